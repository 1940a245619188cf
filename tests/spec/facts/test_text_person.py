"""What is told of the person: medicines taken today, and effects that were only talked about."""

from __future__ import annotations

from beside.facts.text import read_text


def test_a_dose_beside_an_old_illness_is_taken_today(note):
    """
    PMH: Depression (sertraline 50 mg daily). Malaria 1999.
    """
    [medicine] = [one for one in read_text(note) if one.kind == "medication"]

    assert (medicine.name, medicine.status.time.value) == ("sertraline", "current")


def test_an_effect_that_was_only_talked_about_is_no_complaint(note):
    """
    We talked about leakage of urine and about erections.
    """
    symptoms = [one for one in read_text(note) if one.kind == "symptom"]

    assert [one.status.assertion.value for one in symptoms] == ["hypothetical"]


def test_surgery_to_the_nodes_whose_extent_is_not_said_is_no_dissection(note):
    """
    We recommend a lumpectomy with surgery to the lymph nodes in the armpit.
    """
    assert {one.value for one in read_text(note) if one.kind == "treatment"} == {"lumpectomy", "axillary surgery"}


def test_a_medicine_that_gives_a_rash_is_an_allergy_and_no_medicine(note):
    """
    Penicillin gives her a rash.
    """
    kinds = [(one.kind, one.name) for one in read_text(note)]

    assert ("allergy", "penicillin") in kinds
    assert not any(kind in {"medication", "symptom"} for kind, _ in kinds)


def test_the_name_right_before_a_birth_date_is_the_persons(note):
    """
    Caller: daughter of Anna Example, born 1 April 1960
    """
    assert [one.value for one in read_text(note) if (one.kind, one.name) == ("person", "name")] == ["Anna Example"]
