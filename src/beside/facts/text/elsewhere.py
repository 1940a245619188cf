"""Treatments a letter names and says are not to be had where it was written: named, but no way on offer there."""

from __future__ import annotations

import functools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from beside.facts.fact import Assertion, Course, Status, Time
from beside.facts.text.cues import read_status
from beside.facts.text.tables import packaged
from beside.terms.treatments import NOT_OFFERED_HERE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beside.facts.text.context import Context
    from beside.facts.text.make import Found
    from beside.facts.text.scan import Hit

FAR = 160  # characters a quote may hold, from the treatment to the words on it
NEVER_WAS = frozenset({Course.COMPLETED, Course.STOPPED, Course.DECLINED})


def as_offered(context: Context, hit: Hit, found: Found) -> Found:
    """The treatment as it was read, with a note and the quote where the letter's place does not offer it.

    It is then named, and recommended or planned only where the words say so: "not offered here" rules out nothing.
    """
    span = words_on_place(context, hit)
    status = read_status(context.note, hit.start, hit.end, course=True).status
    if span is None or status.course in NEVER_WAS:
        return found
    assertion = Assertion.STATED if status.assertion is Assertion.RULED_OUT else status.assertion
    here = Status(assertion, Time.CURRENT, status.person, status.course or Course.DISCUSSED)
    return replace(found, status=here, quote=span, details=replace(found.details, note=NOT_OFFERED_HERE))


def words_on_place(context: Context, hit: Hit) -> tuple[int, int] | None:
    """From the treatment to the words that say it is not offered there; nothing where none do."""
    first, last = context.note.sentence(hit.start)
    low = context.note.plain.low
    for said in patterns()["after"].finditer(low, hit.end, min(last, hit.end + FAR)):
        if is_of(context, hit, said.start()):
            return hit.start, said.end()
    for said in patterns()["around"].finditer(low, first, last):
        if said.start("what") <= hit.start and hit.end <= said.end("what"):
            return said.span()
    return None


def is_of(context: Context, hit: Hit, said: int) -> bool:
    """Whether the words are said of this treatment: the last one named before them, or one listed with it."""
    low, end = context.note.plain.low, hit.end
    for other in context.note.hits_in("treatment", hit.end, said):
        if not patterns()["joint"].fullmatch(low, end, other.start):
            return False
        end = other.end
    return ";" not in low[end:said]


@functools.cache
def patterns() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in packaged("elsewhere")["pattern"].items()}
