"""What is over is no option: treatments given to their end, papers of long ago, cancers the records call past."""

from __future__ import annotations

import pytest

from beside.facts import About, Details
from beside.terms.dates import parse_date
from tests.builders import fact
from tests.spec.guide.conftest import card, item
from tests.spec.guide.test_options import option, treatment

CARDS = [treatment("surgery", "surgery"), treatment("hormone", "hormone"), option("surgery", "surgery", 10, "breast"), option("hormone", "hormone", 60, "breast")]
BREAST = fact("cancer", "breast", date="2024-01-10")


def named(made):
    return {one.title: one.course for one in made.options if one.facts}


def test_a_plan_that_was_carried_out_is_no_option_and_no_plan(guide):
    planned = fact("treatment", "surgery", "lumpectomy", course="planned", time="planned", date="2026-10-01")
    done = fact("treatment", "surgery", "lumpectomy", course="completed", time="past", date="2026-11-01")

    assert named(guide(BREAST, planned, cards=CARDS)) == {"surgery": "planned"}
    made = guide(BREAST, planned, done, cards=CARDS)
    assert (named(made), made.plan.treatments) == ({}, ())


def test_a_new_plan_after_an_earlier_treatment_of_the_kind_stays(guide):
    before = fact("treatment", "surgery", "lumpectomy", course="completed", time="past", date="2026-01-01")
    again = fact("treatment", "surgery", "", course="recommended", time="planned", date="2026-11-01")

    assert named(guide(BREAST, before, again, cards=CARDS)) == {"surgery": "recommended"}


@pytest.mark.parametrize(
    ("modality", "date", "end", "course"),
    [
        ("chemotherapy", "2000-03-10", "", None), ("chemotherapy", "2026-09-10", "", "ongoing"), ("hormone", "2018-09-30", "", "ongoing"),
        ("hormone", "2018-09-30", "2023-10-01", None), ("chemotherapy", "", "", "ongoing"),
    ],
)  # fmt: skip
def test_what_was_under_way_long_ago_is_no_option_now_unless_it_may_be_taken_for_years(guide, modality, date, end, course):
    """An order for chemotherapy stays `active` in some records for decades; hormone tablets are taken for years."""
    given = fact("treatment", modality, "drug", course="ongoing", date=date, details=Details(end=parse_date(end)))

    assert {one.course for one in guide(BREAST, given, cards=CARDS).options if one.facts} == ({course} if course else set())


def test_a_condition_does_not_ask_a_plan_of_long_ago(guide):
    heart = item("heart", {"fact": "vital", "name": "LVEF"}, applies_when={"treatment": "chemotherapy", "course": ["ongoing"]},
                 examples=[{"given": [{"treatment": "chemotherapy", "course": "ongoing"}], "verdict": "yes"}])  # fmt: skip
    old, new = (fact("treatment", "chemotherapy", "doxorubicin", course="ongoing", date=date) for date in ("2018-04-12", "2026-11-01"))

    assert [guide(BREAST, one, cards=[heart]).items[0].applies_surely for one in (old, new)] == [False, True]


def test_what_was_given_to_its_end_for_this_cancer_is_not_offered_anew(guide):
    def titles(**more):
        given = {"course": "completed", "time": "past", "date": "2024-03-01", **more}
        return [one.title for one in guide(BREAST, fact("treatment", "surgery", "lumpectomy", **given), cards=CARDS).options]

    assert titles() == ["hormone"]
    assert titles(date="2011-05-01") == ["surgery", "hormone"]
    assert titles(about=About(cancer="colon")) == ["surgery", "hormone"]


def test_a_cancer_that_came_back_may_be_treated_the_same_way_again(guide):
    done = fact("treatment", "surgery", "lumpectomy", course="completed", time="past", date="2024-03-01")

    assert [one.title for one in guide(BREAST, done, fact("recurrence", "", "recurrent"), cards=CARDS).options] == ["surgery", "hormone"]


def test_for_a_cancer_that_is_past_only_what_the_records_name_is_shown(guide):
    past = fact("cancer", "breast", time="past", date="2014-04-07")
    taken = fact("treatment", "hormone", "tamoxifen", course="ongoing", date="2015-01-01")

    assert [one.title for one in guide(past, taken, cards=CARDS).options] == ["hormone"]
    assert [one.title for one in guide(past, fact("cancer", "breast", date="2026-10-01"), cards=CARDS).options] == ["surgery", "hormone"]


def test_what_an_earlier_treatment_was_meant_to_do_is_no_goal_of_now(guide):
    goals = fact("goal", "team", "curative", time="past", date="2018-04-01"), fact("goal", "team", "to control it", date="2026-11-01")

    assert [one.value for one in guide(BREAST, *goals).goal.team] == ["to control it"]


def test_a_delay_that_is_about_the_start_of_treatment_is_not_urgent_once_it_has_begun(guide):
    start = card("delay", "start", level="today", applies_when={"not": {"finding": "treatment-started"}},
                 examples=[{"given": [{"finding": "treatment-started"}], "verdict": "no"}, {"given": [{"cancer": "breast"}], "verdict": "yes"}])  # fmt: skip

    def urgent(*more):
        return len(guide(BREAST, *more, cards=[start]).time.urgent)

    assert urgent() == urgent(fact("treatment", "chemotherapy", "vincristine", course="completed", time="past", date="2010-01-09")) == 1
    assert urgent(fact("treatment", "chemotherapy", "vincristine", course="ongoing", date="2024-02-09")) == 0


@pytest.mark.parametrize(
    ("time", "date", "urgent"), [("current", "2026-11-20", 1), ("current", "", 1), ("past", "2026-11-20", 0), ("current", "2019-05-01", 0)],
)  # fmt: skip
def test_an_illness_of_long_ago_is_not_urgent_now(guide, time, date, urgent):
    cord = card("delay", "cord", level="today", applies_when={"fact": "condition", "name": "spinal cord compression", "value": ["present"]},
                examples=[{"given": [{"condition": "spinal cord compression"}], "verdict": "yes"}, {"given": [], "verdict": "unknown"}])  # fmt: skip

    assert len(guide(BREAST, fact("condition", "spinal cord compression", time=time, date=date), cards=[cord]).time.urgent) == urgent


def test_a_treatment_that_is_going_on_has_begun_even_where_no_paper_is_dated(guide):
    start = card("delay", "start", level="today", applies_when={"not": {"finding": "treatment-started"}},
                 examples=[{"given": [{"finding": "treatment-started"}], "verdict": "no"}, {"given": [{"cancer": "breast"}], "verdict": "yes"}])  # fmt: skip
    ongoing = fact("treatment", "chemotherapy", "carboplatin", course="ongoing")

    assert guide(fact("cancer", "lung-small-cell"), ongoing, cards=[start]).time.urgent == ()
    assert guide(fact("cancer", "lung-small-cell"), fact("cancer", "breast"), ongoing, cards=[start]).time.urgent


def test_a_stage_from_the_tissue_tells_of_an_operation(guide):
    start = card("delay", "start", level="today", applies_when={"not": {"finding": "treatment-started"}},
                 examples=[{"given": [{"finding": "treatment-started"}], "verdict": "no"}, {"given": [{"cancer": "breast"}], "verdict": "yes"}])  # fmt: skip

    assert guide(fact("cancer", "colon"), fact("stage.t", "c", "T3"), cards=[start]).time.urgent
    assert guide(fact("cancer", "colon"), fact("stage.t", "p", "T3"), cards=[start]).time.urgent == ()


def test_a_stage_from_the_tissue_beside_a_biopsy_alone_tells_of_no_operation(guide):
    start = card("delay", "start", level="today", applies_when={"not": {"finding": "treatment-started"}},
                 examples=[{"given": [{"finding": "treatment-started"}], "verdict": "no"}, {"given": [{"cancer": "breast"}], "verdict": "yes"}])  # fmt: skip
    found = fact("cancer", "colon"), fact("stage.t", "p", "T3"), fact("procedure", "core biopsy", "done")
    operated = fact("treatment", "surgery", "colectomy", course="completed", time="past")

    assert guide(*found, cards=[start]).time.urgent
    assert guide(*found, operated, cards=[start]).time.urgent == ()
    assert guide(fact("cancer", "colon"), fact("stage.t", "yp", "T3"), fact("procedure", "core biopsy", "done"), cards=[start]).time.urgent == ()


def test_nothing_is_urgent_about_a_cancer_that_is_past(guide):
    always = card("delay", "always", "breast", level="today")

    assert [len(guide(fact("cancer", "breast", time=time), cards=[always]).time.urgent) for time in ("current", "past")] == [1, 0]


def test_what_the_newest_advice_names_is_a_way_for_as_long_as_the_advice_stands_as_the_plan(guide):
    """Old records hold an old plan; it is shown with its day, and whoever reads it may ask the seven questions of it."""
    from dataclasses import replace

    advice = fact("recommendation", "team", "She will have an operation.", date="2011-03-01", document="letter", place=100)
    way = fact("treatment", "surgery", "lumpectomy", course="planned", time="planned", date="2011-03-01", document="letter", place=110)
    long = replace(advice, sources=(replace(advice.source, end=200),))

    assert named(guide(fact("cancer", "breast", date="2011-02-01"), long, way, cards=CARDS)) == {"surgery": "planned"}
    assert named(guide(fact("cancer", "breast", date="2011-02-01"), way, cards=CARDS)) == {}
    later = fact("recommendation", "team", "Tablets.", date="2012-03-01", document="later")
    assert named(guide(fact("cancer", "breast", date="2011-02-01"), long, way, later, cards=CARDS)) == {}
