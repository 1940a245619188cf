"""One paper that puts a tumour on the other side than all the rest: no second tumour, but papers that differ."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from beside.case.compare import OPERATION, exclude_each_other, overlap, staged_alike
from beside.facts import Assertion, Person, Time
from beside.terms.cancers import is_kind_of
from beside.terms.kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from beside.facts import Fact

LEFT, RIGHT, BOTH = "left", "right", "bilateral"


def side_is_unclear(named: Sequence[Fact], facts: Sequence[Fact]) -> bool:
    """Whether of all that name one cancer a single paper names the other side, and nothing says that there are two tumours.

    Two there may be where any paper knows of both sides or says bilateral, where the other side lies in the past or is
    only suspected, where two coded diagnoses stand, where the papers are not of one time, or where the odd one finds
    what fits none of the rest.
    """
    by_side = {side: [fact for fact in named if fact.about.side == side] for side in (LEFT, RIGHT)}
    papers = {side: papers_of(told) for side, told in by_side.items()}
    odd, rest = sorted((LEFT, RIGHT), key=lambda side: len(papers[side]))
    if len(papers[odd]) != 1 or papers[odd] & papers[rest] or says_both(named, facts):
        return False
    if all(has_reference(told) for told in by_side.values()):
        return False
    return of_one_time(by_side[odd], by_side[rest]) and agrees_otherwise(papers[odd], papers[rest], of_cancer(named, facts))


def is_operated_elsewhere(named: Sequence[Fact], facts: Sequence[Fact]) -> bool:
    """Whether every paper has this cancer on one side, and an operation for it is named for the other, of which nothing else is said."""
    sides = {fact.about.side for fact in named} & {LEFT, RIGHT}
    of_this = of_cancer(named, facts)
    other = [fact for fact in of_this if fact.about.side in {LEFT, RIGHT} - sides]
    if len(sides) != 1 or not other or not all(is_of_operation(fact) for fact in other) or says_both(named, facts):
        return False
    return any(overlap(*pair, kinds()["laterality"].overlap_days) for pair in product(other, filter(is_firm, named)))


def is_of_operation(fact: Fact) -> bool:
    return fact.kind == "laterality" and fact.details.method == OPERATION


def has_reference(facts: Iterable[Fact]) -> bool:
    return any(fact.about.reference for fact in facts)


def of_one_time(one: Iterable[Fact], other: Iterable[Fact]) -> bool:
    """Whether both sides are stated of now, by papers of one time."""
    days = kinds()["laterality"].overlap_days
    return any(overlap(*pair, days) for pair in product(filter(is_firm, one), filter(is_firm, other)))


def papers_of(facts: Iterable[Fact]) -> set[str]:
    return {source.document for fact in facts for source in fact.sources}


def says_both(named: Sequence[Fact], facts: Sequence[Fact]) -> bool:
    sided = (fact for fact in of_cancer(named, facts) if fact.status.person is Person.PATIENT)
    return any(fact.about.side == BOTH or (fact.kind == "laterality" and fact.value == BOTH) for fact in sided)


def is_firm(fact: Fact) -> bool:
    """Stated of now: an earlier cancer of the other side, or a suspicion there, contradicts nothing."""
    return fact.status.assertion is Assertion.STATED and fact.status.time is Time.CURRENT


def of_cancer(named: Sequence[Fact], facts: Sequence[Fact]) -> list[Fact]:
    """What is said of a tumour and may be of this cancer: it names it, a wider or narrower name of it, or none.

    Scans and operations are not: both breasts are looked at for a cancer of one.
    """
    cancers = {fact.name for fact in named}
    return [
        fact for fact in facts
        if kinds()[fact.kind].of_tumour
        if not fact.about.cancer or any(is_kind_of(fact.about.cancer, one) or is_kind_of(one, fact.about.cancer) for one in cancers)
    ]


def agrees_otherwise(odd: set[str], rest: set[str], facts: Sequence[Fact]) -> bool:
    """Whether for everything both tell in words (grade, marker, stage) the odd paper fits some of the rest.

    Measurements differ from one way of measuring to the next, and so tell nothing here.
    """
    mine, theirs = findings_in(odd, facts), findings_in(rest, facts)
    return all(any(not contradict(one, two) for two in theirs[thing]) for thing in mine.keys() & theirs.keys() for one in mine[thing])


def contradict(one: Fact, two: Fact) -> bool:
    return staged_alike(one, two) and exclude_each_other(one, two) and overlap(one, two)


def findings_in(papers: set[str], facts: Sequence[Fact]) -> Mapping[tuple[str, str], Sequence[Fact]]:
    """By kind and name; of the side itself nothing is asked here."""
    found: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        kind = kinds()[fact.kind]
        if kind.of_tumour and fact.kind != "laterality" and isinstance(fact.value, str) and papers_of([fact]) & papers:
            found.setdefault((fact.kind, fact.name if kind.compares_names else ""), []).append(fact)
    return found
