"""What a scan found: which scan a place in a note is of, and its result in brief."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from beside.facts.fact import About, Status
from beside.facts.text.imaging_heads import conclusions, is_scan
from beside.facts.text.make import Found
from beside.facts.text.plain import make_plain
from beside.facts.text.scan import scan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.text.context import Context
    from beside.facts.text.scan import Hit

FAR = 2000  # characters after its label a scan is still the one spoken of
LONGEST = 200  # characters of a result in brief
LABEL = re.compile(r"\s?(?:findings)?\s?:")
MEASURE = re.compile(r"(?<![\d.])(?P<number>\d{1,3}(?:\.\d{1,2})?)\s?(?:mm|cm)(?![a-z])")
NUMBER = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,2})?(?![\d.])")
NUMBERED = re.compile(r"(?:\d{1,2}[.)]|[-*])\s")


def modality_at(context: Context, offset: int) -> str:
    """The scan a label before this place names ("ULTRASOUND: ..."), else the only one in the title of note or document."""
    start = max(context.note.section(offset).start, offset - FAR)
    labels = [hit for hit in context.note.hits_in("imaging", start, offset) if is_label(context, hit)]
    if labels:
        return labels[-1].term.name
    if len(context.scans) == 1:
        return context.scans[0].term.name
    return "" if context.scans else titled_scan(context.document.title)


@cache
def titled_scan(title: str) -> str:
    """The one scan a document is called after, as the conclusion of a coded report is called after its report."""
    named = {hit.term.name for hit in scan(make_plain(title)) if hit.term.role == "imaging"} if title else set()
    return named.pop() if len(named) == 1 else ""


def is_label(context: Context, hit: Hit) -> bool:
    plain = context.note.plain
    return plain.text[max(0, hit.start - 1) : hit.start].strip() == "" and LABEL.match(plain.low, hit.end) is not None and is_scan(context.note, hit)


def read_results(context: Context) -> Iterator[Found]:
    """The first sentence of the impression, for the scan reported; the sentence after a scan's own label."""
    for start, end in conclusions(context.note)[:1]:
        reported = scan_of_impression(context, start, end)
        found = result_found(context, reported, start, end) if reported else None
        if found is not None:
            yield found
    for hit in context.note.hits("imaging"):
        if is_label(context, hit) and len(context.scans) != 1:
            mark = LABEL.match(context.note.plain.low, hit.end)
            found = result_found(context, hit, mark.end() if mark else hit.end, len(context.note.plain.text))
            if found is not None:
                yield found


def scan_of_impression(context: Context, start: int, end: int) -> Hit | None:
    """The one scan reported; of several, the one whose own part gives the measure the impression begins with."""
    if len(context.scans) < 2:
        return context.scans[0] if context.scans else None
    low = context.note.plain.low
    measure = MEASURE.search(low, start, min(end, start + LONGEST))
    if measure is None:
        return None
    gives = [hit for hit in context.note.hits("imaging") if is_label(context, hit) and measure["number"] in numbers_after(context, hit)]
    return gives[0] if len({hit.term.name for hit in gives}) == 1 else None


def numbers_after(context: Context, hit: Hit) -> list[str]:
    """The numbers a scan's own part gives, up to the label of the next."""
    later = (other.start for other in context.note.hits("imaging") if other.start > hit.end and is_label(context, other))
    end = min(next(later, len(context.note.plain.text)), context.note.section_end(hit.start), hit.end + FAR)
    return NUMBER.findall(context.note.plain.low, hit.end, end)


def result_found(context: Context, hit: Hit, start: int, end: int) -> Found | None:
    text = context.note.plain.text
    place = start + len(text[start:end][:4]) - len(text[start:end][:4].lstrip())
    first, last = context.note.sentence(place)
    first = max(first, place)
    number = NUMBERED.match(text, first)
    first = number.end() if number else first
    if not first < last <= end or last - first > LONGEST or any(cue.term.name == "silent" for cue in context.note.hits_in("cue", first, last)):
        return None
    words = " ".join(text[first:last].split()).rstrip(".")
    return Found("imaging", hit.term.name, words, first, last, "imaging-result", about=About(site=""), status=Status(), quote=(first, last))
