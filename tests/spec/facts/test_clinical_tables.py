"""The table a person sees beside the entries of a clinical document: where the two differ, both are told, and neither is preferred."""

from __future__ import annotations

import pytest

from beside.case import make_case
from beside.facts import facts_in_files
from tests.ccda import LOINC, RXNORM, ccda, code, drug, observation, panel, problem, section
from tests.reading import words_of

HAEMOGLOBIN = code("718-7", "Hemoglobin", LOINC)
ASTHMA = code("195967001", "Asthma", tag="value")
HEADS = ("Test", "Result", "Range", "Flag", "Date")


@pytest.fixture
def read(tmp_path):
    """The facts of a document of these sections, but for those of the person."""

    def make(*sections: str):
        path = tmp_path / "care.xml"
        path.write_text(ccda(*sections), encoding="utf-8")
        reading = facts_in_files([path])
        return [fact for fact in reading.facts if fact.kind != "person"], make_case(reading)

    return make


def table(*rows: tuple[str, ...], heads: tuple[str, ...] = ()) -> str:
    head = f"<thead><tr>{''.join(f'<th>{one}</th>' for one in heads)}</tr></thead>" if heads else ""
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table>{head}<tbody>{body}</tbody></table>"


def result(value: str, *inside: str, unit: str = "g/dL", time: str = "20261101") -> str:
    return panel(observation(HAEMOGLOBIN, f'<value xsi:type="PQ" value="{value}" unit="{unit}"/>', *inside, time=time))


def test_another_number_in_the_table_is_a_conflict_with_the_entry(read):
    pointed = '<text><reference value="#r1"/></text>'
    text = table(("<content ID='r1'>Hb (M 13-18 g/dl; F 12-16 g/dl)</content>", "13.2"))

    facts, case = read(section("30954-2", "Results", text, result("10.2", pointed)))

    assert [(fact.name, str(fact.value), str(fact.date)) for fact in facts] == [("haemoglobin", "10.2", "2026-11-01"), ("haemoglobin", "13.2", "2026-11-01")]
    [conflict] = case.conflicts
    assert len(conflict.facts) == 2


@pytest.mark.parametrize(
    ("row", "values"),
    [
        (("Hemoglobin", "13.2 g/dL", "12-16", "", "11/01/2026"), ["10.2", "13.2"]),
        (("Hemoglobin", "10.2 (L)", "12-16", "", "11/01/2026"), ["10.2"]),
        (("Hemoglobin", "132 g/L", "12-16", "", "11/01/2026"), ["10.2"]),
        (("Hemoglobin", "see report 7", "12-16", "", "11/01/2026"), ["10.2"]),
        (("Something else", "13.2", "12-16", "", "11/01/2026"), ["10.2"]),
    ],
)
def test_the_row_of_an_entry_is_known_by_its_name_and_its_number_by_the_head_over_it(read, row, values):
    facts, _ = read(section("30954-2", "Results", table(row, heads=HEADS), result("10.2")))

    assert [str(fact.value) for fact in facts] == values


def test_a_name_in_two_rows_tells_of_neither(read):
    rows = [("Hemoglobin", "13.2", "", "", "11/02/2026"), ("Hemoglobin", "10.9", "", "", "11/03/2026")]

    facts, _ = read(section("30954-2", "Results", table(*rows, heads=HEADS), result("10.2")))

    assert [(str(fact.value), fact.details.shown) for fact in facts if fact.source.path] == [("10.2", "")]


@pytest.mark.parametrize(
    ("written", "coded", "shown"),
    [
        ("July 31, 2026", "20260311", "July 31, 2026"), ("March 11, 2026", "20260311", ""), ("2026", "20260311", ""), ("2025", "20260311", "2025"),
        ("03/11/2026", "20260311", ""), ("04/12/2026", "20260311", "04/12/2026"), ("03/11/2026", "20261103", ""),
        ("10 March 2026", "202603110130-0500", ""), ("9 March 2026", "202603110130-0500", "9 March 2026"), ("pending", "20260311", ""),
    ],
)  # fmt: skip
def test_another_day_in_the_table_stands_with_the_entry_as_written(read, written, coded, shown):
    facts, _ = read(section("30954-2", "Results", table(("Hemoglobin", "10.2 g/dL", "", "", written), heads=HEADS), result("10.2", time=coded)))

    assert [fact.details.shown for fact in facts] == [shown]


def test_a_day_over_a_column_is_that_of_its_cells(read):
    text = "<table><thead><tr><th>Date / Time:</th><th>June 22, 2026</th></tr></thead><tbody><tr><th>Hemoglobin</th><td>10.2 g/dL</td></tr></tbody></table>"

    facts, _ = read(section("30954-2", "Results", text, result("10.2", time="20260722")))

    assert [fact.details.shown for fact in facts] == ["June 22, 2026"]


def test_the_day_of_a_medicine_or_an_illness_is_compared_too(read):
    medicines = table(("amlodipine", "Mar 18, 2026"), heads=("Medicine", "Start Date"))
    problems = table(("Asthma", "2008"), heads=("Problem", "Effective Dates"))

    facts, _ = read(
        section("10160-0", "Medicines", medicines, drug(code("17767", "amlodipine", RXNORM), low="20250318")), section("11450-4", "Problems", problems, problem(ASTHMA, low="2026"))
    )

    assert {fact.name: fact.details.shown for fact in facts if fact.kind != "paper"} == {"amlodipine": "Mar 18, 2026", "asthma": "2008"}


@pytest.mark.parametrize(("mark", "flag"), [("*#", "*#"), ("Not available", ""), ("", "")])
def test_a_mark_that_only_the_row_bears_is_passed_on(read, mark, flag):
    facts, _ = read(section("30954-2", "Results", table(("Hemoglobin", "10.2 g/dL", "", mark, "11/01/2026"), heads=HEADS), result("10.2")))

    assert [fact.details.flag for fact in facts] == [flag]


@pytest.mark.parametrize(("words", "pressure"), [("132/86 mmHg", ("blood pressure", "132/86")), ("141/86 mmHg", ("systolic blood pressure", "132")), ("132", ("systolic blood pressure", "132"))])
def test_the_lower_pressure_is_found_in_the_words_where_only_the_upper_is_coded(read, words, pressure):
    upper = observation(code("8480-6", "Systolic", LOINC), '<value xsi:type="PQ" value="132" unit="mm[Hg]"/>', '<text><reference value="#v1"/></text>')

    facts, _ = read(section("8716-3", "Vital signs", table(("Blood pressure", f"<content ID='v1'>{words}</content>")), panel(upper)))

    assert pressure in [(fact.name, str(fact.value)) for fact in facts]


def test_an_illness_without_a_day_is_of_the_day_its_concern_began_or_the_visit_it_was_met_at(read):
    tracked = problem(ASTHMA, low="").replace('<statusCode code="active"/>', '<statusCode code="active"/><effectiveTime><low value="20260222"/></effectiveTime>', 1)
    met = f'<encounter classCode="ENC" moodCode="EVN"><effectiveTime value="20250925"/><entryRelationship typeCode="REFR">{problem(ASTHMA, low="")}</entryRelationship></encounter>'

    facts, _ = read(section("11450-4", "Problems", "", tracked), section("46240-8", "Visits", "", met))

    assert [(fact.name, str(fact.date)) for fact in facts] == [("asthma", "2026-02-22"), ("asthma", "2025-09-25")]


def test_a_cell_that_only_names_an_illness_again_is_one_more_place(read):
    plan = table(("Asthma plan", "instructions given"), ("Diabetes plan", "instructions given"))

    facts, _ = read(section("11450-4", "Problems", "", problem(ASTHMA, low="2011")), section("18776-5", "Plan of Treatment", plan))

    assert [(fact.name, str(fact.date), len(fact.sources), words_of(fact)) for fact in facts if fact.kind == "condition"] == [("asthma", "2011", 2, ""), ("diabetes", "2026-11-10", 1, "")]


@pytest.mark.parametrize(("group", "stages"), [("Colon Cancer Stage III", [("III", "2026-07-08")]), ("Breast Cancer Stage IC-IIIC", []), ("Cancer", [])])
def test_a_stage_in_the_name_of_the_group_a_code_stands_in_is_told_beside_it(read, group, stages):
    deep = problem(code("369921003", "T3: tumor invades through the muscularis propria", tag="value"), '<text><reference value="#p1"/></text>', low="20260708")
    text = table((group, "<content ID='p1'>T3: tumor invades through the muscularis propria</content>", "Active"), heads=("Group", "Name", "Status"))

    facts, _ = read(section("11450-4", "Problems", text, deep))

    assert [(fact.value, str(fact.date)) for fact in facts if fact.kind == "stage.group"] == stages
    assert [fact.value for fact in facts if fact.kind == "stage.t"] == ["T3"]


@pytest.mark.parametrize(
    ("asks", "value", "found"),
    [
        (("2028-9", "CO2 SerPl-sCnc"), '<value xsi:type="PQ" value="25.2" unit="mmol/L"/>', ("carbon dioxide", "25.2")),
        (("2335-8", "Hemoccult Stl Ql"), code("260385009", "negative", tag="value"), ("stool blood test", "negative")),
        (("50544-6", "Everolimus Blood"), '<value xsi:type="PQ" value="10" unit="ng/mL"/>', ("everolimus level", "10")),
    ],
)
def test_what_words_rarely_name_is_read_by_its_code(read, asks, value, found):
    facts, _ = read(section("30954-2", "Results", "", panel(observation(code(*asks, LOINC), value))))

    assert [(fact.kind, fact.name, str(fact.value)) for fact in facts] == [("lab", *found)]


@pytest.mark.parametrize(("words", "day"), [("Lung test referral; to be done: 16 Dec 2026", "2026-12-16"), ("Lung test referral", "None"), ("Between 16 Dec 2026 and 20 Dec 2026", "None")])
def test_a_visit_told_within_a_visit_to_come_is_to_come_too(read, words, day):
    inner = '<encounter classCode="ENC" moodCode="EVN"><code><originalText><reference value="#v1"/></originalText></code></encounter>'
    outer = f'<encounter classCode="ENC" moodCode="RQO"><entryRelationship typeCode="REFR">{inner}</entryRelationship></encounter>'

    facts, _ = read(section("18776-5", "Plan of care", table((f"<content ID='v1'>{words}</content>", "Planned")), outer))

    assert [(fact.value, str(fact.date), words_of(fact)) for fact in facts if fact.kind == "appointment"] == [(words, day, "planned")]
