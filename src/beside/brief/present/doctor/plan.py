"""What is being decided and by when; what each team recommends, when and why; what matters to the patient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import cut, joined, say_clinically, short_date
from beside.brief.messages import as_stated, frame, from_records, message
from beside.brief.present.build import from_each_record, unrepeated
from beside.brief.present.doctor.lines import (
    line,
    newest,
    of_kinds,
    quote,
    run,
    said_by,
    with_date,
)
from beside.brief.present.views import parted_facts
from beside.brief.record_names import record_name
from beside.brief.visible import visible
from beside.facts.fact import Assertion, Course

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from beside.brief.doctor import Line
    from beside.brief.messages import Sentence
    from beside.facts import Fact
    from beside.guide import Guide

MOST_PLANS, MOST_REASONS, MOST_VISITS, MOST_WAYS = 3, 2, 3, 8


def present_decision(guide: Guide) -> Iterator[Line]:
    yield line(wording.QUESTION, tuple(_question(guide)))
    yield line(wording.DECIDE_BY, tuple(_decide_by(guide)))
    ahead = [fact for fact in of_kinds(guide.case, "appointment") if fact.date and fact.date.latest() >= guide.today and fact.status.assertion is Assertion.STATED]
    if ahead:
        yield line(wording.NEXT_VISIT, run(ahead[::-1], MOST_VISITS))
    urgent = [fact for one in guide.time.urgent for fact in one.facts]
    if urgent:
        yield line(wording.FLAGGED, run(newest(dict.fromkeys(urgent))), is_open=True)


def _question(guide: Guide) -> Iterator[Sentence]:
    decision = guide.decision
    words = message("{words}", words=cut(visible(decision.words), 200))
    if decision.words and decision.stated:
        yield as_stated(words, decision.stated)
    elif decision.words and decision.fact:
        yield from_records(words, decision.fact)


def _decide_by(guide: Guide) -> Iterator[Sentence]:
    decision = guide.decision
    if decision.decide_by is None:
        return
    words = message("{date}", date=short_date(decision.decide_by))
    if decision.decide_by_stated:
        yield as_stated(words, decision.decide_by_stated)
    elif decision.decide_by_fact:
        yield from_records(message("{date}: “{words}”", date=words, words=cut(visible(decision.decide_by_fact.source.quote), 120)), decision.decide_by_fact)


def present_plan(guide: Guide) -> Iterator[Line]:
    parted = parted_facts(guide)
    if parted:
        ways = joined([with_date(say_clinically(fact), fact) for fact in parted], wording.VERSUS)
        yield line(wording.PLANS_DIFFER, (from_records(ways, *parted),), is_open=True)
    said = from_each_record(guide.plan.recommendations, MOST_PLANS)
    titles = {document.id: document.title for document in guide.case.documents if document.title}
    more = len(unrepeated(guide.plan.recommendations)) - len(said)
    for fact in said:
        rest = (frame(wording.MORE, count=more),) if more > 0 and fact is said[-1] else ()
        yield line(wording.RECOMMENDED, (_recommended(fact, titles), *rest))
    if not said:
        yield line(wording.RECOMMENDED, ())
    ahead = latest_of_way(guide.plan.treatments)
    yield line(wording.AHEAD, run(ahead, MOST_WAYS))
    discussed = [fact for fact in of_kinds(guide.case, "treatment") if fact.status.course is Course.DISCUSSED and fact.status.assertion is Assertion.STATED]
    if discussed:
        yield line(wording.ALSO_DISCUSSED, run(latest_of_way(discussed), MOST_WAYS))
    reasons = unrepeated(guide.plan.reasons)
    yield line(wording.WHY, tuple(quote(fact, 200) for fact in reasons[:MOST_REASONS]))


def latest_of_way(facts: Iterable[Fact]) -> list[Fact]:
    """Each way once, as the newest record has it."""
    found: dict[tuple[str, str], Fact] = {}
    for fact in newest(facts):
        found.setdefault((fact.name, str(fact.value).casefold()), fact)
    return [*found.values()]


def _recommended(fact: Fact, titles: Mapping[str, str]) -> Sentence:
    """Who said it as far as the record tells: its speaker, else the record itself."""
    who = visible(fact.details.speaker) or str(record_name(fact.source, titles))
    words = message("{who}: “{words}”", who=who, words=cut(visible(fact.source.quote).strip('"“”'), 300))
    is_dated = fact.date is not None and fact.date.in_words() in who
    return from_records(words if is_dated else with_date(words, fact), fact, is_quote=True)


def present_matters(guide: Guide) -> Iterator[Line]:
    stated = [said for said in guide.case.statements if said.kind in {"goal", "priority", "note"}]
    written = unrepeated(guide.goal.patient)
    said = (*(said_by(one) for one in stated[::-1]), *(quote(fact, 200) for fact in written))
    if not said:
        yield line("", ())
    yield from (line("", (one,)) for one in said)
