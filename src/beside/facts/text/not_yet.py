"""What a paper says was not yet done, ordered or asked for, in its own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.facts.fact import Assertion, Person
from beside.facts.text.cues import read_status
from beside.facts.text.make import sentence_found
from beside.facts.text.markers import is_marker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.facts.text.context import Context
    from beside.facts.text.make import Found
    from beside.facts.text.scan import Hit

THINGS = ("marker", "awaited", "open-thing", "imaging")
OTHERS = ("procedure", "treatment", "medicine", "lab", "appointment-cue")  # a test is not meant where one of these stands nearer
FAR, NEAR = 60, 24  # characters from the thing to the words after it, and from the words before it to the thing
ANOTHER = frozenset((Person.FAMILY.value, Person.OTHER.value))
ENDS = re.compile(r"\s?(?:[.;,)]|$|\n)")
NO = re.compile(r"\bno\s(?:[a-z]{1,14}\s)?$")


def read_not_yet(context: Context) -> Iterator[Found]:
    seen: set[tuple[int, int]] = set()
    for cue in context.note.hits("not-yet"):
        found = span_of(context, cue)
        if found is None:
            continue
        thing, start, end = found
        if not any(first <= start and end <= last for first, last in seen) and is_said(context, start, end):
            seen.add((start, end))
            yield sentence_found(context, "not-yet", thing.term.name, start, end)


def span_of(context: Context, cue: Hit) -> tuple[Hit, int, int] | None:
    """The thing that the words are said of, and where thing and words begin and end together."""
    after = cue.term.name in {"before", "awaiting"}
    thing = first_after(context, cue) if after else last_before(context, cue)
    if thing is None or not fits(context, cue, thing):
        return None
    start = min(cue.start, thing.start)
    if cue.term.name == "made":
        no = NO.search(context.note.plain.low, max(0, start - 20), start)
        return (thing, no.start(), cue.end) if no else None
    return thing, start, max(cue.end, thing.end)


def fits(context: Context, cue: Hit, thing: Hit) -> bool:
    match cue.term.name:
        case "after test":
            return thing.term.role != "imaging"  # of a scan, "not done" is read with the scan
        case "end":
            return ENDS.match(context.note.plain.low, cue.end) is not None and ":" in context.note.plain.text[thing.end : cue.start]
        case "awaiting":
            return thing.term.role == "open-thing"  # a result that is awaited is read as that
        case _:
            return True


def last_before(context: Context, cue: Hit) -> Hit | None:
    first, _ = context.note.sentence(cue.start)
    return nearest(context, max(first, cue.start - FAR - 40), cue.start, cue)


def first_after(context: Context, cue: Hit) -> Hit | None:
    _, last = context.note.sentence(cue.start)
    found = things_in(context, cue.end, min(last, cue.end + NEAR))
    return found[0] if found and found[0].term.role in THINGS else None


def nearest(context: Context, start: int, end: int, cue: Hit) -> Hit | None:
    found = [hit for hit in things_in(context, start, end) if hit.end <= end]
    if not found:
        return None
    thing = max(found, key=lambda hit: (hit.end, hit.term.role in THINGS))
    return thing if thing.term.role in THINGS and cue.start - thing.end <= FAR else None


def things_in(context: Context, start: int, end: int) -> Sequence[Hit]:
    hits = [hit for role in (*THINGS, *OTHERS) for hit in context.note.hits_in(role, start, end)]
    kept = [hit for hit in hits if hit.term.role != "marker" or is_marker(context, hit)]
    return sorted(kept, key=lambda hit: (hit.start, -hit.end, hit.term.role not in THINGS))


def is_said(context: Context, start: int, end: int) -> bool:
    """Neither asked nor supposed, nor of a relative who is named; a heading about the family alone makes it none of theirs."""
    first, last = context.note.sentence(start)
    reading = read_status(context.note, start, end)
    of_another = any(cue.term.name in ANOTHER for cue in reading.cues)
    asked = context.note.plain.text[max(first, last - 1)] == "?"
    return not of_another and reading.status.assertion is not Assertion.HYPOTHETICAL and not asked
