"""How a medicine is taken, and until when, where a clinical document says it beside the entry's own fields."""

from __future__ import annotations

import pytest

from beside.facts import facts_in_files
from tests.ccda import RXNORM, ccda, code, section
from tests.coded import concept, facts_in, resource
from tests.reading import words_of

DRUG = """<substanceAdministration classCode="SBADM" moodCode="{mood}">{text}<statusCode code="active"/>
<effectiveTime xsi:type="IVL_TS"><low value="20250922"/><high {high}/></effectiveTime>{dose}
<consumable><manufacturedProduct><manufacturedMaterial>{code}</manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration>"""
HEADS = "<thead><tr><th>Medicine</th><th>How</th><th>Start date</th><th>End date</th></tr></thead>"
OPEN = 'nullFlavor="UNK"'
AMLODIPINE = code("17767", "amlodipine", RXNORM)


@pytest.fixture
def medicines(tmp_path):
    """The medicines of a document with one of them, and its row in the table of words."""

    def read(*cells: str, coded: str = AMLODIPINE, high: str = OPEN, dose: str = "", mood: str = "INT", how: str = "how") -> list:
        row = "".join(f'<td><content ID="{name}">{cell}</content></td>' for name, cell in zip(("name", "how", "from", "to"), cells, strict=False))
        entry = DRUG.format(text=f'<text><reference value="#{how}"/></text>', high=high, dose=dose, code=coded, mood=mood)
        path = tmp_path / "care.xml"
        path.write_text(ccda(section("10160-0", "Medicines", f"<table>{HEADS}<tbody><tr>{row}</tr></tbody></table>", entry)), encoding="utf-8")
        return [fact for fact in facts_in_files([path]).facts if fact.kind == "medication"]

    return read


def test_how_it_is_taken_is_in_the_words_the_order_points_at(medicines):
    [fact] = medicines("amlodipine", "5 mg = 1 tab(s), by mouth, once daily", "09/22/2025")

    assert (fact.name, fact.value) == ("amlodipine", "5 mg = 1 tab(s), by mouth, once daily")


def test_words_that_name_the_medicine_are_not_how_it_is_taken(medicines):
    assert [fact.value for fact in medicines("amlodipine 5 mg tablet", "", "09/22/2025", how="name")] == [""]
    assert [fact.value for fact in medicines("amlodipine", "Ordered", "09/22/2025")] == [""]


def test_an_amount_has_its_unit_in_the_words_it_was_made_from(medicines):
    dose = '<doseQuantity value="5.0" unit="1"><translation value="5.0"><originalText>mg</originalText></translation></doseQuantity>'

    assert [fact.value for fact in medicines("amlodipine", "", dose=dose)] == ["5 mg"]


def test_the_strength_stands_before_a_dose_that_only_counts(medicines):
    coded = code("197361", "Amlodipine 5 MG Oral Tablet", RXNORM)

    assert [fact.value for fact in medicines("", "one tablet at night", coded=coded)] == ["5 MG, one tablet at night"]
    assert [fact.value for fact in medicines("", "10 mg at night", coded=coded)] == ["10 mg at night"]


def test_the_strength_is_found_in_the_words_where_the_code_has_none(medicines):
    coded = code("17767", "amlodipine", RXNORM, inside='<originalText><reference value="#name"/></originalText>')

    assert [(fact.name, fact.value) for fact in medicines("Norvasc 5 mg tablet", "one a day", coded=coded)] == [("amlodipine", "5 mg, one a day")]


@pytest.mark.parametrize("mood", ["INT", "EVN"])
def test_an_end_that_is_coded_is_told_of_an_order_too(medicines, mood):
    [fact] = medicines("amlodipine", "5 mg daily", high='value="20270301"', mood=mood)

    assert (str(fact.details.end), words_of(fact)) == ("2027-03-01", "")


@pytest.mark.parametrize(
    ("begun", "ended", "end"),
    [
        ("09/22/2025", "10/02/2025", "2025-10-02"),
        ("22/09/2025", "02/10/2025", "2025-10-02"),
        ("", "10/22/2025", "2025-10-22"),
        ("", "2 Oct 2025", "2025-10-02"),
        ("", "October 2, 2025", "2025-10-02"),
        ("", "2025-10-02", "2025-10-02"),
        ("", "10/02/2025", "None"),
        ("", "when better", "None"),
    ],
)
def test_an_end_in_its_row_is_read_where_the_order_of_day_and_month_is_sure(medicines, begun, ended, end):
    [fact] = medicines("amlodipine", "5 mg daily", begun, ended)

    assert (str(fact.details.end), words_of(fact)) == (end, "" if end == "None" else "past")


def test_the_row_of_the_illness_it_is_for_says_nothing_of_the_medicine(tmp_path):
    heads = "<thead><tr><th>Problem</th><th>Start date</th><th>End date</th><th>Status</th></tr></thead>"
    problems = f"<table>{heads}<tbody><tr><td ID='p1'>Pneumonia</td><td>3/22/2025</td><td>3/29/2025</td><td>Inactive</td></tr></tbody></table>"
    why = '<entryRelationship typeCode="RSON"><observation classCode="OBS" moodCode="EVN"><text><reference value="#p1"/></text><code code="1"/></observation></entryRelationship>'
    entry = DRUG.format(text="", high=OPEN, dose="", code=AMLODIPINE, mood="EVN").replace("</substanceAdministration>", f"{why}</substanceAdministration>")
    path = tmp_path / "care.xml"
    path.write_text(ccda(section("10160-0", "Medicines", "", entry), section("11450-4", "Problems", problems)), encoding="utf-8")

    [fact] = [fact for fact in facts_in_files([path]).facts if fact.kind == "medication"]

    assert (fact.details.end, words_of(fact)) == (None, "")


@pytest.mark.parametrize(("cell", "status"), [("Active", "ongoing"), ("Discontinued", "past stopped"), ("Ordered", ""), ("", "")])
def test_the_row_tells_whether_it_is_taken_where_the_entry_is_only_called_complete(tmp_path, cell, status):
    table = f"<table><thead><tr><th>Medicine</th><th>Status</th></tr></thead><tbody><tr><td ID='how'>Tamoxifen</td><td>{cell}</td></tr></tbody></table>"
    entry = DRUG.format(text='<text><reference value="#how"/></text>', high=OPEN, dose="", code=code("10324", "tamoxifen", RXNORM), mood="EVN")
    path = tmp_path / "care.xml"
    path.write_text(ccda(section("10160-0", "Medicines", table, entry.replace('"active"', '"completed"'))), encoding="utf-8")

    assert [words_of(fact) for fact in facts_in_files([path]).facts if fact.kind == "treatment"] == [status]


@pytest.mark.parametrize(
    ("display", "name", "strength"),
    [
        ("Proventil HFA 108 (90 Base) MCG/ACT Aerosol", "proventil hfa", "108 (90 Base) MCG/ACT"),
        ("paracetamol-aspirin 250 mg-250 mg oral tablet", "paracetamol-aspirin", "250 mg-250 mg"),
        ("Enalapril Maleate 10 MG / Hydrochlorothiazide 25 MG Oral Tablet", "enalapril maleate / hydrochlorothiazide", "10 MG / 25 MG"),
    ],
)
def test_strengths_are_whole(display, name, strength):
    drug = resource("MedicationStatement", status="active", medicationCodeableConcept=concept(text=display), subject={"reference": "Patient/p"})

    assert [(fact.name, fact.value) for fact in facts_in(drug)] == [(name, strength)]


ANY_DRUG = code("410942007", "drug or medication", inside='<originalText><reference value="#name"/></originalText>')


@pytest.mark.parametrize(("words", "taken"), [("No known medications", [("none", "none", "2026-11-10")]), ("Medication excluded/not available", [])])
def test_medicines_denied_as_a_whole_are_none_taken_unless_the_words_say_that_none_is_shown(tmp_path, words, taken):
    entry = DRUG.format(text="", high=OPEN, dose="", code=ANY_DRUG, mood="EVN").replace("<substanceAdministration ", '<substanceAdministration negationInd="true" ').replace("20250922", "")
    path = tmp_path / "care.xml"
    path.write_text(ccda(section("10160-0", "Medicines", f"<paragraph ID='name'>{words}</paragraph>", entry)), encoding="utf-8")

    assert [(fact.name, fact.value, str(fact.date)) for fact in facts_in_files([path]).facts if fact.kind == "medication"] == taken


@pytest.mark.parametrize(("cell", "end", "told"), [("Active", "20260301", "marked active"), ("Active", "20270301", ""), ("", "20260301", "past")])
def test_a_last_day_that_has_come_closes_a_medicine_unless_its_row_calls_it_active(tmp_path, cell, end, told):
    table = f"<table><thead><tr><th>Medicine</th><th>Status</th></tr></thead><tbody><tr><td ID='how'>Amlodipine</td><td>{cell}</td></tr></tbody></table>"
    entry = DRUG.format(text='<text><reference value="#how"/></text>', high=f'value="{end}"', dose="", code=AMLODIPINE, mood="EVN")
    path = tmp_path / "care.xml"
    path.write_text(ccda(section("10160-0", "Medicines", table, entry)), encoding="utf-8")

    [fact] = [fact for fact in facts_in_files([path]).facts if fact.kind == "medication"]

    assert (fact.details.note or words_of(fact)) == told
    assert str(fact.details.end).replace("-", "") == end


@pytest.mark.parametrize(
    ("heads", "cells", "dose", "taken"),
    [
        (("Medicine", "Directions"), ("amlodipine", "Once a day"), "", "Once a day"),
        (("Medicine", "Directions"), ("amlodipine", "Once a day"), '<doseQuantity value="5" unit="mg"/>', "5 mg, Once a day"),
        (("Medicine", "Directions"), ("amlodipine", "5 mg once a day"), '<doseQuantity value="5" unit="mg"/>', "5 mg once a day"),
        (("Medicine", "Dose", "Route", "Frequency"), ("amlodipine", "1 tablet", "PO", "BID"), "", "1 tablet, PO, BID"),
        (("Medicine", "Directions"), ("amlodipine", "Not available"), "", ""),
        (("Medicine", "Directions"), ("another", "Once a day"), "", ""),
    ],
)
def test_how_it_is_taken_stands_in_its_row_where_the_entry_does_not_say(tmp_path, heads, cells, dose, taken):
    table = f"<table><thead><tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr></thead><tbody><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></tbody></table>"
    entry = DRUG.format(text="", high=OPEN, dose=dose, code=AMLODIPINE, mood="EVN")
    path = tmp_path / "care.xml"
    path.write_text(ccda(section("10160-0", "Medicines", table, entry)), encoding="utf-8")

    assert [fact.value for fact in facts_in_files([path]).facts if fact.kind == "medication" and fact.name == "amlodipine"] == [taken]
