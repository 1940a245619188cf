"""Reading a note in a test: the facts of one kind, as short lines a person can check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.facts.text import read_text

if TYPE_CHECKING:
    from beside.facts import Fact
    from beside.records.document import Document


def of_kind(note: Document, *kinds: str) -> list[Fact]:
    """The facts of these kinds, in order of place."""
    return [fact for fact in read_text(note) if fact.kind in kinds]


def values(note: Document, *kinds: str) -> list[tuple[str, str]]:
    """Name and value of each fact of these kinds."""
    return [(fact.name, str(fact.value)) for fact in of_kind(note, *kinds)]


def held(note: Document, *kinds: str) -> set[tuple[str, str]]:
    """Name and value of what is stated of the patient."""
    return {(fact.name, str(fact.value)) for fact in of_kind(note, *kinds) if fact.status.holds}


def statuses(note: Document, *kinds: str) -> dict[str, str]:
    """What each name's status is, in the words that are not the usual ones."""
    return {fact.name: words_of(fact) for fact in of_kind(note, *kinds)}


def words_of(fact: Fact) -> str:
    status = fact.status
    usual = {"stated", "current", "patient"}
    return " ".join(str(part) for part in (status.assertion, status.time, status.person, status.course) if part and part not in usual)


def told(facts, *kinds: str) -> list[tuple[str, str, str]]:
    return [(fact.name, str(fact.value), words_of(fact)) for fact in facts if fact.kind in kinds]
