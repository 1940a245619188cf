"""Is a second opinion worth it? Time first, then five reasons; never a score."""

from __future__ import annotations

from beside.guide.guide import Speaks
from tests.builders import fact
from tests.spec.guide.conftest import card, item


def test_a_situation_where_waiting_can_harm_is_urgent_with_the_facts_behind_it(guide):
    acute = card(
        "delay", "acute", level="today", applies_when={"cancer": ["leukaemia-acute-myeloid"]},
        examples=[{"given": [], "verdict": "yes"}],
    )  # fmt: skip

    [urgent] = guide(fact("cancer", "leukaemia-acute-myeloid"), cards=[acute]).time.urgent

    assert urgent.card is acute
    assert [one.kind for one in urgent.facts] == ["cancer"]
    assert guide(fact("cancer", "breast"), cards=[acute]).time.urgent == ()


def test_a_sign_of_last_year_is_not_put_first_as_if_it_were_of_now(guide):
    fever = card("warning", "fever", level="today", looks_for=[{"fact": "symptom", "name": "fever"}])

    assert guide(fact("symptom", "fever", date="2025-11-01"), cards=[fever]).time.urgent == ()
    assert len(guide(fact("symptom", "fever", date="2026-11-20"), cards=[fever]).time.urgent) == 1
    assert guide(fact("symptom", "fever", date="2026-11-20", assertion="ruled-out"), cards=[fever]).time.urgent == ()


def test_a_reason_speaks_for_it_or_nothing_was_found_or_it_cannot_be_told(guide):
    reason = card(
        "reason", "several", reason="conflicting", applies_when={"finding": "several-recommendations"},
        examples=[{"given": [], "verdict": "yes"}],
    )  # fmt: skip

    def speaks(*facts):
        return next(one.speaks for one in guide(*facts, cards=[reason]).reasons if one.reason == "conflicting")

    operate = fact("treatment", "surgery", "", course="recommended", document="a")
    radiate = fact("treatment", "radiation", "", course="recommended", document="b")
    wait = fact("treatment", "monitoring", "", course="discussed", document="b")
    or_radiate = fact("treatment", "radiation", "", course="discussed", document="b")
    assert speaks() is Speaks.CANNOT_TELL
    assert speaks(operate) is Speaks.CANNOT_TELL
    assert speaks(operate, fact("treatment", "surgery", "", course="planned", document="b")) is Speaks.NOTHING_FOUND
    assert speaks(operate, radiate) is Speaks.FOR_IT
    assert speaks(operate, wait, or_radiate) is Speaks.FOR_IT


def test_a_reason_without_any_card_cannot_be_told(guide):
    assert {one.speaks for one in guide().reasons} == {Speaks.CANNOT_TELL}


def test_a_plan_is_unsupported_where_papers_speak_against_it_not_where_one_is_missing(guide):
    reason = card(
        "reason", "premise", reason="unsupported", applies_when={"finding": "unsupported-premise"},
        examples=[{"given": [], "verdict": "yes"}],
    )  # fmt: skip
    her2 = item("HER2", {"fact": "biomarker", "name": "HER2"})
    plan = fact("recommendation", "team", "We recommend chemotherapy.", document="letter")
    negative = fact("biomarker", "HER2", "negative", document="report")

    def speaks(*facts):
        made = guide(fact("cancer", "breast"), plan, *facts, cards=[reason, her2])
        return next(one.speaks for one in made.reasons if one.reason == "unsupported")

    assert speaks() is Speaks.CANNOT_TELL
    assert speaks(negative) is Speaks.NOTHING_FOUND
    assert speaks(negative, fact("biomarker", "HER2", "positive", document="other")) is Speaks.FOR_IT


def test_what_one_paper_passes_over_and_another_recommends_are_two_recommendations(guide):
    reason = card(
        "reason", "several", reason="conflicting", applies_when={"finding": "several-recommendations"},
        examples=[{"given": [], "verdict": "yes"}],
    )  # fmt: skip
    operate = fact("treatment", "surgery", "", course="recommended", document="a")
    radiate = fact("treatment", "radiation", "", course="discussed", document="a")
    both = [fact("treatment", name, "", course="recommended", document="b") for name in ("surgery", "radiation")]

    assert next(one.speaks for one in guide(operate, radiate, *both, cards=[reason]).reasons if one.reason == "conflicting") is Speaks.FOR_IT
    assert next(one.speaks for one in guide(operate, *both, cards=[reason]).reasons if one.reason == "conflicting") is not Speaks.FOR_IT


def test_the_date_to_decide_by_is_told_in_the_words_that_say_most(guide):
    short, long = "by 4 December 2026", "by 4 December 2026, so that treatment can start in the week after"
    made = guide(fact("decide-by", "", long, date="2026-12-04", document="letter"), fact("decide-by", "", short, date="2026-12-04", document="plan"))

    assert made.time.latest_safe_date.value == long


def spine_card():
    pain, weak = {"fact": "symptom", "name": "back pain"}, {"fact": "symptom", "name": "weakness"}
    return card("delay", "spine", level="today", applies_when={"all": [pain, weak]}, examples=[{"given": [{"symptom": "back pain"}, {"symptom": "weakness"}], "verdict": "yes"}])


def test_signs_that_are_urgent_together_are_only_so_where_each_is_of_now(guide):
    pain, weak, weak_before = fact("symptom", "back pain", date="2026-11-18"), fact("symptom", "weakness", date="2026-11-18"), fact("symptom", "weakness", date="2025-03-02")

    [urgent] = guide(fact("cancer", "breast"), pain, weak, cards=[spine_card()]).time.urgent

    assert [one.name for one in urgent.facts] == ["back pain", "weakness"]
    assert guide(fact("cancer", "breast"), pain, weak_before, cards=[spine_card()]).time.urgent == ()


def test_a_sign_is_urgent_for_somebody_whose_cancer_is_past_too(guide):
    signs = [fact("symptom", name, date="2026-11-18") for name in ("back pain", "weakness")]

    assert len(guide(fact("cancer", "breast", time="past"), *signs, cards=[spine_card()]).time.urgent) == 1


def test_a_sign_in_a_list_of_problems_counts_only_with_its_day(guide):
    """Lists keep entries as active for years; a letter without a date may be of today."""
    from dataclasses import replace

    fever = card("warning", "fever", level="today", looks_for=[{"fact": "symptom", "name": "fever"}])
    told = fact("symptom", "fever")
    listed = replace(told, sources=(replace(told.source, path="Condition/1"),))

    assert len(guide(told, cards=[fever]).time.urgent) == 1
    assert guide(listed, cards=[fever]).time.urgent == ()
