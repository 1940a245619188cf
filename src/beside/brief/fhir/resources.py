"""Which resource says a fact: by the table `fhir_resources.csv`; what FHIR cannot say honestly is a Basic resource."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from beside.brief.clinical import say_clinically
from beside.brief.fhir.care import (
    appointment,
    awaited,
    care_plan,
    goal,
    imaging,
    medication,
    procedure,
)
from beside.brief.fhir.findings import allergy, condition, family, observation
from beside.brief.fhir.shape import bare, day, mark, new, words
from beside.brief.fhir.told import told
from beside.brief.fhir.what import resource_kind
from beside.brief.visible import visible
from beside.facts.fact import Assertion, Person

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from beside.brief.fhir.shape import Resource, Writing
    from beside.facts import Fact

    Maker = Callable[[Fact, Writing], Resource | None]

MAKERS: Mapping[str, Maker] = {
    "Condition": condition,
    "Observation": observation,
    "Imaging": imaging,
    "Procedure": procedure,
    "Medication": medication,
    "AllergyIntolerance": allergy,
    "FamilyMemberHistory": family,
    "Awaited": awaited,
    "Appointment": appointment,
    "Goal": goal,
    "CarePlan": care_plan,
}
WITHOUT_NOTE = frozenset(("Appointment", "DiagnosticReport", "Basic"))


def resource_from(fact: Fact, writing: Writing) -> Resource:
    """The fact as other systems read it, with its own parts beside it and what was said against it."""
    maker = MAKERS.get(resource_kind(fact.kind, fact.name)) if is_of_patient(fact) else None
    made = (maker(fact, writing) if maker else None) or basic(fact, writing)
    made["extension"] = [told(fact, writing)]
    made["text"] = narrative(fact)
    return disputed(made, fact, writing)


def is_of_patient(fact: Fact) -> bool:
    """What is only named as a possibility, or is of somebody else, is no finding of this patient."""
    if fact.kind == "family":
        return fact.status.person is Person.FAMILY and fact.status.assertion is Assertion.STATED
    return fact.status.person is Person.PATIENT and fact.status.assertion is not Assertion.HYPOTHETICAL


def basic(fact: Fact, writing: Writing) -> Resource:
    return new(
        "Basic", writing.fact_name(fact), code={"text": f"Statement in a record: {fact.kind}"}, subject=writing.patient,
        created=day(fact.date)[:10],
    )  # fmt: skip


def narrative(fact: Fact) -> Resource:
    said = escape(words(visible(str(say_clinically(fact))))) or "-"
    return {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{said}</div>'}


def disputed(made: Resource, fact: Fact, writing: Writing) -> Resource:
    """What was said against it stands beside it, marked; the statement itself is unchanged."""
    against = writing.disputes(fact)
    if not against:
        return made
    made["meta"] = mark("disputed")
    if made["resourceType"] not in WITHOUT_NOTE:
        notes = [bare(authorString=words(said.who) if said.who.strip() else "", text=words(said.words) if said.words.strip() else "-") for said in against]
        made["note"] = [*made.get("note", []), *notes]
    return made
