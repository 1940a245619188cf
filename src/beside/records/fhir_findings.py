"""Resources that say what was found: conditions, observations, reports and the papers around them."""

from beside.records.fhir_elements import (
    Annotation,
    Attachment,
    CodeableConcept,
    Coding,
    Element,
    Identifier,
    Narrative,
    Period,
    Quantity,
    Range,
    Ratio,
    Reference,
    Resource,
    SampledData,
    Timing,
)


class ConditionStage(Element, frozen=True):
    summary: CodeableConcept | None = None
    assessment: tuple[Reference, ...] = ()
    type: CodeableConcept | None = None


class ConditionEvidence(Element, frozen=True):
    code: tuple[CodeableConcept, ...] = ()
    detail: tuple[Reference, ...] = ()


class Condition(Resource, frozen=True):
    clinical_status: CodeableConcept | None = None
    verification_status: CodeableConcept | None = None
    category: tuple[CodeableConcept, ...] = ()
    severity: CodeableConcept | None = None
    code: CodeableConcept | None = None
    body_site: tuple[CodeableConcept, ...] = ()
    subject: Reference | None = None
    encounter: Reference | None = None
    onset_date_time: str = ""
    onset_age: Quantity | None = None
    onset_period: Period | None = None
    onset_range: Range | None = None
    onset_string: str = ""
    abatement_date_time: str = ""
    abatement_age: Quantity | None = None
    abatement_period: Period | None = None
    abatement_range: Range | None = None
    abatement_string: str = ""
    recorded_date: str = ""
    recorder: Reference | None = None
    asserter: Reference | None = None
    stage: tuple[ConditionStage, ...] = ()
    evidence: tuple[ConditionEvidence, ...] = ()
    note: tuple[Annotation, ...] = ()


class ReferenceRange(Element, frozen=True):
    low: Quantity | None = None
    high: Quantity | None = None
    type: CodeableConcept | None = None
    applies_to: tuple[CodeableConcept, ...] = ()
    age: Range | None = None
    text: str = ""


class ObservationComponent(Element, frozen=True):
    code: CodeableConcept | None = None
    value_quantity: Quantity | None = None
    value_codeable_concept: CodeableConcept | None = None
    value_string: str = ""
    value_boolean: bool | None = None
    value_integer: int | None = None
    value_range: Range | None = None
    value_ratio: Ratio | None = None
    value_sampled_data: SampledData | None = None
    value_time: str = ""
    value_date_time: str = ""
    value_period: Period | None = None
    data_absent_reason: CodeableConcept | None = None
    interpretation: tuple[CodeableConcept, ...] = ()
    reference_range: tuple[ReferenceRange, ...] = ()


class Observation(Resource, frozen=True):
    based_on: tuple[Reference, ...] = ()
    part_of: tuple[Reference, ...] = ()
    status: str = ""
    category: tuple[CodeableConcept, ...] = ()
    code: CodeableConcept | None = None
    subject: Reference | None = None
    focus: tuple[Reference, ...] = ()
    encounter: Reference | None = None
    effective_date_time: str = ""
    effective_period: Period | None = None
    effective_timing: Timing | None = None
    effective_instant: str = ""
    issued: str = ""
    performer: tuple[Reference, ...] = ()
    value_quantity: Quantity | None = None
    value_codeable_concept: CodeableConcept | None = None
    value_string: str = ""
    value_boolean: bool | None = None
    value_integer: int | None = None
    value_range: Range | None = None
    value_ratio: Ratio | None = None
    value_sampled_data: SampledData | None = None
    value_time: str = ""
    value_date_time: str = ""
    value_period: Period | None = None
    data_absent_reason: CodeableConcept | None = None
    interpretation: tuple[CodeableConcept, ...] = ()
    note: tuple[Annotation, ...] = ()
    body_site: CodeableConcept | None = None
    method: CodeableConcept | None = None
    specimen: Reference | None = None
    device: Reference | None = None
    reference_range: tuple[ReferenceRange, ...] = ()
    has_member: tuple[Reference, ...] = ()
    derived_from: tuple[Reference, ...] = ()
    component: tuple[ObservationComponent, ...] = ()


class DiagnosticReport(Resource, frozen=True):
    based_on: tuple[Reference, ...] = ()
    status: str = ""
    category: tuple[CodeableConcept, ...] = ()
    code: CodeableConcept | None = None
    subject: Reference | None = None
    encounter: Reference | None = None
    effective_date_time: str = ""
    effective_period: Period | None = None
    issued: str = ""
    performer: tuple[Reference, ...] = ()
    results_interpreter: tuple[Reference, ...] = ()
    specimen: tuple[Reference, ...] = ()
    result: tuple[Reference, ...] = ()
    imaging_study: tuple[Reference, ...] = ()
    conclusion: str = ""
    conclusion_code: tuple[CodeableConcept, ...] = ()
    presented_form: tuple[Attachment, ...] = ()


class DocumentContent(Element, frozen=True):
    attachment: Attachment | None = None
    format: Coding | None = None


class DocumentContext(Element, frozen=True):
    encounter: tuple[Reference, ...] = ()
    event: tuple[CodeableConcept, ...] = ()
    period: Period | None = None
    practice_setting: CodeableConcept | None = None
    related: tuple[Reference, ...] = ()


class DocumentReference(Resource, frozen=True):
    master_identifier: Identifier | None = None
    status: str = ""
    doc_status: str = ""
    type: CodeableConcept | None = None
    category: tuple[CodeableConcept, ...] = ()
    subject: Reference | None = None
    date: str = ""
    author: tuple[Reference, ...] = ()
    custodian: Reference | None = None
    description: str = ""
    content: tuple[DocumentContent, ...] = ()
    context: DocumentContext | None = None


class CompositionSection(Element, frozen=True):
    title: str = ""
    code: CodeableConcept | None = None
    text: Narrative | None = None
    entry: tuple[Reference, ...] = ()
    empty_reason: CodeableConcept | None = None
    section: tuple["CompositionSection", ...] = ()


class Composition(Resource, frozen=True):
    status: str = ""
    type: CodeableConcept | None = None
    category: tuple[CodeableConcept, ...] = ()
    subject: Reference | None = None
    encounter: Reference | None = None
    date: str = ""
    author: tuple[Reference, ...] = ()
    title: str = ""
    section: tuple[CompositionSection, ...] = ()


class Binary(Resource, frozen=True):
    content_type: str = ""
    security_context: Reference | None = None
    data: str = ""


class Media(Resource, frozen=True):
    status: str = ""
    type: CodeableConcept | None = None
    modality: CodeableConcept | None = None
    subject: Reference | None = None
    created_date_time: str = ""
    created_period: Period | None = None
    issued: str = ""
    body_site: CodeableConcept | None = None
    content: Attachment | None = None
    note: tuple[Annotation, ...] = ()


class ImpressionFinding(Element, frozen=True):
    item_codeable_concept: CodeableConcept | None = None
    item_reference: Reference | None = None
    basis: str = ""


class ClinicalImpression(Resource, frozen=True):
    status: str = ""
    code: CodeableConcept | None = None
    description: str = ""
    subject: Reference | None = None
    effective_date_time: str = ""
    effective_period: Period | None = None
    date: str = ""
    problem: tuple[Reference, ...] = ()
    summary: str = ""
    finding: tuple[ImpressionFinding, ...] = ()
    note: tuple[Annotation, ...] = ()


class CommunicationPayload(Element, frozen=True):
    content_string: str = ""
    content_attachment: Attachment | None = None
    content_reference: Reference | None = None


class Communication(Resource, frozen=True):
    status: str = ""
    category: tuple[CodeableConcept, ...] = ()
    subject: Reference | None = None
    topic: CodeableConcept | None = None
    sent: str = ""
    received: str = ""
    sender: Reference | None = None
    payload: tuple[CommunicationPayload, ...] = ()
    note: tuple[Annotation, ...] = ()
