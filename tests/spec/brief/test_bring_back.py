"""Step 5: where papers differ, side by side and without blame, and room for what a second team says."""

from __future__ import annotations

from beside.brief import Show, present
from tests.brief_builders import guide_of, record, section, texts_in


def test_two_papers_that_differ_are_shown_side_by_side_without_blame(page):
    said = texts_in(section(page, "step-5"))

    assert "Size of the tumour" in said
    assert "Size of the tumour (ultrasound): 23 mm, 30 October 2026" in said
    assert "Size of the tumour (MRI): 31 mm, 10 November 2026" in said


def test_there_is_room_for_what_a_second_team_says(page):
    [table] = [block for block in section(page, "step-5").blocks if block.kind == "table"]

    assert [column[0].sentences[0].text for column in table.columns] == ["Question", "Your treating team", "The second team"]
    assert all(cell[0].kind == "blanks" for row in table.rows for cell in row.cells[1:])


def test_what_needs_a_second_opinion_first_is_asked_in_step_five_only(page, guide):
    said = texts_in(section(page, "step-5"))

    for question in guide.questions:
        assert (question.asks in said) is (question.step == "bring-back")


def test_that_no_papers_differ_is_said_only_where_two_could():
    one, two = record("one.txt", "Colon cancer."), record("two.txt", "Visit.")

    def step_5(*documents):
        return texts_in(section(present(guide_of(documents), Show.RESULTS), "step-5"))

    assert "No differences were found in the records you gave." in step_5(one, two)
    assert "No differences were found in the records you gave." not in step_5(one)
