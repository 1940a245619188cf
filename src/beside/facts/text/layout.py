"""How a note is laid out: sentences, sections with their headings, specimen parts, ticked and empty boxes."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from beside.facts.text.lexicon import read_rows
from beside.facts.text.tables import alternatives, header_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from beside.facts.text.plain import Plain
    from beside.facts.text.scan import Hit

PARAGRAPH = 6000  # characters a paragraph may be long
FEWEST_CHOICES = 4  # open choices that make a text a form
LONGEST = 1500  # characters of one sentence: a text without any stop is still cut
NARROW, WIDE = 50, 140  # what a text wrapped by hand may be wide: wider lines are whole paragraphs
OPEN = 24  # characters at the end of a line that may show it unfinished
SLACK = 9  # characters a wrapped line may be short of the width, its next word included
WORD = re.compile(r"\S{1,30}")
STOP = re.compile(r"[.!?]['\")\]]?\s|\n")
ABBREVIATION = re.compile(r"(?:\b(?:dr|mr|mrs|ms|prof|vs|e\.g|i\.e|approx|no|fig|st|incl|resp|ca|pt|q\.d|b\.i\.d|t\.i\.d|p\.o|p\.r\.n|b\.d|hr|oclock|oclock position)|(?<![°/])\b[a-z]|(?:^|\n)\s?\d{1,2})\.$")
BULLET = re.compile(r"(?:[-*>+]|o\s|\(?(?:[a-z]|\d{1,2})[.)](?!\d)|#\d|part\s\w|\[|[☐☑☒]|_{3,}|[cpy]{1,2}t\d)")
STAGED = re.compile(r"[acpry]{1,2}[TNM][0-4Xx]")  # a sentence may begin with a stage: "pT2 pN0"
LABEL = re.compile(r"[A-Z][A-Za-z0-9 /&,'()#-]{1,48}(?::(?=\s|$)|\t)")
UNKNOWN_HEADING = re.compile(r"(?:[A-Z][A-Z0-9 /&,'()-]{3,58}|[A-Z][A-Za-z /&'()-]{2,48}(?:,[ ]\d[A-Za-z0-9 /.-]{3,22})?):?[ ]?$|[A-Z][A-Z /&,'()-]{3,48}:")
PART = re.compile(r"(?:part|specimen(?!s\s?:))\s?#?[a-z0-9]{1,2}\s?[:.)-]|\(?[a-z][.):]\s|\d{1,2}[.)]\s")
ASIDE = re.compile(r"[ ]?\([^()\n]{0,60}\)(?=\s{0,2}(?:$|\n|:))")  # "SPECIMENS (received fresh)"
HEADING_LEAD = re.compile(r"[\s\-*>#=_]*(?:\(?(?:\d{1,2}|[A-Za-z])[.)]\s)?[\s\-*#]*$")
BOX = re.compile(r"\[\s?([xX✓✔*]?)\s?\]|([☐☑☒✓✔])|\(([xX✓✔ ])\)|(__{1,60})(?![A-Za-z0-9_])|_[xX]_")


@dataclass(frozen=True, slots=True)
class Section:
    """From `start` on, the section of this name; `title` ends where its text begins."""

    start: int
    body: int
    name: str


@dataclass(frozen=True, slots=True)
class Box:
    """A box with whether it is ticked, and the words that belong to it: `start:end`."""

    start: int
    end: int
    ticked: bool


@dataclass(frozen=True, slots=True)
class Defaults:
    """What stands for everything under a heading, unless the sentence says otherwise; empty where nothing does."""

    person: str = ""
    time: str = ""
    assertion: str = ""
    course: str = ""


@functools.cache
def section_defaults() -> Mapping[str, Defaults]:
    return {
        row["section"]: Defaults(row["person"], row["time"], row["assertion"], row["course"])
        for row in read_rows("beside.facts", "sections.csv")
    }


def sentence_starts(plain: Plain) -> list[int]:
    """Where each sentence begins. A line of a list or a form is a sentence of its own; wrapped lines are one."""
    starts = [0]
    width = wrap_width(plain.written)
    for stop in STOP.finditer(plain.text):
        end = stop.end()
        if end - starts[-1] > 1 and ends_sentence(plain, stop, width):
            starts += cut_long(plain.text, starts[-1], end)
    starts += cut_long(plain.text, starts[-1], len(plain.text))
    return starts


def cut_long(text: str, start: int, end: int) -> Iterator[int]:
    """Starts of the pieces of a sentence too long to be one, and of the next sentence."""
    while end - start > LONGEST:
        blank = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        start = blank + 1 if blank > 0 else start + LONGEST
        yield start
    if end < len(text):
        yield end


def wrap_width(written: str) -> int:
    """The width a text was wrapped to: that of nearly its longest lines, within reason."""
    lengths = sorted(len(line.rstrip()) for line in written[:40_000].split("\n"))
    return max(NARROW, min(WIDE, lengths[int(len(lengths) * 0.95)]))


def ends_sentence(plain: Plain, stop: re.Match[str], width: int) -> bool:
    text, end = plain.text, stop.end()
    if text[stop.start()] == "\n":
        return line_ends(plain, stop.start(), end, width)
    if ABBREVIATION.search(plain.low, max(0, stop.start() - 12), stop.start() + 1):
        return False
    following = text[end : end + 1]
    return not following.islower() or text[stop.start()] != "." or STAGED.match(text, end) is not None


def line_ends(plain: Plain, end: int, following: int, width: int) -> bool:
    """Whether a line is whole. One that goes on had no room for the word that follows."""
    text = plain.text
    if text[following : following + 1] in {"\n", ""} or text[end - 1 : end] in {"\n", ".", ":", "?", "!", ";"}:
        return True
    if BULLET.match(plain.low, following) or LABEL.match(text, following, following + 52):
        return True
    if goes_on(plain, end, following):
        return False
    start = text.rfind("\n", max(0, end - 400), end) + 1
    length = plain.place(end) - plain.place(start)
    word = WORD.match(text, following)
    room = width - length - (len(word.group()) if word else 1)
    return room > (width // 2 if text[following].islower() else SLACK)


NUMBERED = re.compile(r"(?:^|(?<=\n))[ ]?(?P<number>\d{1,2})[ ]?[.,)]?[ ]")
KINDS_OF_CANCER = frozenset({"cancer", "histology", "malignancy"})
FEWEST_KINDS = 5  # lines of a numbered list that begin with a kind of cancer
MISSED = 3  # numbers of such a list that a scan may have lost
WISHES = "directive"
TITLE, TITLE_WORDS = 200, 9


def goes_on(plain: Plain, end: int, following: int) -> bool:
    """In a narrow column a phrase runs down line by line: "No history / of / diabetes" is one."""
    if not plain.text[following].islower():
        return False
    unfinished, continuing = open_words()
    return bool(continuing.match(plain.low, following) or unfinished.search(plain.low, max(0, end - OPEN), end))


@functools.cache
def open_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words that no line ends with, and words that none begins with but one that goes on."""
    words = header_words()
    return re.compile(rf"(?<![a-z])(?:{alternatives(words['unfinished'])})$"), re.compile(rf"(?:{alternatives(words['going on'])})(?![a-z-])")


def find_sections(plain: Plain, hits: Sequence[Hit], breaks: Sequence[int] = ()) -> list[Section]:
    """Known headings at the start of a line or sentence and set off by a colon; unknown ones end the section before.

    So do `breaks`, where the document itself says that another section begins: what stands last before one heads nothing.
    """
    found = [Section(hit.start, heading_end(plain, hit), hit.term.name) for hit in hits
             if hit.term.role == "heading" and is_heading(plain, hit)]  # fmt: skip
    known = {section.start for section in found}
    found += [section for section in unknown_headings(plain) if section.start not in known and not is_last(plain, section.body, breaks)]
    found += [Section(place, place, "") for place in breaks if place not in known]
    found += [Section(end, end, "") for section in found if (end := paragraph_end(plain, section)) and end not in known]
    named = [Section(0, 0, ""), *sorted(found, key=lambda section: section.start)]
    return [replace(section, name=section.name or WISHES) for section in named] if holds_wishes(plain) else named


def holds_wishes(plain: Plain) -> bool:
    """Whether the title calls the paper one that holds a person's own wishes for when they cannot speak."""
    title = next(iter(plain.low[:TITLE].strip().split("\n")), "")
    return len(title.split()) <= TITLE_WORDS and ":" not in title and any(word in title for word in header_words()["wishes"])


def is_last(plain: Plain, place: int, breaks: Sequence[int]) -> bool:
    """Whether nothing follows in a section that the document itself sets off."""
    number = bisect_right(breaks, place)
    end = breaks[number] if number < len(breaks) else len(plain.text)
    return bool(breaks) and not plain.text[place:end].strip()


def paragraph_end(plain: Plain, section: Section) -> int:
    """Where a section that began within a line ends, if its heading sets a status: what stands in the next paragraph
    is no longer of the family, or past.
    """
    defaults = section_defaults().get(section.name)
    if defaults is None or defaults == Defaults() or not plain.text[section.body : section.body + 3].strip(" \t"):
        return 0
    if plain.text[section.body : section.body + 2].lstrip(" ").startswith("\n"):
        return 0
    end = plain.text.find("\n\n", section.body, section.body + PARAGRAPH)
    return end + 1 if end >= 0 else 0


def is_heading(plain: Plain, hit: Hit) -> bool:
    text = plain.text
    line = text.rfind("\n", max(0, hit.start - 80), hit.start) + 1
    alone = HEADING_LEAD.match(text, line, hit.start) and hit.start - line < 12
    after = text[hit.end : hit.end + 2].lstrip(" \t")[:1]
    if alone and (after == "\n" or not text[hit.end :hit.end + 2].strip()):
        return text[hit.start].isupper()
    if after == "." and alone:
        return text[hit.start].isupper() and hit.start == line
    if after == "(" and alone:
        return text[hit.start].isupper() and text[hit.start : hit.end].isupper()
    opens = alone or text[max(0, hit.start - 2) : hit.start].strip() in {".", ";", ")"}
    return bool(opens) and after == ":" and text[hit.start].isupper()


def heading_end(plain: Plain, hit: Hit) -> int:
    aside = ASIDE.match(plain.text, hit.end)
    end = aside.end() if aside else hit.end
    colon = plain.text.find(":", end, end + 3)
    return colon + 1 if colon >= 0 else end


def unknown_headings(plain: Plain) -> Iterator[Section]:
    text, start = plain.text, 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        lead = start + len(text[start : min(end, start + 8)]) - len(text[start : min(end, start + 8)].lstrip("-=* "))
        found = UNKNOWN_HEADING.match(text, lead, min(end, lead + 62))
        if found and (found.end() == end or text[found.end() - 1] == ":") and stands_alone(text, start, end, found):
            yield Section(lead, found.end(), "")
        start = end + 1


def stands_alone(text: str, start: int, end: int, found: re.Match[str]) -> bool:
    """Capitals, or a line with an empty line before it: else it is a label within its section ("Mother: well")."""
    words = found.group().strip(": ")
    if words.isupper():
        return len(words) > 4 and (" " in words or len(words) > 5)
    return found.end() >= end and end - start < 40 and text[max(0, start - 2) : start] == "\n\n" and not words.islower()


def find_boxes(plain: Plain) -> list[Box]:
    """Boxes of templates: each owns the words after it up to the next box, three blanks or the end of the line."""
    marks = [(mark.start(), mark.end(), is_ticked(mark)) for mark in BOX.finditer(plain.text)]
    boxes = []
    for number, (_, end, ticked) in enumerate(marks):
        line = plain.text.find("\n", end, end + LONGEST)
        limit = min(len(plain.text), end + LONGEST) if line < 0 else line
        if number + 1 < len(marks):
            limit = min(limit, marks[number + 1][0])
        tab = plain.text.find("\t", end + 1, limit)
        boxes.append(Box(end, tab if tab > 0 and plain.text[end:tab].strip() else limit, ticked))
    return boxes


def blank_form(plain: Plain, boxes: Sequence[Box]) -> int:
    """Where a printed form of choices begins of which no tick can be read: what stands there is what could be chosen."""
    words = form_words()
    starts = [found.start() for found in words[0].finditer(plain.low)]
    if not starts or len(words[1].findall(plain.low, starts[0])) < FEWEST_CHOICES or any(box.ticked for box in boxes if box.start > starts[0]):
        return len(plain.text)
    return starts[0]


def find_choices(plain: Plain, hits: Sequence[Hit]) -> list[tuple[int, int]]:
    """The numbered lists of kinds of cancer to choose from: a form prints them all, and the answer is a number elsewhere."""
    named = {hit.start: hit.term.name or hit.term.value for hit in hits if hit.term.role in KINDS_OF_CANCER}
    lines = [(int(line["number"]), line.start(), line.end()) for line in NUMBERED.finditer(plain.text)]
    runs: list[list[tuple[int, int]]] = [[]]
    last = 0
    for number, start, end in lines:
        if not last < number <= last + MISSED:
            runs.append([])
        last = number
        if end in named:
            runs[-1].append((start, end))
    return [(run[0][0], run[-1][1] + 1) for run in runs if len(run) >= FEWEST_KINDS]


@functools.cache
def form_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = header_words()
    return re.compile(alternatives(words["form"])), re.compile(alternatives(words["choice"]))


def is_ticked(mark: re.Match[str]) -> bool:
    square, sign, round_one, line = mark.groups()
    if sign:
        return sign != "☐"
    if line:
        return False
    if square is None and round_one is None:
        return True
    return bool((square or round_one or "").strip())


def at(starts: Sequence[int], offset: int) -> int:
    """Which of the stretches that begin at these offsets holds this one."""
    return bisect_right(starts, offset) - 1
