"""What the head of a document says was done: the operation of an operative note, the scan of a report, the visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.records.ccda_values import period_of
from beside.records.fhir_types import Encounter, Procedure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.records.ccda_paper import Paper
    from beside.records.document import Entry
    from beside.records.xml_tree import Node


def read_events(paper: Paper, root: Node) -> Iterator[Entry]:
    """An event without a code is only the time that a summary is of."""
    for documented in root.children("documentationOf"):
        event = documented.child("serviceEvent")
        code = paper.concept(event.child("code")) if event else None
        if event and code and event.get("classCode") in {"PCPR", "ACT", "PROC", "OBS", ""}:
            period = period_of(event.child("effectiveTime"))
            yield paper.entry(event, Procedure(status="completed", code=code, subject=paper.patient, performed_period=period))
    visit = root.child("componentOf", "encompassingEncounter")
    if visit:
        kind = paper.concept(visit.child("code"))
        period = period_of(visit.child("effectiveTime"))
        yield paper.entry(visit, Encounter(status="finished", type=(kind,) if kind else (), subject=paper.patient, period=period))
