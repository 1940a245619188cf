"""Stages: axis, prefix, system and value, each as the record has it and none derived."""

from __future__ import annotations

import pytest

from tests.coded import concept, facts_in, resource, said


def observation(code, value, **more):
    return resource("Observation", status="final", code=concept(code), valueCodeableConcept=value, **more)


def stage(code, value, **more):
    [fact] = facts_in(observation(code, value, **more))
    return fact.kind, fact.name, fact.value


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("loinc 21905-5", concept("snomed 1228938002 American Joint Committee on Cancer cT3 (qualifier value)"), ("stage.t", "c", "T3")),
        ("loinc 21899-0", concept("ajcc pT1c"), ("stage.t", "p", "T1c")),
        ("snomed 399534004", concept("snomed 1229984001"), ("stage.n", "c", "N3")),
        ("loinc 21900-6", concept(text="pN1mi"), ("stage.n", "p", "N1mi")),
        ("loinc 21900-6", concept(text="ypN0(i+)"), ("stage.n", "yp", "N0(i+)")),
        ("loinc 21907-1", concept("snomed 30893008 M0 category (finding)"), ("stage.m", "c", "M0")),
        ("loinc 21911-3", concept(text="T2"), ("stage.t", "", "T2")),
        ("loinc 21905-5", concept("snomed 1228899006"), ("stage.t", "c", "T1c")),
    ],
)  # fmt: skip
def test_a_category_has_the_prefix_of_its_value_or_else_of_its_question(code, value, expected):
    assert stage(code, value) == expected


@pytest.mark.parametrize(
    ("code", "value", "method", "expected"),
    [
        ("snomed 399537006", "snomed 1222769001 stage IIB", "snomed 897275008", ("AJCC 8", "IIB")),
        ("loinc 21908-9", "ajcc 3C", "snomed 443830009", ("AJCC 7", "IIIC")),
        ("loinc 21908-9", "ajcc c3A", "", ("AJCC", "IIIA")),
        ("loinc 21908-9", "snomed 261638004 Stage 3A (qualifier value)", "", ("", "IIIA")),
        ("NCIt C141212", "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl C80135", "snomed 1149099005", ("Binet", "B")),
        ("snomed 385361009", "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl C96256", "snomed 106250008", ("FIGO", "IIIA")),
    ],
)  # fmt: skip
def test_a_group_is_named_by_the_book_it_is_from(code, value, method, expected):
    code = code.replace("NCIt", "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl")
    more = {"method": concept(method)} if method else {}

    assert stage(code, concept(value), **more) == ("stage.group", *expected)


def test_a_code_that_says_another_t_than_its_words_gives_both():
    value = concept("snomed 1228938002 American Joint Committee on Cancer cT2 (qualifier value)")

    code, words = facts_in(observation("loinc 21905-5", value))

    assert (code.value, words.value) == ("T3", "T2")
    assert words.details.method == "display text"


def test_a_stage_may_stand_with_the_diagnosis():
    staged = {"summary": concept("snomed 261638004 Stage 3A"), "type": concept("snomed 260998006 Clinical staging (qualifier value)")}
    cancer = resource("Condition", code=concept("icd C50.9"), stage=[staged])

    [group] = [fact for fact in facts_in(cancer) if fact.kind == "stage.group"]

    assert (group.value, group.details.method, group.about.cancer) == ("IIIA", "clinical", "breast")


def test_a_stage_with_the_diagnosis_is_of_the_day_it_was_staged():
    """The illness began before anybody staged it."""
    board = observation("loinc 21908-9", concept("ajcc 2B"), id="staged", effectiveDateTime="2026-11-13")
    staged = {"summary": concept("snomed 261638004 Stage 2B"), "assessment": [{"reference": "Observation/staged"}]}
    cancer = resource("Condition", code=concept("icd C50.9"), onsetDateTime="2026-11-06", stage=[staged])

    days = {(fact.kind, str(fact.date)) for fact in facts_in(cancer, board) if fact.kind in {"stage.group", "cancer"}}

    assert days == {("stage.group", "2026-11-13"), ("cancer", "2026-11-06")}


def test_a_stage_may_stand_in_the_name_of_the_disease():
    cancer = resource("Condition", code=concept("snomed 424993006 Adenocarcinoma of lung, stage IV (disorder)"))

    assert ("stage.group", "", "IV") in said(*facts_in(cancer))


def test_no_group_is_made_of_categories_and_no_m_of_silence():
    kinds = {fact.kind for fact in facts_in(observation("loinc 21905-5", concept("ajcc cT2")), observation("loinc 21906-3", concept("ajcc cN0")))}

    assert kinds == {"stage.t", "stage.n"}


def test_a_stage_is_of_the_tumour_in_focus():
    cancer = resource("Condition", id="left", code=concept("icd C50.912 Malignant neoplasm of left female breast"))
    focused = observation("loinc 21905-5", concept("ajcc cT2"), focus=[{"reference": "Condition/left"}])

    fact = facts_in(cancer, focused)[-1]

    assert (fact.about.cancer, fact.about.side, fact.about.reference) == ("breast", "left", "Condition/left")
