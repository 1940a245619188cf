"""Large records made from the shipped case: a FHIR bundle of 20 MB and the notes of a thousand pages."""

from __future__ import annotations

import base64
import itertools
import json
import random
from datetime import date, timedelta
from pathlib import Path

import pypdfium2 as pdfium
import typst

from beside.terms.labs import Lab, labs

DEMO = Path(__file__).resolve().parents[1] / "src" / "beside" / "app" / "demo"
FIRST_DAY = date(2019, 1, 7)
SIZE = 20_000_000
LINES_A_PAGE = 46


def demo_bundle() -> dict:
    return json.loads(next((DEMO / "fhir").glob("*.json")).read_text("utf-8"))


def demo_notes() -> list[str]:
    return [path.read_text("utf-8") for path in sorted((DEMO / "notes").glob("*.txt"))]


def write_bundle(path: Path, size: int = SIZE) -> Path:
    """The shipped case with years of laboratory values, visits, claims, medicines and reports around it."""
    bundle, source = demo_bundle(), random.Random(20)  # noqa: S311 - the same values in every run
    patient = next(entry["fullUrl"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == "Patient")
    weight = len(json.dumps(bundle))
    for number in itertools.count():
        if weight >= size:
            break
        for resource in day_of_care(number, patient, source):
            bundle["entry"].append({"fullUrl": f"https://records.example.org/{resource['resourceType']}/{resource['id']}", "resource": resource})
            weight += len(json.dumps(resource)) + 120
    path.write_text(json.dumps(bundle), "utf-8")
    return path


def day_of_care(number: int, patient: str, source: random.Random) -> list[dict]:
    day = (FIRST_DAY + timedelta(days=2 * number)).isoformat()
    subject = {"reference": patient}
    values = [laboratory_value(f"{number}-{place}", lab, day, subject, source) for place, lab in enumerate(measured())]
    notes = [report(number, day, subject)] if number % 4 == 0 else []
    return [*values, visit(number, day, subject), claim(number, day, subject), *notes]


def measured() -> list[Lab]:
    return [lab for lab in labs().values() if lab.kind == "lab" and lab.loinc][:14]


def laboratory_value(number: str, lab: Lab, day: str, subject: dict, source: random.Random) -> dict:
    unit = lab.units[0] if lab.units else "1"
    return {
        "resourceType": "Observation",
        "id": f"lab-{number}",
        "meta": {"versionId": "1", "lastUpdated": f"{day}T08:00:00Z"},
        "status": "final",
        "subject": subject,
        "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "laboratory"}]}],
        "code": {"coding": [{"system": "http://loinc.org", "code": lab.loinc[0], "display": lab.name}], "text": lab.name},
        "effectiveDateTime": f"{day}T07:30:00Z",
        "issued": f"{day}T09:30:00Z",
        "valueQuantity": {"value": round(source.uniform(2, 80), 1), "unit": unit, "system": "http://unitsofmeasure.org", "code": unit},
        "referenceRange": [{"low": {"value": 2, "unit": unit}, "high": {"value": 80, "unit": unit}}],
    }


def visit(number: int, day: str, subject: dict) -> dict:
    kind = {"coding": [{"system": "http://snomed.info/sct", "code": "185349003", "display": "Encounter for check up"}]}
    return {"resourceType": "Encounter", "id": f"visit-{number}", "status": "finished", "class": {"code": "AMB"}, "type": [kind], "subject": subject, "period": {"start": day, "end": day}}


def claim(number: int, day: str, subject: dict) -> dict:
    lines = [{"sequence": place, "productOrService": {"text": f"Laboratory test {place}"}, "net": {"value": 12.5, "currency": "USD"}} for place in range(1, 15)]
    insurance = [{"sequence": 1, "focal": True, "coverage": {"display": "Health plan"}}]
    named = {"type": {"text": "institutional"}, "use": "claim", "provider": {"display": "Hospital"}, "priority": {"text": "normal"}, "insurance": insurance}
    return {"resourceType": "Claim", "id": f"claim-{number}", "status": "active", **named, "patient": subject, "created": day, "item": lines}


def report(number: int, day: str, subject: dict) -> dict:
    """One of the notes as an attachment, with the day of this visit on its first line: no two are the same bytes."""
    notes = demo_notes()
    words = f"Copy {number} of {day}\n\n{notes[number % len(notes)]}"
    attachment = {"contentType": "text/plain", "data": base64.b64encode(words.encode()).decode(), "title": f"Note {number}"}
    return {"resourceType": "DiagnosticReport", "id": f"report-{number}", "status": "final", "subject": subject, "code": {"text": "Note"}, "effectiveDateTime": day, "presentedForm": [attachment]}


def write_long_pdf(path: Path, pages: int = 1000) -> Path:
    """The notes again and again, a page each (longer ones cut), each with a running number."""
    notes = itertools.cycle(demo_notes())
    sheets = [f"Page {number} of {pages}\n\n" + "\n".join(note.splitlines()[:LINES_A_PAGE]) for number, note in zip(range(1, pages + 1), notes, strict=False)]
    source = "#set page(margin: 1.5cm)\n#set text(size: 9pt)\n#for sheet in json(bytes(sys.inputs.sheets)) { raw(sheet, block: true); pagebreak(weak: true) }"
    path.write_bytes(typst.compile(source.encode(), sys_inputs={"sheets": json.dumps(sheets)}))
    return path


def write_scan(path: Path, pages: int) -> Path:
    """The same pages as pictures alone, as a scanner leaves them."""
    text = write_long_pdf(path.with_name("as-text.pdf"), pages)
    with pdfium.PdfDocument(text) as document:
        pictures = [document[number].render(scale=200 / 72).to_pil().convert("L") for number in range(pages)]
    pictures[0].save(path, save_all=True, append_images=pictures[1:], resolution=200)
    return path
