"""What the readers of one run share: the children, and somebody to tell which page is being read."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import psutil

from beside.records import limits
from beside.records.child import Children
from beside.records.ocr_engine import find_engine

if TYPE_CHECKING:
    from collections.abc import Callable

    from beside.records.kept import KeptPages
    from beside.records.ocr_engine import Engine, Missing


def tell_nobody(_: str) -> None:
    """Where nobody wants to know."""


@dataclass(slots=True)
class Work:
    """`tell` is given what is read now, such as `scan.pdf, page 3 of 12`; `hands` is how many children read scans."""

    children: Children = field(default_factory=Children)
    tell: Callable[[str], None] = tell_nobody
    engine: Engine | Missing = field(default_factory=lambda: find_engine(os.environ, sys.platform))
    kept: KeptPages | None = None
    hands: int = 0

    def __post_init__(self) -> None:
        self.hands = self.hands or count_hands()


def count_hands() -> int:
    """All processors but one, as far as there is memory for a page in each."""
    room = int(psutil.virtual_memory().available) // limits.CHILD_MEMORY
    return max(1, min((os.cpu_count() or 2) - 1, room))
