"""Breast cancer: what is said of one way is of that way, and no way alone is doubted."""

from __future__ import annotations

from beside.knowledge import load_knowledge
from beside.knowledge.cards import OptionCard, TreatmentCard


def general(option):
    cards = load_knowledge().cards
    card = cards[option]
    assert isinstance(card, OptionCard)
    treatment = cards[card.treatment]
    assert isinstance(treatment, TreatmentCard)
    return treatment.answers


def test_stopping_the_ovaries_has_effects_of_its_own_and_none_of_another_drug():
    says = general("breast.option.ovarian-suppression")["side-effects"].says

    assert "menopause" in says
    assert "amoxifen" not in says


def test_how_likely_it_is_to_help_is_doubted_of_no_way_alone():
    likely = {name: general(name).get("likelihood") for name, card in load_knowledge().cards.items() if isinstance(card, OptionCard) and card.cancer == "breast"}

    assert any(likely.values())
    assert not any(answer and "not shown" in answer.says for answer in likely.values())
