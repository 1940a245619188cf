"""Drugs of one plan in one line: a plan of five names would else take five lines wherever it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording
from beside.brief.fact_words import AS_WRITTEN, COURSES, LABELLED, MODALITIES, WITH_NOTES, say_fact
from beside.brief.messages import message
from beside.brief.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from beside.brief.messages import Message
    from beside.brief.sight import Sight
    from beside.facts import Fact


def together(facts: Iterable[Fact], sight: Sight) -> tuple[list[list[Fact]], list[Fact]]:
    """Those that differ in nothing but their name, two or more at a time; and all the others, in their order."""
    piles: dict[tuple[object, ...], list[Fact]] = {}
    for fact in dict.fromkeys(facts):
        alone = () if may_join(fact, sight) else (fact.id,)
        piles.setdefault((fact.kind, fact.name, fact.status, fact.date.in_words() if fact.date else "", *alone), []).append(fact)
    joined: list[list[Fact]] = []
    others: list[Fact] = []
    for pile in piles.values():
        if len(pile) > 1 and len({fact.value for fact in pile}) > 1:
            joined.append(pile)
        else:
            others += pile
    return joined, others


def may_join(fact: Fact, sight: Sight) -> bool:
    """Whether nothing of it would be lost: no dose, no end, no dispute, nothing folded."""
    known = fact.kind == "treatment" and fact.name in MODALITIES and fact.status.course is not None
    return known and str(say_together([fact])) == str(say_fact(fact)) and fact.id not in sight.disputes and not sight.folds((fact,))


def say_together(facts: Sequence[Fact]) -> Message:
    """`Chemotherapy: doxorubicin, cyclophosphamide, paclitaxel (recommended)`."""
    names = ", ".join(dict.fromkeys(visible(str(fact.value)) for fact in facts))
    said = message(LABELLED, label=message(MODALITIES[facts[0].name]), value=message(AS_WRITTEN, words=names))
    course = facts[0].status.course
    return message(WITH_NOTES, said=said, notes=message(COURSES[course])) if course else said


def say_together_dated(facts: Sequence[Fact]) -> Message:
    said, day = say_together(facts), facts[0].date
    return message(wording.ON_DATE, said=said, date=day.in_words()) if day else said
