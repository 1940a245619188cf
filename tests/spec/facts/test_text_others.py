"""A note that names somebody else: what it says of them is not the person's, and the brief tells that it was left out."""

from __future__ import annotations

import json
from base64 import b64encode

import pytest

from beside.errors import Problem
from beside.facts.read import facts_in_files, facts_in_words
from tests.coded import concept, resource
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


@pytest.mark.parametrize(
    "words",
    [
        "Carla Fischer, now Mrs Weber, came alone.",
        "Mrs Weber (formerly Fischer) came alone.",
        "She married in May and is now called Mrs Weber.",
        "Since her wedding she goes by Weber.",
        "Married name: Weber",
        "Mrs Carla Weber, née Fischer, came alone.",
    ],
)
def test_a_new_name_that_the_note_tells_is_the_persons(document, words):
    one = document(f"Patient: Carla Fischer\n\n{words}\n\nMrs Weber has asthma.")

    assert values(one, "condition") == [("asthma", "present")]
    assert problems(one) == []


@pytest.mark.parametrize("words", ["Her mother's maiden name: Winter.", "Her sister is now called Nora Winter.", "She says her sister is now called Nora Winter.", "Nora Winter, formerly Sommer, sat beside her."])
def test_a_new_name_of_another_is_not(document, words):
    one = document(f"Patient: Carla Fischer\n\n{words}\n\nMs Winter has asthma.")

    assert values(one, "condition") == []


CARLA = resource("Patient", id="p", name=[{"text": "Carla Weber"}, {"use": "maiden", "family": "Fischer"}], birthDate="1960-03-03")


def facts_attached(folder, words, *resources):
    """The facts and problems of a letter that lies in coded records of somebody."""
    letter = {"contentType": "text/plain", "data": b64encode(words.encode()).decode()}
    attached = resource("DocumentReference", status="current", type=concept("loinc 11488-4 Consult note"), subject={"reference": "Patient/p"}, content=[{"attachment": letter}])
    (folder / "record.json").write_text(json.dumps({"resourceType": "Bundle", "entry": [{"resource": one} for one in (attached, *resources)]}))
    reading = facts_in_files([folder])
    return [(fact.name, str(fact.value)) for fact in reading.facts if fact.kind in {"condition", "cancer"}], [problem.kind for problem in reading.problems]


def test_an_attached_letter_is_of_whoever_the_entries_around_it_name_by_any_name(tmp_path):
    assert facts_attached(tmp_path, "Mrs Fischer has asthma. Ms Nora Winter has breast cancer.", CARLA) == ([("asthma", "present")], ["another-person"])


def test_an_attached_letter_to_another_born_on_another_day_is_not_the_persons(tmp_path):
    winter = "Patient: Nora Winter   DOB: 4 May 1950\nColon cancer."

    assert facts_attached(tmp_path, winter, CARLA) == ([], ["another-person"])
    assert facts_attached(tmp_path, winter.replace("4 May 1950", "3 March 1960"), CARLA) == ([("colon", "Colon cancer")], [])


def test_another_paper_with_the_same_birth_date_and_given_name_tells_the_other_name(tmp_path):
    (tmp_path / "old.txt").write_text("Patient: Carla Fischer   DOB: 3 March 1960\n\nMrs Weber has asthma.")
    alone = facts_in_files([tmp_path])
    (tmp_path / "new.txt").write_text("Patient: Carla Weber   DOB: 3 March 1960\n\nMrs Weber is well.")
    both = facts_in_files([tmp_path])

    assert [fact.name for fact in alone.facts if fact.kind == "condition"] == []
    assert [fact.name for fact in both.facts if fact.kind == "condition"] == ["asthma"]
