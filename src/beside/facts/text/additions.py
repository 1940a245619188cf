"""Treatments a letter names as coming on top of another one: they are no rival of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.facts.fact import Course
from beside.facts.text.cues import read_status
from beside.facts.text.elsewhere import is_of, patterns
from beside.terms.treatments import AS_AN_ADDITION

if TYPE_CHECKING:
    import re

    from beside.facts.text.context import Context
    from beside.facts.text.make import Found
    from beside.facts.text.scan import Hit

FAR = 90  # characters from the treatment to the words on it
AHEAD = frozenset({Course.RECOMMENDED, Course.PLANNED, Course.DISCUSSED})


def as_added(context: Context, hit: Hit, found: Found) -> Found:
    """The treatment as it was read, with a note and the quote where the letter calls it an addition."""
    said = words_on_addition(context, hit)
    if said is None or found.details.note or read_status(context.note, hit.start, hit.end, course=True).status.course not in AHEAD:
        return found
    return replace(found, quote=(hit.start, said.end()), details=replace(found.details, note=AS_AN_ADDITION))


def words_on_addition(context: Context, hit: Hit) -> re.Match[str] | None:
    _, last = context.note.sentence(hit.start)
    said = patterns()["addition"].search(context.note.plain.low, hit.end, min(last, hit.end + FAR))
    return said if said is not None and is_of(context, hit, said.start()) else None
