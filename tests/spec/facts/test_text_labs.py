"""Laboratory results and vital signs: a number with its unit, in sentences and in tables."""

from __future__ import annotations

from tests.reading import of_kind, statuses, values


def lines(note):
    return [(fact.name, str(fact.value), fact.unit, str(fact.date)) for fact in of_kind(note, "lab")]


def test_results_in_a_sentence(note):
    """On 3 May 2026 her hemoglobin was 11.4 g/dL, creatinine 0.8 mg/dL and CEA <1.0 ng/mL."""
    assert lines(note) == [
        ("haemoglobin", "11.4", "g/dL", "2026-05-03"), ("creatinine", "0.8", "mg/dL", "2026-05-03"), ("CEA", "<1.0", "ng/mL", "2026-05-03"),
    ]  # fmt: skip


def test_a_row_with_unit_and_range(note):
    """
    Drawn: 2026-11-12
    Hemoglobin        11.4    L    g/dL     12.0 - 16.0
    Platelets          268         10*3/uL  150 - 400
    """
    assert lines(note) == [("haemoglobin", "11.4", "g/dL", "2026-11-12"), ("platelets", "268", "10*3/uL", "2026-11-12")]
    assert of_kind(note, "lab")[1].details.reference_range == "150 - 400"


def test_columns_take_their_dates_from_the_head_of_the_table(note):
    """
                 11 Aug 2026    9 Nov 2026    Ref.
    Potassium    3.1 L          4.2           3.5-5.1 mmol/L
    """
    assert sorted(lines(note)) == [("potassium", "3.1", "mmol/L", "2026-08-11"), ("potassium", "4.2", "mmol/L", "2026-11-09")]


def test_a_row_may_begin_with_its_date(note):
    """
    14-May-2024   PSA, total   4.8  H    ng/mL
    03-Jun-2025   PSA, total   5.9  H    ng/mL
    """
    assert lines(note) == [("PSA", "4.8", "ng/mL", "2024-05-14"), ("PSA", "5.9", "ng/mL", "2025-06-03")]


def test_filtration_rate_is_no_gene(note):
    """eGFR 71 mL/min. EGFR negative."""
    assert values(note, "lab") == [("eGFR", "71")]
    assert values(note, "biomarker") == [("EGFR", "negative")]


def test_vital_signs_and_performance(note):
    """Weight 68 kg, height 166 cm, BP 128/80. LVEF 60%. ECOG performance status is 1. KPS 90."""
    assert values(note, "vital", "performance") == [
        ("weight", "68"), ("height", "166"), ("blood pressure", "128/80"), ("LVEF", "60"), ("ECOG", "1"), ("Karnofsky", "90"),
    ]  # fmt: skip


def test_a_name_without_a_result_gives_nothing(note):
    """PSA every 6 months. Creatinine to be checked in 2 weeks."""
    assert values(note, "lab") == []


def test_symptoms_and_conditions(note):
    """She denies nausea. Type 2 diabetes. Possible pneumonia. No known drug allergies. Former smoker."""
    assert statuses(note, "symptom", "condition", "allergy", "smoking") == {
        "nausea": "ruled-out", "type 2 diabetes": "", "pneumonia": "uncertain", "medicines": "ruled-out", "": "",
    }  # fmt: skip


def test_no_known_drug_allergies_says_nothing_of_food(note):
    """No known food allergies. NKDA. No known allergies."""
    assert statuses(note, "allergy") == {"food": "ruled-out", "medicines": "ruled-out", "none known": "ruled-out"}


def beside(note):
    return [(fact.name, str(fact.value), fact.details.reference_range, fact.details.flag, fact.details.remark) for fact in of_kind(note, "lab")]


def test_the_mark_and_the_range_of_the_laboratory_are_kept_as_written(note):
    """
    Sodium 131 mmol/L (ref 135-145) low
    Hemoglobin        11.4    L    g/dL     12.0 - 16.0
    Platelets         268          10*3/uL
    """
    assert beside(note) == [("sodium", "131", "135-145", "low", ""), ("haemoglobin", "11.4", "12.0 - 16.0", "L", ""), ("platelets", "268", "", "", "")]


def test_each_column_has_its_own_mark(note):
    """
                 11 Aug 2026    9 Nov 2026    Ref.
    Potassium    3.1 L          4.2           3.5-5.1 mmol/L
    """
    assert sorted(beside(note)) == [("potassium", "3.1", "3.5-5.1", "L", ""), ("potassium", "4.2", "3.5-5.1", "", "")]


def test_what_the_team_makes_of_a_value_is_kept_in_its_words(note):
    """
    Haemoglobin 104 g/L. This is low and
    will be looked into. Potassium 5.9 mmol/L, raised; we will repeat it next week.
    """
    assert beside(note) == [
        ("haemoglobin", "104", "", "", "This is low and will be looked into"), ("potassium", "5.9", "", "raised", "we will repeat it next week"),
    ]  # fmt: skip
    assert of_kind(note, "lab")[0].source.quote == "Haemoglobin 104 g/L. This is low and\nwill be looked into"


def test_a_value_that_is_only_called_low_is_read_with_its_remark(note):
    """Sodium is a little low and will be looked into."""
    assert beside(note) == [("sodium", "a little low", "", "", "will be looked into")]


def test_words_on_something_else_are_no_mark_and_no_remark(note):
    """PSA 4.8, low risk. He likes long walks. Creatinine 80 umol/L. We will see him next week."""
    assert beside(note) == [("PSA", "4.8", "", "", ""), ("creatinine", "80", "", "", "")]


def test_a_remark_on_the_next_value_is_not_one_on_this(note):
    """Haemoglobin 121 g/L. This sodium 131 mmol/L will be repeated."""
    assert beside(note)[0] == ("haemoglobin", "121", "", "", "")
