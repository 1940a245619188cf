"""Resources that say what was done, ordered, planned or hoped for."""

from beside.records.fhir_elements import (
    Annotation,
    CodeableConcept,
    Dosage,
    Element,
    Period,
    Quantity,
    Range,
    Ratio,
    Reference,
    Resource,
    Timing,
)


class Performer(Element, frozen=True):
    function: CodeableConcept | None = None
    actor: Reference | None = None


class Procedure(Resource, frozen=True):
    based_on: tuple[Reference, ...] = ()
    part_of: tuple[Reference, ...] = ()
    status: str = ""
    status_reason: CodeableConcept | None = None
    category: CodeableConcept | None = None
    code: CodeableConcept | None = None
    subject: Reference | None = None
    encounter: Reference | None = None
    performed_date_time: str = ""
    performed_period: Period | None = None
    performed_string: str = ""
    performed_age: Quantity | None = None
    performed_range: Range | None = None
    performer: tuple[Performer, ...] = ()
    reason_code: tuple[CodeableConcept, ...] = ()
    reason_reference: tuple[Reference, ...] = ()
    body_site: tuple[CodeableConcept, ...] = ()
    outcome: CodeableConcept | None = None
    report: tuple[Reference, ...] = ()
    complication: tuple[CodeableConcept, ...] = ()
    follow_up: tuple[CodeableConcept, ...] = ()
    used_code: tuple[CodeableConcept, ...] = ()
    note: tuple[Annotation, ...] = ()


class ServiceRequest(Resource, frozen=True):
    based_on: tuple[Reference, ...] = ()
    status: str = ""
    intent: str = ""
    category: tuple[CodeableConcept, ...] = ()
    priority: str = ""
    do_not_perform: bool | None = None
    code: CodeableConcept | None = None
    order_detail: tuple[CodeableConcept, ...] = ()
    quantity_quantity: Quantity | None = None
    quantity_ratio: Ratio | None = None
    quantity_range: Range | None = None
    subject: Reference | None = None
    encounter: Reference | None = None
    occurrence_date_time: str = ""
    occurrence_period: Period | None = None
    occurrence_timing: Timing | None = None
    authored_on: str = ""
    requester: Reference | None = None
    performer: tuple[Reference, ...] = ()
    reason_code: tuple[CodeableConcept, ...] = ()
    reason_reference: tuple[Reference, ...] = ()
    supporting_info: tuple[Reference, ...] = ()
    specimen: tuple[Reference, ...] = ()
    body_site: tuple[CodeableConcept, ...] = ()
    note: tuple[Annotation, ...] = ()
    patient_instruction: str = ""


class MedicationIngredient(Element, frozen=True):
    item_codeable_concept: CodeableConcept | None = None
    item_reference: Reference | None = None
    is_active: bool | None = None
    strength: Ratio | None = None


class Medication(Resource, frozen=True):
    code: CodeableConcept | None = None
    status: str = ""
    form: CodeableConcept | None = None
    ingredient: tuple[MedicationIngredient, ...] = ()


class MedicationRequest(Resource, frozen=True):
    """Also MedicationOrder of DSTU2."""

    status: str = ""
    status_reason: CodeableConcept | None = None
    intent: str = ""
    category: tuple[CodeableConcept, ...] = ()
    priority: str = ""
    do_not_perform: bool | None = None
    reported_boolean: bool | None = None
    reported_reference: Reference | None = None
    medication_codeable_concept: CodeableConcept | None = None
    medication_reference: Reference | None = None
    subject: Reference | None = None
    encounter: Reference | None = None
    authored_on: str = ""
    requester: Reference | None = None
    reason_code: tuple[CodeableConcept, ...] = ()
    reason_reference: tuple[Reference, ...] = ()
    based_on: tuple[Reference, ...] = ()
    course_of_therapy_type: CodeableConcept | None = None
    note: tuple[Annotation, ...] = ()
    dosage_instruction: tuple[Dosage, ...] = ()
    prior_prescription: Reference | None = None


class MedicationAdministration(Resource, frozen=True):
    part_of: tuple[Reference, ...] = ()
    status: str = ""
    status_reason: tuple[CodeableConcept, ...] = ()
    category: CodeableConcept | None = None
    medication_codeable_concept: CodeableConcept | None = None
    medication_reference: Reference | None = None
    subject: Reference | None = None
    effective_date_time: str = ""
    effective_period: Period | None = None
    performer: tuple[Performer, ...] = ()
    reason_code: tuple[CodeableConcept, ...] = ()
    reason_reference: tuple[Reference, ...] = ()
    request: Reference | None = None
    note: tuple[Annotation, ...] = ()
    dosage: Dosage | None = None


class MedicationStatement(Resource, frozen=True):
    based_on: tuple[Reference, ...] = ()
    part_of: tuple[Reference, ...] = ()
    status: str = ""
    status_reason: tuple[CodeableConcept, ...] = ()
    category: CodeableConcept | None = None
    medication_codeable_concept: CodeableConcept | None = None
    medication_reference: Reference | None = None
    subject: Reference | None = None
    effective_date_time: str = ""
    effective_period: Period | None = None
    date_asserted: str = ""
    information_source: Reference | None = None
    reason_code: tuple[CodeableConcept, ...] = ()
    reason_reference: tuple[Reference, ...] = ()
    note: tuple[Annotation, ...] = ()
    dosage: tuple[Dosage, ...] = ()


class ActivityDetail(Element, frozen=True):
    kind: str = ""
    code: CodeableConcept | None = None
    reason_code: tuple[CodeableConcept, ...] = ()
    reason_reference: tuple[Reference, ...] = ()
    goal: tuple[Reference, ...] = ()
    status: str = ""
    status_reason: CodeableConcept | None = None
    do_not_perform: bool | None = None
    scheduled_timing: Timing | None = None
    scheduled_period: Period | None = None
    scheduled_string: str = ""
    product_codeable_concept: CodeableConcept | None = None
    product_reference: Reference | None = None
    description: str = ""


class CarePlanActivity(Element, frozen=True):
    outcome_codeable_concept: tuple[CodeableConcept, ...] = ()
    progress: tuple[Annotation, ...] = ()
    reference: Reference | None = None
    detail: ActivityDetail | None = None


class CarePlan(Resource, frozen=True):
    based_on: tuple[Reference, ...] = ()
    status: str = ""
    intent: str = ""
    category: tuple[CodeableConcept, ...] = ()
    title: str = ""
    description: str = ""
    subject: Reference | None = None
    encounter: Reference | None = None
    period: Period | None = None
    created: str = ""
    author: Reference | None = None
    addresses: tuple[Reference, ...] = ()
    supporting_info: tuple[Reference, ...] = ()
    goal: tuple[Reference, ...] = ()
    activity: tuple[CarePlanActivity, ...] = ()
    note: tuple[Annotation, ...] = ()


class GoalTarget(Element, frozen=True):
    measure: CodeableConcept | None = None
    detail_quantity: Quantity | None = None
    detail_range: Range | None = None
    detail_codeable_concept: CodeableConcept | None = None
    detail_string: str = ""
    detail_integer: int | None = None
    due_date: str = ""


class Goal(Resource, frozen=True):
    lifecycle_status: str = ""
    achievement_status: CodeableConcept | None = None
    category: tuple[CodeableConcept, ...] = ()
    priority: CodeableConcept | None = None
    description: CodeableConcept | None = None
    subject: Reference | None = None
    start_date: str = ""
    target: tuple[GoalTarget, ...] = ()
    status_date: str = ""
    status_reason: str = ""
    expressed_by: Reference | None = None
    addresses: tuple[Reference, ...] = ()
    note: tuple[Annotation, ...] = ()


class Immunization(Resource, frozen=True):
    status: str = ""
    vaccine_code: CodeableConcept | None = None
    patient: Reference | None = None
    occurrence_date_time: str = ""
    occurrence_string: str = ""
    note: tuple[Annotation, ...] = ()


class ListEntry(Element, frozen=True):
    flag: CodeableConcept | None = None
    deleted: bool | None = None
    date: str = ""
    item: Reference | None = None


class List(Resource, frozen=True):
    status: str = ""
    mode: str = ""
    title: str = ""
    code: CodeableConcept | None = None
    subject: Reference | None = None
    date: str = ""
    note: tuple[Annotation, ...] = ()
    entry: tuple[ListEntry, ...] = ()
