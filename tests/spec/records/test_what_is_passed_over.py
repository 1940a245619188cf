"""Among records lie things that are none. They are passed over, in one line, and never told as something not read."""

from __future__ import annotations

from tests.spec.records.conftest import read_paths
from tests.spec.records.containers import zip_of

NOTE = "HER2: negative (IHC 1+)."
XSL = '<?xml version="1.0"?><xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"/>'
METADATA = '<lcm:SubmitObjectsRequest xmlns:lcm="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0"></lcm:SubmitObjectsRequest>'
DOWNLOAD = {
    "README.TXT": "How to read this disc",
    "INDEX.HTM": "<html><body>Contents</body></html>",
    "IHE_XDM/SUBSET01/METADATA.XML": METADATA,
    "IHE_XDM/SUBSET01/STYLE.XSL": XSL,
    "IHE_XDM/SUBSET01/DOC0001.TXT": NOTE,
}


def test_of_a_portals_download_the_papers_are_read_and_the_rest_is_named(read):
    reading = read(zip_of(DOWNLOAD))

    assert [document.chain[-1] for document in reading.documents] == ["IHE_XDM/SUBSET01/DOC0001.TXT"]
    assert {problem.kind for problem in reading.problems} == {"passed-over"}
    assert not any(problem.lost for problem in reading.problems)
    told = " ".join(problem.what for problem in reading.problems)
    assert "INDEX.HTM" in told
    assert "STYLE.XSL" in told


def test_a_list_of_contents_is_known_whatever_its_marks_are_called(read):
    assert read(METADATA.replace("lcm:", "a:").replace(":lcm", ":a")).kinds == ["passed-over"]


def test_the_same_download_unpacked_is_read_alike(write, folder):
    for name, content in DOWNLOAD.items():
        write(name, content)

    reading = read_paths(folder)

    assert [document.text for document in reading.documents] == [NOTE]
    assert {problem.kind for problem in reading.problems} == {"passed-over"}


def test_a_page_called_index_is_a_record_where_no_such_layout_is(write, folder):
    write("index.htm", "<html><body>HER2: negative</body></html>")

    assert read_paths(folder).documents[0].text == "HER2: negative"


def test_the_programs_of_a_disc_are_one_line(read):
    disc = dict.fromkeys(("viewer.exe", "lib/a.dll", "lib/b.dll", "AUTORUN.INF"), b"MZ\x90\0...")

    reading = read(zip_of({**disc, "note.txt": NOTE}))

    assert len(reading.documents) == 1
    [problem] = reading.problems
    assert problem.what == "Programs on a disc, left alone: viewer.exe, lib/a.dll, lib/b.dll, AUTORUN.INF."
    assert not problem.lost


def test_a_program_is_left_alone_whatever_it_is_called(read):
    assert read(b"\x7fELF....", "report.pdf").kinds == ["passed-over"]


def test_what_the_computer_itself_left_behind_is_not_told(read, write, folder):
    clutter = {".DS_Store": "x", "__MACOSX/._note.txt": "x", "Thumbs.db": "x", "desktop.ini": "x", "~$note.docx": "x"}

    assert read(zip_of({**clutter, "note.txt": NOTE})).problems == []
    for name, content in clutter.items():
        write(f"folder/{name}", content)
    assert read_paths(folder / "folder").problems == []


def test_a_phones_export_is_read_for_what_doctors_sent_to_it(read):
    steps = b'<?xml version="1.0"?><!DOCTYPE HealthData [<!ELEMENT HealthData ANY>]><HealthData locale="en_GB">'
    export = {
        "apple_health_export/export.xml": steps + b'<Record type="StepCount" value="12"/>' * 100_000 + b"</HealthData>",
        "apple_health_export/export_cda.xml": '<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"><id extension="Health Export CDA" root="1"/></ClinicalDocument>',
        "apple_health_export/electrocardiograms/ecg_2026-01-02.csv": "Name,Ann\n" + "12\n" * 100,
        "apple_health_export/clinical-records/Patient-1.json": {"resourceType": "Patient", "id": "ann"},
    }

    reading = read(zip_of(export, packed=False))

    assert reading.entries[0].resource.id == "ann"
    assert {problem.kind for problem in reading.problems} == {"passed-over"}
    assert any("step by step" in problem.what for problem in reading.problems)
