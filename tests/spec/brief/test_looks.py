"""How it looks: type that ill and older people can read, one reading path on page one, and each thing said once."""

from __future__ import annotations

import re
from importlib.resources import files
from io import BytesIO

import pytest
from pypdf import PdfReader

from beside.brief import Show, present, render_html, render_pdf
from beside.brief.fit import SMALLEST, scale_of
from beside.brief.grid import said_once
from beside.brief.page import Notice, Paragraph, Subsection
from beside.facts.fact import Course
from tests.brief_builders import fact, guide_of, record, texts_in

SMALLEST_TYPE = 6.5  # points: the numbers of places; whatever is read as a line has at least eight


def test_page_one_has_one_reading_path(page):
    """The decision and its date, the plan and why, the emergency signs, the questions, what is open; the small print last."""
    order = [block.id if isinstance(block, Subsection) else block.tone for block in page.front if isinstance(block, Subsection | Notice)]

    assert order == ["goal", "plan", "signs", "top-questions", "open"]
    assert any("4 December 2026" in text for text in texts_in(page.front[:3]))
    assert any(text.startswith("Prepared on") for block in page.front[-2:] if isinstance(block, Paragraph) for text in texts_in(block))


@pytest.mark.parametrize("show", list(Show))
def test_no_type_on_paper_is_too_small(guide, show):
    sizes: dict[float, int] = {}

    def note(text, _, matrix, __, size):
        if text.strip():
            sizes[round(size * abs(matrix[0]), 1)] = sizes.get(round(size * abs(matrix[0]), 1), 0) + len(text)

    for leaf in PdfReader(BytesIO(render_pdf(present(guide, show)))).pages[1:]:
        leaf.extract_text(visitor_text=note)

    assert min(sizes) >= SMALLEST_TYPE
    assert sum(count for size, count in sizes.items() if size < 8) < 0.1 * sum(sizes.values())


def test_what_all_columns_of_the_grid_would_ask_stands_once_beside_its_question(page):
    tables = [block for part in page.sections if part.id == "step-2" for block in part.blocks if block.kind == "table"]
    shown = [said_once(table) for table in tables]
    likely = "Ask: How likely is that for somebody like me?"

    assert all(texts_in(table).count(likely) <= 1 for table in shown)
    assert {text for table in tables for text in texts_in(table)} <= {text for table in shown for text in texts_in(table)} | {"Your records say", "In general", "For you"}


def test_a_cell_that_holds_nothing_says_so_and_other_empty_lines_are_left_out(page):
    tables = [block for part in page.sections if part.id == "step-2" for block in part.blocks if block.kind == "table"]
    cells = [texts_in(cell) for table in tables for row in said_once(table).rows[1:] for cell in row.cells]

    assert ["Nothing found on this.", "We have no checked text on this."] in cells
    assert all("We have no checked text on this." not in cell for cell in cells if "In general" in cell)


def test_drugs_of_one_plan_stand_in_one_line():
    note = record("letter.txt", "Breast cancer. We recommend doxorubicin, then paclitaxel. A trial drug was named.")
    drugs = [fact(note, "treatment", "chemotherapy", drug, drug, course=Course.RECOMMENDED, on="2026-11-16") for drug in ("doxorubicin", "paclitaxel")]
    said = texts_in(present(guide_of([note], [fact(note, "cancer", "breast", "breast cancer", "Breast cancer"), *drugs]), Show.ALL).sections)

    assert "Chemotherapy: doxorubicin, paclitaxel (recommended), 16 November 2026" in said
    assert not any(text.startswith("Chemotherapy: paclitaxel") for text in said)


def test_a_card_is_marked_once_beside_what_it_says_of_one_thing(page):
    items = re.findall(r'<li class="item">.*?</li>\n', render_html(page), re.DOTALL)
    marks = [re.findall(r'href="#(card-\d+)"', item) for item in items]

    assert any(marks)
    assert all(len(found) == len(set(found)) for found in marks)


def test_a_bare_year_is_no_date_of_a_paper():
    note = record("portal message.txt", "The aim is cure.")
    said = texts_in(present(guide_of([note], [fact(note, "goal", "team", "cure", "The aim is cure.", on="2026")]), Show.ALL).front)

    assert "portal message" in said
    assert "portal message, 2026" not in said


def test_the_printed_web_page_is_scaled_by_what_page_one_holds(page, empty_page):
    style = (files("beside.brief") / "templates" / "style.css").read_text("utf-8")
    scales = {scale_of(one.front) for one in (page, empty_page)}

    assert scale_of(empty_page.front) > scale_of(page.front)
    assert scale_of(page.front * 9) == SMALLEST
    assert all(scale == 100 or f".scale-{scale} " in style for scale in (*scales, SMALLEST))
