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

if TYPE_CHECKING:
    from beside.guide import Guide


def render_fhir(guide: Guide) -> bytes:
    """The same guide gives the same bytes. Composition first, then whom it is of, what is said, and what it stands on."""
    case = guide.case
    writing = Writing(guide)
    papers = papers_of(writing)
    told = [(fact, resource_from(fact, writing)) for fact in case.facts if fact.kind != "person"]
    said = [communication_from(statement, place, writing) for place, statement in enumerate(case.statements)]
    provenance = [provenance_of(fact, link(resource), writing) for fact, resource in told]
    resources = [
        composition(told, papers, said, writing), patient_from(writing), *(resource for _, resource in told), *said, *papers, *provenance,
    ]  # fmt: skip
    bundle = {
        "resourceType": "Bundle",
        "type": "document",
        "identifier": {"system": "urn:ietf:rfc:3986", "value": writing.name("bundle")},
        "timestamp": writing.instant,
        "entry": [entry(resource) for resource in chain(resources)],
    }
    return msgspec.json.format(msgspec.json.encode(bundle), indent=1)
