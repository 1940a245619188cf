"""The same statement from several papers is one fact, with the more exact of its dates and all its places."""

from __future__ import annotations

from dataclasses import replace

from beside.facts.fact import About, Details
from beside.terms.dates import PartialDate
from tests.builders import case_of, fact


def facts(kind, *given):
    return [one for one in case_of(fact("cancer", "breast"), *given).facts if one.kind == kind]


def test_the_more_exact_of_two_dates_that_agree_is_kept():
    [er] = facts("biomarker", fact("biomarker", "ER", "positive", date="2026-11", document="a"), fact("biomarker", "ER", "positive", date="2026-11-06", document="b"))

    assert er.date == PartialDate(2026, 11, 6)
    assert {source.document for source in er.sources} == {"a", "b"}


def test_a_blood_value_of_another_day_is_another_value():
    values = facts("lab", fact("lab", "PSA", 4.8, date="2025-06-03", document="a"), fact("lab", "PSA", 4.8, date="2026-07-20", document="b"))

    assert len(values) == 2


def test_statements_far_apart_in_time_stay_two():
    stages = facts("stage.t", fact("stage.t", "c", "T2", date="2020-01-01", document="a"), fact("stage.t", "c", "T2", date="2026-01-01", document="b"))

    assert len(stages) == 2


def test_what_two_people_said_is_never_made_one():
    said = facts("recommendation", fact("recommendation", "team", "Operate.", document="a"), fact("recommendation", "team", "Operate.", document="b"))

    assert len(said) == 2


def test_a_plan_and_what_was_done_are_two_statements():
    given = facts("treatment", fact("treatment", "surgery", "lumpectomy", course="planned"), fact("treatment", "surgery", "lumpectomy", course="completed"))

    assert len(given) == 2


def test_the_timeline_runs_from_the_earliest_day_and_leaves_out_what_is_undated():
    case = case_of(
        fact("treatment", "surgery", "lumpectomy", course="planned", date="2026-12-01"), fact("imaging", "MRI", "done", date="2026-11"),
        fact("imaging", "CT", "done"), fact("cancer", "breast", date="2026-11-06"),
    )  # fmt: skip

    assert [str(event.date) for event in case.timeline] == ["2026-11", "2026-11-06", "2026-12-01"]


def test_reactions_of_two_papers_stand_together():
    said = {"a": "hives", "b": "hives; nausea"}
    papers = [replace(fact("allergy", "latex", "present", document=paper), details=Details(reaction=reaction)) for paper, reaction in said.items()]

    [allergy] = facts("allergy", *papers)

    assert allergy.details.reaction == "hives; nausea"


def test_operations_on_two_sides_are_two_however_alike():
    made = case_of(*(fact("treatment", "surgery", "mastectomy", course="completed", time="past", date="2026-05-07", about=About(side=side)) for side in ("left", "right")))

    assert [one.about.side for one in made.facts] == ["left", "right"]


def test_a_paper_that_names_no_side_speaks_of_the_operation_that_another_gives_a_side():
    made = case_of(*(fact("treatment", "surgery", "mastectomy", course="completed", time="past", date="2026-05-07", about=About(side=side)) for side in ("", "right")))

    assert [(one.about.side, len(one.sources)) for one in made.facts] == [("right", 2)]
