"""Conflicts and changes: two values conflict only for one tumour, one kind of staging and overlapping time."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING

from beside.case.case import Change, Conflict
from beside.case.compare import (
    days_between,
    exclude_each_other,
    in_one_text,
    of_one_stage,
    overlap,
    said_together,
    staged_alike,
)
from beside.facts import Assertion, Course, Person, Time
from beside.terms.kinds import ALWAYS, kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from beside.facts import Fact
    from beside.terms.dates import PartialDate

Group = tuple[str, str, str]
# Two papers that put one operation this close together differ on the day; further apart it was done twice.
SAME_OPERATION_DAYS = 14
NONE_KNOWN = "none known"


def find_differences(facts: Sequence[Fact], belongs: Mapping[str, str]) -> tuple[list[Conflict], list[Change]]:
    conflicts, changes = [], []
    for (kind, name, tumour), group in sorted(group_facts(facts, belongs).items()):
        at_once = [pair for pair in pairs_in_time(group) if overlap(*pair) and clash(*pair, group)]
        if at_once:
            conflicts.append(Conflict(kind, name, tumour, in_order(at_once, group)))
        elif changed := tuple(fact for fact in group if any(clash(fact, other, group) for other in group if other is not fact)):
            changes.append(Change(kind, name, tumour, changed))
    return [*conflicts, *allergies_beside_none(facts), *days_of_one_operation(facts)], changes


def clash(one: Fact, two: Fact, group: Sequence[Fact]) -> bool:
    return exclude_each_other(one, two) and staged_alike(one, two) and of_one_stage(one, two) and not in_one_text(one, two) and not said_together(one, two, group)


def group_facts(facts: Sequence[Fact], belongs: Mapping[str, str]) -> dict[Group, list[Fact]]:
    groups: dict[Group, list[Fact]] = defaultdict(list)
    for fact in facts:
        kind = kinds()[fact.kind]
        if kind.overlap_days is None or not can_differ(fact) or (kind.of_tumour and fact.id not in belongs):
            continue
        groups[fact.kind, name_to_compare(fact), belongs.get(fact.id, "")].append(fact)
    return groups


def name_to_compare(fact: Fact) -> str:
    """A size by pathology is another kind of staging than a size on a scan; scans are compared among themselves."""
    compares = kinds()[fact.kind].compares_names
    return fact.name if compares or fact.name == "pathology" else ""


def can_differ(fact: Fact) -> bool:
    return fact.status.person is Person.PATIENT and fact.status.time in (Time.CURRENT, Time.PAST)


def pairs_in_time(group: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """The pairs that may be of one time: years of values are compared with what was said around them only."""
    days = kinds()[group[0].kind].overlap_days
    if days is None or days >= ALWAYS:
        yield from pairs(group)
        return
    undated = [fact for fact in group if fact.date is None]
    yield from pairs(undated)
    yield from ((fact, other) for fact in undated for other in group if other.date is not None)
    yield from pairs_of_days([(fact.date, fact) for fact in group if fact.date is not None], timedelta(days))


def pairs_of_days(dated: Sequence[tuple[PartialDate, Fact]], apart: timedelta) -> Iterator[tuple[Fact, Fact]]:
    spans = sorted(((date.earliest(), date.latest(), fact) for date, fact in dated), key=lambda span: span[0])
    for place, (_, ends, fact) in enumerate(spans):
        for begins, _, other in islice(spans, place + 1, None):
            if begins > ends + apart:
                break
            yield fact, other


def pairs(group: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    return ((one, two) for place, one in enumerate(group) for two in group[place + 1 :])


def in_order(clashing: Iterable[tuple[Fact, Fact]], group: Sequence[Fact]) -> tuple[Fact, ...]:
    involved = {fact.id for pair in clashing for fact in pair}
    return tuple(fact for fact in group if fact.id in involved)


def allergies_beside_none(facts: Sequence[Fact]) -> list[Conflict]:
    """An allergy that one record names, and "none known" that another says: whichever is newer, it has to be asked."""
    said = [fact for fact in facts if fact.kind == "allergy" and fact.status.person is Person.PATIENT]
    named = [fact for fact in said if fact.status.assertion is Assertion.STATED]
    none = [fact for fact in said if fact.name == NONE_KNOWN and fact.status.assertion is Assertion.RULED_OUT]
    return [Conflict("allergy", "", "", (*named, *none))] if named and none else []


def days_of_one_operation(facts: Sequence[Fact]) -> list[Conflict]:
    """One operation that two papers put on different days, close enough together to be the same."""
    done = [fact for fact in facts if fact.kind == "treatment" and fact.status.course is Course.COMPLETED and fact.name == "surgery" and fact.value and fact.status.holds]
    clashing = [pair for pair in pairs(done) if is_one_operation(*pair)]
    if not clashing:
        return []
    return [Conflict("treatment", "surgery", "", in_order(clashing, done))]


def is_one_operation(one: Fact, two: Fact) -> bool:
    return (
        str(one.value).casefold() == str(two.value).casefold()
        and one.status == two.status
        and (not one.about.side or not two.about.side or one.about.side == two.about.side)
        and one.date is not None
        and two.date is not None
        and 0 < days_between(one.date, two.date) <= SAME_OPERATION_DAYS
    )
