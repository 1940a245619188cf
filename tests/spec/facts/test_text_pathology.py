"""What a pathology report measures: grade, Gleason, size, nodes, margins, invasion."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.reading import of_kind, values


def test_grades_keep_their_scale(note):
    """
    Nottingham grade 3 (3+3+2). High nuclear grade.
    Histologic grade: G2
    Moderately differentiated.
    """
    assert values(note, "grade") == [("Nottingham", "3"), ("nuclear", "high"), ("", "2"), ("", "2")]


def test_gleason_and_grade_group(note):
    """Gleason score 3+4=7, Grade Group 2."""
    assert values(note, "gleason", "grade.group") == [("", "3+4"), ("", "2")]


def test_a_spot_in_a_bone_is_not_the_tumour_it_came_from(note):
    """CT chest. Right upper lobe: a 41 mm mass. A lytic lesion of the left acetabulum, 22 mm."""
    assert [size for _, size in values(note, "tumour.size")] == ["41"]


def test_a_length_is_a_size_on_a_scan_and_not_of_a_specimen(note):
    """
    RADIOLOGY

    Exam: MRI right thigh     Exam date: 2026-10-29

    FINDINGS: Destructive lesion of the right distal femur, 9.4 cm in length.
    IMPRESSION: Suspicious for a primary bone sarcoma.
    """
    assert values(note, "tumour.size") == [("MRI", "9.4")]


def test_the_largest_dimension_is_the_size(note):
    """MRI shows a 1.2 x 3.4 x 5.6 cm mass in the left breast."""
    [size] = of_kind(note, "tumour.size")

    assert (size.name, size.value, size.unit) == ("MRI", Decimal("5.6"), "cm")


def test_specimens_nodes_and_distances_are_no_tumour(note):
    """
    The specimen measures 22 x 15 x 4 cm. A lymph node measures 1.4 cm.
    The tumor is 0.3 cm from the margin. The tumor measures 2.5 cm.
    """
    assert values(note, "tumour.size") == [("", "2.5")]


def test_it_measures_looks_back_one_sentence(note):
    """There is an irregular mass with indistinct margins. It measures 23 x 18 mm."""
    assert values(note, "tumour.size") == [("", "23")]


def test_nodes_in_words_and_figures(note):
    """
    Two of ten axillary lymph nodes positive for carcinoma.
    0 of 3 sentinel nodes.
    Lymph nodes (2/14).
    """
    assert values(note, "nodes.positive") == [("", "2"), ("sentinel", "0"), ("", "2")]
    assert values(note, "nodes.examined") == [("", "10"), ("sentinel", "3"), ("", "14")]


def test_more_positive_than_examined_is_something_else(note):
    """Lymph nodes seen on 10/3."""
    assert values(note, "nodes.positive", "nodes.examined") == []


def test_margins(note):
    """Surgical margins are negative. Margins: positive. Margins are close."""
    assert values(note, "margins") == [("", "negative"), ("", "positive"), ("", "close")]


def test_invasion(note):
    """
    Lymphovascular invasion: not identified.
    Perineural invasion: present.
    Venous invasion ........ absent
    No extraprostatic extension is seen.
    """
    assert values(note, "invasion") == [
        ("lymphovascular", "absent"), ("perineural", "present"), ("vascular", "absent"), ("extraprostatic", "absent"),
    ]  # fmt: skip


def test_an_empty_line_answers_nothing(note):
    """
    Venous invasion:
    Margins: positive
    """
    assert values(note, "invasion") == []


def test_specimen_parts_say_which_side(note):
    """
    PART 1: RIGHT BREAST, MASTECTOMY
    A. INVASIVE DUCTAL CARCINOMA, NUCLEAR GRADE 3
    PART 2: LEFT BREAST, BIOPSY
    A. INVASIVE LOBULAR CARCINOMA, NUCLEAR GRADE 1
    """
    assert [(fact.value, fact.about.side) for fact in of_kind(note, "grade")] == [("3", "right"), ("1", "left")]


def test_the_margin_around_the_rectum_and_the_veins_outside_it_have_names_of_their_own(note):
    """MRI pelvis: mid rectal tumour. The CRM is threatened. EMVI: present. Radial margin: clear."""
    assert values(note, "margins") == [("circumferential", "close"), ("circumferential", "negative")]
    assert values(note, "invasion") == [("vascular", "present")]


@pytest.mark.parametrize("words", ["Grade 1 carotid stenosis.", "Grade 2 spondylolisthesis of L5.", "Grade III oesophageal varices.", "A grade 2 hamstring tear."])
def test_the_grade_of_what_is_no_tumour_is_none(words, document):
    assert values(document(words), "grade") == []


def test_an_ulcer_in_a_graded_tumour_takes_no_grade_away(note):
    """Grade 3 carcinoma with ulcers. Grade 2 tumour and arthritis."""
    assert values(note, "grade") == [("", "3"), ("", "2")]


def test_the_grade_of_the_part_in_situ_is_not_that_of_the_cancer(note):
    """
    A. INVASIVE LOBULAR CARCINOMA, 0.3 CM, NUCLEAR GRADE 1
    B. FOCAL LOBULAR CARCINOMA IN SITU, NUCLEAR GRADE 2
    """
    assert values(note, "grade") == [("nuclear", "1"), ("nuclear in situ", "2")]


def test_a_cancer_in_situ_alone_has_the_grade(note):
    """Ductal carcinoma in situ, nuclear grade 2."""
    assert values(note, "grade") == [("nuclear", "2")]


@pytest.mark.parametrize("words", [
    "RENAL CELL CARCINOMA, CONVENTIONAL (CLEAR) CELL TYPE", "Histologic type: Clear cell (conventional) renal carcinoma",
])  # fmt: skip
def test_the_type_of_a_kidney_cancer_may_stand_behind_its_name(document, words):
    assert values(document(words), "histology") == [("", "clear cell renal cell carcinoma")]
    assert [fact.name for fact in of_kind(document(words), "cancer")] == ["kidney"]
