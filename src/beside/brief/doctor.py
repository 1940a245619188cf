"""The page for a doctor as values: ten parts in a fixed order, on one sheet, with the records it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from beside.brief.messages import Sentence
    from beside.brief.page import Show


@dataclass(frozen=True, slots=True)
class Line:
    """Sentences that run on. `is_open`: awaited, differing, disputed or urgent, and so never left out for room."""

    said: tuple[Sentence, ...]
    label: Sentence | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One of the ten parts: what is newest and still open first; `more` says how much stands in the brief alone."""

    id: str
    title: Sentence
    lines: tuple[Line, ...]
    more: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A record that a line stands on: its number on this page, its name, and the documents it is made of."""

    number: int
    name: Sentence
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DoctorPage:
    """One sheet for a clinician. `door` is what the person reads before it, where they chose not to see everything.

    `is_dense` where the sheet is so full that a browser has to print it small.
    """

    language: str
    show: Show
    prepared_on: date
    document_title: Sentence
    title: Sentence
    about: Sentence
    door: tuple[Sentence, ...]
    parts: tuple[Part, ...]
    records: tuple[Record, ...]
    records_title: Sentence
    foot: Sentence
    is_dense: bool = False
