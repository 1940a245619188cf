"""Scans and other tests that papers recommend or plan, and that no later paper tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.facts import Assertion, Person, Time
from beside.guide.spread import days_of_papers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from beside.case import Case
    from beside.facts import Fact
    from beside.terms.dates import PartialDate

TESTS = ("imaging", "procedure")
WANTED = frozenset({"recommended", "planned"})
LIKELY = frozenset({Assertion.STATED, Assertion.UNCERTAIN})


def find_tests_ahead(case: Case, today: date) -> Sequence[Fact]:
    """Each kind of test once, as the newest paper names it, the newest first; one with a day to come is on its way."""
    days = days_of_papers(case)
    tests = [fact for kind in TESTS for fact in case.of_kind(kind) if fact.status.person is Person.PATIENT]
    waited = {fact.name.casefold() for fact in case.of_kind("pending") if fact.status.assertion is Assertion.STATED}
    wanted = [fact for fact in tests if is_wanted(fact) and fact.name.casefold() not in waited and not is_to_come(fact, today)]
    newest: dict[tuple[str, str], Fact] = {}
    for fact in sorted(wanted, key=lambda fact: str(fact.date or ""), reverse=True):
        newest.setdefault((fact.kind, fact.name.casefold()), fact)
    done = [fact for fact in tests if fact.status.holds and fact.value not in WANTED]
    return [fact for fact in newest.values() if not any(is_that_test(other, fact, days) for other in done)]


def is_wanted(fact: Fact) -> bool:
    return fact.status.time is Time.PLANNED and fact.value in WANTED and fact.status.assertion in LIKELY


def is_to_come(fact: Fact, today: date) -> bool:
    return fact.date is not None and fact.date.latest() > today


def is_that_test(done: Fact, wanted: Fact, days: Mapping[str, PartialDate]) -> bool:
    """Whether a test of the kind is told of a later day, or of that day by another paper; without a day of its own, in a later paper."""
    if done.kind != wanted.kind or not is_kind_of_test(done.name, wanted.name):
        return False
    told = [(done.date or days.get(source.document), source.document) for source in done.sources]
    elsewhere = {source.document for source in wanted.sources}
    return wanted.date is None or any(day is not None and (wanted.date.before(day) is True or (document not in elsewhere and wanted.date.same_as(day))) for day, document in told)


def is_kind_of_test(one: str, other: str) -> bool:
    """A biopsy may be the core biopsy that was meant, and a PET/CT the CT."""
    words, more = (frozenset(name.casefold().replace("/", " ").split()) for name in (one, other))
    return words <= more or more <= words
