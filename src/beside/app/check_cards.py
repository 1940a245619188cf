"""The knowledge: how many cards of each kind, their sources and state of review, and whether their examples hold."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from beside.guide.examples import failing_examples

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from beside.knowledge import Knowledge

KINDS = ("item", "option", "treatment", "delay", "warning", "reason", "question", "term")


def count_cards(knowledge: Knowledge) -> Iterator[str]:
    """A line for each cancer: how many cards of each kind it has, and how many a clinician has signed."""
    cards = list(knowledge.cards.values())
    yield f"{'':12}" + "".join(f"{kind:>11}" for kind in KINDS) + f"{'signed':>11}"
    for cancer in dict.fromkeys(card.cancer for card in cards):
        mine = [card for card in cards if card.cancer == cancer]
        counts = Counter(type(card).__name__.removesuffix("Card").lower() for card in mine)
        signed = sum(card.is_signed for card in mine)
        yield f"{cancer:12}" + "".join(f"{counts[kind]:>11}" for kind in KINDS) + f"{signed:>11}"


def check_cards(knowledge: Knowledge, today: date) -> list[str]:
    """Every offence in one list; empty where all is well. The grammar itself is checked on loading."""
    overdue = [f"{card.id}: its review was due on {card.review_due}" for card in knowledge.cards.values() if card.review_due < today]
    return [*failing_examples(knowledge, today), *overdue]
