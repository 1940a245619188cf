"""A note made ready for reading: plain text, hits, sentences, sections, boxes and dates."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from beside.facts.text.layout import (
    Box,
    Section,
    at,
    blank_form,
    find_boxes,
    find_sections,
    sentence_starts,
)
from beside.facts.text.plain import Plain, make_plain
from beside.facts.text.scan import Hit, scan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True, repr=False)
class Note:
    """`roles` holds the hits of each role in order, `begin` where each of them begins; from `form` on stand choices without a tick."""

    plain: Plain
    roles: Mapping[str, Sequence[Hit]]
    begin: Mapping[str, Sequence[int]]
    starts: Sequence[int]
    sections: Sequence[Section]
    section_starts: Sequence[int]
    boxes: Sequence[Box]
    form: int

    def hits(self, *roles: str) -> Sequence[Hit]:
        """The hits of these roles, in order of place."""
        if len(roles) == 1:
            return self.roles.get(roles[0], ())
        return sorted((hit for role in roles for hit in self.roles.get(role, ())), key=lambda hit: hit.start)

    def hits_in(self, role: str, start: int, end: int) -> Sequence[Hit]:
        """The hits of one role that begin in `start:end`."""
        begin = self.begin.get(role, ())
        return self.roles[role][bisect_left(begin, start) : bisect_left(begin, end)] if begin else ()

    def sentence(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence around an offset, without the blanks about it."""
        number = at(self.starts, offset)
        start = self.starts[number]
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.plain.text)
        text = self.plain.text
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        return start, end

    def section(self, offset: int) -> Section:
        return self.sections[at(self.section_starts, offset)]

    def section_end(self, offset: int) -> int:
        number = bisect_right(self.section_starts, offset)
        return self.section_starts[number] if number < len(self.section_starts) else len(self.plain.text)

    def box(self, offset: int) -> Box | None:
        """The box an offset stands at, where it stands at one."""
        number = bisect_right(self.boxes, offset, key=lambda box: box.start) - 1
        if number < 0 or offset >= self.boxes[number].end:
            return None
        return self.boxes[number]

    def boxes_in(self, start: int, end: int) -> Sequence[Box]:
        """The boxes whose words begin in `start:end`."""
        first = bisect_left(self.boxes, start, key=lambda box: box.start)
        return self.boxes[first : bisect_left(self.boxes, end, key=lambda box: box.start)]


def make_note(text: str, breaks: Sequence[int] = ()) -> Note:
    plain = make_plain(text)
    hits = scan(plain)
    roles: dict[str, list[Hit]] = {}
    for hit in hits:
        roles.setdefault(hit.term.role, []).append(hit)
    sections = find_sections(plain, roles.get("heading", ()), breaks)
    heads = [section.start for section in sections]
    starts = sorted({*sentence_starts(plain), *(section.body for section in sections if section.body < len(plain.text))})
    begin = {role: [hit.start for hit in hits] for role, hits in roles.items()}
    boxes = find_boxes(plain)
    return Note(plain, roles, begin, starts, sections, heads, boxes, blank_form(plain, boxes))
