"""Procedures: treatments of cancer, other procedures, and pictures taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.facts.coded.about import about_resource
from beside.facts.coded.course import NO_RECORD, status_given
from beside.facts.coded.goals import read_intent
from beside.facts.coded.here import end_of, first_date, start_of
from beside.facts.coded.radiotherapy import is_radiotherapy, read_radiotherapy
from beside.facts.coded.said import Meaning, codes_of, meanings_of, say_concept, words_of
from beside.facts.fact import Course, Status, Time
from beside.records.fhir_types import Procedure
from beside.terms.modalities import given_in_parts
from beside.terms.sites import procedure_of_code, procedure_of_words
from beside.terms.tables import plain_words
from beside.terms.treatments import modality_of, treatment_of_code, treatment_of_words, value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.facts.coded.here import Here
    from beside.facts.fact import Fact
    from beside.records.fhir_types import CodeableConcept, Resource
    from beside.terms.sites import Procedure as Known

DAY = 3  # parts of a date that is a day
SURGICAL_PROFILE = "cancer-related-surgical-procedure"


def read_procedure(here: Here, procedure: Procedure) -> Iterator[Fact]:
    if procedure.status in NO_RECORD or procedure.code is None or is_part_of_another(here, procedure):
        return
    reasons = (procedure.status_reason,) if procedure.status_reason else ()
    here = here.having(
        about=about_resource(
            here, procedure, procedure.reason_reference, reasons=procedure.reason_code, places=procedure.body_site
        ),
        date=first_date(procedure.performed_date_time, start_of(procedure.performed_period)),
        status=status_given(procedure.status, reasons=reasons),
    )
    why = words_of(procedure.status_reason)
    here = here.having(details=replace(here.details, end=end_of(procedure.performed_period), why_stopped=why))
    yield from read_what_was_done(here, procedure, procedure.code)


def read_what_was_done(here: Here, procedure: Procedure, concept: CodeableConcept) -> Iterator[Fact]:
    treatments = list(treatments_in("code", concept))
    known = procedure_in(concept)
    if treatments:
        here = here.having(status=Status(time=Time.PAST)) if is_one_part(here, treatments) else here
        if is_radiotherapy(procedure, [meaning.value for meaning in treatments]):
            yield from read_radiotherapy(here, procedure, treatments[0])
        else:
            yield from read_treatments(here, treatments)
        yield from read_intent(here, procedure)
    elif known is not None:
        yield read_known(here, known, concept)
    elif has_profile(procedure, SURGICAL_PROFILE):
        yield here.fact("treatment", "surgery", plain_words(words_of(concept)), say_concept("code", concept))
    elif here.about.cancer:
        yield here.fact("procedure", plain_words(words_of(concept)), words_of(concept), say_concept("code", concept))


def is_one_part(here: Here, treatments: Sequence[Meaning[str]]) -> bool:
    """Whether it was done on one day, of a treatment that is given on many: that it is over is not said."""
    is_one_day = here.date is not None and len(here.date.parts) == DAY and (here.details.end is None or here.details.end.parts == here.date.parts)
    return is_one_day and here.status.course is Course.COMPLETED and all(modality_of(meaning.value) in given_in_parts() for meaning in treatments)


def read_treatments(here: Here, treatments: list[Meaning[str]]) -> Iterator[Fact]:
    for meaning in treatments:
        name, value = modality_of(meaning.value), value_of(meaning.value)
        yield here.fact("treatment", name, value, meaning.said, from_display=meaning.from_display)


def read_known(here: Here, known: Known, concept: CodeableConcept) -> Fact:
    about = here.about if here.about.site or not known.site else replace(here.about, site=known.site)
    status = replace(here.status, course=None)
    said = say_concept("code", concept)
    value = "done" if known.kind == "imaging" else said.quote
    return here.fact(known.kind, known.id, value, said, about=about, status=status)


def treatments_in(path: str, concept: CodeableConcept) -> Iterator[Meaning[str]]:
    """Treatments by code, else by name, unless a code says that it is another procedure."""
    if any(procedure_of_code(code) for code in codes_of(concept)):
        return
    yield from meanings_of(path, concept, treatment_of_code, treatment_of_words, narrower_treatment)


def narrower_treatment(one: str, two: str) -> str | None:
    """`prostatectomy` says more than `surgery`."""
    if modality_of(one) != modality_of(two):
        return None
    return two if not value_of(one) else one if one == two or not value_of(two) else None


def procedure_in(concept: CodeableConcept) -> Known | None:
    coded = next(filter(None, map(procedure_of_code, codes_of(concept))), None)
    return coded or procedure_of_words(words_of(concept)) or procedure_of_words(concept.text)


def is_part_of_another(here: Here, procedure: Procedure) -> bool:
    """A phase or a fraction of a course that is among the records too: the course tells of it."""
    found = (here.find(reference) for reference in procedure.part_of)
    return any(entry is not None and isinstance(entry.resource, Procedure) for entry in found)


def has_profile(resource: Resource, name: str) -> bool:
    return any(name in profile for profile in (resource.meta.profile if resource.meta else ()))
