"""Resources about the person, their visits and their specimens."""

from beside.records.fhir_elements import (
    Annotation,
    Attachment,
    CodeableConcept,
    Coding,
    ContactPoint,
    Element,
    HumanName,
    Identifier,
    Period,
    Quantity,
    Range,
    Reference,
    Resource,
)


class Patient(Resource, frozen=True):
    active: bool | None = None
    name: tuple[HumanName, ...] = ()
    telecom: tuple[ContactPoint, ...] = ()
    gender: str = ""
    birth_date: str = ""
    deceased_boolean: bool | None = None
    deceased_date_time: str = ""


class Qualification(Element, frozen=True):
    code: CodeableConcept | None = None


class Practitioner(Resource, frozen=True):
    """Also RelatedPerson: someone with a name, and what they are qualified in."""

    name: tuple[HumanName, ...] = ()
    qualification: tuple[Qualification, ...] = ()
    telecom: tuple[ContactPoint, ...] = ()


class PractitionerRole(Resource, frozen=True):
    practitioner: Reference | None = None
    organization: Reference | None = None
    code: tuple[CodeableConcept, ...] = ()
    specialty: tuple[CodeableConcept, ...] = ()


class Organization(Resource, frozen=True):
    """Also Location and CareTeam: somewhere or some people with one name."""

    name: str = ""
    telecom: tuple[ContactPoint, ...] = ()


class FamilyCondition(Element, frozen=True):
    code: CodeableConcept | None = None
    outcome: CodeableConcept | None = None
    contributed_to_death: bool | None = None
    onset_age: Quantity | None = None
    onset_range: Range | None = None
    onset_period: Period | None = None
    onset_string: str = ""
    note: tuple[Annotation, ...] = ()


class FamilyMemberHistory(Resource, frozen=True):
    status: str = ""
    patient: Reference | None = None
    date: str = ""
    name: str = ""
    relationship: CodeableConcept | None = None
    sex: CodeableConcept | None = None
    deceased_boolean: bool | None = None
    deceased_age: Quantity | None = None
    deceased_date: str = ""
    deceased_string: str = ""
    reason_code: tuple[CodeableConcept, ...] = ()
    note: tuple[Annotation, ...] = ()
    condition: tuple[FamilyCondition, ...] = ()


class EncounterParticipant(Element, frozen=True):
    type: tuple[CodeableConcept, ...] = ()
    individual: Reference | None = None


class EncounterDiagnosis(Element, frozen=True):
    condition: Reference | None = None
    use: CodeableConcept | None = None


class Encounter(Resource, frozen=True):
    status: str = ""
    class_: Coding | None = None
    type: tuple[CodeableConcept, ...] = ()
    service_type: CodeableConcept | None = None
    subject: Reference | None = None
    participant: tuple[EncounterParticipant, ...] = ()
    period: Period | None = None
    reason_code: tuple[CodeableConcept, ...] = ()
    reason_reference: tuple[Reference, ...] = ()
    diagnosis: tuple[EncounterDiagnosis, ...] = ()
    service_provider: Reference | None = None


class AppointmentParticipant(Element, frozen=True):
    type: tuple[CodeableConcept, ...] = ()
    actor: Reference | None = None
    status: str = ""


class Appointment(Resource, frozen=True):
    status: str = ""
    service_type: tuple[CodeableConcept, ...] = ()
    specialty: tuple[CodeableConcept, ...] = ()
    appointment_type: CodeableConcept | None = None
    reason_code: tuple[CodeableConcept, ...] = ()
    reason_reference: tuple[Reference, ...] = ()
    description: str = ""
    start: str = ""
    end: str = ""
    created: str = ""
    comment: str = ""
    patient_instruction: str = ""
    based_on: tuple[Reference, ...] = ()
    participant: tuple[AppointmentParticipant, ...] = ()


class SpecimenCollection(Element, frozen=True):
    collected_date_time: str = ""
    collected_period: Period | None = None
    quantity: Quantity | None = None
    method: CodeableConcept | None = None
    body_site: CodeableConcept | None = None


class Specimen(Resource, frozen=True):
    accession_identifier: Identifier | None = None
    status: str = ""
    type: CodeableConcept | None = None
    subject: Reference | None = None
    received_time: str = ""
    parent: tuple[Reference, ...] = ()
    request: tuple[Reference, ...] = ()
    collection: SpecimenCollection | None = None
    condition: tuple[CodeableConcept, ...] = ()
    note: tuple[Annotation, ...] = ()


class Basic(Resource, frozen=True):
    """What FHIR has no resource for; read only where its extensions say more."""

    code: CodeableConcept | None = None
    subject: Reference | None = None
    created: str = ""


class BodyStructure(Resource, frozen=True):
    active: bool | None = None
    morphology: CodeableConcept | None = None
    location: CodeableConcept | None = None
    location_qualifier: tuple[CodeableConcept, ...] = ()
    description: str = ""
    patient: Reference | None = None
    image: tuple[Attachment, ...] = ()


class AllergyReaction(Element, frozen=True):
    substance: CodeableConcept | None = None
    manifestation: tuple[CodeableConcept, ...] = ()
    description: str = ""
    onset: str = ""
    severity: str = ""
    note: tuple[Annotation, ...] = ()


class AllergyIntolerance(Resource, frozen=True):
    clinical_status: CodeableConcept | None = None
    verification_status: CodeableConcept | None = None
    type: str = ""
    category: tuple[str, ...] = ()
    criticality: str = ""
    code: CodeableConcept | None = None
    patient: Reference | None = None
    onset_date_time: str = ""
    onset_age: Quantity | None = None
    onset_period: Period | None = None
    onset_string: str = ""
    recorded_date: str = ""
    note: tuple[Annotation, ...] = ()
    reaction: tuple[AllergyReaction, ...] = ()


class AdverseEvent(Resource, frozen=True):
    actuality: str = ""
    category: tuple[CodeableConcept, ...] = ()
    event: CodeableConcept | None = None
    subject: Reference | None = None
    encounter: Reference | None = None
    date: str = ""
    detected: str = ""
    recorded_date: str = ""
    resulting_condition: tuple[Reference, ...] = ()
    seriousness: CodeableConcept | None = None
    severity: CodeableConcept | None = None
    outcome: CodeableConcept | None = None


class DeviceName(Element, frozen=True):
    name: str = ""


class Device(Resource, frozen=True):
    """What a person bears in the body or uses, where it names a patient; else a machine."""

    status: str = ""
    type: CodeableConcept | None = None
    device_name: tuple[DeviceName, ...] = ()
    patient: Reference | None = None
    manufacture_date: str = ""


class ResearchSubject(Resource, frozen=True):
    status: str = ""
    period: Period | None = None
    study: Reference | None = None
    individual: Reference | None = None


class ImagingSeries(Element, frozen=True):
    uid: str = ""
    number: int | None = None
    modality: Coding | None = None
    description: str = ""
    body_site: Coding | None = None
    laterality: Coding | None = None
    started: str = ""
    number_of_instances: int | None = None


class ImagingStudy(Resource, frozen=True):
    status: str = ""
    modality: tuple[Coding, ...] = ()
    subject: Reference | None = None
    encounter: Reference | None = None
    started: str = ""
    based_on: tuple[Reference, ...] = ()
    procedure_reference: Reference | None = None
    procedure_code: tuple[CodeableConcept, ...] = ()
    reason_code: tuple[CodeableConcept, ...] = ()
    reason_reference: tuple[Reference, ...] = ()
    note: tuple[Annotation, ...] = ()
    description: str = ""
    series: tuple[ImagingSeries, ...] = ()
