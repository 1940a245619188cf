"""Telephone numbers that stand in the records, offered for the box of whom to call; the person checks and writes them in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.brief import wording_places
from beside.brief.messages import frame, from_records, message
from beside.brief.page import Bullets, Paragraph
from beside.brief.present.build import excerpt
from beside.brief.visible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beside.brief.messages import Message
    from beside.brief.page import Block
    from beside.facts import Fact
    from beside.guide import Guide

MOST_NUMBERS = 3
LONGEST = 110  # characters of the words around a number


def present_numbers(guide: Guide) -> tuple[Block, ...]:
    """The newest numbers, each once, in the words that say who answers."""
    numbers = each_once([fact for fact in guide.case.facts if fact.kind == "contact"])[:MOST_NUMBERS]
    if not numbers:
        return ()
    lines = tuple((from_records(_in_words(facts[0]), *facts),) for facts in numbers)
    return Paragraph((frame(wording_places.NUMBERS),), tone="small"), Bullets(lines, style="numbers")


def each_once(facts: Sequence[Fact]) -> list[list[Fact]]:
    """The facts of each number, the newest number first; one written in two ways is one."""
    same: dict[str, list[Fact]] = {}
    for fact in sorted(facts, key=lambda fact: str(fact.date or ""), reverse=True):
        same.setdefault(re.sub(r"\D", "", str(fact.value)), []).append(fact)
    return list(same.values())


def _in_words(fact: Fact) -> Message:
    return message(wording_places.NUMBER, number=visible(str(fact.value)), words=excerpt(fact.source.quote, LONGEST))
