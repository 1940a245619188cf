"""A fact in its own parts, as an extension: what FHIR has no place for is not lost on the way."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from typing import TYPE_CHECKING, Any

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
    yield from _group(STATUS, fact.status, Status())
    yield from _group(ABOUT, fact.about, About())
    yield from _group(DETAIL, fact.details, Details())
    for code in fact.codes:
        yield extension("code", coding(code), "Coding")
    for source in fact.sources:
        yield _quote(source.quote, "" if source.path else writing.papers.get(source.document, ""))
    for said in writing.disputes(fact):
        yield extension(DISPUTED, said.words)


def _group(group: str, value: Any, usual: Any) -> Iterator[Resource]:
    """What differs from the usual: a stated fact of the patient, of now, is written without a status."""
    for part in fields(value):
        said = getattr(value, part.name)
        if said != getattr(usual, part.name):
            yield extension(f"{group}{part.name}", str(said))


def _quote(words: str, paper: str) -> Resource:
    """The words at a place, with their paper; a coded entry counts as a paper of its own and names none."""
    of = {"url": "paper", "valueReference": {"reference": paper}} if paper else {}
    return {"url": QUOTE, "extension": [part for part in (extension("words", words or "-"), of) if part]}
