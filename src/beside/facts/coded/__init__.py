"""Facts from coded entries: one reader for each type of FHIR resource, in one table.

What is left, and so says nothing: encounters, claims, immunisations, devices, adverse events, implications of variants
for therapy, blood fats and red cell indices, surveys, procedures that are in no table and serve no cancer, advice on diet
and exercise, phases and fractions of a course of radiotherapy that is told as a whole, specimens without a number, requests
that were revoked, and whatever was cancelled or entered in error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from beside.facts.coded.allergies import read_allergy
from beside.facts.coded.conditions import read_condition
from beside.facts.coded.contacts import read_contact
from beside.facts.coded.devices import read_device
from beside.facts.coded.goals import read_goal
from beside.facts.coded.here import Here
from beside.facts.coded.imaging import read_imaging_study, read_report
from beside.facts.coded.medications import read_medication
from beside.facts.coded.observations import read_observation
from beside.facts.coded.own import is_own, read_own
from beside.facts.coded.people import read_family, read_person
from beside.facts.coded.plans import read_appointment, read_care_plan, read_request, read_trial
from beside.facts.coded.procedures import read_procedure
from beside.facts.coded.references import References, own_name
from beside.facts.coded.specimens import read_specimen
from beside.facts.fact import Details
from beside.records.document import SHOWN_DAY, DocumentKind
from beside.records.fhir_types import (
    AllergyIntolerance,
    Appointment,
    CarePlan,
    Condition,
    Device,
    DiagnosticReport,
    FamilyMemberHistory,
    Goal,
    ImagingStudy,
    MedicationAdministration,
    MedicationRequest,
    MedicationStatement,
    Observation,
    Patient,
    Practitioner,
    Procedure,
    ResearchSubject,
    ServiceRequest,
    Specimen,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from beside.facts.fact import Fact
    from beside.records.document import Document, Entry
    from beside.records.fhir_types import Reference, Resource

READERS: dict[type[Resource], Callable[[Here, Any], Iterator[Fact]]] = {
    AllergyIntolerance: read_allergy,
    Appointment: read_appointment,
    CarePlan: read_care_plan,
    Condition: read_condition,
    Device: read_device,
    DiagnosticReport: read_report,
    FamilyMemberHistory: read_family,
    Goal: read_goal,
    ImagingStudy: read_imaging_study,
    MedicationAdministration: read_medication,
    MedicationRequest: read_medication,
    MedicationStatement: read_medication,
    Observation: read_observation,
    Patient: read_person,
    Practitioner: read_contact,
    Procedure: read_procedure,
    ResearchSubject: read_trial,
    ServiceRequest: read_request,
    Specimen: read_specimen,
}


def facts_in_entries(documents: Sequence[Document]) -> Iterator[Fact]:
    """The facts of all coded documents, in their order; references resolve across them."""
    references = References(documents)
    for document in documents:
        if document.kind is DocumentKind.CODED:
            for entry in document.entries:
                yield from facts_in_entry(document, entry, references)


def facts_in_entry(document: Document, entry: Entry, references: References) -> Iterator[Fact]:
    reader = read_own if is_own(entry.resource) else READERS.get(type(entry.resource))
    if reader is not None:
        here = Here(document, entry, references)
        yield from reader(Here(document, entry, references, subject_of(here), details=Details(shown=extension_of(entry, SHOWN_DAY))), entry.resource)


def extension_of(entry: Entry, url: str) -> str:
    return next((one.value_string for one in entry.resource.extension if one.url == url), "")


def subject_of(here: Here) -> str:
    """The person an entry is of: its own name where it is a patient, else by what it refers to."""
    if isinstance(here.entry.resource, Patient):
        return own_name(here.entry)
    for name in ("subject", "patient", "individual"):
        reference: Reference | None = getattr(here.entry.resource, name, None)
        if reference is not None:
            return here.name(reference)
    return subject_of_appointment(here)


def subject_of_appointment(here: Here) -> str:
    """An appointment names its people among those who take part."""
    for participant in getattr(here.entry.resource, "participant", ()):
        name = here.name(getattr(participant, "actor", None))
        entry = here.find(getattr(participant, "actor", None))
        if (entry is not None and isinstance(entry.resource, Patient)) or name.startswith("Patient/"):
            return name
    return ""
