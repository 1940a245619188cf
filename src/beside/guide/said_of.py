"""What the records say of a way of treatment beside the way itself: effects of it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from beside.case import Case
    from beside.facts import Fact
    from beside.terms.places import Source


@dataclass(frozen=True, slots=True)
class SaidOf:
    """An effect, and the ids of the treatments it is said of."""

    fact: Fact
    treatments: frozenset[str]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names a treatment."""

    treatment: str
    source: Source

    @property
    def start(self) -> int:
        return self.source.start


class Mentions:
    """The places of treatments, kept so that those within one sentence or entry are found without looking at all."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._words: dict[str, list[Mention]] = defaultdict(list)
        self._entries: dict[tuple[str, str], list[Mention]] = defaultdict(list)
        for fact in facts:
            for source in fact.sources:
                pile = self._entries[source.document, entry_of(source.path)] if source.path else self._words[source.document]
                pile.append(Mention(fact.id, source))
        for pile in self._words.values():
            pile.sort(key=attrgetter("start"))

    def beside(self, fact: Fact) -> Iterator[Mention]:
        """Those in the fact's own sentences, or in its coded entries."""
        for source in fact.sources:
            if source.path:
                yield from self._entries.get((source.document, entry_of(source.path)), ())
            else:
                pile = self._words.get(source.document, [])
                yield from pile[bisect_left(pile, source.start, key=attrgetter("start")) : bisect_left(pile, source.end, key=attrgetter("start"))]


def effects_in(case: Case) -> Sequence[SaidOf]:
    mentions = Mentions(case.of_kind("treatment"))
    return [SaidOf(effect, frozenset(one.treatment for one in mentions.beside(effect))) for effect in case.of_kind("toxicity")]


def entry_of(path: str) -> str:
    """`Bundle.entry[3].resource` of any path within it."""
    head, found, _ = path.partition(".resource")
    return head + found
