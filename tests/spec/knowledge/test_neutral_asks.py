"""Questions put no wish, no fear and no earlier treatment into a person's mouth."""

from __future__ import annotations

from beside.knowledge import load_knowledge
from beside.knowledge.cards import QuestionCard, TreatmentCard


def card(name):
    return load_knowledge().cards[name]


def test_a_question_on_another_opinion_asks_and_does_not_wish():
    """Somebody who is content may put it too."""
    asks = [one.asks for one in load_knowledge().cards.values() if isinstance(one, QuestionCard) and one.step == "second-opinion"]

    assert asks
    assert not [text for text in asks if text.startswith(("I would like", "I would feel", "I want", "I need"))]


def test_a_question_presumes_no_treatment_that_no_record_names():
    assert "whether I had" in card("breast.item.earlier-treatment").asks
    assert card("breast.question.arm").asks.startswith("If ")


def test_a_title_promises_no_more_than_its_records_need_to_show():
    """A picture of one breast answers it too; whether both were looked at stays the question."""
    pictures = card("breast.item.imaging-both-breasts")

    assert "both" not in pictures.title
    assert "both" in pictures.asks


def test_of_a_treatment_that_comes_late_in_many_plans_nothing_is_said_of_an_early_start():
    hormones = card("breast.treatment.hormone-therapy")

    assert isinstance(hormones, TreatmentCard)
    assert "waiting" not in hormones.answers


def test_where_long_delays_are_named_it_is_said_that_long_is_not_measured():
    said = [one.answers["waiting"].says for one in load_knowledge().cards.values() if isinstance(one, TreatmentCard) and "waiting" in one.answers]

    named = [text for text in said if "Long delays have been linked" in text]
    assert named
    assert all("do not say how long is too long" in text for text in named)
