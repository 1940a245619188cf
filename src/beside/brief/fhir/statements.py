"""What the person or a clinician said, in their own words: a message each, with who and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief.fhir.shape import extension, new, words
from beside.terms.dates import parse_date
from beside.terms.own_form import STATEMENT

if TYPE_CHECKING:
    from beside.brief.fhir.shape import Resource, Writing
    from beside.case import Statement


def communication_from(said: Statement, place: int, writing: Writing) -> Resource:
    parts = (extension("kind", said.kind), extension("who", said.who), extension("when", said.when),
             extension("fact", said.fact), extension("words", said.words))
    sent = parse_date(said.when)
    return new(
        "Communication",
        writing.name(f"statement:{place}:{said.kind}"),
        extension=[extension(STATEMENT, parts=parts)],
        status="completed",
        category=[{"text": words(said.kind)}],
        subject=writing.patient,
        about=_about(said, writing),
        sent=f"{sent}T00:00:00Z" if sent and sent.day and not sent.time else "",
        sender={"display": words(said.who)} if said.who.strip() else None,
        payload=[{"contentString": words(said.words)}] if said.words.strip() else [],
    )


def _about(said: Statement, writing: Writing) -> list[Resource]:
    """The resource of the fact it is about; who the patient is stands in the Patient."""
    fact = next((fact for fact in writing.guide.case.facts if fact.id == said.fact), None)
    if fact is None:
        return []
    return [writing.patient if fact.kind == "person" else {"reference": writing.fact_name(fact)}]
