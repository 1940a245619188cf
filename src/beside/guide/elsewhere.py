"""Ways a letter names and does not have at its own place: they are shown, and are not among the ways on offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.facts import Course
from beside.terms.treatments import NOT_OFFERED_HERE

if TYPE_CHECKING:
    from beside.case import Case
    from beside.facts import Fact

NAMED_ELSEWHERE = "named-elsewhere"


def is_elsewhere(fact: Fact) -> bool:
    """Mentioned only; what a letter recommends stays a recommendation wherever it can be had."""
    return fact.kind == "treatment" and fact.details.note == NOT_OFFERED_HERE and fact.status.course is Course.DISCUSSED


def named_elsewhere(case: Case, over: frozenset[str]) -> list[Fact]:
    """Those no letter offers: another letter may have at its place what one does not."""
    open_ways = [fact for fact in case.facts if fact.kind == "treatment" and fact.id not in over and fact.status.course is not None]
    offered = {(fact.name, str(fact.value)) for fact in open_ways if not is_elsewhere(fact)}
    return [fact for fact in open_ways if is_elsewhere(fact) and (fact.name, str(fact.value)) not in offered]


def trials_spoken_of(case: Case) -> list[Fact]:
    """What letters say of studies, also where none is open to the person."""
    return [fact for fact in case.of_kind("remark") if fact.name == "trial"]
