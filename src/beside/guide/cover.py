"""Whom the cards are for in this case, and what is held back from whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.guide.ages import age_bounds
from beside.guide.guide import Cover
from beside.knowledge.cards import ItemCard, OptionCard
from beside.terms.cancers import find_cancer

if TYPE_CHECKING:
    from datetime import date

    from beside.case import Case
    from beside.knowledge import Knowledge

ADULT = 18


def make_cover(case: Case, knowledge: Knowledge, today: date) -> Cover:
    named = tuple(dict.fromkeys(tumour.cancer for tumour in case.tumours))
    carded = {card.cancer for card in knowledge.cards.values() if isinstance(card, ItemCard | OptionCard)}
    return Cover(
        cancers=tuple(cancer for cancer in named if cancer in carded),
        without_cards=tuple(cancer for cancer in named if cancer not in carded),
        adult=adult_or_not(case, today),
        held_back=why_held_back(case, today),
    )


def adult_or_not(case: Case, today: date) -> str:
    bounds = age_bounds(case.identity, today)
    if bounds is None or bounds[0] < ADULT <= bounds[1]:
        return "unknown"
    return "yes" if bounds[0] >= ADULT else "no"


def why_held_back(case: Case, today: date) -> str:
    """`child` or `childhood-cancer` where cards by cancer are for adults only; empty where they may be shown."""
    adult = adult_or_not(case, today)
    if adult == "no":
        return "child"
    if adult == "unknown" and any(is_of_childhood(tumour.cancer) for tumour in case.tumours):
        return "childhood-cancer"
    return ""


def is_of_childhood(cancer: str) -> bool:
    found = find_cancer(cancer)
    return found is not None and found.childhood
