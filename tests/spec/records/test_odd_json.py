"""JSON that is damaged or strange is read as far as it goes, and what was strange is told."""

from __future__ import annotations

import pytest

PATIENT = '{"resourceType": "Patient", "id": "ann"}'


def test_a_key_that_stands_twice_is_told_with_its_place_and_the_last_value_is_kept(record):
    """
    {"resourceType": "Bundle", "entry": [{"resource":
      {"resourceType": "Observation", "status": "final", "status": "entered-in-error"}}]}
    """
    assert record.entries[0].resource.status == "entered-in-error"
    [problem] = record.problems
    assert (problem.kind, problem.lost) == ("repeated-key", False)
    assert problem.where == "record, Bundle.entry[0].resource.status"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ('{"resourceType": "Bundle", "type": "a", "type": "b", "entry": [{"resource": {"resourceType": "Patient"}}]}',
         "Bundle.type"),
        ('[{"resourceType": "Patient", "name": [{}, {"family": "a", "family": "b"}]}]', "[0].name[1].family"),
        ('{"resourceType": "Patient"}\n{"resourceType": "Patient", "id": "1", "id": "2"}', "line 2.id"),
        ('{"resourceType": "Patient", "Canary Miller": 1, "Canary Miller": 2}', "Patient.(a key)"),
    ],
)  # fmt: skip
def test_repeated_keys_are_found_everywhere_and_only_keys_of_fhir_are_shown(read, content, place):
    [problem] = read(content).problems

    assert problem.where == f"record, {place}"


def test_utf8_with_a_mark_utf16_and_utf32_are_read(read):
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-32"):
        reading = read(PATIENT.replace("ann", "å").encode(encoding), encoding)
        assert reading.entries[0].resource.id == "å"
        assert reading.problems == []


def test_another_encoding_is_read_and_told(read):
    reading = read(PATIENT.replace("ann", "Müller").encode("cp1252"))

    assert reading.entries[0].resource.id == "Müller"
    assert reading.kinds == ["encoding"]


def test_half_characters_and_nuls_do_no_harm(read):
    reading = read(
        r'{"resourceType": "Observation", "valueString": "a\ud800b\u0000c \ud83d\ude00 \\ud800 \u0041"}'
    )

    assert reading.entries[0].resource.value_string == "a�b c 😀 \\ud800 A"
    assert reading.kinds == ["broken-characters", "control-characters"]


def test_nan_is_left_out_and_told(read):
    reading = read(
        '{"resourceType": "Observation", "status": "NaN", "valueQuantity": {"value": NaN, "unit": "cm"}}'
    )

    observation = reading.entries[0].resource
    assert observation.value_quantity.value is None
    assert (observation.status, observation.value_quantity.unit) == ("NaN", "cm")
    assert "not-a-number" in reading.kinds


def test_line_ends_inside_a_text_are_read(read):
    reading = read(
        '{"resourceType": "Observation", "note": [{"text": "ER positive\n\tPR positive"}]}'
    )

    assert reading.notes[0].text == "ER positive\n\tPR positive"
    assert reading.kinds == ["control-characters"]


def test_padding_with_nuls_does_no_harm(read):
    reading = read(PATIENT.encode() + b"\0" * 500)

    assert reading.entries[0].resource.id == "ann"
    assert reading.problems == []


def test_of_a_bundle_cut_short_the_whole_entries_are_read(read):
    entry = f'{{"resource": {PATIENT}}}'
    whole = f'{{"resourceType": "Bundle", "entry": [{entry}, {entry}]}}'

    reading = read(whole[:-30])

    assert [entry.path for entry in reading.entries] == ["Bundle.entry[0].resource"]
    [problem] = reading.problems
    assert problem.kind == "broken-json"
    assert problem.what.endswith(
        "Entries read before that place: 1; what comes after was not read."
    )


@pytest.mark.parametrize(
    "content",
    [
        '{"resourceType": "Bundle", "entry": [',
        '[{"resourceType"',
        '{"resourceType": "Patient", ',
    ],
)
def test_a_record_cut_short_before_its_first_entry_is_named(read, content):
    assert read(content + " " * 9).kinds != []


def test_of_a_list_with_a_mistake_what_stands_before_it_is_read(read):
    reading = read(f"[{PATIENT}, {PATIENT}, {{'resourceType': 'Patient'}}]")

    assert [entry.path for entry in reading.entries] == ["[0]", "[1]"]
    assert reading.kinds == ["broken-json"]


def test_resources_written_one_after_the_other_are_read(read):
    reading = read('{\n"resourceType": "Patient"}\n{\n"resourceType":\n"Condition"}\n')

    assert [entry.resource.resource_type for entry in reading.entries] == ["Patient", "Condition"]
    assert reading.problems == []


def test_a_resource_cut_short_is_named_with_the_place(read):
    reading = read(PATIENT[:-4])

    assert reading.documents == []
    assert reading.problems[0].what == "This JSON is damaged or cut short at about byte 34."


def test_damaged_lines_are_named_and_the_others_are_read(read):
    reading = read(
        "\n".join(
            [
                PATIENT,
                PATIENT[:-9] + "}",
                PATIENT,
                '{"resourceType": "Observation", "valueInteger": NaN}',
            ]
        )
    )

    assert [entry.path for entry in reading.entries] == ["line 1", "line 3", "line 4"]
    assert {problem.kind: problem.where for problem in reading.problems} == {
        "broken-line": "record, line 2",
        "mended-line": "record, line 4",
    }


def test_a_note_that_begins_with_a_bracket_is_a_note(read):
    assert read("[1] HER2: negative").documents[0].text == "[1] HER2: negative"
    assert read("[Dictated, not read] HER2: negative").documents[0].text.endswith("negative")
