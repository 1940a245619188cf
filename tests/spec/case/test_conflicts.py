"""Two values conflict only for the same tumour, the same kind of staging and overlapping time."""

from __future__ import annotations

import pytest

from beside.facts import About, Details
from tests.builders import case_of, fact


def conflicts(*facts):
    return [(one.kind, one.name) for one in case_of(*facts).conflicts]


def test_a_clinical_and_a_pathological_stage_are_no_conflict():
    facts = fact("cancer", "breast"), fact("stage.t", "c", "T2"), fact("stage.t", "p", "T3")

    assert conflicts(*facts) == []


def test_two_clinical_stages_of_one_month_are_a_conflict():
    facts = fact("cancer", "breast"), fact("stage.t", "c", "T2", date="2026-11-01"), fact("stage.t", "c", "T3", date="2026-11-10", document="letter")

    assert conflicts(*facts) == [("stage.t", "c")]


def test_the_same_two_a_year_apart_changed_over_time():
    case = case_of(fact("cancer", "breast"), fact("stage.t", "c", "T2", date="2025-01-01"), fact("stage.t", "c", "T3", date="2026-11-10", document="letter"))

    assert case.conflicts == ()
    [change] = case.changes
    assert [one.value for one in change.facts] == ["T2", "T3"]


def test_a_finer_stage_refines_a_coarser_one():
    assert conflicts(fact("cancer", "prostate"), fact("stage.t", "c", "T1"), fact("stage.t", "c", "T1c")) == []


def test_two_tumours_each_have_their_own_stage():
    left, right = About(cancer="breast", side="left"), About(cancer="breast", side="right")
    facts = (
        fact("cancer", "breast", about=left), fact("cancer", "breast", about=right),
        fact("stage.t", "p", "T1", about=left), fact("stage.t", "p", "T3", about=right),
    )  # fmt: skip

    case = case_of(*facts)

    assert [tumour.id for tumour in case.tumours] == ["breast:left", "breast:right"]
    assert case.conflicts == ()


def test_two_scans_that_measure_differently_are_a_conflict_and_one_in_centimetres_is_not():
    cancer = fact("cancer", "breast")
    ultrasound = fact("tumour.size", "ultrasound", 23, unit="mm", date="2026-10-30", document="ultrasound")

    assert conflicts(cancer, ultrasound, fact("tumour.size", "MRI", 31, unit="mm", date="2026-11-10")) == [("tumour.size", "")]
    assert conflicts(cancer, ultrasound, fact("tumour.size", "MRI", 2.3, unit="cm", date="2026-11-10")) == []


@pytest.mark.parametrize(
    ("method", "size", "unit", "differs"),
    [
        ("MRI", 26, "mm", False), ("MRI", 27, "mm", False), ("MRI", 28, "mm", True), ("", 2.5, "cm", False), ("", 32, "mm", True),
        ("ultrasound", 24, "mm", True),
    ],
)  # fmt: skip
def test_two_ways_of_measuring_may_lie_a_little_apart_and_one_way_may_not(method, size, unit, differs):
    cancer = fact("cancer", "breast")
    ultrasound = fact("tumour.size", "ultrasound", 23, unit="mm", date="2026-10-30", document="ultrasound")

    assert bool(conflicts(cancer, ultrasound, fact("tumour.size", method, size, unit=unit, date="2026-10-30"))) is differs


def test_of_a_large_tumour_a_fifth_is_a_little():
    sizes = [fact("tumour.size", name, size, unit="mm", date="2026-10-30", document=name) for name, size in (("CT", 84), ("MRI", 97))]

    assert conflicts(fact("cancer", "sarcoma"), *sizes) == []


def test_a_variant_that_was_not_found_contradicts_that_variant_and_no_other():
    looked_for = fact("biomarker", "KRAS", "negative", details=Details(note="G12C looked for"))

    assert conflicts(fact("cancer", "lung"), looked_for, fact("biomarker", "KRAS", "p.G12C", document="other")) == [("biomarker", "KRAS")]
    assert conflicts(fact("cancer", "lung"), looked_for, fact("biomarker", "KRAS", "p.G12D", document="other")) == []
    assert conflicts(fact("cancer", "lung"), looked_for, fact("biomarker", "KRAS", "positive", document="other")) == []


def test_two_variants_that_were_not_found_are_two_statements():
    told = [fact("biomarker", "KRAS", "negative", details=Details(note=f"{variant} looked for"), document=variant) for variant in ("G12C", "G12D")]

    assert [one.details.note for one in case_of(fact("cancer", "lung"), *told).of_kind("biomarker")] == ["G12C looked for", "G12D looked for"]


def test_a_size_under_the_microscope_is_not_compared_with_a_scan():
    facts = fact("cancer", "breast"), fact("tumour.size", "CT", 8.4, unit="cm"), fact("tumour.size", "pathology", 8.1, unit="cm")

    assert conflicts(*facts) == []


def test_an_equivocal_result_does_not_conflict_with_what_settles_it():
    facts = fact("cancer", "breast"), fact("biomarker", "HER2", "equivocal"), fact("biomarker", "HER2", "negative")

    assert conflicts(*facts) == []


def test_parts_of_one_report_are_no_two_papers():
    facts = fact("cancer", "prostate"), fact("gleason", "", "3+4", document="report"), fact("gleason", "", "3+3", document="report")

    assert conflicts(*facts) == []


def test_blood_values_conflict_only_on_one_known_day():
    def measured(one, two):
        return conflicts(fact("lab", "PSA", 4.8, date=one, document="a"), fact("lab", "PSA", 6.8, date=two, document="b"))

    assert measured("2026-07-20", "2026-07-20") == [("lab", "PSA")]
    assert measured("2026-07-20", "2025-06-03") == measured("2026", "2026") == measured("", "") == []


def test_positive_and_negative_of_one_time_conflict():
    facts = fact("cancer", "breast"), fact("biomarker", "ER", "positive", document="a"), fact("biomarker", "ER", "negative", document="b")

    assert conflicts(*facts) == [("biomarker", "ER")]


def test_what_is_of_a_relative_conflicts_with_nothing():
    facts = fact("cancer", "breast"), fact("germline", "BRCA1", "negative"), fact("germline", "BRCA1", "pathogenic variant", person="family")

    assert conflicts(*facts) == []


def test_two_days_for_one_operation_conflict():
    facts = (
        fact("treatment", "surgery", "adrenalectomy", course="completed", time="past", date="2026-09-15", document="a"),
        fact("treatment", "surgery", "adrenalectomy", course="completed", time="past", date="2026-09-17", document="b"),
    )

    assert conflicts(*facts) == [("treatment", "surgery")]


def test_the_same_statement_in_three_papers_is_one_fact_with_three_places():
    facts = [fact("biomarker", "ER", "positive", document=name) for name in ("report", "letter", "board")]

    case = case_of(fact("cancer", "breast"), *facts)

    [er] = [one for one in case.facts if one.kind == "biomarker"]
    assert len(er.sources) == 3


def test_a_clinical_and_a_pathological_stage_group_are_two_things():
    def staged(value, method, document):
        return fact("stage.group", "AJCC 8", value, date="2026-04-01", document=document, details=Details(method=method))

    cancer = fact("cancer", "breast")

    assert conflicts(cancer, staged("IIIC", "clinical", "a"), staged("IIIB", "pathological", "b")) == []
    assert conflicts(cancer, staged("IIIC", "pathological", "a"), staged("IIIB", "pathological", "b")) == [("stage.group", "AJCC 8")]


def test_a_letter_that_repeats_one_of_a_reports_several_grades_neither_differs_nor_changes_it():
    report = [fact("gleason", "", value, date="2026-09-17", document="report") for value in ("3+3", "3+4")]
    letter = fact("gleason", "", "3+4", date="2026-10-29", document="letter")

    case = case_of(fact("cancer", "prostate"), *report, letter)

    assert (case.conflicts, case.changes) == ((), ())


def test_a_stage_by_a_system_for_other_cancers_is_of_none_that_is_named():
    case = case_of(fact("cancer", "lung-non-small-cell"), fact("stage.group", "Rai", "II"), fact("stage.group", "AJCC 8", "IIIC"))

    [lung] = case.tumours
    assert [one.name for one in lung.facts if one.kind == "stage.group"] == ["AJCC 8"]


def test_a_grade_that_one_cancer_alone_has_is_of_that_one():
    case = case_of(fact("cancer", "breast"), fact("cancer", "prostate"), fact("gleason", "", "3+4"))

    assert [tumour.id for tumour in case.tumours if any(one.kind == "gleason" for one in tumour.facts)] == ["prostate"]


def edges(value, speaker, document, date):
    return fact("margins", "", value, document=document, date=date, details=Details(speaker=speaker))


def test_a_surgeons_look_before_pathology_and_the_report_after_are_no_conflict():
    before = edges("negative", "operation note", "operation", "2026-04-25")
    after = edges("positive", "pathology report", "report", "2026-05-02")

    case = case_of(fact("cancer", "breast"), after, before)

    assert case.conflicts == ()
    assert [one.details.speaker for one in case.facts if one.kind == "margins"] == ["operation note", "pathology report"]


def test_a_letter_and_the_pathology_report_that_differ_on_the_edges_are_a_conflict():
    facts = edges("negative", "", "letter", "2026-04-25"), edges("positive", "pathology report", "report", "2026-05-02")

    assert conflicts(fact("cancer", "breast"), *facts) == [("margins", "")]


def test_a_surgeons_look_and_a_report_that_say_the_same_stay_two_statements():
    facts = edges("negative", "operation note", "operation", "2026-04-25"), edges("negative", "pathology report", "report", "2026-05-02")

    assert len([one for one in case_of(fact("cancer", "breast"), *facts).facts if one.kind == "margins"]) == 2


def test_a_paper_that_repeats_another_takes_nothing_of_whose_words_they_were():
    facts = edges("negative", "", "letter", "2026-04-25"), edges("negative", "pathology report", "report", "2026-05-02")

    [together] = [one for one in case_of(fact("cancer", "breast"), *facts).facts if one.kind == "margins"]
    assert (together.details.speaker, len(together.sources)) == ("", 2)


def test_an_allergy_beside_none_known_is_a_difference_and_none_to_food_is_not():
    hives = fact("allergy", "penicillin", date="2013-05-09")
    none, no_food = (fact("allergy", name, assertion="ruled-out", date="2026-05-09", document="b") for name in ("none known", "food"))

    assert [[one.name for one in found.facts] for found in case_of(hives, none).conflicts] == [["penicillin", "none known"]]
    assert case_of(hives, no_food).conflicts == case_of(none).conflicts == ()
