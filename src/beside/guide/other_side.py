"""Where there are two cancers of one organ: which scans, procedures and operations were for the one on the other side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.facts import Assertion
from beside.terms.kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from beside.case import Case, Tumour
    from beside.facts import Fact
    from beside.terms.dates import PartialDate

SIDES = frozenset({"left", "right"})
ACTS = frozenset({"imaging", "procedure", "treatment"})
LOOKS = frozenset({"imaging", "procedure"})


def facts_of_other_side(tumour: Tumour | None, case: Case) -> frozenset[str]:
    """Ids of what was for the other one of two tumours: by its side, or because its papers are of a time when only that one was known."""
    others = twins_of(tumour, case) if tumour else []
    if tumour is None or not others:
        return frozenset()
    papers = papers_of_others(tumour, others, case)
    acts = [fact for kind in ACTS for fact in case.of_kind(kind)]
    return frozenset(fact.id for fact in acts if is_of_other(fact, tumour, papers))


def is_of_other(fact: Fact, tumour: Tumour, papers: frozenset[str]) -> bool:
    """A treatment is of the other only where its words say so: a drug given for one cancer reaches both."""
    if fact.about.side in SIDES:
        return fact.about.side != tumour.side
    return fact.kind in LOOKS and fact.about.side == "" and all(source.document in papers for source in fact.sources)


def twins_of(tumour: Tumour, case: Case) -> list[Tumour]:
    return [other for other in case.tumours if other.cancer == tumour.cancer and {other.side, tumour.side} == SIDES]


def papers_of_others(tumour: Tumour, others: Sequence[Tumour], case: Case) -> frozenset[str]:
    """The papers that speak of the other tumour alone, and are from long before any that speaks of this one."""
    days = days_of_papers(case)
    mine = documents_of(tumour)
    known_since = [days[paper] for paper in mine if paper in days]
    theirs = {paper for other in others for paper in documents_of(other)} - mine
    return frozenset(paper for paper in theirs if paper in days and known_since and all(is_long_before(days[paper], day) for day in known_since))


def is_long_before(one: PartialDate, other: PartialDate) -> bool:
    """Further apart than two papers of one work-up."""
    days = kinds()["stage.m"].overlap_days or 0
    return (other.earliest() - one.latest()).days > days


def documents_of(tumour: Tumour) -> set[str]:
    """A paper that rules a cancer out on this side does not know of it yet."""
    return {source.document for fact in tumour.facts if fact.status.assertion is not Assertion.RULED_OUT for source in fact.sources}


def days_of_papers(case: Case) -> Mapping[str, PartialDate]:
    """The newest day that each letter or report tells of."""
    found: dict[str, PartialDate] = {}
    for fact in case.facts:
        if fact.date is not None and fact.status.holds:
            for source in fact.sources:
                before = found.get(source.document)
                found[source.document] = fact.date if before is None or before.before(fact.date) else before
    return found
