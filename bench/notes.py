"""The project's own labelled notes: texts in `own/`, and beside each what a careful reader says it says.

The even numbers are what rules are written by (the first half); figures are told of the odd ones (the second).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.spans import Span

FOLDER = Path(__file__).parent / "own"


@dataclass(frozen=True)
class Label:
    """What a note says at a place. `kind` is a fact's, or `span` for a phrase of which only the status counts, or `none`."""

    start: int
    end: int
    kind: str
    name: str
    value: str
    unit: str
    assertion: str
    time: str
    person: str
    course: str
    detail: str


@dataclass(frozen=True)
class Note:
    number: int
    text: str
    labels: tuple[Label, ...]


def read_half(half: str) -> list[Note]:
    """`report` or `develop`."""
    return [note for note in read_notes() if note.number % 2 == (half == "report")]


def read_notes() -> list[Note]:
    return [read_note(path) for path in sorted(FOLDER.glob("*.txt"))]


def read_note(path: Path) -> Note:
    text = path.read_text("utf-8")
    with path.with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        return Note(int(path.stem), text, tuple(read_label(text, row) for row in csv.DictReader(file)))


def read_label(text: str, row: dict[str, str]) -> Label:
    quote, start = row["quote"], -1
    for _ in range(int(row["nth"])):
        start = text.index(quote, start + 1)
    return Label(start, start + len(quote), *(row[name] for name in ("kind", "name", "value", "unit", "assertion", "time", "person", "course", "detail")))


def spans(note: Note) -> Iterator[Span]:
    """Each label whose status the words around it set."""
    from bench.spans import Span  # noqa: PLC0415 - it imports this

    for label in note.labels:
        if label.kind != "none" and label.assertion:
            yield Span(note.text, label.start, label.end, frozenset(_truth(label)))


def _truth(label: Label) -> Iterator[str]:
    held = {"negated": label.assertion == "ruled-out", "historical": label.time == "past", "hypothetical": label.assertion == "hypothetical", "family": label.person == "family"}
    return (name for name, holds in held.items() if holds)
