"""What the team has told the person to do or not to do stands on page one: quoted, dated, with its place."""

from __future__ import annotations

from beside.brief import Show, present
from beside.brief.page import Fold, More, Quotation, Subsection
from beside.facts.fact import Time
from tests.brief_builders import fact, guide_of, record, texts_in

CARD = "She was given a steroid card and must not stop these tablets on her own."
TITLE = "What your team has told you to do or not to do"


def told_in(*facts, show=Show.RESULTS):
    documents = list({one.source.document: LETTERS[one.source.document] for one in facts}.values())
    front = present(guide_of(documents, facts), show).front
    return [block for block in front if isinstance(block, Subsection) and block.id == "told"]


def instruction(letter, words, **more):
    LETTERS[letter.id] = letter
    return fact(letter, "instruction", "team", words, words, **more)


LETTERS = {}


def test_a_letters_words_stand_as_they_are_with_date_and_place():
    [told] = told_in(instruction(record("letter.txt", CARD), CARD, on="2019-09-21"))
    [quotation] = [block for block in told.blocks if isinstance(block, Quotation)]

    assert told.title.text == TITLE
    assert quotation.quote.text == f"“{CARD}”"
    assert quotation.quote.sources[0].quote == CARD
    assert quotation.origin.text == "letter, 21 September 2019"


def test_it_says_that_old_words_may_hold_no_longer():
    [told] = told_in(instruction(record("letter.txt", CARD), CARD, on="2009-09-21"))

    assert "Some may be out of date. Ask your team what holds for you now." in " ".join(texts_in(told))


def test_where_nobody_told_anything_there_is_no_such_part(guide):
    assert TITLE not in texts_in(present(guide, Show.RESULTS))


def test_the_newest_stand_first_and_the_rest_behind_a_door():
    letters = [(record(f"{year}.txt", f"Do not lift {year}."), year) for year in range(2020, 2026)]

    [told] = told_in(*(instruction(letter, f"Do not lift {year}.", on=f"{year}-05-01") for letter, year in letters))
    [more] = [block for block in told.blocks if isinstance(block, More)]

    assert [block.quote.text[-6:-2] for block in told.blocks if isinstance(block, Quotation)] == ["2025", "2024", "2023", "2022"]
    assert [block.quote.text[-6:-2] for block in more.blocks if isinstance(block, Quotation)] == ["2021", "2020"]


def test_what_was_told_of_a_medicine_that_is_over_is_not_told_again():
    assert told_in(instruction(record("letter.txt", CARD), CARD, time=Time.PAST)) == []


def test_words_of_safety_never_fold():
    words = "You are at high risk of infection: call us if your temperature is 38 or more."

    [told] = told_in(instruction(record("letter.txt", words), words), show=Show.PLAN)

    assert any(isinstance(block, Quotation) for block in told.blocks)
    assert not any(isinstance(block, Fold) for block in timeline_of(words))


def timeline_of(words):
    letter = record("letter.txt", words)
    page = present(guide_of([letter], [instruction(letter, words, on="2026-09-21")]), Show.PLAN)
    [timeline] = [block for section in page.sections if section.id == "timeline" for block in section.blocks]
    return [block for event in timeline.events for block in event.blocks]


def test_a_long_one_is_not_cut():
    words = "Do not stop the tablets. " + "Call us at any hour. " * 60

    [told] = told_in(instruction(record("letter.txt", words), words.strip()))

    assert any(text.endswith("hour.”") for text in texts_in(told))
