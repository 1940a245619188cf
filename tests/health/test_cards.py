"""The cards: every offence over all of them in one message."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from beside.guide.examples import failing_examples
from beside.knowledge import load_knowledge
from beside.knowledge.cards import Card, ItemCard, OptionCard, TermCard, TreatmentCard
from beside.knowledge.conditions import Always
from beside.terms.verdict import Verdict

TODAY = date(2026, 11, 22)
# Words that would recommend, rank or predict. Each stands for a kind of sentence a card may not hold.
ADVISING = re.compile(
    r"\b(you should|you must|you need to|we recommend|is recommended for you|is the best|best option|better than|"
    r"is safer than|right choice|will cure|will be cured|you will (?:survive|die|live|respond)|no need to worry|"
    r"nothing to worry|there is no hurry|there is no rush|it is safe to wait|safe to wait|your (?:chance|risk) is)\b",
    re.IGNORECASE,
)
IN_FIGURES = re.compile(r"\d+(?:\.\d+)?\s?(?:%|percent|in \d+|out of \d+)|\b1 in \d+\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def cards() -> list[Card]:
    return list(load_knowledge().cards.values())


def words_of(card: Card) -> list[str]:
    words = [card.says, card.asks, card.title]
    if isinstance(card, TreatmentCard):
        words += [answer.says for answer in card.answers.values()]
    if isinstance(card, OptionCard):
        words += card.questions.values()
    if isinstance(card, ItemCard):
        words += [card.could_change, card.held_by, card.only_if]
    return words


def test_no_card_recommends_ranks_or_predicts(cards):
    offenders = [f"{card.id}: {found[0]}" for card in cards for text in words_of(card) if (found := ADVISING.search(text))]
    assert not offenders


def test_an_unsigned_card_states_no_frequency(cards):
    offenders = [f"{card.id}: {found[0]}" for card in cards if not card.is_signed for text in words_of(card) if (found := IN_FIGURES.search(text))]
    assert not offenders


def test_every_example_comes_out_as_its_card_says():
    assert failing_examples(load_knowledge(), TODAY) == []


def test_a_condition_that_can_be_no_has_an_example_of_it(cards):
    one_way = [
        card.id
        for card in cards
        if not isinstance(card, TermCard) and not isinstance(card.applies_when, Always)
        and Verdict.NO not in {example.verdict for example in card.examples}
    ]
    assert not one_way


def test_every_option_leads_to_a_treatment_card(cards):
    treatments = {card.id for card in cards if isinstance(card, TreatmentCard)}
    assert not [f"{card.id}: {card.treatment}" for card in cards if isinstance(card, OptionCard) and card.treatment not in treatments]


def test_an_item_that_may_not_apply_says_what_would_have_to_come_up(cards):
    """Its question would else presuppose an operation or a drug that nobody named."""
    silent = [
        card.id for card in cards
        if isinstance(card, ItemCard) and not card.only_if and Verdict.UNKNOWN in {example.verdict for example in card.examples}
    ]
    assert not silent


def test_no_two_cards_say_the_same_thing(cards):
    titles = Counter((type(card).__name__, card.cancer, card.title.casefold()) for card in cards if card.title)
    assert not [key for key, count in titles.items() if count > 1]


def test_nobody_has_signed_in_anybodys_name(cards):
    assert not [card.id for card in cards if any(review.name.strip().lower() in {"n/a", "tbd", "none"} for review in card.reviewed_by)]


def test_every_citation_was_read_and_says_where(cards):
    offenders = [
        f"{card.id}: {citation.key}"
        for card in cards
        for citation in card.because
        if not citation.passage or len(citation.passage.split()) > 25 or date.fromisoformat(citation.read_on) > date.today()
    ]
    assert not offenders
