"""What is being decided and by when; what each team recommends, when and why; what matters to the patient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import cut, joined, short_date
from beside.brief.messages import as_stated, frame, from_records, message
from beside.brief.present.build import unrepeated
from beside.brief.present.doctor.lines import (
    line,
    newest,
    of_kinds,
    quote,
    run,
    said_by,
    with_date,
)
from beside.brief.present.doctor.papers import (
    LONGEST_EXCERPT,
    MOST_PAPERS,
    by_document,
    excerpts,
    report_in_words,
    reports_of,
)
from beside.brief.present.doctor.ways import is_named, named_ways, steps
from beside.brief.present.views import parted_facts
from beside.brief.visible import visible
from beside.facts.fact import Assertion, Course

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.brief.doctor import Line
    from beside.brief.messages import Sentence
    from beside.facts import Fact
    from beside.guide import Guide

MOST_VISITS, MOST_ASKED, MOST_TIMING, MOST_BOARDS = 3, 4, 3, 1
LONGEST, LONGEST_OTHER = 2400, 500  # characters of all letters that recommend; of each that only speaks of the plan
BOARD, NOTES, MOST_NOTES = frozenset({"tumour board"}), frozenset({"telephone note"}), 2
ON_DECISION = frozenset({"second opinion", "question"})
ON_PLAN = frozenset({"depends on", "trial", "second opinion"})
SAID = frozenset({"recommendation", "reason", "instruction"})


def present_decision(guide: Guide) -> Iterator[Line]:
    yield line(wording.QUESTION, tuple(_question(guide)))
    yield line(wording.DECIDE_BY, tuple(_decide_by(guide)))
    starts = [fact for fact in ways_ahead(guide) if fact.details.due]
    if starts:
        yield line(wording.STARTS, tuple(_starts(starts)))
    waiting = [fact for fact in guide.case.facts if fact.kind == "answer" and fact.name == "waiting"]
    if waiting:
        yield line(wording.TIMING, tuple(quote(fact, 200) for fact in newest(unrepeated(waiting))[:MOST_TIMING]))
    ahead = [fact for fact in of_kinds(guide.case, "appointment") if fact.date and fact.date.latest() >= guide.today and fact.status.assertion is Assertion.STATED]
    if ahead:
        yield line(wording.NEXT_VISIT, run(ahead[::-1], MOST_VISITS))
    notes = reports_of(guide.case, NOTES)
    if notes:
        yield line(wording.TELEPHONE, tuple(report_in_words(note, guide.case) for note in notes[:MOST_NOTES]), is_open=True)
    urgent = [fact for one in guide.time.urgent for fact in one.facts]
    if urgent:
        yield line(wording.FLAGGED, run(newest(dict.fromkeys(urgent))), is_open=True)


def ways_ahead(guide: Guide) -> list[Fact]:
    """Ways that papers recommend, plan or discuss and that are not over."""
    ahead = {fact.id for fact in guide.plan.treatments}
    return [fact for fact in of_kinds(guide.case, "treatment") if is_named(fact) and (fact.id in ahead or fact.status.course is Course.DISCUSSED)]


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
    if named or asked:
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
        sides = [with_date(steps(same), same[0]) for same in by_document(parted).values()]
        yield line(wording.PLANS_DIFFER, (from_records(joined(sides, wording.VERSUS), *parted),), is_open=True)
    boards = reports_of(case, BOARD)
    said = [fact for fact in plan_facts(guide) if fact.source.document not in {board.source.document for board in boards}]
    recommending = {fact.source.document for fact in said if fact.kind == "recommendation" or fact.status.course in (Course.RECOMMENDED, Course.PLANNED)}
    first = list(excerpts((fact for fact in said if fact.source.document in recommending), case, min(LONGEST_EXCERPT, LONGEST // max(1, min(len(recommending), MOST_PAPERS)))))
    yield from (line(wording.RECOMMENDED, (one,)) for one in first)
    yield from (line(wording.RECOMMENDED, (report_in_words(board, case),)) for board in boards[:MOST_BOARDS])
    if not first and not boards:
        yield line(wording.RECOMMENDED, ())
    others = [fact for fact in said if fact.source.document not in recommending and fact.kind != "reason"]
    yield from (line(wording.SAID_TOO, (one,)) for one in excerpts(others, case, LONGEST_OTHER, MOST_BOARDS))
    if guide.plan.recommendations and not guide.plan.reasons:
        yield line(wording.WHY, ())


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
    said = (*(said_by(one) for one in stated[::-1]), *(quote(fact, 200) for fact in written))
    if not said:
        yield line("", ())
    yield from (line("", (one,)) for one in said)
