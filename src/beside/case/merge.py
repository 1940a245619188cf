"""The same statement from several documents is one fact with several places."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.case.compare import (
    amount_or_words,
    days_between,
    is_before_pathology,
    looks_for_same,
    same_value,
    staged_alike,
)
from beside.terms.kinds import ALWAYS, kinds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from beside.facts import Fact
    from beside.terms.places import Source

# Words differ from paper to paper for these; the name alone says what it is.
NAMED_ALONE = frozenset({"cancer"})
# Each is a sentence of somebody's own; two of them are never one.
NEVER_ONE = frozenset({"recommendation", "goal", "reason", "person"})
# Who said it is so of the paper that leads, and of no other.
ITS_OWN = frozenset({"speaker"})
# One paper names the side of a scan or an operation, another the thing alone.
ACTS = frozenset({"imaging", "procedure", "treatment"})
# What one paper says of these adds to what the other does.
ADDS_UP = frozenset({"reaction", "severity"})


def merge_facts(facts: Sequence[Fact], belongs: Mapping[str, str]) -> list[Fact]:
    """Facts in a fixed order (by date, document, place), equal ones merged into the earliest."""
    kept: dict[tuple[object, ...], Alike] = {}
    for fact in sorted(facts, key=order_of):
        kept.setdefault(key_of(fact, belongs), Alike()).add(fact)
    return sorted((fact for alike in kept.values() for fact in alike.facts), key=order_of)


class Alike:
    """Facts of one kind, name, tumour, status and value: one or several, by when they were."""

    def __init__(self) -> None:
        self._facts: list[Fact] = []
        self._sources: list[list[Source]] = []
        self._known: list[set[Source]] = []
        self._places: dict[int | None, set[int]] = {}

    @property
    def facts(self) -> list[Fact]:
        """Each with all its places, gathered at the end: a statement may have thousands."""
        return [fact if len(fact.sources) == len(sources) else replace(fact, sources=tuple(sources)) for fact, sources in zip(self._facts, self._sources, strict=True)]

    def add(self, fact: Fact) -> None:
        same = next((place for place in self._near(fact) if same_statement(fact, self._facts[place])), None)
        if same is None:
            same = len(self._facts)
            self._facts.append(fact)
            self._sources.append([])
            self._known.append(set())
        else:
            self._facts[same] = merged(self._facts[same], fact)
        self._gather(same, fact.sources)
        self._note(same)

    def _gather(self, place: int, sources: Sequence[Source]) -> None:
        self._sources[place].extend(source for source in sources if source not in self._known[place])
        self._known[place].update(sources)

    def _near(self, fact: Fact) -> Sequence[int]:
        """Where those are that may be of one time with it, earliest first."""
        days = kinds()[fact.kind].overlap_days or 0
        if fact.date is None or days >= ALWAYS:
            return range(len(self._facts))
        years = days // 365 + 1
        near = (None, *range(fact.date.year - years, fact.date.year + years + 1))
        return sorted({place for year in near for place in self._places.get(year, ())})

    def _note(self, place: int) -> None:
        date = self._facts[place].date
        self._places.setdefault(date.year if date else None, set()).add(place)


def order_of(fact: Fact) -> tuple[object, ...]:
    dated = (0, str(fact.date)) if fact.date else (1, "")
    source = fact.source
    return *dated, source.document, source.start, source.path, fact.kind, fact.name, fact.id


def key_of(fact: Fact, belongs: Mapping[str, str]) -> tuple[object, ...]:
    """Facts under two keys are never one; those under one key are looked at pair by pair."""
    return fact.kind, fact.name.casefold(), belongs.get(fact.id, ""), fact.status, own_key(fact), is_before_pathology(fact)


def own_key(fact: Fact) -> object:
    if fact.kind in NEVER_ONE:
        return fact.id
    return "" if fact.kind in NAMED_ALONE else amount_or_words(fact)


def same_statement(one: Fact, two: Fact) -> bool:
    if one.about.side and two.about.side and one.about.side != two.about.side:
        return False
    alike = same_value(one, two) and same_time(one, two) and staged_alike(one, two) and looks_for_same(one, two) and of_one_tissue(one, two)
    return one.kind in NAMED_ALONE or alike


def of_one_tissue(one: Fact, two: Fact) -> bool:
    """What was found in a metastasis is not what was found where the cancer began, though both are the same."""
    return one.kind != "biomarker" or one.about.site == two.about.site


def same_time(one: Fact, two: Fact) -> bool:
    if one.date is None or two.date is None:
        return True
    days = kinds()[one.kind].overlap_days
    if days is None:
        return one.date.same_as(two.date)
    return days >= ALWAYS or days_between(one.date, two.date) <= days


def merged(one: Fact, two: Fact) -> Fact:
    """One fact: the more exact date and what either says in detail. Places are gathered beside."""
    date = one.date
    if two.date and (date is None or (date.same_as(two.date) and len(two.date.parts) > len(date.parts))):
        date = two.date
    added = {name: said for name in two.details.__slots__ if name not in ITS_OWN and not getattr(one.details, name) and (said := getattr(two.details, name))}
    added |= {name: both for name in ADDS_UP if (both := together(getattr(one.details, name), getattr(two.details, name)))}
    details = replace(one.details, **added) if added else one.details
    codes = one.codes + tuple(code for code in two.codes if code not in one.codes)
    about = one.about if one.about.side or one.kind not in ACTS else replace(one.about, side=two.about.side)
    return replace(one, date=date, details=details, codes=codes, about=about)


def together(one: str, two: str) -> str:
    """Two lists of words as one, each once; empty where one of them is."""
    return "; ".join(dict.fromkeys([*one.split("; "), *two.split("; ")])) if one and two else ""
