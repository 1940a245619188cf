"""The three kinds of entries that name a drug, and what they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.records.fhir_types import (
    Medication,
    MedicationAdministration,
    MedicationRequest,
    MedicationStatement,
)

if TYPE_CHECKING:
    from beside.facts.coded.here import Here
    from beside.records.fhir_types import CodeableConcept, Dosage

Drug = MedicationRequest | MedicationAdministration | MedicationStatement
DRUGS = (MedicationRequest, MedicationAdministration, MedicationStatement)


def concept_of(here: Here, drug: Drug) -> tuple[CodeableConcept | None, str]:
    if drug.medication_codeable_concept is not None:
        return drug.medication_codeable_concept, "medicationCodeableConcept"
    entry = here.find(drug.medication_reference)
    if entry is not None and isinstance(entry.resource, Medication):
        return entry.resource.code, "medicationReference"
    return None, ""


def dosages_of(drug: Drug) -> tuple[Dosage, ...]:
    if isinstance(drug, MedicationAdministration):
        return (drug.dosage,) if drug.dosage else ()
    return drug.dosage_instruction if isinstance(drug, MedicationRequest) else drug.dosage
