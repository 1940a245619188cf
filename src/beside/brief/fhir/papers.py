"""What the brief stands on: each document that was read, and for each statement the place and the words there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief.fhir.shape import bare, extension, new, words
from beside.terms.own_form import PAPER, PLACE

if TYPE_CHECKING:
    from beside.brief.fhir.shape import Resource, Writing
    from beside.facts import Fact
    from beside.records import Document
    from beside.terms.places import Source


def papers_of(writing: Writing) -> list[Resource]:
    """A reference to each document, without its content: that stays with whoever holds the record."""
    documents = {document.id: document for document in writing.guide.case.documents}
    writing.papers.update({name: writing.name(f"paper:{name}") for name in documents})
    return [_paper(document, writing) for document in documents.values()]


def _paper(document: Document, writing: Writing) -> Resource:
    return new(
        "DocumentReference",
        writing.name(f"paper:{document.id}"),
        extension=[extension(PAPER, document.id)],
        identifier=[{"system": PAPER, "value": document.id}],
        status="current",
        subject=writing.patient,
        description=words(document.name),
        content=[{"attachment": bare(title=words(document.title or document.name) or "record")}],
    )


def provenance_of(fact: Fact, target: Resource, writing: Writing) -> Resource:
    return new(
        "Provenance",
        writing.name(f"provenance:{target['reference']}"),
        target=[target],
        recorded=writing.instant,
        agent=[{"who": {"display": "Beside, by software; not checked by a clinician"}}],
        entity=[_entity(source, writing) for source in fact.sources],
    )


def _entity(source: Source, writing: Writing) -> Resource:
    paper = writing.papers.get(source.document)
    what = {"reference": paper} if paper else {"display": words(source.name) or "record"}
    parts = (
        extension("start", source.start if source.start >= 0 else None, "Integer"),
        extension("end", source.end if source.end >= 0 else None, "Integer"),
        extension("page", source.page or None, "Integer"),
        extension("path", source.path),
        extension("quote", source.quote),
    )
    place = extension(PLACE, parts=parts)
    return bare(extension=[place] if place else [], role="source", what=what)
