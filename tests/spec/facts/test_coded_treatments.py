"""Treatments: drugs, operations and radiation, how far each has come, and for which tumour."""

from __future__ import annotations

import pytest

from beside.facts import Assertion, Course, Time
from tests.coded import concept, facts_in, resource, said

CANCER = resource("Condition", id="cancer", code=concept("icd C50.912 Malignant neoplasm of left female breast"))
FOR_CANCER = [{"reference": "Condition/cancer"}]


def request(drug, **more):
    return resource("MedicationRequest", **{"status": "active", "intent": "order", "medicationCodeableConcept": concept(drug), **more})


def treatment(*resources):
    [fact] = [fact for fact in facts_in(*resources) if fact.kind == "treatment"]
    return fact


def test_a_drug_is_known_by_its_code_or_within_the_name_of_a_product():
    assert treatment(request("rxnorm 84857")).value == "anastrozole"
    assert treatment(request("rxnorm 9 0.25 ML Leuprolide Acetate 30 MG/ML Prefilled Syringe")).value == "leuprorelin"
    assert treatment(request("rxnorm 9 trastuzumab emtansine 100 MG Injection")).value == "trastuzumab emtansine"


def test_a_drug_is_of_the_tumour_it_is_given_for_with_its_dose_as_written():
    fact = treatment(CANCER, request("rxnorm 84857 anastrozole", reasonReference=FOR_CANCER, dosageInstruction=[{"text": "1mg orally once daily"}]))

    assert (fact.name, fact.details.dose) == ("hormone", "1mg orally once daily")
    assert (fact.about.cancer, fact.about.side, fact.about.reference) == ("breast", "left", "Condition/cancer")


@pytest.mark.parametrize(
    ("status", "intent", "course"),
    [
        ("active", "proposal", Course.RECOMMENDED), ("active", "plan", Course.PLANNED), ("draft", "order", Course.PLANNED),
        ("active", "order", Course.ONGOING), ("completed", "order", Course.COMPLETED), ("stopped", "order", Course.STOPPED),
        ("active", "option", Course.DISCUSSED),
    ],
)  # fmt: skip
def test_how_far_a_prescription_has_come(status, intent, course):
    assert treatment(request("rxnorm 84857", status=status, intent=intent)).status.course is course


def test_why_a_drug_was_stopped_stands_in_the_records_words():
    reason = concept("snomed 407563006 Treatment not tolerated (situation)")
    fact = treatment(request("rxnorm 2555", status="stopped", statusReason=reason))

    assert (fact.status.course, fact.status.time, fact.details.why_stopped) == (Course.STOPPED, Time.PAST, "Treatment not tolerated (situation)")


def test_a_drug_not_given_is_declined_only_where_the_person_refused():
    given = {"medicationCodeableConcept": concept("rxnorm 2555"), "status": "not-done"}
    refused = treatment(resource("MedicationAdministration", statusReason=[concept("snomed 105480006")], **given))
    other = treatment(resource("MedicationAdministration", **given))

    assert refused.status.course is Course.DECLINED
    assert (other.status.course, other.status.assertion) == (None, Assertion.RULED_OUT)


@pytest.mark.parametrize("status", ["entered-in-error", "cancelled"])
def test_a_withdrawn_prescription_is_no_fact(status):
    assert facts_in(request("rxnorm 84857", status=status)) == []


def test_a_drug_may_be_a_resource_of_its_own_contained_or_not():
    own = resource("Medication", id="m", code=concept("rxnorm 72965 letrozole"))
    by_reference = resource("MedicationRequest", status="active", intent="order", medicationReference={"reference": "Medication/m"})
    inside = resource("MedicationRequest", status="active", intent="order", medicationReference={"reference": "#m"}, contained=[own])

    assert [fact.value for fact in facts_in(own, by_reference)] == ["letrozole"]
    assert [fact.value for fact in facts_in(inside)] == ["letrozole"]


def test_supportive_drugs_are_treatment_only_where_they_are_tied_to_a_cancer():
    tied = treatment(CANCER, request("rxnorm 8640 predniSONE", reasonReference=FOR_CANCER))
    [loose] = facts_in(request("rxnorm 8640 predniSONE"))

    assert tied.value == "prednisone"
    assert (loose.kind, loose.name) == ("medication", "prednisone")


def test_other_drugs_are_medication_by_their_generic_name():
    [other] = facts_in(request("rxnorm 314231 Simvastatin 10 MG Oral Tablet"))

    assert (other.kind, other.name, other.value) == ("medication", "simvastatin", "10 MG")
    assert facts_in(request("rxnorm 1364445"))[0].name == "apixaban"


def test_an_operation_with_its_place_and_its_intent():
    breast = concept("snomed 80248007 Left breast structure (body structure)")
    intent = {"url": "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-procedure-intent",
              "valueCodeableConcept": concept("snomed 373808002 Curative - procedure intent (qualifier value)")}  # fmt: skip
    done = resource("Procedure", status="completed", code=concept("snomed 392021009"), bodySite=[breast], performedDateTime="2026-12-01", extension=[intent])

    operation, goal = facts_in(done)

    assert (operation.name, operation.value, operation.about.side) == ("surgery", "lumpectomy", "left")
    assert (operation.status.course, str(operation.date)) == (Course.COMPLETED, "2026-12-01")
    assert (goal.kind, goal.name, goal.value) == ("goal", "team", "curative")


def test_an_operation_that_was_not_done_is_not_done():
    fact = treatment(resource("Procedure", status="not-done", code=concept("snomed 392021009")))

    assert fact.status.assertion is Assertion.RULED_OUT


def test_procedures_and_pictures_are_no_treatment():
    scan = resource("Procedure", status="completed", code=concept("snomed 241615005 Magnetic resonance imaging of breast (procedure)"))
    biopsy = resource("Procedure", status="completed", code=concept("snomed 122548005 Biopsy of breast (procedure)"))

    assert [(fact.kind, fact.name, fact.about.site) for fact in facts_in(scan, biopsy)] == [("imaging", "MRI", "breast"), ("procedure", "biopsy", "breast")]


def test_what_serves_no_table_and_no_cancer_is_left():
    assert facts_in(resource("Procedure", status="completed", code=concept("snomed 430193006 Medication Reconciliation (procedure)"))) == []


def radiotherapy():
    mcode = "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-radiotherapy"
    beam = [{"url": f"{mcode}-modality", "valueCodeableConcept": concept("snomed 1156506007 External beam radiation therapy using photons (procedure)")}]
    dose = [
        {"url": "volume", "valueReference": {"reference": "BodyStructure/wall"}},
        {"url": "totalDoseDelivered", "valueQuantity": {"value": 5000, "code": "cGy"}},
        {"url": "fractionsDelivered", "valueUnsignedInt": 25},
    ]
    return resource(
        "Procedure", id="course", status="completed", code=concept("snomed 1217123003 Radiotherapy course of treatment (regime/therapy)"),
        extension=[{"url": f"{mcode}-modality-and-technique", "extension": beam}, {"url": f"{mcode}-dose-delivered-to-volume", "extension": dose}],
    )  # fmt: skip


def test_radiation_has_its_kind_dose_sessions_and_volume():
    wall = resource("BodyStructure", id="wall", location=concept("snomed 78904004 Chest wall structure (body structure)"))
    fact = treatment(wall, radiotherapy())

    assert (fact.name, fact.value) == ("radiation", "external beam radiation")
    assert (fact.details.dose, fact.details.cycles, fact.about.site) == ("5000 cGy", "25", "chest wall")
    assert fact.source.quote == "5000 cGy"


def test_a_phase_of_a_course_that_is_told_is_not_told_again():
    phase = resource("Procedure", id="phase", status="completed", code=concept("snomed 1222565005 Radiotherapy treatment phase (regime/therapy)"))
    part = {**phase, "partOf": [{"reference": "Procedure/course"}]}

    assert len(facts_in(radiotherapy(), part)) == 1
    assert said(*facts_in(phase)) == [("treatment", "radiation", "")]


def test_a_medicine_that_only_a_code_names_is_named_as_that():
    [unknown] = facts_in(request("rxnorm 99999999"))

    assert unknown.name == "medicine coded RxNorm 99999999"


@pytest.mark.parametrize(
    ("words", "name", "dose"),
    [
        ("Vitamin B 12 5 MG/ML Injectable Solution", "vitamin b 12", "5 MG/ML"), ("warfarin sodium 5 MG Oral Tablet", "warfarin", "5 MG"),
        ("losartan hydrochlorothiazide", "losartan hydrochlorothiazide", ""), ("Hydrochlorothiazide 25 MG", "hydrochlorothiazide", "25 MG"),
    ],
)  # fmt: skip
def test_a_product_is_parted_into_its_generic_name_and_its_strength(words, name, dose):
    [other] = facts_in(resource("MedicationRequest", status="active", intent="order", medicationCodeableConcept=concept(text=words)))

    assert (other.name, other.value) == (name, dose)


def test_a_bare_number_is_no_dose():
    one = [{"doseAndRate": [{"doseQuantity": {"value": 1}}]}]
    [other] = facts_in(request("rxnorm 314231 Simvastatin 10 MG Oral Tablet", dosageInstruction=one))

    assert other.value == "10 MG"


def test_a_dose_that_was_given_is_past_and_does_not_complete_a_course():
    given = treatment(resource("MedicationAdministration", status="completed", medicationCodeableConcept=concept("rxnorm 3002 cyclophosphamide")))

    assert (given.status.time, given.status.course) == (Time.PAST, None)


def test_a_drug_that_is_taken_is_ongoing_whether_or_not_its_days_are_said():
    taken = treatment(resource("MedicationStatement", status="active", medicationCodeableConcept=concept("rxnorm 84857 anastrozole")))

    assert (taken.status.course, taken.date) == (Course.ONGOING, None)


def test_what_a_treatment_that_is_over_was_meant_to_do_is_a_goal_of_the_past():
    intent = {"url": "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-procedure-intent",
              "valueCodeableConcept": concept("snomed 373808002 Curative - procedure intent (qualifier value)")}  # fmt: skip
    goals = [fact for state in ("completed", "in-progress") for fact in facts_in(
        resource("Procedure", status=state, code=concept("snomed 392021009"), extension=[intent])) if fact.kind == "goal"]  # fmt: skip

    assert [goal.status.time for goal in goals] == [Time.PAST, Time.CURRENT]


def test_operations_of_before_are_known_by_name():
    done = resource("Procedure", status="completed", code=concept(text="Right inguinal hernia repair (mesh)"), performedDateTime="2011")

    assert said(*facts_in(done)) == [("procedure", "inguinal hernia repair", "Right inguinal hernia repair (mesh)")]


def test_what_a_prescription_tells_the_person_is_told_as_written():
    dosage = [{"text": "10 mg twice daily", "patientInstruction": "Do not stop this medicine on your own."}]

    [told] = [fact for fact in facts_in(request("rxnorm 5492 hydrocortisone", dosageInstruction=dosage)) if fact.kind == "instruction"]
    [over] = [fact for fact in facts_in(request("rxnorm 5492 hydrocortisone", dosageInstruction=dosage, status="stopped")) if fact.kind == "instruction"]

    assert (told.value, told.details.of) == ("Do not stop this medicine on your own.", "hydrocortisone")
    assert told.source.path.endswith("dosageInstruction[0].patientInstruction")
    assert (told.status.time, over.status.time) == (Time.CURRENT, Time.PAST)


def test_a_translation_that_says_more_names_the_operation():
    wide, exact = {"display": "Extensive prostate surgery"}, {"display": "Radical prostatectomy - unspecified excision of pelvic nodes"}
    done = resource("Procedure", status="completed", code={"coding": [wide, exact]}, performedDateTime="2010-06-10")

    assert said(*facts_in(done)) == [("treatment", "surgery", "prostatectomy")]


ARTHRITIS = resource("Condition", id="ra", code=concept("snomed 69896004 Rheumatoid arthritis"))
MERCAPTOPURINE = "rxnorm 103 mercaptopurine"
INFUSED = {"dosageInstruction": [{"text": "500 mg/m2 over 4 hours"}]}
PROFILE = {"meta": {"profile": ["http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-cancer-related-medication-request"]}}


@pytest.mark.parametrize(
    ("beside", "more", "kind"),
    [
        ([], {}, "medication"),
        ([ARTHRITIS], {}, "medication"),
        ([], INFUSED, "treatment"),
        ([], {"reasonReference": FOR_CANCER}, "treatment"),
        ([ARTHRITIS], {"reasonReference": FOR_CANCER}, "treatment"),
        ([], PROFILE, "treatment"),
        ([ARTHRITIS], INFUSED, "treatment"),
        ([request("rxnorm 4492 fluorouracil")], {}, "treatment"),
        ([ARTHRITIS, request("rxnorm 4492 fluorouracil")], {}, "medication"),
        ([request(MERCAPTOPURINE)], {}, "treatment"),
    ],
)
def test_methotrexate_without_a_reason_is_chemotherapy_only_where_something_coded_says_so(beside, more, kind):
    facts = facts_in(CANCER, *beside, request("rxnorm 6851 methotrexate", **more))

    assert {fact.kind for fact in facts if "methotrexate" in {fact.name, str(fact.value)}} - {"goal"} == {kind}


def test_an_illness_of_the_person_tells_what_other_drugs_without_a_reason_are_for():
    crohn = resource("Condition", id="cd", code=concept("snomed 34000006 Crohn's disease"))
    of_another = {**crohn, "subject": {"reference": "Patient/other"}}

    assert [fact.kind for fact in facts_in(crohn, request(MERCAPTOPURINE)) if fact.source.quote == "mercaptopurine"] == ["medication"]
    assert [fact.kind for fact in facts_in(of_another, request(MERCAPTOPURINE)) if fact.source.quote == "mercaptopurine"] == ["treatment"]


@pytest.mark.parametrize(
    ("period", "name", "course"),
    [
        ({"start": "2026-06-06"}, "snomed 367336001 Chemotherapy", None),
        ({"start": "2026-06-06T09:00:00Z", "end": "2026-06-06T11:00:00Z"}, "snomed 367336001 Chemotherapy", None),
        ({"start": "2026-06-06", "end": "2026-09-01"}, "snomed 367336001 Chemotherapy", Course.COMPLETED),
        ({"start": "2026"}, "snomed 367336001 Chemotherapy", Course.COMPLETED),
        ({"start": "2026-06-06"}, "snomed 392021009 Lumpectomy of breast", Course.COMPLETED),
    ],
)
def test_what_was_given_on_one_day_does_not_complete_a_treatment_of_many(period, name, course):
    fact = treatment(resource("Procedure", status="completed", code=concept(name), performedPeriod=period))

    assert (fact.status.course, fact.status.time) == (course, Time.PAST)
