"""The words around a span set its status on three axes: asserted, when, and of whom."""

from __future__ import annotations

import pytest

from beside.facts import status_at
from tests.reading import held, of_kind, statuses


def status_of(sentence: str, words: str) -> str:
    start = sentence.index(words)
    status = status_at(sentence, start, start + len(words))
    return f"{status.assertion} {status.time} {status.person}"


@pytest.mark.parametrize(
    ("sentence", "words", "expected"),
    [
        ("She denies cough, fever and chest pain.", "chest pain", "ruled-out current patient"),
        ("There is no evidence of metastatic disease.", "metastatic disease", "ruled-out current patient"),
        ("Lymphadenopathy was not identified.", "Lymphadenopathy", "ruled-out current patient"),
        ("No fever, but she has a cough.", "cough", "stated current patient"),
        ("There is no change in the liver lesion.", "liver lesion", "stated current patient"),
        ("Not only pain but also weakness.", "pain", "stated current patient"),
        ("We cannot rule out metastasis.", "metastasis", "uncertain current patient"),
        ("Findings suspicious for recurrence.", "recurrence", "uncertain current patient"),
        ("Seen for evaluation for thrombosis.", "thrombosis", "hypothetical current patient"),
        ("There is a risk of infection.", "infection", "hypothetical current patient"),
        ("Call if you develop fever.", "fever", "hypothetical current patient"),
        ("If she has a fever, is newly breathless, or cannot walk, she must ring.", "breathless", "hypothetical current patient"),
        ("Ring if he has a fever or is breathless.", "breathless", "hypothetical current patient"),
        ("If the scan is clear, she has pain all the same.", "pain", "stated current patient"),
        ("For fever above 39 C, or onset of chest pain/nausea call 999.", "fever", "hypothetical current patient"),
        ("For fever above 39 C, or onset of chest pain/nausea call 999.", "nausea", "hypothetical current patient"),
        ("He has chest pain and was told to call 999.", "chest pain", "stated current patient"),
        ("We will not treat the blood pressure in the first week of his stroke.", "stroke", "stated current patient"),
        ("The pain is due to the fracture.", "pain", "stated current patient"),
        ("Radiation is due to begin in May.", "Radiation", "stated planned patient"),
        ("Ruled out diabetes.", "diabetes", "ruled-out current patient"),
        ("No history of diabetes mellitus type 2.", "diabetes", "ruled-out current patient"),
        ("Stroke was ruled out, migraine was found.", "migraine", "stated current patient"),
        ("History of stroke.", "stroke", "stated past patient"),
        ("Her mother had breast cancer.", "breast cancer", "stated current family"),
        ("No family history of ovarian cancer.", "ovarian cancer", "ruled-out current family"),
        ("The biopsy result is pending.", "biopsy", "stated pending patient"),
        ("She will undergo surgery next week.", "surgery", "stated planned patient"),
    ],
)
def test_a_cue_reaches_as_far_as_its_phrase(sentence, words, expected):
    assert status_of(sentence, words) == expected


def test_a_section_says_what_holds_in_it(note):
    """
    FAMILY HISTORY:
    Colon cancer.

    IMPRESSION:
    Breast cancer.
    """
    assert held(note, "cancer") == {("breast", "Breast cancer")}
    assert statuses(note, "family") == {"colon": "family"}


def test_boxes_that_are_not_ticked_say_nothing(note):
    """
    [x] premenopausal   [ ] postmenopausal
    [ ] diabetes   [x] asthma   ☐ stroke   ☑ gout
    """
    assert held(note, "menopause", "condition") == {("", "premenopausal"), ("asthma", "present"), ("gout", "present")}


def test_yes_and_no_boxes_answer_for_the_words_before_them(note):
    """
    Bone pain   [ ] yes  [x] no
    Tired       [x] yes  [ ] no
    Cough       [ ] yes  [ ] no
    """
    assert statuses(note, "symptom") == {"bone pain": "ruled-out", "tiredness": ""}


def test_a_label_may_be_answered_with_no(note):
    """
    Diabetes: no
    Asthma: yes
    """
    assert statuses(note, "condition") == {"diabetes": "ruled-out", "asthma": ""}


def test_a_heading_within_a_line_ends_with_its_paragraph(note):
    """
    FH: Brother with a brain tumor.

    Hydrocortisone 10 mg in the morning.
    """
    assert statuses(note, "medication") == {"hydrocortisone": ""}


def test_a_phrase_in_a_narrow_column_runs_down_its_lines(note):
    """
    Problem	Status	Notes

    Diabetes mellitus
    type 2 (disorder)
    Completed	No history
    of
    diabetes
    mellitus
    type 2.

    The report was wrapped to a width of about one hundred characters by whoever sent it on to the clinic.
    """
    assert statuses(note, "condition") == {"type 2 diabetes": "ruled-out"}


def test_the_name_of_a_row_is_denied_where_its_note_denies_it(note):
    """
    Problem	Since	Notes
    Asthma	2019	uses an inhaler
    Hypertension	2020	No hypertension at any visit.
    """
    assert [(fact.name, fact.status.assertion) for fact in of_kind(note, "condition")] == [("asthma", "stated"), ("hypertension", "ruled-out")]


def test_a_no_that_is_an_answer_is_not_said_of_the_line_after_it(note):
    """
    Diabetes: no
    asthma: yes

    The report was wrapped to a width of about one hundred characters by whoever sent it on to the clinic.
    """
    assert statuses(note, "condition")["asthma"] == ""


def test_what_follows_from_a_denial_is_not_denied(note):
    """The EKG did not show any changes, so the patient will be sent home today on Aggrenox."""
    assert [fact.status.assertion for fact in of_kind(note, "medication")] == ["stated"]


def test_the_reason_for_a_scan_makes_its_recommendation_no_less_sure(note):
    """Further evaluation with CT is recommended as underlying malignancy is not excluded."""
    [scan] = of_kind(note, "imaging")
    assert (scan.name, scan.value, scan.status.assertion) == ("CT", "recommended", "stated")
