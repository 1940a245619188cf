"""An attachment is a document of its own: its chain names the file a person holds, then where in it the document lies.

What it is, is again decided from its content. Size and checksum are compared with what the record says.
"""

from __future__ import annotations

import base64
import gzip
import hashlib

from beside.terms.dates import PartialDate
from tests.spec.records.conftest import in_base64, read_paths

NOTE = "HER2: negative (IHC 1+)."


def reference(*attachments, **fields):
    return {
        "resourceType": "DocumentReference",
        "id": "abc",
        "subject": {"reference": "Patient/ann"},
        "content": [{"attachment": attachment} for attachment in attachments],
        **fields,
    }


def test_an_attachment_has_a_chain_a_container_and_what_the_resource_says_of_it(read):
    attachment = {"contentType": "text/plain", "data": in_base64(NOTE), "title": "Pathology report"}

    outer, inner = read(reference(attachment, date="2024-05-03"), "export.json").documents

    assert inner.text == NOTE
    assert inner.chain == ("export.json", "DocumentReference/abc attachment 1")
    assert inner.container == outer.id
    assert inner.path == "DocumentReference.content[0].attachment"
    assert (inner.subject, inner.title, inner.date) == (
        "Patient/ann",
        "Pathology report",
        PartialDate(2024, 5, 3),
    )


def test_the_bytes_are_held_once(read):
    outer, _ = read(reference({"data": in_base64(NOTE)})).documents

    assert outer.entries[0].resource.content[0].attachment.data == ""


def test_a_report_presented_as_text_is_a_document(read):
    report = {
        "resourceType": "DiagnosticReport",
        "code": {"text": "Surgical pathology"},
        "effectiveDateTime": "2024-05",
        "presentedForm": [{"data": in_base64(NOTE)}],
    }

    _, inner = read(report).documents

    assert inner.name == "record › DiagnosticReport attachment 1"
    assert (inner.title, inner.date) == ("Surgical pathology", PartialDate(2024, 5))


def test_an_attachment_is_read_by_its_content_whatever_the_record_calls_it(read):
    fhir = {"resourceType": "Condition", "id": "inside"}
    attachments = [
        {"contentType": "application/pdf", "data": in_base64(NOTE)},
        {"contentType": "text/plain", "data": in_base64(gzip.compress(b"packed"))},
        {"contentType": "text/plain", "data": in_base64(fhir)},
        {"contentType": "text/plain", "data": in_base64(b"%PDF-1.7")},
    ]

    reading = read(reference(*attachments))

    assert [document.text for document in reading.notes] == [NOTE, "packed", ""]
    assert reading.entries[1].resource.id == "inside"
    [problem] = reading.problems
    assert problem.where == "record › DocumentReference/abc attachment 4"
    assert problem.kind == "damaged"


def test_bytes_that_are_not_base64_are_named_and_the_other_attachments_are_read(read):
    reading = read(reference({"data": "HER2 €"}, {"data": in_base64(NOTE)}))

    assert [document.text for document in reading.notes] == [NOTE]
    [problem] = reading.problems
    assert problem.where == "record › DocumentReference/abc attachment 1"
    assert problem.kind == "broken-attachment"
    assert "HER2" not in problem.what


def test_base64_in_lines_without_its_ending_or_for_addresses_is_read(read):
    data = b"\xc2\xb5g/l >>> ???"
    plain = base64.b64encode(data).decode()
    wrapped = "\r\n".join(plain[start : start + 8] for start in range(0, len(plain), 8))

    reading = read(
        reference(
            {"data": wrapped}, {"data": base64.urlsafe_b64encode(data + b"!").decode().rstrip("=")}
        )
    )

    assert [document.text for document in reading.notes] == ["µg/l >>> ???", "µg/l >>> ???!"]


def test_another_size_or_checksum_than_the_record_says_is_told(read):
    right = base64.b64encode(hashlib.sha1(NOTE.encode(), usedforsecurity=False).digest()).decode()
    reading = read(
        reference(
            {"data": in_base64(NOTE), "size": len(NOTE), "hash": right},
            {"data": in_base64(NOTE + " "), "size": 100, "hash": right},
        )
    )

    assert len(reading.notes) == 2
    assert reading.kinds == ["other-size", "other-hash"]
    assert not any(problem.lost for problem in reading.problems)


def test_a_binary_in_the_same_file_is_read_as_the_document_that_names_it(read):
    bundle = {
        "resourceType": "Bundle",
        "entry": [
            {"resource": {"resourceType": "Binary", "id": "scan", "data": in_base64(NOTE)}},
            {"resource": reference({"url": "Binary/scan", "title": "Pathology report"})},
        ],
    }

    [inner] = read(bundle).notes

    assert (inner.text, inner.title, inner.subject) == (NOTE, "Pathology report", "Patient/ann")
    assert inner.chain[-1] == "DocumentReference/abc attachment 1"


def test_a_contained_binary_is_found_by_its_hash_sign(read):
    contained = {"resourceType": "Binary", "id": "scan", "data": in_base64(NOTE)}

    [inner] = read(reference({"url": "#scan"}, contained=[contained])).notes

    assert (inner.text, inner.subject) == (NOTE, "Patient/ann")


def test_a_binary_in_another_file_is_found_whichever_is_read_first(write, folder):
    write("1.json", {"resourceType": "Binary", "id": "early", "data": in_base64("early")})
    write(
        "2.json",
        reference({"url": "Binary/early"}, {"url": "https://h.org/fhir/Binary/late/_history/2"}),
    )
    write("3.json", {"resourceType": "Binary", "id": "late", "data": in_base64("late")})

    reading = read_paths(folder)

    assert [(note.text, note.chain[0]) for note in reading.notes] == [
        ("early", "records/2.json"),
        ("late", "records/2.json"),
    ]
    assert reading.problems == []


def test_a_binary_of_another_server_with_the_same_number_is_never_taken_for_it(read):
    bundle = {
        "resourceType": "Bundle",
        "entry": [
            {
                "fullUrl": "https://one.org/fhir/Binary/1",
                "resource": {
                    "resourceType": "Binary",
                    "id": "1",
                    "data": in_base64("of someone else"),
                },
            },
            {"resource": reference({"url": "https://two.org/fhir/Binary/1"})},
        ],
    }

    reading = read(bundle)

    [alone] = reading.notes
    assert alone.subject == ""
    assert reading.kinds == ["elsewhere"]


def test_where_two_people_speak_of_one_binary_it_is_given_to_none(write, folder):
    write("ann.json", reference({"url": "Binary/1"}))
    write("bea.json", reference({"url": "Binary/1"}, subject={"reference": "Patient/bea"}))
    write("binary.json", {"resourceType": "Binary", "id": "1", "data": in_base64(NOTE)})

    reading = read_paths(folder)

    [alone] = reading.notes
    assert (alone.text, alone.subject) == (NOTE, "")
    assert reading.kinds == ["elsewhere", "elsewhere"]


def test_a_binary_nobody_names_is_read_on_its_own(read):
    [inner] = read({"resourceType": "Binary", "id": "scan", "data": in_base64(NOTE)}).notes

    assert inner.name == "record › Binary/scan"
    assert inner.text == NOTE


def test_a_document_that_is_elsewhere_is_asked_for_by_its_title_without_secrets_of_the_address(
    read,
):
    url = "https://user:secret@h.org/token123/report.pdf?key=secret#secret"

    [problem] = read(reference({"url": url, "title": "Pathology report"})).problems

    assert problem.what == (
        "The record speaks of a document “Pathology report” that is not in it; it is said to be at h.org (report.pdf)."
    )


def test_a_document_with_neither_bytes_nor_address_is_named(read):
    [problem] = read(reference({"contentType": "text/plain"})).problems

    assert problem.kind == "elsewhere"
    assert problem.where == "record › DocumentReference/abc attachment 1"


def test_bytes_in_the_address_are_read(read):
    [inner] = read(reference({"url": f"data:text/plain;base64,{in_base64(NOTE)}"})).notes

    assert inner.text == NOTE


def test_one_text_given_twice_in_a_file_is_read_once_for_a_person_and_again_for_another(read):
    attachment = {"data": in_base64(NOTE)}
    entries = [
        reference(attachment),
        {**reference(attachment), "id": "again"},
        {**reference(attachment), "id": "other", "subject": {"reference": "Patient/bea"}},
    ]

    reading = read(entries)

    assert [note.subject for note in reading.notes] == ["Patient/ann", "Patient/bea"]
    assert len({note.id for note in reading.notes}) == 2
    [problem] = reading.problems
    assert (problem.kind, problem.where) == (
        "same-bytes",
        "record › DocumentReference/again attachment 1",
    )


def test_a_binary_without_bytes_is_named(read):
    [problem] = read({"resourceType": "Binary", "id": "scan"}).problems

    assert (problem.where, problem.kind) == ("record › Binary/scan", "broken-attachment")
    assert "it has no bytes" in problem.what
