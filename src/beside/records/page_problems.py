"""The sentences for pages that could not be read; none holds words of the record."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from beside.errors import Problem
from beside.records import limits
from beside.records.child import TOO_LARGE, TOO_SLOW
from beside.records.problems import AGAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

PRINT_AGAIN = (
    "Open it in the program you read it with, and print or save it as a new PDF; or ask the place that gave it for "
    "another copy."
)
REASONS = {
    TOO_LARGE: f"reading it took more than {limits.in_words(limits.CHILD_MEMORY)} of memory",
    TOO_SLOW: "reading it took too long",
}


def in_words(numbers: Iterable[int]) -> str:
    """`page 3`, `pages 3 to 5 and 8`."""
    runs = [said for run in _runs(sorted(numbers)) for said in _run(run)]
    listed = " and ".join(filter(None, (", ".join(runs[:-1]), runs[-1])))
    return f"page {listed}" if listed.isdigit() else f"pages {listed}"


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Neighbours differ from their place in the row by the same number."""
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        yield [number for _, number in run]


def _run(run: Sequence[int]) -> list[str]:
    return list(map(str, run)) if len(run) < 3 else [f"{run[0]} to {run[-1]}"]


def _on(where: str, numbers: Iterable[int]) -> str:
    return f"{where}, {in_words(numbers)}"


def locked(where: str) -> Problem:
    what = "This PDF is locked with a password."
    hint = (
        "Open it with its password in the program you read it with, print or save it as a new PDF without a password, "
        "and give that one."
    )
    return Problem(where, what, hint, "password")


def broken_file(where: str, thing: str) -> Problem:
    return Problem(where, f"This {thing} is damaged or cut short, and could not be opened.", AGAIN, "damaged")


def blank_pages(where: str) -> Problem:
    return Problem(where, "Nothing stands on any page of this PDF.", AGAIN, "empty")


def stopped(where: str, thing: str, reason: str) -> Problem:
    why = REASONS.get(reason, "the part of Beside that opens it broke off")
    return Problem(where, f"This {thing} could not be opened: {why}.", PRINT_AGAIN, "stopped")


def stopped_at(where: str, numbers: Sequence[int], reason: str) -> Problem:
    why = REASONS.get(reason, "the part of Beside that opens it broke off")
    return Problem(_on(where, numbers), f"Not read: {why}.", PRINT_AGAIN, "stopped")


def broken_pages(where: str, numbers: Sequence[int]) -> Problem:
    return Problem(_on(where, numbers), "Damaged, and not read.", AGAIN, "damaged")


def too_many_pages(where: str, first: int) -> Problem:
    what = f"Beside reads {limits.PAGES:,} pages of one file. From page {first:,} on it was not read."
    return Problem(where, what, "Split it into smaller files.", "limit")


def attachment_lost(where: str, number: int) -> Problem:
    what = f"A file that lies in this PDF, the {number}. of them, could not be taken out."
    return Problem(where, what, "Open the PDF, save that file on its own, and give it.", "broken-attachment")
