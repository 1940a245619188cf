"""The guide of a few facts by hand, and what it asks about and names: for tests of what the cards say on a cancer."""

from __future__ import annotations

from datetime import date

from beside.guide import make_guide
from beside.guide.guide import State
from beside.knowledge import load_knowledge
from tests.builders import case_of

TODAY = date(2026, 11, 22)


def guide(*facts):
    return make_guide(case_of(*facts), load_knowledge(), TODAY)


def asked(made):
    """The items that surely belong to this case, by the last word of their id."""
    return {one.card.id.rsplit(".", 1)[-1] for one in made.items if one.applies_surely and one.state is not State.NOT_APPLICABLE}


def ways(made):
    return {one.id.rsplit(".", 1)[-1] for one in made.options}
