"""Telephone numbers of those who treat the person are read with who answers; nobody's own number is."""

from __future__ import annotations

import pytest

from tests.reading import of_kind


def numbers(note):
    return [(fact.name, str(fact.value)) for fact in of_kind(note, "contact")]


@pytest.mark.parametrize(
    ("line", "name", "number"),
    [
        ("Breast care nurses: 555-0142", "Breast care nurses", "555-0142"),
        ("24-hour helpline 0800 555 0142", "24-hour helpline", "0800 555 0142"),
        ("Ward 7, Tel. (01632) 960 142", "Ward 7", "(01632) 960 142"),
        ("Out of hours, please call +44 1632 960 142.", "Out of hours", "+44 1632 960 142"),
        ("If you feel unwell, call 555-0142 day or night.", "If you feel unwell", "555-0142"),
        ("You can ring 555-0142 (breast care nurse).", "breast care nurse", "555-0142"),
    ],
)
def test_a_number_is_read_with_who_answers(line, name, number, document):
    assert numbers(document(line)) == [(name, number)]


def test_the_quote_holds_the_number_and_who_answers(note):
    """Office 555-0147 | Nurse 555-0148"""
    found = of_kind(note, "contact")

    assert [fact.source.quote for fact in found] == ["Office 555-0147", "Nurse 555-0148"]


def test_a_number_alone_is_of_the_place_that_heads_the_letter(note):
    """
    Saint Nowhere Cancer Center
    Medical Oncology Clinic
    Telephone 555-0134

    Re: Imogen Farrowby, date of birth 14 March 1979
    """
    assert numbers(note) == [("Medical Oncology Clinic", "555-0134")]


@pytest.mark.parametrize(
    "lines",
    [
        "Patient: Imogen Farrowby\n12 Hill Street\nTel: 555-0190",
        "Ms Imogen Farrowby\nFarrowby Centre Street 4\nTelephone 555-0190",
        "Clinic fax: 555-0143",
        "Oncology clinic, fax 555-0143",
        "MRN 555-01-4234",
        "Hospital number 555 0142 77",
        "Patient's mobile 555-0190",
        "Her daughter can be reached at 555-0190.",
        "She can be reached on 555-0190.",
        "Emergency contact: husband, 555-0190",
        "Clinic 12/11/2026",
        "Clinic 2026-11-12",
        "Radiology 12.11.2026",
        "Oncology: neutrophils 3.9 2.1 1.8",
        "The tumour measures 23 18 17 20",
        "Call us on 911.",
        "Her home number is 555-0190, call her nurse.",
    ],
)
def test_a_persons_own_number_a_fax_and_what_is_no_telephone_are_never_read(lines, document):
    assert numbers(document(lines)) == []


def test_the_same_line_may_hold_both(note):
    """Urology office: 555-0147, fax 555-0149. Patient's home phone 555-0190."""
    assert numbers(note) == [("Urology office", "555-0147")]
