"""What was done, is done or is planned: drugs, operations, scans, visits, goals, and what is awaited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief.fact_words import MODALITIES, scan_words
from beside.brief.fhir.findings import place_of
from beside.brief.fhir.shape import bare, concept, day, fixed, new, words
from beside.brief.fhir.what import asked_by, own_codes
from beside.facts.fact import Assertion, Course, Time

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beside.brief.fhir.shape import Resource, Writing
    from beside.facts import Fact

INTENTS = {Course.RECOMMENDED: "proposal", Course.PLANNED: "plan", Course.DISCUSSED: "option"}
WORDS_AHEAD = {"recommended": "proposal", "planned": "plan", "discussed": "option"}
DONE = {Course.COMPLETED: "completed", Course.ONGOING: "in-progress", Course.STOPPED: "stopped", Course.DECLINED: "not-done"}
TAKEN = {Course.COMPLETED: "completed", Course.ONGOING: "active", Course.STOPPED: "stopped", Course.DECLINED: "not-taken"}
DECLINED = {"text": "declined"}


def intent_of(fact: Fact) -> str:
    """What lies ahead has an intent; what was or is done has none."""
    if fact.status.course in INTENTS:
        return INTENTS[fact.status.course]
    if fact.status.course is None and fact.status.time is Time.PLANNED:
        return WORDS_AHEAD.get(str(fact.value), "plan")
    return ""


def is_stated(fact: Fact) -> bool:
    return fact.status.assertion is Assertion.STATED


def medication(fact: Fact, writing: Writing) -> Resource | None:
    if fact.status.time is Time.PENDING:
        return None
    if fact.kind == "treatment" and not fact.value:
        return procedure(fact, writing)
    drug = concept(str(fact.value) if fact.kind == "treatment" else fact.name or str(fact.value) or fact.kind, own_codes(fact))
    if (intent := intent_of(fact)) and fact.status.assertion is not Assertion.UNCERTAIN:
        return _medication_ahead(fact, drug, intent, writing)
    return new(
        "MedicationStatement",
        writing.fact_name(fact),
        status=_taken(fact),
        statusReason=_reasons(fact),
        category={"text": words(fact.name)} if fact.kind == "treatment" else None,
        medicationCodeableConcept=drug,
        subject=writing.patient,
        **when(fact, "effective"),
        reasonReference=writing.tumour_of(fact),
        dosage=[{"text": words(dose)}] if (dose := _dose(fact)) else [],
    )


def _medication_ahead(fact: Fact, drug: Resource, intent: str, writing: Writing) -> Resource:
    return new(
        "MedicationRequest",
        writing.fact_name(fact),
        status="active" if intent == "plan" else "draft",
        intent=intent,
        category=[{"text": words(fact.name)}] if fact.kind == "treatment" else [],
        doNotPerform=True if not is_stated(fact) else None,
        medicationCodeableConcept=drug,
        subject=writing.patient,
        authoredOn=day(fact.date),
        reasonReference=writing.tumour_of(fact),
        dosageInstruction=[{"text": words(dose)}] if (dose := _dose(fact)) else [],
    )


def _state(fact: Fact, by_course: Mapping[Course, str]) -> str | None:
    """None where the record says neither a course nor that it is not so: a treatment then may be anything."""
    if fact.status.assertion is Assertion.RULED_OUT:
        return by_course[Course.DECLINED]
    if not is_stated(fact):
        return "unknown"
    if fact.status.course:
        return by_course.get(fact.status.course, "unknown")
    return "unknown" if fact.kind == "treatment" else None


def _taken(fact: Fact) -> str:
    """A medicine on a list is taken."""
    if (state := _state(fact, TAKEN)) is not None:
        return state
    return {Time.CURRENT: "active", Time.PAST: "completed"}.get(fact.status.time, "intended")


def _dose(fact: Fact) -> str:
    return fact.details.dose or (str(fact.value) if fact.kind == "medication" else "")


def _reasons(fact: Fact) -> list[Resource]:
    if fact.status.course is Course.DECLINED:
        return [DECLINED]
    return [{"text": words(fact.details.why_stopped)}] if fact.details.why_stopped else []


def procedure(fact: Fact, writing: Writing) -> Resource | None:
    if fact.status.time is Time.PENDING:
        return None
    if (intent := intent_of(fact)) and fact.status.assertion is not Assertion.UNCERTAIN:
        return request(fact, intent, writing)
    reasons = _reasons(fact)
    return new(
        "Procedure",
        writing.fact_name(fact),
        status=_done(fact),
        statusReason=reasons[0] if reasons else None,
        category={"text": modality} if (modality := modality_of(fact)) else None,
        code=what_was_done(fact),
        subject=writing.patient,
        **when(fact, "performed"),
        reasonReference=writing.tumour_of(fact),
        bodySite=[{"text": place}] if (place := place_of(fact)) else [],
        outcome={"text": words(str(fact.value))} if fact.kind == "procedure" and has_result(fact) else None,
    )


def request(fact: Fact, intent: str, writing: Writing) -> Resource:
    return new(
        "ServiceRequest",
        writing.fact_name(fact),
        status="active" if intent == "plan" else "draft",
        intent=intent,
        category=[{"text": modality}] if (modality := modality_of(fact)) else [],
        doNotPerform=True if not is_stated(fact) else None,
        code=what_was_done(fact),
        subject=writing.patient,
        authoredOn=day(fact.date),
        reasonReference=writing.tumour_of(fact),
        bodySite=[{"text": place}] if (place := place_of(fact)) else [],
    )


def what_was_done(fact: Fact) -> Resource:
    """An operation by its name; by its kind where it has no other."""
    if fact.kind != "treatment":
        return concept(fact.name or str(fact.value) or fact.kind, own_codes(fact))
    return concept(str(fact.value) or modality_of(fact), own_codes(fact))


def modality_of(fact: Fact) -> str:
    return words(MODALITIES.get(fact.name, fact.name)) or fact.kind if fact.kind == "treatment" else ""


def has_result(fact: Fact) -> bool:
    return str(fact.value) not in {"", "done", "needed", *WORDS_AHEAD}


def _done(fact: Fact) -> str:
    return _state(fact, DONE) or "completed"


def imaging(fact: Fact, writing: Writing) -> Resource | None:
    """A report where something was seen, else what was done or is planned."""
    if not has_result(fact) or not is_stated(fact) or fact.status.time in (Time.PLANNED, Time.PENDING):
        return procedure(fact, writing)
    return new(
        "DiagnosticReport",
        writing.fact_name(fact),
        status="final",
        category=[{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v2-0074", "code": "RAD"}]}],
        code=concept(fact.name or "imaging", own_codes(fact)),
        subject=writing.patient,
        effectiveDateTime=day(fact.date),
        conclusion=words(str(fact.value)),
    )


def awaited(fact: Fact, writing: Writing) -> Resource | None:
    """A result on its way is an observation without a value; a scan that is booked is a request."""
    if not is_stated(fact):
        return None
    if scan_words().search(fact.name):
        made = request(fact, "plan", writing)
        due = {"occurrenceDateTime": day(fact.details.due)} if fact.details.due else {}
        return {**made, **due, **({"authoredOn": day(fact.details.since)} if fact.details.since else {})}
    return new(
        "Observation",
        writing.fact_name(fact),
        status="registered",
        code=asked_by(fact) if fact.name else {"text": "result"},
        subject=writing.patient,
        focus=writing.tumour_of(fact),
        effectiveDateTime=day(fact.details.since or fact.date),
        dataAbsentReason=fixed("data-absent-reason", "temp-unknown"),
    )


def appointment(fact: Fact, writing: Writing) -> Resource | None:
    """FHIR takes a booked visit with its hour and end only; without them it stands as proposed, with its day."""
    if fact.status.assertion is Assertion.UNCERTAIN:
        return None
    is_out = fact.status.assertion is Assertion.RULED_OUT
    date = day(fact.date)[:10]
    return new(
        "Appointment",
        writing.fact_name(fact),
        status="cancelled" if is_out else "proposed",
        serviceType=[concept(fact.name, own_codes(fact))] if fact.name.strip() else [],
        description=words(str(fact.value)) if str(fact.value).strip() else "",
        requestedPeriod=[{"start": date, "end": date}] if date else [],
        participant=[{"actor": writing.patient, "status": "accepted"}],
    )


def goal(fact: Fact, writing: Writing) -> Resource | None:
    if not is_stated(fact) or fact.status.time is not Time.CURRENT or not str(fact.value).strip():
        return None
    return new(
        "Goal",
        writing.fact_name(fact),
        lifecycleStatus="active",
        description={"text": words(str(fact.value))},
        subject=writing.patient,
        expressedBy=writing.patient if fact.name == "patient" else None,
        addresses=writing.tumour_of(fact),
    )


def care_plan(fact: Fact, writing: Writing) -> Resource | None:
    """A team's advice in its own words."""
    if not is_stated(fact) or fact.status.time is Time.PAST or not str(fact.value).strip():
        return None
    return new(
        "CarePlan",
        writing.fact_name(fact),
        status="unknown",
        intent="proposal",
        description=words(str(fact.value)),
        subject=writing.patient,
        created=day(fact.date),
        addresses=writing.tumour_of(fact),
    )


def when(fact: Fact, name: str) -> Resource:
    """A day, or a period where the record gives an end."""
    if fact.details.end:
        return {f"{name}Period": bare(start=day(fact.date), end=day(fact.details.end))}
    return {f"{name}DateTime": day(fact.date)} if fact.date else {}
