"""The options: what the records name, waiting, trials, and what is commonly discussed; in a neutral order."""

from __future__ import annotations

from tests.builders import fact
from tests.spec.guide.conftest import card

ANSWERS = {"benefit": {"says": "It can help.", "from": ["a"]}}


def treatment(name: str, modality: str):
    return card("treatment", name, modality=modality, answers=ANSWERS)


def option(name: str, modality: str, order: int, cancer: str = "any", **fields):
    return card("option", name, cancer, treatment=f"any.treatment.{modality}", matches=[{"treatment": modality}], order=order, **fields)


CARDS = [
    treatment("monitoring", "monitoring"), treatment("surgery", "surgery"), treatment("trial", "trial"),
    option("trial", "trial", 90), option("monitoring", "monitoring", 70), option("surgery", "surgery", 10, "breast"),
]  # fmt: skip


def test_waiting_and_trials_are_columns_like_the_others_even_when_nobody_named_them(guide):
    made = guide(fact("cancer", "colon"), cards=CARDS)

    assert [one.title for one in made.options] == ["monitoring", "trial"]
    assert {one.course for one in made.options} == {""}


def test_the_order_is_the_same_whatever_the_team_recommends(guide):
    def titles(*facts):
        return [one.title for one in guide(fact("cancer", "breast"), *facts, cards=CARDS).options]

    assert titles() == titles(fact("treatment", "monitoring", "", course="recommended")) == ["surgery", "monitoring", "trial"]


def test_what_the_records_name_keeps_its_course_and_facts(guide):
    made = guide(fact("cancer", "breast"), fact("treatment", "surgery", "lumpectomy", course="recommended"), cards=CARDS)

    surgery = made.options[0]
    assert (surgery.course, [one.value for one in surgery.facts]) == ("recommended", ["lumpectomy"])


def test_a_treatment_no_card_stands_for_is_shown_all_the_same(guide):
    made = guide(fact("treatment", "drug", "mitotane", course="recommended"), cards=CARDS)

    assert "Medicine (mitotane)" in [one.title for one in made.options]


def test_what_was_done_before_is_no_option_now(guide):
    done = fact("treatment", "surgery", "lumpectomy", course="completed", time="past")

    assert [one.course for one in guide(fact("cancer", "colon"), done, cards=CARDS).options] == ["", ""]


def test_each_option_has_the_seven_questions_and_nothing_general_without_a_card(guide):
    [surgery, *_] = guide(fact("cancer", "breast"), cards=CARDS).options

    assert [answer.question for answer in surgery.answers] == [
        "benefit", "likelihood", "side-effects", "daily-life", "working", "not-working", "waiting",
    ]  # fmt: skip
    assert [answer.general is not None for answer in surgery.answers] == [True] + [False] * 6


def test_options_by_cancer_are_held_back_from_a_child(guide):
    born = fact("person", "birth date", "2012-05-01")

    made = guide(born, fact("cancer", "breast"), cards=CARDS)

    assert made.cover.held_back == "child"
    assert "surgery" not in [one.title for one in made.options]


def test_the_kind_alone_makes_no_column_beside_a_treatment_of_that_kind(guide):
    lumpectomy = card("option", "lumpectomy", "breast", treatment="any.treatment.surgery", matches=[{"treatment": "surgery", "value": "lumpectomy"}], order=10)

    def titles(particular, bare):
        facts = fact("treatment", "surgery", "lumpectomy", course=particular), fact("treatment", "surgery", "", course=bare)
        return [one.title for one in guide(fact("cancer", "breast"), *facts, cards=[lumpectomy, *CARDS[:3]]).options]

    assert titles("recommended", "discussed") == ["lumpectomy"]
    assert titles("discussed", "recommended") == ["Surgery", "lumpectomy"]


def test_declining_one_thing_declines_no_whole_kind_of_care(guide):
    cards = [treatment("supportive", "supportive"), option("supportive", "supportive", 80)]

    made = guide(fact("treatment", "supportive", "cold cap", course="declined"), cards=cards)

    assert {one.title: one.course for one in made.options} == {"supportive": "", "Supportive care (cold cap)": "declined"}


def test_why_a_way_was_chosen_is_no_benefit_of_it(guide):
    """"I recommend it because of the margin" says nothing on what it may bring: the question stays open."""
    reason = fact("reason", "team", "We recommend a mastectomy because of its size, then radiation.", place=1000)
    surgery = fact("treatment", "surgery", "mastectomy", course="recommended", place=1015)
    made = guide(fact("cancer", "colon"), reason, surgery, cards=CARDS)

    assert [answer.question for one in made.options for answer in one.answers if reason in answer.records] == []
    assert list(made.plan.reasons) == [reason]


def test_the_kinds_of_treatment_are_asked_about_only_where_no_paper_names_one(guide):
    examples = [{"given": [{"finding": "no-treatment-named"}], "verdict": "yes"}, {"given": [{"finding": "no-treatment-named", "value": "no"}], "verdict": "no"}]
    kinds = [option(kind, kind, order, applies_when={"finding": "no-treatment-named"}, examples=examples) for kind, order in (("drug", 30), ("radiation", 20))]
    cards = [*kinds, treatment("drug", "drug"), treatment("radiation", "radiation"), *CARDS]

    def titles(*facts):
        return [one.title for one in guide(fact("cancer", "colon"), *facts, cards=cards).options]

    assert titles() == ["radiation", "drug", "monitoring", "trial"]
    assert [one.title for one in guide(fact("cancer", "breast"), cards=cards).options] == ["surgery", "monitoring", "trial"]  # it has a card of its own
    assert titles(fact("treatment", "surgery", "colectomy", course="completed", time="past")) == ["monitoring", "trial"]
