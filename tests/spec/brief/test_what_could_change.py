"""Step 3: every item under its factor, what is open in it, and what only a later step would call for."""

from __future__ import annotations

from dataclasses import replace

from beside.brief import Show, present
from beside.brief.page import sentences_in
from beside.brief.present.items import is_doubtful
from beside.guide.guide import State
from tests.brief_builders import demo_guide, demo_records, fact, guide_of, record, section, texts_in


def test_all_eight_factors_are_there_with_every_item(page, guide):
    step = section(page, "step-3")
    said = " ".join(texts_in(step))

    assert sum(getattr(block, "id", "").startswith("factor-") for block in step.blocks) == 8
    assert all((item.card.asks if is_doubtful(item) else item.card.title) in said for item in guide.items)


def test_what_only_a_later_treatment_calls_for_is_folded_with_its_question(page, guide):
    folds = [block for factor in section(page, "step-3").blocks for block in getattr(factor, "blocks", ()) if block.kind == "more"]
    only_if = [text for fold in folds if fold.summary.text == "Only if one of these comes up:" for text in texts_in(fold.blocks)]

    doubtful = [item for item in guide.items if is_doubtful(item)]
    assert doubtful
    for item in doubtful:
        assert {f"If {item.card.only_if}, ask:", item.card.asks} <= set(only_if)


def test_what_one_thing_would_call_for_stands_in_one_line():
    note = record("letter.txt", "Colon cancer.")
    step = section(present(guide_of([note], [fact(note, "cancer", "colon", "colon cancer", "Colon cancer")]), Show.ALL), "step-3")
    lines = [texts_in(line) for factor in step.blocks for block in getattr(factor, "blocks", ()) if block.kind == "more" for line in block.blocks[0].items]
    [chemotherapy] = [line for line in lines if "If chemotherapy comes up, ask:" in line]

    assert chemotherapy[1:] == [
        "What do my liver tests show, and do they fit with the drugs you plan?",
        "What are my blood counts now, and are they right for starting treatment?",
    ]


def test_what_is_not_listed_reassures_nobody_and_holds_nothing_awaited():
    item = next(one for one in demo_guide().items if one.state is State.NOT_APPLICABLE)
    waiting = fact(demo_records()[0], "pending", item.card.title, "awaited", "ULTRASOUND", on="2026-11-13")
    said = section(present(demo_guide(facts=[waiting]), Show.ALL), "step-3")
    folds = [block for factor in said.blocks for block in getattr(factor, "blocks", ()) if block.kind == "more"]
    beside = [text for fold in folds if fold.summary.text.startswith("Not listed for you here.") for text in texts_in(fold.blocks)]

    assert beside
    assert item.card.title not in beside
    assert not any("do not apply" in text for text in texts_in(said))


def test_a_scan_that_is_booked_is_not_called_a_result_on_its_way():
    note = record("letter.txt", "Breast cancer. Your MRI is on 1 December.")
    facts = [
        fact(note, "cancer", "breast", "breast cancer", "Breast cancer"),
        fact(note, "pending", "MRI", "awaited", "Your MRI is on 1 December", since="2026-11-20", due="2026-12-01"),
    ]
    said = texts_in(section(present(guide_of([note], facts), Show.ALL), "step-3"))

    assert "booked for 1 December 2026" in said
    assert "Booked: MRI (since 20 November 2026, for 1 December 2026)" in said
    assert "awaited since 20 November 2026" not in said


def test_what_several_papers_wait_for_is_told_once_with_all_its_places():
    board = next(one for one in demo_records() if one.name.startswith("06"))
    again = fact(board, "pending", "HER2", "awaited", "FISH not back yet", on="2026-11-13")

    [her2] = [item for item in section(present(demo_guide(facts=[again]), Show.ALL), "step-3").blocks[4].blocks[0].items if item.title.text == "HER2"]

    awaited = [paragraph.sentences[0] for paragraph in her2.blocks if texts_in(paragraph)[0].startswith("Awaited")]
    assert [said.text for said in awaited] == ["Awaited: HER2 (since 9 November 2026, expected by 25 November 2026)"]
    assert len(awaited[0].sources) == 2


def test_what_a_letter_says_is_not_done_yet_is_quoted_in_place_of_not_in_the_records():
    words = "Genetic counseling: not yet"
    letter = record("letter.txt", f"Adrenal cancer. We recommend mitotane. {words}.")
    facts = [
        fact(letter, "cancer", "adrenal", "adrenal cancer", "Adrenal cancer"),
        fact(letter, "recommendation", "team", "We recommend mitotane.", "We recommend mitotane."),
        fact(letter, "not-yet", "germline", words, words, on="2026-11-17"),
    ]

    page = present(guide_of([letter], facts), Show.PLAN)
    quoted = "“Genetic counseling: not yet” (17 November 2026)"
    said = [one for one in sentences_in(section(page, "step-3")) if one.text == quoted]

    assert [one.sources[0].quote for one in said] == [words]
    assert f"Your papers say: {quoted}." in texts_in(section(page, "questions"))


def test_a_remark_of_the_team_on_a_value_becomes_a_question():
    letter = record("letter.txt", "Breast cancer. Hemoglobin 11.4 will be looked into.")
    value = fact(letter, "lab", "haemoglobin", "11.4", "Hemoglobin 11.4", unit="g/dL", on="2026-11-16")
    cancer = fact(letter, "cancer", "breast", "breast cancer", "Breast cancer", cancer="breast")
    remarked = replace(value, details=replace(value.details, remark="will be looked into"))

    def step_3(one, show):
        return texts_in(section(present(guide_of([letter], [cancer, one]), show), "step-3"))

    asked = "Ask: A letter of mine makes a remark on one of these values. What does it mean for me, and who follows it up?"
    assert asked in step_3(remarked, Show.ALL)
    assert asked not in step_3(value, Show.ALL)
    assert asked not in step_3(remarked, Show.PLAN)
