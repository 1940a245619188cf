"""What a paper says was not yet done, ordered or asked for: in its own words, and only of the thing it says it of."""

from __future__ import annotations

from tests.reading import of_kind, values


def test_a_test_that_is_not_yet_made_is_told_in_the_words_of_the_paper(note):
    """
    17 November 2026

    FH: Brother with a brain tumor at 29. Genetic counseling: not yet.
    """
    [said] = of_kind(note, "not-yet")

    assert (said.name, said.value, str(said.date)) == ("germline", "Genetic counseling: not yet", "2026-11-17")
    assert said.source.quote == said.value


def test_what_was_not_asked_for_or_ordered(note):
    """
    A second review of the slides by a urologic pathologist was not requested. Tissue is sufficient for genomic
    testing if wanted; none was ordered. HER2 not performed. The MRI has not been ordered.
    """
    assert values(note, "not-yet") == [
        ("pathology review", "second review of the slides by a urologic pathologist was not requested"),
        ("molecular testing", "genomic testing if wanted; none was ordered"),
        ("HER2", "HER2 not performed"),
        ("MRI", "MRI has not been ordered"),
    ]


def test_words_before_the_thing(note):
    """
    She has not been tested for BRCA1. He has not had genetic testing. No germline testing has been done.
    Awaiting referral for genetic counselling.
    """
    assert values(note, "not-yet") == [
        ("BRCA1", "has not been tested for BRCA1"), ("germline", "has not had genetic testing"),
        ("germline", "No germline testing has been done"), ("germline", "Awaiting referral for genetic counselling"),
    ]  # fmt: skip


def test_it_is_said_of_the_nearest_thing_alone(note):
    """The MRI showed a mass; biopsy was not done. HER2 is negative, and surgery was not performed."""
    assert values(note, "not-yet") == []


def test_not_of_a_relative_nor_in_a_supposition(note):
    """Her sister has not been tested for BRCA1. If HER2 was not tested, we would ask again. Was HER2 not tested?"""
    assert values(note, "not-yet") == []


def test_not_yet_of_something_else_is_not_of_the_test(note):
    """The germline panel does not yet explain this. HER2 is not yet the question."""
    assert values(note, "not-yet") == []


def test_what_is_awaited_is_awaited(note):
    """HER2 FISH was sent; the result is not yet back."""
    assert values(note, "not-yet") == []
    assert values(note, "pending") == [("HER2", "awaited")]


def test_what_was_not_asked_about_at_a_visit(note):
    """Pads: none. Erections: not asked about today because time was short; a questionnaire will be sent."""
    assert values(note, "not-yet") == [("erectile dysfunction", "Erections: not asked about today")]
