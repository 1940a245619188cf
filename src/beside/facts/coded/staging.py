"""Stages: T, N, M and groups, with the prefix that says how and the system that says by which book."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from beside.facts.coded.here import first_date, start_of
from beside.facts.coded.said import codes_of, meanings_of, say_concept, words_of
from beside.terms.questions import StageValue, answer_in_words, answer_of_code, stage_of_code
from beside.terms.tables import BRACKETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from beside.facts.coded.here import Here
    from beside.facts.fact import Fact
    from beside.records.fhir_types import CodeableConcept, Condition, ConditionStage, Observation
    from beside.terms.codes import Code
    from beside.terms.dates import PartialDate
    from beside.terms.questions import Question

CATEGORY = re.compile(r"(?<![A-Za-z])(yp|yc|[cpyar])?([TNM](?:is|a|\d|X)(?:[a-e]\d?|mi|mol[+-]|\(.*?\)|sn)*)(?![A-Za-z])")
GROUP = re.compile(r"(?<![A-Za-z0-9])(yp|yc|[cp])?(IV|I{1,3}|[0-4])([A-Ea-e]?\d?)(?![A-Za-z0-9])")
NAMED = re.compile(r"\bstage ([0-4IV]+[A-Ca-c]?\d?)\b")
# A problem list may hold the stage as a problem: `Tumor stage T2c`, `T3: tumor invades through ...`.
CATEGORY_NAMED = re.compile(r"(?:\b[Tt]umou?r stage |^)((?:[cp]|yp|yc)?[TNM](?:\d[a-e]?|is|X))(?=$|:\s|\s\()")
ROMAN = {"0": "0", "1": "I", "2": "II", "3": "III", "4": "IV"}
AXES = {"T": "stage.t", "N": "stage.n", "M": "stage.m"}
# The American book, as far as a record says no more of it.
AJCC = "AJCC"


def read_stage(here: Here, observation: Observation, question: Question, path: str = "valueCodeableConcept") -> Iterator[Fact]:
    """The stage an observation gives, under the axis its question asks for."""
    system = system_of(observation.method, *(observation.code,) if observation.code else ())
    yield from read_stage_value(here, observation.value_codeable_concept, question, system, path)


def read_stage_of_condition(here: Here, condition: Condition) -> Iterator[Fact]:
    """Stages that stand with the diagnosis itself."""
    for place, stage in enumerate(condition.stage):
        prefix = prefix_of(stage.type)
        path = f"stage[{place}].summary"
        yield from read_stage_value(here.having(date=staged_on(here, stage)), stage.summary, None, system_of(stage.type), path, prefix)


def staged_on(here: Here, stage: ConditionStage) -> PartialDate | None:
    """The day of what the stage rests on, which is there more exactly than the day on which the illness began."""
    found = (entry.resource for entry in map(here.find, stage.assessment) if entry)
    days = (first_date(getattr(one, "effective_date_time", ""), start_of(getattr(one, "effective_period", None)), getattr(one, "issued", "")) for one in found)
    return next(filter(None, days), None)


def read_stage_in_name(here: Here, condition: Condition) -> Iterator[Fact]:
    """A stage within the name of the disease: `Adenocarcinoma of lung, stage IV`."""
    found = NAMED.search(words_of(condition.code))
    stage = stage_in_words(found[1], "stage.group") if found else None
    if stage is not None:
        yield here.fact("stage.group", "", stage.value, say_concept("code", condition.code))


def read_category_as_name(here: Here, condition: Condition) -> Iterator[Fact]:
    """A problem that is no disease but its T, N or M: `Tumor stage T2c`."""
    found = CATEGORY_NAMED.search(words_of(condition.code))
    stage = stage_in_words(found[1], "") if found else None
    if stage is not None:
        yield here.fact(axis_of(stage.value), stage.prefix, stage.value, say_concept("code", condition.code))


def read_stage_value(
    here: Here,
    concept: CodeableConcept | None,
    question: Question | None,
    system: str,
    path: str,
    prefix: str = "",
) -> Iterator[Fact]:
    asked = question.kind if question else ""
    asked_prefix = question.name if question else prefix
    for meaning in meanings_of(path, concept, stage_in_code, lambda text: stage_in_words(text, asked), same_stage):
        stage = meaning.value
        kind = axis_of(stage.value)
        if asked and kind != asked:
            continue
        how = stage.prefix or asked_prefix
        name = (system or stage.staging) if kind == "stage.group" else how
        method = how_staged(how) if kind == "stage.group" else ""
        yield here.fact(kind, name, stage.value, meaning.said, from_display=meaning.from_display, method=method)


def stage_in_code(code: Code) -> StageValue | None:
    """What a code for a stage means; the AJCC's own codes are the stage itself: `cT3`, `3C`."""
    known = stage_of_code(code)
    own = stage_in_words(code.code, "") if known is None and code.system == AJCC else None
    return replace(own, staging=AJCC) if own else known


def stage_in_words(text: str, asked: str) -> StageValue | None:
    words = BRACKETS.sub(" ", text) if "(i" not in text and "(sn" not in text else text
    found = CATEGORY.search(words)
    if found and asked != "stage.group":
        return StageValue(found[1] or "", "", found[2])
    if asked not in {"", "stage.group"}:
        return None
    group = GROUP.search(words)
    if group is None:
        return None
    return StageValue(group[1] or "", "", ROMAN.get(group[2], group[2]) + group[3].upper())


def same_stage(one: StageValue, two: StageValue) -> StageValue | None:
    """Words without a prefix agree with a code that has one."""
    if in_roman(one.value) != in_roman(two.value) or (one.prefix and two.prefix and one.prefix != two.prefix):
        return None
    return StageValue(one.prefix or two.prefix, one.staging or two.staging, one.value)


def in_roman(value: str) -> str:
    """`3A` and `IIIA` are one stage."""
    found = GROUP.fullmatch(value)
    return f"{ROMAN.get(found[2], found[2])}{found[3]}".upper() if found else value.upper()


def axis_of(value: str) -> str:
    return AXES.get(value[0], "stage.group") if CATEGORY.fullmatch(value) else "stage.group"


def system_of(*concepts: CodeableConcept | None) -> str:
    """The book a stage is by: the first of these that names one."""
    for concept in concepts:
        found = concept and (_coded("system", codes_of(concept)) or answer_in_words("system", words_of(concept)))
        if found:
            return found
    return ""


def prefix_of(concept: CodeableConcept | None) -> str:
    if concept is None:
        return ""
    return _coded("prefix", codes_of(concept)) or answer_in_words("prefix", words_of(concept)) or ""


def how_staged(prefix: str) -> str:
    return {"c": "clinical", "p": "pathological"}.get(prefix[-1:], "")


def _coded(kind: str, codes: Iterable[Code]) -> str:
    return next(filter(None, (answer_of_code(kind, code) for code in codes)), "")
