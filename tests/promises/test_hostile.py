"""Whatever a file holds, `beside facts` answers: facts, or a reason; never a crash, quickly, in little memory."""

from __future__ import annotations

import gzip
import json
import resource
import time
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beside.cli import main
from tests.spec.records.containers import zip_of

PATIENT = '{"resourceType": "Patient", "id": "1", "gender": "female"}'
OBSERVATION = '{"resourceType": "Observation", "status": "final", "code": {"text": "CEA"}, "valueQuantity": {"value": %s, "unit": "ng/ml"}}'
MANY = 300_000


def packed(size: int) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return b"".join([*(packer.compress(bytes(1 << 20)) for _ in range(size >> 20)), packer.flush()])


BOMBS = {
    "gzip of 512 MiB": lambda: packed(512 << 20),
    "gzip in gzip": lambda: gzip.compress(gzip.compress(gzip.compress(gzip.compress(PATIENT.encode())))),
    "gzip cut short": lambda: gzip.compress(PATIENT.encode() * 1000)[:60],
    "lists in lists": lambda: b"[" * MANY,
    "lists in lists, closed": lambda: b"[" * MANY + b"]" * MANY,
    "objects in objects": lambda: b'{"resourceType":' * MANY,
    "extensions in extensions": lambda: b'{"resourceType": "Patient", "extension": ' + b'[{"extension": ' * MANY,
    "a line of 10 MB": lambda: b"HER2 " + b"x" * 10_000_000,
    "a line of 10 MB of words": lambda: "carcinoma of the left breast pT2 " * 320_000,
    "a line of words": lambda: "carcinoma of the left breast pT2 " * 19_000,
    "a line of one word": lambda: "metastasis " * 59_000,
    "a line of receptors": lambda: "HER2 negative. " * 39_000,
    "a line of short stages": lambda: "pT2 " * 119_000,
    "a line of dates": lambda: "1.1.2020 " * 39_000,
    "a line of sizes": lambda: "2 cm " * 119_000,
    "a line of results": lambda: "CEA 5 ng/ml " * 59_000,
    "a line of gradings": lambda: "G2 " * 400_000,
    "a line of names": lambda: "Name: Anna " * 150_000,
    "a table without an end": lambda: "CEA | 5 | ng/ml |\n" * 100_000,
    "headings alone": lambda: "DIAGNOSIS:\n" * 200_000,
    "a line of 10 MB of spaces": lambda: b"Grade" + b" " * 10_000_000 + b"2",
    "a line of 10 MB of digits": lambda: b"Ki-67: " + b"1" * 10_000_000,
    "a JSON text of 10 MB": lambda: b'{"resourceType": "Patient", "text": {"status": "additional", "div": "' + b"y" * 10_000_000 + b'"}}',
    "a quote without an end": lambda: b'{"resourceType": "Patient", "id": "' + b'\\"' * MANY,
    "repeated keys": lambda: b'{"resourceType": "Patient"' + b', "gender": "male"' * 100_000 + b"}",
    "repeated keys in all entries": lambda: json.dumps({"resourceType": "Bundle", "entry": ["?"] * 5000}).replace('"?"', '{"resource": {"resourceType": "Patient", "id": "1", "id": "2"}}'),
    "NUL alone": lambda: b"\0" * 1_000_000,
    "NUL in a note": lambda: b"HER2\0: negative\0" * 1000,
    "NUL in JSON": lambda: PATIENT.encode().replace(b"female", b"fe\0male"),
    "UTF-16 without a mark": lambda: "Diagnosis: breast cancer, pT2.".encode("utf-16-le"),
    "UTF-16 without a mark, cut": lambda: "Diagnosis: breast cancer, pT2.".encode("utf-16-be")[:-1],
    "UTF-16 FHIR": lambda: PATIENT.encode("utf-16-be"),
    "NaN": lambda: OBSERVATION % "NaN",
    "Infinity": lambda: OBSERVATION % "-Infinity",
    "a huge number": lambda: OBSERVATION % ("9" * 1_000_000),
    "a huge exponent": lambda: OBSERVATION % "1e999999999",
    "a tiny exponent": lambda: OBSERVATION % "1e-999999999",
    "a huge number as text": lambda: OBSERVATION % ('"' + "9" * 100_000 + '"'),
    "a huge date": lambda: b'{"resourceType": "Patient", "birthDate": "' + b"9" * 100_000 + b'-99-99"}',
    "lone surrogates": lambda: rb'{"resourceType": "Patient", "name": [{"family": "\ud800 \udfff \ud83d\ude00"}]}',
    "lone surrogates as bytes": lambda: b"HER2 negative \xed\xa0\x80 \xed\xbf\xbf",
    "truncated": lambda: json.dumps({"resourceType": "Bundle", "entry": [{"resource": json.loads(PATIENT)}] * 50}).encode()[:-40],
    "a bundle in itself": lambda: json.dumps({"resourceType": "Patient", "id": "1", "link": [{"other": {"reference": "Patient/1"}}], "managingOrganization": {"reference": "#1"}}).encode(),
    "entries that are none": lambda: b'{"resourceType": "Bundle", "entry": [' + b"null," * MANY + b"0]}",
    "an entry that is a number": lambda: b'{"resourceType": "Bundle", "entry": 5}',
    "marks upon marks": lambda: "e" + "\u0301" * 100_000,
    "signs that turn the reading": lambda: "HER2 \u202e negative \u2066 " * 10_000,
    "tags without an end": lambda: b"<html>" + b"<!--" * 100_000 + b"<a " * 100_000,
    "only line ends": lambda: b"\r\n" * 2_000_000,
    "only form feeds": lambda: b"\f" * 100_000,
    "zip of 512 MiB": lambda: zip_of({"a.txt": bytes(512 << 20), "b.txt": "HER2: negative"}),
    "zip of zips of zips": lambda: nested_zips(4, 16),
    "zip of 70,000 files": lambda: zip_of({str(number): b"" for number in range(70_000)}),
    "zip of letters that grow": lambda: zip_of({f"{number}.docx": letter_that_grows(number) for number in range(30)}, packed=False),
    "mail in mail in mail": lambda: mail_in_mail(2000),
    "mail of fields": lambda: b"From: a@b.example\nMIME-Version: 1.0\nTo: " + b"=?utf-8?q?" * 200_000 + b"\n\nwords",
    "mail of addresses": lambda: b"MIME-Version: 1.0\nTo: a\nFrom: " + b'"a" <a@b.example>,' * 200_000 + b"\n\nwords",
    "mail of parts": lambda: b"From: a\nTo: b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\nHER2: negative\n" * 100_000,
    "mailbox of mails": lambda: b"From a 2026\nFrom: a\nTo: b\nMIME-Version: 1.0\n\nwords\n\n" * 30_000,
    "rtf of brackets": lambda: b"{\\rtf1" + b"{" * 2_000_000,
    "rtf of signs": lambda: b"{\\rtf1" + b"\\u65 " * 2_000_000,
    "letter of marks": lambda: letter("<w:p/>" * 2_000_000),
    "letter in depth": lambda: letter("<w:p>" * 100_000),
    "tar of heads": lambda: (b"a" * 257 + b"ustar" + b"\0" * 250) * 50_000,
    "image of fields": lambda: b"\0" * 128 + b"DICM" + b"\x09\x00\x01\x00LO\0\0" * 2_000_000,
}  # fmt: skip


def nested_zips(depth, width):
    packed = zip_of({"a.txt": bytes(4 << 20)})
    for _ in range(depth):
        packed = zip_of({f"{number}.zip": packed for number in range(width)})
    return packed


def letter(body):
    document = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    return zip_of({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def letter_that_grows(number):
    return zip_of({"[Content_Types].xml": "<Types/>", "word/document.xml": b" " * (31_000_000 + number)})


def mail_in_mail(depth):
    return b"From: a\nTo: b\nMIME-Version: 1.0\n" + b"Content-Type: message/rfc822\n\n" * depth + b"words"


def write(path, bomb):
    content = BOMBS[bomb]()
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def peak_mib():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


HANGS = 90


def answer(path, capsys):
    """The exit code and what was said. The bound on the processor's time tells a hang, not a speed: tools/hostile.py measures."""
    started = time.process_time()
    code = main(["facts", str(path), "--jsonl"])
    seconds = time.process_time() - started
    said = capsys.readouterr()
    assert code in {0, 3}, said.err
    assert "fault of Beside" not in said.err
    assert code == 0 or f"\n  {path.name}" in said.err
    assert seconds < HANGS
    for line in said.out.splitlines():
        json.loads(line)
    return code, said


@pytest.mark.parametrize("bomb", BOMBS)
def test_every_bomb_gets_an_answer(tmp_path, capsys, bomb):
    path = tmp_path / "record"
    write(path, bomb)
    before = peak_mib()

    answer(path, capsys)

    assert peak_mib() - before < 800


def test_a_bomb_among_records_stops_none_of_them(tmp_path, capsys):
    for number, bomb in enumerate(("gzip of 512 MiB", "lists in lists", "truncated", "a quote without an end", "NUL alone")):
        write(tmp_path / f"{number}", bomb)
    (tmp_path / "9.txt").write_text("HER2: negative (IHC 1+).\n", "utf-8")

    assert main(["facts", str(tmp_path)]) == 0

    said = capsys.readouterr()
    assert "HER2 negative" in said.out
    assert {f"/{number}:" in said.err for number in (0, 1, 2, 3, 4)} == {True}


FIELDS = st.sampled_from(
    ["id", "status", "code", "coding", "text", "value", "unit", "subject", "reference", "valueQuantity", "system", "display", "entry",
     "valueCodeableConcept", "component", "stage", "summary", "bodySite", "content", "attachment", "data", "name", "birthDate", "note",
     "effectiveDateTime", "onsetPeriod", "start", "relationship", "condition", "contained", "resource", "resourceType", "div", "period"]
)  # fmt: skip
KINDS = st.sampled_from(
    ["Patient", "Condition", "Observation", "DiagnosticReport", "Procedure", "MedicationRequest", "CarePlan", "FamilyMemberHistory",
     "DocumentReference", "AllergyIntolerance", "Goal", "ServiceRequest", "ImagingStudy", "Appointment", "Specimen", "Bundle"]
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8) | FIELDS, inner, max_size=5),
    max_leaves=30,
)
RESOURCES = st.builds(lambda kind, fields: {**fields, "resourceType": kind}, KINDS, st.dictionaries(FIELDS, JSON, max_size=8))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(resources=st.lists(RESOURCES, min_size=1, max_size=4))
def test_resources_of_any_shape_stop_no_reader(tmp_path, capsys, resources):
    (tmp_path / "record").write_text(json.dumps({"resourceType": "Bundle", "entry": [{"resource": one} for one in resources]}), "utf-8")

    answer(tmp_path / "record", capsys)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(content=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_bytes_of_any_kind_get_an_answer(tmp_path, capsys, content):
    (tmp_path / "record").write_bytes(content)

    answer(tmp_path / "record", capsys)
