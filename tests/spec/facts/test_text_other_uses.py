"""What looks like cancer care and is not: counts in urine, the level of a drug, a kidney that fails for a while."""

from __future__ import annotations

from beside.facts.text import read_text
from tests.reading import of_kind, statuses, values


def test_a_count_in_urine_is_no_blood_count(note):
    """
    Blood count: WBC 6.1, hemoglobin 11.2 g/dL.
    Urinalysis: WBC 14.5, glucose 100 mg/dL.
    """
    assert values(note, "lab") == [("white cells", "6.1"), ("haemoglobin", "11.2")]


def test_the_title_of_a_block_says_which_fluid_was_looked_at(note):
    """
    Urine
    WBC\t12
    Creatinine\t60 mg/dL
    Blood count
    WBC\t6.1
    """
    assert values(note, "lab") == [("white cells", "6.1")]


def test_a_count_in_a_field_of_view_is_of_urine(note):
    """WBC: 25 /hpf."""
    assert values(note, "lab") == []


def test_a_chest_fluid_is_no_blood(note):
    """Pleural fluid: LDH 400 U/L. Serum LDH 210 U/L."""
    assert values(note, "lab") == [("LDH", "210")]


def test_blood_that_is_found_in_urine_makes_it_no_blood_test(note):
    """
    The urinalysis of 26 March showed a small amount of blood with red blood cells 34, white blood cells
    41 and some bacteria. Serum creatinine 1.1 mg/dL.
    """
    assert [fact.name for fact in of_kind(note, "lab")] == ["creatinine"]


def test_urine_that_is_only_talked_about_takes_no_value_away(note):
    """Urine output is good, creatinine 1.2 mg/dL. Her urine is clear; hemoglobin 10.9 g/dL."""
    assert values(note, "lab") == [("creatinine", "1.2"), ("haemoglobin", "10.9")]


def test_the_level_of_a_drug_is_no_treatment(note):
    """Everolimus trough 6.2 ng/mL. Methotrexate 0.05 µmol/L today."""
    assert values(note, "treatment") == []


def test_a_drug_whose_level_is_not_told_of_is_one(note):
    """She takes everolimus 10 mg daily."""
    assert values(note, "treatment") == [("targeted", "everolimus")]


def test_a_drug_against_anaemia_keeps_its_own_name(note):
    """
    Aranesp every two weeks.
    Procrit every week.
    """
    assert values(note, "treatment") == [("supportive", "darbepoetin"), ("supportive", "epoetin")]


def test_a_kidney_that_failed_for_a_while_is_no_chronic_disease(note):
    """
    Admitted with acute renal failure.
    Acute on chronic renal failure in May.
    Renal failure of unknown length.
    """
    assert values(note, "condition") == [("acute kidney injury", "present"), ("chronic kidney disease", "present"), ("kidney failure", "present")]


def test_a_scan_that_was_ordered_and_showed_something_is_no_longer_awaited(note):
    """An echocardiogram was ordered and showed normal function."""
    [scan] = of_kind(note, "imaging")

    assert (scan.value, scan.status.time.value) == ("normal function", "past")
    assert values(note, "pending") == []


def test_a_scan_that_was_ordered_because_another_showed_something_is(note):
    """A bone scan was ordered because the CT showed a lesion."""
    assert values(note, "pending") == [("bone scan", "awaited")]


def test_no_before_a_thing_does_not_reach_what_the_person_is_called_after_it(note):
    """Abdomen: no distension, obese."""
    assert statuses(note, "condition") == {"obesity": ""}


def test_a_person_who_is_not_called_so_is_not(note):
    """She is not obese."""
    assert statuses(note, "condition") == {"obesity": "ruled-out"}


def test_what_an_advance_directive_wants_if_something_happens_is_no_plan_and_no_goal(note):
    """
    ADVANCE DIRECTIVE
    If I am in a coma, I do not want chemotherapy. I wish to have surgery if it relieves pain.
    """
    assert of_kind(note, "goal") == []
    assert {one.status.assertion.value for one in of_kind(note, "treatment")} <= {"hypothetical", "ruled-out"}


def test_what_matters_now_is_a_goal_even_in_an_advance_directive(note):
    """
    LIVING WILL
    What matters most to me is to be at home with my garden.
    """
    assert [one.value for one in of_kind(note, "goal")] == ["What matters most to me is to be at home with my garden."]


def test_the_month_of_a_test_may_stand_before_its_result(note):
    """
    DPYD tested in June 2025:
    no variant found.
    """
    [gene] = of_kind(note, "germline")

    assert (gene.name, gene.value, str(gene.date)) == ("DPYD", "negative", "2025-06")
    assert gene.source.quote == "DPYD tested in June 2025:\nno variant found"


def test_an_awaited_scan_is_of_the_part_its_words_name(note):
    """MRI of the brain is booked for 12 March 2026."""
    assert [(one.kind, one.name, one.about.site) for one in read_text(note) if one.kind == "pending"] == [("pending", "MRI", "brain")]


def test_a_lump_that_was_taken_out_is_no_complaint(note):
    """Findings: Palpable mass excised with clear margins. She has back pain."""
    assert [fact.name for fact in of_kind(note, "symptom")] == ["back pain"]


def test_a_system_of_codes_is_no_scan(note):
    """
    225358003    SNOMED-
    CT    Application of dressing
    """
    assert not of_kind(note, "imaging")


def test_no_goal_is_told_where_none_was_given_or_another_part_begins(note):
    """
    GOALS:
    No information

    I) Health Concerns: none
    """
    assert not of_kind(note, "goal")


def test_a_transplanted_organ_is_a_condition_of_the_person(note):
    """She has hypertension and is a recipient of a renal allograft."""
    assert [fact.name for fact in of_kind(note, "condition")] == ["hypertension", "organ transplant"]


def test_what_somebody_leaves_the_hospital_with_is_read(note):
    """
    DISCHARGE MEDICATIONS:
    1. Cipro 250 mg, one tablet p.o. b.i.d.
    2. Aggrenox, one tablet p.o. b.i.d.
    """
    assert [fact.name for fact in of_kind(note, "medication")] == ["ciprofloxacin", "aspirin with dipyridamole"]
