"""Allergies: to what, how somebody reacted and how badly, and that none is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.records.ccda_findings import SEVERITY, STATUS, coded
from beside.records.ccda_paper import (
    inner_statements,
    is_denied,
    is_negated,
    observations_in,
    templates_of,
)
from beside.records.ccda_values import NOTHING, date_of, period_of
from beside.records.fhir_types import (
    AllergyIntolerance,
    AllergyReaction,
    CodeableConcept,
    Coding,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.records.ccda_paper import Paper, Where
    from beside.records.document import Entry
    from beside.records.xml_tree import Node

# These say that somebody reacts to something of a kind, and not to what.
KINDS = frozenset({
    "419199007", "416098002", "414285001", "419511003", "418471000", "420134006", "418038007", "59037007", "235719002",
})  # fmt: skip
# Negated, a kind is none known of it: as HL7's mapping to FHIR has it, for a tendency as for an allergy.
NONE_KNOWN = {
    "416098002": ("409137002", "No known drug allergies"), "419511003": ("409137002", "No known drug allergies"),
    "414285001": ("429625007", "No known food allergies"), "418471000": ("429625007", "No known food allergies"),
}  # fmt: skip
NONE_AT_ALL = ("716186003", "No known allergies")
REACTION, MANIFESTED = "4.9", "MFST"
LONGEST_REACTION = 60
# A concern is `completed` where nobody tracks it, and many systems write that on all: whoever reacted once may react again.
STATES = {"active": "active", "aborted": "inactive", "suspended": "inactive"}


def read_allergy(paper: Paper, node: Node, where: Where) -> Iterator[Entry]:
    """What somebody reacts to. Negated, it is none; without a substance, the negation is of all of its kind."""
    substance = substance_in(paper, node) or named_by_value(paper, node)
    if substance is not None:
        yield paper.entry(node, allergy_of(paper, node, where, substance, refuted=is_denied(node, where)))
    elif is_denied(node, where) and not paper.is_silent(node):
        yield paper.entry(node, allergy_of(paper, node, where, none_known_of(node)))


def substance_in(paper: Paper, node: Node) -> CodeableConcept | None:
    entity = node.child("participant", "participantRole", "playingEntity")
    name = entity.words("name") if entity else ""
    code = paper.concept(entity.child("code")) if entity else None
    return code or (CodeableConcept(text=name) if name and not NOTHING.match(name) else None)


def named_by_value(paper: Paper, node: Node) -> CodeableConcept | None:
    """`Allergy to penicillin` names its substance; `Drug allergy` names none."""
    value = paper.concept(node.child("value"))
    return None if value is None or any(coding.code in KINDS for coding in value.coding) else value


def none_known_of(node: Node) -> CodeableConcept:
    code, display = NONE_KNOWN.get(node.get("code", "value"), NONE_AT_ALL)
    return CodeableConcept(coding=(Coding(system="http://snomed.info/sct", code=code, display=display),))


def allergy_of(paper: Paper, node: Node, where: Where, code: CodeableConcept, *, refuted: bool = False) -> AllergyIntolerance:
    period = period_of(node.child("effectiveTime"))
    return AllergyIntolerance(
        clinical_status=state_of_allergy(node, where),
        verification_status=coded("refuted") if refuted else None,
        code=code,
        patient=paper.patient,
        onset_date_time=period.start if period else "",
        recorded_date=where.since or date_of(node.get("value", "author", "time")),
        reaction=tuple(reactions_in(paper, node)),
    )


def state_of_allergy(node: Node, where: Where) -> CodeableConcept | None:
    for status in observations_in(node, STATUS):
        named = status.get("displayName", "value").lower()
        if named in {"active", "inactive", "resolved"}:
            return coded(named)
    if node.get("value", "effectiveTime", "high"):
        return coded("resolved")
    state = STATES.get(where.concern)
    return coded(state) if state else None


def reactions_in(paper: Paper, node: Node) -> Iterator[AllergyReaction]:
    """Each sign with how bad it was; what is said of the allergy as a whole stands for itself."""
    for relation, inner in inner_statements(node):
        if inner.get("code", "code") == SEVERITY:
            yield AllergyReaction(severity=named_in_value(paper, inner))
        elif (REACTION in templates_of(inner) or relation == MANIFESTED) and not is_negated(inner):
            worst = next(observations_in(inner, SEVERITY), None)
            signs = words_of_value(paper, inner)
            if signs:
                yield AllergyReaction(description=signs, severity=named_in_value(paper, worst) if worst else "")


def named_in_value(paper: Paper, node: Node) -> str:
    value = paper.concept(node.child("value"))
    return next((coding.display for coding in value.coding if coding.display), "") if value else ""


def words_of_value(paper: Paper, node: Node) -> str:
    """The name of its code; else the words it points at, where they are few."""
    value, text = paper.concept(node.child("value")), node.child("text")
    words = named_in_value(paper, node) or (value.text if value else "") or (paper.words_of(text) if text else "")
    return "" if len(words) > LONGEST_REACTION or NOTHING.match(words) else words
