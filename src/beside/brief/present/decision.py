"""What is being decided and by when: the question, the words that name the day, what is said of time, and the next visits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from beside.brief import wording, wording_plan
from beside.brief.messages import as_stated, frame, from_records, message, plain_words
from beside.brief.page import Paragraph
from beside.brief.present.build import ask, excerpt, parted, quoted, unrepeated
from beside.brief.visible import visible
from beside.facts.fact import Assertion
from beside.terms.places import overlaps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.brief.messages import Sentence
    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.facts import Fact
    from beside.guide import Guide
    from beside.guide.guide import Decision

MOST_SAID = 2
MOST_VISITS = 2
DAY = len("2026-11-22")


def present_title(decision: Decision) -> Sentence:
    if decision.stated is not None:
        return as_stated(plain_words(excerpt(decision.words, 120)), decision.stated)
    if decision.fact is not None and decision.words:
        return from_records(plain_words(excerpt(decision.words, 120)), decision.fact)
    return frame(wording.DECISION_UNKNOWN)


def ask_decision(guide: Guide) -> Paragraph:
    """Nobody stated what is being decided: the papers' own words below say it; else the kinds of treatment they name, and the question."""
    if guide.plan.recommendations or guide.plan.other_ways:
        return ask(wording_plan.DECISION_BELOW)
    named = [option for option in guide.options if option.is_named and option.facts]
    if not named:
        return ask(wording.DECISION_ASK)
    titles = [option.title[:1].lower() + option.title[1:] if option.card else option.title for option in named]
    ways = message(wording_plan.WAYS_MAY_BE_STEPS, ways=visible(", ".join(titles)))
    return Paragraph((from_records(ways, *(option.facts[0] for option in named)),), tone="ask")


def decide_by(decision: Decision) -> Paragraph:
    if decision.decide_by is None:
        return ask(wording.DECIDE_BY_UNKNOWN)
    date = decision.decide_by.in_words()
    if decision.decide_by_stated is not None:
        return Paragraph((as_stated(message(wording.DECIDE_BY_STATED, date=date), decision.decide_by_stated),), tone="lead")
    if decision.decide_by_fact is not None:
        return Paragraph((from_records(message(wording.DECIDE_BY_RECORD, date=date), decision.decide_by_fact),), tone="lead")
    return ask(wording.DECIDE_BY_UNKNOWN)


def why_by_then(guide: Guide) -> Iterator[Block]:
    """The words that name the day, which may say why and who asked; not where the visit below has the same words."""
    fact = guide.decision.decide_by_fact
    if fact is None or guide.decision.decide_by_stated is not None or fact.source.path or " " not in fact.source.quote:
        return
    if not any(overlaps(source, fact.source) for visit in guide.case.of_kind("appointment") for source in visit.sources):
        yield Paragraph((from_records(message(wording.EXCERPT, words=excerpt(fact.source.quote, 240)), fact, is_quote=True),))


def time_said(guide: Guide, sight: Sight) -> Iterator[Block]:
    """What letters say of waiting, beside the date to decide by: it calms or presses, and is theirs to say."""
    by = guide.decision.decide_by_fact
    said = [fact for fact in unrepeated(guide.time.said) if by is None or not overlaps(fact.source, by.source)]
    yield from quoted(said[:MOST_SAID], sight, 240)


def next_visits(guide: Guide, sight: Sight) -> Iterator[Block]:
    """The next days, each once: a letter and a calendar that name one day are one visit."""
    ahead = [fact for fact in guide.case.of_kind("appointment") if fact.date is not None and fact.date.latest() >= guide.today and fact.status.assertion is Assertion.STATED]
    days: dict[str, list[Fact]] = {}
    for fact in sorted(ahead, key=lambda fact: (str(fact.date), -len(fact.source.quote))):
        days.setdefault(str(fact.date)[:DAY], []).append(fact)
    for facts in [*days.values()][:MOST_VISITS]:
        said = max(facts, key=lambda fact: len(fact.source.quote))
        yield from parted([said], sight, partial(_visit, facts=tuple(facts)))


def _visit(said: Fact, facts: Sequence[Fact]) -> tuple[Block, ...]:
    when = next((day for fact in facts if (day := clock(fact))), said.date.in_words() if said.date else "")
    words = message(wording.NEXT_VISIT, date=when, words=excerpt(said.source.quote, 160))
    return (Paragraph((from_records(words, said, *(fact for fact in facts if fact is not said)),)),)


def clock(fact: Fact) -> str:
    """The day with its hour, where a calendar gives one; a calendar in world time says so."""
    if fact.date is None or not fact.date.time:
        return ""
    words = wording_plan.AT_WORLD_TIME if fact.date.offset == "Z" else wording_plan.AT_TIME
    return str(message(words, date=fact.date.in_words(), time=fact.date.time[: len("09:15")]))
