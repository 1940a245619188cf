"""A treatment that a letter names and does not have at its own place is named; it is neither ruled out nor on offer there."""

from __future__ import annotations

import pytest

from tests.reading import of_kind

NOT_HERE = "not offered here"


def test_what_is_mentioned_but_not_offered_here_keeps_its_quote(note):
    """Brachytherapy was mentioned but is not offered here. Focal therapy was not discussed."""
    [found] = of_kind(note, "treatment")[:1]

    assert (str(found.value), found.status.course, found.status.assertion) == ("brachytherapy", "discussed", "stated")
    assert found.details.note == NOT_HERE
    assert found.source.quote == "Brachytherapy was mentioned but is not offered here"


@pytest.mark.parametrize(
    "sentence",
    [
        "Brachytherapy is not available at our hospital.",
        "Brachytherapy is not currently performed at this center, but can be had at the coast.",
        "We do not offer brachytherapy here.",
        "Our clinic does not provide brachytherapy at this site.",
        "We talked about brachytherapy, which we do not offer.",
        "Brachytherapy is only available at another hospital.",
    ],
)
def test_letters_say_it_in_many_ways(sentence, document):
    [found] = of_kind(document(sentence), "treatment")

    assert (str(found.value), found.status.course, found.details.note) == ("brachytherapy", "discussed", NOT_HERE)


@pytest.mark.parametrize(
    "sentence",
    [
        "Chemotherapy was not offered because of her heart.",
        "We discussed brachytherapy, which is not offered to men with large glands.",
        "He was offered brachytherapy here.",
        "She completed brachytherapy in 2019, which is not done here any more.",
    ],
)
def test_what_is_not_offered_to_this_person_or_was_given_is_something_else(sentence, document):
    assert not [fact for fact in of_kind(document(sentence), "treatment") if fact.details.note]


def test_only_the_treatment_the_words_are_said_of(note):
    """We offer surgery and external beam radiation, but brachytherapy and proton therapy are not offered here."""
    notes = {str(fact.value): fact.details.note for fact in of_kind(note, "treatment") if fact.value}

    assert notes.pop("brachytherapy") == NOT_HERE
    assert notes.pop("proton therapy", NOT_HERE) == NOT_HERE
    assert set(notes.values()) <= {""}


def test_what_is_recommended_stays_recommended(note):
    """I recommend brachytherapy, which we do not offer here; I will refer him."""
    [found] = of_kind(note, "treatment")

    assert (found.status.course, found.details.note) == ("recommended", NOT_HERE)
