"""After page one: the five steps, what the plan rests on, all questions, and where everything comes from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from beside.brief import Show, present, render_html, render_pdf
from beside.case import Statement
from tests.brief_builders import demo_guide, fact, guide_of, record, section, texts_in

ORDER = [
    "step-1", "step-2", "step-3", "step-4", "step-5", "support", "questions", "how-to-use", "timeline", "records",
    "words", "sources", "cards",
]  # fmt: skip


def test_the_sections_stand_in_the_order_of_the_guide(page):
    assert [one.id for one in page.sections] == ORDER


def test_step_one_does_not_say_again_what_page_one_says_whole(page):
    said = texts_in(section(page, "step-1"))

    assert "Your team’s words and yours stand on page one." in said
    assert not any("be there when my girls finish school" in text for text in said)


def test_step_one_holds_what_page_one_cuts():
    long = Statement("goal", "I want to dance. " * 30, "Imogen", "2026-11-20")
    more = [long, Statement("goal", "And to sing.", "Imogen", "2026-11-21")]

    assert any("And to sing." in text for text in texts_in(section(present(demo_guide(more), Show.ALL), "step-1")))


@pytest.mark.parametrize("show", list(Show))
def test_hardly_any_records_still_give_a_whole_brief(empty_guide, show):
    page = present(empty_guide, show)

    assert [one.id for one in page.sections if one.id != "words"] == [name for name in ORDER if name != "words"]
    assert render_html(page)
    assert render_pdf(page)


def test_very_much_still_gives_a_whole_brief():
    """60 items, a dozen options, quotes of 3,000 characters, 200 records."""
    long = "The team wrote at length about this one thing. " * 64
    notes = [record(f"record-{number}.txt", f"{number}. {long}") for number in range(200)]
    facts = [fact(note, "recommendation", "team", "at length", long.strip(), on="2026-11-15") for note in notes]
    big = demo_guide([Statement("goal", long, "Imogen", "2026-11-20")], notes=notes, facts=facts)
    big = replace(big, items=(*big.items, *big.items), options=(*big.options, *big.options))

    page = present(big, Show.RESULTS)

    assert "Prepared on 22 November 2026 from 207 records." in texts_in(page.front)
    assert long.strip() in " ".join(texts_in(section(page, "sources")))
    assert len(" ".join(texts_in(page.front))) < 8_000
    assert max(len(text) for text in texts_in(section(page, "step-5"))) < 700
    assert render_html(page)
    assert render_pdf(page)


def test_the_tumour_is_named_only_where_there_are_two():
    other = record("colon.txt", "Also a cancer of the colon.")
    two = demo_guide(notes=[other], facts=[fact(other, "cancer", "colon", "cancer of the colon", "cancer of the colon", on="2026-11-01")])

    assert "HER2" in texts_in(present(demo_guide(), Show.PLAN).front)
    assert "HER2 (left breast)" in texts_in(section(present(two, Show.PLAN), "step-3"))


def test_a_long_brief_stays_within_eighteen_pages_and_a_short_one_within_eight():
    from io import BytesIO

    from pypdf import PdfReader

    def pages(guide):
        return len(PdfReader(BytesIO(render_pdf(present(guide, Show.PLAN)))).pages)

    note = record("letter.txt", "Colon cancer.")

    assert pages(demo_guide()) <= 18
    assert pages(guide_of([note], [fact(note, "cancer", "colon", "colon cancer", "Colon cancer")])) <= 8
