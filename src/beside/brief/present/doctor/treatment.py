"""What was given before: dates, cycles, response, toxicity and why it stopped, as far as the records say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import say_clinically, short_date
from beside.brief.messages import frame, from_records, message
from beside.brief.present.doctor.lines import dated, differing, latest_of_each, line, of_kinds, run
from beside.brief.present.doctor.papers import excerpts, reports_of
from beside.brief.present.doctor.pathology import procedures
from beside.brief.present.doctor.plan import places_of_next
from beside.facts.fact import Assertion, Course, Status, Time

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.brief.doctor import Line
    from beside.brief.messages import Sentence
    from beside.case import Case
    from beside.facts import Fact
    from beside.guide import Guide

GIVEN = frozenset((Course.COMPLETED, Course.STOPPED, Course.ONGOING))
MOST_RESPONSES, MOST_TOXICITIES, MOST_DATES, MOST_TOLD, MOST_LETTERS = 4, 6, 3, 420, 2


def present_treatment(guide: Guide) -> Iterator[Line]:
    case = guide.case
    yield from differing(case, lambda kind: kind == "treatment")
    given = [fact for fact in of_kinds(case, "treatment") if is_given(fact)]
    valued = {(fact.name, str(fact.date)) for fact in given if fact.value}
    given = [fact for fact in given if fact.value or (fact.name, str(fact.date)) not in valued]
    for same in by_way(given):
        yield line("", (_on_its_dates(same),))
    listed = listed_with_medicines(case)
    if listed:
        yield line(wording.COURSE_NOT_STATED, run(listed, MOST_DATES))
    elif not given:
        yield line("", (frame(wording.NO_TREATMENT),))
    told = [fact for fact in of_kinds(case, "treatment") if is_told(fact) and fact.source.end]
    if told:
        yield from (line(wording.IN_RECORDS_WORDS, (one,)) for one in excerpts(told, case, MOST_TOLD, MOST_LETTERS))
    denied = [fact for fact in of_kinds(case, "treatment") if fact.status.assertion is Assertion.RULED_OUT and fact.status.time is Time.PAST]
    if denied:
        yield line(wording.NOT_GIVEN_STATED, run(latest_of_each(replace(fact, status=Status()) for fact in denied)[0], MOST_DATES))
    yield from procedures(case, {report.source.document for report in reports_of(case, None)}, is_of_tissue=False, shown=places_of_next(guide))
    responses, toxicities = of_kinds(case, "response"), of_kinds(case, "toxicity")
    if given or responses:
        yield line(wording.RESPONSE, run(responses, MOST_RESPONSES))
    if given or toxicities:
        yield line(wording.TOXICITY, run(toxicities, MOST_TOXICITIES))


def listed_with_medicines(case: Case) -> list[Fact]:
    """Treatments that stand in a list of medicines, of which nobody says whether they go on."""
    places = {source for fact in of_kinds(case, "medication") for source in fact.sources}
    return [fact for fact in of_kinds(case, "treatment") if fact.status == Status() and fact.source in places]


def is_told(fact: Fact) -> bool:
    """Given in some way, or named without a course in a paper that speaks of what was: dates and cycles stand in its words."""
    return is_given(fact) or (fact.status.course is None and bool(fact.details.cycles or fact.details.why_stopped) and fact.status.assertion is Assertion.STATED)


def is_given(fact: Fact) -> bool:
    """Given, stopped, declined or said to be in the past; not what was ruled out."""
    status = fact.status
    return status.assertion is not Assertion.RULED_OUT and (status.course in GIVEN or (status.course is None and status.time is Time.PAST))


def by_way(facts: Sequence[Fact]) -> list[list[Fact]]:
    """The same way with the same course once, with every date it is stated for; what names no drug or operation last."""
    found: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        key = fact.name, str(fact.value).casefold(), fact.about.side, fact.about.site, fact.status.course
        found.setdefault(key, []).append(fact)
    return sorted(found.values(), key=lambda same: not same[0].value)


def _on_its_dates(same: Sequence[Fact]) -> Sentence:
    """`chemotherapy: paclitaxel (completed) (4 dates, 9 Nov 2019 to 19 Dec 2019)`."""
    dates = {str(fact.date)[:10]: short_date(fact.date) for fact in same[::-1] if fact.date}
    days = [dates[day] for day in sorted(dates)]
    if len(days) < 2:
        return dated(same[:1])
    many = message(wording.MANY_DATES, count=len(days), first=days[0], last=days[-1])
    words = many if len(days) > MOST_DATES else message("{dates}", dates=", ".join(days))
    return from_records(message(wording.DATES, said=say_clinically(same[0]), dates=words), *same)
