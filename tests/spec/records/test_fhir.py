"""FHIR R4 as JSON: a bundle of any kind, one resource, a bare list, or one resource per line.

Each resource becomes an entry with the path that leads to it. Nothing in a record stops the reading of the rest.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from beside.records.fhir_types import Condition, Observation, OtherResource, Patient
from beside.terms.dates import PartialDate
from tests.spec.records.conftest import read_paths


def paths(reading):
    return [(entry.path, entry.address) for entry in reading.entries]


def test_entries_of_a_bundle_have_a_path_and_an_address(record):
    """
    {"resourceType": "Bundle", "type": "transaction", "entry": [
      {"fullUrl": "urn:uuid:1", "resource": {"resourceType": "Patient", "birthDate": "1961-04"}},
      {"resource": {"resourceType": "Condition", "subject": {"reference": "urn:uuid:1"}}}
    ]}
    """
    assert paths(record) == [
        ("Bundle.entry[0].resource", "urn:uuid:1"),
        ("Bundle.entry[1].resource", ""),
    ]
    patient, condition = (entry.resource for entry in record.entries)
    assert isinstance(patient, Patient)
    assert patient.birth_date == "1961-04"
    assert isinstance(condition, Condition)
    assert condition.subject.reference == "urn:uuid:1"


def test_one_resource_is_its_own_path(record):
    """
    {"resourceType": "Patient", "id": "ann"}
    """
    assert paths(record) == [("Patient", "")]


def test_items_of_a_bare_list_have_their_number(record):
    """
    [{"resourceType": "Patient"}, {"resourceType": "Condition"}]
    """
    assert paths(record) == [("[0]", ""), ("[1]", "")]


def test_resources_one_per_line_have_the_number_of_the_line(record):
    """
    {"resourceType": "Patient"}

    {"resourceType": "Condition"}
    """
    assert paths(record) == [("line 1", ""), ("line 3", "")]


def test_bundles_in_lists_and_bundles_in_bundles_are_opened(record):
    """
    [{"resourceType": "Bundle", "entry": [
      {"resource": {"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "Patient"}}]}}]},
     {"resourceType": "Parameters", "parameter": [
      {"name": "variant", "part": [{"resource": {"resourceType": "Observation"}}]}]}]
    """
    assert [path for path, _ in paths(record)] == [
        "[0].entry[0].resource.entry[0].resource",
        "[1].parameter[0].part[0].resource",
    ]


def test_contained_resources_are_entries_and_stand_in_theirs(record):
    """
    {"resourceType": "Bundle", "entry": [{"fullUrl": "http://h/Condition/1", "resource":
      {"resourceType": "Condition", "id": "1", "contained": [{"resourceType": "Observation", "id": "stage"}]}}]}
    """
    condition, stage = record.entries
    assert (stage.path, stage.address) == (
        "Bundle.entry[0].resource.contained[0]",
        "http://h/Condition/1#stage",
    )
    assert condition.resource.contained == (stage.resource,)
    assert isinstance(stage.resource, Observation)


def test_numbers_are_what_is_written(record):
    """
    {"resourceType": "Observation", "valueQuantity": {"value": 1.10, "unit": "cm"}}
    """
    quantity = record.entries[0].resource.value_quantity
    assert str(quantity.value) == "1.10"
    assert quantity.unit == "cm"


def test_kinds_that_are_not_read_are_counted_and_named(record):
    """
    [{"resourceType": "Task", "id": "1"}, {"resourceType": "Task"}, {"resourceType": "MolecularSequence"}]
    """
    assert all(isinstance(entry.resource, OtherResource) for entry in record.entries)
    [problem] = record.problems
    assert problem.kind == "unknown-type"
    assert problem.what == "Kinds of resources that Beside does not read: Task (2), MolecularSequence (1)."


def test_bills_and_insurance_are_named_as_such_and_nothing_is_lost(record):
    """
    [{"resourceType": "Claim"}, {"resourceType": "Coverage"}, {"resourceType": "Claim"}]
    """
    [problem] = record.problems
    assert problem.what.endswith("say nothing of the illness: Claim (2), Coverage (1).")
    assert not problem.lost


def test_many_like_problems_are_one_with_the_first_places(read):
    [problem] = read([{"resourceType": "Task"}] * 5).problems

    assert problem.where == "record, [0], [1], [2] and 2 more"


def test_an_entry_that_is_no_resource_is_named_and_the_rest_is_read(record):
    """
    {"resourceType": "Bundle", "entry": [
      {"resource": {"id": "without a type"}}, 7, {"response": {"status": "204"}},
      {"resource": {"resourceType": "Patient", "id": "ann"}}]}
    """
    assert [entry.resource.id for entry in record.entries] == ["ann"]
    assert {problem.kind: problem.where for problem in record.problems} == {
        "no-type": "record, Bundle.entry[0].resource",
        "not-an-object": "record, Bundle.entry[1]",
        "no-resource": "record, Bundle.entry[2]",
    }


@pytest.mark.parametrize("entry", ["", ', "entry": []', ', "entry": 5', ', "entry": null'])
def test_a_bundle_that_holds_nothing_is_named(read, entry):
    [problem] = read(f'{{"resourceType": "Bundle"{entry}}}').problems

    assert "holds no resources" in problem.what


def test_json_that_is_no_fhir_is_refused_in_one_sentence(record):
    """
    {"note": "HER2 negative"}
    """
    assert record.documents == []
    [problem] = record.problems
    assert (
        problem.what
        == "This is JSON, but not a FHIR record: nothing in it says which resource it is."
    )


def test_a_document_is_known_by_its_bytes(read):
    first = read('{"resourceType": "Patient"}', "a.json")
    same = read('{"resourceType": "Patient"}', "b.json")
    other = read('{"resourceType":  "Patient"}', "c.json")

    assert first.documents[0].id == same.documents[0].id != other.documents[0].id


def test_a_long_file_of_lines_becomes_several_documents_and_lines_are_counted_on(
    write, folder, monkeypatch
):
    monkeypatch.setattr("beside.records.limits.CHUNK", 100)
    monkeypatch.setattr("beside.records.limits.BLOCK", 40)
    monkeypatch.setattr("beside.records.limits.WHOLE", 150)
    write("long.ndjson", '{"resourceType": "Patient"}\n' * 12)

    reading = read_paths(folder)

    assert len(reading.documents) > 1
    assert len({document.id for document in reading.documents}) == len(reading.documents)
    assert [entry.path for entry in reading.entries] == [
        f"line {number}" for number in range(1, 13)
    ]
    again = read_paths(folder)
    assert [document.id for document in again.documents] == [
        document.id for document in reading.documents
    ]


def test_dates_stay_as_partial_as_they_are(record):
    """
    {"resourceType": "DiagnosticReport", "effectiveDateTime": "2024-05", "conclusion": "Grade 2."}
    """
    [_, conclusion] = record.documents
    assert conclusion.date == PartialDate(2024, 5)


def test_values_of_every_kind_are_kept(record):
    """
    {"resourceType": "Observation", "component": [
      {"valueInteger": 3}, {"valueRatio": {"numerator": {"value": 8}, "denominator": {"value": 10}}},
      {"valueBoolean": false}, {"valueString": "p.L858R"}]}
    """
    three, ratio, no, variant = record.entries[0].resource.component
    assert three.value_integer == 3
    assert ratio.value_ratio.denominator.value == Decimal(10)
    assert no.value_boolean is False
    assert variant.value_string == "p.L858R"
