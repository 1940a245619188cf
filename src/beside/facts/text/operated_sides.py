"""The side an operation on a cancer is named for: where it is another than the cancer's, the papers must not be silent."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from beside.facts.fact import About, Assertion, Course, Details, Person, Status, Time
from beside.facts.text.cues import read_status
from beside.facts.text.make import Found, date_tied
from beside.facts.text.tumours import BOTH
from beside.terms.treatments import cancer_operated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beside.facts.text.context import Context
    from beside.facts.text.scan import Hit
    from beside.terms.dates import PartialDate

OPERATION = "named for an operation"
NEAR = 60  # characters between an operation and its side
OLDER = frozenset({"history", "past", "surgical", "treatment history"})


def read_operated_sides(context: Context) -> Iterator[Found]:
    """Of operations of now or on a known day; the label of a specimen gives the side of its tissue."""
    for hit in context.note.hits("treatment"):
        cancer = cancer_operated(hit.term.value) if hit.term.name == "surgery" and not context.laboratory else ""
        side = side_of_operation(context, hit) if cancer else None
        day = date_tied(context, hit.start, hit.end)
        if side is None or not is_of_now(context, hit, day):
            continue
        start, end = min(side.start, hit.start), max(side.end, hit.end)
        yield Found("laterality", "", side.term.name, start, end, "operated-side", about=About(cancer, side.term.name),
                    details=Details(method=OPERATION), status=Status(), date=day or context.today)  # fmt: skip


def side_of_operation(context: Context, hit: Hit) -> Hit | None:
    """The one side that stands within, before or after the words of the operation, in a sentence that speaks of no other reason for it."""
    low = context.note.plain.low
    first, last = context.note.sentence(hit.start)
    if patterns()["other"].search(low, first, last):
        return None
    sides = [side for side in context.note.hits_in("side", max(first, hit.start - NEAR), min(last, hit.end + NEAR)) if side.term.name != BOTH and side.end - side.start > 2]
    near = [side for side in sides if is_side_of(low, side, hit)]
    return near[0] if near and len({side.term.name for side in sides}) == 1 else None


def is_side_of(low: str, side: Hit, hit: Hit) -> bool:
    if side.start >= hit.end:
        return patterns()["after"].fullmatch(low, hit.end, side.start) is not None
    return side.end > hit.start or patterns()["before"].fullmatch(low, side.end, hit.start) is not None


def is_of_now(context: Context, hit: Hit, day: PartialDate | None) -> bool:
    """Whether the operation is to come, is the one a note tells of, or was on a known day; not where it is denied or declined."""
    reading = read_status(context.note, hit.start, hit.end, course=True)
    status, section = reading.status, context.note.section(hit.start).name
    if reading.silent or status.assertion is not Assertion.STATED or status.person is not Person.PATIENT or status.course is Course.DECLINED:
        return False
    return day is not None or section == "procedure" or (section not in OLDER and status.time is not Time.PAST)


@cache
def patterns() -> Mapping[str, re.Pattern[str]]:
    text = (files("beside.facts") / "data" / "sided_operations.toml").read_text("utf-8")
    return {name: re.compile(pattern) for name, pattern in tomllib.loads(text)["pattern"].items()}
