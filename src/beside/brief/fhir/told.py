"""A fact in its own parts, as an extension: what FHIR has no place for is not lost on the way."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING

from beside.brief.fhir.shape import coding, extension
from beside.facts.fact import About, Details, Status
from beside.terms.own_form import ABOUT, DETAIL, DISPUTED, FACT, QUOTE, STATUS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.brief.fhir.shape import Resource, Writing
    from beside.facts import Fact


def told(fact: Fact, writing: Writing) -> Resource:
    return {"url": FACT, "extension": [part for part in _parts(fact, writing) if part]}


def _parts(fact: Fact, writing: Writing) -> Iterator[Resource]:
    yield extension("id", fact.id)
    yield extension("kind", fact.kind)
    yield extension("name", fact.name)
    yield extension("number" if isinstance(fact.value, Decimal) else "value", str(fact.value))
    yield extension("unit", fact.unit)
    yield extension("date", str(fact.date or ""))
    status, about, details = _usual()
    yield from status.unless_in(fact.status)
    yield from about.unless_in(fact.about)
    yield from details.unless_in(fact.details)
    for code in fact.codes:
        yield extension("code", coding(code), "Coding")
    for source in fact.sources:
        yield _quote(source.quote, "" if source.path else writing.papers.get(source.document, ""))
    for said in writing.disputes(fact):
        yield extension(DISPUTED, said.words)


class Usual:
    """What goes without saying: a stated fact of the patient, of now, is written without a status."""

    def __init__(self, group: str, value: Status | About | Details) -> None:
        names = [part.name for part in fields(value)]
        self._parts_of = attrgetter(*names)
        self._addresses = [f"{group}{name}" for name in names]
        self._parts = self._parts_of(value)

    def unless_in(self, value: Status | About | Details) -> Iterator[Resource]:
        """What differs from it."""
        for address, said, usual in zip(self._addresses, self._parts_of(value), self._parts, strict=True):
            if said != usual:
                yield extension(address, str(said))


@cache
def _usual() -> tuple[Usual, ...]:
    return Usual(STATUS, Status()), Usual(ABOUT, About()), Usual(DETAIL, Details())


def _quote(words: str, paper: str) -> Resource:
    """The words at a place, with their paper; a coded entry counts as a paper of its own and names none."""
    of = {"url": "paper", "valueReference": {"reference": paper}} if paper else {}
    return {"url": QUOTE, "extension": [part for part in (extension("words", words or "-"), of) if part]}
