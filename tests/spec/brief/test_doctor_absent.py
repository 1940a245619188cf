"""What the records do not hold: what a colleague asks of this cancer, this plan and this day, part by part of the page."""

from __future__ import annotations

import pytest

from beside.brief import Show, present_doctor
from beside.brief.clinical import checks, items
from beside.brief.wording_doctor import PARTS
from beside.facts.fact import Course, Time
from beside.knowledge import load_knowledge
from beside.knowledge.cards import DelayCard, ItemCard, WarningCard
from beside.terms.cancers import cancers
from tests.brief_builders import fact, guide_of, record


def absent(guide) -> dict[str, str]:
    """What is named as absent, by the part of the page it would stand in."""
    found = next(one for one in present_doctor(guide, Show.ALL).parts if one.id == "open")
    said = [sentence.text for line in found.lines if line.label and line.label.text == "Not in the records given" for sentence in line.said]
    return dict(sentence.split(": ", 1) for sentence in said if ": " in sentence)


def of(text: str, *made) -> dict[str, str]:
    note = record("note.txt", text)
    return absent(guide_of([note], [fact(note, kind, name, value, quote, **more) for kind, name, value, quote, more in made]))


def test_what_every_colleague_asks_and_no_record_names_stands_by_its_part():
    said = of("ECOG 0. Discussed at the tumor board. Creatinine normal.")

    assert "clinical trial" in said["Current plan"]
    assert "tumour board" not in said["Current plan"]
    assert "renal function" not in said["Fitness, medicines"]
    assert "where slides and blocks are kept" in said["Pathology"]
    assert "family history" in said["Biomarkers, germline"]


def test_what_only_one_cancer_asks_is_asked_of_it_alone():
    rectum = ("cancer", "rectum", "rectal cancer", "rectal cancer", {"cancer": "rectum"})

    assert "watch and wait (organ preservation)" in of("rectal cancer", rectum)["Current plan"]
    assert "watch and wait" not in of("rectal cancer. Watch and wait was put to him.", rectum)["Current plan"]
    assert "watch and wait" not in of("breast cancer", ("cancer", "breast", "breast cancer", "breast cancer", {"cancer": "breast"}))["Current plan"]


@pytest.mark.parametrize(
    ("plan", "asked"),
    [
        ("bevacizumab", "urine protein"), ("cisplatin", "hearing"), ("irinotecan", "UGT1A1"), ("capecitabine", "DPYD"), ("trastuzumab", "LVEF"),
        ("pembrolizumab", "thyroid function"), ("apixaban", "plan for the anticoagulant around treatment"),
    ],
)  # fmt: skip
def test_what_a_drug_raises_is_asked_where_it_stands(plan, asked):
    assert asked in of(f"We plan {plan}.")["Fitness, medicines"].split("; ")
    assert asked not in of("She is well.")["Fitness, medicines"].split("; ")


def test_an_emergency_asks_for_its_own_things_first():
    of_prostate = {"cancer": "prostate"}
    signs = [("symptom", name, "present", name, {"on": "2026-11-20"}) for name in ("leg weakness", "urinary retention")]
    known = [("cancer", "prostate", "prostate cancer", "prostate cancer", of_prostate), ("metastasis", "bone", "present", "spread to bone", of_prostate)]
    text = "prostate cancer with spread to bone. leg weakness. urinary retention."

    assert "spine surgeon’s opinion" in of(text, *known, *signs)["Decision"]
    assert "radiation or surgery to the spine before" in of(text, *known, *signs)["Treatment so far"]
    assert "Decision" not in of(text, *known)


def test_where_one_way_alone_is_planned_others_are_named_as_not_there():
    plan = ("treatment", "chemotherapy", "FOLFIRI", "FOLFIRI", {"course": Course.PLANNED, "time": Time.PLANNED})
    other = ("treatment", "surgery", "", "operation first", {"course": Course.DISCUSSED, "time": Time.PLANNED})

    assert "other ways put to the patient" in of("We plan FOLFIRI.", plan)["Current plan"]
    assert "other ways put to the patient" not in of("We plan FOLFIRI. We discussed an operation first.", plan, other)["Current plan"]


def test_a_board_that_is_the_last_paper_leaves_open_whether_the_patient_was_told():
    board, letter = record("board.txt", "Chemotherapy first."), record("letter.txt", "Seen today.")
    said = fact(board, "report", "tumour board", "Chemotherapy first.", "Chemotherapy first.", on="2026-11-12")
    seen = fact(letter, "paper", "author", "A. Surgeon", "Seen today.", on="2026-11-20")

    assert "told of the tumour board of 12 Nov 2026 (no paper after it)" in absent(guide_of([board], [said]))["Current plan"]
    assert "tumour board of" not in absent(guide_of([board, letter], [said, seen]))["Current plan"]


def test_each_thing_stands_once_whether_a_card_or_the_page_asks_for_it():
    said = of("She is well.")
    names = [name for part in said.values() for name in part.split("; ")]

    assert len(names) == len(set(names))
    assert "performance status" in names


def test_every_item_of_every_cancer_has_a_colleagues_word():
    nameless = [card.id for card in load_knowledge().cards.values() if isinstance(card, ItemCard) and card.id not in items()]

    assert not [one for one in nameless if not one.startswith(("any.", "prostate."))]


def test_every_check_names_a_part_cancers_and_cards_that_there_are():
    urgent = {card.id for card in load_knowledge().cards.values() if isinstance(card, (DelayCard, WarningCard))} | {"any"}

    assert {check.part for check in checks()} <= set(PARTS)
    assert {cancer for check in checks() for cancer in check.cancers} <= set(cancers())
    assert {card for check in checks() for card in check.urgent} <= urgent


def test_what_an_awaited_result_would_change_is_asked_where_no_paper_says_it():
    plan = ("treatment", "chemotherapy", "paclitaxel", "paclitaxel", {"course": Course.PLANNED, "time": Time.PLANNED})
    waits = ("pending", "germline", "awaited", "Genetic testing was sent", {"time": Time.PENDING})
    says = ("depends", "team", "If it is positive, we would change the plan.", "If it is positive, we would change the plan.", {})
    text = "We plan paclitaxel. Genetic testing was sent. If it is positive, we would change the plan."

    assert "what the awaited results would change" in of(text, plan, waits)["Current plan"]
    assert "what the awaited results would change" not in of(text, plan, waits, says)["Current plan"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("A nodule too small to characterize.", "plan for the unsettled finding"), ("Chemotherapy before surgery.", "surgery first"),
        ("We plan surgery.", "effect on daily life, work and sport"),
    ],
)  # fmt: skip
def test_what_the_words_of_a_paper_raise_is_asked(text, asked):
    assert asked in of(text)["Current plan"].split("; ")
    assert asked not in of("She is well.")["Current plan"].split("; ")
