"""Parting records by person: never mixing two people, never losing a record of nobody."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from beside.case.case import Identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from beside.facts import Document, Fact

# A holder is whatever a record says it is of: a document and the reference written in it (empty: the document itself).
Holder = tuple[str, str]

TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "dame"})


@dataclass(slots=True)
class Traits:
    """What is known of one holder, gathered from its person facts."""

    names: set[frozenset[str]] = field(default_factory=set)
    births: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    facts: list[Fact] = field(default_factory=list)

    @property
    def known(self) -> bool:
        return bool(self.names or self.births or self.numbers)


@dataclass(frozen=True, slots=True)
class Person:
    """One person: who they are and which holders are theirs."""

    identity: Identity
    holders: frozenset[Holder]


def part_by_person(documents: Sequence[Document], facts: Sequence[Fact]) -> tuple[list[Person], dict[str, Holder]]:
    """The people the records are of, and the holder of each fact by its id."""
    containers = {document.id: document for document in documents}
    holder_of = {fact.id: holder_of_fact(fact, containers) for fact in facts}
    traits: dict[Holder, Traits] = defaultdict(Traits)
    for fact in facts:
        note_trait(traits[holder_of[fact.id]], fact)
    for document in documents:
        if not document.container and (document.text or is_of_nobody_named(document)):
            _ = traits[document.id, ""]
    people = [person_from(group, traits) for group in join_holders(traits)]
    return sorted(told_apart(people), key=lambda person: min(person.holders)), holder_of


def is_of_nobody_named(document: Document) -> bool:
    """Whether it holds what can only be somebody's, such as a scan, and does not say whose."""
    could_say = any(hasattr(entry.resource, "subject") or hasattr(entry.resource, "patient") for entry in document.entries)
    return could_say and not subjects_of(document)


def subjects_of(document: Document) -> set[str]:
    """The ids of the people a document says it is of, whether or not a fact was read in it."""
    written = [document.subject]
    for entry in document.entries:
        reference = getattr(entry.resource, "subject", None) or getattr(entry.resource, "patient", None)
        written.append(getattr(reference, "reference", "") or "")
    return {last_part(reference) for reference in written if reference}


def told_apart(people: Sequence[Person]) -> Sequence[Person]:
    """Whoever the records identify; where they identify nobody, whoever they refer to."""
    identified = [person for person in people if person.identity.facts]
    return identified or people


def holder_of_fact(fact: Fact, documents: Mapping[str, Document]) -> Holder:
    document = documents.get(fact.source.document)
    if document is not None and document.container:
        return outermost(document, documents), fact.subject or document.subject
    return fact.source.document, fact.subject


def outermost(document: Document, documents: Mapping[str, Document]) -> str:
    while document.container and document.container in documents:
        document = documents[document.container]
    return document.id


def note_trait(traits: Traits, fact: Fact) -> None:
    if fact.kind != "person":
        return
    traits.facts.append(fact)
    match fact.name:
        case "name":
            if tokens := name_tokens(str(fact.value)):
                traits.names.add(tokens)
        case "birth date":
            traits.births.add(str(fact.value))
        case "identifier":
            traits.numbers.add(str(fact.value))


def name_tokens(name: str) -> frozenset[str]:
    """The words of a name without titles, order and case: `Mrs. Lindqvist, Anna` is `Anna Lindqvist`."""
    return frozenset(re.findall(r"[^\W_]+", name.casefold())) - TITLES


def join_holders(traits: Mapping[Holder, Traits]) -> list[frozenset[Holder]]:
    """Groups of holders that are one person. Whoever is known is joined by what is known; the rest by what is sure.

    Whoever has a birth date comes first, so that the order of the records does not decide who is joined to whom.
    """
    known = sorted((holder for holder in traits if traits[holder].known), key=lambda holder: (not traits[holder].births, holder))
    groups: list[set[Holder]] = []
    for holder in known:
        join_known(holder, groups, traits)
    for holder in sorted(set(traits) - set(known)):
        join_unknown(holder, groups)
    return [frozenset(group) for group in groups]


def join_known(holder: Holder, groups: list[set[Holder]], traits: Mapping[Holder, Traits]) -> None:
    """Into the groups it is the same as; alone where those groups are different people."""
    same = [group for group in groups if is_of_group(holder, group, traits)]
    if any(clash(one, two, traits) for place, one in enumerate(same) for two in same[place + 1 :]):
        groups.append({holder})
        return
    groups[:] = [group for group in groups if group not in same]
    groups.append({holder}.union(*same))


def is_of_group(holder: Holder, group: set[Holder], traits: Mapping[Holder, Traits]) -> bool:
    known = [other for other in group if traits[other].known]
    return not clash({holder}, group, traits) and any(
        same_person(traits[holder], holder, traits[other], other) for other in known
    )


def clash(one: set[Holder], two: set[Holder], traits: Mapping[Holder, Traits]) -> bool:
    """Whether these cannot be one person: born on different days, or called by names that share no word."""
    mine = {birth for holder in one for birth in traits[holder].births}
    theirs = {birth for holder in two for birth in traits[holder].births}
    born_apart = bool(mine and theirs) and not births_agree(mine, theirs)
    return born_apart or any(names_differ(traits[holder], traits[other]) for holder in one for other in two)


def names_differ(one: Traits, two: Traits) -> bool:
    """No name of the one shares a word or an initial with a name of the other, in letters that can be compared."""
    mine, theirs = (set().union(*traits.names) if traits.names else set() for traits in (one, two))
    comparable = all(word.isascii() for word in mine | theirs)
    return bool(mine and theirs) and comparable and not any(alike(word, other) for word in mine for other in theirs)


def alike(word: str, other: str) -> bool:
    return word == other or (min(len(word), len(other)) == 1 and word[0] == other[0])


def same_person(one: Traits, holder: Holder, two: Traits, other: Holder) -> bool:
    if one.births and two.births and not births_agree(one.births, two.births):
        return False
    if names_differ(one, two):
        return False
    if one.numbers & two.numbers:
        return True
    if one.names and two.names:
        return names_agree(one, two, born_the_same=bool(one.births and two.births))
    return last_part(holder[1]) == last_part(other[1]) != ""


def births_agree(one: Iterable[str], two: Iterable[str]) -> bool:
    """Equal as far as both are known: 1960 agrees with 1960-04-01."""
    return any(mine.startswith(theirs) or theirs.startswith(mine) for mine in one for theirs in two)


def names_agree(one: Traits, two: Traits, *, born_the_same: bool) -> bool:
    enough = 1 if born_the_same else 2
    return any(
        len(mine & theirs) >= min(enough, len(mine), len(theirs)) and (born_the_same or mine <= theirs or theirs <= mine)
        for mine in one.names
        for theirs in two.names
    )


def last_part(reference: str) -> str:
    """The id at the end of a reference: `Patient/12`, `urn:uuid:12` and any longer address all end in `12`."""
    return reference.replace(":", "/").rpartition("/")[2]


def join_unknown(holder: Holder, groups: list[set[Holder]]) -> None:
    """A holder that names nobody: joined by its reference, by its document where that is of one person, or if there is only one."""
    document, reference = holder
    if reference:
        candidates = [group for group in groups if any(last_part(other[1]) == last_part(reference) for other in group)]
        in_document = [group for group in candidates if any(other[0] == document for other in group)]
        candidates = in_document or candidates
        if len(candidates) != 1:
            groups.append({holder})
            return
    else:
        candidates = [group for group in groups if any(other[0] == document for other in group)] or groups
    if len(candidates) == 1:
        candidates[0].add(holder)
    elif not candidates:
        groups.append({holder})


def person_from(group: frozenset[Holder], traits: Mapping[Holder, Traits]) -> Person:
    facts = tuple(fact for holder in sorted(group) for fact in (traits[holder].facts if holder in traits else ()))
    return Person(identity_from(facts), group)


def identity_from(facts: Sequence[Fact]) -> Identity:
    def values(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(str(fact.value) for fact in facts if fact.name == name))

    return Identity(values("name"), values("birth date"), values("sex"), tuple(facts))
