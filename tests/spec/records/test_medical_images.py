"""Of a medical image only the head is read: which study it is of, when, of whom. The picture is never looked at."""

from __future__ import annotations

import subprocess
import sys
import time
import zlib

import pytest
from pydicom.dataset import Dataset
from pydicom.sequence import Sequence

from beside.facts import facts_in_files
from tests.spec.records.conftest import in_base64, read_paths
from tests.spec.records.containers import zip_of
from tests.spec.records.images import PLAN, code, head, image, item, report, written

PDF = b"%PDF-1.4\n" + b"x" * 100


def test_a_study_of_many_images_is_one_document(write, folder):
    for number in range(20):
        write(f"disc/DICOM/IM{number:04}", image())
    write("disc/DICOM/PT1", image(modality="PT", SeriesInstanceUID="1.2.3.2"))

    reading = read_paths(folder)

    [study] = reading.documents
    assert study.name == "records/disc/DICOM/IM0000 and 20 more files"
    assert study.title == "Images on disc: CT, PET"
    assert str(study.date) == "2026-11-16T09:30:00"
    patient, imaging = (entry.resource for entry in study.entries)
    assert (patient.birth_date, patient.gender) == ("1960-04-01", "female")
    assert [(series.modality.code, series.number_of_instances) for series in imaging.series] == [("CT", 20), ("PT", 1)]
    assert reading.problems == []


def test_a_study_in_a_zip_is_named_after_the_zip(write):
    path = write("disc.zip", zip_of({f"A/IM{number}": image() for number in range(3)}))

    assert read_paths(path).documents[0].chain == ("disc.zip", "A/IM0 and 2 more files")


def test_two_studies_are_never_called_alike(write, folder):
    for study in "12":
        for number in "12":
            write(f"disc/{study}-{number}", image(StudyInstanceUID=f"1.2.{study}", SOPInstanceUID=f"1.2.{study}.{number}"))

    names = [document.name for document in read_paths(folder).documents]

    assert names == ["records/disc/1-1 and 1 more file", "records/disc/2-1 and 1 more file"]


def test_the_same_image_twice_counts_once(write, folder):
    one = image()
    write("a", one)
    write("b", one)

    assert read_paths(folder).documents[0].entries[1].resource.series[0].number_of_instances == 1


def test_two_people_whose_images_bear_one_number_are_two_studies(write, folder):
    write("a", image())
    write("b", image(PatientName="Sample^Berta", PatientBirthDate="19710909"))

    assert len(read_paths(folder).documents) == 2


def test_the_facts_say_that_the_images_themselves_are_there(write, folder):
    write("a", image(BodyPartExamined="CHEST"))
    write("b", image())

    facts = facts_in_files([folder]).facts

    [scan] = [fact for fact in facts if fact.kind == "imaging"]
    assert (scan.name, scan.value, str(scan.date), scan.details.images) == ("CT", "done", "2026-11-16T09:30:00", "2")
    assert {fact.value for fact in facts if fact.kind == "person"} == {"Ann Example", "1960-04-01", "female"}


def test_a_study_that_fhir_speaks_of_is_not_one_that_is_there(write, folder):
    series = [{"modality": {"code": "CT"}, "numberOfInstances": 200}]
    write("a.json", {"resourceType": "ImagingStudy", "status": "available", "started": "2026-11-16", "modality": [{"code": "CT"}], "series": series})

    [scan] = facts_in_files([folder]).facts

    assert scan.details.images == ""


def test_a_structured_report_is_read_for_its_words(write, folder):
    measured = Dataset()
    measured.NumericValue, measured.MeasurementUnitsCodeSequence = "12", Sequence([code("millimeter", "mm")])
    size = item("NUM", "Largest diameter", MeasuredValueSequence=Sequence([measured]))
    found = item("TEXT", "Finding", TextValue="A nodule in the left upper lobe.", ContentSequence=Sequence([size]))
    write("report", report(found, item("CODE", "Certainty", ConceptCodeSequence=Sequence([code("probable")]))))
    write("image", image())

    study, words = read_paths(folder).documents

    assert words.text.split("\n") == [
        "Chest CT report", "Finding: A nodule in the left upper lobe.", "Largest diameter: 12 mm", "Certainty: probable",
    ]  # fmt: skip
    assert (words.container, words.subject, str(words.date)) == (study.id, study.subject, "2026-11-17")
    assert words.name == "records/report"


@pytest.mark.parametrize(("approval", "intent", "planned"), [
    ("APPROVED", "CURATIVE", True), ("APPROVED", "", True), ("UNAPPROVED", "CURATIVE", False), ("APPROVED", "VERIFICATION", False),
])  # fmt: skip
def test_a_plan_of_radiotherapy_is_a_plan_where_it_was_approved_to_treat(write, folder, approval, intent, planned):
    write("plan", image(kind=PLAN, modality="RTPLAN", ApprovalStatus=approval, PlanIntent=intent, RTPlanDate="20261118"))

    reading = facts_in_files([folder])

    treatments = [(fact.name, fact.status.course, str(fact.date)) for fact in reading.facts if fact.kind == "treatment"]
    assert treatments == ([("radiation", "planned", "2026-11-18")] if planned else [])
    assert reading.documents[0].title == "On disc: radiotherapy plan"


def test_a_paper_among_the_images_is_read_as_a_paper(read):
    made = head("1.2.840.10008.5.1.4.1.1.104.1", "DOC")
    made.EncapsulatedDocument = PDF

    reading = read(written(made))

    assert [problem.where for problem in reading.problems] == ["record › report.pdf"]


def test_the_list_of_a_disc_is_passed_over(read):
    meta = head("1.2.840.10008.1.3.10")

    assert read(written(meta), "DICOMDIR").kinds == ["passed-over"]


def test_an_image_without_its_preamble_is_known(read):
    whole = image()

    assert read(whole[132:]).documents[0].title == "Images on disc: CT"


def test_a_damaged_head_is_named(read):
    whole = image()

    assert read(whole[:200]).kinds == ["damaged"]
    assert read(b" \x08\x00\x05\x00CS\x0a\x00ISO_IR 100", "3").kinds == ["damaged"]
    cut = read(whole[: whole.index(b"Example^Ann") + 5], "2")
    assert cut.kinds == ["damaged"]
    assert cut.documents == []


def test_a_head_cut_short_behind_its_numbers_is_read_and_named(read):
    whole = written(head(PLAN, "RTPLAN", RTPlanLabel="a plan of 2026"))

    reading = read(whole[:-5])

    assert reading.kinds == ["damaged"]
    assert len(reading.documents) == 1


def test_an_image_in_an_attachment_is_of_the_person_the_attachment_is_of(read):
    reading = read({
        "resourceType": "DocumentReference", "id": "d", "subject": {"reference": "Patient/ann"},
        "content": [{"attachment": {"data": in_base64(image())}}],
    })  # fmt: skip

    study = reading.documents[1]
    assert (study.container, study.subject) == (reading.documents[0].id, "Patient/ann")


def test_a_head_packed_to_grow_without_end_is_opened_to_the_limit(read):
    whole = image()
    start = 132 + 12 + int.from_bytes(whole[140:144], "little")
    packer = zlib.compressobj(9, wbits=-15)
    packed = packer.compress(whole[start:]) + packer.compress(bytes(200 << 20)) + packer.flush()
    plain, other = b"1.2.840.10008.1.2.1\0", b"1.2.840.10008.1.2.1.99"
    meta = whole[:start].replace(b"UI\x14\0" + plain, b"UI\x16\0" + other)
    meta = meta[:140] + (len(meta) - 144).to_bytes(4, "little") + meta[144:]

    reading = read(meta + packed)

    assert reading.documents[0].title == "Images on disc: CT"


HOSTILE = {
    "items in items": b"\x08\x00\x05\x00CS\x04\x00ISO " + b"\x40\x00\x30\xa7SQ\0\0\xff\xff\xff\xff\xfe\xff\x00\xe0\xff\xff\xff\xff" * 80_000,
    "tiny fields": b"\x08\x00\x05\x00CS\x04\x00ISO " + b"\x09\x00\x01\x00LO\0\0" * 250_000,
    "a length beyond all": b"\x08\x00\x05\x00CS\x04\x00ISO \x08\x00\x18\x00UN\0\0\xfe\xff\xff\xff",
    "a length of an odd length": b"\0" * 128 + b"DICM\x02\x00\x00\x00UL\x05\x00aaaaa",
    "junk": b"\0" * 128 + b"DICM" + bytes(range(256)) * 4000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_heads_made_to_break_readers_get_an_answer(read, name, capsys):
    started = time.process_time()

    reading = read(HOSTILE[name])

    assert reading.kinds == ["damaged"]
    assert time.process_time() - started < 10
    assert capsys.readouterr() == ("", "")


def test_nothing_of_a_damaged_image_is_logged(read, caplog):
    read(image(SpecificCharacterSet="ISO_IR 100").replace(b"ISO_IR 100", b"Canary 100"))

    assert "Canary" not in caplog.text


def test_no_problem_speaks_words_of_a_damaged_image(tmp_path):
    whole = image(PatientName="Canary^Miller").replace(b"20261116", b"Canary!!").replace(b"19600401", b"Canary!!")
    (tmp_path / "image").write_bytes(whole)
    script = "import sys; from beside.cli import main; sys.exit(main(['facts', sys.argv[1], '--jsonl']))"

    run = subprocess.run([sys.executable, "-c", script, tmp_path / "image"], capture_output=True, text=True, check=True)

    assert "Canary" in run.stdout
    assert "Canary" not in run.stderr


def test_who_has_no_such_files_does_not_wait_for_what_reads_them(write):
    note = write("note.txt", "Invasive ductal carcinoma. HER2: negative.")
    program = "import sys; from pathlib import Path; from beside.facts import facts_in_files; facts_in_files([Path(sys.argv[1])]); sys.exit('pydicom' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program, str(note)], check=False).returncode == 0
