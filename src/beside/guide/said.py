"""What letters answer of the seven questions, by the option it is said of; where that is not sure, of none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.facts import Assertion, Person, Time
from beside.guide.answers import is_treatment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beside.case import Case
    from beside.facts import Fact
    from beside.guide.guide import Option


def find_said(case: Case) -> list[Fact]:
    """The newest first."""
    said = [fact for fact in case.of_kind("answer") if is_said(fact)]
    return sorted(said, key=lambda fact: str(fact.date or ""), reverse=True)


def is_said(fact: Fact) -> bool:
    status = fact.status
    return status.assertion is Assertion.STATED and status.person is Person.PATIENT and status.time is not Time.PAST


def with_said(options: Sequence[Option], case: Case) -> list[Option]:
    """Each option with what letters say of it, added to its answers."""
    said = [(fact, options_of(fact, options)) for fact in find_said(case) if fact.details.of]
    return [with_own(option, [fact for fact, of in said if option.id in of]) for option in options]


def with_own(option: Option, said: Sequence[Fact]) -> Option:
    answers = (replace(one, records=(*one.records, *(fact for fact in said if fact.name == one.question and fact not in one.records))) for one in option.answers)
    return replace(option, answers=tuple(answers)) if said else option


def said_of_none(case: Case, options: Sequence[Option]) -> list[Fact]:
    """What is said without naming a way, or of a kind of treatment for which there are several options."""
    return [fact for fact in find_said(case) if not fact.details.of or len(of_each_way(fact, options)[0]) > 1]


def options_of(fact: Fact, options: Sequence[Option]) -> set[str]:
    """The options that a sentence is surely said of: each way it names leads to one and no other."""
    found = of_each_way(fact, options)
    return {option for of in found for option in of} if all(len(of) == 1 for of in found) else set()


def of_each_way(fact: Fact, options: Sequence[Option]) -> list[set[str]]:
    ways = (way.partition(": ")[::2] for way in fact.details.of.split("; "))
    return [in_its_letter(options_for(replace(fact, kind="treatment", name=modality, value=value), options), fact, options) for modality, value in ways]


def in_its_letter(found: set[str], fact: Fact, options: Sequence[Option]) -> set[str]:
    """Of several, the one that the letter itself names: a kind of treatment alone means what the letter speaks of."""
    here = {option.id for option in options if option.id in found and any(source.document == fact.source.document for of in option.facts for source in of.sources)}
    return here if len(found) > 1 and len(here) == 1 else found


def options_for(way: Fact, options: Sequence[Option]) -> set[str]:
    """Options whose records name this very way, else those that stand for it; of a kind of treatment alone, all of that kind."""
    if not way.value:
        return {option.id for option in options if way.name in kinds_of(option)}
    named = {option.id for option in options if any(names_way(fact, way) for fact in option.facts)}
    fitting = {option.id for option in options if option.card and any(is_treatment(way, pattern) for pattern in option.card.matches)}
    return named or fitting


def kinds_of(option: Option) -> set[str]:
    of_card = {pattern.modality for pattern in option.card.matches} if option.card else set()
    return of_card | {fact.name for fact in option.facts}


def names_way(fact: Fact, way: Fact) -> bool:
    return fact.name == way.name and str(fact.value).casefold() == str(way.value).casefold()
