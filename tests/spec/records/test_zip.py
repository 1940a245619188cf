"""A ZIP is a folder: each file in it is read as if it lay on the disk. Nothing is ever unpacked to the disk."""

from __future__ import annotations

import gzip
import struct
import zipfile

import pytest

from beside.records import read_records
from tests.pdfs import pdf_of_note
from tests.spec.records.conftest import in_base64, read_paths
from tests.spec.records.containers import with_flag, without_list, zip_as_sent, zip_of

NOTE = "HER2: negative (IHC 1+)."
PATIENT = {"resourceType": "Patient", "id": "ann"}


def test_each_file_in_a_zip_is_a_record_and_named_after_the_zip(read):
    reading = read(zip_of({"letters/note.txt": NOTE, "letters/report.pdf": pdf_of_note(NOTE), "ann.json": PATIENT}), "portal.zip")

    patient, note, report = sorted(reading.documents, key=lambda document: document.record)
    assert report.record == "portal.zip › letters/report.pdf"
    assert note.text == NOTE
    assert note.chain == ("portal.zip", "letters/note.txt")
    assert note.record == "portal.zip › letters/note.txt"
    assert patient.entries[0].resource.id == "ann"
    assert reading.problems == []


def test_the_same_file_in_the_zip_and_beside_it_is_one_document(write, folder):
    write("note.txt", NOTE)
    write("portal.zip", zip_of({"note.txt": NOTE}))

    reading = read_paths(folder)

    [document] = reading.documents
    assert document.name == "records/note.txt"
    assert reading.kinds == ["same-bytes"]


def test_a_zip_given_twice_says_so_once(write, folder):
    packed = zip_of({"a.txt": "one", "b.txt": "two", "c.txt": "three"})
    write("1.zip", packed)
    write("2.zip", packed)

    reading = read_paths(folder)

    assert len(reading.documents) == 3
    [problem] = reading.problems
    assert problem.where == "records/2.zip"
    assert "a.txt, b.txt, c.txt" in problem.what


def test_zips_in_zips_are_opened_five_deep(read):
    packed = zip_of({"note.txt": NOTE})
    for depth in range(2, 6):
        packed = zip_of({f"{depth}.zip": packed})

    assert read(packed).documents[0].name == "record › 5.zip › 4.zip › 3.zip › 2.zip › note.txt"
    [problem] = read(zip_of({"6.zip": packed})).problems
    assert problem.kind == "limit"
    assert "more than 5 deep" in problem.what


def test_a_packed_file_in_a_zip_is_unpacked(read):
    assert read(zip_of({"note.txt.gz": gzip.compress(NOTE.encode())})).documents[0].text == NOTE
    assert read(gzip.compress(zip_of({"note.txt": NOTE}))).documents[0].text == NOTE


def test_a_zip_in_an_attachment_is_of_the_person_the_attachment_is_of(read):
    packed = in_base64(zip_of({"note.txt": NOTE}))
    reading = read(
        {
            "resourceType": "DocumentReference", "id": "d", "subject": {"reference": "Patient/ann"},
            "content": [{"attachment": {"data": packed}}],
        }
    )  # fmt: skip

    [note] = reading.notes
    assert note.chain == ("record", "DocumentReference/d attachment 1", "note.txt")
    assert (note.subject, note.container) == ("Patient/ann", reading.documents[0].id)
    assert note.record == "record"


def test_a_long_file_of_lines_is_read_in_parts_in_a_zip_too(read, monkeypatch):
    monkeypatch.setattr("beside.records.limits.CHUNK", 64 << 10)
    monkeypatch.setattr("beside.records.limits.WHOLE", 128 << 10)
    lines = '{"resourceType": "Patient", "id": "ann"}\n' * 5000

    reading = read(zip_of({"all.ndjson": lines}))

    assert len(reading.entries) == 5000
    assert len(reading.documents) > 1


def test_a_zip_packed_while_it_was_sent_is_read(read):
    assert read(zip_as_sent({"note.txt": NOTE})).documents[0].text == NOTE


def test_a_zip_behind_a_program_that_unpacks_it_is_found_by_its_end(read):
    assert read(b"PK\x03\x04" + b"\0" * 50 + zip_of({"note.txt": NOTE})).documents[0].text == NOTE


def test_a_zip_of_the_large_form_is_read(tmp_path):
    path = tmp_path / "large.zip"
    with zipfile.ZipFile(path, "w") as archive, archive.open("note.txt", "w", force_zip64=True) as member:
        member.write(NOTE.encode())

    assert read_paths(path).documents[0].text == NOTE


@pytest.mark.parametrize("make", [zip_of, zip_as_sent])
def test_of_a_zip_cut_short_is_read_what_can_be_found(read, make):
    packed = make({"1.txt": NOTE, "2.txt": "ER: positive.", "3.txt": "PR: " + "x" * 40})

    reading = read(without_list(packed))

    assert [document.text for document in reading.documents][:2] == [NOTE, "ER: positive."]
    assert reading.kinds == ["damaged"]
    assert "could still be found" in reading.problems[0].what


def test_of_a_file_cut_short_in_a_zip_is_read_what_can_be_unpacked(read):
    packed = zip_of({"1.txt": NOTE, "2.txt": "".join(f"line {number}\n" for number in range(9999))})

    reading = read(without_list(packed)[:-9000])

    assert reading.documents[1].text.startswith("line 0\nline 1\n")
    assert reading.kinds == ["damaged", "damaged"]
    assert reading.problems[0].where == "record › 2.txt"


def test_a_file_that_was_changed_in_its_zip_is_read_and_named(read):
    packed = zip_of({"note.txt": NOTE}, packed=False)

    reading = read(packed.replace(b"negative", b"positive"))

    assert reading.documents[0].text == NOTE.replace("negative", "positive")
    assert "checksum" in reading.problems[0].what


def test_a_head_that_is_gone_costs_its_own_file_alone(read):
    packed = bytearray(zip_of({"1.txt": NOTE, "2.txt": "ER: positive."}))
    packed[packed.rindex(b"PK\x03\x04")] = 0

    reading = read(bytes(packed))

    assert [document.text for document in reading.documents] == [NOTE]
    assert reading.problems[0].where == "record › 2.txt"


def test_locked_files_are_named_with_what_to_do(read):
    packed = with_flag(zip_of({"a.txt": NOTE, "b.txt": NOTE}), 1)

    [problem] = read(packed).problems

    assert problem.what == "Locked with a password, and not read: a.txt, b.txt."
    assert "password" in problem.hint


def test_files_packed_in_another_way_are_named(tmp_path):
    path = tmp_path / "other.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("note.txt", NOTE)

    [problem] = read_paths(path).problems

    assert "does not open: note.txt" in problem.what
    assert "Unpack it yourself" in problem.hint


def test_an_empty_zip_is_named(read):
    assert read(zip_of({})).kinds == ["empty"]
    assert read(zip_of({"folder/": b""})).kinds == ["empty"]


NAMES = {
    "../../etc/passwd": "etc/passwd",
    "/root.txt": "root.txt",
    "..\\..\\windows.txt": "windows.txt",
    "C:\\notes\\a.txt": "C:/notes/a.txt",
    "a\x07b.txt": "ab.txt",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_leads_outside_leads_nowhere(read, folder, name):
    reading = read(zip_of({name: NOTE}))

    assert reading.documents[0].chain == ("record", NAMES[name])
    assert reading.kinds == ([] if "\x07" in name else ["odd-names"])
    assert [path.name for path in folder.parent.rglob("*")] == ["records", "record"]


def test_two_files_of_one_name_are_both_read(read):
    made = zip_of({"a.txt": "one", "b.txt": "two"}).replace(b"b.txt", b"a.txt")

    reading = read(made)

    assert [document.chain[-1] for document in reading.documents] == ["a.txt", "a.txt (2)"]
    assert reading.kinds == ["odd-names"]


def test_names_in_the_code_page_of_old_computers_are_read(read):
    made = zip_of({"Befund_M*ller.txt": NOTE}).replace(b"M*ller", b"M\x81ller")
    utf8 = zip_of({"Befund_Müller.txt": NOTE})

    assert read(made).documents[0].chain[-1] == "Befund_Müller.txt"
    assert read(utf8, "2").documents[0].chain[-1] == "Befund_Müller.txt"


def test_a_file_that_grows_without_end_is_refused_and_the_rest_is_read(read):
    reading = read(zip_of({"1.txt": b" " * 20_000_000, "2.txt": NOTE}))

    [problem] = reading.problems
    assert [document.text for document in reading.documents] == [NOTE]
    assert (problem.where, problem.kind) == ("record › 1.txt", "limit")
    assert "250 times" in problem.what


def test_zips_in_zips_that_grow_without_end_are_refused_as_one(read):
    packed = zip_of({f"{number}.txt": b" " * (3_000_000 + number) for number in range(4)})
    for _ in range(3):
        packed = zip_of({f"{number}.zip": packed for number in range(16)})

    [problem] = [one for one in read(packed).problems if one.kind == "limit"]

    assert problem.where == "record"
    assert "250 times its size" in problem.what


def test_more_files_than_the_limit_are_not_opened(read, monkeypatch):
    monkeypatch.setattr("beside.records.limits.MEMBERS", 10)

    reading = read(zip_of({f"{number}.txt": f"note {number}" for number in range(20)}))

    assert len(reading.documents) == 10
    assert "More than 10 files" in reading.problems[0].what


def test_files_that_lie_over_one_another_are_refused(read):
    packed = bytearray(zip_of({"1.txt": NOTE, "2.txt": NOTE + " ", "3.txt": "ER"}))
    listed = [place for place in range(len(packed)) if packed[place : place + 4] == b"PK\x01\x02"]
    struct.pack_into("<I", packed, listed[1] + 42, 0)

    [problem] = read(bytes(packed)).problems

    assert "over one another" in problem.what


def test_progress_counts_the_files_in_a_zip(write, folder):
    write("a.zip", zip_of({"1.txt": "one", "2.txt": "two"}))
    told = []

    list(read_records([folder], on_progress=lambda *progress: told.append(progress)))

    assert told == [
        (0, 1, "records/a.zip"), (0, 2, "records/a.zip › 1.txt"), (1, 3, "records/a.zip › 2.txt"), (3, 3, ""),
    ]  # fmt: skip
