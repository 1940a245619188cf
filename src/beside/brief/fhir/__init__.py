"""The brief as FHIR R4: a document bundle that other systems read, and that reads back as the same case."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from beside.brief.fhir.composition import composition
from beside.brief.fhir.papers import papers_of, provenance_of
from beside.brief.fhir.people import patient_from
from beside.brief.fhir.resources import resource_from
from beside.brief.fhir.shape import Writing, entry, link
from beside.brief.fhir.statements import communication_from
from beside.brief.json_lines import list_in_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.brief.fhir.shape import Resource
    from beside.facts import Fact
    from beside.guide import Guide


def render_fhir(guide: Guide) -> bytes:
    """The same guide gives the same bytes. Composition first, then whom it is of, what is said, and what it stands on.

    A resource stands on one line, and is held as its bytes as soon as it is made.
    """
    writing = Writing(guide)
    papers = papers_of(writing)
    told: list[tuple[Fact, Resource]] = []
    facts = list(_facts(writing, told))
    said = [communication_from(statement, place, writing) for place, statement in enumerate(guide.case.statements)]
    before = {
        "resourceType": "Bundle",
        "type": "document",
        "identifier": {"system": "urn:ietf:rfc:3986", "value": writing.name("bundle")},
        "timestamp": writing.instant,
    }
    first = composition(told, papers, said, writing), patient_from(writing)
    last = (provenance_of(fact, where, writing) for fact, where in told)
    return list_in_lines(before, "entry", chain(map(_line, first), facts, map(_line, chain(said, papers, last))))


def _facts(writing: Writing, told: list[tuple[Fact, Resource]]) -> Iterator[bytes]:
    """The resource of each fact; which is whose is noted in `told`."""
    for fact in writing.guide.case.facts:
        if fact.kind != "person":
            resource = resource_from(fact, writing)
            told.append((fact, link(resource)))
            yield _line(resource)


def _line(resource: Resource) -> bytes:
    return msgspec.json.encode(entry(resource))
