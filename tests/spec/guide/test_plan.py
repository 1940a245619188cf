"""The decision, the goal and the plan: in the words of those who said them, never inferred."""

from __future__ import annotations

from beside.case import Statement
from beside.facts import Details
from beside.guide.guide import Support
from beside.guide.plan import is_own_voice
from beside.terms.dates import PartialDate
from tests.builders import fact
from tests.spec.guide.conftest import card, item

HER2 = item("HER2", {"fact": "biomarker", "name": "HER2"})


def test_a_goal_nobody_said_is_a_question_whatever_the_stage(guide):
    asking = card("question", "goal", step="goal", team="treating", weight="decides")

    made = guide(fact("cancer", "breast"), fact("stage.group", "", "IV"), cards=[asking])

    assert made.goal.team == ()
    assert made.top_three[0].asks == asking.asks


def test_the_teams_words_stand_beside_the_persons(guide):
    made = guide(fact("goal", "team", "to cure the cancer"), fact("goal", "patient", "to see my girls grow up"))

    assert [one.value for one in made.goal.team] == ["to cure the cancer"]
    assert [one.value for one in made.goal.patient] == ["to see my girls grow up"]


def test_the_day_stated_by_the_person_stands_before_the_day_in_the_records(guide):
    said = [Statement("decide-by", "2026-12-01", "you", "2026-11-22")]

    made = guide(fact("decide-by", "", "by 4 December", date="2026-12-04"), statements=said)

    assert made.decision.decide_by == PartialDate(2026, 12, 1)
    assert made.decision.decide_by_fact is not None


def test_a_premise_is_supported_by_a_record_other_than_the_letter_that_gives_the_plan(guide):
    plan = fact("recommendation", "team", "We recommend chemotherapy.", document="letter")
    in_letter, in_report = fact("biomarker", "HER2", "negative", document="letter"), fact("biomarker", "HER2", "negative", document="report")

    def support(*facts):
        [premise] = guide(fact("cancer", "breast"), plan, *facts, cards=[HER2]).plan.premises
        return premise.support

    assert support(in_letter) is Support.NOT_FOUND
    assert support(in_letter, in_report) is Support.SUPPORTED
    assert support() is Support.NOT_FOUND


def test_where_no_plan_is_stated_there_is_nothing_to_support(guide):
    assert guide(fact("cancer", "breast"), cards=[HER2]).plan.premises == ()


def test_the_persons_own_voice_stands_before_what_is_told_of_them(guide):
    told = fact("goal", "patient", "She would prefer to keep her breast.", date="2026-11-16")
    own = fact("goal", "patient", "I want to see my girls grow up.", date="2026-11-12")

    assert guide(told, own).goal.patient == (own, told)


def test_the_same_aim_on_several_papers_stands_once_where_it_was_said_last(guide):
    said = [fact("goal", "team", "curative", date=date, document=date) for date in ("2018-04-12", "2018-09-30")]

    [aim] = guide(*said).goal.team
    assert str(aim.date) == "2018-09-30"


def test_a_plan_that_was_carried_out_gives_way_to_a_later_one(guide):
    early = "We recommend docetaxel first, as said before."
    facts = (
        fact("cancer", "breast"),
        fact("recommendation", "team", early, document="a", place=100, date="2026-01-05"),
        fact("treatment", "chemotherapy", "docetaxel", document="a", place=105, date="2026-01-05", course="recommended"),
        fact("treatment", "chemotherapy", "docetaxel", document="b", date="2026-06-01", course="completed", time="past"),
    )  # fmt: skip
    later = (
        fact("recommendation", "team", "We recommend radiotherapy now.", document="b", place=100, date="2026-06-02"),
        fact("treatment", "radiation", "", document="b", place=115, date="2026-06-02", course="recommended"),
    )

    assert [one.value for one in guide(*facts).plan.recommendations] == [early]
    made = guide(*facts, *later)
    assert [one.value for one in made.plan.recommendations] == ["We recommend radiotherapy now."]
    assert made.differences == ()


def test_what_somebody_else_wrote_for_the_person_is_kept_and_not_their_own_voice(guide):
    name = fact("person", "name", "VALEBROOK, Desmond", document="letter")

    def own(sender):
        message = fact("own-words", "message", "I lie awake.", document="message", details=Details(speaker=sender))
        said = guide(name, message, fact("goal", "patient", "I want a boat.", document="message")).goal.patient
        assert sorted(str(one.value) for one in said) == ["I lie awake.", "I want a boat."]
        return [is_own_voice(one) for one in said]

    assert own("Desmond Valebrook") == [True, True]
    assert own("Iris Valebrook") == [False, False]
    assert own("") == [True, True]
