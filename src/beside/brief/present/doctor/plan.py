"""What is being decided and by when; what each team recommends, when and why; what matters to the patient."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import cut, joined, say_clinically, short_date
from beside.brief.messages import as_stated, frame, from_records, message
from beside.brief.present.build import unrepeated
from beside.brief.present.doctor.lines import (
    line,
    newest,
    of_kinds,
    quote,
    run,
    said_by,
    said_once,
    signs_of,
    with_date,
)
from beside.brief.present.doctor.papers import (
    LONGEST_EXCERPT,
    MOST_PAPERS,
    days_of,
    excerpt_of,
    excerpts,
    is_written,
    place_in_text,
    report_in_words,
    reports_of,
)
from beside.brief.present.doctor.ways import (
    is_part_of_told,
    named_ways,
    steps,
    told_as_a_whole,
    ways_ahead,
)
from beside.brief.present.views import parted_facts
from beside.brief.visible import visible
from beside.facts.fact import Assertion, Course, Time
from beside.guide.spread import newest_day, spread_since
from beside.terms.dates import parse_date
from beside.terms.places import overlaps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.brief.doctor import Line
    from beside.brief.messages import Sentence
    from beside.case import Case
    from beside.facts import Fact
    from beside.guide import Guide
    from beside.terms.places import Source

LONGEST_NEXT = 260
DAYS = re.compile(r"(?<!\d)20\d\d(?:-\d\d-\d\d)?(?!\d)")
MOST_SAID, MOST_VISITS, MOST_ASKED, MOST_TIMING, MOST_BOARDS, MOST_OTHERS = 8, 3, 4, 3, 1, 2
LONGEST, LONGEST_OTHER = 2400, 700  # characters of all letters that recommend; of each that only speaks of the plan
BOARD, NOTES, MOST_NOTES = frozenset({"tumour board"}), frozenset({"telephone note"}), 2
ON_DECISION = frozenset({"second opinion", "question"})
ON_PLAN = frozenset({"depends on", "trial"})
WAITING = re.compile(r"\b(?:wait|delay)", re.IGNORECASE)
SAID = frozenset({"recommendation", "reason", "instruction", "left-open", "other-way", "depends"})


def present_decision(guide: Guide) -> Iterator[Line]:
    yield line(wording.QUESTION, tuple(_question(guide)))
    waiting = [fact for fact in guide.case.facts if fact.kind == "answer" and fact.name == "waiting"]
    decide_by = guide.decision.decide_by_fact
    again = [fact for fact in waiting if decide_by and overlaps(place_in_text(fact), place_in_text(decide_by))]
    spoken_of = bool(waiting) or guide.time.urgent or any(WAITING.search(str(fact.value)) for fact in guide.case.facts if fact.kind in SAID and is_written(fact))
    unsaid = (frame(wording.WAITING_UNKNOWN),) if ways_ahead(guide) and not spoken_of else ()
    yield line(wording.DECIDE_BY, (*(tuple(_decide_by(guide)) or (frame(wording.NOT_GIVEN),)), *unsaid))
    starts = [fact for fact in ways_ahead(guide) if fact.details.due]
    if starts:
        yield line(wording.STARTS, tuple(_starts(starts)))
    waiting = [fact for fact in waiting if fact not in again]
    if waiting:
        yield line(wording.TIMING, tuple(quote(fact, 200) for fact in newest(said_once(unrepeated(waiting)))[:MOST_TIMING]))
    yield from _next(guide)
    notes = reports_of(guide.case, NOTES)
    if notes:
        yield line(wording.TELEPHONE, tuple(report_in_words(note, guide.case) for note in notes[:MOST_NOTES]), is_open=True)
    urgent = signs_of(guide)
    if urgent:
        yield line(wording.FLAGGED, tuple(noticed(urgent)), is_open=True)
        told = [fact for fact in guide.case.facts if fact.kind == "instruction" and is_written(fact)]
        if told:
            yield line(wording.TOLD_BEFORE, tuple(excerpts(told, guide.case, LONGEST_OTHER, MOST_OTHERS)), is_open=True)


def _next(guide: Guide) -> Iterator[Line]:
    """The next visits; and what letters have arranged besides, in their words."""
    ahead = [fact for fact in of_kinds(guide.case, "appointment") if fact.date and fact.date.latest() >= guide.today and fact.status.assertion is Assertion.STATED]
    visits = run(ahead[::-1], MOST_VISITS)
    arranged = [fact for fact in of_kinds(guide.case, "procedure") if is_arranged(fact, guide) and not any(overlaps(place_in_text(fact), place_in_text(visit)) for visit in ahead)]
    others = tuple(excerpts(arranged, guide.case, LONGEST_NEXT, MOST_OTHERS))
    if visits or others:
        yield line(wording.NEXT_VISIT, (*visits, *others))


def places_of_next(guide: Guide) -> list[Source]:
    """Where papers say what stands under what is next, so that no other part says it again."""
    visits = [place_in_text(fact) for fact in of_kinds(guide.case, "appointment") if is_written(fact)]
    arranged = [fact for fact in of_kinds(guide.case, "procedure") if is_arranged(fact, guide)]
    return [*visits, *map(place_in_text, arranged)]


def is_arranged(fact: Fact, guide: Guide) -> bool:
    """A procedure ahead that a letter writes of, where its sentence names a day or a year that is not over."""
    if fact.status.time not in (Time.PLANNED, Time.PENDING) or fact.status.assertion is not Assertion.STATED or not is_written(fact):
        return False
    days = (parse_date(written) for written in DAYS.findall(excerpt_of([fact], guide.case, LONGEST_NEXT)))
    return any(day.latest() >= guide.today for day in days if day)


def noticed(facts: Sequence[Fact]) -> Iterator[Sentence]:
    """Each sign in the words of its record, those of one day together."""
    for day in dict.fromkeys(str(fact.date or "")[:10] for fact in newest(facts)):
        same = [fact for fact in newest(facts) if str(fact.date or "")[:10] == day]
        words = joined([message(wording.QUOTED, words=visible(fact.source.quote)) if is_written(fact) else say_clinically(fact) for fact in unrepeated(same)], "; ")
        yield from_records(with_date(words, same[0]), *same)


def _question(guide: Guide) -> Iterator[Sentence]:
    """As somebody stated it; else the ways the records name, and what they say is asked."""
    decision = guide.decision
    words = message("{words}", words=cut(visible(decision.words), 200))
    if decision.words and decision.stated:
        yield as_stated(words, decision.stated)
        return
    if decision.words and decision.fact:
        yield from_records(words, decision.fact)
        return
    asked = [fact for fact in of_kinds(guide.case, "remark") if fact.name in ON_DECISION]
    named = tuple(named_ways(ways_ahead(guide), guide.case))
    yield from named
    yield from (quote(fact, 200) for fact in unrepeated(asked)[:MOST_ASKED])
    if (named or asked) and not any(fact.name == "question" for fact in asked):
        yield frame(wording.NO_OWN_QUESTION)


def _starts(facts: Sequence[Fact]) -> Iterator[Sentence]:
    days = dict.fromkeys(str(fact.details.due) for fact in facts)
    for day in sorted(days):
        same = [fact for fact in facts if str(fact.details.due) == day]
        due = same[0].details.due
        yield from_records(message(wording.WITH_DATE, said=steps(same), date=short_date(due) if due else ""), *same)


def _decide_by(guide: Guide) -> Iterator[Sentence]:
    decision = guide.decision
    if decision.decide_by is None:
        return
    words = message("{date}", date=short_date(decision.decide_by))
    if decision.decide_by_stated:
        yield as_stated(words, decision.decide_by_stated)
    elif decision.decide_by_fact:
        yield from_records(message("{date}: “{words}”", date=words, words=cut(visible(decision.decide_by_fact.source.quote), 220)), decision.decide_by_fact)


def present_plan(guide: Guide) -> Iterator[Line]:
    case = guide.case
    yield from _said_since(guide)
    parted = parted_facts(guide)
    if parted:
        papers = {place_in_text(fact).document for fact in parted}
        yield line(wording.PLANS_DIFFER, tuple(named_ways([fact for fact in ways_ahead(guide) if place_in_text(fact).document in papers] or parted, case)), is_open=True)
    boards = reports_of(case, BOARD)
    said = without_coded_repeats([fact for fact in plan_facts(guide) if place_in_text(fact).document not in {board.source.document for board in boards}], case)
    recommending = {place_in_text(fact).document for fact in said if fact.kind == "recommendation" or fact.status.course in (Course.RECOMMENDED, Course.PLANNED)}
    first = list(excerpts((fact for fact in said if place_in_text(fact).document in recommending), case, min(LONGEST_EXCERPT, LONGEST // max(1, min(len(recommending), MOST_PAPERS)))))
    yield from (line(wording.RECOMMENDED, (one,)) for one in first)
    yield from (line(wording.RECOMMENDED, (report_in_words(board, case),)) for board in boards[:MOST_BOARDS])
    if not first and not boards:
        yield line(wording.RECOMMENDED, ())
    others = [fact for fact in said if place_in_text(fact).document not in recommending and fact.kind != "reason"]
    if others:
        yield line(wording.SAID_TOO, tuple(excerpts(others, case, LONGEST_OTHER, MOST_OTHERS)))


def _said_since(guide: Guide) -> Iterator[Line]:
    """A plan that is older than what papers first say of spread, return or growth, with both days."""
    day = newest_day(guide.plan.recommendations or guide.plan.treatments)
    newer = spread_since(day, guide.case)
    if newer and day is not None:
        yield line(wording.SAID_SINCE, (*run(newest(newer)), frame(wording.PLAN_OF, date=short_date(day))), is_open=True)


def without_coded_repeats(said: Sequence[Fact], case: Case) -> list[Fact]:
    """Words of a coded plan of the day of a letter that recommends say the letter again; so does a coded way that a letter names, or a part of it."""
    borne = days_of(case)
    days = {str(borne.get(place_in_text(fact).document) or fact.date)[:10] for fact in said if fact.kind == "recommendation" and is_written(fact)}
    ways = [fact for fact in said if fact.kind == "treatment"]
    told, whole = {(fact.name, str(fact.value)) for fact in ways if is_written(fact)}, told_as_a_whole(ways, case)

    def is_again(fact: Fact) -> bool:
        if fact.kind != "treatment":
            return str(fact.date)[:10] in days
        return (fact.name, str(fact.value)) in told or is_part_of_told(fact, whole)

    return [fact for fact in said if is_written(fact) or not is_again(fact)]


def plan_facts(guide: Guide) -> list[Fact]:
    """Whatever letters say of the plan: recommended, discussed, declined; why, on what it depends, and what the patient was told."""
    kept = {fact.id for fact in guide.plan.recommendations}
    ahead = {fact.id for fact in ways_ahead(guide)}
    return [fact for fact in guide.case.facts if is_of_plan(fact, kept, ahead)]


def is_of_plan(fact: Fact, kept: set[str], ahead: set[str]) -> bool:
    match fact.kind:
        case "recommendation":
            return fact.id in kept
        case "treatment":
            return fact.id in ahead or fact.status.course is Course.DECLINED
        case "remark":
            return fact.name in ON_PLAN
        case "answer":
            return fact.name not in {"waiting", "benefit"} or bool(fact.details.of)
        case kind:
            return kind in SAID


def present_matters(guide: Guide) -> Iterator[Line]:
    stated = [said for said in guide.case.statements if said.kind in {"goal", "priority", "note"}]
    worries = [fact for fact in of_kinds(guide.case, "remark") if fact.name == "worry"][:MOST_ASKED]
    written = said_once(unrepeated([*guide.goal.patient, *worries]))
    said = (*(said_by(one) for one in stated[::-1]), *(quote(fact, 200) for fact in written))
    if not said:
        yield line("", ())
    yield from (line("", (one,)) for one in said[:MOST_SAID])
    if len(said) > MOST_SAID:
        yield line("", (frame(wording.MORE, count=len(said) - MOST_SAID),))
