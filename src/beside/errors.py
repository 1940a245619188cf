"""What can go wrong, each as a sentence of its own: what, where, what to do now.

BesideError
├── UsageError            exit 2   the command was not understood
├── NothingReadError      exit 3   none of the records could be read
├── OutputError           exit 4   the brief could not be written
└── CardError             exit 5   the knowledge has a card that breaks the grammar
A record that cannot be read is not an exception but a `Problem`: collected, named in the brief; the rest goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class ExitCode(IntEnum):
    DONE = 0
    USAGE = 2
    NOTHING_READ = 3
    NOT_WRITTEN = 4
    CARDS = 5


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read.

    `where` names the file, and the page, resource or byte range within it; `what` is a plain sentence; `hint` says
    what to do now. None of them holds text of the record. `kind` groups problems of one sort.
    `lost` is true where something of the record was not read (a mere oddity was read all the same).
    """

    where: str
    what: str
    hint: str
    kind: str = ""
    lost: bool = True


class BesideError(Exception):
    exit_code = ExitCode.USAGE


class UsageError(BesideError):
    exit_code = ExitCode.USAGE


class NothingReadError(BesideError):
    exit_code = ExitCode.NOTHING_READ

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            "None of these records could be read. Below is what was tried, and what to do about each one."
        )


class OutputError(BesideError):
    exit_code = ExitCode.NOT_WRITTEN

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(
            f"The brief could not be written to {folder}: {reason}. Choose another folder with -o FOLDER."
        )


class CardError(BesideError):
    exit_code = ExitCode.CARDS

    def __init__(self, offences: Sequence[str]) -> None:
        self.offences = tuple(offences)
        super().__init__("Some cards break the grammar of docs/cards.md:\n" + "\n".join(f"  {line}" for line in offences))
