"""Which side a scan, a procedure or an operation was on, where its own words say so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.facts.text.scan import WITHIN
from beside.facts.text.tumours import part_at, sides_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beside.facts.text.note import Note
    from beside.facts.text.scan import Hit
    from beside.facts.text.tumours import Part

ACTS = ("imaging", "procedure", "treatment")
FAR = 46  # characters between a side and the act it is of
# "right breast", "right modified radical mastectomy", "right axillary node was biopsied"; no "left hip seen on CT".
BEFORE = re.compile(r"\s(?:(?!(?:and|on|by|with|after|before|at|for|from|to|in|of|or)\s)[a-z'-]{1,20}\s){0,5}")
# "to the left breast", "of the right axilla", ", left", "(right)".
AFTER = re.compile(r"(?:\s(?!(?:and|with|after|before|show|showed|then)\s)[a-z-]{1,20}){0,4}\s(?:of|to|in|on|involving)(?:\s(?:the|her|his|your|both))?\s?|\s?[,(:-]\s?|\s")
# "a right mastectomy with axillary lymph node dissection": the second has the side of the first.
TOGETHER = re.compile(r"\s(?:with|and|plus)\s(?:an?\s|the\s)?(?:[a-z]{1,16}\s){0,3}")


def side_of_act(note: Note, parts: Sequence[Part], start: int, end: int) -> str:
    """`left`, `right` or `bilateral`: in the words around it, those of what it was done together with, or its specimen's label."""
    if own := own_side(note, start, end):
        return own
    if (other := done_with(note, start)) is not None:
        return own_side(note, other.start, other.end)
    part = part_at(parts, start)
    return part.side if part else ""


def own_side(note: Note, start: int, end: int) -> str:
    within = {side.term.name for side in sides_in(note, start, end)}
    first, last = note.sentence(start)
    return within.pop() if len(within) == 1 else side_before(note, first, start) or side_after(note, end, last)


def side_of_finding(note: Note, start: int) -> str:
    """The one side of an organ that the sentence on a scan names: "MRI on 4 May showed a right breast mass"."""
    sides = sides_in(note, *note.sentence(start))
    of_organ = [side for side in sides if any(organ.term.value for role in ("organ", WITHIN) for organ in note.hits_in(role, side.start, side.end + 2))]
    return sides[0].term.name if of_organ and len({side.term.name for side in sides}) == 1 else ""


def side_before(note: Note, first: int, start: int) -> str:
    sides = [side for side in sides_in(note, max(first, start - FAR), start) if side.end <= start]
    nearest = max(sides, key=lambda side: side.end, default=None)
    if nearest is None or acts_in(note, nearest.end, start):
        return ""
    return nearest.term.name if BEFORE.fullmatch(note.plain.low, nearest.end, start) else ""


def side_after(note: Note, end: int, last: int) -> str:
    sides = sides_in(note, end, min(last, end + FAR))
    if not sides or acts_in(note, end, sides[0].start):
        return ""
    return sides[0].term.name if AFTER.fullmatch(note.plain.low, end, sides[0].start) else ""


def done_with(note: Note, start: int) -> Hit | None:
    earlier = acts_in(note, max(note.sentence(start)[0], start - FAR), start)
    return earlier[-1] if earlier and TOGETHER.fullmatch(note.plain.low, earlier[-1].end, start) else None


def acts_in(note: Note, start: int, end: int) -> list[Hit]:
    return sorted((hit for role in ACTS for hit in note.hits_in(role, start, end)), key=lambda hit: hit.start)
