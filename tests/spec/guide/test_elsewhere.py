"""A way that a letter names and does not have at its own place: shown as such, and not among the ways on offer."""

from __future__ import annotations

from beside.facts import Details
from beside.guide.guide import Speaks
from beside.knowledge import load_knowledge
from tests.builders import fact

SURGERY = fact("treatment", "surgery", "prostatectomy", course="discussed")
SEEDS = fact("treatment", "radiation", "brachytherapy", course="discussed", details=Details(note="not offered here"))
CARDS_BY_ID = load_knowledge().cards
CARDS = tuple(CARDS_BY_ID.values())


def named(guide):
    return [option.title for option in guide.options if option.is_named]


def reason(guide, name):
    return next(one for one in guide.reasons if one.reason == name)


def test_it_has_its_column_and_is_no_way_on_offer(guide):
    made = guide(fact("cancer", "prostate"), SURGERY, SEEDS, cards=CARDS)
    [seeds] = [option for option in made.options if option.is_elsewhere]

    assert (seeds.course, seeds.facts) == ("discussed", (SEEDS,))
    assert seeds.title not in named(made)
    assert named(made) == ["Surgery to remove the prostate"]


def test_no_question_speaks_of_it_as_part_of_the_plan(guide):
    made = guide(fact("cancer", "prostate"), SURGERY, SEEDS, cards=CARDS)

    of_plan = [question.asks for question in made.questions if "{plan}" in CARDS_BY_ID[question.path[0]].asks]

    assert of_plan
    assert not any("inside the prostate" in asks for asks in of_plan)


def test_the_reasons_say_so_with_its_place(guide):
    made = guide(fact("cancer", "prostate"), SURGERY, SEEDS, cards=CARDS)
    because = {card.id: facts for card, facts in reason(made, "major").because}

    assert because["any.reason.named-elsewhere"] == (SEEDS,)
    assert reason(guide(fact("cancer", "prostate"), SEEDS, cards=CARDS), "major").speaks is Speaks.FOR_IT


def test_what_another_letter_offers_is_on_offer(guide):
    elsewhere = fact("treatment", "radiation", "brachytherapy", course="recommended", document="second")
    made = guide(fact("cancer", "prostate"), SEEDS, elsewhere, cards=CARDS)

    assert "Radiation from inside the prostate" in named(made)
    assert "any.reason.named-elsewhere" not in {card.id for card, _ in reason(made, "major").because}


def test_a_way_that_is_recommended_stays_one_wherever_it_can_be_had(guide):
    sent_on = fact("treatment", "radiation", "brachytherapy", course="recommended", details=Details(note="not offered here"))

    assert named(guide(fact("cancer", "prostate"), sent_on, cards=CARDS)) == ["Radiation from inside the prostate"]


def test_letters_that_only_mention_it_do_not_part_on_it(guide):
    one = fact("treatment", "surgery", "prostatectomy", course="recommended", document="second")
    made = guide(fact("cancer", "prostate"), SURGERY, SEEDS, one, cards=CARDS)

    assert not [difference for difference in made.differences if difference.kind == "different judgement"]
