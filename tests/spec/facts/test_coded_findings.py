"""What pathology, blood tests and follow-up found: numbers with their units, words by their tables."""

from __future__ import annotations

from decimal import Decimal

import pytest

from beside.facts import Assertion
from tests.coded import concept, facts_in, resource, said


def observation(code, **more):
    return resource("Observation", **{"status": "final", "code": concept(code), **more})


def test_a_lab_value_has_its_unit_and_range_as_written():
    normal = [{"low": {"value": 3.5, "unit": "g/dL"}, "high": {"value": 5.0, "unit": "g/dL"}}]
    [lab] = facts_in(observation("loinc 1751-7", valueQuantity={"value": 4.10, "unit": "g/dL"}, referenceRange=normal))

    assert (lab.kind, lab.name, lab.value, lab.unit) == ("lab", "albumin", Decimal("4.1"), "g/dL")
    assert lab.details.reference_range == "3.5-5.0 g/dL"
    assert lab.source.quote == "4.1 g/dL"


def test_a_lab_value_has_the_laboratorys_mark_and_remark_as_written():
    [lab] = facts_in(
        observation("loinc 718-7", valueQuantity={"value": 104, "unit": "g/L"}, interpretation=[concept("interpretation L")], note=[{"text": "Low; will be looked into."}]),
    )  # fmt: skip

    assert (lab.details.flag, lab.details.remark) == ("L", "Low; will be looked into.")


def test_a_lab_value_without_a_mark_has_none():
    [lab] = facts_in(observation("loinc 718-7", valueQuantity={"value": 40, "unit": "g/L"}))

    assert (lab.details.flag, lab.details.remark) == ("", "")


def test_a_limit_of_measurement_is_no_number():
    [psa] = facts_in(observation("loinc 2857-1", valueQuantity={"value": 0.1, "comparator": "<", "unit": "ng/mL"}))

    assert (psa.name, psa.value, psa.source.quote) == ("PSA", "<0.1", "<0.1 ng/mL")


def test_a_lab_without_a_loinc_code_is_known_by_its_whole_name():
    assert said(*facts_in(observation("local 1 PSA", valueQuantity={"value": 7, "unit": "ng/mL"}))) == [("lab", "PSA", "7")]
    assert facts_in(observation("local 2 PSA velocity", valueQuantity={"value": 7})) == []


@pytest.mark.parametrize(
    ("display", "name"),
    [
        ("Ferritin [Mass/volume] in Serum or Plasma", "ferritin"),
        ("Neutrophils [#/volume] in Blood by Manual count", "neutrophils"),
        ("Neutrophils/100 leukocytes in Blood by Manual count", None),
        ("Creatinine [Mass/volume] in Urine", None),
        ("Calcium.ionized [Moles/volume] in Blood", None),
    ],
)
def test_a_loinc_code_that_no_table_has_is_known_by_its_name_written_out_and_only_in_blood(display, name):
    facts = facts_in(resource("Observation", status="final", code=concept(f"loinc 00000-0 {display}"), valueQuantity={"value": 4, "unit": "x"}))

    assert [fact.name for fact in facts] == ([name] if name else [])


def test_two_pressures_are_told_as_one_with_both_places():
    parts = [{"code": concept(f"loinc {code}"), "valueQuantity": {"value": value, "unit": "mm[Hg]"}} for code, value in (("8462-4", 80), ("8480-6", 120))]
    [pressure] = facts_in(observation("loinc 85354-9", component=parts))

    assert (pressure.kind, pressure.name, pressure.value, pressure.unit) == ("vital", "blood pressure", "120/80", "")
    assert [source.quote for source in pressure.sources] == ["120 mm[Hg]", "80 mm[Hg]"]


@pytest.mark.parametrize(
    ("code", "answer", "expected"),
    [
        ("loinc 89247-1", {"valueInteger": 1}, ("ECOG", "1")),
        ("loinc 89243-0", {"valueInteger": 90}, ("Karnofsky", "90")),
        ("loinc 89247-1", {"valueCodeableConcept": concept("loinc LA9624-3")}, ("ECOG", "2")),
    ],
)  # fmt: skip
def test_how_a_person_is_doing_is_a_number(code, answer, expected):
    assert said(*facts_in(observation(code, **answer))) == [("performance", *expected)]


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("loinc 44648-4", "loinc LA27824-4 Nottingham grade 2", ("grade", "Nottingham", "2")),
        ("NCIt C18000", "snomed 1286893008 Intermediate histologic grade (qualifier value)", ("grade", "", "intermediate")),
        ("loinc 44669-0", "loinc LA27151-2 Uninvolved by invasive carcinoma", ("margins", "", "negative")),
        ("loinc 97509-4", "snomed 268910001 Patient's condition improved (finding)", ("response", "", "improved")),
        ("loinc 72166-2", "snomed 266919005 Never smoker", ("smoking", "", "never")),
    ],
)  # fmt: skip
def test_an_answer_by_its_table(code, value, expected):
    code = code.replace("NCIt", "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl")

    assert said(*facts_in(observation(code, valueCodeableConcept=concept(value)))) == [expected]


def test_a_grade_group_brings_its_gleason_patterns_where_it_names_them():
    value = concept("snomed 1279718003 International Society of Urological Pathology grade group 4 (Gleason score 3 + 5 = 8) (qualifier value)")

    assert said(*facts_in(observation("snomed 385377005", valueCodeableConcept=value))) == [("grade.group", "", "4"), ("gleason", "", "3+5")]


def test_a_size_says_how_it_was_measured():
    part = {"code": concept("loinc 33728-7"), "valueQuantity": {"value": 2.5, "unit": "centimeters", "code": "cm"}}
    gross = concept("snomed 787377000 Gross examination and sampling of tissue specimen (procedure)")
    [size] = facts_in(observation("loinc 21889-1", method=gross, component=[part]))

    assert (size.kind, size.name, size.value, size.unit) == ("tumour.size", "pathology", Decimal("2.5"), "cm")


def test_a_size_on_a_mammogram_is_named_after_it():
    [size] = facts_in(observation("loinc 33728-7", method=concept(text="Mammogram"), valueQuantity={"value": 27, "unit": "mm"}))

    assert (size.name, size.value) == ("mammogram", 27)


@pytest.mark.parametrize(("code", "name"), [("loinc 17861-6", "calcium"), ("loinc 10230-1", "LVEF")])
def test_a_measurement_is_known_by_its_code_alone(code, name):
    [fact] = facts_in(observation(code, valueQuantity={"value": 10, "unit": "x"}))

    assert fact.name == name


def test_examined_nodes_are_sentinel_nodes_where_the_report_counts_those_and_none_are_positive_by_silence():
    part = {"code": concept("loinc 92833-3"), "valueQuantity": {"value": 3}}

    assert said(*facts_in(observation("loinc 92832-5", component=[part]))) == [("nodes.examined", "sentinel", "3")]


def test_no_metastasis_is_ruled_out_and_not_a_place():
    [none] = facts_in(observation("loinc 44667-4", valueCodeableConcept=concept("snomed 260413007 None (qualifier value)")))

    assert (none.kind, none.status.assertion) == ("metastasis", Assertion.RULED_OUT)


def test_what_no_table_asks_for_is_left():
    assert facts_in(observation("loinc 2093-3 Total Cholesterol", valueQuantity={"value": 180, "unit": "mg/dL"})) == []


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("Perineural invasion", "Present (qualifier value)", ("invasion", "perineural", "present")),
        ("Lymphovascular invasion", "Not identified", ("invasion", "lymphovascular", "absent")),
        ("Surgical margin", "Positive: tumor at the inked posterior margin (R1)", ("margins", "", "positive")),
        ("Cribriform pattern", "Not identified", ("invasion", "cribriform", "absent")),
        ("Risk group", "favorable intermediate risk", ("risk.group", "", "favourable intermediate")),
        ("Menopausal status", "premenopausal", ("menopause", "", "premenopausal")),
    ],
)  # fmt: skip
def test_a_question_without_a_code_is_known_by_its_whole_name(name, value, expected):
    asked = resource("Observation", status="final", code=concept(text=name), valueCodeableConcept=concept(text=value))

    assert said(*facts_in(asked)) == [expected]


def test_what_a_biopsy_found_stands_with_what_was_asked():
    asked = resource("Observation", status="final", code=concept(text="Prostate biopsy cores with cancer"), valueString="4 of 14 cores")
    [found] = facts_in(asked)

    assert said(found) == [("procedure", "biopsy", "Prostate biopsy cores with cancer: 4 of 14 cores")]
    assert (found.about.site, found.source.quote) == ("prostate", "4 of 14 cores")


def test_a_specimen_is_known_by_its_number_its_place_and_the_day_it_was_taken():
    taken = {"collectedDateTime": "2026-10-19", "bodySite": concept("snomed 80248007 Left breast structure (body structure)")}
    [found] = facts_in(resource("Specimen", accessionIdentifier={"value": "EB26-3140"}, type=concept(text="Core biopsy, 2 o'clock"), collection=taken))

    assert (found.kind, found.name, found.value, found.about.side, str(found.date)) == ("specimen", "accession number", "EB26-3140", "left", "2026-10-19")
    assert found.details.note == "Core biopsy, 2 o'clock"
    assert facts_in(resource("Specimen", type=concept(text="Blood"), collection=taken)) == []


def test_a_scan_of_several_places_keeps_them_all():
    [scan] = facts_in(resource("DiagnosticReport", status="final", category=[concept("local RAD")], code=concept(text="CT chest, abdomen and pelvis"), conclusion="Nothing new."))

    assert (scan.name, scan.details.of) == ("CT", "CT chest, abdomen and pelvis")
