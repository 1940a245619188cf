"""Whether a drug against cancer is taken for something else, by its entry and by what else is coded of the person."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from beside.facts.coded.drugs import DRUGS, concept_of, dosages_of
from beside.facts.coded.names import usual_name
from beside.facts.coded.said import meanings_of, shown_words
from beside.facts.other_uses import NO_OTHER, other_uses
from beside.records.fhir_types import Condition
from beside.terms.treatments import modality_of, treatment_of_code, treatment_of_words, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.coded.drugs import Drug
    from beside.facts.coded.here import Here
    from beside.facts.other_uses import Use
    from beside.records.document import Document, Entry
    from beside.records.fhir_types import Reference

CANCER_PROFILE = "cancer-related-medication"
CHEMOTHERAPY = "chemotherapy"


def is_for_other_illness(here: Here, drug: Drug, name: str) -> bool:
    """Methotrexate is no chemotherapy where its reason, or an illness of the person, is rheumatoid arthritis, and no cancer is tied to it.

    Nor is it where nobody says what it is for and nothing about it is of chemotherapy: then it is a medicine that is taken.
    """
    use = other_uses().get(name, NO_OTHER)
    if not use.illnesses or here.about.cancer or is_marked(drug):
        return False
    referred = (here.find(reference) for reference in drug.reason_reference)
    reasons = [*drug.reason_code, *(entry.resource.code for entry in referred if entry and isinstance(entry.resource, Condition))]
    if any(map(shown_words, reasons)):
        return any(usual_name("conditions", shown_words(reason)) in use.illnesses for reason in reasons)
    return not use.is_against_cancer(words_about(here, drug)) and is_told_of_person(here, name, use)


def is_marked(drug: Drug) -> bool:
    return any(CANCER_PROFILE in profile for profile in (drug.meta.profile if drug.meta else ()))


def is_told_of_person(here: Here, name: str, use: Use) -> bool:
    """Whether the person has one of the other illnesses, or no other chemotherapy is coded beside a drug that needs a reason."""
    ill = here.references.remember(("ill", here.subject, name), lambda: not use.illnesses.isdisjoint(illnesses_of(here)))
    return ill or (use.needs_reason and not here.references.remember(("treated", here.subject, name), partial(is_treated_beside, here, name)))


def illnesses_of(here: Here) -> Iterator[str]:
    for document, entry in here.references.of_kinds("Condition"):
        illness = entry.resource
        if isinstance(illness, Condition) and is_of_person(here, document, entry, illness.subject):
            yield usual_name("conditions", shown_words(illness.code))


def is_treated_beside(here: Here, name: str) -> bool:
    return any(value_of(meaning) != name and modality_of(meaning) == CHEMOTHERAPY for meaning in treatments_of(here))


def treatments_of(here: Here) -> Iterator[str]:
    for document, entry in here.references.of_kinds(*(kind.__name__ for kind in DRUGS)):
        drug = entry.resource
        if isinstance(drug, DRUGS) and is_of_person(here, document, entry, drug.subject) and (concept := concept_of(here.at(entry), drug)[0]):
            yield from (meaning.value for meaning in meanings_of("", concept, treatment_of_code, treatment_of_words))


def is_of_person(here: Here, document: Document, entry: Entry, subject: Reference | None) -> bool:
    return here.references.name(document, entry, subject) == here.subject


def words_about(here: Here, drug: Drug) -> Iterator[str]:
    """What the entry says of what is given, and how."""
    yield shown_words(concept_of(here, drug)[0])
    for dosage in dosages_of(drug):
        amounts = [dosage.dose, *(rate.dose_quantity for rate in dosage.dose_and_rate)]
        yield from (dosage.text, shown_words(dosage.route), *(amount.unit for amount in amounts if amount))
