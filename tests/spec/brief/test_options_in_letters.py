"""What letters say of a way in the grid: as an addition, as no part of a plan, or in the letter's own words."""

from __future__ import annotations

from dataclasses import replace

from beside.brief import Show, present
from beside.facts import Assertion, Course, Details
from tests.brief_builders import fact, guide_of, record, texts_in
from tests.spec.brief.test_second_opinion import section


def grid_of(note, *facts):
    return texts_in(section(present(guide_of([note], list(facts)), Show.PLAN), "step-2"))


def test_a_way_named_as_an_addition_is_no_rival():
    note = record("letter.txt", "I recommend mitotane. Radiation was discussed as an addition.")
    drug = fact(note, "treatment", "drug", "mitotane", "I recommend mitotane", on="2026-11-17", course=Course.RECOMMENDED)
    rays = fact(note, "treatment", "radiation", "", "Radiation was discussed as an addition", on="2026-11-17", course=Course.DISCUSSED)
    guide = guide_of([note], [drug, replace(rays, details=Details(note="as an addition"))])

    [radiation] = [option for option in guide.options if rays.id in {one.id for one in option.facts}]
    said = texts_in(section(present(guide, Show.PLAN), "step-2"))

    assert not radiation.is_named
    assert "named in your records as an addition to another treatment" in said
    assert any("named as an addition" in text for text in said)


def test_a_way_the_plan_leaves_out_says_so_and_not_that_nothing_was_found():
    note = record("letter.txt", "Prostate cancer, confined to the prostate. I recommend external beam radiation without hormone therapy.")
    said = grid_of(
        note,
        fact(note, "cancer", "prostate", "Prostate cancer", "Prostate cancer", on="2026-11-09"),
        fact(note, "extent", "", "localised", "confined to the prostate", on="2026-11-09", cancer="prostate"),
        fact(note, "treatment", "radiation", "external beam radiation", "I recommend external beam radiation", on="2026-11-09", course=Course.RECOMMENDED),
        fact(note, "treatment", "hormone", "", "without hormone therapy", on="2026-11-09", assertion=Assertion.RULED_OUT),
    )

    assert "named in your records as no part of a plan" in said
    assert any(text.startswith("Not given or not planned, as written: hormone therapy") for text in said)


def test_a_trial_is_told_in_the_letters_words():
    words = "A trial of mitotane is open at another center; I can refer her"
    note = record("letter.txt", words)

    said = grid_of(note, fact(note, "treatment", "trial", "mitotane", words, on="2026-11-17", course=Course.DISCUSSED))

    assert f"“{words}”" in said


def test_a_recommendation_stands_as_no_answer_on_the_benefit():
    """Among the answers, the doctor's "I recommend" of one way would weigh against the ways beside it."""
    words = "I recommend mitotane because of the margin."
    note = record("letter.txt", words)
    facts = [
        fact(note, "treatment", "drug", "mitotane", "I recommend mitotane", on="2026-11-17", course=Course.RECOMMENDED),
        fact(note, "reason", "team", words, words, on="2026-11-17"),
    ]

    assert not any(words in text for text in grid_of(note, *facts))
    assert any(words in text for text in texts_in(present(guide_of([note], facts), Show.PLAN).front))


def test_what_a_reason_says_of_the_benefit_is_an_answer():
    words = "I recommend mitotane because it lowers the chance of a return."
    note = record("letter.txt", words)
    said = fact(note, "answer", "benefit", words, words, on="2026-11-17")
    facts = [
        fact(note, "treatment", "drug", "mitotane", "I recommend mitotane", on="2026-11-17", course=Course.RECOMMENDED),
        fact(note, "reason", "team", words, words, on="2026-11-17"),
        replace(said, details=Details(of="drug: mitotane")),
    ]

    assert any(words in text for text in grid_of(note, *facts))
