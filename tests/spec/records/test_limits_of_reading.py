"""Whoever is refused is told the limit. No record may stop the others, eat the memory or speak in a problem."""

from __future__ import annotations

import gzip
import json

import pytest

from beside.records import read
from tests.spec.records.conftest import in_base64, read_paths


def test_a_file_that_grows_without_end_is_refused(read):
    [problem] = read(gzip.compress(b" " * 20_000_000)).problems

    assert problem.kind == "limit"
    assert "250 times" in problem.what


def test_gzip_in_gzip_is_opened_three_deep(read):
    content = b"HER2: negative"
    for _ in range(3):
        content = gzip.compress(content)

    assert read(content).documents[0].text == "HER2: negative"
    [problem] = read(gzip.compress(content)).problems
    assert "more than 3 deep" in problem.what


def test_a_file_beyond_the_limit_is_refused_with_the_limit(read, monkeypatch):
    monkeypatch.setattr("beside.records.limits.WHOLE", 1 << 20)

    [problem] = read(b"x" * (2 << 20)).problems

    assert "larger than 1 MiB" in problem.what


@pytest.mark.parametrize(
    "content",
    [
        "[" * 100_000,
        "[" * 5000 + "]" * 5000,
        '{"resourceType":' * 1000,
        '{"a":' * 101 + "1" + "}" * 101,
    ],
)
def test_brackets_within_brackets_are_followed_a_hundred_deep(read, content):
    [problem] = read(content).problems

    assert "more than 100 deep" in problem.what


def test_brackets_in_texts_do_not_count(read, monkeypatch):
    monkeypatch.setattr("beside.records.json_text.PIECE", 100)  # texts go from piece to piece

    reading = read({"resourceType": "Observation", "valueString": '[["{' * 500})

    assert reading.problems == []


@pytest.mark.parametrize(("limit", "things"), [("VALUES", "values"), ("RESOURCES", "resources")])
def test_too_many_of_anything_is_refused_with_the_number(read, monkeypatch, limit, things):
    monkeypatch.setattr(f"beside.records.limits.{limit}", 50)

    [problem] = read([{"resourceType": "Patient"}] * 60).problems

    assert f"more than 50 {things}" in problem.what


def test_documents_in_documents_are_opened_five_deep(read):
    inner: object = "HER2: negative"
    for _ in range(7):
        inner = {
            "resourceType": "DocumentReference",
            "content": [{"attachment": {"data": in_base64(inner)}}],
        }

    reading = read(inner)

    assert len(reading.documents) == 6
    assert "more than 5 deep" in reading.problems[0].what


def test_what_waits_for_its_name_is_bounded(write, folder, monkeypatch):
    monkeypatch.setattr("beside.records.limits.WAITING", 5)
    write("1.json", {"resourceType": "Binary", "id": "1", "data": in_base64("first note")})
    write("2.json", {"resourceType": "Binary", "id": "2", "data": in_base64("2nd")})
    write("3.txt", "third")

    reading = read_paths(folder)

    assert [document.text for document in reading.documents if document.text] == [
        "first note",
        "third",
        "2nd",
    ]


def test_a_fault_of_a_reader_is_told_by_its_class_and_the_next_record_is_read(
    write, folder, monkeypatch
):
    def stumble(held):
        raise ValueError(held.data.decode())
        yield

    monkeypatch.setitem(read.READERS, "text", stumble)
    write("1.txt", "Canary Miller")
    write("2.json", {"resourceType": "Patient"})

    reading = read_paths(folder)

    [problem] = reading.problems
    assert (problem.where, problem.kind) == ("records/1.txt", "reader-stopped")
    assert "(ValueError)" in problem.what
    assert len(reading.entries) == 1


CANARY = "Canary"
ODD = [
    f'{{"resourceType": "Patient", "name": "{CANARY}", "name": [{{"family": 5}}], "gender": ["{CANARY}", 1]}}',
    f'{{"resourceType": "{CANARY} Miller", "id": "1"}}',
    f'{{"{CANARY}": {{"{CANARY}": 1, "{CANARY}": 2}}, "resourceType": "Patient"}}',
    f'[{{"resourceType": "Patient", "name": [{{"family": "{CANARY}"}}]}}, {CANARY}]',
    f'{{"resourceType": "Observation", "valueQuantity": {{"value": "{CANARY}"}}, "note": "{CANARY}"',
    f'{{"resourceType": "Binary", "id": "1", "data": "{CANARY}!"}}',
    f'{{"note": "{CANARY}"}}',
    f'{{"resourceType": "DocumentReference", "id": "{CANARY} Miller", "content": [{{"attachment": {{}}}}]}}',
    f"{CANARY} Müller ".encode("cp1252") + bytes(range(32)) * 9,
]


@pytest.mark.parametrize("content", ODD, ids=range(len(ODD)))
def test_no_problem_speaks_words_of_the_record(read, content):
    reading = read(content)

    assert reading.problems
    assert CANARY not in repr(reading.problems)


def test_nothing_that_is_handed_on_shows_the_record_when_it_is_printed(read):
    reading = read(
        {
            "resourceType": "Patient",
            "name": [{"family": CANARY}],
            "text": {"status": "additional", "div": CANARY},
        }
    )

    assert CANARY not in repr(reading.documents)
    assert CANARY not in repr(reading.entries)


def test_reading_leaves_no_file_behind(write, folder):
    write("a.json.gz", gzip.compress(json.dumps({"resourceType": "Patient"}).encode()))

    read_paths(folder)

    assert [path.name for path in folder.parent.rglob("*")] == ["records", "a.json.gz"]
