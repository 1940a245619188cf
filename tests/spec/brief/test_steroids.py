"""Somebody who depends on steroid tablets sees on page one what can become an emergency, and asks about their card."""

from __future__ import annotations

from beside.brief import Show, present
from beside.facts import Course
from tests.brief_builders import fact, guide_of, record, texts_in

SIGN = "Vomiting, injury or faintness, if you need steroid tablets"


def guide_with(*facts):
    note = record("letter.txt", "Hydrocortisone 10 mg. I recommend mitotane. Adrenal cancer.")
    return guide_of([note], [fact(note, "cancer", "adrenal", "Adrenal cancer", "Adrenal cancer"), *(fact(note, *one) for one in facts)])


def test_the_sign_stands_on_page_one_for_whoever_takes_them():
    taken = guide_with(("medication", "hydrocortisone", "10 mg", "Hydrocortisone 10 mg"))

    assert SIGN in texts_in(present(taken, Show.PLAN).front)
    assert SIGN not in texts_in(present(guide_with(), Show.PLAN).front)


def test_the_card_and_the_drug_that_raises_the_need_are_asked_about():
    note = record("letter.txt", "Hydrocortisone 10 mg. I recommend mitotane. Adrenal cancer.")
    both = guide_of(
        [note],
        [
            fact(note, "cancer", "adrenal", "Adrenal cancer", "Adrenal cancer"),
            fact(note, "medication", "hydrocortisone", "10 mg", "Hydrocortisone 10 mg"),
            fact(note, "treatment", "drug", "mitotane", "I recommend mitotane", course=Course.RECOMMENDED),
        ],
    )

    asked = [question.asks for question in both.questions]

    assert any("steroid emergency card" in text for text in asked)
    assert any(text.startswith("With mitotane, how would my hydrocortisone change") for text in asked)
