"""Tells how far the reading is: of so many files, with those that turn up in others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(slots=True)
class Steps:
    total: int = 0
    tell: Callable[[int, int, str], None] | None = None
    done: int = 0

    def begin(self, name: str) -> None:
        if self.tell:
            self.tell(self.done, self.total, name)

    def end(self) -> None:
        self.done += 1
