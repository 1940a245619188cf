"""One diagnosis or several, and which facts belong to which. Where that cannot be told, it stays unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.case.case import Tumour
from beside.case.sides import is_operated_elsewhere, side_is_unclear
from beside.facts import Assertion, Person
from beside.terms.cancers import cancers_graded_by, is_kind_of
from beside.terms.kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from beside.facts import Fact

UNCLEAR = frozenset({Assertion.HYPOTHETICAL, Assertion.RULED_OUT})


def find_tumours(facts: Sequence[Fact], unclear: frozenset[str] = frozenset()) -> tuple[list[Tumour], dict[str, str]]:
    """The diagnoses, and the tumour id of each fact that is of one (by fact id; absent where unknown).

    `unclear` are the cancers whose side the papers do not agree on: each is one tumour without a side.
    """
    named = [fact for fact in facts if is_diagnosis(fact)]
    keys = tumour_keys(named, unclear)
    references = {reference_of(fact): keys[fact.id] for fact in named if fact.about.reference and fact.id in keys}
    tumours = sorted(set(keys.values()))
    belongs = {
        fact.id: tumour
        for fact in facts
        if kinds()[fact.kind].of_tumour and (tumour := tumour_of(fact, keys, references, tumours))
    }
    return [tumour_from(key, facts, belongs) for key in tumours], belongs


def is_diagnosis(fact: Fact) -> bool:
    return fact.kind == "cancer" and fact.status.person is Person.PATIENT and fact.status.assertion not in UNCLEAR


def reference_of(fact: Fact) -> tuple[str, str]:
    return fact.source.document, fact.about.reference


def find_unclear_sides(facts: Sequence[Fact]) -> frozenset[str]:
    """The cancers that one paper, or an operation that is named, puts on the other side than all the rest."""
    named = [fact for fact in facts if is_diagnosis(fact)]
    narrow = narrow_names(named)
    groups: dict[str, list[Fact]] = {}
    for fact in named:
        groups.setdefault(narrow[fact.name], []).append(fact)
    return frozenset(cancer for cancer, group in groups.items() if side_is_unclear(group, facts) or is_operated_elsewhere(group, facts))


def narrow_names(named: Sequence[Fact]) -> dict[str, str]:
    names = {fact.name for fact in named}
    return {name: narrowest(name, names) for name in names}


def tumour_keys(named: Sequence[Fact], unclear: frozenset[str] = frozenset()) -> dict[str, str]:
    """The tumour id of each diagnosis: the cancer, and its side where the records name one.

    A diagnosis without a side is no third one beside the left and the right: which it is stays unknown, and it has no id.
    """
    narrow = narrow_names(named)
    sides: dict[str, set[str]] = {}
    for fact in named:
        side = set() if narrow[fact.name] in unclear else side_of(fact)
        sides.setdefault(narrow[fact.name], set()).update(side)
    keys = {fact.id: key_of(narrow[fact.name], side_of(fact) & sides[narrow[fact.name]], sides[narrow[fact.name]]) for fact in named}
    return {fact: key for fact, key in keys.items() if key}


def narrowest(cancer: str, named: set[str]) -> str:
    """`lung` is `lung-non-small-cell` where that is the one narrower name the records give."""
    narrower = {other for other in named if other != cancer and is_kind_of(other, cancer)}
    narrowest_of_all = [one for one in narrower if not any(other != one and is_kind_of(other, one) for other in narrower)]
    return narrowest_of_all[0] if len(narrowest_of_all) == 1 else cancer


def side_of(fact: Fact) -> set[str]:
    return {fact.about.side} & {"left", "right"}


def key_of(cancer: str, mine: set[str], sides: set[str]) -> str:
    side = mine or sides
    if len(side) > 1:
        return ""
    return f"{cancer}:{next(iter(side))}" if side else cancer


def tumour_of(
    fact: Fact, keys: Mapping[str, str], references: Mapping[tuple[str, str], str], tumours: Sequence[str],
) -> str:
    if fact.id in keys:
        return keys[fact.id]
    if found := references.get(reference_of(fact)):
        return found
    fitting = [tumour for tumour in tumours if may_be_of(tumour, fact)]
    return fitting[0] if len(fitting) == 1 else ""


def may_be_of(tumour: str, fact: Fact) -> bool:
    """Whether nothing in the fact says that it is of another cancer or side than the tumour of this id."""
    cancer, _, side = tumour.partition(":")
    named = {fact.about.cancer} if fact.about.cancer else cancers_graded_by(fact.kind, fact.name)
    same_cancer = not named or any(is_kind_of(cancer, one) or is_kind_of(one, cancer) for one in named)
    same_side = not fact.about.side or not side or fact.about.side in (side, "bilateral")
    return same_cancer and same_side


def tumour_from(key: str, facts: Sequence[Fact], belongs: Mapping[str, str]) -> Tumour:
    cancer, _, side = key.partition(":")
    return Tumour(key, cancer, side, tuple(fact for fact in facts if belongs.get(fact.id) == key))
