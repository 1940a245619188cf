"""The person a record is of, their family, and what leads from one record to another."""

from __future__ import annotations

import pytest

from beside.facts import Assertion, Person
from beside.facts.coded import facts_in_entries
from tests.coded import bundle, concept, facts_in, resource, said

CANCER = resource("Condition", id="c", code=concept("icd C61"), subject={"reference": "Patient/p"})


def test_a_person_carries_their_own_reference():
    anna = resource("Patient", id="p", name=[{"given": ["Anna"], "family": "Lindqvist"}], gender="female", birthDate="1968-03-02")
    facts = facts_in(anna, CANCER)

    assert said(*facts[:3]) == [("person", "birth date", "1968-03-02"), ("person", "sex", "female"), ("person", "name", "Anna Lindqvist")]
    assert {fact.subject for fact in facts} == {"Patient/p"}


def test_a_bundle_that_names_its_people_by_urn_is_one_person_too():
    anna = resource("Patient", id="p", birthDate="1968")
    cancer = {**CANCER, "subject": {"reference": "urn:uuid:1"}}

    assert {fact.subject for fact in facts_in(anna, cancer, addresses=("urn:uuid:1", ""))} == {"urn:uuid:1"}


def test_a_record_number_is_kept_and_a_social_security_number_is_not():
    numbers = [
        {"system": "http://hospital.example", "value": "MRN1", "type": concept("http://terminology.hl7.org/CodeSystem/v2-0203 MR")},
        {"system": "http://hl7.org/fhir/sid/us-ssn", "value": "999-00-0000", "type": concept("http://terminology.hl7.org/CodeSystem/v2-0203 SS")},
    ]

    assert said(*facts_in(resource("Patient", id="p", identifier=numbers))) == [("person", "identifier", "http://hospital.example|MRN1")]


def test_references_resolve_across_files():
    drug = resource("MedicationRequest", status="active", intent="order", medicationCodeableConcept=concept("rxnorm 50610 goserelin"),
                    reasonReference=[{"reference": "Condition/c"}])  # fmt: skip

    facts = facts_in_entries([bundle(drug, name="drug.json"), bundle(CANCER, name="cancer.json")])

    assert next(facts).about.cancer == "prostate"


def test_a_name_that_two_files_use_leads_nowhere():
    other = {**CANCER, "code": concept("icd C50.9")}
    drug = resource("MedicationRequest", status="active", intent="order", medicationCodeableConcept=concept("rxnorm 50610 goserelin"),
                    reasonReference=[{"reference": "Condition/c"}])  # fmt: skip

    facts = facts_in_entries([bundle(drug, name="drug.json"), bundle(CANCER, name="one.json"), bundle(other, name="two.json")])

    assert next(facts).about.cancer == ""


def test_a_relatives_cancer_is_of_the_family():
    history = resource(
        "FamilyMemberHistory", status="completed", patient={"reference": "Patient/p"}, relationship=concept("role MAUNT maternal aunt"),
        condition=[{"code": concept("snomed 363443007 Malignant tumor of ovary (disorder)"), "onsetAge": {"value": 69, "code": "a"}}],
    )  # fmt: skip
    [fact] = facts_in(history)

    assert (fact.kind, fact.name, fact.value) == ("family", "ovarian", "maternal aunt, 69")
    assert fact.status.person is Person.FAMILY


def test_an_allergy_and_its_absence():
    allergy = resource("AllergyIntolerance", code=concept("local 1 Penicillin"), patient={"reference": "Patient/p"})
    none = resource("AllergyIntolerance", code=concept("snomed 716186003 No known allergy"), patient={"reference": "Patient/p"})
    penicillin, unknown = facts_in(allergy, none)

    assert (penicillin.kind, penicillin.name) == ("allergy", "penicillin")
    assert unknown.status.assertion is Assertion.RULED_OUT
    assert said(*facts_in({**allergy, "code": concept("local 1 Allergy to penicillin")})) == [("allergy", "penicillin", "present")]


@pytest.mark.parametrize(
    ("written", "value", "day"),
    [({"deceasedDateTime": "2026-11-19"}, "2026-11-19", "2026-11-19"), ({"deceasedBoolean": True}, "died", "None")],
)
def test_that_a_person_has_died_is_read_with_its_day(written, value, day):
    [death] = [fact for fact in facts_in({"resourceType": "Patient", "id": "p", **written}) if fact.name == "death date"]

    assert (death.kind, death.value, str(death.date)) == ("person", value, day)


def test_a_person_said_not_to_have_died_has_not():
    assert not facts_in({"resourceType": "Patient", "id": "p", "deceasedBoolean": False})


@pytest.mark.parametrize(("written", "severity"), [("high", "criticality high"), ("low", "criticality low"), ("CRITH", "criticality high"), ("unable-to-assess", "")])
def test_how_dangerous_another_contact_may_be_is_told_with_the_allergy(written, severity):
    [allergy] = facts_in(resource("AllergyIntolerance", code=concept("local 1 Penicillin"), patient={"reference": "Patient/p"}, criticality=written))

    assert allergy.details.severity == severity


def device(**more):
    return resource("Device", **{"type": concept("snomed 14106009 Cardiac pacemaker, device"), "patient": {"reference": "Patient/p"}, **more})


def test_a_device_in_the_body_stands_with_the_illnesses():
    assert said(*facts_in(device())) == [("condition", "cardiac pacemaker", "present")]
    assert [str(fact.status.time) for fact in facts_in(device(status="inactive"))] == ["past"]
    assert said(*facts_in(device(type=None, deviceName=[{"name": "Port system"}]))) == [("condition", "port system", "present")]


def test_a_machine_that_is_nobodys_and_a_mistake_say_nothing():
    assert facts_in(device(patient=None)) == facts_in(device(status="entered-in-error")) == []
