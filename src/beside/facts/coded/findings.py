"""What pathology, imaging and follow-up found: grade, size, nodes, margins, invasion, response, smoking."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from beside.facts.coded.conditions import read_condition
from beside.facts.coded.names import usual_name
from beside.facts.coded.said import codes_of, say_concept, words_of
from beside.facts.coded.values import has_value, read_answers, read_number, read_words
from beside.facts.fact import Assertion, Status, Time
from beside.records.fhir_types import Condition
from beside.terms.questions import answer_in_words, answer_of_code
from beside.terms.sites import site_of_code, site_of_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from beside.facts.coded.here import Here
    from beside.facts.fact import Fact
    from beside.records.fhir_types import Observation
    from beside.terms.questions import Question

    Reader = Callable[[Here, Observation, Question, str], Iterator[Fact]]

GLEASON = re.compile(r"\b([1-5])\s*\+\s*([1-5])\b")
COMORBIDITY, ABSENT = "related-condition", "related-condition-absent"
UNKNOWN = "unknown"  # that nobody asked is no answer


def read_answered(here: Here, observation: Observation, question: Question, path: str) -> Iterator[Fact]:
    """An answer by its table; the words as they stand where the table has none."""
    answered = False
    for meaning in read_answers(observation, question.kind, path):
        answered = True
        yield here.fact(question.kind, question.name, meaning.value, meaning.said, from_display=meaning.from_display)
    words = None if answered else read_words(observation, path)
    if words:
        yield here.fact(question.kind, question.name, words[0], words[1])


def read_type(here: Here, observation: Observation, question: Question, path: str) -> Iterator[Fact]:
    """The type of the cells, by the name that free text has for it."""
    for fact in read_answered(here, observation, question, path):
        yield replace(fact, value=usual_name("histologies", str(fact.value)))


def read_yield(here: Here, observation: Observation, question: Question, path: str) -> Iterator[Fact]:
    """What a procedure brought to light, with the words that ask for it: `Biopsy cores with cancer: 4 of 14 cores`."""
    words = read_words(observation, path)
    number = read_number(observation, path)
    found = (str(number[0]), number[2]) if number else words
    if found:
        place = site_of_words(words_of(observation.code))
        about = replace(here.about, site=place.id) if place and not here.about.site else here.about
        yield here.fact(question.kind, question.name, f"{words_of(observation.code)}: {found[0]}", found[1], about=about)


def read_counted(here: Here, observation: Observation, question: Question, path: str) -> Iterator[Fact]:
    number = read_number(observation, path)
    if number is not None:
        yield here.fact(question.kind, question.name, number[0], number[2])


def read_size(here: Here, observation: Observation, question: Question, path: str) -> Iterator[Fact]:
    number = read_number(observation, path)
    if number is None:
        return
    value, unit, said = number
    unit = next((code for code in (_unit_code(observation), unit) if code in {"mm", "cm"}), unit)
    yield here.fact(question.kind, size_method(observation), value, said, unit=unit)


def read_smoking(here: Here, observation: Observation, question: Question, path: str) -> Iterator[Fact]:
    """Whether somebody smokes; how much in a day answers no question of ours."""
    number = read_number(observation, path)
    if number is not None:
        yield here.fact(question.kind, question.name, number[0], number[2], unit="pack-years")
        return
    yield from (fact for fact in read_answered(here, observation, question, path) if fact.value != UNKNOWN and not str(fact.value)[:1].isdigit())


def read_spread(here: Here, observation: Observation, question: Question, path: str) -> Iterator[Fact]:
    """Where it has spread, by the answer or by the question alone; `none` and `absent` rule it out."""
    if answer_in_words("history", words_of(observation.code)) == "past":
        here = here.having(status=Status(time=Time.PAST))
    if question.name and not has_value(observation):
        yield here.fact("metastasis", question.name, "present", say_concept("code", observation.code))
        return
    for meaning in read_answers(observation, "presence", path):
        status = Status(assertion=Assertion.RULED_OUT) if meaning.value == "absent" else here.status
        yield here.fact("metastasis", question.name, "present", meaning.said, status=status, from_display=meaning.from_display)
        return
    concept = observation.value_codeable_concept
    place = next(filter(None, map(site_of_code, codes_of(concept))), None) or site_of_words(words_of(concept))
    if place is not None:
        yield here.fact("metastasis", place.id, "present", say_concept(f"{path}valueCodeableConcept", concept))


def read_grade_group(here: Here, observation: Observation, question: Question, path: str) -> Iterator[Fact]:
    """The group, and the two Gleason patterns where the same words give them."""
    words = read_words(observation, path)
    group = answer_in_words(question.kind, words_of(observation.value_codeable_concept))
    if words and group:
        yield here.fact(question.kind, question.name, group, words[1])
    else:
        yield from read_answered(here, observation, question, path)
    found = GLEASON.search(words_of(observation.value_codeable_concept))
    if words and found:
        yield here.fact("gleason", "", f"{found[1]}+{found[2]}", words[1])


def read_comorbidities(here: Here, observation: Observation, question: Question, path: str) -> Iterator[Fact]:
    """Diseases named in extensions: those that are there and, as ruled out, those that are not."""
    del question, path
    for place, extension in enumerate(observation.extension):
        concept = extension.value_codeable_concept
        if concept is None or not extension.url.endswith((COMORBIDITY, ABSENT)):
            continue
        absent = extension.url.endswith(ABSENT)
        status = Status(assertion=Assertion.RULED_OUT) if absent else here.status
        for fact in read_condition(here, Condition(code=concept)):
            said = say_concept(f"extension[{place}].valueCodeableConcept", concept)
            yield here.fact(fact.kind, fact.name, fact.value, said, about=fact.about, status=status)


def size_method(observation: Observation) -> str:
    codes = codes_of(observation.method)
    coded = next(filter(None, (answer_of_code("size method", code) for code in codes)), None)
    return coded or answer_in_words("size method", words_of(observation.method)) or ""


def _unit_code(observation: Observation) -> str:
    return observation.value_quantity.code if observation.value_quantity else ""


FINDINGS: dict[str, Reader] = {
    "response": read_answered,
    "grade": read_answered,
    "margins": read_answered,
    "invasion": read_answered,
    "risk.group": read_answered,
    "histology": read_type,
    "gleason": read_answered,
    "grade.group": read_grade_group,
    "tumour.size": read_size,
    "nodes.positive": read_counted,
    "nodes.examined": read_counted,
    "smoking": read_smoking,
    "menopause": read_answered,
    "metastasis": read_spread,
    "comorbidities": read_comorbidities,
    "procedure": read_yield,
}
