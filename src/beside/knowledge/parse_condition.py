"""A condition as written on a card, into the tree that asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from beside.knowledge.conditions import (
    AgeIs,
    AllOf,
    Always,
    AnyOf,
    CancerIs,
    Condition,
    ExtentIs,
    FactIs,
    FactPattern,
    FindingIs,
    Not,
    SettingIs,
    TreatmentIs,
    TreatmentPattern,
)
from beside.terms.quantities import parse_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

EXTENTS = frozenset({"in-situ", "localised", "regional", "locally-advanced", "metastatic", "limited", "extensive"})
SETTINGS = frozenset({"new", "recurrent"})
FINDINGS = frozenset(
    {"conflict", "unsupported-premise", "pending", "several-recommendations", "treatment-started", "named-elsewhere",
     "no-treatment-named", "trial-spoken-of"},
)


class ConditionError(ValueError):
    """A condition that does not follow the grammar; its text says how."""


def parse_condition(written: Any) -> Condition:
    if not isinstance(written, dict) or not written:
        raise ConditionError("a condition is a mapping such as {cancer: breast}")
    named = [name for name in written if name in CONDITIONS]
    if len(named) != 1:
        raise ConditionError(f"a condition names exactly one of {', '.join(CONDITIONS)}")
    return CONDITIONS[named[0]](written)


def parse_fact(written: Mapping[str, Any]) -> FactPattern:
    expect_only(written, {"fact", "name", "value", "contains", "at_least", "below", "unit", "course", "site"})
    return FactPattern(
        kind=str(written["fact"]),
        name=str(written.get("name", "")),
        values=words_in(written.get("value")),
        contains=str(written.get("contains", "")),
        at_least=number_in(written, "at_least"),
        below=number_in(written, "below"),
        unit=str(written.get("unit", "")),
        courses=words_in(written.get("course")),
        sites=words_in(written.get("site")),
    )


def parse_treatment(written: Mapping[str, Any]) -> TreatmentPattern:
    expect_only(written, {"treatment", "value", "class", "course"})
    modality = str(written.get("treatment") or "")
    return TreatmentPattern(
        modality="" if modality == "any" else modality,
        value=str(written.get("value", "")),
        drug_class=str(written.get("class", "")),
        courses=words_in(written.get("course")),
    )


def words_in(written: Any) -> frozenset[str]:
    if written is None:
        return frozenset()
    return frozenset(map(str, written if isinstance(written, list) else [written]))


def number_in(written: Mapping[str, Any], name: str) -> Decimal | None:
    if name not in written:
        return None
    number = parse_number(str(written[name]))
    if number is None:
        raise ConditionError(f"{name} is not a number")
    return number


def expect_only(written: Mapping[str, Any], names: set[str]) -> None:
    if extra := set(written) - names:
        raise ConditionError(f"{', '.join(sorted(map(str, extra)))} does not belong here")


def one_of(written: Mapping[str, Any], name: str, choices: frozenset[str]) -> frozenset[str]:
    expect_only(written, {name})
    found = words_in(written[name])
    if not found or not found <= choices:
        raise ConditionError(f"{name} takes {', '.join(sorted(choices))}")
    return found


def parse_age(written: Mapping[str, Any]) -> Condition:
    bounds = written["age"]
    if not isinstance(bounds, dict) or not bounds or set(bounds) - {"at_least", "under"}:
        raise ConditionError("age takes at_least or under")
    return AgeIs(bounds.get("at_least"), bounds.get("under"))


def parse_parts(written: Any) -> tuple[Condition, ...]:
    if not isinstance(written, list) or not written:
        raise ConditionError("all and any take a list of conditions")
    return tuple(parse_condition(part) for part in written)


CONDITIONS: Mapping[str, Callable[[Mapping[str, Any]], Condition]] = {
    "always": lambda _: Always(),
    "cancer": lambda written: CancerIs(words_in(written["cancer"])),
    "extent": lambda written: ExtentIs(one_of(written, "extent", EXTENTS)),
    "setting": lambda written: SettingIs(one_of(written, "setting", SETTINGS)),
    "fact": lambda written: FactIs(parse_fact(written)),
    "treatment": lambda written: TreatmentIs(parse_treatment(written)),
    "age": parse_age,
    "finding": lambda written: FindingIs(next(iter(one_of(written, "finding", FINDINGS)))),
    "all": lambda written: AllOf(parse_parts(written["all"])),
    "any": lambda written: AnyOf(parse_parts(written["any"])),
    "not": lambda written: Not(parse_condition(written["not"])),
}
