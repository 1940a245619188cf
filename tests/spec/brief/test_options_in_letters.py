"""What letters say of a way in the grid: as an addition, as no part of a plan, or in the letter's own words."""

from __future__ import annotations

from dataclasses import replace

from beside.brief import Show, present
from beside.facts import Assertion, Course, Details
from tests.brief_builders import fact, guide_of, record, section, texts_in


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


def answer_guide(of):
    words, names = "We talked about tired days.", "We suggest radiation."
    letter = record("letter.txt", f"Adrenal cancer. {names} {words}")
    facts = [
        fact(letter, "cancer", "adrenal", "adrenal cancer", "Adrenal cancer"),
        fact(letter, "treatment", "radiation", "", names, course=Course.RECOMMENDED),
        replace(fact(letter, "answer", "side-effects", words, words, on="2026-11-17"), details=Details(of=of)),
    ]
    return guide_of([letter], facts)


def cells_of(page, question):
    rows = [row for block in section(page, "step-2").blocks if block.kind == "table" for row in block.rows]
    return [cell for row in rows if question in texts_in(row.header) for cell in row.cells]


EFFECTS = "What are the common and the serious side effects?"


def test_what_a_letter_says_of_a_way_is_quoted_in_its_cell_and_the_question_stays():
    cells = cells_of(present(answer_guide("radiation"), Show.PLAN), EFFECTS)
    said = [texts_in(cell) for cell in cells if "“We talked about tired days.”" in texts_in(cell)]

    assert len(said) == 1
    assert "letter, 17 November 2026" in said[0]
    assert any(text.startswith("Ask:") for text in said[0])


def test_what_a_letter_says_of_no_way_stands_above_the_grid_and_in_no_cell():
    page = present(answer_guide(""), Show.PLAN)
    above = texts_in(section(page, "step-2").blocks[:4])

    assert "“We talked about tired days.”" in above
    assert all("“We talked about tired days.”" not in texts_in(cell) for cell in cells_of(page, EFFECTS))
    assert all("nothing found on this way alone." in texts_in(cell) for cell in cells_of(page, EFFECTS))
