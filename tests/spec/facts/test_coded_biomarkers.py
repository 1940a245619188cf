"""Biomarkers and genes: what was tested, how, and what came out, and nothing that did not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from beside.facts import Assertion, Time
from tests.coded import concept, facts_in, resource, said

POSITIVE, NEGATIVE = "snomed 10828004 Positive (qualifier value)", "loinc LA6577-6 Negative"


def observation(code, **more):
    return resource("Observation", **{"status": "final", "code": concept(*code.split("; ")), **more})


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("loinc 85337-4 Estrogen receptor Ag [Presence] in Breast cancer specimen by Immune stain", POSITIVE, ("ER", "positive")),
        ("loinc 85339-0", NEGATIVE, ("PR", "negative")),
        ("loinc 85319-2", "snomed 42425007 Equivocal", ("HER2", "equivocal")),
        ("loinc 81695-9", "loinc LA26203-2 MSI-H", ("MSI", "high")),
        ("loinc 94077-5", "snomed 62482003 Low", ("TMB", "low")),
        ("local 7 Ki-67 labelling index", "local x high", ("Ki-67", "high")),
    ],
)  # fmt: skip
def test_a_marker_and_its_answer(code, value, expected):
    [fact] = facts_in(observation(code, valueCodeableConcept=concept(value)))

    assert (fact.kind, fact.name, fact.value) == ("biomarker", *expected)


def test_of_dpyd_only_what_was_inherited_is_tested():
    [fact] = facts_in(resource("Observation", status="final", code=concept(text="DPYD genotype"), valueCodeableConcept=concept(text="No variant found")))

    assert (fact.kind, fact.name, fact.value) == ("germline", "DPYD", "negative")


def test_the_value_leads_to_its_place_and_its_words():
    [fact] = facts_in(observation("loinc 85339-0", valueCodeableConcept=concept("snomed 260385009 Negative (qualifier value)")))

    assert fact.source.path == "Bundle.entry[0].resource.valueCodeableConcept"
    assert fact.source.quote == "Negative (qualifier value)"


def test_a_code_that_says_another_answer_than_its_words_gives_both():
    code, words = facts_in(observation("loinc 85319-2", valueCodeableConcept=concept("loinc LA6576-8 Negative")))

    assert (code.value, words.value, words.details.method) == ("positive", "negative", "display text")


@pytest.mark.parametrize(("score", "value"), [("0", "negative"), ("1+", "negative"), ("2+", "equivocal"), ("3+", "positive")])
def test_a_stain_of_her2_is_read_by_its_score(score, value):
    [fact] = facts_in(observation("loinc 85319-2 HER2 [Presence] by Immune stain", valueString=score))

    assert (fact.value, fact.details.score, fact.details.method) == (value, score, "IHC")


def test_a_ratio_is_no_answer_and_keeps_the_name_of_its_test():
    [fact] = facts_in(observation("loinc 85318-4 HER2 [Presence] in Breast cancer specimen by FISH", valueString="greater than 2.2"))

    assert (fact.name, fact.value) == ("HER2 FISH", "greater than 2.2")


def test_a_number_stays_a_number_and_an_interpretation_answers_beside_it():
    percent = {"value": 95, "unit": "%"}
    [bare] = facts_in(observation("loinc 85329-1", valueQuantity=percent))
    [read] = facts_in(observation("loinc 85329-1", valueQuantity=percent, interpretation=[concept("v3 POS")]))

    assert (bare.value, bare.unit) == (Decimal(95), "%")
    assert (read.value, read.details.percent) == ("positive", "95")


def test_the_share_of_cells_may_stand_beside_the_answer():
    share = {"code": concept(text="Percentage of positive cells"), "valueQuantity": {"value": 85, "unit": "%"}}
    [fact] = facts_in(observation("loinc 85337-4", valueCodeableConcept=concept(POSITIVE), component=[share]))

    assert (fact.value, fact.details.percent) == ("positive", "85")


def test_a_missing_value_is_never_an_answer():
    absent = concept("http://terminology.hl7.org/CodeSystem/data-absent-reason not-performed")

    assert facts_in(observation("loinc 85319-2", dataAbsentReason=absent)) == []
    assert facts_in(observation("loinc 85319-2")) == []


def test_a_result_on_its_way_is_pending_under_the_name_it_will_have():
    [registered] = facts_in(observation("loinc 85319-2", status="registered", effectiveDateTime="2026-11-06"))
    waiting, early = facts_in(observation("loinc 85319-2", status="preliminary", valueCodeableConcept=concept(POSITIVE)))

    assert (registered.kind, registered.name, registered.value, str(registered.details.since)) == ("pending", "HER2", "awaited", "2026-11-06")
    assert registered.status.time is Time.PENDING
    assert waiting.kind == "pending"
    assert (early.value, early.status.assertion) == ("positive", Assertion.UNCERTAIN)


@pytest.mark.parametrize("status", ["entered-in-error", "cancelled"])
def test_a_withdrawn_result_is_no_fact(status):
    assert facts_in(observation("loinc 85319-2", status=status, valueCodeableConcept=concept(POSITIVE))) == []


def variant(*components, value="loinc LA9633-4 Present", **more):
    parts = [{"code": concept(f"loinc {code}"), "valueCodeableConcept": concept(said_there)} for code, said_there in components]
    return observation("loinc 69548-6", valueCodeableConcept=concept(value), component=parts, **more)


SOMATIC, GERMLINE = ("48002-0", "loinc LA6684-0 Somatic"), ("48002-0", "loinc LA6683-2 Germline")


def test_a_change_in_the_tumour_is_a_biomarker_in_one_letter_words():
    [fact] = facts_in(variant(("48018-6", "hgnc HGNC:3236 EGFR"), ("48005-3", "hgvs NP_005219.2:p.Leu858Arg"), SOMATIC))

    assert (fact.kind, fact.name, fact.value) == ("biomarker", "EGFR", "p.L858R")
    assert fact.source.quote == "NP_005219.2:p.Leu858Arg"


def test_a_change_in_the_person_is_germline_by_what_it_means():
    [fact] = facts_in(variant(("48018-6", "hgnc HGNC:1100 BRCA1"), GERMLINE, ("53037-8", "loinc LA6668-3 Pathogenic")))

    assert (fact.kind, fact.name, fact.value) == ("germline", "BRCA1", "pathogenic variant")


def test_a_gene_without_a_change_is_negative_only_where_that_is_said():
    gene = ("48018-6", "hgnc HGNC:1097 BRAF")

    assert said(*facts_in(variant(gene, value="loinc LA9634-2 Absent"))) == [("biomarker", "BRAF", "negative")]

    [looked_for] = facts_in(variant(gene, ("48005-3", "http://varnomen.hgvs.org p.Val600Glu"), value="loinc LA9634-2 Absent"))
    assert looked_for.details.note == "V600E looked for"
    assert facts_in(variant(gene, value="loinc LA18198-4 No call")) == []


def test_a_fusion_names_both_genes():
    facts = facts_in(variant(("48018-6", "hgnc HGNC:1014 BCR"), ("48018-6", "hgnc HGNC:76 ABL1"), SOMATIC))

    assert said(*facts) == [("biomarker", "BCR", "BCR::ABL1 fusion"), ("biomarker", "ABL1", "BCR::ABL1 fusion")]


def test_a_gene_number_with_another_symbol_beside_it_gives_both():
    number, symbol = facts_in(variant(("48018-6", "hgnc HGNC:7989 KIT"), SOMATIC))

    assert (number.name, symbol.name, symbol.details.method) == ("NRAS", "KIT", "display text")


@pytest.mark.parametrize(("note", "score"), [("IHC 1+", "1+"), ("IHC score: 1+, repeated", "1+"), ("IHC 3+", ""), ("see report", "")])
def test_a_score_in_a_note_is_kept_where_it_means_the_same_as_the_answer(note, score):
    [fact] = facts_in(observation("loinc 85319-2", valueCodeableConcept=concept(NEGATIVE), note=[{"text": note}]))

    assert (fact.value, fact.details.score) == ("negative", score)
