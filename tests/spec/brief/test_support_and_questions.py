"""Which records support the plan, and all questions, each once, under the team that is asked."""

from __future__ import annotations

from beside.brief import Show, present
from beside.brief.present.items import is_doubtful
from tests.brief_builders import fact, guide_of, record, section, texts_in


def test_the_four_questions_to_bring_forward_have_room_for_answers(page):
    said = texts_in(section(page, "support"))

    assert "Which records support the current recommendation?" in said
    assert "What would change the recommendation?" in said


def test_the_reasons_a_letter_gives_stand_apart_from_what_often_decides():
    words = "We suggest chemotherapy first because a lymph node is involved."
    letter = record("letter.txt", f"Breast cancer. {words}")
    facts = [fact(letter, "cancer", "breast", "breast cancer", "Breast cancer", cancer="breast"),
             *(fact(letter, kind, "team", words, words, on="2026-11-16") for kind in ("recommendation", "reason"))]  # fmt: skip

    said = texts_in(section(present(guide_of([letter], facts), Show.RESULTS), "support"))

    given, general = said.index("These reasons stand in your papers, each with the paper it is from:"), next(place for place, text in enumerate(said) if text.startswith("These results often decide"))
    assert given < said.index(f"“{words}”") < general < said.index("HER2")


def test_every_question_is_listed_once_under_its_team(page, guide):
    """But those that wait for something nobody has named: they stand in step 3, behind what would have to come up."""
    said = texts_in(section(page, "questions"))
    later = {item.card.asks for item in guide.items if is_doubtful(item)}

    for question in guide.questions:
        assert (question.asks in said) is (question.step != "bring-back" and question.asks not in later)
    assert f"{len(later)} more questions that only a later step would call for stand in “Step 3. What could change the plan”." in said


def test_at_most_eight_questions_a_team_stand_open(page):
    teams = [block for block in section(page, "questions").blocks if block.kind == "subsection" and block.id != "practical"]

    assert max(len(team.blocks[0].asks) for team in teams) <= 8
    assert any(block.kind == "more" for team in teams for block in team.blocks)
