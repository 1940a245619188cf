"""What the person chose to see, applied to facts and words: docs/decisions/0003-what-is-folded.md."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING

from beside.brief.calm import is_calm
from beside.brief.page import Show
from beside.facts.fact import Time
from beside.guide.spread import is_spread
from beside.terms.places import overlaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from beside.case import Case, Statement
    from beside.facts import Fact
    from beside.guide import Guide
    from beside.knowledge.cards import Card
    from beside.terms.dates import PartialDate
    from beside.terms.places import Source

# The plan itself is shown in the team's words even where it names a result: cutting it would change what they said.
PLAN_KINDS = frozenset(("goal", "recommendation", "reason", "treatment", "decide-by", "appointment", "instruction", "answer", "other-way", "left-open", "depends", "own-words"))
# Of these whole sentences stand in one quote where they follow each other.
SENTENCES = frozenset(("goal", "recommendation", "reason", "other-way", "left-open", "depends", "own-words"))
# What the person was told for their safety is shown whole, whatever words it holds; a state is no value.
NEVER_FOLDED = frozenset(("instruction", "not-yet"))
# Dates that lie ahead say nothing of how new a record is.
AHEAD = frozenset(("appointment", "decide-by", "pending", "person"))


# Of what is still to come there is no result.
TESTS = frozenset(("imaging", "procedure"))
# Kinds that may say that nothing has spread or come back.
CLEARS = frozenset(("stage.m", "metastasis", "recurrence", "response"))


class Folded(StrEnum):
    """Why something is folded; the strongest reason comes last."""

    OPEN = ""
    RESULT = "result"
    UNDISCUSSED = "undiscussed"
    PROGNOSIS = "prognosis"


STRENGTH = tuple(Folded)
STRETCH = 500  # characters
Stretch = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Sight:
    """`visits` are the documents that hold the plan; `last_visit` the latest date they bear.

    `cards` are those that ship, for what the guide names by id only. `newest` is the latest day the records tell of.
    `folded` is why each fact of the case is folded, if it is.
    """

    show: Show
    case: Case
    visits: frozenset[str]
    last_visit: PartialDate | None
    urgent: frozenset[str]
    disputes: Mapping[str, tuple[Statement, ...]]
    cards: Mapping[str, Card]
    titles: Mapping[str, str]
    said_in: Mapping[Stretch, Sequence[tuple[Source, Fact]]]
    newest: PartialDate | None = None
    plan_words: str = ""
    spread: Sequence[Fact] = ()
    folded: Mapping[Fact, Folded] = field(default_factory=dict)

    def folds(self, facts: Iterable[Fact]) -> Folded:
        """The strongest reason to fold one of these facts; open where there is none."""
        return max((self._known(fact) for fact in facts), key=STRENGTH.index, default=Folded.OPEN)

    def _known(self, fact: Fact) -> Folded:
        """As looked up once for each fact of the case; one that was put together for a sentence is looked at here."""
        known = self.folded.get(fact)
        return self._folds(fact) if known is None else known

    def folds_words(self, words: str) -> Folded:
        """Whether words of a record speak of how the illness may go, or name a risk group."""
        hides = self.show is not Show.ALL and (prognosis_words().search(words) or risk_words().search(words))
        return Folded.PROGNOSIS if hides else Folded.OPEN

    def folds_general(self, words: str) -> Folded:
        """Whether a card speaks of how the illness may go; one that only says for whom a way is discussed does not."""
        hides = self.show is not Show.ALL and prognosis_words().search(words)
        return Folded.PROGNOSIS if hides else Folded.OPEN

    def folds_source(self, source: Source) -> Folded:
        """Whether the words at a place would show what is folded elsewhere."""
        here = [(place, fact) for place, fact in self._said_near(source) if overlaps(source, place)]
        if any(fact.kind in PLAN_KINDS and (place == source or (fact.kind in SENTENCES and holds(source, place))) for place, fact in here):
            here = []
        said_here = list({fact.id: fact for _, fact in here}.values())
        return max(self.folds(said_here), self.folds_words(source.quote), key=STRENGTH.index)

    def said_at(self, source: Source) -> list[Fact]:
        """The facts that stand on just this place."""
        return list({fact.id: fact for place, fact in self._said_near(source) if place == source}.values())

    def _said_near(self, source: Source) -> Iterator[tuple[Source, Fact]]:
        return chain.from_iterable(self.said_in.get(stretch, ()) for stretch in stretches_of(source))

    def _folds(self, fact: Fact) -> Folded:
        if self.show is Show.ALL or fact.id in self.urgent or fact.kind in NEVER_FOLDED:
            return Folded.OPEN
        if fact.details.remark and (hidden := self.folds_words(fact.details.remark)):
            return hidden
        folded = Folded.OPEN if fact.kind in TESTS and fact.status.time is Time.PLANNED else folded_as(fact)
        if folded is not Folded.RESULT:
            return folded or self.folds_words(f"{fact.value} {fact.source.quote}")
        is_new, overtaken = self._is_after_the_last_visit(fact), self._is_overtaken(fact)
        is_open = not overtaken and (is_calm(fact) or self._is_named_in_plan(fact))
        if self.show is Show.PLAN and (is_new or not is_open):
            return folded
        if is_new or overtaken:
            return Folded.UNDISCUSSED
        return self.folds_words(fact.source.quote) if self.show is Show.PLAN else Folded.OPEN

    def _is_named_in_plan(self, fact: Fact) -> bool:
        """Whether the plan's own words, which stand open on page one, name this result: hiding what they rest on would puzzle."""
        words = named_in_plans().get(fact.kind, "") or fact.name.casefold()
        return fact.kind in named_in_plans() and bool(words) and any(word in self.plan_words for word in words.split("|"))

    def _is_overtaken(self, fact: Fact) -> bool:
        """Whether it is an all-clear, and a spread or return of a later day is folded: alone it would read as the newest word."""
        if fact.kind not in CLEARS or fact.date is None or not is_calm(fact):
            return False
        later = (one for one in self.spread if one.date is not None and fact.date.before(one.date) is True)
        return any(self._folds(one) is not Folded.OPEN for one in later)

    def _is_after_the_last_visit(self, fact: Fact) -> bool:
        if self.last_visit is None or fact.date is None or any(s.document in self.visits for s in fact.sources):
            return False
        return self.last_visit.before(fact.date) is True


def see(guide: Guide, show: Show, cards: Mapping[str, Card]) -> Sight:
    plan = (*guide.plan.recommendations, *guide.plan.reasons, *guide.goal.team)
    dates = [fact.date for fact in plan if fact.date is not None]
    disputes: dict[str, tuple[Statement, ...]] = {}
    for statement in guide.case.statements:
        if statement.kind == "dispute" and statement.fact:
            disputes[statement.fact] = (*disputes.get(statement.fact, ()), statement)
    sight = Sight(
        show=show,
        case=guide.case,
        visits=frozenset(source.document for fact in plan for source in fact.sources),
        last_visit=max(dates, key=lambda date: date.latest(), default=None),
        urgent=frozenset(fact.id for urgent in guide.time.urgent for fact in urgent.facts),
        disputes=disputes,
        cards=cards,
        titles={document.id: document.title for document in guide.case.documents if document.title},
        said_in=said_in_stretches(guide.case.facts),
        newest=max(filter(None, (fact.date for fact in guide.case.facts if fact.status.time is Time.CURRENT and fact.kind not in AHEAD)),
                   key=lambda date: date.earliest(), default=None),
        spread=tuple(fact for fact in guide.case.facts if is_spread(fact) and not is_calm(fact)),
        plan_words=" ".join(fact.source.quote for fact in (*guide.plan.recommendations, *guide.plan.reasons)).casefold(),
    )
    return replace(sight, folded={fact: sight.folds((fact,)) for fact in guide.case.facts})


def said_in_stretches(facts: Sequence[Fact]) -> Mapping[Stretch, Sequence[tuple[Source, Fact]]]:
    """The facts by where they stand, so that the few near a place are found among many thousands."""
    found: dict[Stretch, list[tuple[Source, Fact]]] = {}
    for fact in facts:
        for source in fact.sources:
            for stretch in stretches_of(source):
                found.setdefault(stretch, []).append((source, fact))
    return found


def stretches_of(source: Source) -> list[Stretch]:
    """A coded place is one of its own; text is cut into stretches of some lines."""
    if source.path:
        return [(source.document, source.path, 0)]
    first, last = source.start // STRETCH, max(source.start, source.end - 1) // STRETCH
    return [(source.document, "", number) for number in range(first, last + 1)]


def holds(outer: Source, inner: Source) -> bool:
    return not outer.path and not inner.path and outer.document == inner.document and outer.start <= inner.start < inner.end <= outer.end


def folded_as(fact: Fact) -> Folded:
    table = folding()
    return table.get((fact.kind, fact.name)) or table.get((fact.kind, "")) or Folded.OPEN


@cache
def folding() -> Mapping[tuple[str, str], Folded]:
    rows = csv.DictReader(_packaged("folding.csv").splitlines())
    return {(row["kind"], row["name"]): Folded(row["folded_as"]) for row in rows}


@cache
def named_in_plans() -> Mapping[str, str]:
    """By which words a plan names a result of a kind; empty where it is by the result's own name."""
    rows = csv.DictReader(_packaged("named_in_plans.csv").splitlines())
    return {row["kind"]: row["words"] for row in rows}


@cache
def prognosis_words() -> re.Pattern[str]:
    return _any_of("prognosis_words.txt")


@cache
def risk_words() -> re.Pattern[str]:
    return _any_of("risk_words.txt")


def _any_of(name: str) -> re.Pattern[str]:
    words = (re.escape(word) for word in _packaged(name).splitlines() if word)
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


def _packaged(name: str) -> str:
    return (files("beside.brief") / "data" / name).read_text("utf-8")
