"""Results and measurements of a clinical document: number, range, day, and what has none yet."""

from __future__ import annotations

import pytest

from tests.ccda import (
    LOINC,
    PSA,
    code,
    observation,
    of,
    panel,
    row,
    section,
)
from tests.reading import told, words_of


def test_a_result_has_its_number_its_range_and_its_day(facts_in):
    normal = '<referenceRange><observationRange><value xsi:type="IVL_PQ"><low value="0" unit="ng/mL"/><high value="4" unit="ng/mL"/></value></observationRange></referenceRange>'
    entry = panel(observation(PSA, '<value xsi:type="PQ" value="4.8" unit="ng/mL"/>', normal))

    [fact] = facts_in(section("30954-2", "Results", "", entry))

    assert (fact.kind, fact.name, str(fact.value), fact.unit, str(fact.date)) == ("lab", "PSA", "4.8", "ng/mL", "2026-11-01")
    assert fact.details.reference_range == "0-4 ng/mL"


def test_a_result_without_a_value_that_is_still_open_is_awaited(facts_in):
    entry = panel(observation(PSA, "", status="active"))

    assert told(facts_in(section("30954-2", "Results", "", entry)), "pending", "lab") == [("PSA", "awaited", "pending")]


def test_two_pressures_are_one(facts_in):
    upper = observation(code("8480-6", "Systolic", LOINC), '<value xsi:type="PQ" value="120" unit="mm[Hg]"/>')
    lower = observation(code("8462-4", "Diastolic", LOINC), '<value xsi:type="PQ" value="80" unit="mm[Hg]"/>')

    assert told(facts_in(section("8716-3", "Vital signs", "", panel(upper, lower))), "vital") == [("blood pressure", "120/80", "")]


def test_a_lower_pressure_of_nought_is_one_that_nobody_wrote_down(facts_in):
    upper = observation(code("8480-6", "Systolic", LOINC), '<value xsi:type="PQ" value="120" unit="mm[Hg]"/>')
    lower = observation(code("8462-4", "Diastolic", LOINC), '<value xsi:type="PQ" value="0.0" unit="mm[Hg]"/>')

    assert told(facts_in(section("8716-3", "Vital signs", "", panel(upper, lower))), "vital") == [("systolic blood pressure", "120", "")]


@pytest.mark.parametrize("asks", [("35266-6", "Gleason score", LOINC), ("384997002", "Total Gleason score")])
def test_a_gleason_score_among_the_results_is_read(facts_in, asks):
    score = observation(code(*asks), '<value xsi:type="PQ" value="7" unit="NA"/>')

    assert told(facts_in(section("30954-2", "Results", "", panel(score))), "gleason") == [("", "7", "")]


def test_the_level_of_a_drug_in_the_blood_is_no_treatment(facts_in):
    level = observation(code("50544-5", "Everolimus level", LOINC), '<value xsi:type="PQ" value="10" unit="ng/mL"/>', of("r1"))

    assert facts_in(section("30954-2", "Results", row("r1", "Everolimus", "10 ng/mL"), panel(level))) == []


def test_what_the_words_of_a_result_say_is_of_the_day_it_was_found(facts_in):
    text = "<paragraph ID='ct'>The wall is thick. No evidence of metastatic disease.</paragraph>"
    scan = observation(code("77477000", "CT"), of("ct"), '<value xsi:type="ST">The wall is thick.</value>', time="20261102")

    [spread] = [fact for fact in facts_in(section("30954-2", "Results", text, scan)) if fact.kind == "metastasis"]

    assert (words_of(spread), str(spread.date)) == ("ruled-out", "2026-11-02")


def test_the_day_blood_was_taken_is_not_that_of_a_biopsy(facts_in):
    facts = facts_in(section("30954-2", "Results", "<table><caption>Blood, collected 2026-11-02</caption></table><paragraph>Liver, biopsies: benign.</paragraph>"))

    assert [fact.date for fact in facts if fact.kind == "procedure"] == [None]
