"""Why somebody was referred: a test that is the whole of the reason is what they are sent for, and not yet done."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from beside.facts.text.note import Note
    from beside.facts.text.scan import Hit

HEADING = re.compile(r"\s{0,3}reasons?\sfor\sreferral")
LABEL = re.compile(r"reasons?\sfor\sreferral\s?:\s?")
ENDS = re.compile(r"[.;\n\t]|$")
WORD = re.compile(r"[a-z]+")
LONGEST = 100  # characters of a reason that is no more than the name of a test
NAMED = ("imaging", "procedure", "organ", "side")
PLAIN = frozenset({"of", "the", "a", "an", "and", "or", "for", "with", "without", "to", "both", "left", "right", "bilateral", "test", "tests", "scan", "study", "referral", "contrast"})


def is_asked_for(note: Note, hit: Hit) -> bool:
    """Whether it stands alone as the reason of a referral; in "mass on MRI" the mass is the reason."""
    section = note.section(hit.start)
    if HEADING.match(note.plain.low, section.start, section.body) is None:
        return False
    start, end = reason_around(note, hit, section.body)
    return end - start <= LONGEST and only_names(note, start, end)


def reason_around(note: Note, hit: Hit, body: int) -> tuple[int, int]:
    """The cell, line or sentence around it; from behind the label, where one stands there."""
    low = note.plain.low
    first = max(body, hit.start - LONGEST)
    starts = [stop.end() for stop in ENDS.finditer(low, first, hit.start) if stop.group()]
    starts += [label.end() for label in LABEL.finditer(low, first, hit.start)]
    stop = ENDS.search(low, hit.end)
    return max(starts, default=first), stop.start() if stop else len(low)


def only_names(note: Note, start: int, end: int) -> bool:
    """Whether all words there name a test, or where in the body."""
    spans = [(hit.start, hit.end) for role in NAMED for hit in note.hits_in(role, start, end)]
    words = WORD.finditer(note.plain.low, start, end)
    return all(word.group() in PLAIN or any(first <= word.start() < last for first, last in spans) for word in words)
