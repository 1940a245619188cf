"""The examples on cards, run as tests: each a few facts, and the verdict the card's condition gives on them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from beside.case import make_case
from beside.facts import About, Assertion, Course, Fact, Person, Reading, Status, Time
from beside.facts.fact import fact_id
from beside.guide.answers import CaseAnswers
from beside.guide.extents import find_extents
from beside.knowledge.conditions import Always
from beside.terms.places import Source
from beside.terms.quantities import parse_number
from beside.terms.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from beside.knowledge import Knowledge
    from beside.knowledge.cards import Card, Example

# For these the name says what it is; for the others the word after the kind is the value.
NAMED = frozenset({
    "cancer", "biomarker", "germline", "lab", "vital", "performance", "imaging", "procedure", "treatment", "condition",
    "medication", "allergy", "family", "symptom", "toxicity", "metastasis", "invasion", "pending", "appointment", "goal",
    "recommendation", "reason", "person",
})  # fmt: skip


def failing_examples(knowledge: Knowledge, today: date) -> list[str]:
    """A line for each example whose verdict is not the one its card gives."""
    return [line for card in knowledge.cards.values() for line in failures_of(card, knowledge, today)]


def failures_of(card: Card, knowledge: Knowledge, today: date) -> Iterator[str]:
    if isinstance(card.applies_when, Always):
        return
    for number, example in enumerate(card.examples, 1):
        given = verdict_on(card, example, knowledge, today)
        if given is not example.verdict:
            yield f"{card.id} example {number}: expected {example.verdict}, came out as {given}"


def verdict_on(card: Card, example: Example, knowledge: Knowledge, today: date) -> Verdict:
    """What the card's condition says of the example's facts; the folder's cancer is given, unless the example names one."""
    named = any("cancer" in given for given in example.given)
    home: tuple[Mapping[str, str], ...] = () if named or card.cancer == "any" else ({"cancer": card.cancer},)
    reading = Reading((), tuple(facts_given((*home, *example.given), today)), ())
    case = make_case(reading)
    findings = {given["finding"]: Verdict(given.get("value", "yes")) for given in example.given if "finding" in given}
    tumour = case.tumours[0] if case.tumours else None
    return card.applies_when.ask(CaseAnswers(case, tumour, today, find_extents(case, knowledge), findings))


def facts_given(given: Sequence[Mapping[str, str]], today: date) -> Iterator[Fact]:
    for number, one in enumerate(given):
        kind = next(iter(one))  # the kind stands first; `person` may also be the status of another kind
        if kind == "age":
            yield make_fact(number, "person", "birth date", str(today.year - int(one["age"]) - 1), one)
        elif kind != "finding":
            name, value = name_and_value(kind, one)
            yield make_fact(number, kind, name, value, one)


def name_and_value(kind: str, one: Mapping[str, str]) -> tuple[str, str]:
    word = "" if one[kind] == "None" else one[kind]
    if kind in NAMED or "value" in one:
        return word, one.get("value", "" if kind == "treatment" else "present")
    return "", word


def make_fact(number: int, kind: str, name: str, value: str, one: Mapping[str, str]) -> Fact:
    source = Source("example", ("example",), value, path=f"given[{number}]")
    amount = parse_number(value) if kind in ("lab", "vital", "performance", "tumour.size", "nodes.positive", "nodes.examined", "biomarker") else None
    return Fact(
        id=fact_id(source, kind, name),
        kind=kind,
        name=name,
        value=amount if isinstance(amount, Decimal) else value,
        unit=one.get("unit", ""),
        about=About(side=one.get("side", ""), site=one.get("site", "")),
        status=status_given(kind, one),
        date=None,
        sources=(source,),
        reader="example",
    )


def status_given(kind: str, one: Mapping[str, str]) -> Status:
    return Status(
        Assertion(one.get("assertion", "stated")),
        Time(one.get("time", "pending" if kind == "pending" else "current")),
        Person("patient" if kind == "person" else one.get("person", "family" if kind == "family" else "patient")),
        Course(one["course"]) if "course" in one else None,
    )
