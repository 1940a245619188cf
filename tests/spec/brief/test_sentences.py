"""Every sentence of the brief stands on something: a place in the records, a card, or a named person."""

from __future__ import annotations

import re

import pytest

from beside.brief import Show, present
from beside.brief.fact_words import say_fact
from beside.brief.messages import Voice, frame, message
from beside.brief.wording import PREPARED
from beside.case import Statement
from beside.facts.fact import KINDS
from tests.brief_builders import demo_facts, demo_guide, demo_records, said_in, texts_in

INTERNAL = re.compile(
    r"\b(?:not-in|nothing-found|cannot-tell|speaks-for|not-applicable|tumour\.size|stage\.[tnm]|ruled-out|None|fact|"
    r"verdict|card_list|to-ask|held_back|case|breast:left)\b|\{|\}|[a-z]_[a-z]",
)  # fmt: skip
ACCUSES = re.compile(r"\b(?:failed to|contradict(?:s|ed)? (?:you|your)|you (?:did not|forgot|failed)|wrong|mistake)\b", re.IGNORECASE)
DIRECTS = re.compile(r"\byou (?:should|must|ought)|\bwe (?:recommend|suggest|advise)|\bbest (?:option|choice)\b|\bsafer choice\b", re.IGNORECASE)


@pytest.fixture(params=list(Show))
def any_page(request, guide):
    return present(guide, request.param)


def test_every_sentence_about_the_person_names_a_place_in_the_records(any_page):
    assert [said.text for said in said_in(any_page) if said.voice is Voice.RECORDS and not said.sources] == []


def test_every_general_sentence_names_a_card(any_page):
    assert [said.text for said in said_in(any_page) if said.voice is Voice.GENERAL and not said.cards] == []


def test_what_a_person_said_names_who_and_when():
    said = Statement("goal", "Live long enough to dance at the wedding.", "Imogen", "2026-11-20")
    page = present(demo_guide([said]), Show.RESULTS)

    yours = [one for one in said_in(page) if one.voice is Voice.YOU]

    assert {statement.who for one in yours for statement in one.statements} == {"Imogen"}
    assert "Imogen, 20 November 2026" in texts_in(page)


def test_the_guides_own_wording_holds_no_words_of_the_records(page):
    frames = "\n".join(said.text for said in said_in(page) if said.voice is Voice.FRAME)

    assert not re.search(r"doxorubicin|lumpectomy|Equivocal|HER2|lisinopril", frames)


def test_every_source_of_a_sentence_is_in_the_list_of_sources(page):
    listed = set(page.sources)

    assert all(source in listed for said in said_in(page) for source in said.sources)


def test_no_internal_word_shows(any_page):
    shown = [said.text for said in said_in(any_page) if not said.is_quote and said.voice is not Voice.GENERAL]

    assert [text for text in shown if INTERNAL.search(text)] == []


def test_no_frame_accuses_or_directs(any_page, empty_page):
    frames = [said.text for page in (any_page, empty_page) for said in said_in(page) if said.voice is Voice.FRAME]

    assert [text for text in frames if ACCUSES.search(text) or DIRECTS.search(text)] == []


def test_dates_stand_in_words(page):
    told = [said.text for said in said_in(page) if not said.is_quote and said.voice is Voice.RECORDS]

    assert [text for text in told if re.search(r"\d{4}-\d{2}", text)] == []
    assert any("6 November 2026" in text for text in told)


def test_facts_are_said_as_people_say_them():
    said = {str(say_fact(fact)) for fact in demo_facts(demo_records())}

    assert {
        "HER2: equivocal (score 2+, IHC)",
        "ER: positive (85%)",
        "Ki-67: 35%",
        "Size and reach of the tumour (T): T2 (clinical)",
        "Size of the tumour (MRI): 31 mm",
        "Awaited: HER2 (since 9 November 2026, expected by 25 November 2026)",
        "Chemotherapy: doxorubicin (recommended)",
        "In the family: breast cancer (mother, 44)",
        "Other health condition: high blood pressure",
        "eGFR: 94 mL/min/1.73 m²",
        "Cancer found in a lymph node",
    } <= said


def test_every_kind_of_fact_has_a_name_for_people():
    from beside.brief.fact_words import KINDS as NAMED

    assert set(KINDS) <= set(NAMED)


def test_a_disputed_fact_stands_with_the_dispute_beside_it():
    documents = demo_records()
    her2 = next(fact for fact in demo_facts(documents) if fact.kind == "biomarker" and fact.name == "HER2")
    dispute = Statement("dispute", "My surgeon told me it was 3+.", "Imogen", "2026-11-20", fact=her2.id)

    texts = texts_in(present(demo_guide([dispute]), Show.RESULTS))

    at = texts.index("HER2: equivocal (score 2+, IHC), 6 November 2026")
    assert texts[at + 1] == (
        "Disputed by Imogen on 20 November 2026: “My surgeon told me it was 3+.” "
        "The record stands beside it, unchanged."
    )


def test_wording_follows_the_count():
    assert frame(PREPARED, date="today", count=1).text == "Prepared on today from 1 record."
    assert frame(PREPARED, date="today", count=2).text == "Prepared on today from 2 records."


def test_braces_in_a_record_are_words_like_any_other():
    assert str(message("{words}", words="{0} {name} {")) == "{0} {name} {"


def test_a_card_nobody_signed_says_so(page):
    from beside.brief import render_html

    unsigned = [said for said in said_in(page) if said.is_unsigned]

    assert unsigned
    assert "not yet reviewed by a clinician" in render_html(page)
