"""A clinical document (C-CDA) is read as one coded document, its words as a text, and the files that lie in it."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

from beside.records.ccda_values import date_of
from beside.records.fhir_types import Condition, Observation, Patient
from tests.ccda import LOINC, PERSON, ccda, code, observation, panel, problem, section
from tests.spec.records.conftest import in_base64

HYPERTENSION = code("38341003", "Hypertension", tag="value")
PROBLEMS = section("11450-4", "Problems", "<paragraph>High blood pressure.</paragraph>", problem(HYPERTENSION))


def test_the_entries_and_the_words_are_two_documents_one_within_the_other(read):
    coded, words = read(ccda(PROBLEMS), "care.xml").documents

    assert (coded.kind, words.kind) == ("coded", "text")
    assert (words.container, words.chain) == (coded.id, ("care.xml", "words"))
    assert str(coded.date) == str(words.date) == "2026-11-10"
    assert coded.title == "Summary of care"


def test_every_entry_has_a_path_that_a_person_can_follow(read):
    [found] = [entry for entry in read(ccda(PROBLEMS, PROBLEMS)).entries if isinstance(entry.resource, Condition)][1:]

    assert found.path == "/ClinicalDocument/component/structuredBody/component[2]/section/entry/act/entryRelationship/observation"


def test_the_head_says_who_it_is_of(read):
    [person] = [entry.resource for entry in read(ccda()).entries if isinstance(entry.resource, Patient)]

    assert (person.name[0].given, person.name[0].family) == (("Ada",), "Example")
    assert (person.birth_date, person.gender) == ("1960-04-01", "female")
    assert [(one.system, one.value) for one in person.identifier] == [("urn:oid:1.2.3", "77")]


def test_a_social_security_number_is_not_kept(read):
    numbered = PERSON.replace('root="1.2.3"', 'root="2.16.840.1.113883.4.1"')

    [person] = [entry.resource for entry in read(ccda(person=numbered)).entries if isinstance(entry.resource, Patient)]

    assert person.identifier == ()


def test_entries_of_a_document_with_two_people_are_of_nobody_that_can_be_told(read):
    entries = read(ccda(PROBLEMS, person=PERSON + PERSON.replace("Ada", "Bea"))).entries

    [found] = [entry.resource for entry in entries if isinstance(entry.resource, Condition)]
    assert found.subject is None
    assert len([entry for entry in entries if isinstance(entry.resource, Patient)]) == 2


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("2026", "2026"), ("202611", "2026-11"), ("20261110", "2026-11-10"), ("202611101430", "2026-11-10T14:30"),
        ("20261110143005.123-0500", "2026-11-10T14:30:05-05:00"), ("20261100", "2026-11"), ("2026-11-10", "2026-11-10"),
        ("20261340", "2026"), ("yesterday", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_time_is_as_exact_as_it_was_written(written, read_as):
    assert date_of(written) == read_as


def test_words_keep_titles_paragraphs_lists_and_rows(read):
    text = """<paragraph>First
      line.</paragraph><list><item>one<br/>more</item><item><content styleCode="Bold">two</content> of them</item></list>
      <table><thead><tr><th>Test</th><th>Value</th></tr></thead><tbody><tr><td>PSA</td><td><paragraph>4.8</paragraph></td>
      <td>LOINC</td></tr></tbody></table><footnote>See below</footnote><content revised="delete">struck out</content>"""

    [_, words] = read(ccda(section("30954-2", "Results", text))).documents

    assert words.text.split("\n") == [
        "Summary of care", "", "Results", "", "First", "line.", "", "- one", "more", "- two of them", "Test\tValue", "PSA\t4.8\t",
        "(See below)",
    ]  # fmt: skip


def test_each_section_keeps_its_place_in_the_words(read):
    [_, words] = read(ccda(PROBLEMS, section("10157-6", "Family history", "Mother well."))).documents

    found = {part.path: words.text[part.start : part.end].strip() for part in words.parts}
    assert found["/ClinicalDocument/component/structuredBody/component[2]/section"] == "Family history\nMother well."


def test_words_that_a_code_stands_for_are_found_where_the_code_points(read):
    named = code("38341003", tag="value", inside='<originalText><reference value="#p1"/></originalText>')
    text = '<list><item ID="p1">Blood pressure too high</item></list>'

    entries = read(ccda(section("11450-4", "Problems", text, problem(named)))).entries

    [found] = [entry.resource for entry in entries if isinstance(entry.resource, Condition)]
    assert found.code.text == "Blood pressure too high"


def test_translations_of_a_code_are_kept(read):
    both = code("38341003", "Hypertension", tag="value", inside=code("401.9", "Hypertension", "2.16.840.1.113883.6.103", "translation"))

    entries = read(ccda(section("11450-4", "Problems", "", problem(both)))).entries

    [found] = [entry.resource for entry in entries if isinstance(entry.resource, Condition)]
    assert [(one.system, one.code) for one in found.code.coding] == [
        ("http://snomed.info/sct", "38341003"), ("http://hl7.org/fhir/sid/icd-9-cm", "401.9"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "field", "read_as"),
    [
        ('<value xsi:type="PQ" value="4.80" unit="ng/mL"/>', "value_quantity", "4.80 ng/mL"),
        ('<value xsi:type="IVL_PQ"><high value="0.1" unit="ng/mL" inclusive="false"/></value>', "value_quantity", "<0.1 ng/mL"),
        ('<value xsi:type="ST">&lt;0.1 ng/mL</value>', "value_quantity", "<0.1 ng/mL"),
        ('<value xsi:type="ST">not seen</value>', "value_string", "not seen"),
        ('<value xsi:type="BL" value="true"/>', "value_boolean", "True"),
    ],
)
def test_a_value_is_read_by_its_kind(read, value, field, read_as):
    asks = code("2857-1", "PSA", LOINC)

    entries = read(ccda(section("30954-2", "Results", "", panel(observation(asks, value))))).entries

    [found] = [entry.resource for entry in entries if isinstance(entry.resource, Observation)]
    given = getattr(found, field)
    assert read_as == (f"{given.comparator}{given.value} {given.unit}" if field == "value_quantity" else str(given))


def test_null_means_unknown(read):
    asks = code("2857-1", "PSA", LOINC)

    entries = read(ccda(section("30954-2", "Results", "", observation(asks, '<value xsi:type="PQ" nullFlavor="UNK"/>')))).entries

    [found] = [entry.resource for entry in entries if isinstance(entry.resource, Observation)]
    assert found.value_quantity is None
    assert found.data_absent_reason is not None


def test_a_file_in_a_document_is_read_in_its_turn(read):
    body = f'<nonXMLBody><text mediaType="text/plain" representation="B64">{in_base64("Grade 2.")}</text></nonXMLBody>'

    reading = read(ccda().replace("<structuredBody></structuredBody>", body), "care.xml")

    _, note = reading.documents
    assert (note.text, note.title, note.chain) == ("Grade 2.", "Summary of care", ("care.xml", "file 1"))
    assert (note.path, str(note.date)) == ("/ClinicalDocument/component/nonXMLBody/text", "2026-11-10")
    assert not reading.problems


def test_a_picture_in_an_entry_is_named_with_the_title_of_its_section(read):
    media = f'<observationMedia classCode="OBS" moodCode="EVN"><value mediaType="image/png" representation="B64">{in_base64(b"%PDF-1.4")}</value></observationMedia>'

    reading = read(ccda(section("121070", "Findings", "See picture.", media)), "care.xml")

    assert [problem.where for problem in reading.problems] == ["care.xml › file 1"]


def test_a_file_that_lies_elsewhere_is_asked_for(read):
    body = '<nonXMLBody><text mediaType="application/pdf"><reference value="letter.pdf"/></text></nonXMLBody>'

    [problem] = read(ccda().replace("<structuredBody></structuredBody>", body)).problems

    assert problem.kind == "elsewhere"
    assert "letter.pdf" in problem.what


def test_a_document_of_a_head_alone_says_so(read):
    assert read(ccda()).kinds == ["empty"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace("<effectiveTime value", "<effectiveTime valu"),
        lambda text: text.replace('<code code="34133-9"', '<code code="?"'),
        lambda text: text.replace("<id root", "<templateId root='no'/><id root"),
        lambda text: text.replace("<name>", '<name nullFlavor="UNK"/><x>').replace("</name>", "</x>"),
        lambda text: text.replace(' xmlns="urn:hl7-org:v3"', ""),
        lambda text: text.replace('code="11450-4"', 'code="1"'),
        lambda text: text.replace("2.16.840.1.113883.10.20.22.4.4", "1.1.1"),
    ],
)
def test_what_breaks_the_rules_of_hl7_is_read_as_far_as_it_can_be(read, damage):
    reading = read(damage(ccda(PROBLEMS)))

    assert [entry.resource.code.coding[0].display for entry in reading.entries if isinstance(entry.resource, Condition)] == ["Hypertension"]
    assert not reading.problems


def test_damaged_xml_is_refused_with_its_line(read):
    [problem] = read(ccda(PROBLEMS).replace("</patientRole>", "")).problems

    assert problem.kind == "broken-xml"
    assert "at about line 4" in problem.what


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE ClinicalDocument [<!ENTITY a "x">]>',
        '<?xml version="1.0"?>\n<!-- a comment --> <!DOCTYPE ClinicalDocument SYSTEM "http://127.0.0.1/x.dtd">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_doctype_is_refused_before_anything_is_opened(read, head, encoding):
    [problem] = read((head + ccda(PROBLEMS)).encode(encoding)).problems

    assert problem.kind == "doctype"


def test_words_about_a_doctype_are_only_words(read):
    noted = section("10164-2", "Note", "<paragraph><![CDATA[<!DOCTYPE html>]]> was here</paragraph>")

    assert "was here" in read(ccda(noted)).documents[1].text


@pytest.mark.parametrize(("encoding", "named"), [("iso-8859-1", "iso-8859-1"), ("windows-1252", "windows-1252"), ("utf-16", "utf-16")])
def test_other_encodings_are_read(read, encoding, named):
    noted = ccda(section("10164-2", "Note", "Tumör 4 µm"))

    _, words = read(f'<?xml version="1.0" encoding="{named}"?>{noted}'.encode(encoding)).documents

    assert "Tumör 4 µm" in words.text


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ('<?xml version="1.0"?><Bundle xmlns="http://hl7.org/fhir"></Bundle>', "FHIR as XML"),
        ('<MCCI_IN000002UV01 xmlns="urn:hl7-org:v3"></MCCI_IN000002UV01>', "a document of HL7 version 3 other than a clinical document"),
        ("<svg xmlns='http://www.w3.org/2000/svg'></svg>", "a picture (SVG)"),
    ],
)
def test_xml_of_another_kind_is_named(read, content, name):
    [problem] = read(content).problems

    assert problem.what == f"This is {name}. Beside does not read that yet."


def test_entries_about_somebody_else_are_left_out_and_counted(read):
    of_baby = observation(code("2857-1", "PSA", LOINC), '<value xsi:type="PQ" value="4" unit="g/L"/>', '<subject><relatedSubject classCode="PRS"/></subject>')

    reading = read(ccda(section("30954-2", "Results", "", of_baby)))

    assert not [entry for entry in reading.entries if isinstance(entry.resource, Observation)]
    assert reading.kinds == ["of-others"]


BOMBS = {
    "sections in sections": lambda: ccda("<component><section>" * 3000 + "</section></component>" * 3000),
    "words in words": lambda: ccda(section("1", "Note", "<content>" * 3000 + "end" + "</content>" * 3000)),
    "entries in entries": lambda: ccda(section("1", "Note", "", '<act><entryRelationship typeCode="COMP">' * 700 + "</entryRelationship></act>" * 700)),
    "tags": lambda: ccda("<a/>" * 1_100_000),
    "attributes": lambda: ccda("<a " + " ".join(f'k{number}="v"' for number in range(200_000)) + "/>"),
    "rows": lambda: ccda(section("1", "Note", "<table>" + "<tr><td>ER</td></tr>" * 100_000 + "</table>")),
    "ids": lambda: ccda(section("11450-4", "Note", '<paragraph ID="a">x</paragraph>' * 20_000, *[problem(HYPERTENSION, '<text><reference value="#a"/></text>')] * 5_000)),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_document_made_to_take_forever_gets_an_answer(write, name):
    path = write("bomb.xml", BOMBS[name]())
    script = "import sys; from pathlib import Path; from beside.records import read_records; print([getattr(one, 'kind', '') for one in read_records([Path(sys.argv[1])])])"

    run = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, check=True, timeout=120, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30)),
    )  # fmt: skip

    assert "reader-stopped" not in run.stdout
    assert run.stdout.startswith("[")


def test_a_scan_of_twelve_megabytes_is_taken_out_whole(read):
    scan = b"Letter. " * 1_500_000
    body = f'<nonXMLBody><text mediaType="text/plain" representation="B64">{in_base64(scan)}</text></nonXMLBody>'

    reading = read(ccda().replace("<structuredBody></structuredBody>", body))

    assert len(reading.documents[1].text) == len(scan)


def test_none_in_code_and_nothing_shown_in_words_is_named(read):
    allergy = f"""<act classCode="ACT" moodCode="EVN"><code code="48765-2"/><entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN" negationInd="true">
    <templateId root="2.16.840.1.113883.10.20.22.4.7"/><code code="ASSERTION"/>{code("419199007", "Allergy to substance", tag="value", inside='<originalText><reference value="#a"/></originalText>')}</observation></entryRelationship></act>"""

    reading = read(ccda(section("48765-2", "Allergies", "<paragraph ID='a'>Allergy excluded/not available</paragraph>", allergy)))

    assert reading.kinds == ["only-coded"]
