"""What is asked for, awaited and hoped for."""

from __future__ import annotations

import pytest

from beside.facts import Assertion, Course, Time
from beside.terms.kinds import EARLIER_FORM
from tests.coded import concept, facts_in, resource, said

CANCER = resource("Condition", id="cancer", code=concept("icd C61 Malignant neoplasm of prostate"))
ADDRESSED = [{"reference": "Condition/cancer"}]


def request(code, **more):
    return resource("ServiceRequest", **{"id": "asked", "status": "active", "intent": "order", "code": concept(code), **more})


@pytest.mark.parametrize(
    ("intent", "status", "course"),
    [
        ("proposal", "active", Course.RECOMMENDED), ("plan", "active", Course.PLANNED), ("order", "active", Course.PLANNED),
        ("option", "active", Course.DISCUSSED), ("order", "completed", Course.COMPLETED),
    ],
)  # fmt: skip
def test_a_treatment_asked_for_is_a_plan_until_it_is_done(intent, status, course):
    [fact] = facts_in(request("local 1 Radical prostatectomy", intent=intent, status=status))

    assert (fact.kind, fact.value, fact.status.course) == ("treatment", "prostatectomy", course)


@pytest.mark.parametrize("asked", ["Referral to liver surgery", "Ambulatory referral to radiation therapy", "Consultation with breast surgery"])
def test_to_ask_another_department_is_no_treatment(asked):
    assert [fact for fact in facts_in(request(f"local 1 {asked}")) if fact.kind == "treatment"] == []


def test_what_is_asked_for_on_both_sides_is_said_of_neither_alone():
    sides = [resource("Condition", id=side, code=concept(f"icd {code} Malignant neoplasm of {side} breast"), bodySite=[concept(f"snomed {place} {side} breast")])
             for side, code, place in (("left", "C50.912", "80248007"), ("right", "C50.911", "73056007"))]  # fmt: skip

    facts = facts_in(request("local 1 Chemotherapy", reasonReference=[{"reference": f"Condition/{side}"} for side in ("left", "right")]), *sides)

    assert [(fact.about.cancer, fact.about.side) for fact in facts if fact.kind == "treatment"] == [("breast", "")]


def test_a_test_of_what_was_inherited_is_awaited_by_each_gene_and_is_of_no_tumour():
    waiting = facts_in(request("local 1 Genetic testing (BRCA1, PALB2)", reasonReference=ADDRESSED, authoredOn="2026-10-30"), CANCER)

    assert {(fact.name, fact.about.cancer) for fact in waiting if fact.kind == "pending"} == {("germline", ""), ("BRCA1", ""), ("PALB2", "")}


def test_a_request_that_was_withdrawn_says_nothing():
    assert facts_in(request("local 1 Radical prostatectomy", status="revoked")) == []


def test_a_treatment_that_must_not_be_given_is_ruled_out():
    [fact] = facts_in(request("local 1 Radiotherapy", doNotPerform=True))

    assert fact.status.assertion is Assertion.RULED_OUT


def test_a_test_that_nothing_answers_is_awaited():
    [waiting] = facts_in(request("loinc 85319-2 HER2", authoredOn="2026-11-06", occurrenceDateTime="2026-11-20"))

    assert (waiting.kind, waiting.name, waiting.status.time) == ("pending", "HER2", Time.PENDING)
    assert (str(waiting.details.since), str(waiting.details.due)) == ("2026-11-06", "2026-11-20")


@pytest.mark.parametrize("asked", ["Next-generation sequencing panel", "Solid tumor panel (NGS)"])
def test_a_panel_of_genes_is_awaited_under_the_name_free_text_gives_it(asked):
    assert [fact.name for fact in facts_in(request(f"local 1 {asked}"))] == ["molecular testing"]


def test_a_test_with_a_result_is_not():
    result = resource("Observation", status="final", code=concept("loinc 85319-2"), basedOn=[{"reference": "ServiceRequest/asked"}],
                      valueCodeableConcept=concept("loinc LA6577-6 Negative"))  # fmt: skip

    assert said(*facts_in(request("loinc 85319-2 HER2"), result)) == [("biomarker", "HER2", "negative")]


def test_a_result_that_is_only_registered_does_not_answer():
    registered = resource("Observation", status="registered", code=concept("loinc 85318-4"), basedOn=[{"reference": "ServiceRequest/asked"}])
    asked = request("snomed 434363004 HER2 gene detection by FISH", authoredOn="2026-11-09")

    assert said(*facts_in(asked, registered)) == [("pending", "HER2", "awaited")] * 2


def test_what_is_only_offered_is_not_awaited():
    assert facts_in(CANCER, request("local 9 Scans whenever wanted", intent="option", reasonReference=ADDRESSED))[1:] == []


def test_a_picture_that_is_asked_for_is_awaited():
    [waiting] = facts_in(request("local 2 PSMA PET-CT"))

    assert (waiting.kind, waiting.name) == ("pending", "PSMA PET")


def test_a_care_plan_gives_its_treatments_and_the_words_of_a_plan_for_a_cancer():
    activity = {"detail": {"status": "not-started", "code": concept("local 1 External beam radiotherapy")}}
    plan = resource("CarePlan", status="active", intent="plan", addresses=ADDRESSED, description="Watch PSA every six months", activity=[activity])

    _, words, radiation = facts_in(CANCER, plan)

    assert (words.kind, words.name, words.value) == ("recommendation", "team", "Watch PSA every six months")
    assert (radiation.value, radiation.status.course, radiation.about.cancer) == ("external beam radiation", Course.PLANNED, "prostate")


def test_a_proposed_care_plan_recommends():
    activity = {"detail": {"status": "not-started", "code": concept("local 1 Active surveillance")}}
    [fact] = facts_in(resource("CarePlan", status="draft", intent="proposal", activity=[activity]))

    assert (fact.name, fact.status.course) == ("monitoring", Course.RECOMMENDED)


def test_advice_for_other_diseases_is_left():
    diabetes = resource("Condition", id="d", code=concept("snomed 44054006 Diabetes mellitus type 2"))
    goal = resource("Goal", id="g", lifecycleStatus="active", description=concept(text="HbA1c below 7"))
    plan = resource("CarePlan", status="active", intent="order", addresses=[{"reference": "Condition/d"}], goal=[{"reference": "Goal/g"}],
                    activity=[{"detail": {"status": "in-progress", "code": concept("snomed 160670007 Diabetic diet")}}])  # fmt: skip

    assert {fact.kind for fact in facts_in(diabetes, goal, plan)} == {"condition"}


def test_a_goal_is_in_the_words_of_whoever_said_it():
    anna = resource("Patient", id="anna")
    said_by = resource("Goal", lifecycleStatus="active", description=concept(text="See my daughter graduate"), expressedBy={"reference": "Patient/anna"})
    doctor = resource("Goal", lifecycleStatus="active", description=concept(text="Cure"), expressedBy={"reference": "Practitioner/x"})

    assert said(*facts_in(anna, said_by, doctor)) == [("goal", "patient", "See my daughter graduate"), ("goal", "team", "Cure")]


def test_an_appointment_has_its_day_and_its_words():
    booked = resource("Appointment", status="booked", description="Tumour board result", start="2026-11-24T09:30:00+01:00")
    [fact] = facts_in(booked)

    assert (fact.kind, fact.value, str(fact.date), fact.status.time) == ("appointment", "Tumour board result", "2026-11-24T09:30:00+01:00", Time.PLANNED)
    assert facts_in({**booked, "status": "cancelled"}) == []


def test_a_picture_with_its_conclusion():
    report = resource("DiagnosticReport", status="final", category=[concept("http://terminology.hl7.org/CodeSystem/v2-0074 RAD")],
                      code=concept("local 3 MRI of prostate"), conclusion="PI-RADS 4 lesion, no spread")  # fmt: skip
    study = resource("ImagingStudy", status="available", started="2026-10-30", modality=[{"code": "CT"}], description="CT chest")

    assert said(*facts_in(report, study)) == [("imaging", "MRI", "PI-RADS 4 lesion, no spread"), ("imaging", "CT", "done")]


def test_one_report_of_two_kinds_of_picture_is_of_both():
    report = resource("DiagnosticReport", status="final", category=[concept("x RAD")], conclusion="23 mm mass",
                      code=concept(text="Diagnostic mammogram left and ultrasound left breast and axilla"))  # fmt: skip

    assert said(*facts_in(report)) == [("imaging", "mammogram", "23 mm mass"), ("imaging", "ultrasound", "23 mm mass")]


def test_a_picture_whose_report_is_not_written_yet_is_pending():
    report = resource("DiagnosticReport", status="registered", category=[concept("x RAD")], code=concept("local 3 MRI of prostate"))

    assert said(*facts_in(report)) == [("pending", "MRI", "awaited")]


def test_a_report_that_is_not_final_is_awaited_by_the_name_people_use():
    report = resource("DiagnosticReport", status="preliminary", code=concept("loinc 22637-3 Pathology report final diagnosis Narrative"))

    assert said(*facts_in(report)) == [("pending", "pathology report", "awaited")]


def test_of_a_report_that_says_something_already_only_the_last_form_is_awaited():
    code = concept("loinc 22637-3 Pathology report final diagnosis Narrative")
    early = resource("DiagnosticReport", status="preliminary", code=code, result=[{"reference": "Observation/er"}])
    empty = resource("DiagnosticReport", status="preliminary", code=code)
    ordered = resource("DiagnosticReport", status="registered", code=code, result=[{"reference": "Observation/er"}])

    assert [fact.details.note for one in (early, empty, ordered) for fact in facts_in(one)] == [EARLIER_FORM, "", ""]


def test_an_appointment_may_say_that_the_cancer_is_new():
    booked = resource("Appointment", status="booked", description="New diagnosis, discussion of treatment", start="2026-12-02")

    assert ("recurrence", "", "new") in said(*facts_in(booked))
    assert [fact.kind for fact in facts_in({**booked, "description": "New patient visit"})] == ["appointment"]


def test_when_it_was_found_an_appointment_does_not_say():
    booked = resource("Appointment", status="booked", description="New diagnosis, discussion of treatment", start="2026-12-02")

    assert [(fact.kind, str(fact.date)) for fact in facts_in(booked)] == [("recurrence", "None"), ("appointment", "2026-12-02")]


def test_an_appointment_says_whom_it_is_with():
    seen = resource("Appointment", status="booked", description="First visit", start="2026-12-02T09:15:00Z",
                    participant=[{"actor": {"reference": "Patient/a", "display": "Ada Orchard"}}, {"actor": {"display": "Ms Invented, surgeon"}}])  # fmt: skip
    [visit] = [fact for fact in facts_in(seen, resource("Patient", id="a")) if fact.kind == "appointment"]

    assert visit.details.note == "with Ms Invented, surgeon"
