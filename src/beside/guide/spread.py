"""Where papers speak of a cancer that has spread, come back or grows, and which older words that leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.case import may_be_of
from beside.facts import Assertion, Person, Time
from beside.terms.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from beside.case import Case, Tumour
    from beside.facts import Fact

# By kind the value that says so; a metastasis does by being there.
SAYS_SO = {"metastasis": "", "recurrence": "recurrent", "extent": "metastatic", "response": "progressive"}
LIKELY = frozenset({Assertion.STATED, Assertion.UNCERTAIN})
# Days that lie ahead, or were long ago, tell nothing of the day a paper was written.
NOT_OF_THE_DAY = frozenset({"appointment", "decide-by", "pending", "person"})


def is_spread(fact: Fact) -> bool:
    """Whether a paper says of its own day that the cancer has spread, come back or grows, or may have."""
    wanted = SAYS_SO.get(fact.kind)
    says_so = wanted is not None and (not wanted or fact.value == wanted)
    return says_so and fact.status.time is Time.CURRENT and fact.status.assertion in LIKELY and fact.status.person is Person.PATIENT


def spread_of_now(tumour: Tumour, case: Case) -> Sequence[Fact]:
    """What is said so in papers that are not older than the newest that calls this cancer past."""
    found = [fact for kind in SAYS_SO for fact in case.of_kind(kind) if is_spread(fact) and may_be_of(tumour.id, fact)]
    if not found:
        return ()
    days = days_of_papers(case)
    past = [day for fact in tumour.facts if fact.kind == "cancer" and fact.status.time is Time.PAST for day in days_said(fact, days)]
    return [fact for fact in found if not any(is_older(fact, day, days) for day in past)]


def spread_since(day: PartialDate | None, case: Case) -> Sequence[Fact]:
    """What papers first say so of after a day; what was known by then, said again, is nothing new."""
    said = [fact for kind in SAYS_SO for fact in case.of_kind(kind) if is_spread(fact) and fact.date is not None]
    newer = [fact for fact in said if day is not None and fact.date is not None and day.before(fact.date) is True]
    known = {(fact.kind, fact.name) for fact in said if fact not in newer}
    return [fact for fact in newer if (fact.kind, fact.name) not in known and (fact.name or fact.kind not in {kind for kind, _ in known})]


def newest_day(facts: Iterable[Fact]) -> PartialDate | None:
    return max((fact.date for fact in facts if fact.date is not None), key=lambda day: (day.latest(), len(day.parts)), default=None)


def is_older(fact: Fact, day: PartialDate, days: dict[str, PartialDate]) -> bool:
    """Whether every paper that says it is of an earlier day."""
    said = days_said(fact, days)
    return bool(said) and all(one.before(day) is True for one in said)


def days_said(fact: Fact, days: dict[str, PartialDate]) -> list[PartialDate]:
    """The days of the papers that say it; of an entry in a list its own end or date, for a list bears many days."""
    if fact.source.path:
        return [day for day in (fact.details.end or fact.date,) if day is not None]
    return [days[source.document] for source in fact.sources if source.document in days]


def days_of_papers(case: Case) -> dict[str, PartialDate]:
    """The day of each letter and report: the newest that it tells of as of now."""
    found: dict[str, PartialDate] = {}
    for fact in case.facts:
        if fact.date is not None and fact.status.time is Time.CURRENT and fact.kind not in NOT_OF_THE_DAY and not fact.source.path:
            for source in fact.sources:
                found[source.document] = max(fact.date, found.get(source.document, fact.date), key=PartialDate.latest)
    return found
