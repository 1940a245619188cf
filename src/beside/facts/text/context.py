"""What the readers of one note share: the note, its date, the dates in it, its tumours and specimen parts."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from beside.facts.text.dates import Mention, find_dates, settle
from beside.facts.text.header import birth_before, date_taken, document_date, is_of_laboratory
from beside.facts.text.imaging_heads import title_scans
from beside.facts.text.note import Note, make_note
from beside.facts.text.tumours import Part, Tumour, find_parts, find_tumours, only_one

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beside.facts.text.scan import Hit
    from beside.records.document import Document
    from beside.records.document import Part as Stretch
    from beside.terms.dates import PartialDate


@dataclass(frozen=True, slots=True, repr=False)
class Context:
    """`only` is the one tumour of a note that speaks of no other; `scans` are those the note is the report of.

    `begin` is where each of the dates begins. `laboratory` is set where the note is a report of pathology, on tissue `taken` that day.
    """

    document: Document
    note: Note
    today: PartialDate | None
    dates: Sequence[Mention]
    begin: Sequence[int]
    tumours: Sequence[Tumour]
    parts: Sequence[Part]
    births: Sequence[Mention]
    only: Tumour | None
    scans: Sequence[Hit]
    laboratory: bool
    taken: PartialDate | None

    def dates_in(self, start: int, end: int) -> Sequence[Mention]:
        return self.dates[bisect_left(self.begin, start) : bisect_left(self.begin, end)]


def is_section(part: Stretch) -> bool:
    """Whether a part of a clinical document is a whole section: a row, or a note in it, goes on in the one around it."""
    return part.path.endswith(("/section", "section]")) and not part.entries


def day_of(document: Document, own: PartialDate | None) -> PartialDate | None:
    """The day the record around a paper gives it; of a paper within it that bears an earlier day of its own, that one."""
    is_paper = bool(document.container) and not document.parts
    older = document.date is not None and own is not None and own.before(document.date) is True
    return own if is_paper and older else document.date or own


def make_context(document: Document) -> Context:
    note = make_note(document.text, [part.start for part in document.parts if is_section(part)])
    mentions = find_dates(note.plain.low, note.hits("month"))
    today = day_of(document, document_date(note.plain, settle(mentions, None)))
    parts = find_parts(note)
    settled = settle(mentions, today)
    told = [(mention, birth_before(note.plain, mention) is not None) for mention in settled]
    dates = [mention for mention, birth in told if not birth]
    tumours = find_tumours(note, parts)
    scans = title_scans(note)
    return Context(
        document, note, today,
        dates=dates, begin=[mention.start for mention in dates],
        births=[mention for mention, birth in told if birth],
        tumours=tumours, only=only_one(tumours, parts), parts=parts, scans=scans,
        # The words of a clinical document begin with whichever section its writer put first: no head says who writes, or when tissue was taken.
        laboratory=not scans and not document.parts and (is_of_laboratory(note.plain) or any(section.name == "gross" for section in note.sections)),
        taken=None if document.parts else date_taken(note.plain, settled),
    )  # fmt: skip
