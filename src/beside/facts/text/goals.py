"""What the treatment is meant to do, in the words of the team and of the person."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from beside.facts.fact import Course
from beside.facts.text.cues import read_status
from beside.facts.text.make import sentence_found
from beside.facts.text.plans import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.text.context import Context
    from beside.facts.text.make import Found

SPEAKERS = {"goals": "team", "own goals": "patient"}
POINTS_BACK = re.compile(r"(?<![a-z])(?:that|this|it)[.!\s]*$")  # "I do not want that": what, is in the sentence before
NONE_TOLD = re.compile(r"(?:no\sinformation|none(?:\s(?:recorded|given|documented|on\sfile|stated))?|not\s(?:recorded|documented|applicable|available|stated)|n/a|unknown)[.\s]*$")
HEADED = re.compile(r"(?:[A-Z]\)|[IVX]{1,4}\.)\s[A-Z]")  # "O) Discharge instructions": the next part of a numbered paper
SHORTEST = 4  # characters of a goal
QUOTES = ' "\n\t'


def read_goals(context: Context) -> Iterator[Found]:
    seen: set[int] = set()
    for hit in context.note.hits("goal-cue"):
        first, last = context.note.sentence(hit.start)
        if first not in seen and context.note.plain.text[last - 1] != ":" and not is_declined(context, first, last) and not is_for_later(context, first, last) and not context.note.hits_in("decide-cue", first, last):
            seen.add(first)
            yield goal(context, hit.term.name, first, last)
    for section in context.note.sections:
        for first, last in sentences_of(context, section) if section.name in SPEAKERS else ():
            if HEADED.match(context.note.plain.text, first):
                break
            if first not in seen and last - first >= SHORTEST and not context.note.boxes_in(first, last) and not NONE_TOLD.match(context.note.plain.low, first, last):
                seen.add(first)
                yield goal(context, SPEAKERS[section.name], first, last)


def is_for_later(context: Context, first: int, last: int) -> bool:
    """Whether an advance directive says what is wanted if something happens: no goal and no plan of now."""
    ifs = (cue.term.name == "hypothetical" for cue in context.note.hits_in("cue", first, last))
    return context.note.section(first).name == "directive" and any(ifs)


def is_declined(context: Context, first: int, last: int) -> bool:
    """Whether the wish is only that a treatment is not wanted: that is a fact of the treatment."""
    hits = context.note.hits_in("treatment", first, last)
    return any(read_status(context.note, hit.start, hit.end, course=True).status.course is Course.DECLINED for hit in hits)


def goal(context: Context, speaker: str, first: int, last: int) -> Found:
    text = context.note.plain.text
    if POINTS_BACK.search(context.note.plain.low, max(first, last - 8), last):
        first = before(context, first)
    while first < last and text[first] in QUOTES:
        first += 1
    found = sentence_found(context, "goal", speaker, first, last)
    value = str(found.value)
    return replace(found, value=value.rstrip(QUOTES)) if value.count('"') % 2 else found


def before(context: Context, first: int) -> int:
    """The start of the sentence before, in the same paragraph."""
    text = context.note.plain.text
    if first < 2 or text[max(0, first - 2) : first] == "\n\n":
        return first
    start, _ = context.note.sentence(first - 2)
    return min(first, start)
