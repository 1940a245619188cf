"""What was done, asked for, planned and hoped for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.records.ccda_days import only_day_in
from beside.records.ccda_findings import read_parts, value_of
from beside.records.ccda_paper import (
    EVENT,
    inner_statements,
    is_negated,
    mood_of,
    status_of,
)
from beside.records.ccda_values import NOTHING, date_of, name_of, period_of, start_of, xsi_type
from beside.records.fhir_types import (
    Appointment,
    AppointmentParticipant,
    CodeableConcept,
    DocumentReference,
    Encounter,
    Goal,
    HumanName,
    Period,
    Procedure,
    Reference,
    ServiceRequest,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.records.ccda_paper import Paper, Where
    from beside.records.document import Entry
    from beside.records.xml_tree import Node

INTENTS = {"INT": "plan", "PRMS": "plan", "RQO": "order", "ARQ": "order", "APT": "order", "PRP": "proposal"}
DONE = {
    "completed": "completed", "active": "in-progress", "aborted": "stopped", "cancelled": "entered-in-error",
    "nullified": "entered-in-error", "held": "on-hold", "suspended": "on-hold", "new": "preparation",
}  # fmt: skip
ASKED = {
    "completed": "completed", "aborted": "revoked", "cancelled": "revoked", "nullified": "entered-in-error",
    "held": "on-hold", "suspended": "on-hold",
}  # fmt: skip
REASON = "RSON"


def read_procedure(paper: Paper, node: Node, where: Where) -> Iterator[Entry]:
    """Something done; or asked for, where its mood says so."""
    if mood_of(node) != EVENT:
        yield from read_request(paper, node, where)
        return
    code = paper.concept(node.child("code"))
    if code is not None:
        yield paper.entry(node, procedure_of(paper, node, where, code))
    yield from read_parts(paper, node, where.inside(node))


def procedure_of(paper: Paper, node: Node, where: Where, code: CodeableConcept) -> Procedure:
    period = period_of(node.child("effectiveTime"))
    return Procedure(
        status="not-done" if is_negated(node) else DONE.get(status_of(node), "completed"),
        code=code,
        subject=paper.patient,
        performed_period=period or (Period(start=where.time) if where.time else None),
        reason_code=reasons_in(paper, node),
        body_site=paper.concepts(node, "targetSiteCode"),
    )


def reasons_in(paper: Paper, node: Node) -> tuple[CodeableConcept, ...]:
    found = (paper.concept(inner.child("value")) for relation, inner in inner_statements(node) if relation == REASON)
    return tuple(filter(None, found))


def read_request(paper: Paper, node: Node, where: Where) -> Iterator[Entry]:
    code = paper.concept(node.child("code"))
    if code is None or mood_of(node) not in INTENTS:
        return
    yield paper.entry(
        node,
        ServiceRequest(
            status=ASKED.get(status_of(node), "active"),
            intent=INTENTS[mood_of(node)],
            do_not_perform=is_negated(node) or None,
            code=code,
            subject=paper.patient,
            occurrence_date_time=start_of(node.child("effectiveTime")) or where.time,
            authored_on=date_of(node.get("value", "author", "time")),
            reason_code=reasons_in(paper, node),
            body_site=paper.concepts(node, "targetSiteCode"),
        ),
    )


def read_goal(paper: Paper, node: Node, where: Where) -> Iterator[Entry]:
    """A goal in its own words; the patient's own where the patient is its author. A number to reach is no aim of a treatment."""
    del where
    if is_number(node.child("value")):
        return
    value = value_of(paper, node.child("value"))
    words = value.get("value_string", "") or (paper.words_of(text) if (text := node.child("text")) else "")
    words = "" if NOTHING.match(words) else words
    description = CodeableConcept(text=words) if words else paper.concept(node.child("code"))
    if description is not None:
        yield paper.entry(
            node,
            Goal(
                lifecycle_status="cancelled" if status_of(node) in {"cancelled", "aborted", "nullified"} else "active",
                description=description,
                subject=paper.patient,
                start_date=start_of(node.child("effectiveTime")),
                expressed_by=paper.patient if is_by_patient(paper, node) else None,
            ),
        )


def is_number(node: Node | None) -> bool:
    """A weight, a temperature, a blood pressure, as one number or as a range."""
    return node is not None and xsi_type(node).removeprefix("IVL_") in {"PQ", "INT", "REAL"}


def is_by_patient(paper: Paper, node: Node) -> bool:
    """Whether the patient alone is its author; what was agreed on has two."""
    authors = [author.child("assignedAuthor", "id") for author in node.children("author")]
    return len(authors) == 1 and authors[0] is not None and (authors[0].get("root"), authors[0].get("extension")) in paper.ids


def read_note(paper: Paper, node: Node, where: Where) -> Iterator[Entry]:
    """A note, whose words stand in the section: it tells when they were written, and by whom."""
    written = start_of(node.child("effectiveTime")) or date_of(node.get("value", "author", "time")) or where.time
    yield paper.entry(node, note_of(paper, node, written))


def read_own_author(paper: Paper, section: Node) -> Iterator[Entry]:
    """A section that others wrote than the rest of the document is a note of theirs."""
    if section.child("author"):
        yield paper.entry(section, note_of(paper, section, date_of(section.get("value", "author", "time"))))


def note_of(paper: Paper, node: Node, written: str) -> DocumentReference:
    names = (name_of(found) for author in node.children("author") if (found := author.child("assignedAuthor", "assignedPerson", "name")))
    authors = tuple(Reference(display=spoken) for name in names if name and (spoken := spoken_name(name)))
    return DocumentReference(status="current", type=paper.concept(node.child("code")), subject=paper.patient, date=written, author=authors)


def spoken_name(name: HumanName) -> str:
    return name.text or " ".join(filter(None, (*name.given, name.family)))


def read_encounter(paper: Paper, node: Node, where: Where) -> Iterator[Entry]:
    """A visit that took place; one that is ahead is an appointment."""
    code = paper.concept(node.child("code"))
    if mood_of(node) == EVENT and not where.ahead:
        kinds = (code,) if code else ()
        yield paper.entry(node, Encounter(status="finished", type=kinds, subject=paper.patient, period=period_of(node.child("effectiveTime"))))
    elif code is not None and status_of(node) not in {"cancelled", "aborted", "nullified"}:
        yield paper.entry(node, appointment_of(paper, node, where, code))


def appointment_of(paper: Paper, node: Node, where: Where, code: CodeableConcept) -> Appointment:
    patient = (AppointmentParticipant(actor=paper.patient),) if paper.patient else ()
    return Appointment(
        status="booked",
        service_type=(code,),
        start=start_of(node.child("effectiveTime")) or where.time or only_day_in(code.text),
        reason_code=reasons_in(paper, node),
        participant=patient,
    )
