"""Whose words a finding on removed tissue is in: the surgeon's before pathology, the pathology report's, a tumour board's."""

from __future__ import annotations

from tests.reading import of_kind


def whose(note, *kinds):
    return [fact.details.speaker for fact in of_kind(note, *(kinds or ("margins",)))]


def test_a_surgeons_look_at_the_operation(note):
    """
    Operation note

    Wide local excision of the left breast cancer. Macroscopically the margins are clear.
    """
    assert whose(note) == ["operation note"]


def test_what_the_pathology_report_says(note):
    """
    Pathology report

    Invasive ductal carcinoma, 18 mm. Margins: positive. 1 of 3 sentinel nodes positive.
    """
    assert set(whose(note, "margins", "tumour.size", "nodes.positive")) == {"pathology report"}


def test_what_a_tumour_board_sums_up(note):
    """
    Multidisciplinary team meeting

    Breast cancer after lumpectomy. Margins: positive.
    """
    assert whose(note) == ["tumour board"]


def test_a_letter_that_tells_what_pathology_found(note):
    """
    Clinic letter

    The pathology showed a carcinoma of the left breast with positive margins.
    """
    assert whose(note) == ["pathology, quoted"]


def test_a_letter_that_tells_what_the_surgeon_saw(note):
    """
    Clinic letter

    Intraoperatively the margins were clear.
    """
    assert whose(note) == ["operation note"]


def test_where_nothing_says_whose_words_they_are_nothing_is_guessed(note):
    """
    Discharge letter

    The tumor of the left breast was removed completely with clear margins.
    """
    assert whose(note) == [""]


def test_other_facts_have_no_such_speaker(note):
    """
    Operation note

    Carcinoma of the left breast, grade 2.
    """
    assert whose(note, "grade") == [""]
