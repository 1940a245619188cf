"""What letters answer of the seven questions stands with the option it is said of, and with none where that is not sure."""

from __future__ import annotations

from beside.facts import Details
from tests.builders import fact
from tests.spec.guide.conftest import card


def treatment_card(name, modality):
    return card("treatment", name, modality=modality, answers={"benefit": {"says": "Words.", "from": ["a"]}})


def option(name, **pattern):
    treated = {"surgery": "surgery", "radiation": "radiation", **pattern}
    return card("option", name, treatment=f"any.treatment.{treated['treatment']}", matches=[pattern], order=10)


CARDS = [
    treatment_card("surgery", "surgery"), treatment_card("radiation", "radiation"),
    option("lumpectomy", treatment="surgery", value="lumpectomy"), option("mastectomy", treatment="surgery", value="mastectomy"),
    option("radiation", treatment="radiation"),
]  # fmt: skip


def said(of, question="side-effects", **more):
    return fact("answer", question, "We talked about scars.", details=Details(of=of), **more)


def told(made):
    """The title of each option with what letters say of it, by question."""
    return {(one.title, answer.question): len(answer.records) for one in made.options for answer in one.answers if answer.records}


def test_a_sentence_stands_with_the_option_it_names_and_its_question(guide):
    made = guide(said("surgery: mastectomy"), cards=CARDS)

    assert told(made) == {("mastectomy", "side-effects"): 1}
    assert made.said_of_none == ()


def test_a_kind_of_treatment_with_two_options_is_said_of_neither(guide):
    surgery = said("surgery")

    made = guide(surgery, cards=CARDS)

    assert (told(made), made.said_of_none) == ({}, (surgery,))
    assert told(guide(said("radiation"), cards=CARDS)) == {("radiation", "side-effects"): 1}


def test_what_names_no_way_stands_under_its_question_only(guide):
    waiting = said("", "waiting")

    made = guide(waiting, cards=CARDS)

    assert (told(made), made.said_of_none) == ({}, (waiting,))


def test_what_is_said_of_a_way_that_is_no_option_is_left(guide):
    made = guide(said("hormone: tamoxifen"), cards=CARDS)

    assert (told(made), made.said_of_none) == ({}, ())


def test_the_newest_stands_first(guide):
    old, new = (said("radiation", date=date) for date in ("2026-01-05", "2026-11-05"))

    [answer] = [answer for one in guide(old, new, cards=CARDS).options for answer in one.answers if answer.records]

    assert answer.records == (new, old)


def test_a_letter_never_closes_the_question_to_ask(guide):
    [answer] = [answer for one in guide(said("radiation"), cards=CARDS).options for answer in one.answers if answer.records]
    [without] = [answer for one in guide(cards=CARDS).options if one.title == "radiation" for answer in one.answers if answer.question == "side-effects"]

    assert answer.ask == without.ask


def test_a_kind_alone_is_the_one_way_of_it_that_its_letter_names(guide):
    """The radiation doctor's letter speaks of radiation from outside; another letter names radiation from inside too."""
    cards = [
        card("option", name, matches=[{"treatment": "radiation", "value": name}], treatment="any.treatment.x", order=20)
        for name in ("external beam radiation", "brachytherapy")
    ]
    outside = fact("treatment", "radiation", "external beam radiation", course="recommended", document="radiation letter")
    inside = fact("treatment", "radiation", "brachytherapy", course="discussed", document="urology letter")
    effect = fact("answer", "side-effects", "words", document="radiation letter", details=Details(of="radiation"))

    made = guide(outside, inside, effect, cards=cards)

    assert told(made) == {("external beam radiation", "side-effects"): 1}
    assert made.said_of_none == ()
