"""What is being decided and by when; what each team recommends, when and why; what matters to the patient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import cut, short_date
from beside.brief.messages import as_stated, frame, from_records, message
from beside.brief.present.build import unrepeated
from beside.brief.present.doctor.lines import (
    line,
    newest,
    of_kinds,
    quote,
    run,
    said_by,
)
from beside.brief.present.doctor.papers import (
    LONGEST_EXCERPT,
    MOST_PAPERS,
    days_of,
    excerpts,
    is_written,
    place_in_text,
    report_in_words,
    reports_of,
)
from beside.brief.present.doctor.ways import named_ways, steps, ways_ahead
from beside.brief.present.views import parted_facts
from beside.brief.visible import visible
from beside.facts.fact import Assertion, Course

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.brief.doctor import Line
    from beside.brief.messages import Sentence
    from beside.case import Case
    from beside.facts import Fact
    from beside.guide import Guide

MOST_SAID, MOST_VISITS, MOST_ASKED, MOST_TIMING, MOST_BOARDS, MOST_OTHERS = 8, 3, 4, 3, 1, 2
LONGEST, LONGEST_OTHER = 2400, 500  # characters of all letters that recommend; of each that only speaks of the plan
BOARD, NOTES, MOST_NOTES = frozenset({"tumour board"}), frozenset({"telephone note"}), 2
ON_DECISION = frozenset({"second opinion", "question"})
ON_PLAN = frozenset({"depends on", "trial"})
SAID = frozenset({"recommendation", "reason", "instruction"})


def present_decision(guide: Guide) -> Iterator[Line]:
    yield line(wording.QUESTION, tuple(_question(guide)))
    waiting = [fact for fact in guide.case.facts if fact.kind == "answer" and fact.name == "waiting"]
    unsaid = (frame(wording.WAITING_UNKNOWN),) if ways_ahead(guide) and not waiting else ()
    yield line(wording.DECIDE_BY, (*(tuple(_decide_by(guide)) or (frame(wording.NOT_GIVEN),)), *unsaid))
    starts = [fact for fact in ways_ahead(guide) if fact.details.due]
    if starts:
        yield line(wording.STARTS, tuple(_starts(starts)))
    if waiting:
        yield line(wording.TIMING, tuple(quote(fact, 200) for fact in newest(unrepeated(waiting))[:MOST_TIMING]))
    ahead = [fact for fact in of_kinds(guide.case, "appointment") if fact.date and fact.date.latest() >= guide.today and fact.status.assertion is Assertion.STATED]
    if ahead:
        yield line(wording.NEXT_VISIT, run(ahead[::-1], MOST_VISITS))
    notes = reports_of(guide.case, NOTES)
    if notes:
        yield line(wording.TELEPHONE, tuple(report_in_words(note, guide.case) for note in notes[:MOST_NOTES]), is_open=True)
    urgent = [fact for one in guide.time.urgent for fact in signs(one.facts)]
    if urgent:
        yield line(wording.FLAGGED, run(newest(dict.fromkeys(urgent))), is_open=True)


def signs(facts: Sequence[Fact]) -> list[Fact]:
    """What was noticed; a spread that makes it urgent stands in the case, and not beside the sign."""
    return [fact for fact in facts if fact.kind != "metastasis"] or [*facts]


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
    parted = parted_facts(guide)
    if parted:
        yield line(wording.PLANS_DIFFER, tuple(named_ways(parted, case)), is_open=True)
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


def without_coded_repeats(said: Sequence[Fact], case: Case) -> list[Fact]:
    """A coded plan of the day of a letter that recommends says the letter again."""
    borne = days_of(case)
    days = {str(borne.get(place_in_text(fact).document) or fact.date)[:10] for fact in said if fact.kind == "recommendation" and is_written(fact)}
    return [fact for fact in said if is_written(fact) or str(fact.date)[:10] not in days]


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
    written = unrepeated(guide.goal.patient)
    worries = unrepeated([fact for fact in of_kinds(guide.case, "remark") if fact.name == "worry" and fact.source.quote not in {one.source.quote for one in written}])
    said = (*(said_by(one) for one in stated[::-1]), *(quote(fact, 200) for fact in [*written, *worries[:MOST_ASKED]]))
    if not said:
        yield line("", ())
    yield from (line("", (one,)) for one in said[:MOST_SAID])
    if len(said) > MOST_SAID:
        yield line("", (frame(wording.MORE, count=len(said) - MOST_SAID),))
