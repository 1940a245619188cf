"""How much may come out of one file that a person holds, whatever lies in it, and in what lies in that."""

from __future__ import annotations

from dataclasses import dataclass

from beside.records import container_problems as problems
from beside.records import limits
from beside.records.problems import RefusedRecordError


@dataclass(slots=True)
class Budget:
    """Counts what was unpacked, never what a container says of itself."""

    name: str = ""
    size: int = 0
    given: int = 0
    members: int = 0
    spent: bool = False

    def give(self, size: int) -> None:
        self.given += size
        grown = max(limits.UNPACKED_FROM, limits.GZIP_RATIO * self.size)
        if self.given > min(grown, limits.UNPACKED):
            self.spent = True
            raise RefusedRecordError(problems.grows_too_much(self.name))

    def open_one(self) -> None:
        self.members += 1
        if self.members > limits.MEMBERS:
            self.spent = True
            raise RefusedRecordError(problems.too_many_members(self.name))
