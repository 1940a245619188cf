"""What the readers of one run share: the children, and somebody to tell which page is being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from beside.records.child import Children

if TYPE_CHECKING:
    from collections.abc import Callable


def tell_nobody(_: str) -> None:
    """Where nobody wants to know."""


@dataclass(slots=True)
class Work:
    """`tell` is given what is read now, such as `scan.pdf, page 3 of 12`."""

    children: Children = field(default_factory=Children)
    tell: Callable[[str], None] = tell_nobody
