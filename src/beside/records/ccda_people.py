"""The person, the authors, their family and what they must not be given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.records.ccda_paper import inner_statements, is_negated, observations_in
from beside.records.ccda_values import date_of, identifier_of, name_of, quantity_of
from beside.records.fhir_types import (
    CodeableConcept,
    Coding,
    Composition,
    FamilyCondition,
    FamilyMemberHistory,
    Organization,
    Patient,
    Practitioner,
    Reference,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.records.ccda_paper import Paper, Where
    from beside.records.document import Entry
    from beside.records.xml_tree import Node

# HL7's number for social security numbers: never kept. The type of the others is that of a medical record number.
SOCIAL_SECURITY = "2.16.840.1.113883.4.1"
RECORD_NUMBER = CodeableConcept(
    coding=(Coding(system="http://terminology.hl7.org/CodeSystem/v2-0203", code="MR"),)
)
GENDERS = {"F": "female", "M": "male", "UN": "other", "OTH": "other", "248152002": "female", "248153007": "male"}


def read_header(paper: Paper, root: Node) -> Iterator[Entry]:
    people = list(root.children("recordTarget"))
    paper.people = len(people)
    for number, target in enumerate(people, 1):
        role = target.child("patientRole")
        if role:
            yield patient_of(paper, role, paper.patient_id(number))
    authors = [found for author in root.children("author") if (found := author_of(paper, author))]
    keeper = root.child("custodian", "assignedCustodian", "representedCustodianOrganization")
    yield paper.entry(root, composition_of(paper, root, authors))
    yield from authors
    if keeper and keeper.words("name"):
        yield paper.entry(keeper, Organization(name=keeper.words("name")))


def patient_of(paper: Paper, role: Node, name: str) -> Entry:
    patient = role.child("patient") or role
    numbers = [part for part in role.children("id") if is_record_number(part)]
    paper.ids.update(key_of(part) for part in role.children("id"))
    return paper.entry(
        patient,
        Patient(
            id=name,
            identifier=tuple(identifier_of(part, RECORD_NUMBER) for part in numbers),
            name=tuple(filter(None, map(name_of, patient.children("name")))),
            gender=GENDERS.get(patient.get("code", "administrativeGenderCode"), ""),
            birth_date=date_of(patient.get("value", "birthTime"))[:10],
            deceased_boolean=True if patient.get("value", "deceasedInd") == "true" else None,
            deceased_date_time=date_of(patient.get("value", "deceasedTime")),
        ),
    )


def key_of(node: Node) -> tuple[str, str]:
    return node.get("root"), node.get("extension")


def is_record_number(node: Node) -> bool:
    return bool(node.get("extension") and node.get("root")) and node.get("root") != SOCIAL_SECURITY


def author_of(paper: Paper, author: Node) -> Entry | None:
    person = author.child("assignedAuthor", "assignedPerson", "name")
    name = name_of(person) if person else None
    return paper.entry(author, Practitioner(name=(name,))) if name else None


def composition_of(paper: Paper, root: Node, authors: list[Entry]) -> Composition:
    return Composition(
        status="final",
        type=paper.concept(root.child("code")),
        title=root.words("title"),
        date=date_of(root.get("value", "effectiveTime")),
        subject=paper.patient,
        author=tuple(Reference(reference=f"Practitioner/{one.resource.id}") for one in authors),
    )


def is_family(node: Node) -> bool:
    return node.child("subject", "relatedSubject") is not None and node.name == "organizer"


def is_of_another(node: Node) -> bool:
    """Whether a statement names somebody else whom it is about."""
    return node.child("subject", "relatedSubject") is not None


def read_family(paper: Paper, node: Node, where: Where) -> Iterator[Entry]:
    """One relative with what they had. What is negated they did not have."""
    del where
    relative = node.child("subject", "relatedSubject")
    conditions = tuple(
        found for _, inner in inner_statements(node) if (found := family_condition_of(paper, inner))
    )
    if relative and conditions:
        yield paper.entry(
            node,
            FamilyMemberHistory(
                status="completed",
                patient=paper.patient,
                date=date_of(node.get("value", "effectiveTime")),
                relationship=paper.concept(relative.child("code")),
                deceased_boolean=relative.get("value", "subject", "deceasedInd") == "true" or None,
                condition=conditions,
            ),
        )


AGES = ("445518008", "30525-0", "397659008")


def family_condition_of(paper: Paper, node: Node) -> FamilyCondition | None:
    code = paper.concept(node.child("value"))
    if code is None or is_negated(node):
        return None
    ages = (quantity_of(age.child("value")) for age in observations_in(node, *AGES))
    return FamilyCondition(code=code, onset_age=next(filter(None, ages), None))
