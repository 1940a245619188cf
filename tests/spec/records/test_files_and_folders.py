"""Any mix of files and folders can be given. What a file is, is decided from its content and never from its name."""

from __future__ import annotations

import gzip

import pytest

from beside.records import read_records
from tests.spec.records.conftest import read_paths

PATIENT = {"resourceType": "Patient", "id": "ann"}


def test_files_are_read_in_the_order_of_their_names_and_folders_to_the_bottom(write, folder):
    write("b.txt", "second")
    write("a/deep/first.txt", "first")

    reading = read_paths(folder)

    assert [document.text for document in reading.documents] == ["first", "second"]
    assert [document.name for document in reading.documents] == [
        "records/a/deep/first.txt",
        "records/b.txt",
    ]


def test_the_content_says_what_a_file_is(read):
    assert read(PATIENT, "scan.pdf").entries[0].resource.id == "ann"
    assert read("HER2: negative", "report.json").documents[0].text == "HER2: negative"


def test_a_packed_file_is_the_record_in_it(write, folder):
    write("patient.json.gz", gzip.compress(b'{"resourceType": "Patient", "id": "ann"}'))
    write("twice.gz", gzip.compress(gzip.compress(b"HER2: negative")))

    reading = read_paths(folder)

    assert reading.entries[0].resource.id == "ann"
    assert reading.documents[1].text == "HER2: negative"


def test_of_a_damaged_packed_file_is_read_what_can_be_unpacked(read):
    packed = gzip.compress(bytes(range(32, 127)) * 5000, compresslevel=0)

    reading = read(packed[:-200_000])

    assert reading.documents[0].text.startswith(" !\"#$%&'()*+,-./0123")
    assert reading.kinds == ["damaged"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", "an older Word, Excel or Outlook file"),
        (
            b'<?xml version="1.0"?><PRPA_IN201306UV02 xmlns="urn:hl7-org:v3"/>',
            "a document of HL7 version 3 other than a clinical document",
        ),
        (b'<Patient xmlns="http://hl7.org/fhir"></Patient>', "FHIR as XML"),
        (b"<plan><step/></plan>", "XML"),
    ],
)
def test_what_cannot_be_read_yet_is_named_with_what_to_do_now(read, content, name):
    [problem] = read(content, "record").problems

    assert problem.where == "record"
    assert problem.what == f"This is {name}. Beside does not read that yet."
    assert "text or FHIR copy" in problem.hint
    assert problem.lost


def test_an_empty_file_and_a_missing_one_are_named(write, folder):
    write("empty", b"")

    reading = read_paths(folder, folder / "absent.json")

    assert reading.kinds == ["empty", "not-found"]
    assert reading.problems[1].where == "absent.json"


def test_the_same_bytes_twice_are_read_once_and_both_names_are_told(write, folder):
    write("a.json", PATIENT)
    write("copy of a.json.gz", gzip.compress(b'{"resourceType": "Patient", "id": "ann"}'))

    reading = read_paths(folder)

    assert len(reading.documents) == 1
    [problem] = reading.problems
    assert (problem.where, problem.kind, problem.lost) == (
        "records/copy of a.json.gz",
        "same-bytes",
        False,
    )
    assert "records/a.json" in problem.what


def test_hidden_files_are_left_out_and_named_unless_the_system_made_them(write, folder):
    write(".report.txt", "HER2: negative")
    write(".DS_Store", "of the system")

    [problem] = read_paths(folder).problems

    assert problem.what == "Hidden files are left out: .report.txt."
    assert read_paths(folder / ".report.txt").documents[0].text == "HER2: negative"


def test_links_that_lead_back_are_followed_once(write, folder):
    write("note.txt", "HER2: negative")
    (folder / "again").symlink_to(folder)
    (folder / "nowhere").symlink_to(folder / "absent")

    reading = read_paths(folder)

    assert [document.name for document in reading.documents] == ["records/note.txt"]
    assert reading.kinds == ["not-found"]


def test_two_files_of_one_name_are_told_apart_by_their_folder(write):
    first, second = write("a/note.txt", "one"), write("b/note.txt", "two")

    assert [document.name for document in read_paths(first, second).documents] == [
        "a/note.txt",
        "b/note.txt",
    ]


def test_progress_counts_the_files(write, folder):
    write("a.txt", "one")
    write("b.txt", "two")
    told = []

    list(read_records([folder], on_progress=lambda *progress: told.append(progress)))

    assert told == [(0, 2, "records/a.txt"), (1, 2, "records/b.txt"), (2, 2, "")]


def test_the_first_document_is_there_before_the_second_file_is_opened(write, folder):
    write("a.txt", "one")
    second = write("b.txt", "two")
    results = read_records([folder])

    assert next(results).text == "one"
    second.unlink()
    assert next(results).kind == "not-opened"
