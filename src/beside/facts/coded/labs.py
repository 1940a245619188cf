"""Measurements: laboratory values, vital signs, and scores of how a person is doing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.facts.coded.said import Said, codes_of, say_concept, words_of
from beside.facts.coded.values import range_in_words, read_answers, read_number, read_words
from beside.records.document import SHOWN_VALUE
from beside.terms.labs import lab_of_code, lab_of_word
from beside.terms.quantities import parse_number
from beside.terms.questions import answer_of_code

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from beside.facts.coded.here import Here
    from beside.facts.fact import Details, Fact
    from beside.records.fhir_types import CodeableConcept, Observation
    from beside.terms.labs import Lab

LONGEST_REMARK = 300
PRESSURES = ("systolic blood pressure", "diastolic blood pressure")


def lab_of_concept(concept: CodeableConcept | None) -> Lab | None:
    """By code; by its whole name where no code is LOINC."""
    codes = codes_of(concept)
    coded = next(filter(None, map(lab_of_code, codes)), None)
    if coded is not None or concept is None or any(code.system == "LOINC" for code in codes):
        return coded
    return lab_of_word(words_of(concept)) or (lab_of_word(concept.text) if concept.text else None)


def read_lab(here: Here, observation: Observation, lab: Lab, path: str = "") -> Iterator[Fact]:
    here = here.having(details=beside_value(here.details, observation))
    number = read_number(observation, path)
    if number is not None:
        value, unit, said = number
        yield here.fact(lab.kind, lab.id, value, said, unit=unit)
        yield from (here.fact(lab.kind, lab.id, other, Said("text", str(other)), unit=unit) for other in others_shown(observation))
    elif lab.kind == "performance":
        yield from read_score(here, observation, lab, path)
    elif answer := next(read_answers(observation, "biomarker", path), None):
        yield here.fact(lab.kind, lab.id, answer.value, answer.said)
    elif words := read_words(observation, path):
        yield here.fact(lab.kind, lab.id, words[0], words[1])


def others_shown(observation: Observation) -> Iterator[Decimal]:
    """The other number that the table a person sees has for it."""
    shown = (one.value_string for one in observation.extension if one.url == SHOWN_VALUE)
    yield from (number for written in shown if (number := parse_number(written)) is not None)


def beside_value(details: Details, observation: Observation) -> Details:
    """The range, the laboratory's own mark and the remark that stand with a value, as written."""
    flags = (words_of(concept) for concept in observation.interpretation)
    remarks = (" ".join(note.text.split()) for note in observation.note)
    return replace(
        details,
        reference_range=range_in_words(observation.reference_range),
        flag=next(filter(None, flags), ""),
        remark=" ".join(filter(None, remarks))[:LONGEST_REMARK],
    )


def is_pressure(observation: Observation, lab: Lab) -> bool:
    """Whether this is one of two pressures that are told as one."""
    return lab.id in PRESSURES and len(pressures_in(observation)) == len(PRESSURES)


def read_pressures(here: Here, observation: Observation) -> Iterator[Fact]:
    """Both pressures as people say them: 120/80, with the place of each."""
    found = pressures_in(observation)
    if len(found) < len(PRESSURES):
        return
    (upper, unit, first), (lower, _, second) = (found[name] for name in PRESSURES)
    if not lower:  # no pressure of anybody who was measured: the field was left empty
        yield here.fact("vital", PRESSURES[0], upper, first, unit=unit)
        return
    one = here.fact("vital", "blood pressure", f"{upper}/{lower}", first)
    other = here.fact("vital", "blood pressure", f"{upper}/{lower}", second)
    yield replace(one, sources=(*one.sources, *other.sources))


def pressures_in(observation: Observation) -> dict[str, tuple[Decimal, str, Said]]:
    found = {}
    for place, component in enumerate(observation.component):
        lab = lab_of_concept(component.code)
        number = read_number(component, f"component[{place}].")
        if lab is not None and lab.id in PRESSURES and number is not None:
            found[lab.id] = number
    return found


def read_score(here: Here, observation: Observation, lab: Lab, path: str) -> Iterator[Fact]:
    """A score that stands as an answer or an interpretation instead of a number."""
    concepts = [(f"{path}valueCodeableConcept", observation.value_codeable_concept)]
    concepts += [(f"{path}interpretation[{place}]", concept) for place, concept in enumerate(observation.interpretation)]
    for where, concept in concepts:
        for code in codes_of(concept):
            score = answer_of_code("performance", code)
            number = parse_number(score) if score else None
            if number is not None:
                yield here.fact(lab.kind, lab.id, number, say_concept(where, concept))
                return
