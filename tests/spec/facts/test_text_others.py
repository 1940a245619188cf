"""A note that names somebody else: what it says of them is not the person's, and the brief tells that it was left out."""

from __future__ import annotations

import pytest

from beside.errors import Problem
from beside.facts.read import facts_in_words
from tests.reading import values


def problems(document):
    return [found for found in facts_in_words(document) if isinstance(found, Problem)]


def test_a_sentence_about_another_patient_is_not_the_persons(note):
    """
    Patient: Carla Fischer
    DOB: 3 March 1960

    Ms Nora Winter has breast cancer. She takes tamoxifen. Mrs Fischer has asthma.
    """
    assert values(note, "cancer", "treatment", "condition") == [("asthma", "present")]


def test_it_is_told_where_without_the_name(note):
    """
    Patient: Carla Fischer

    Ms Nora Winter has breast cancer.
    """
    [problem] = problems(note)

    assert problem.kind == "another-person"
    assert problem.where == "note.txt, characters 24 to 57"
    assert "Winter" not in f"{problem.where} {problem.what} {problem.hint}"


@pytest.mark.parametrize(
    "words",
    [
        "Dr Hall examined Ms Nora Winter and found pneumonia.",
        "Ms Nora Winter was tested for diabetes and has diabetes.",
        "Mr Winter is a 60-year-old man with asthma.",
        "Mrs Winter's biopsy showed breast cancer.",
    ],
)
def test_another_is_named_in_many_ways(document, words):
    one = document(f"Patient: Carla Fischer\n\n{words}")

    assert values(one, "cancer", "condition") == []
    assert len(problems(one)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Mr Winter removed the tumor. Mrs Fischer has asthma.",
        "Mr Winter has recommended surgery for her asthma.",
        "Ms Winter, breast care nurse, saw her about asthma.",
        "Mrs Fisher has asthma.",
        "Ms Carla Weber has asthma.",
        "Dr Winter has seen her for asthma.",
    ],
)
def test_a_colleague_a_misspelling_and_a_changed_name_are_nobody_else(document, words):
    one = document(f"Patient: Carla Fischer\n\n{words}")

    assert ("asthma", "present") in values(one, "condition")
    assert problems(one) == []


def test_a_relative_told_of_by_name_is_still_a_relative(note):
    """
    Patient: Carla Fischer

    Her sister Joan is well now. Joan had breast cancer and took tamoxifen. Mrs Fischer takes letrozole.
    """
    assert values(note, "cancer", "treatment") == [("hormone", "letrozole")]


def test_a_pronoun_that_cannot_be_the_relatives_is_the_persons(note):
    """
    Patient: Carla Fischer

    Her husband Tom has prostate cancer. Tom takes bicalutamide. She takes letrozole.
    """
    assert values(note, "cancer", "treatment") == [("hormone", "letrozole")]


def test_a_page_of_another_patient_within_the_file_is_left_out(note):
    """
    Patient: Carla Fischer   DOB: 3 March 1960
    Cancer of the left breast.

    Patient: Nora Winter   DOB: 4 May 1950
    Colon cancer.

    Patient: Carla Fischer   DOB: 3 March 1960
    She has asthma.
    """
    assert [name for name, _ in values(note, "cancer", "condition")] == ["breast", "asthma"]
    assert values(note, "person") == [("name", "Carla Fischer"), ("birth date", "1960-03-03"), ("birth date", "1960-03-03")]
    assert len(problems(note)) == 1


def test_where_no_name_is_known_nobody_is_another(note):
    """Ms Nora Winter has breast cancer."""
    assert [name for name, _ in values(note, "cancer")] == ["breast"]
    assert problems(note) == []
