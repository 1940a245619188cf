"""What a letter answers of the seven questions: its sentence, and the treatment it is said of only where that is sure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.facts.fact import Assertion, Course, Details, Person, Time
from beside.facts.text.cues import read_status
from beside.facts.text.make import sentence_found
from beside.facts.text.plans import treatments_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.facts.text.context import Context
    from beside.facts.text.make import Found
    from beside.facts.text.scan import Hit

ITEM = re.compile(r"\n\s?(?:[-*]|\(?(?:[a-z]|\d{1,2})[.)])\s")
BLOCK = 3000  # characters a paragraph may be long
POINTS_BACK = re.compile(r"(?:it|this|that|they|these|those)\b")
AFTER = re.compile(r"\bafter\s$")
SUFFERED = re.compile(r"\b(?:since|had|has|developed|experienced|suffered)\b")
NEXT = "not-working"  # what is named after "if it grows" is the next treatment, not the one that did not work
OF_ALL = frozenset({"waiting"})  # "no treatment is urgently needed" is said of none of those named before
THESE_DRUGS = re.compile(r"\b(?:these|those)\s(?:drugs|medicines|medications)\b")
DRUGS = frozenset({"chemotherapy", "immunotherapy", "targeted", "hormone", "drug"})
EITHER = re.compile(r"\b(?:or|versus|vs|than|instead\sof|rather\sthan)\b")
OVER = frozenset({Course.COMPLETED, Course.STOPPED, Course.DECLINED})
ASIDE = frozenset({"past", "surgical", "family", "social", "allergies", "medications", "own goals", "review", "examination"})


def read_answers(context: Context) -> Iterator[Found]:
    if context.laboratory or context.scans:
        return
    seen: set[tuple[str, int]] = set()
    for hit in context.note.hits("answer-cue"):
        first, last = context.note.sentence(hit.start)
        if (hit.term.name, first) in seen or not is_answer(context, hit, first, last):
            continue
        of = treatments_meant(context, hit, first, last)
        start, end = without_advice(context, hit, first, last)
        if start == end:
            continue
        if of or hit.term.value == "alone":
            seen.add((hit.term.name, first))
            yield sentence_found(context, "answer", hit.term.name, start, end, details=Details(of=of))


def is_answer(context: Context, hit: Hit, first: int, last: int) -> bool:
    """Told of the person's choices; not asked, wished, denied, or suffered before."""
    note = context.note
    if note.plain.text[last - 1] == "?" or note.section(hit.start).name in ASIDE or wishes(context, first, last):
        return False
    if hit.term.value == "told" and (SUFFERED.search(note.plain.low, first, last) or not note.hits_in("answer-talk", first, last)):
        return False
    if is_of_before(context, first, last):
        return False
    status = read_status(note, hit.start, hit.end).status
    denied = status.assertion is Assertion.RULED_OUT and hit.term.value != "alone"
    return status.person is Person.PATIENT and status.time is not Time.PAST and not denied


def without_advice(context: Context, hit: Hit, first: int, last: int) -> tuple[int, int]:
    """Of a sentence that recommends, the part between commas that answers; none where that part is the advice itself."""
    if not context.note.hits_in("recommend-cue", first, last):
        return first, last
    low = context.note.plain.low
    start = max(low.rfind(", ", first, hit.start) + 2, first)
    end = low.find(", ", hit.end, last)
    end = last if end < 0 else end
    return (start, start) if context.note.hits_in("recommend-cue", start, end) else (start, end)


def is_of_before(context: Context, first: int, last: int) -> bool:
    """Whether the sentence names a day that was over when the letter was written."""
    days = [mention.date for mention in context.dates_in(first, last) if mention.date is not None]
    return any(context.today is None or day.before(context.today) is True for day in days)


def wishes(context: Context, first: int, last: int) -> bool:
    return any(cue.term.name == "patient" for cue in context.note.hits_in("goal-cue", first, last))


def treatments_meant(context: Context, hit: Hit, first: int, last: int) -> str:
    """Those of the sentence; else the only one its paragraph or list item names before it; empty where it is not sure."""
    first, last = clause_of(context, hit, first, last)
    named = without_ruled_out(context, treatments_in(context, first, hit.start if hit.term.name == NEXT else last))
    if POINTS_BACK.match(context.note.plain.low, first, last) and not any(hit.term.value for hit in named):
        named = []  # "it may make a smaller operation possible": what may, is said before
    if not named and (comes_after := treatments_before_it(context, hit, last)):
        return ways_of(context, comes_after)
    if named or hit.term.value == "within":
        return ways_of(context, named) if is_ahead(context, named) else ""
    if hit.term.name in OF_ALL and hit.term.value == "alone":
        return ""
    if THESE_DRUGS.search(context.note.plain.low, first, last):
        return drugs_before(context, first)
    return named_before(context, first, last)


def named_before(context: Context, first: int, last: int) -> str:
    start = block_start(context, first)
    before = treatments_in(context, start, first)
    if context.note.hits_in("procedure", start, last):
        return ""  # risks may be those of the biopsy
    return ways_of(context, before) if is_ahead(context, before) else ""


def clause_of(context: Context, hit: Hit, first: int, last: int) -> tuple[int, int]:
    """The part of the sentence between semicolons, for what is said of one thing: "effects were explained; this drug may ..."."""
    if hit.term.value == "told" or hit.term.name == NEXT:
        return first, last
    low = context.note.plain.low
    start = low.rfind(";", first, hit.start) + 1 or first
    end = low.find(";", hit.end, last)
    return start + len(low[start:last]) - len(low[start:last].lstrip()), end if end >= 0 else last


def drugs_before(context: Context, first: int) -> str:
    """The drugs that the letter recommends before it speaks of "these drugs"."""
    named = [hit for hit in treatments_in(context, 0, first) if hit.term.name in DRUGS and is_recommended(context, hit)]
    drugs = dict.fromkeys(f"{hit.term.name}: {hit.term.value}" for hit in named if hit.term.value)
    return "; ".join(drugs or [hit.term.name for hit in named[:1]]) if is_one_kind(named) else ""


def is_one_kind(named: Sequence[Hit]) -> bool:
    return len({hit.term.name for hit in named}) == 1


def is_recommended(context: Context, hit: Hit) -> bool:
    status = read_status(context.note, hit.start, hit.end, course=True).status
    return status.course is Course.RECOMMENDED and status.assertion is Assertion.STATED


def treatments_before_it(context: Context, hit: Hit, last: int) -> Sequence[Hit]:
    """"Can make bleeding after radiation more likely": the treatment after which the effect comes."""
    if (hit.term.name, hit.term.value) != ("side-effects", "within"):
        return ()
    return [way for way in context.note.hits_in("treatment", hit.end, last) if AFTER.search(context.note.plain.low, max(0, way.start - 8), way.start)]


def without_ruled_out(context: Context, named: Sequence[Hit]) -> Sequence[Hit]:
    """"Radiation without hormone therapy" is said of radiation."""
    kept = [hit for hit in named if read_status(context.note, hit.start, hit.end, course=True).status.assertion is not Assertion.RULED_OUT]
    return kept or named


def is_ahead(context: Context, named: Sequence[Hit]) -> bool:
    readings = [read_status(context.note, hit.start, hit.end, course=True).status for hit in named]
    return bool(named) and not any(one.course in OVER or one.time is Time.PAST or one.assertion is Assertion.RULED_OUT for one in readings)


def ways_of(context: Context, named: Sequence[Hit]) -> str:
    """The one treatment, or the drugs that are given together; a kind named beside one of it says no more."""
    ways = dict.fromkeys((hit.term.name, hit.term.value) for hit in named)
    told = [way for way in ways if way[1] or not any(other[0] == way[0] and other[1] for other in ways)]
    between = context.note.plain.low[named[0].end : named[-1].start]
    if len({modality for modality, _ in told}) != 1 or (len(told) > 1 and EITHER.search(between)):
        return ""
    return "; ".join(f"{modality}: {value}" if value else modality for modality, value in told)


def block_start(context: Context, first: int) -> int:
    """Where the paragraph begins that holds a sentence, or its item of a list."""
    text = context.note.plain.text
    start = max(0, first - BLOCK)
    blank = text.rfind("\n\n", start, first)
    start = blank + 2 if blank >= 0 else start
    items = [item.start() + 1 for item in ITEM.finditer(text, max(0, start - 1), first + 4)]
    return items[-1] if items else start
