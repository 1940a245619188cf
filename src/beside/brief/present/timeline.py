"""What the records date, earliest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording, wording_records
from beside.brief.fact_words import say_fact
from beside.brief.messages import frame, from_records
from beside.brief.page import Entry, Paragraph, Section, Timeline
from beside.brief.present.build import disputes, parted, plain, small
from beside.case import in_series
from beside.facts.fact import Assertion, Person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.case import Series
    from beside.facts import Fact
    from beside.guide import Guide


# What is so for a long time, or is somebody's words, is no event of a day.
NO_EVENTS = frozenset((
    "person", "goal", "recommendation", "reason", "condition", "allergy", "family", "menopause", "smoking", "symptom",
))  # fmt: skip


FIRST_DAYS, NEWEST_DAYS = 20, 80


def present_timeline(guide: Guide, sight: Sight) -> Section:
    unchanged = medicines_unchanged(guide.case.facts)
    told_days = (
        (event.date, tuple(_on_one_day([fact for fact in event.facts if fact.id not in unchanged], sight))) for event in guide.case.timeline
    )
    events = tuple(Entry(frame(wording.ON, date=day.in_words()), blocks) for day, blocks in told_days if blocks)
    return Section("timeline", frame(wording.TIMELINE), tuple(_days(events)))


def _days(events: Sequence[Entry]) -> Iterator[Block]:
    """Years of care hold more days than anyone reads: how it began and what is newest; all of them stand in the JSON."""
    between = len(events) - FIRST_DAYS - NEWEST_DAYS
    if not events:
        yield plain(wording.NO_TIMELINE)
    elif between <= 0:
        yield Timeline(tuple(events))
    else:
        yield Timeline(tuple(events[:FIRST_DAYS]))
        yield small(wording_records.DAYS_BETWEEN, count=between)
        yield Timeline(tuple(events[-NEWEST_DAYS:]))


def medicines_unchanged(facts: Sequence[Fact]) -> frozenset[str]:
    """What is so for a long time is no event of a day; that a medicine was stopped or its dose changed is one."""
    series = in_series(fact for fact in facts if fact.kind == "medication")
    return frozenset(fact.id for one in series if is_unchanged(one) for fact in one.facts)


def is_unchanged(series: Series) -> bool:
    """A mention without a dose changes none."""
    return len({fact.status for fact in series.facts}) == 1 and len({str(fact.value) for fact in series.facts if fact.value}) < 2


def _on_one_day(facts: Sequence[Fact], sight: Sight) -> tuple[Block, ...]:
    """Each event once, with all the places that tell it."""
    same: dict[str, list[Fact]] = {}
    for fact in facts:
        if is_event(fact):
            same.setdefault(str(say_fact(fact)), []).append(fact)
    firsts = {told[0]: told for told in same.values()}
    return parted(firsts, sight, lambda fact: _event(firsts[fact], sight))


def is_event(fact: Fact) -> bool:
    return fact.kind not in NO_EVENTS and fact.status.assertion is Assertion.STATED and fact.status.person is Person.PATIENT


def _event(facts: Sequence[Fact], sight: Sight) -> tuple[Block, ...]:
    against = tuple(said for fact in facts for said in disputes(fact, sight))
    return (Paragraph((from_records(say_fact(facts[0]), *facts), *against)),)
