"""How many cycles of a treatment were given, and whether that is all that were meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from beside.facts.fact import Assertion, Course, Status, Time

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.facts.text.context import Context
    from beside.facts.text.make import Found
    from beside.facts.text.scan import Hit

COUNT = r"(?P<cycles>(?P<given>\d{1,2})(?:\s(?:out\s)?of\s(?:(?:a|the|her|his|your)\s)?(?:planned\s|intended\s|total\sof\s)?(?P<meant>\d{1,2}))?)\s(?:planned\s|intended\s)?"
UNIT = r"(?:cycles|courses|doses|treatments|infusions|weeks)"
BEFORE = re.compile(COUNT + UNIT + r"\sof\s(?:[a-z-]{1,20}\s){0,3}$")
AFTER = re.compile(r"[^.;\n]{0,40}?(?:\b(?:for|x|times)\s?)(?P<cycles>\d{1,2})(?:\s(?:cycles|courses)|(?=[\s,.;)]|$))")
TO_DATE = re.compile(r"\b(?:has|have|had\sso\sfar|now|so\sfar|to\sdate|thus\sfar|currently|already)\b")
CUT_SHORT = re.compile(r"\b(?:only|stopped|discontinued|ceased|because\sof|due\sto|owing\sto|could\snot|unable|refused|declined)\b")
BACK = 70  # characters before a treatment that may count its cycles


@dataclass(frozen=True, slots=True)
class Cycles:
    """As written; where fewer were given than were meant (`short`), the course, and where the count begins."""

    written: str = ""
    course: Course | None = None
    short: bool = False
    start: int = 0


def cycles_of(context: Context, hit: Hit) -> Cycles:
    low = context.note.plain.low
    first, last = context.note.sentence(hit.start)
    before = BEFORE.search(low, max(first, hit.start - BACK), hit.start)
    found = before or AFTER.match(low, hit.end, last)
    if found is None:
        return Cycles()
    short = before is not None and is_short(before)
    return Cycles(found["cycles"], course_of(low[first:last]) if short else None, short, found.start())


def is_short(count: re.Match[str]) -> bool:
    return bool(count["meant"]) and int(count["given"]) < int(count["meant"])


def course_of(sentence: str) -> Course | None:
    """"Has now completed 9 of 12" goes on; "only 4 of 6, because of numbness" does not; of the past alone nobody says."""
    if CUT_SHORT.search(sentence):
        return Course.STOPPED
    return Course.ONGOING if TO_DATE.search(sentence) else None


def status_short(cycles: Cycles, status: Status) -> Status | None:
    """What is said of a treatment that was given in part: some of its cycles are completed, the treatment is not."""
    if status.course is not Course.COMPLETED or status.assertion is not Assertion.STATED:
        return None
    time = Time.CURRENT if cycles.course is Course.ONGOING else Time.PAST
    return Status(status.assertion, time, status.person, cycles.course)


def of_one_course(treatments: Sequence[Found]) -> Iterator[Found]:
    """"Completed 9 cycles" beside "9 of a planned 12" in one note is the same course, told shortly."""
    short = {(one.value, one.details.cycles.split(" ")[0]): one.status for one in treatments if one.status and " of " in one.details.cycles}
    for one in treatments:
        status = short.get((one.value, one.details.cycles))
        yield replace(one, status=status) if status and one.status is None else one
