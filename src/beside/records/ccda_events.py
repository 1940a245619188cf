"""What the head of a document says was done, and by whom: the operation of an operative note, the scan of a report, the visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.records.ccda_values import name_of, period_of
from beside.records.fhir_elements import ContactPoint
from beside.records.fhir_people import Qualification
from beside.records.fhir_types import CodeableConcept, Encounter, Practitioner, Procedure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.records.ccda_paper import Paper
    from beside.records.document import Entry
    from beside.records.xml_tree import Node


SHORTEST = len("tel:") + 5  # no number is shorter


def read_events(paper: Paper, root: Node) -> Iterator[Entry]:
    """An event without a code is only the time that a summary is of."""
    for documented in root.children("documentationOf"):
        event = documented.child("serviceEvent")
        yield from read_performers(paper, event) if event else ()
        code = paper.concept(event.child("code")) if event else None
        if event and code and event.get("classCode") in {"PCPR", "ACT", "PROC", "OBS", ""}:
            period = period_of(event.child("effectiveTime"))
            yield paper.entry(event, Procedure(status="completed", code=code, subject=paper.patient, performed_period=period))
    visit = root.child("componentOf", "encompassingEncounter")
    if visit:
        kind = paper.concept(visit.child("code"))
        period = period_of(visit.child("effectiveTime"))
        yield paper.entry(visit, Encounter(status="finished", type=(kind,) if kind else (), subject=paper.patient, period=period))


def read_performers(paper: Paper, event: Node) -> Iterator[Entry]:
    """Those who treat the person and say where they can be called: at work, and not at home."""
    for performer in event.children("performer"):
        entity = performer.child("assignedEntity")
        named = entity.child("assignedPerson", "name") if entity else None
        name = name_of(named) if named else None
        number = number_at_work(entity) if entity else ""
        if entity and name and number:
            post = performer.words("functionCode", "originalText") or performer.get("displayName", "functionCode") or entity.get("displayName", "code")
            posts = (Qualification(code=CodeableConcept(text=post)),) if post else ()
            yield paper.entry(performer, Practitioner(name=(name,), qualification=posts, telecom=(ContactPoint(system="phone", value=number, use="work"),)))


def number_at_work(entity: Node) -> str:
    """A number that is not marked as one of the home, unless the house has the same."""
    own, of_house = numbers_in(entity), numbers_in(entity.child("representedOrganization"))
    shared = {number for _, number in of_house}
    fitting = [number for use, number in own if not use.startswith("H") or number in shared]
    return next(iter((*fitting, *(number for _, number in of_house))), "")


def numbers_in(node: Node | None) -> list[tuple[str, str]]:
    found = [(part.get("use"), part.get("value")) for part in node.children("telecom")] if node else []
    return [(use, value.removeprefix("tel:").strip()) for use, value in found if value.startswith("tel:") and len(value) > SHORTEST]
