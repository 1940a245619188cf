"""The findings and the conclusion of a report, as they stand: a colleague wants the words of pathology and of scans."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from beside.facts.fact import Details, Status
from beside.facts.text.make import NOWHERE, Found
from beside.facts.text.signed import find_signed, lines_from
from beside.facts.text.tables import any_word, paper_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.facts.text.context import Context

HEAD_LINES, MOST_WORDS = 3, 9
HEAD = 1000  # characters in which it says what it is
LONGEST = 1800  # characters of a report that stand whole; of a longer one its conclusion
BURIED = 600  # characters of a report before an addendum that hide it
SHORTEST = 80  # characters of an addendum that says something
PATHOLOGY = "pathology"
TOLD = frozenset({"history", "gross", "pathology", "imaging", "impression", "addendum"})
CONCLUDED = frozenset({"pathology", "impression", "addendum"})
OTHERS = frozenset({"results", "medications", "allergies", "plan"})
BOARD = "tumour board"
WHOLE = frozenset({BOARD, "telephone note"})  # these stand whole like a report
EXAM = re.compile(r"(?:^|\n)\s?(?:exam(?:ination)?|study|procedure)\s?:\s?(?P<what>[^\n\t]{3,60})", re.IGNORECASE)
LETTER = re.compile(r"(?:^|\n)\s?dear\s")
CALLER = re.compile(r"(?:^|\n)\s?(?P<who>caller|call\s(?:from|by)|called\sby|telephoned\sby|phoned\sby|spoke\s(?:to|with))\b")
MARKS = re.compile(r"[-=_*.]{4,}")
ENDED = (".", ":", ";", "?", "!", ",")


def read_reports(context: Context) -> Iterator[Found]:
    name = kind_of_report(context)
    span = span_of(context, is_whole=name in WHOLE) if name else None
    if span is None:
        return
    words = in_words(context, *span)
    if words:
        exam = EXAM.search(context.note.plain.text, 0, HEAD) if name not in WHOLE else None
        yield Found("report", name, words, *span, "report", about=NOWHERE, status=Status(), quote=span, details=Details(of=exam_as_written(exam)))
    if name == PATHOLOGY:
        yield from addenda(context, span)


def addenda(context: Context, span: tuple[int, int]) -> Iterator[Found]:
    """What was added to a report later, on its own: it may replace what the report says, and a long report is cut before it."""
    for section in context.note.sections:
        if section.name != "addendum" or section.start < span[0] + BURIED:
            continue
        end = min(context.note.section_end(section.body), section.body + LONGEST)
        words = in_words(context, section.start, end)
        if len(words) >= SHORTEST:
            yield Found("report", PATHOLOGY, words, section.start, end, "report-addendum", about=NOWHERE, status=Status(), quote=(section.start, end), details=Details(of=f"{PATHOLOGY}, addendum"))


def kind_of_report(context: Context) -> str:
    """`pathology`, `tumour board`, `telephone note`, or the scan or procedure that its head names; empty for a letter."""
    plain = context.note.plain
    if LETTER.search(plain.low) or context.document.parts:
        return ""
    named = titled(context)
    exam = EXAM.search(plain.text, 0, HEAD)
    if named in WHOLE:
        return named
    if context.scans or (named in {"imaging", "endoscopy"} and exam):
        return ", ".join(hit.term.name for hit in context.scans) or exam_words(exam)
    return PATHOLOGY if context.laboratory or named == PATHOLOGY else ""


def titled(context: Context) -> str:
    """By the short cells of the first lines, before anything is said."""
    plain = context.note.plain
    lines = lines_from(plain.text[:HEAD], 0)[:HEAD_LINES]
    cells = [cell for start, end in lines for cell in plain.low[start:end].split("\t") if len(cell.split()) <= MOST_WORDS and ":" not in cell]
    return next((name for name, pattern in titles() if any(pattern.search(cell) for cell in cells)), "")


@cache
def titles() -> Sequence[tuple[str, re.Pattern[str]]]:
    """What a line of the head calls the paper; a board as in any head, or in short."""
    words = paper_words()
    return [(name, any_word([*listed, *(words["head"]["board"] if name == BOARD else ())])) for name, listed in words["title"].items()]


def exam_as_written(exam: re.Match[str] | None) -> str:
    """`MRI right thigh`: what was looked at, up to the next label of its line."""
    words = " ".join(exam["what"].split()) if exam else ""
    before, colon, _ = words.partition(":")
    return (before.rpartition(" ")[0] if colon else before).strip(" ,;")


def exam_words(exam: re.Match[str] | None) -> str:
    return " ".join(exam["what"].split()).lower() if exam else "imaging"


def span_of(context: Context, *, is_whole: bool) -> tuple[int, int] | None:
    """From its findings on to where it is signed; of a long one the conclusions alone."""
    text = context.note.plain.text
    told = [section for section in context.note.sections if section.name in TOLD and section.start > 0 and not is_whole]
    start = told[0].start if told else caller_line(context, after_head(context)) if is_whole else after_head(context)
    end = end_of(context, start, frozenset() if is_whole else OTHERS)
    if end - start > LONGEST:
        concluded = [section for section in told if section.name in CONCLUDED]
        start = concluded[-1].start if concluded and concluded[-1].name == "impression" else concluded[0].start if concluded else start
        end = min(end, text.rfind(" ", start, start + LONGEST)) if end - start > LONGEST else end
    return (start, end) if end - start > 10 else None


def caller_line(context: Context, start: int) -> int:
    """Where the line begins that says who rang, which may say too of whom; else where all begins."""
    found = CALLER.search(context.note.plain.low, 0, start)
    return start if found is None else found.start("who")


def after_head(context: Context) -> int:
    """The line after the one that says whose report it is; a printed page has no empty lines to go by."""
    text = context.note.plain.text
    line = text.find("\n", context.births[0].end if context.births else 0)
    return line + len(text[line:]) - len(text[line:].lstrip()) if line >= 0 else len(text)


def end_of(context: Context, start: int, others: frozenset[str]) -> int:
    text = context.note.plain.text
    ends = [section.start for section in context.note.sections if section.name in others and section.start > start]
    signed = find_signed(context)
    if signed and signed[0] > start:
        ends.append(text.rfind("\n", 0, signed[0]) if "\n" in text[start : signed[0]] else signed[0])
    end = min([*ends, len(text)])
    return start + len(text[start:end].rstrip(" \t\n=-_"))


def in_words(context: Context, start: int, end: int) -> str:
    """Line by line where lines are whole; wrapped lines run on."""
    parts: list[str] = []
    place = start
    while place < end:
        first, last = context.note.sentence(place)
        words = " ".join(MARKS.sub(" ", context.note.plain.text[max(first, place) : min(last, end)]).split())
        if words:
            parts.append(words)
        place = max(last, place) + 1
    return " ".join(part if part.endswith(ENDED) or at == len(parts) - 1 else f"{part};" for at, part in enumerate(parts))
