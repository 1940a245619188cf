"""What was found: diagnoses, observations, allergies, and illnesses in the family."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from beside.brief.fhir.shape import bare, concept, day, fixed, new, words
from beside.brief.fhir.what import asked_by, label_of, own_codes
from beside.facts.fact import Assertion, Time
from beside.terms.cancers import cancer_of_words, find_cancer

if TYPE_CHECKING:
    from beside.brief.fhir.shape import Resource, Writing
    from beside.facts import Fact

CONDITION_STATES = {Assertion.UNCERTAIN: "unconfirmed", Assertion.RULED_OUT: "refuted"}
# Said of the kind itself: whether it is there.
PRESENCES = frozenset(("symptom", "toxicity", "invasion", "extent", "recurrence"))
NO_ALLERGY = "none known"


def condition(fact: Fact, writing: Writing) -> Resource | None:
    """Stated is not confirmed: nobody but a clinician says that, so the verification is left out."""
    if fact.status.time not in (Time.CURRENT, Time.PAST):
        return None
    verified = CONDITION_STATES.get(fact.status.assertion)
    is_past = fact.status.time is Time.PAST
    return new(
        "Condition",
        writing.fact_name(fact),
        clinicalStatus=None if verified == "refuted" else fixed("condition-clinical", "inactive" if is_past else "active"),
        verificationStatus=fixed("condition-ver-status", verified) if verified else None,
        code=concept(_name_of_condition(fact), own_codes(fact)),
        bodySite=[{"text": place}] if (place := place_of(fact)) else [],
        subject=writing.patient,
        onsetDateTime=day(fact.date) if fact.kind == "condition" else "",
        recordedDate=day(fact.date) if fact.kind != "condition" else "",
        abatementDateTime=day(fact.details.end) if is_past else "",
    )


def _name_of_condition(fact: Fact) -> str:
    if fact.kind == "metastasis":
        return f"Metastasis to {fact.name}" if fact.name else "Metastatic disease"
    if fact.kind == "cancer":
        return _name_of_cancer(fact)
    return fact.name or str(fact.value) or fact.kind


def _name_of_cancer(fact: Fact) -> str:
    """The words of the record; where these leave open which cancer ("adenocarcinoma"), its name beside them."""
    known = find_cancer(fact.name)
    written, name = str(fact.value), (known.name if known else fact.name) or "cancer"
    if not written or not known or cancer_of_words(written) == known.id:
        return written or name
    return f"{name}: {written}"


def place_of(fact: Fact) -> str:
    return words(" ".join(part for part in (fact.about.side, fact.about.site) if part))


def observation(fact: Fact, writing: Writing) -> Resource:
    """Without a value where the record rules one out: that HER2 is not positive does not say what it is."""
    is_awaited = fact.status.time in (Time.PLANNED, Time.PENDING)
    is_out = fact.status.assertion is Assertion.RULED_OUT
    value = value_of(fact) if not is_out or fact.kind in PRESENCES else {}
    unsure = is_awaited or fact.status.assertion is Assertion.UNCERTAIN
    return new(
        "Observation",
        writing.fact_name(fact),
        status="preliminary" if unsure and value else "registered" if is_awaited else "final",
        code=asked_by(fact),
        subject=writing.patient,
        focus=writing.tumour_of(fact),
        effectiveDateTime=day(fact.date),
        **value,
        dataAbsentReason=None if value else {"text": f"Ruled out in the record: {words(str(fact.value))}"} if is_out else fixed("data-absent-reason", "temp-unknown"),
        bodySite={"text": place} if (place := place_of(fact)) else None,
        method={"text": words(fact.details.method)} if fact.details.method else None,
        referenceRange=[{"text": words(fact.details.reference_range)}] if fact.details.reference_range else [],
    )


def value_of(fact: Fact) -> Resource:
    if fact.kind in PRESENCES and fact.status.assertion is Assertion.RULED_OUT:
        return {"valueCodeableConcept": {"text": "absent"}}
    if isinstance(fact.value, Decimal):
        return {"valueQuantity": bare(value=_number(fact.value), unit=words(fact.unit))}
    if not fact.value.strip():
        return {}
    said = f"{fact.value} {fact.unit}".strip()
    return {"valueCodeableConcept": concept(said, own_codes(fact))}


def _number(value: Decimal) -> int | float:
    """For systems that read numbers; the digits as written stand in the extension."""
    return int(value) if value == value.to_integral_value() else float(value)


def allergy(fact: Fact, writing: Writing) -> Resource | None:
    if fact.status.time not in (Time.CURRENT, Time.PAST):
        return None
    is_none = fact.name == NO_ALLERGY
    verified = "" if is_none else CONDITION_STATES.get(fact.status.assertion, "")
    is_active = fact.status.time is Time.CURRENT and verified != "refuted"
    return new(
        "AllergyIntolerance",
        writing.fact_name(fact),
        clinicalStatus=fixed("allergyintolerance-clinical", "active" if is_active else "inactive"),
        verificationStatus=fixed("allergyintolerance-verification", verified) if verified else None,
        code=concept("No known allergies" if is_none else fact.name or str(fact.value) or fact.kind, own_codes(fact)),
        patient=writing.patient,
        recordedDate=day(fact.date),
        reaction=[{"manifestation": [{"text": words(fact.details.reaction)}]}] if fact.details.reaction else [],
    )


def family(fact: Fact, writing: Writing) -> Resource:
    """The relative as written, and the age after it."""
    relative, _, age = str(fact.value).partition(",")
    known = find_cancer(fact.name)
    illness = bare(code=concept(known.name if known else fact.name or label_of(fact), own_codes(fact)), onsetString=words(age.strip()))
    return new(
        "FamilyMemberHistory",
        writing.fact_name(fact),
        status="partial",
        patient=writing.patient,
        date=day(fact.date),
        relationship={"text": words(relative.strip()) or "relative"},
        condition=[illness],
    )
