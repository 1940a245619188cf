"""Allergies: to what, that none is known and of what kind, and that a thing named as an allergy is no medicine taken."""

from __future__ import annotations

import pytest

from tests.reading import held, statuses, values


def test_a_table_of_allergies_lists_no_medicines(note):
    """
    A) Medication allergies

    Code    Substance   Reaction    Severity
    11      Penicillin  Hives       moderate
    12      Lisinopril  Cough       mild

    B) Medications

    Metformin 500 mg
    """
    assert held(note, "allergy") == {("penicillin", "present"), ("lisinopril", "present")}
    assert values(note, "medication") == [("metformin", "500 mg")]


def test_a_table_without_a_heading_is_known_by_its_columns(note):
    """
    Seen in clinic today.

    Allergen     Reaction    Severity
    Metoprolol   wheezing    severe

    She takes metformin 500 mg.
    """
    assert held(note, "allergy") == {("metoprolol", "present")}
    assert values(note, "medication") == [("metformin", "500 mg")]


def test_a_table_ends_where_the_head_of_another_begins(note):
    """
    Seen in clinic today.

    Allergen     Reaction    Severity
    Metoprolol   wheezing    severe
    Medicine     Reaction    Since
    Metformin    good        2019
    """
    assert held(note, "allergy") == {("metoprolol", "present")}


def test_no_allergy_to_one_thing_is_not_none_at_all(note):
    """No allergies to ampicillin or latex."""
    assert statuses(note, "allergy") == {"ampicillin": "ruled-out", "latex": "ruled-out"}


def test_what_a_table_says_no_of_is_no_allergy(note):
    """
    ALLERGIES
    Substance   Reaction   Status      Notes
    Ampicillin  none       completed   No allergies
    to ampicillin
    """
    assert statuses(note, "allergy") == {"ampicillin": "ruled-out"}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("No known allergies.", "none known"),
        ("Allergies: none known.", "none known"),
        ("No known drug allergies.", "medicines"),
        ("NKDA", "medicines"),
        ("Allergies: NKDA.", "medicines"),
        ("No known allergies to any medicines.", "medicines"),
        ("Allergies: no known food allergies.", "food"),
    ],
)
def test_that_none_is_known_says_of_what(document, words, name):
    assert statuses(document(words), "allergy") == {name: "ruled-out"}


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("No known allergies except latex.", "latex"),
        ("Allergies: no known allergies other than codeine.", "codeine"),
    ],
)
def test_none_except_one_is_that_one(document, words, thing):
    assert values(document(words), "allergy") == [(thing, "present")]


def test_after_none_to_drugs_another_allergy_still_stands(note):
    """Allergies: No known drug allergies. Allergic to latex."""
    assert statuses(note, "allergy") == {"medicines": "ruled-out", "latex": ""}


def test_a_cancer_drug_named_as_an_allergy_is_no_treatment(note):
    """She had an allergic reaction to carboplatin, so cisplatin was given."""
    assert values(note, "allergy") == [("carboplatin", "present")]
    assert values(note, "treatment") == [("chemotherapy", "cisplatin")]


def test_a_medicine_taken_is_no_allergy_though_the_section_is_about_them(note):
    """Allergies: none. She takes aspirin 75 mg daily."""
    assert values(note, "allergy") == [("none known", "present")]
    assert values(note, "medication") == [("aspirin", "75 mg daily")]


def test_a_list_of_doses_below_none_known_lists_medicines(note):
    """
    ALLERGIES: NKDA
    Lisinopril 10 mg once daily
    Metformin tablets 500 mg
    """
    assert statuses(note, "allergy") == {"medicines": "ruled-out"}
    assert [name for name, _ in values(note, "medication")] == ["lisinopril", "metformin"]


def test_a_drug_below_none_known_that_bears_no_dose_may_be_an_allergy_and_stays_one(note):
    """
    ALLERGIES: NKDA
    Lisinopril
    Carboplatin 2024
    """
    assert statuses(note, "allergy") == {"medicines": "ruled-out", "lisinopril": "", "carboplatin": ""}


def test_a_dose_that_gave_a_reaction_is_an_allergy_wherever_it_stands(note):
    """
    ALLERGIES
    No known food allergies.
    Lisinopril 10 mg: cough
    """
    assert statuses(note, "allergy") == {"food": "ruled-out", "lisinopril": ""}
