"""What is recommended, why and by when, in whole sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.facts.fact import Assertion, Course
from beside.facts.text.cues import is_reported, read_status
from beside.facts.text.header import author_of, signed_in
from beside.facts.text.make import sentence_found
from beside.facts.text.treatments import is_treatment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.text.context import Context
    from beside.facts.text.layout import Section
    from beside.facts.text.make import Found
    from beside.facts.text.scan import Hit

FIRST_PERSON = re.compile(r"(?<![A-Za-z])I\s(?:also\s|would\s|strongly\s|therefore\s){0,2}(?:recommend|advise|suggest|favou?r|propose)")
SPEAKER = re.compile(r"(?P<speaker>(?:Dr\.?|Prof\.?|Professor)\s[A-Z][\w'-]{1,24})(?:\s\([^()]{0,40}\))?\s(?:also\s|would\s|has\s|strongly\s)?(?:recommend|advise|suggest|favou?r|propose)")
ADVISED_BY = re.compile(r"(?:recommended|advised|suggested|proposed)\sby\s(?P<speaker>(?:Dr\.?|Prof\.?|Professor)\s[A-Z][\w'-]{1,24})")
ADVICE = frozenset({"recommendation"})  # under these headings every sentence that names a treatment is a recommendation
PLANS = frozenset({"plan", "assessment and plan", "impression"})  # and under these, those that plan one
AHEAD = frozenset({Course.RECOMMENDED, Course.PLANNED})
BULLET = re.compile(r"(?:\d{1,2}[.)]|[-*]|\([a-z]\))\s")
SECTION = "/section"


def read_plans(context: Context) -> Iterator[Found]:
    yield from read_recommendations(context)
    yield from read_reasons(context)
    yield from read_deadlines(context)


def read_recommendations(context: Context) -> Iterator[Found]:
    """The sentences that recommend a treatment, watching, a trial or a referral; a biopsy or scan is a fact of its own.

    What is ticked in a template is a treatment, and no sentence.
    """
    seen: set[int] = set()
    for hit in context.note.hits("recommend-cue"):
        first, last = context.note.sentence(hit.start)
        if first in seen or is_denied(context, hit) or is_reported(context.note, hit.start):
            continue
        seen.add(first)
        if names_care(context, first, last):
            yield recommended(context, first, last)
    yield from under_heading(context, seen)


def under_heading(context: Context, seen: set[int]) -> Iterator[Found]:
    for section in context.note.sections:
        if section.name not in ADVICE | PLANS:
            continue
        for first, last in sentences_of(context, section):
            if first not in seen and names_care(context, first, last) and (section.name in ADVICE or plans_treatment(context, first, last)):
                seen.add(first)
                yield recommended(context, first, last)


def sentences_of(context: Context, section: Section) -> Iterator[tuple[int, int]]:
    place, end = section.body, context.note.section_end(section.start)
    while place < end:
        first, last = context.note.sentence(place)
        if section.body <= first < min(last, end):
            yield first, last
        place = max(last, place) + 1


def names_care(context: Context, first: int, last: int) -> bool:
    """Whether a sentence in words names a treatment or whom to see about it."""
    named = context.note.hits_in("care", first, last) or treatments_in(context, first, last)
    return bool(named) and not context.note.boxes_in(first, last)


def treatments_in(context: Context, first: int, last: int) -> list[Hit]:
    return [hit for hit in context.note.hits_in("treatment", first, last) if is_treatment(context, hit)]


def plans_treatment(context: Context, first: int, last: int) -> bool:
    readings = (read_status(context.note, hit.start, hit.end, course=True) for hit in treatments_in(context, first, last))
    return any(
        reading.status.course in AHEAD and reading.status.assertion is Assertion.STATED and any(cue.term.name in AHEAD for cue in reading.cues)
        for reading in readings
    )


def recommended(context: Context, first: int, last: int) -> Found:
    bullet = BULLET.match(context.note.plain.text, first, last)
    first = bullet.end() if bullet else first
    return sentence_found(context, "recommendation", speaker_of(context, first, last), first, last)


def is_denied(context: Context, hit: Hit) -> bool:
    reading = read_status(context.note, hit.start, hit.end)
    near = [cue for cue in reading.cues if cue.term.name == "negated" and hit.start - cue.end in range(12)]
    return bool(near) or reading.status.assertion is Assertion.HYPOTHETICAL


def speaker_of(context: Context, first: int, last: int) -> str:
    found = SPEAKER.search(context.note.plain.text, first, last) or ADVISED_BY.search(context.note.plain.text, first, last)
    if found:
        return found["speaker"]
    if FIRST_PERSON.search(context.note.plain.text, first, last):
        return author_at(context, first) or "team"
    return "team"


def author_at(context: Context, place: int) -> str:
    """Who signed the section of a clinical document that holds this place, else the whole."""
    around = [part for part in context.document.parts if part.path.endswith(SECTION) and part.start <= place < part.end]
    return (signed_in(context.note.plain.text, around[-1].start, around[-1].end) if around else "") or author_of(context.note.plain)


def read_deadlines(context: Context) -> Iterator[Found]:
    seen: set[int] = set()
    for hit in context.note.hits("decide-cue"):
        first, last = context.note.sentence(hit.start)
        if first in seen or context.note.plain.text[last - 1] == ":":
            continue
        seen.add(first)
        dates = context.dates_in(hit.start, last)
        yield sentence_found(context, "decide-by", "", first, last, date=dates[0].date if dates else None)


def read_reasons(context: Context) -> Iterator[Found]:
    """A sentence that both proposes a treatment and says why."""
    seen: set[int] = set()
    for hit in context.note.hits("reason-cue"):
        first, last = context.note.sentence(hit.start)
        planned = context.note.section(first).name in ADVICE | PLANS and plans_treatment(context, first, last)
        plans = planned or context.note.hits_in("recommend-cue", first, last)
        treated = context.note.hits_in("treatment", first, last)
        if first not in seen and plans and treated:
            seen.add(first)
            yield sentence_found(context, "reason", "team", first, last)
