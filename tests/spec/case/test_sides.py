"""One paper that puts the tumour on the other side than the rest: papers that differ, not a second cancer."""

from __future__ import annotations

import pytest

from beside.case import make_case
from beside.facts import About
from beside.facts.text import read_text
from tests.builders import case_of, document, fact, reading


def said(paper, side, *, date="2026-11-01", **more):
    """What a paper says when it names a breast cancer with its side."""
    about = About(cancer="breast", side=side)
    named = fact("cancer", "breast", "breast cancer", document=paper, date=date, about=about, **more)
    return named, fact("laterality", "", side, document=paper, date=date, about=about, **more)


def tumours_and_conflicts(*facts):
    case = case_of(*facts)
    return [tumour.id for tumour in case.tumours], [sorted(str(one.value) for one in conflict.facts) for conflict in case.conflicts]


def test_one_letter_that_says_right_where_all_others_say_left_is_a_conflict_about_one_tumour():
    facts = [*said("biopsy", "left"), *said("scan", "left"), *said("letter", "right")]

    assert tumours_and_conflicts(*facts) == (["breast"], [["left", "right"]])


def test_both_places_are_kept():
    case = case_of(*said("biopsy", "left"), *said("scan", "left"), *said("letter", "right"))

    [conflict] = case.conflicts
    assert {source.document for one in conflict.facts for source in one.sources} == {"biopsy", "scan", "letter"}


def test_of_two_papers_neither_is_taken_to_be_right():
    assert tumours_and_conflicts(*said("biopsy", "left"), *said("letter", "right")) == (["breast"], [["left", "right"]])


def test_what_the_odd_paper_says_of_the_tumour_is_of_that_one_tumour():
    stage = fact("stage.t", "c", "T2", document="letter", date="2026-11-01", about=About(cancer="breast", side="right"))

    case = case_of(*said("biopsy", "left"), *said("scan", "left"), *said("letter", "right"), stage)

    assert "stage.t" in {one.kind for one in case.tumours[0].facts}


def test_two_papers_for_each_side_may_speak_of_two_tumours():
    facts = [*said("biopsy", "left"), *said("scan", "left"), *said("second biopsy", "right"), *said("second scan", "right")]

    assert tumours_and_conflicts(*facts) == (["breast:left", "breast:right"], [])


def test_a_paper_that_knows_of_both_sides_speaks_of_two_tumours():
    facts = [*said("biopsy", "left"), *said("letter", "left"), *said("letter", "right")]

    assert tumours_and_conflicts(*facts) == (["breast:left", "breast:right"], [])


def test_cancer_stated_in_both_breasts_is_no_conflict():
    facts = [*said("biopsy", "left"), *said("scan", "right"), *said("letter", "bilateral")]

    _, conflicts = tumours_and_conflicts(*facts)
    assert conflicts == []


def test_an_earlier_cancer_of_the_other_side_is_no_conflict():
    facts = [*said("biopsy", "left"), *said("scan", "left"), *said("letter", "right", date="", time="past")]

    assert tumours_and_conflicts(*facts) == (["breast:left", "breast:right"], [])


def test_a_suspicion_on_the_other_side_is_no_conflict():
    facts = [*said("biopsy", "left"), *said("scan", "right", assertion="uncertain")]

    assert tumours_and_conflicts(*facts) == (["breast:left", "breast:right"], [])


def test_nothing_found_on_the_other_side_is_no_conflict():
    facts = [*said("biopsy", "left"), *said("scan", "right", assertion="ruled-out")]

    assert tumours_and_conflicts(*facts) == (["breast:left"], [])


def test_papers_of_different_years_may_speak_of_two_cancers():
    facts = [*said("old letter", "left", date="2021-03-01"), *said("letter", "right", date="2026-11-01")]

    assert tumours_and_conflicts(*facts) == (["breast:left", "breast:right"], [])


def test_a_paper_that_found_another_kind_of_tumour_on_the_other_side_may_speak_of_a_second():
    here, there = About(cancer="breast", side="left"), About(cancer="breast", side="right")
    facts = [
        *said("biopsy", "left"), fact("biomarker", "ER", "positive", document="biopsy", date="2026-11-01", about=here),
        *said("other biopsy", "right"), fact("biomarker", "ER", "negative", document="other biopsy", date="2026-11-01", about=there),
    ]  # fmt: skip

    assert tumours_and_conflicts(*facts) == (["breast:left", "breast:right"], [])


def test_two_coded_diagnoses_are_two_tumours():
    def coded(paper, side):
        return fact("cancer", "breast", document=paper, date="2026-11-01", about=About(cancer="breast", side=side, reference=f"Condition/{side}"))

    assert tumours_and_conflicts(coded("a", "left"), coded("b", "right")) == (["breast:left", "breast:right"], [])


def of_notes(**notes):
    documents = [document(name, text=text) for name, text in notes.items()]
    facts = [one for each in documents for one in read_text(each)]
    return make_case(reading(*facts, documents=tuple(documents)))


LEFT = "Clinic letter\nDate: 3 March 2026\n\nInvasive ductal carcinoma of the left breast, grade 2."


def test_letters_are_compared_in_their_own_words():
    case = of_notes(
        one=LEFT, two=LEFT.replace("3 March", "20 April"), odd="Operation note\nDate: 25 April 2026\n\nWide local excision of the right breast cancer.",
    )  # fmt: skip

    assert [tumour.id for tumour in case.tumours] == ["breast"]
    assert [conflict.kind for conflict in case.conflicts] == ["laterality"]


def test_a_letter_that_finds_the_other_breast_normal_differs_from_none():
    case = of_notes(one=LEFT, two="Clinic letter\nDate: 9 March 2026\n\nNo abnormality in the right breast. The left breast cancer measures 2 cm.")

    assert [tumour.id for tumour in case.tumours] == ["breast:left"]
    assert case.conflicts == ()


def test_a_letter_that_tells_of_an_earlier_cancer_of_the_other_breast_differs_from_none():
    case = of_notes(one=LEFT, two="Clinic letter\nDate: 9 March 2026\n\nHistory of right breast cancer in 2009. Now cancer of the left breast.")

    assert case.conflicts == ()


def test_a_letter_may_differ_from_a_coded_diagnosis():
    coded = fact("cancer", "breast", document="export", date="2026-11-01", about=About(cancer="breast", side="left", reference="Condition/1"))
    side = fact("laterality", "", "left", document="export", date="2026-11-01", about=About(cancer="breast", side="left", reference="Condition/1"))

    assert tumours_and_conflicts(coded, side, *said("letter", "right")) == (["breast"], [["left", "right"]])


def test_a_paper_that_fits_some_of_the_rest_is_of_the_same_tumour():
    def marker(paper, side, value):
        return fact("biomarker", "ER", value, document=paper, date="2026-11-01", about=About(cancer="breast", side=side))

    facts = [
        *said("biopsy", "left"), marker("biopsy", "left", "positive"), *said("second biopsy", "left"), marker("second biopsy", "left", "negative"),
        *said("letter", "right"), marker("letter", "right", "positive"),
    ]  # fmt: skip

    assert tumours_and_conflicts(*facts)[0] == ["breast"]


def sides_that_differ(*notes):
    papers = [document(f"note {place}.txt", text=note) for place, note in enumerate(notes)]
    case = case_of(*(fact for paper in papers for fact in read_text(paper)))
    return [sorted(str(one.value) for one in conflict.facts) for conflict in case.conflicts if conflict.kind == "laterality"]


LEFT_CANCER = "Date: 1 November 2026\n\nDiagnosis: cancer of the left breast, cT2 N0."


@pytest.mark.parametrize(
    "words",
    [
        "We recommend a right mastectomy.",
        "Lumpectomy of the right breast is planned.",
        "Right-sided skin-sparing mastectomy on 20 November 2026.",
        "Procedure: wide local excision, right breast.",
    ],
)
def test_an_operation_named_for_the_other_side_is_pointed_out(words):
    assert sides_that_differ(f"{LEFT_CANCER}\n\n{words}") == [["left", "right"]]
    assert sides_that_differ(LEFT_CANCER, f"Date: 3 November 2026\n\n{words}") == [["left", "right"]]


@pytest.mark.parametrize(
    "words",
    [
        "We recommend a left mastectomy.",
        "A contralateral risk-reducing right mastectomy is discussed.",
        "Right mastectomy for symmetry is possible later.",
        "Bilateral mastectomy is discussed.",
        "Past surgical history: right lumpectomy.",
        "She had a right mastectomy in 2011.",
        "A right mastectomy was declined.",
        "We recommend a right nephrectomy.",
        "A second cancer of the right breast was found. Right lumpectomy is planned.",
    ],
)
def test_an_operation_that_may_have_another_reason_is_not(words):
    assert sides_that_differ(f"{LEFT_CANCER}\n\n{words}") == []


def test_a_scan_of_both_breasts_speaks_of_no_second_tumour():
    assert sides_that_differ(f"{LEFT_CANCER}\n\nBilateral mammogram on 2 November 2026. We recommend a right mastectomy.") == [["left", "right"]]
