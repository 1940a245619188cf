"""Records of every kind of a patient named Canary, who must not show anywhere but in the brief."""

from __future__ import annotations

import base64
import gzip
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

BIRTH, NUMBER = "1957-03-09", "MRN7731904"
# However a log would write them: the name in any case, the day in any order, the number.
SIGNS = ("canary", "1957-03-09", "1957, 3, 9", "9 march 1957", "09.03.1957", "mrn7731904", "7731904")
LETTER = f"""Patient Name: Carla Canary
Date of birth: 9 March 1957
MRN: {NUMBER}
12 October 2026

Mrs. Canary has cancer of the left breast, invasive ductal carcinoma, cT2 cN0 cM0. HER2 result pending.
"""
PATIENT = {
    "resourceType": "Patient",
    "id": "p1",
    "name": [{"family": "Canary", "given": ["Carla"]}],
    "birthDate": BIRTH,
    "identifier": [{"value": NUMBER}],
    "text": {"status": "additional", "div": "<div>Carla Canary</div>"},
}
OF_HER = {"subject": {"reference": "Patient/p1", "display": "Carla Canary"}}
CONDITION = {
    "resourceType": "Condition",
    "id": "c1",
    **OF_HER,
    "code": {"coding": [{"system": "http://snomed.info/sct", "code": "254837009"}], "text": "Breast cancer of Mrs. Canary"},
}
REPORT = {
    "resourceType": "DiagnosticReport",
    "id": "r1",
    **OF_HER,
    "code": {"text": "Letter on Carla Canary"},
    "presentedForm": [
        {"contentType": "text/plain", "title": "Carla Canary", "data": base64.b64encode(LETTER.encode()).decode()},
        {"contentType": "text/plain", "title": "Carla Canary", "data": "Canary!*"},
        {"contentType": "text/plain", "title": "Carla Canary", "url": "https://oak.example/Canary.txt?mrn=MRN7731904"},
        {"contentType": "text/plain", "title": "Carla Canary", "url": "Binary/7731904"},
    ],
}
WRONG_SHAPES = {
    "resourceType": "Patient",
    "name": "Canary",
    "birthDate": ["1957-03-09", {"Canary": 1}],
    "identifier": {"value": {"Canary": NUMBER}},
    "gender": {"coding": "Canary"},
    "contact": "Canary",
    "Canary": {"Canary": 1},
}


def bundle(*resources: object) -> dict[str, object]:
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": resource} for resource in resources]}


def write_records(folder: Path) -> Path:
    folder.mkdir()
    whole = json.dumps(bundle(PATIENT, CONDITION, REPORT))
    line = json.dumps(PATIENT)
    contents = {
        "bundle.json": whole.encode(),
        "packed.gz": gzip.compress(json.dumps(bundle(CONDITION, PATIENT)).encode()),
        "packed-short.gz": gzip.compress(whole.encode() * 3)[:-30],
        "wrong-shapes.json": json.dumps(bundle(WRONG_SHAPES, {"resourceType": "Canary Miller"}, "Canary")).encode(),
        "twice.json": b'{"resourceType": "Patient", "name": "Canary", "Canary": 1, "Canary": 2, "name": [5]}',
        "cut.json": whole[:-60].encode(),
        "lines.ndjson": f'{line}\n{{"resourceType": "Patient", "name": "Canary\n{json.dumps(CONDITION)}\n'.encode(),
        "no-fhir.json": b'{"name": "Canary", "mrn": "MRN7731904"}',
        "letter.txt": LETTER.encode(),
        "letter-16.txt": LETTER.encode("utf-16"),
        "noise.txt": LETTER.encode() + b"\xff\xfe\x81Canary\0",
        "junk.bin": b"Canary " + bytes(range(32)) * 40,
        "page.html": f"<html><body><p>{LETTER}</p></body></html>".encode(),
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return folder


def signs_in(text: str) -> list[str]:
    """The signs of her that stand in this text."""
    return [sign for sign in SIGNS if sign in text.casefold()]
