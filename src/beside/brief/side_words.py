"""The side of a scan, a procedure or a treatment, where its own words do not say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief.messages import N_, Message, message

if TYPE_CHECKING:
    from beside.facts import Fact

SIDED = frozenset(("imaging", "procedure", "treatment"))
THROUGHOUT = frozenset(("chemotherapy", "hormone", "targeted", "immunotherapy", "drug", "supportive"))  # reach the whole body
SIDES = {"left": N_("left"), "right": N_("right"), "bilateral": N_("both sides")}


def sides_of(fact: Fact) -> tuple[Message, ...]:
    is_known = fact.kind in SIDED and fact.about.side in SIDES and fact.name not in THROUGHOUT
    return (message(SIDES[fact.about.side]),) if is_known and fact.about.side not in str(fact.value).casefold() else ()
