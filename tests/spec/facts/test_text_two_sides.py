"""Two tumours at one time: nothing that is said of one is read of the other."""

from __future__ import annotations

from tests.reading import of_kind


def sides(note, *kinds):
    return {(fact.name or fact.kind, str(fact.value)): fact.about.side for fact in of_kind(note, *kinds)}


def test_each_part_of_a_report_speaks_of_its_own_side(note):
    """
    Specimens: AB26-1, AB26-2

    A. LEFT BREAST, core biopsy:
       Invasive ductal carcinoma.
       HER2: negative.

    B. RIGHT BREAST, core biopsy:
       Invasive lobular carcinoma.
       HER2: positive.
    """
    assert sides(note, "biomarker", "histology") == {
        ("HER2", "negative"): "left",
        ("HER2", "positive"): "right",
        ("histology", "invasive ductal carcinoma"): "left",
        ("histology", "invasive lobular carcinoma"): "right",
    }


def test_in_one_sentence_each_finding_is_of_the_tumour_named_last(note):
    """
    On the left an invasive ductal carcinoma of the breast, cT2 cN0, and on the right an invasive lobular carcinoma, cT1b.
    """
    assert sides(note, "stage.t") == {("c", "T2"): "left", ("c", "T1b"): "right"}


def test_what_is_said_of_both_is_given_to_neither_alone(note):
    """
    On the left a ductal carcinoma of the breast, and on the right a lobular carcinoma of the breast, both ER positive.
    """
    assert sides(note, "biomarker") == {("ER", "positive"): ""}


def test_a_heading_can_name_the_side_of_what_was_measured(note):
    """
    Mammogram of the breasts.

    LEFT BREAST: irregular mass of 27 mm.
    RIGHT BREAST: irregular mass of 8 mm.
    """
    assert {str(fact.value): fact.about.side for fact in of_kind(note, "tumour.size")} == {"27": "left", "8": "right"}
