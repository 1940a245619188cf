"""Records in an older or looser form of FHIR are read as far as they go, field by field; what is not, is named."""

from __future__ import annotations

import pytest


def test_an_item_stands_for_a_list_of_one_and_a_list_of_one_for_its_item(record):
    """
    {"resourceType": "Observation", "category": {"text": "laboratory"}, "status": ["final"]}
    """
    observation = record.entries[0].resource
    assert observation.category[0].text == "laboratory"
    assert observation.status == "final"
    [problem] = record.problems
    assert (problem.kind, problem.lost) == ("older-form", False)


def test_a_word_stands_for_a_coded_concept(record):
    """
    {"resourceType": "Condition", "clinicalStatus": "active", "code": "Cancer of the left breast"}
    """
    condition = record.entries[0].resource
    assert condition.clinical_status.coding[0].code == "active"
    assert condition.code.text == "Cancer of the left breast"
    assert condition.code.coding == ()


def test_a_number_may_be_written_as_text_and_a_text_as_number(record):
    """
    {"resourceType": "Observation", "id": 7, "valueQuantity": {"value": "2.30", "unit": "cm"},
     "component": {"valueQuantity": {"value": 1.10}}}
    """
    observation = record.entries[0].resource
    assert str(observation.component[0].value_quantity.value) == "1.10"
    assert str(observation.value_quantity.value) == "2.30"
    assert observation.id == "7"


def test_a_field_that_cannot_be_read_is_named_and_the_rest_is_read(record):
    """
    {"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Observation", "id": "size",
      "valueQuantity": {"value": "1,234", "unit": "mm"}, "note": [{"text": "Canary"}, 5, {"text": "second"}]}}]}
    """
    observation = record.entries[0].resource
    assert observation.value_quantity.value is None
    assert observation.value_quantity.unit == "mm"
    assert observation.note[2].text == "second"
    size, note = record.problems
    assert size.where == "record, Bundle.entry[0].resource.valueQuantity.value"
    assert (
        size.what
        == "The field Observation.valueQuantity.value is not written as FHIR writes it, and was not read."
    )
    assert note.where == "record, Bundle.entry[0].resource.note[1]"


@pytest.mark.parametrize(
    "number", ["1e999999999", '"NaN"', '"Infinity"', "9" * 50, "9" * 5000, "1e400"]
)
def test_a_number_that_nothing_can_measure_is_left_out(read, number):
    reading = read(
        f'{{"resourceType": "Observation", "status": "final", "valueQuantity": {{"value": {number}, "unit": "cm"}}}}'
    )

    observation = reading.entries[0].resource
    assert observation.status == "final"
    assert observation.value_quantity.value is None
    assert observation.value_quantity.unit == "cm"
    assert reading.kinds == ["field"]


def test_null_is_the_same_as_nothing(record):
    """
    {"resourceType": "Patient", "birthDate": null, "name": [null, {"family": "Lee"}]}
    """
    patient = record.entries[0].resource
    assert patient.birth_date == ""
    assert patient.name[1].family == "Lee"
    assert not any(problem.lost for problem in record.problems)


def test_an_order_of_medicine_in_dstu2_is_a_request(record):
    """
    {"resourceType": "MedicationOrder", "patient": {"reference": "Patient/1"}, "dateWritten": "2018-12-12",
     "prescriber": {"display": "Dr. Bell"}, "medicationCodeableConcept": {"text": "Tamoxifen 10 MG"},
     "reasonReference": {"reference": "Condition/1"}}
    """
    order = record.entries[0].resource
    assert order.resource_type == "MedicationOrder"
    assert order.subject.reference == "Patient/1"
    assert order.authored_on == "2018-12-12"
    assert order.requester.display == "Dr. Bell"
    assert order.reason_reference[0].reference == "Condition/1"


@pytest.mark.parametrize(
    ("kind", "flag", "status"),
    [
        ("MedicationStatement", '"wasNotTaken": true', "not-taken"),
        ("MedicationStatement", '"taken": "n"', "not-taken"),
        ("MedicationAdministration", '"wasNotGiven": true', "not-done"),
        ("Procedure", '"notPerformed": true', "not-done"),
        ("Procedure", '"notDone": true', "not-done"),
    ],
)
def test_what_was_not_done_in_the_older_form_is_not_done(read, kind, flag, status):
    reading = read(f'{{"resourceType": "{kind}", "status": "completed", {flag}}}')

    assert reading.entries[0].resource.status == status


def test_comments_and_related_results_of_the_older_form_are_kept(record):
    """
    {"resourceType": "Observation", "comments": "Repeat in 3 months.",
     "related": [{"type": "has-member", "target": {"reference": "Observation/er"}}]}
    """
    observation = record.entries[0].resource
    assert observation.note[0].text == "Repeat in 3 months."
    assert observation.has_member[0].reference == "Observation/er"
    assert record.notes[0].text == "Repeat in 3 months."
