"""What the person wrote themselves is read whole, doubts and questions too; so is what a letter says that they asked or fear."""

from __future__ import annotations

from tests.reading import of_kind


def own(note):
    return [(fact.kind, str(fact.value)) for fact in of_kind(note, "own-words", "goal")]


def test_a_message_to_the_team_is_the_persons_own_from_the_greeting_on(note):
    """
    From: Desmond Pretend
    To: Urology care team (portal)
    Sent: 12 November 2026

    Hello Dr. Fabricated,

    Thank you for your time. What matters most to me is staying dry. But I also lie awake thinking about the cancer.

    How do we know which? Should my daughters be worried?

    Desmond
    """
    assert own(note) == [
        ("goal", "What matters most to me is staying dry."),
        ("own-words", "But I also lie awake thinking about the cancer."),
        ("own-words", "How do we know which?"),
        ("own-words", "Should my daughters be worried?"),
    ]


def test_a_message_from_the_team_is_not(note):
    """
    From: Urology clinic
    To: Desmond Pretend

    Hello Mr. Pretend,

    Your scan is booked for Monday. Please bring your medicines.
    """
    assert own(note) == []


def test_what_a_letter_says_that_the_person_asked_or_fears_is_told_of_them(note):
    """
    He asked whether there are studies he could join. Mrs. Pretend is afraid of numb fingers. He and his daughter would like
    a second opinion before they decide.
    """
    assert [fact.name for fact in of_kind(note, "own-words")] == ["told"] * 3


def test_what_was_not_asked_or_what_a_relative_fears_is_not(note):
    """Erections: not asked about today. Her husband is worried. I asked whether the slides were kept."""
    assert own(note) == []
