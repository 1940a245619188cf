"""The day a person died is read from the head of a paper; a sentence tells of relatives."""

from __future__ import annotations

from tests.reading import of_kind


def test_the_day_a_person_died_stands_in_the_head(note):
    """
    Patient: Imogen Farrowby    DOB: 03/14/1979
    Date of death: 19 November 2026

    Her mother died in 2003.
    """
    deaths = [fact for fact in of_kind(note, "person") if fact.name == "death date"]

    assert [(str(fact.value), fact.source.quote) for fact in deaths] == [("2026-11-19", "Date of death: 19 November 2026")]


def test_a_relatives_death_is_not_the_persons(note):
    """
    Patient: Imogen Farrowby
    Mother: breast cancer, died 19 November 2003.
    """
    assert not [fact for fact in of_kind(note, "person") if fact.name == "death date"]
