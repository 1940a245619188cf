"""Of which day a laboratory value is that a letter repeats; where nobody says the year, of none, and never of the letter's own."""

from __future__ import annotations

import pytest

from tests.reading import of_kind

LETTER = "Date: 16 November 2026\n\n"


def days(note):
    return [(fact.name, str(fact.value), str(fact.date)) for fact in of_kind(note, "lab")]


@pytest.mark.parametrize(
    "words",
    [
        "Blood tests on 3 September 2026. Haemoglobin was 11.2 g/dL, creatinine 0.9 mg/dL.",
        "Laboratory results from 3 September 2026:\nHaemoglobin 11.2 g/dL\nCreatinine 0.9 mg/dL",
        "Labs (09/03/2026, seen 09/23/2026)\n\nLabs 09/03/2026\nHaemoglobin 11.2 g/dL\nCreatinine 0.9 mg/dL",
        "Labs done on September 3, 2026, showed haemoglobin of 11.2 g/dL and creatinine of 0.9 mg/dL.",
    ],
)
def test_the_words_that_name_the_tests_date_the_values_below_them(document, words):
    assert days(document(LETTER + words)) == [("haemoglobin", "11.2", "2026-09-03"), ("creatinine", "0.9", "2026-09-03")]


@pytest.mark.parametrize(
    "words",
    [
        "Blood tests on 3 September 2026 were good.\n\nHaemoglobin 11.2 g/dL.",
        "Blood tests on 3 September 2026 were good. Today haemoglobin is 11.2 g/dL.",
        "CT on 3 September 2026 gave good results. Haemoglobin 11.2 g/dL.",
        "Blood tests on 3 September 2026. Haemoglobin was 11.2 g/dL on 16 November 2026.",
    ],
)
def test_values_of_another_paragraph_of_today_or_with_a_day_of_their_own_are_not(document, words):
    assert days(document(LETTER + words)) == [("haemoglobin", "11.2", "2026-11-16")]


@pytest.mark.parametrize(
    "words",
    [
        "Haemoglobin was 11.2 g/dL on 2 November.",
        "Haemoglobin 11.2 g/dL (August).",
        "On 3 September her haemoglobin was 11.2 g/dL.",
        "In August haemoglobin was 11.2 g/dL.",
    ],
)
def test_a_day_without_its_year_dates_nothing(document, words):
    assert days(document(LETTER + words)) == [("haemoglobin", "11.2", "None")]


def test_a_second_value_without_its_year_does_not_take_the_day_of_the_first(note):
    """PSA was 6.1 ng/mL in August 2026 and 7.4 ng/mL on 2 November."""
    assert days(note) == [("PSA", "6.1", "2026-08"), ("PSA", "7.4", "None")]
