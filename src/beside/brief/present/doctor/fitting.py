"""One sheet: how many lines a part may fill, and which records its lines stand on."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import cut, entry_kinds
from beside.brief.doctor import Part, Record
from beside.brief.messages import frame, message
from beside.brief.record_names import record_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from beside.brief.doctor import Line
    from beside.brief.messages import Message, Sentence
    from beside.guide import Guide
    from beside.records.document import Document

WIDTH = 120  # characters that one line of the sheet holds
SHEET = 112  # lines that fill it, at a type that can still be read
MOST_KINDS = 3
NAMES_A_LINE, MOST_RECORDS = 5, 60  # of records, at the foot
SPACIOUS = 72
CLIPPED = (10, 8, 6, 5, 4, 3, 2)
ROOMIER = (6, 4, 3, 2.5, 2, 1.8, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1)
# Lines of the sheet that each part has for sure.
ROOM = {
    "decision": 7, "case": 12, "plan": 13, "pathology": 12, "treatment": 7, "imaging": 12, "biomarkers": 7, "fitness": 10,
    "matters": 4, "open": 8,
}  # fmt: skip


def on_one_sheet(lines: Mapping[str, Sequence[Line]], records: int = 0) -> tuple[Part, ...]:
    """With as much room for each part as leaves all of them on one sheet, above the names of the records."""
    sheet = SHEET - min(records, MOST_RECORDS) // NAMES_A_LINE
    parts: tuple[Part, ...] = ()
    for times in ROOMIER:
        parts = tuple(fitted(name, said, int(ROOM[name] * times)) for name, said in lines.items())
        if height_of(parts) <= sheet:
            return parts
    for most in CLIPPED:
        parts = tuple(replace(part, lines=tuple(clipped(line, most) for line in part.lines)) for part in parts)
        if height_of(parts) <= sheet:
            break
    return parts


def clipped(line: Line, most: int) -> Line:
    """A tall line of few sentences: each gives up its end, in equal parts."""
    if line.is_open or height(line) <= most:
        return line
    label = len(line.label.text) + 2 if line.label else 0
    limit = (most * WIDTH - label) // len(line.said) - 6
    return replace(line, said=tuple(shorter(sentence, max(limit, 60)) for sentence in line.said))


def shorter(sentence: Sentence, limit: int) -> Sentence:
    if len(sentence.text) <= limit:
        return sentence
    return replace(sentence, message=message(wording.CUT, words=cut(sentence.text, limit)))


def height_of(parts: Sequence[Part]) -> int:
    return sum(height(line) for part in parts for line in part.lines)


def fitted(name: str, lines: Iterable[Line], room: int) -> Part:
    """What is open first and whole, then the rest in its order as far as there is room; what is left is counted."""
    ordered = sorted(lines, key=lambda line: not line.is_open)
    shown = tuple(shortened(list(within(ordered, room)), room))
    more = len(ordered) - len(shown)
    return Part(name, frame(wording.PARTS[name]), shown, frame(wording.MORE, count=more) if more else None)


def within(lines: Sequence[Line], room: int) -> Iterator[Line]:
    """What is open or has a label of its own stays; reports fill the room that is left, at least one of them."""
    room -= sum(height(line) for line in lines if is_kept(line))
    reports = 0
    for line in lines:
        room -= 0 if is_kept(line) else height(line)
        reports += not is_kept(line)
        if is_kept(line) or reports == 1 or room >= 0:
            yield line


def shortened(lines: list[Line], room: int) -> list[Line]:
    """Where what is kept is still too much: the tallest lines give up their ends, and say how much."""
    cut: dict[int, int] = {}
    while sum(map(height, lines)) > room:
        able = [place for place, line in enumerate(lines) if not line.is_open and len(line.said) > 1 and height(line) > 1]
        if not able:
            break
        tallest = max(able, key=lambda place: height(lines[place]))
        lines[tallest] = replace(lines[tallest], said=lines[tallest].said[:-1])
        cut[tallest] = cut.get(tallest, 0) + 1
    return [with_rest(line, cut.get(place, 0)) for place, line in enumerate(lines)]


def with_rest(line: Line, more: int) -> Line:
    return replace(line, said=(*line.said, frame(wording.MORE, count=more))) if more else line


def is_kept(line: Line) -> bool:
    return line.is_open or line.label is not None


def height(line: Line) -> int:
    """How many lines of the sheet it fills."""
    label = len(line.label.text) + 2 if line.label else 0
    return -(-(label + sum(len(sentence.text) + 4 for sentence in line.said)) // WIDTH)


def named_by_entries(name: Message, kinds: str) -> Message:
    """A file of codes that bears no title also by what it holds: its name alone does not say which paper to ask for."""
    return message(wording.OF_ENTRIES, record=name, kinds=kinds) if kinds else name


def kinds_of_entries(document: Document) -> str:
    """What its entries are, the most numerous first."""
    found = Counter(words for entry in document.entries if (words := entry_kinds().get(entry.resource.resource_type)))
    return ", ".join(words for words, _ in found.most_common(MOST_KINDS))


def records_of(parts: Sequence[Part], guide: Guide) -> tuple[Record, ...]:
    """The records named on the page, numbered as they come; documents that bear one name are one record."""
    titles = {document.id: document.title for document in guide.case.documents if document.title}
    kinds = {document.id: kinds_of_entries(document) for document in guide.case.documents}
    sentences = (sentence for part in parts for line in part.lines for sentence in line.said)
    held: Mapping[str, list[str]] = defaultdict(list)
    names = {}
    for source in dict.fromkeys(source for sentence in sentences for source in sentence.sources):
        name = named_by_entries(record_name(source, titles), kinds.get(source.document, "") if source.document not in titles else "")
        names[str(name)] = name
        if source.document not in held[str(name)]:
            held[str(name)].append(source.document)
    return tuple(
        Record(number, frame(wording.MARKED, name=message("{name}", name=names[name])), tuple(documents))
        for number, (name, documents) in enumerate(held.items(), 1)
    )
