"""Biomarkers: receptors, proteins, genes tested as a whole, signatures and assays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from beside.facts.coded.labs import lab_of_concept
from beside.facts.coded.said import Meaning, codes_of, say_concept, shown_words, unit_of, words_of
from beside.facts.coded.values import read_answers, read_number, read_words
from beside.terms.biomarkers import biomarker_of_code, biomarker_of_words, value_of_score
from beside.terms.questions import answer_of_code, answer_of_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from beside.facts.coded.here import Here
    from beside.facts.coded.said import Said
    from beside.facts.fact import Fact
    from beside.records.fhir_types import CodeableConcept, Observation

SCORED = re.compile(r"\b(?:IHC|score)\W{0,3}(?P<score>0|[123]\+)(?![\d+])", re.IGNORECASE)
FINDS_STAIN = "stain"
FINDS_SIGNAL = "FISH"


def biomarker_of_concept(concept: CodeableConcept | None) -> str:
    """By code; by its words where no code is known and it is no laboratory value."""
    codes = codes_of(concept)
    coded = next(filter(None, map(biomarker_of_code, codes)), None)
    if coded or concept is None or lab_of_concept(concept) is not None:
        return coded or ""
    return biomarker_of_words(words_of(concept)) or biomarker_of_words(concept.text) or ""


def read_biomarker(here: Here, observation: Observation, marker: str) -> Iterator[Fact]:
    method = method_of(observation)
    answered = False
    for meaning in read_answers(observation, "biomarker"):
        answered = True
        more = {} if meaning.from_display else percent_in(observation) | score_in(observation, marker, meaning.value)
        yield here.fact(
            kind_of(marker), marker, meaning.value, meaning.said, from_display=meaning.from_display, method=method, **more
        )
    if not answered:
        yield from read_measure(here, observation, marker, method)


def kind_of(marker: str) -> str:
    """Of some genes only what was inherited is tested, whatever the record says beside it."""
    return answer_of_words("inherited", marker) or "biomarker"


def percent_in(observation: Observation) -> dict[str, Any]:
    """The share of cells, where it stands in a component."""
    quantities = [component.value_quantity for component in observation.component if component.value_quantity]
    share = next((quantity.value for quantity in quantities if unit_of(quantity) == "%" and quantity.value is not None), None)
    return {} if share is None else {"percent": str(share)}


def score_in(observation: Observation, marker: str, value: str) -> dict[str, Any]:
    """The score of the stain, where a note beside the answer gives one that means the same."""
    found = (SCORED.search(note.text) for note in observation.note)
    scores = [match["score"] for match in found if match and value_of_score(marker, match["score"]) == value]
    return {"score": scores[0]} if len(set(scores)) == 1 else {}


def read_measure(here: Here, observation: Observation, marker: str, method: str) -> Iterator[Fact]:
    """A number, with the answer beside it where an interpretation gives one; else a score or the words as they stand."""
    number = read_number(observation)
    meaning = read_interpretation(observation)
    if number is not None:
        value, unit, said = number
        if meaning is not None:
            yield here.fact("biomarker", marker, meaning.value, said, method=method, **measured(value, unit))
        else:
            yield here.fact("biomarker", marker, value, said, unit=unit, method=method)
    elif words := read_words(observation):
        yield from read_score(here, marker, method, *words)
    elif meaning is not None:
        yield here.fact("biomarker", marker, meaning.value, meaning.said, method=method)


def read_score(here: Here, marker: str, method: str, words: str, said: Said) -> Iterator[Fact]:
    """A stain's score by its table; a ratio or other words under the name of the test, for they are no answer."""
    scored = value_of_score(marker, words)
    if scored is not None:
        yield here.fact("biomarker", marker, scored, said, method=method, score=words)
    else:
        yield here.fact("biomarker", f"{marker} {method}".strip(), words, said, method=method)


def read_interpretation(observation: Observation) -> Meaning[str] | None:
    """Positive or negative, where the laboratory's interpretation says it; high and low are of the number only."""
    for place, concept in enumerate(observation.interpretation):
        for code in codes_of(concept):
            interpreted = type(code)("INTERPRETATION", code.code)
            answer = answer_of_code("biomarker", code) or answer_of_code("biomarker", interpreted)
            if answer is not None:
                return Meaning(answer, say_concept(f"interpretation[{place}]", concept))
    return None


def measured(value: Decimal, unit: str) -> dict[str, Any]:
    return {"percent": str(value)} if unit == "%" else {"score": f"{value} {unit}".strip()}


def method_of(observation: Observation) -> str:
    """How it was tested: the method named, else what the name of the test says."""
    named = shown_words(observation.method)
    if named:
        return named
    words = " ".join(code.display for code in codes_of(observation.code))
    return FINDS_SIGNAL if FINDS_SIGNAL in words else "IHC" if FINDS_STAIN in words else ""
