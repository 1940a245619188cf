"""What can go wrong, each as a sentence of its own: what, where, what to do now.

BesideError
├── UsageError            exit 2   the command was not understood
├── NothingReadError      exit 3   none of the records could be read
├── OutputError           exit 4   the brief could not be written
├── CardError             exit 5   the knowledge has a card that breaks the grammar
└── FaultError            exit 70  something that Beside did not foresee
A record that cannot be read is not an exception but a `Problem`: collected, named in the brief; the rest goes on.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class ExitCode(IntEnum):
    DONE = 0
    USAGE = 2
    NOTHING_READ = 3
    NOT_WRITTEN = 4
    CARDS = 5
    FAULT = 70


@dataclass(frozen=True, slots=True, repr=False)
class Problem:
    """Something that could not be read.

    `where` names the file, and the page, resource or byte range within it; `what` is a plain sentence; `hint` says
    what to do now. None of them holds text of the record, but for the title and address of a document that is
    elsewhere: `plainly` then says it without, for terminals and logs. `kind` groups problems of one sort.
    `lost` is true where something of the record was not read (a mere oddity was read all the same).
    """

    where: str
    what: str
    hint: str
    kind: str = ""
    lost: bool = True
    plainly: str = ""

    def __repr__(self) -> str:
        return f"<Problem {self.where}: {self.plainly or self.what} {self.hint}>"


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


class FaultError(BesideError):
    """Of what was not foreseen only the class and the place in our code are told: its words could be a record's."""

    exit_code = ExitCode.FAULT

    def __init__(self, error: BaseException) -> None:
        super().__init__(
            f"Beside stopped at something it did not foresee ({type(error).__name__}{_place_of(error)}). That is a "
            "fault of Beside, not of your records; what was written before is whole. Please tell us the words in "
            "brackets and what you were doing; do not send your records."
        )


def _place_of(error: BaseException) -> str:
    """The last line of our own that was reached, as ` at case/gather.py, line 42`."""
    home = Path(__file__).parent
    lines = [(Path(frame.f_code.co_filename), line) for frame, line in walk_tb(error.__traceback__)]
    ours = [(file.relative_to(home).as_posix(), line) for file, line in lines if file.is_relative_to(home)]
    return f" at {ours[-1][0]}, line {ours[-1][1]}" if ours else ""
