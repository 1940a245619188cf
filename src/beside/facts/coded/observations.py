"""Observations: the code asks, the value answers; components are observations of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.facts.coded.about import about_resource
from beside.facts.coded.biomarkers import biomarker_of_concept, read_biomarker
from beside.facts.coded.findings import FINDINGS
from beside.facts.coded.genomics import read_variant
from beside.facts.coded.here import end_of, first_date, start_of
from beside.facts.coded.labs import is_pressure, lab_of_concept, read_lab, read_pressures
from beside.facts.coded.procedures import procedure_in
from beside.facts.coded.said import codes_of, say_concept, words_of
from beside.facts.coded.staging import read_stage
from beside.facts.coded.values import has_value, read_number, read_words
from beside.facts.fact import Assertion, Status, Time
from beside.records.fhir_types import Observation
from beside.terms.labs import find_lab
from beside.terms.questions import Question, answer_in_words, question_of, question_of_words
from beside.terms.sites import pictures_of_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.coded.here import Here
    from beside.facts.fact import About, Fact
    from beside.records.fhir_types import CodeableConcept, ObservationComponent
    from beside.terms.dates import PartialDate

NO_RECORD = frozenset({"entered-in-error", "cancelled"})
NOT_FINAL = frozenset({"registered", "preliminary"})
# The one reason of FHIR's for a missing value that says it is still to come.
STILL_TO_COME = "temp-unknown"


def read_observation(here: Here, observation: Observation) -> Iterator[Fact]:
    if observation.status in NO_RECORD or observation.code is None:
        return
    here = here.having(about=about_observation(here, observation), date=date_of(observation)).until(end_of(observation.effective_period))
    if observation.status in NOT_FINAL or STILL_TO_COME in absence(observation):
        if not has_value(observation) or question_in(observation.code) is None:
            yield from read_awaited(here, observation)
        here = here.having(status=Status(assertion=Assertion.UNCERTAIN))
    if observation.data_absent_reason is None:
        yield from read_answer(here, observation)
    yield from read_pressures(here, observation)
    for place, component in enumerate(observation.component):
        if component.data_absent_reason is None:
            yield from read_component(here, observation, component, f"component[{place}].")


def read_answer(here: Here, observation: Observation) -> Iterator[Fact]:
    """What one observation answers: a question we know, a biomarker, or a measurement."""
    question = question_in(observation.code)
    if question is not None:
        yield from read_question(here, observation, question)
    elif marker := biomarker_of_concept(observation.code):
        yield from read_biomarker(here, observation, marker)
    elif lab := lab_of_concept(observation.code):
        yield from read_lab(here, observation, lab)
    else:
        yield from read_picture_result(here, observation)


def read_picture_result(here: Here, observation: Observation) -> Iterator[Fact]:
    """A scan whose finding stands as the result of the scan itself."""
    known = procedure_in(observation.code) if observation.code else None
    words = read_words(observation)
    if known is not None and known.kind == "imaging" and words is not None:
        about = here.about if here.about.site or not known.site else replace(here.about, site=known.site)
        yield here.fact("imaging", known.id, words[1].quote, words[1], about=about)


def read_question(here: Here, observation: Observation, question: Question) -> Iterator[Fact]:
    if question.kind.startswith("stage."):
        yield from read_stage(here, observation, question)
    elif question.kind == "performance" and (lab := find_lab(question.name)):
        yield from read_lab(here, observation, lab)
    elif question.kind == "variant":
        yield from read_variant(here, observation)
    elif question.kind == "imaging":
        yield from read_measured_in_picture(here, observation, question)
    elif question.kind in FINDINGS:
        yield from FINDINGS[question.kind](here, observation, question, "")


def read_measured_in_picture(here: Here, observation: Observation, question: Question) -> Iterator[Fact]:
    """The size of something seen, in the one scan its report is called after. Whether it is a tumour is not said."""
    scans, number = pictures_of_words(here.document.title), read_number(observation)
    if number is not None and len(scans) == 1:
        value, unit, said = number
        yield here.fact("imaging", scans[0].id, f"{question.name} {value} {unit}".strip(), said)


def read_component(here: Here, parent: Observation, component: ObservationComponent, path: str) -> Iterator[Fact]:
    """A component, with the question of the observation it is part of: nodes counted among sentinel nodes."""
    question = question_in(component.code)
    if question is not None and question.kind in FINDINGS:
        whole = question_in(parent.code)
        name = question.name or (whole.name if whole and whole.kind.startswith("nodes.") else "")
        yield from FINDINGS[question.kind](here, as_observation(parent, component), replace(question, name=name), path)
    elif (lab := lab_of_concept(component.code)) and not is_pressure(parent, lab):
        yield from read_lab(here, as_observation(parent, component), lab, path)


def read_awaited(here: Here, observation: Observation) -> Iterator[Fact]:
    """A result that is on its way, by the name it will have."""
    name = name_awaited(observation.code)
    if name:
        said = say_concept("code", observation.code)
        yield here.fact("pending", name, "awaited", said, status=Status(time=Time.PENDING), since=here.date)


def name_awaited(concept: CodeableConcept | None) -> str:
    marker = biomarker_of_concept(concept)
    lab = lab_of_concept(concept)
    return marker or (lab.id if lab else "") or answer_in_words("panel", words_of(concept)) or words_of(concept)


def question_in(concept: CodeableConcept | None) -> Question | None:
    """By code; by its whole name where no code asks."""
    coded = next(filter(None, map(question_of, codes_of(concept))), None)
    return coded or (question_of_words(words_of(concept)) if concept else None)


def about_observation(here: Here, observation: Observation) -> About:
    specimens = [observation.specimen] if observation.specimen else []
    places = [observation.body_site] if observation.body_site else []
    return about_resource(here, observation, observation.focus, places=places, specimens=specimens)


def date_of(observation: Observation) -> PartialDate | None:
    return first_date(
        observation.effective_date_time, start_of(observation.effective_period), observation.effective_instant, observation.issued,
    )  # fmt: skip


def absence(observation: Observation) -> frozenset[str]:
    return frozenset(code.code for code in codes_of(observation.data_absent_reason))


def as_observation(parent: Observation, component: ObservationComponent) -> Observation:
    """A component as an observation: its own code and value, its parent's method."""
    return Observation(
        status=parent.status,
        code=component.code,
        method=parent.method,
        value_quantity=component.value_quantity,
        value_codeable_concept=component.value_codeable_concept,
        value_string=component.value_string,
        value_boolean=component.value_boolean,
        value_integer=component.value_integer,
        interpretation=component.interpretation,
        reference_range=component.reference_range,
    )

