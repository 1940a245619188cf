"""The questions: what is open, ranked by what its answer could change; three to bring, on three things."""

from __future__ import annotations

from tests.builders import fact
from tests.spec.guide.conftest import card, item

CANCER = fact("cancer", "breast")
ER, HER2 = item("ER", {"fact": "biomarker", "name": "ER"}, asks="And ER?"), item("HER2", {"fact": "biomarker", "name": "HER2"}, asks="And HER2?")
GENES = item("genes", {"fact": "germline"}, factor="genetics", weight="shapes", asks="And genes?")
HEART = item("heart", {"fact": "vital", "name": "LVEF"}, factor="organ-function", asks="And my heart?")


def asked(questions):
    return [one.asks for one in questions]


def test_what_decides_comes_before_what_shapes_and_what_is_awaited_before_what_is_missing(guide):
    awaited = fact("pending", "HER2", "awaited", time="pending")

    made = guide(CANCER, awaited, cards=[GENES, ER, HER2])

    assert asked(made.questions) == ["And HER2?", "And ER?", "And genes?"]


def test_three_questions_to_bring_are_on_three_things(guide):
    made = guide(CANCER, cards=[ER, HER2, HEART, GENES])

    assert asked(made.top_three) == ["And ER?", "And my heart?", "And genes?"]


def test_where_several_ways_are_named_one_question_asks_to_compare_them_by_name(guide):
    compare = card("question", "compare", step="options", team="both", weight="decides", asks="How do {plan} compare?")
    ways = fact("treatment", "surgery", "", course="recommended"), fact("treatment", "radiation", "", course="discussed")

    made = guide(CANCER, *ways, cards=[ER, HER2, HEART, GENES, compare])

    assert "How do surgery and radiation compare?" in asked(made.top_three)
    assert asked(guide(CANCER, cards=[compare]).questions) == ["How do this plan compare?"]


def test_a_question_card_that_does_not_hold_is_not_asked(guide):
    for_colon = card("question", "colon", step="items", team="both", weight="decides", applies_when={"cancer": "colon"}, examples=[{"given": [], "verdict": "yes"}])

    assert guide(CANCER, cards=[for_colon]).questions == ()


def test_practical_questions_stand_on_a_list_of_their_own(guide):
    travel = card("question", "travel", step="practical", team="both", weight="informs", asks="Where do I go?")

    made = guide(CANCER, cards=[travel])

    assert made.questions == ()
    assert asked(made.practical) == ["Where do I go?"]


def test_what_is_urgent_is_asked_first(guide):
    acute = card("delay", "acute", level="today", applies_when={"cancer": ["breast"]}, asks="When do we start?", examples=[{"given": [], "verdict": "yes"}])

    assert guide(CANCER, cards=[ER, acute]).top_three[0].asks == "When do we start?"


def test_where_papers_see_the_plan_differently_the_first_question_asks_why(guide):
    part = card("question", "papers-part", step="options", team="both", weight="decides", asks="Why do my papers differ?", applies_when={"finding": "several-recommendations"},
                examples=[{"given": [{"finding": "several-recommendations", "value": "yes"}], "verdict": "yes"}])  # fmt: skip
    compare = card("question", "compare", step="options", team="both", weight="decides", asks="How do they compare?")
    ways = [fact("treatment", name, name, course="discussed", date="2026-10-29", document="a") for name in ("surgery", "monitoring")]
    advice = fact("treatment", "radiation", "radiation", course="recommended", date="2026-11-09", document="b")

    parted = guide(CANCER, *ways, advice, cards=[compare, part])
    alone = guide(CANCER, *ways, cards=[compare, part])

    assert [one.asks for one in parted.top_three] == ["Why do my papers differ?", "How do they compare?"]
    assert [one.asks for one in alone.top_three] == ["How do they compare?"]


def test_the_question_why_papers_part_names_the_ways_that_both_speak_of(guide):
    part = card("question", "papers-part", step="options", team="both", weight="decides", asks="My papers see {plan} differently. Why?",
                applies_when={"finding": "several-recommendations"}, examples=[{"given": [{"finding": "several-recommendations", "value": "yes"}], "verdict": "yes"}])  # fmt: skip
    ways = [fact("treatment", name, name, course="discussed", date="2026-10-29", document="a") for name in ("surgery", "radiation", "monitoring")]
    advice = fact("treatment", "radiation", "radiation", course="recommended", date="2026-11-09", document="b")
    against = fact("treatment", "monitoring", "", assertion="ruled-out", date="2026-11-09", document="b")

    [asked] = [one.asks for one in guide(CANCER, *ways, advice, against, cards=[part]).questions]

    assert asked == "My papers see radiation and monitoring differently. Why?"
