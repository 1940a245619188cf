"""One diagnosis or several, and which facts belong to which; where that cannot be told it stays unknown."""

from __future__ import annotations

from beside.facts import About
from tests.builders import case_of, fact


def kinds_by_tumour(*facts):
    return {tumour.id: sorted({one.kind for one in tumour.facts}) for tumour in case_of(*facts).tumours}


def test_with_one_diagnosis_what_names_no_tumour_is_of_it():
    assert kinds_by_tumour(fact("cancer", "breast"), fact("grade", "", "3")) == {"breast": ["cancer", "grade"]}


def test_with_two_diagnoses_what_names_no_tumour_is_of_neither():
    found = kinds_by_tumour(fact("cancer", "breast"), fact("cancer", "prostate"), fact("grade", "", "3"))

    assert found == {"breast": ["cancer"], "prostate": ["cancer"]}


def test_a_fact_that_names_its_cancer_is_of_that_one():
    found = kinds_by_tumour(
        fact("cancer", "breast"), fact("cancer", "prostate"), fact("gleason", "", "3+4", about=About(cancer="prostate")),
    )  # fmt: skip

    assert found == {"breast": ["cancer"], "prostate": ["cancer", "gleason"]}


def test_a_fact_of_both_sides_fits_two_tumours_and_so_is_given_to_neither():
    left, right = About(cancer="breast", side="left"), About(cancer="breast", side="right")
    found = kinds_by_tumour(
        fact("cancer", "breast", about=left), fact("cancer", "breast", about=right), fact("grade", "", "2", about=About(side="bilateral")),
    )  # fmt: skip

    assert found == {"breast:left": ["cancer"], "breast:right": ["cancer"]}


def test_a_narrower_name_of_one_cancer_is_the_same_diagnosis():
    found = kinds_by_tumour(fact("cancer", "lung"), fact("cancer", "lung-non-small-cell"), fact("grade", "", "2", about=About(cancer="lung")))

    assert found == {"lung-non-small-cell": ["cancer", "grade"]}


def test_a_relatives_cancer_or_one_ruled_out_is_no_diagnosis():
    assert kinds_by_tumour(fact("cancer", "breast", person="family"), fact("cancer", "colon", assertion="ruled-out")) == {}


def test_a_coded_fact_is_of_the_condition_it_refers_to():
    breast, prostate = About(cancer="breast", reference="Condition/b"), About(cancer="prostate", reference="Condition/p")
    found = kinds_by_tumour(
        fact("cancer", "breast", about=breast), fact("cancer", "prostate", about=prostate), fact("stage.t", "c", "T2", about=About(reference="Condition/p")),
    )  # fmt: skip

    assert found["prostate"] == ["cancer", "stage.t"]


def test_a_diagnosis_without_a_side_is_no_third_beside_the_left_and_the_right():
    left, right, neither = About(cancer="breast", side="left"), About(cancer="breast", side="right"), About(cancer="breast")
    found = kinds_by_tumour(
        fact("cancer", "breast", "a", about=left), fact("cancer", "breast", "b", about=right), fact("cancer", "breast", "c", about=neither),
        fact("grade", "", "1", about=left), fact("grade", "", "3", about=right),
    )  # fmt: skip

    assert found == {"breast:left": ["cancer", "grade"], "breast:right": ["cancer", "grade"]}
