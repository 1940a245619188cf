"""What papers of different days say of one thing, such as a medicine or a blood value: newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from beside.case.compare import same_value
from beside.facts import Assertion, Time
from beside.terms.kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from beside.facts import Fact
    from beside.terms.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Series:
    """One thing over time. The first fact is what the newest paper says."""

    facts: tuple[Fact, ...]

    @property
    def newest(self) -> Fact:
        return self.facts[0]

    @property
    def earlier(self) -> tuple[Fact, ...]:
        return self.facts[1:]


def in_series(facts: Iterable[Fact]) -> list[Series]:
    """Each thing once, in the order the facts name them; what cannot be put in order of time stands alone."""
    groups: dict[tuple[str, ...], list[Fact]] = {}
    for fact in dict.fromkeys(facts):
        groups.setdefault(key_of(fact), []).append(fact)
    return [series for group in groups.values() for series in series_of(group)]


def key_of(fact: Fact) -> tuple[str, ...]:
    might_be = fact.status.assertion is Assertion.HYPOTHETICAL or fact.status.time in (Time.PENDING, Time.PLANNED)
    if might_be or not kinds()[fact.kind].is_series:
        return (fact.id,)
    return fact.kind, fact.name.casefold(), fact.status.person


def series_of(group: Sequence[Fact]) -> list[Series]:
    """One series; where others disagree with the newest and are no older, each of them alone. What has no date stands alone."""
    undated = [Series((fact,)) for fact in group if fact.date is None]
    dated = newest_first(fact for fact in group if fact.date is not None).facts
    alone = [other for other in dated[1:] if disagree(dated[0], other) and not is_before(other, dated[0])]
    apart = {id(fact) for fact in alone}
    line = tuple(fact for fact in dated if id(fact) not in apart)
    return [*([Series(line)] if line else []), *(Series((fact,)) for fact in alone), *undated]


def newest_first(facts: Iterable[Fact]) -> Series:
    return Series(tuple(sorted(facts, key=said_on, reverse=True)))


def said_on(fact: Fact) -> tuple[str, bool, bool]:
    """By day and time; of one time what says most comes first."""
    day = fact.date
    return (f"{day.year:04d}-{day.month or 1:02d}-{day.day or 1:02d}T{day.time}" if day else ""), fact.details.end is not None, bool(fact.value)


def disagree(one: Fact, two: Fact) -> bool:
    """Another status, or another value or dose; a bare mention of a medicine goes along with any dose."""
    return one.status != two.status or bool(one.value and two.value and not same_value(one, two))


def is_before(one: Fact, two: Fact) -> bool:
    if one.date is None or two.date is None:
        return False
    return one.date.before(two.date) is True or is_earlier_that_day(one.date, two.date)


def is_earlier_that_day(one: PartialDate, two: PartialDate) -> bool:
    """By the clock of one place: a value of the evening is newer than one of the morning."""
    shared = min(len(one.time), len(two.time))
    return bool(shared) and one.offset == two.offset and one.parts == two.parts and one.time[:shared] < two.time[:shared]


def is_stopped(fact: Fact) -> bool:
    """Whether a paper says of a medicine that it was taken once, or that it is not taken."""
    return fact.status.time is Time.PAST or fact.status.assertion is Assertion.RULED_OUT


def stops(later: Fact, fact: Fact) -> bool:
    """Whether a newer paper says that this medicine is no longer taken. Silence stops nothing."""
    same = later.kind == fact.kind == "medication" and later.name.casefold() == fact.name.casefold()
    return same and is_stopped(later) and not is_stopped(fact) and is_before(fact, later)
