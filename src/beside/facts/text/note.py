"""A note made ready for reading: plain text, hits, sentences, sections, boxes and dates."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from beside.facts.text.layout import (
    KINDS_OF_CANCER,
    Box,
    Section,
    at,
    blank_form,
    find_boxes,
    find_choices,
    find_sections,
    sentence_starts,
)
from beside.facts.text.plain import Plain, make_plain
from beside.facts.text.reaction_tables import find_reaction_tables
from beside.facts.text.scan import Hit, scan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from beside.facts.text.reaction_tables import Span


@dataclass(frozen=True, slots=True, repr=False)
class Note:
    """`roles` holds the hits of each role in order, `begin` where each of them begins; from `form` on stand choices without a tick.

    `starts` is where each sentence begins, `sentences` the same without the blanks about it, with its end.
    """

    plain: Plain
    roles: Mapping[str, Sequence[Hit]]
    begin: Mapping[str, Sequence[int]]
    starts: Sequence[int]
    sentences: Sequence[Span]
    sections: Sequence[Section]
    section_starts: Sequence[int]
    boxes: Sequence[Box]
    box_starts: Sequence[int]
    reactions: Sequence[Span]
    form: int

    def hits(self, *roles: str) -> Sequence[Hit]:
        """The hits of these roles, in order of place."""
        if len(roles) == 1:
            return self.roles.get(roles[0], ())
        return sorted((hit for role in roles for hit in self.roles.get(role, ())), key=lambda hit: hit.start)

    def hits_in(self, role: str, start: int, end: int) -> Sequence[Hit]:
        """The hits of one role that begin in `start:end`."""
        begin = self.begin.get(role)
        if begin is None:
            return ()
        first = bisect_left(begin, start)
        return self.roles[role][first : bisect_left(begin, end, first)]

    def sentence(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence around an offset, without the blanks about it."""
        return self.sentences[bisect_right(self.starts, offset) - 1]

    def section(self, offset: int) -> Section:
        return self.sections[at(self.section_starts, offset)]

    def section_end(self, offset: int) -> int:
        number = bisect_right(self.section_starts, offset)
        return self.section_starts[number] if number < len(self.section_starts) else len(self.plain.text)

    def box(self, offset: int) -> Box | None:
        """The box an offset stands at, where it stands at one."""
        number = bisect_right(self.box_starts, offset) - 1
        if number < 0 or offset >= self.boxes[number].end:
            return None
        return self.boxes[number]

    def boxes_in(self, start: int, end: int) -> Sequence[Box]:
        """The boxes whose words begin in `start:end`."""
        first = bisect_left(self.box_starts, start)
        return self.boxes[first : bisect_left(self.box_starts, end, first)]


def without_choices(plain: Plain, hits: Sequence[Hit]) -> Sequence[Hit]:
    """The words of the note without the kinds of cancer that a form only offers."""
    choices = find_choices(plain, hits)
    return [hit for hit in hits if hit.term.role not in KINDS_OF_CANCER or not any(start <= hit.start < end for start, end in choices)]


def make_note(text: str, breaks: Sequence[int] = ()) -> Note:
    """`breaks` are where the text as written says that another section begins."""
    plain = make_plain(text)
    hits = without_choices(plain, scan(plain))
    roles: dict[str, list[Hit]] = {}
    for hit in hits:
        roles.setdefault(hit.term.role, []).append(hit)
    sections = find_sections(plain, roles.get("heading", ()), [plain.offset(place) for place in breaks])
    heads = [section.start for section in sections]
    starts = sorted({*sentence_starts(plain), *(section.body for section in sections if section.body < len(plain.text))})
    begin = {role: [hit.start for hit in hits] for role, hits in roles.items()}
    boxes = find_boxes(plain)
    return Note(
        plain, roles, begin,
        starts=starts, sentences=[trimmed(plain.text, *span) for span in pairwise([*starts, len(plain.text)])],
        sections=sections, section_starts=heads,
        boxes=boxes, box_starts=[box.start for box in boxes],
        reactions=find_reaction_tables(plain.low), form=blank_form(plain, boxes),
    )  # fmt: skip


def trimmed(text: str, start: int, end: int) -> Span:
    """A stretch without the blanks about it."""
    words = text[start:end].rstrip()
    return start + len(words) - len(words.lstrip()), start + len(words)
