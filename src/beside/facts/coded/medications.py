"""Drugs asked for, given and taken: treatments of cancer, and other medication."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from beside.facts.coded.about import about_resource
from beside.facts.coded.course import NO_RECORD, status_given, words_of_all
from beside.facts.coded.drugs import concept_of, dosages_of
from beside.facts.coded.goals import read_intent
from beside.facts.coded.here import end_of, first_date, start_of
from beside.facts.coded.other_illness import is_for_other_illness, is_marked
from beside.facts.coded.said import Said, codes_of, meanings_of, say_concept, shown_words, unit_of
from beside.facts.fact import Assertion, Course, Status, Time
from beside.records.fhir_types import (
    MedicationAdministration,
    MedicationRequest,
)
from beside.terms.kinds import MARKED_ACTIVE
from beside.terms.questions import answer_of_code
from beside.terms.tables import plain_words
from beside.terms.treatments import (
    medicine_of_code,
    modality_of,
    treatment_of_code,
    treatment_of_words,
    value_of,
    without_salt,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from beside.facts.coded.drugs import Drug
    from beside.facts.coded.here import Here
    from beside.facts.fact import Fact
    from beside.records.fhir_types import (
        CodeableConcept,
        Dosage,
        Period,
        Quantity,
    )
    from beside.terms.dates import PartialDate

# A generic name before its strength: `Simvastatin 10 MG Oral Tablet`, `0.25 ML Leuprolide Acetate 30 MG/ML`.
PARTS = re.compile(r"\s+/\s+")
# An amount has a unit that is no number: the 12 of `Vitamin B 12 5 MG/ML` is part of the name.
STRENGTH = re.compile(r"^\s*(?:\d[\d.]*\s*[^\s\d]\S*\s+)?(?P<name>.*?)(?:\s+(?P<dose>\d[\d.]*(?:\s*\([^()]*\))?\s*[^\s\d.(]\S*(?:(?<=\d)\s[^\s\d]\S*)?).*)?$")
AMOUNT = re.compile(r"\d\s?(?:mg|mcg|µg|ug|micrograms?|milligrams?|units?|iu|meq)(?![a-z])", re.IGNORECASE)


def read_medication(here: Here, drug: Drug) -> Iterator[Fact]:
    """A treatment of which nobody says how far it has come is listed as a medicine too: it is taken as of its day."""
    concept, path = concept_of(here, drug)
    if drug.status in NO_RECORD or concept is None:
        return
    here = here.having(
        about=about_resource(here, drug, drug.reason_reference, reasons=drug.reason_code),
        date=date_of(drug),
        status=status_of_drug(drug),
    )
    here = here.having(details=replace(here.details, dose=dose_of(drug), why_stopped=why_stopped(drug), end=end_of_drug(drug)))
    yield from read_instructions(here, drug, concept)
    if any(answer_of_code("no medicine", code) for code in codes_of(concept)):
        yield from read_none(here, concept, path)
        return
    treated = list(meanings_of(path, concept, treatment_of_code, treatment_of_words))
    if not treated or not all(is_for_cancer(here, drug, meaning.value) for meaning in treated):
        yield from read_other(here, concept, path)
        return
    for meaning in treated:
        yield here.fact(
            "treatment",
            modality_of(meaning.value),
            value_of(meaning.value),
            meaning.said,
            from_display=meaning.from_display,
        )
    if here.status == Status():
        yield from read_other(here, concept, path)
    yield from read_intent(here, drug)


def read_instructions(here: Here, drug: Drug, concept: CodeableConcept) -> Iterator[Fact]:
    """What the entry tells the person, in words meant for the person; of a drug that is over, it was told once."""
    status, name = Status(time=here.status.time), parted_name(shown_words(concept))[0]
    element = "dosageInstruction" if isinstance(drug, MedicationRequest) else "dosage"
    for place, dosage in enumerate(dosages_of(drug)):
        if dosage.patient_instruction:
            path = f"{element}[{place}].patientInstruction"
            yield here.fact("instruction", "team", dosage.patient_instruction, Said(path, dosage.patient_instruction), status=status, of=name)


def read_none(here: Here, concept: CodeableConcept, path: str) -> Iterator[Fact]:
    """Medicines as a whole: none is taken, where that is denied, and not only that one was given that day."""
    if here.status.assertion is Assertion.RULED_OUT and not isinstance(here.entry.resource, MedicationAdministration):
        said = say_concept(path, concept)
        here = here if here.date else here.having(date=here.document.date)
        yield here.fact("medication", "none", "none", replace(said, quote=concept.text or said.quote), status=Status())


def read_other(here: Here, concept: CodeableConcept, path: str) -> Iterator[Fact]:
    name, strength = parted_name(shown_words(concept))
    name = name or name_of_code(concept)
    if name:
        status = replace(here.status, course=None)
        here = here.having(details=replace(here.details, note=MARKED_ACTIVE)) if is_marked_active(here) else here
        dose = with_strength(strength or parted_name(concept.text)[1], here.details.dose)
        yield here.fact("medication", name, dose, say_concept(path, concept), status=status)


def is_marked_active(here: Here) -> bool:
    """Whether a paper calls it active although the last day it gives had come when the paper was written."""
    end, written = here.details.end, here.document.date
    return here.status.course is Course.ONGOING and end is not None and written is not None and written.before(end) is False


def with_strength(strength: str, dose: str) -> str:
    """How much is in one, where the dose counts tablets or puffs only."""
    is_amount = AMOUNT.search(dose) is not None
    return ", ".join(filter(None, ("" if is_amount else strength, dose.lstrip("= "))))


def name_of_code(concept: CodeableConcept) -> str:
    """The generic name by the code; the code itself where nobody knows it, so that the medicine is not lost."""
    codes = codes_of(concept)
    known = next(filter(None, map(medicine_of_code, codes)), None)
    return known or next((f"medicine coded {code.system} {code.code}" for code in codes), "")


def is_for_cancer(here: Here, drug: Drug, treatment: str) -> bool:
    """Supportive drugs serve other diseases too: they count where the record ties them to a cancer."""
    if is_for_other_illness(here, drug, value_of(treatment)):
        return False
    if modality_of(treatment) != "supportive":
        return True
    return bool(here.about.cancer) or is_marked(drug)


def status_of_drug(drug: Drug) -> Status:
    intent = drug.intent if isinstance(drug, MedicationRequest) else ""
    if isinstance(drug, MedicationRequest) and drug.do_not_perform:
        return status_given("not-done", reasons=reasons_of(drug))
    if isinstance(drug, MedicationAdministration) and drug.status == "completed":
        return Status(time=Time.PAST)  # a dose was given; whether the course is complete is not said
    return status_given(drug.status, intent, reasons_of(drug))


def reasons_of(drug: Drug) -> tuple[CodeableConcept, ...]:
    reason = drug.status_reason
    if reason is None:
        return ()
    return reason if isinstance(reason, tuple) else (reason,)


def why_stopped(drug: Drug) -> str:
    return words_of_all(reasons_of(drug))


def date_of(drug: Drug) -> PartialDate | None:
    if isinstance(drug, MedicationRequest):
        return first_date(drug.authored_on, *(start_of(bounds) for bounds in bounds_of(drug)))
    period = start_of(drug.effective_period)
    return first_date(drug.effective_date_time, period, getattr(drug, "date_asserted", ""))


def end_of_drug(drug: Drug) -> PartialDate | None:
    if isinstance(drug, MedicationRequest):
        return next(filter(None, map(end_of, bounds_of(drug))), None)
    return end_of(drug.effective_period)


def bounds_of(drug: MedicationRequest) -> list[Period]:
    repeats = (dosage.timing.repeat for dosage in drug.dosage_instruction if dosage.timing)
    return [repeat.bounds_period for repeat in repeats if repeat and repeat.bounds_period]


def dose_of(drug: Drug) -> str:
    """As written; else the amount with its unit: a bare 1 may be a tablet or a gram."""
    return next(filter(None, map(dose_in, dosages_of(drug))), "")


def dose_in(dosage: Dosage) -> str:
    amounts: list[Quantity | None] = [dosage.dose]
    amounts += [amount for part in dosage.dose_and_rate for amount in (part.dose_quantity, part.rate_quantity)]
    said = (f"{plain_number(amount.value)} {unit_of(amount)}" for amount in amounts if amount and amount.value is not None and unit_of(amount))
    return dosage.text or next(said, "")


def plain_number(number: Decimal) -> str:
    """Without the zeros that systems put behind a point: 1.0 is soon read as 10."""
    return f"{number.normalize():f}" if number == number.to_integral_value() else str(number)


def parted_name(words: str) -> tuple[str, str]:
    """The generic name in lower case, without its salt where the medicine is known, and the strength of each as written."""
    found = [STRENGTH.match(part) for part in PARTS.split(words)]
    names = [without_salt(plain_words(match["name"])) for match in found if match]
    doses = [match["dose"] for match in found if match and match["dose"]]
    return " / ".join(filter(None, names)), " / ".join(doses) if len(doses) in {1, len(names)} else ""

