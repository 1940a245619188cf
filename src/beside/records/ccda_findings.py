"""Observations and problems: what was found, with its value, range and state."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec

from beside.records.ccda_paper import (
    Where,
    inner_statements,
    is_denied,
    is_negated,
    observations_in,
    status_of,
    templates_of,
)
from beside.records.ccda_rows import lower_beside, mark_shown, value_shown
from beside.records.ccda_values import (
    date_of,
    period_of,
    quantity_in_interval,
    quantity_in_words,
    quantity_of,
    range_of,
    start_of,
    xsi_type,
)
from beside.records.fhir_types import (
    CodeableConcept,
    Coding,
    Condition,
    Observation,
    ObservationComponent,
    Quantity,
    Reference,
    ReferenceRange,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.records.ccda_paper import Paper
    from beside.records.document import Entry
    from beside.records.xml_tree import Node

STATUS = "33999-4"
ANY_PROBLEM = "55607006"
AGE_AT_ONSET = "445518008"
SEVERITY = "SEV"
PAST_PROBLEMS = "11348-0"
# Sections of results: only there an open state means that a result is still to come, and only where it has no value, for
# many systems leave the state open for good.
RESULTS = frozenset({"30954-2", "22634-0", "26436-6", "18748-4"})
# What the state of a problem is called, by the code of its own observation.
PROBLEM_STATES = {
    "55561003": "active", "73425007": "inactive", "413322009": "resolved", "90734009": "active", "7087005": "active",
    "255227004": "recurrence", "277022003": "remission", "246455001": "recurrence", "263855007": "relapse",
    "active": "active", "inactive": "inactive", "resolved": "resolved",
}  # fmt: skip
# The state of the concern about it, used only where the problem gives none of its own.
CONCERN_STATES = {"active": "active", "completed": "inactive", "aborted": "inactive", "suspended": "inactive"}
RESULT_STATES = {
    "completed": "final", "active": "active", "aborted": "cancelled", "cancelled": "cancelled", "held": "registered",
    "suspended": "registered", "new": "registered", "nullified": "entered-in-error", "obsolete": "cancelled",
}  # fmt: skip
# These ask what state something else is in, and are read with it.
OF_ANOTHER = frozenset({STATUS, SEVERITY, AGE_AT_ONSET, "ASSERTION"})
LOINC = "http://loinc.org"
SYSTOLIC, DIASTOLIC, PRESSURE = "8480-6", "8462-4", "85354-9"
SMOKING, SOCIAL_HISTORY = frozenset({"4.78", "4.85"}), "29762-2"
NOT_SAID = CodeableConcept(coding=(Coding(code="unknown"),))

SMOKING_STATUS = CodeableConcept(coding=(Coding(system=LOINC, code="72166-2", display="Tobacco smoking status"),))


def coded(word: str) -> CodeableConcept:
    return CodeableConcept(coding=(Coding(code=word),))


def read_problem(paper: Paper, node: Node, where: Where) -> Iterator[Entry]:
    """A problem, and what hangs on it, such as its stage."""
    code = paper.concept(node.child("value"))
    if code is None or is_nothing(code):
        return
    name = paper.next_id()
    time = node.child("effectiveTime")
    period = period_of(time)
    yield paper.entry(
        node,
        Condition(
            id=name,
            code=code,
            clinical_status=state_of_problem(node, where),
            verification_status=coded("refuted") if is_denied(node, where) else None,
            body_site=paper.concepts(node, "targetSiteCode"),
            subject=paper.patient,
            onset_date_time=period.start if period else "",
            onset_age=next((quantity_of(age.child("value")) for age in observations_in(node, AGE_AT_ONSET)), None),
            abatement_date_time=period.end if period else "",
            recorded_date=where.since or date_of(node.get("value", "author", "time")),
        ),
    )
    here = replace(where.inside(node), concern="", about=Reference(reference=f"Condition/{name}"))
    yield from read_parts(paper, node, here)


def is_nothing(code: CodeableConcept) -> bool:
    """`No known problems`, `No impairment`, or the mere word problem: an entry that only fills its place."""
    words = next((one.display for one in code.coding if one.display), "") or code.text
    return words.lower().startswith("no ") or any(one.code == ANY_PROBLEM for one in code.coding)


def state_of_problem(node: Node, where: Where) -> CodeableConcept | None:
    """Its own state first; an end closes it; then the state of the concern; in a list of what is past, past."""
    for status in observations_in(node, STATUS):
        value = status.get("code", "value")
        named = status.get("displayName", "value").lower()
        if state := PROBLEM_STATES.get(value.lower()) or PROBLEM_STATES.get(named):
            return coded(state)
    ended = node.child("effectiveTime", "high")
    if ended and ended.get("value"):
        return coded("resolved")
    if where.section == PAST_PROBLEMS and where.concern != "active":
        return coded("inactive")
    state = CONCERN_STATES.get(where.concern)
    return coded(state) if state else None


def read_parts(paper: Paper, node: Node, where: Where) -> Iterator[Entry]:
    """The observations that hang on a statement and ask something of their own."""
    if paper.is_too_deep(where):
        return
    for _, inner in inner_statements(node):
        if inner.name == "observation" and not OF_ANOTHER & {inner.get("code", "code")}:
            yield from read_observation(paper, inner, where)
        elif inner.name == "organizer":
            yield from read_parts(paper, inner, where.inside(inner))


def read_observation(paper: Paper, node: Node, where: Where) -> Iterator[Entry]:
    code = question_of(paper, node, where)
    if code is None or is_negated(node):
        return
    yield paper.entry(node, observation_of(paper, node, where, code))
    yield from read_parts(paper, node, where.inside(node))


def question_of(paper: Paper, node: Node, where: Where) -> CodeableConcept | None:
    """Its code. That of smoking was once no more than the word assertion, and its template said what it asks."""
    smoking = bool(SMOKING & templates_of(node)) and where.section == SOCIAL_HISTORY
    if smoking and node.get("code", "code") in {"ASSERTION", ""}:
        return SMOKING_STATUS
    return paper.concept(node.child("code"))


def observation_of(paper: Paper, node: Node, where: Where, code: CodeableConcept) -> Observation:
    value = value_of(paper, node.child("value"))
    named = Observation(code=code)
    state = RESULT_STATES.get(status_of(node), "final") if where.section in RESULTS else "final"
    return Observation(
        status=("final" if value else "registered") if state == "active" else state,
        code=code,
        subject=paper.patient,
        focus=(where.about,) if where.about else (),
        effective_date_time=start_of(node.child("effectiveTime")) or where.time,
        issued=date_of(node.get("value", "author", "time")),
        extension=value_shown(paper, node, named, value.get("value_quantity")),
        interpretation=paper.concepts(node, "interpretationCode") or mark_shown(paper, node, named),
        method=paper.concept(node.child("methodCode")),
        body_site=paper.concept(node.child("targetSiteCode")),
        reference_range=ranges_of(paper, node),
        **(value or {"data_absent_reason": NOT_SAID}),
    )


def value_of(paper: Paper, node: Node | None) -> dict[str, Any]:
    """The value under the name FHIR has for its kind; empty where there is none, or none is given."""
    if node is None:
        return {}
    kind = xsi_type(node)
    if kind in {"CD", "CE", "CO", "CV", "CS"}:
        concept = paper.concept(node)
        return {"value_codeable_concept": concept} if concept else {}
    if kind in {"PQ", "INT", "REAL", "MO"} or kind.startswith("IVL_"):
        quantity = quantity_in_interval(node) if kind.startswith("IVL_") else quantity_of(node)
        return {"value_quantity": quantity} if quantity else {}
    return plain_value_of(paper, node, kind)


def plain_value_of(paper: Paper, node: Node, kind: str) -> dict[str, Any]:
    if kind == "BL":
        return {"value_boolean": node.get("value") == "true"} if node.get("value") else {}
    if kind == "TS":
        return {"value_date_time": date_of(node.get("value"))}
    if node.get("representation") == "B64":
        return {}
    words = paper.words_of(node) or node.get("displayName") or node.get("value")
    if quantity := quantity_in_words(words):
        return {"value_quantity": quantity}
    return {"value_string": words} if words else {}


def ranges_of(paper: Paper, node: Node) -> tuple[ReferenceRange, ...]:
    found = (range_of_observation(paper, part.child("observationRange")) for part in node.children("referenceRange"))
    return tuple(filter(None, found))


def range_of_observation(paper: Paper, node: Node | None) -> ReferenceRange | None:
    if node is None:
        return None
    limits, text = range_of(node.child("value")), node.child("text")
    words = paper.words_of(text) if text else ""
    if limits is None:
        words = words or node.words("value")
    return ReferenceRange(low=limits.low if limits else None, high=limits.high if limits else None, text=words) if limits or words else None


def read_panel(paper: Paper, node: Node, where: Where) -> Iterator[Entry]:
    """The members of a panel. Two blood pressures are told as one, as people say them."""
    where = where.inside(node)
    members = [member for _, member in inner_statements(node)]
    pressures = [member for member in members if member.get("code", "code") in {SYSTOLIC, DIASTOLIC}]
    if {member.get("code", "code") for member in pressures} == {SYSTOLIC, DIASTOLIC} and len(pressures) == 2:
        yield paper.entry(node, pressure_of(paper, node, pressures))
        members = [member for member in members if member not in pressures]
    elif [member.get("code", "code") for member in pressures] == [SYSTOLIC] and (both := pressure_in_words(paper, node, pressures)):
        yield paper.entry(pressures[0], both)
        members = [member for member in members if member not in pressures]
    for member in members:
        if member.name == "observation":
            yield from read_observation(paper, member, where)
        elif member.name == "organizer" and not paper.is_too_deep(where):
            yield from read_panel(paper, member, where.inside(member))


def pressure_in_words(paper: Paper, node: Node, pressures: Sequence[Node]) -> Observation | None:
    """The upper pressure as coded, with the lower one that only its words give."""
    one = pressure_of(paper, node, pressures)
    lower = lower_beside(paper, pressures[0], quantity_of(pressures[0].child("value")))
    if lower is None:
        return None
    added = ObservationComponent(code=CodeableConcept(coding=(Coding(system=LOINC, code=DIASTOLIC),)), value_quantity=Quantity(value=lower, unit="mmHg"))
    return msgspec.structs.replace(one, component=(*one.component, added))


def pressure_of(paper: Paper, node: Node, pressures: Sequence[Node]) -> Observation:
    parts = [
        ObservationComponent(code=paper.concept(part.child("code")), **value_of(paper, part.child("value")))
        for part in pressures
    ]
    taken = start_of(pressures[0].child("effectiveTime")) or start_of(node.child("effectiveTime"))
    return Observation(
        status="final",
        code=CodeableConcept(coding=(Coding(system=LOINC, code=PRESSURE, display="Blood pressure"),)),
        subject=paper.patient,
        effective_date_time=taken,
        component=tuple(parts),
    )
