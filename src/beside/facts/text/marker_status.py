"""What the words beside a result make of it: told by mistake, of an illness at large, or another test still awaited."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.facts.fact import Assertion, Status, Time
from beside.facts.text.cues import read_status
from beside.facts.text.tables import marker_tables

if TYPE_CHECKING:
    from beside.facts.text.context import Context
    from beside.facts.text.marker_scores import Result
    from beside.facts.text.scan import Hit

NEAR = 80  # characters


def is_general(context: Context, hit: Hit) -> bool:
    """"Not validated in HER2-positive disease" says nothing of this person."""
    first, _ = context.note.sentence(hit.start)
    return marker_tables().patterns["general"].search(context.note.plain.low, max(first, hit.start - NEAR), hit.start) is not None


def status_beside(context: Context, hit: Hit, result: Result) -> Status | None:
    """The status that these words give a result, or none where they give none of their own."""
    low, patterns = context.note.plain.low, marker_tables().patterns
    before = patterns["mistaken_before"].search(low, max(0, hit.start - NEAR), hit.start)
    if before or patterns["mistaken_after"].match(low, result.end, result.end + NEAR):
        return Status(Assertion.RULED_OUT)
    if patterns["further"].match(low, result.end, result.end + NEAR) is None:
        return None
    status = read_status(context.note, hit.start, result.end).status
    return replace(status, time=Time.CURRENT) if status.time is Time.PENDING and status.assertion is Assertion.STATED else None
