"""Where older forms of FHIR (DSTU2, STU3) put what R4 puts elsewhere.

Read from the change notes of hl7.org/fhir/R4 ("R3 Diff", "R2 Diff") of each resource, for the resources Beside reads.
Most dangerous are the flags that turn a statement around: `wasNotGiven: true`.
"""

from __future__ import annotations

from typing import Any

# resource: {name in the older form: name in R4}
RENAMED: dict[str, dict[str, str]] = {
    "AllergyIntolerance": {
        "substance": "code", "onset": "onsetDateTime", "assertedDate": "recordedDate", "recordedDate": "recordedDate",
    },
    "Condition": {"patient": "subject", "dateRecorded": "recordedDate", "assertedDate": "recordedDate", "notes": "note"},
    "DiagnosticReport": {"codedDiagnosis": "conclusionCode"},
    "DocumentReference": {"indexed": "date", "created": "date"},
    "Encounter": {"patient": "subject", "reason": "reasonCode"},
    "Immunization": {"date": "occurrenceDateTime"},
    "MedicationAdministration": {
        "patient": "subject", "effectiveTimeDateTime": "effectiveDateTime", "effectiveTimePeriod": "effectivePeriod",
        "prescription": "request", "reasonNotGiven": "statusReason",
    },
    "MedicationOrder": {
        "patient": "subject", "dateWritten": "authoredOn", "prescriber": "requester",
        "reasonCodeableConcept": "reasonCode",
    },
    "MedicationStatement": {
        "patient": "subject", "reasonForUseCodeableConcept": "reasonCode", "reasonForUseReference": "reasonReference",
    },
    "Observation": {"comments": "note", "comment": "note"},
    "Procedure": {"reasonCodeableConcept": "reasonCode", "notes": "note", "reasonNotPerformed": "statusReason"},
    "ProcedureRequest": {
        "orderedOn": "authoredOn", "orderer": "requester", "scheduledDateTime": "occurrenceDateTime",
        "scheduledPeriod": "occurrencePeriod", "notes": "note",
    },
}  # fmt: skip
RELATED = {"has-member": "hasMember", "derived-from": "derivedFrom"}
# {name of the flag: the status that says the same in R4}
NEGATED = {
    "wasNotTaken": "not-taken",
    "wasNotGiven": "not-done",
    "notGiven": "not-done",
    "notPerformed": "not-done",
    "notDone": "not-done",
}
OTHER_SIGNS = {
    "Observation": ("related",),
    "MedicationStatement": ("wasNotTaken", "taken"),
    "MedicationAdministration": ("wasNotGiven", "notGiven"),
    "Immunization": ("wasNotGiven", "notGiven"),
    "Procedure": ("notPerformed", "notDone"),
}
SIGNS = {
    kind: tuple(
        f'"{name}"'.encode()
        for name in (*RENAMED.get(kind, {}), *OTHER_SIGNS.get(kind, ()))
        if RENAMED.get(kind, {}).get(name) != name
    )
    for kind in {*RENAMED, *OTHER_SIGNS}
}


def has_older_form(kind: str, data: bytes) -> bool:
    """Whether a name of the older form stands in it; a word that only looks like one does no harm."""
    return any(sign in data for sign in SIGNS[kind])


def in_newer_form(found: dict[str, Any]) -> dict[str, Any]:
    kind = found.get("resourceType", "")
    names = RENAMED.get(kind, {})
    newer = {
        names.get(name, name): value
        for name, value in found.items()
        if names.get(name, name) == name
    }
    for name, value in found.items():
        newer.setdefault(names.get(name, name), value)
    _set_negation(newer)
    _set_related(newer)
    return newer


def _set_negation(newer: dict[str, Any]) -> None:
    for flag, status in NEGATED.items():
        if newer.get(flag) in (True, "true"):
            newer["status"] = status
    if newer.get("taken") == "n":
        newer["status"] = "not-taken"


def _set_related(newer: dict[str, Any]) -> None:
    for related in _as_list(newer.get("related")):
        name = RELATED.get(related.get("type", "")) if isinstance(related, dict) else None
        if name:
            newer[name] = [*_as_list(newer.get(name)), related.get("target")]


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
