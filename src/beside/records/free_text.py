"""Free text inside resources: each note, conclusion and section is a document of its own.

Not the narrative that systems generate from a coded resource: it says again what the codes say, often with mistakes.
A narrative marked `additional` says more than the codes, and is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from beside.records.fhir_types import (
    AllergyIntolerance,
    Appointment,
    CarePlan,
    ClinicalImpression,
    Communication,
    Composition,
    DiagnosticReport,
    FamilyMemberHistory,
    Observation,
    ServiceRequest,
)
from beside.records.own import own_words
from beside.records.said import in_one_line
from beside.records.web_page import text_of_html
from beside.terms.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.records.fhir_types import Annotation, CompositionSection, Narrative, Resource
    from beside.terms.dates import PartialDate

SHORT = 60  # a value this short is an answer ("negative"), read with its code and not as prose
SECTIONS_DEEP = 20


@dataclass(frozen=True, slots=True, repr=False)
class FreeText:
    """`label` counts for people, from 1; `path` leads there from the resource."""

    label: str
    path: str
    text: str
    title: str = ""
    date: PartialDate | None = None


def free_texts_of(resource: Resource) -> Iterator[FreeText]:
    """Every free text of the resource that is not empty; what Beside wrote itself says it in its parts."""
    own = own_words(resource)
    for found in _all_of(resource):
        if found.text.strip() and found.text not in own:
            yield found


def _all_of(resource: Resource) -> Iterator[FreeText]:
    yield from _notes(getattr(resource, "note", ()), "note", "note")
    yield from _narrative(resource.text, "text", "narrative")
    match resource:
        case Observation():
            yield from _observation(resource)
        case DiagnosticReport():
            yield FreeText("conclusion", "conclusion", resource.conclusion)
        case CarePlan():
            yield from _care_plan(resource)
        case Composition():
            yield from _sections(resource.section, "section", "section")
        case _:
            yield from _others(resource)


def _others(resource: Resource) -> Iterator[FreeText]:
    match resource:
        case ClinicalImpression():
            yield FreeText("description", "description", resource.description)
            yield FreeText("summary", "summary", resource.summary)
        case Communication():
            for place, payload in enumerate(resource.payload):
                yield FreeText(
                    f"message {place + 1}",
                    f"payload[{place}].contentString",
                    payload.content_string,
                )
        case Appointment():
            yield FreeText("comment", "comment", resource.comment)
            yield FreeText("instruction", "patientInstruction", resource.patient_instruction)
        case ServiceRequest():
            yield FreeText("instruction", "patientInstruction", resource.patient_instruction)
        case AllergyIntolerance():
            yield from _inner_notes("reaction", [reaction.note for reaction in resource.reaction])
        case FamilyMemberHistory():
            yield from _inner_notes(
                "condition", [condition.note for condition in resource.condition]
            )


def _notes(notes: Sequence[Annotation], path: str, label: str) -> Iterator[FreeText]:
    for place, note in enumerate(notes):
        yield FreeText(
            f"{label} {place + 1}", f"{path}[{place}].text", note.text, date=parse_date(note.time)
        )


def _inner_notes(name: str, notes: Sequence[Sequence[Annotation]]) -> Iterator[FreeText]:
    for place, inner in enumerate(notes):
        yield from _notes(inner, f"{name}[{place}].note", f"{name} {place + 1} note")


def _narrative(narrative: Narrative | None, path: str, label: str) -> Iterator[FreeText]:
    if narrative and narrative.status == "additional":
        yield FreeText(label, f"{path}.div", text_of_html(narrative.div))


def _observation(resource: Observation) -> Iterator[FreeText]:
    if len(resource.value_string) > SHORT:
        yield FreeText("value", "valueString", resource.value_string)
    for place, component in enumerate(resource.component):
        if len(component.value_string) > SHORT:
            yield FreeText(
                f"component {place + 1}", f"component[{place}].valueString", component.value_string
            )


def _care_plan(resource: CarePlan) -> Iterator[FreeText]:
    yield FreeText("description", "description", resource.description)
    for place, activity in enumerate(resource.activity):
        yield from _notes(
            activity.progress, f"activity[{place}].progress", f"activity {place + 1} progress"
        )
        if activity.detail:
            path = f"activity[{place}].detail.description"
            yield FreeText(f"activity {place + 1}", path, activity.detail.description)


def _sections(
    sections: Sequence[CompositionSection], path: str, label: str, layer: int = 0
) -> Iterator[FreeText]:
    """A section with entries says in its narrative what the entries say, unless it is marked otherwise."""
    for place, section in enumerate(sections):
        here, called = f"{path}[{place}]", f"{label} {place + 1}"
        said_by_entries = section.entry and section.text and section.text.status != "additional"
        if section.text and not said_by_entries:
            yield FreeText(
                called,
                f"{here}.text.div",
                text_of_html(section.text.div),
                in_one_line(section.title),
            )
        if layer < SECTIONS_DEEP:
            yield from _sections(section.section, f"{here}.section", f"{called}.", layer + 1)
