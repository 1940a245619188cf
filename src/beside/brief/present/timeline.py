"""What the records date, earliest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording, wording_records, wording_series
from beside.brief.fact_words import say_fact
from beside.brief.messages import frame, from_records, message
from beside.brief.page import Entry, Paragraph, Section, Timeline
from beside.brief.present.build import disputes, parted, plain, small
from beside.brief.present.series import days_of_operations, words_of
from beside.brief.present.together import say_together, together
from beside.facts.fact import Assertion, Course, Person, Time

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.case import Case
    from beside.facts import Fact
    from beside.guide import Guide
    from beside.terms.dates import PartialDate


# What is so for a long time, or is somebody's words, is no event of a day.
NO_EVENTS = frozenset((
    "person", "goal", "recommendation", "reason", "condition", "allergy", "family", "menopause", "smoking", "symptom",
))  # fmt: skip


# What is so of the tumour, or awaited, or proposed: papers say it again and again.
STATES = frozenset(("stage.t", "stage.n", "stage.m", "stage.group", "cancer", "metastasis", "histology", "pending"))
PLANS = frozenset((Course.RECOMMENDED, Course.PLANNED, Course.DISCUSSED))
FIRST_DAYS, NEWEST_DAYS = 20, 80

Day = tuple["PartialDate", "Sequence[Fact]"]


def present_timeline(guide: Guide, sight: Sight) -> Section:
    return Section("timeline", frame(wording.TIMELINE), tuple(_days(days_of(guide), sight)))


def days_of(guide: Guide) -> Sequence[Day]:
    unchanged = medicines_unchanged(guide.case.facts) | on_a_later_day(guide.case)
    told = [(event.date, [fact for fact in event.facts if is_event(fact) and fact.id not in unchanged]) for event in guide.case.timeline]
    return [(day, facts) for day, facts in told if facts]


def _days(days: Sequence[Day], sight: Sight) -> Iterator[Block]:
    """Years of care hold more days than anyone reads: how it began and what is newest; all of them stand in the JSON."""
    if not days:
        yield plain(wording.NO_TIMELINE)
    elif len(days) <= FIRST_DAYS + NEWEST_DAYS:
        yield _timeline(days, sight)
    else:
        yield small(wording_records.SAID_AGAIN)
        yield from _first_and_newest(without_repeated(days, sight), sight)


def _first_and_newest(days: Sequence[Day], sight: Sight) -> Iterator[Block]:
    between = len(days) - FIRST_DAYS - NEWEST_DAYS
    if between <= 0:
        yield _timeline(days, sight)
    else:
        yield _timeline(days[:FIRST_DAYS], sight)
        yield small(wording_records.DAYS_BETWEEN, count=between)
        yield _timeline(days[-NEWEST_DAYS:], sight)


def without_repeated(days: Sequence[Day], sight: Sight) -> Sequence[Day]:
    """What is so, or is planned, and is said on many days stands on the first and the newest of them."""
    lines = {fact: words_of(fact) for _, facts in days for fact in facts if is_said_again(fact)}
    said_on: dict[Hashable, list[int]] = {}
    for place, (_, facts) in enumerate(days):
        for line in (lines[fact] for fact in facts if fact in lines):
            said_on.setdefault(line, []).append(place)

    def stays(fact: Fact, place: int) -> bool:
        return fact not in lines or fact.id in sight.disputes or place in (said_on[lines[fact]][0], said_on[lines[fact]][-1])

    told = [(day, [fact for fact in facts if stays(fact, place)]) for place, (day, facts) in enumerate(days)]
    return [(day, facts) for day, facts in told if facts]


def is_said_again(fact: Fact) -> bool:
    """Whether another paper with these words tells of no other event, as a second scan would be."""
    return fact.status.course in PLANS if fact.kind == "treatment" else fact.kind in STATES


def _timeline(days: Sequence[Day], sight: Sight) -> Timeline:
    return Timeline(tuple(Entry(frame(wording.ON, date=day.in_words()), _on_one_day(facts, sight)) for day, facts in days))


def medicines_unchanged(facts: Sequence[Fact]) -> frozenset[str]:
    """What is so for a long time is no event of a day; that a medicine was stopped or its dose changed is one.

    All that is told of it is looked at, so that no newer dose is left out beside an older one.
    """
    named: dict[tuple[str, Person], list[Fact]] = {}
    for fact in facts:
        if fact.kind == "medication":
            named.setdefault((fact.name.casefold(), fact.status.person), []).append(fact)
    return frozenset(fact.id for told in named.values() if is_unchanged(told) for fact in told)


def on_a_later_day(case: Case) -> frozenset[str]:
    """An operation that papers put on different days is one event; it stands on the earliest, with the others named there."""
    return frozenset(fact.id for same in days_of_operations(case).values() for fact in same if fact.date != same[0].date)


def is_unchanged(told: Sequence[Fact]) -> bool:
    """A mention without a dose changes none, and neither does what might come."""
    so = [fact for fact in told if fact.status.assertion in (Assertion.STATED, Assertion.RULED_OUT)]
    return len({fact.status for fact in so}) < 2 and len({str(fact.value) for fact in so if fact.value}) < 2


def _on_one_day(facts: Sequence[Fact], sight: Sight) -> tuple[Block, ...]:
    """Each event once, with all the places that tell it."""
    same: dict[str, list[Fact]] = {}
    joined, others = together(facts, sight)
    for fact in sorted(others, key=is_bare_medicine):
        same.setdefault(str(say_fact(with_dose(fact, others))), []).append(fact)
    firsts = {told[0]: told for told in same.values()}
    in_one_line = (Paragraph((from_records(say_together(drugs), *drugs),)) for drugs in joined)
    return (*in_one_line, *parted(firsts, sight, lambda fact: _event(firsts[fact], sight)))


def is_bare_medicine(fact: Fact) -> bool:
    return fact.kind == "medication" and not fact.value


def with_dose(fact: Fact, others: Sequence[Fact]) -> Fact:
    """A medicine named without its dose is the one that is told with a dose that day, where there is only one such."""
    doses = [one for one in others if one.kind == "medication" and one.value and one.name.casefold() == fact.name.casefold() and one.status == fact.status]
    return doses[0] if is_bare_medicine(fact) and len({str(say_fact(one)) for one in doses}) == 1 else fact


def is_event(fact: Fact) -> bool:
    spoken_of = fact.kind in {"imaging", "procedure"} and fact.status.time is Time.PLANNED and not fact.source.path
    return fact.kind not in NO_EVENTS and not spoken_of and fact.status.assertion is Assertion.STATED and fact.status.person is Person.PATIENT


def _event(facts: Sequence[Fact], sight: Sight) -> tuple[Block, ...]:
    against = tuple(said for fact in facts for said in disputes(fact, sight))
    days = dict.fromkeys(fact.date.in_words() for fact in days_of_operations(sight.case).get(facts[0].id, ()) if fact.date and fact.date != facts[0].date)
    said = say_fact(facts[0])
    if days:
        said = message(wording_series.OTHER_DAY, said=said, dates=", ".join(days))
    return (Paragraph((from_records(said, *facts), *against)),)
