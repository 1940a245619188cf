"""The first page of the document: its parts, in the order of the page for a doctor, each with what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import parts
from beside.brief.fhir.shape import link, new

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beside.brief.fhir.shape import Resource, Writing
    from beside.facts import Fact

PARTS = {
    "cancer": "case", "stage.t": "case", "stage.n": "case", "stage.m": "case", "stage.group": "case", "extent": "case",
    "metastasis": "case", "recurrence": "case", "laterality": "case", "risk.group": "case", "response": "treatment",
    "toxicity": "treatment", "treatment": "treatment", "procedure": "pathology", "pending": "open", "not-yet": "open", "goal": "matters",
    "appointment": "decision", "decide-by": "decision",
}  # fmt: skip
# LOINC's name for a summary of what is known, as HL7's own document guides use it.
TYPE = {"coding": [{"system": "http://loinc.org", "code": "60591-5", "display": "Patient summary Document"}]}


def composition(told: Sequence[tuple[Fact, Resource]], papers: Sequence[Resource], said: Sequence[Resource], writing: Writing) -> Resource:
    """`told` holds each fact with the reference to its resource."""
    held: dict[str, list[Resource]] = {name: [] for name in wording.PARTS}
    for fact, where in told:
        held[part_of(fact)].append(where)
    held["matters"] += [link(one) for one in said]
    sections = [{"title": str(title), "entry": held[name]} for name, title in wording.PARTS.items() if held[name]]
    if papers:
        sections.append({"title": str(wording.RECORDS_TITLE), "entry": [link(paper) for paper in papers]})
    return new(
        "Composition",
        writing.name("composition"),
        status="preliminary",
        type=TYPE,
        subject=writing.patient,
        date=writing.instant,
        author=[{"display": "Beside, by software; not checked by a clinician"}],
        title=str(wording.TITLE),
        section=sections,
    )


def part_of(fact: Fact) -> str:
    name = PARTS.get(fact.kind) or parts().get(fact.kind, ("plan", "", 0))[0]
    return name if name in wording.PARTS else "plan"
