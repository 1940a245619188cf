"""What the person chose not to see yet is folded, visibly, in every format; what is urgent never is."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from beside.brief import Show, present, render_html, render_json, render_pdf
from beside.brief.messages import Sentence
from beside.brief.page import Fold, sentences_in
from beside.brief.sight import see
from beside.facts import Details
from tests.brief_builders import demo_guide, fact, guide_of, record, section


def open_texts(part):
    """Every sentence that shows without opening anything."""
    if isinstance(part, Sentence):
        return [part.text]
    if isinstance(part, Fold):
        return [part.summary.text]
    if isinstance(part, tuple):
        return [text for one in part for text in open_texts(one)]
    if is_dataclass(part):
        return [text for field in fields(part) for text in open_texts(getattr(part, field.name))]
    return []


def folds_in(part):
    if isinstance(part, Fold):
        return [part]
    if isinstance(part, tuple):
        return [fold for one in part for fold in folds_in(one)]
    if is_dataclass(part) and not isinstance(part, Sentence):
        return [fold for field in fields(part) for fold in folds_in(getattr(part, field.name))]
    return []


def page_with(show, *more):
    """The demo with one more note; each of `more` is kind, name, value and the words it stands on."""
    note = record("later.txt", "\n".join(words for *_, words, _ in more))
    facts = [fact(note, kind, name, value, words, on=day) for kind, name, value, words, day in more]
    return present(demo_guide(notes=[note], facts=facts), show)


def test_plan_only_shows_no_result_unopened(plan_page):
    shown = "\n".join(text for text in open_texts((plan_page.front, plan_page.sections)))

    assert "HER2: equivocal" not in shown
    assert "Size of the tumour: 31 mm" not in shown
    assert "“HER2        Equivocal" not in shown
    assert "Equivocal (IHC score 2+)" not in shown
    assert "IIB" not in shown


def test_plan_only_shows_the_plan_the_goal_and_what_is_open(plan_page):
    shown = "\n".join(open_texts(plan_page.front))

    assert "We recommend chemotherapy before surgery" in shown
    assert "the goal of treatment is to cure the cancer" in shown
    assert "awaited since 9 November 2026" in shown


def test_nothing_is_withheld(plan_page, everything):
    """Folded or not, the same sentences are there."""
    told = {said.text for said in sentences_in(everything)}
    still_told = {said.text for said in sentences_in(plan_page)}

    assert told <= still_told


def test_a_fold_says_what_is_inside_and_that_it_can_be_opened(plan_page):
    assert {fold.summary.text for fold in folds_in(plan_page)} >= {"A result, folded", "2 results, folded"}


def test_each_part_has_one_notice_for_all_that_is_folded_in_it(plan_page, everything):
    """Dozens of notices would each suggest that there is something to fear; one says how many there are."""
    step = section(plan_page, "step-3")
    notices = [text for text in open_texts(plan_page.sections) if "folded in this part" in text]

    assert re.fullmatch(r"\d+ results are folded in this part, so that you choose when to look\. Each may be good news, bad news or neither\. .*", open_texts(step)[1])
    assert len(notices) == len([part for part in plan_page.sections if part.id != "sources" and folds_in(part)])
    assert not any("folded in this part" in text for text in open_texts(everything.sections))


CALM = [
    ("stage.m", "c", "M0", "M0"), ("stage.n", "c", "N0", "N0"), ("nodes.positive", "", 0, "0"), ("margins", "", "negative", "clear"),
    ("invasion", "vascular", "absent", "none"), ("imaging", "MRI", "normal", "normal"),
]  # fmt: skip
HARD = [("stage.m", "c", "M1", "M1"), ("nodes.positive", "", 3, "3"), ("margins", "", "positive", "involved"), ("biomarker", "HER2", "negative", "negative")]


def is_folded(kind, name, value, words, on="2026-11-10", **details):
    note = record("note.txt", words)
    guide = guide_of([note], [replace(fact(note, kind, name, value, words, on=on), details=Details(**details))])
    return bool(see(guide, Show.PLAN, {}).folds(guide.case.facts))


@pytest.mark.parametrize("result", CALM)
def test_what_only_says_normal_or_not_there_is_not_folded(result):
    assert not is_folded(*result)


@pytest.mark.parametrize("result", HARD)
def test_any_other_result_is(result):
    """A negative marker is neither good nor bad: it says which drugs are talked about."""
    assert is_folded(*result)


@pytest.mark.parametrize("usual", ["0.5-1.1", "0.5 – 1.1 mg/dL", "<1.2", ">= 0.5 mg/dL"])
def test_a_blood_value_within_the_range_of_its_own_laboratory_is_not_folded(usual):
    creatinine = ("lab", "creatinine", Decimal("0.78"), "0.78")

    assert not is_folded(*creatinine, reference_range=usual)
    assert is_folded("lab", "creatinine", Decimal("1.9"), "1.9", reference_range="0.5-1.1" if usual[0] == ">" else usual)
    assert is_folded(*creatinine, reference_range=usual, flag="H")
    assert is_folded(*creatinine, reference_range=usual, remark="will be looked into")
    assert is_folded(*creatinine)


def test_a_calm_result_that_no_visit_has_discussed_stays_folded():
    """The last visit was on 16 November."""

    def stands_open(day, show):
        found = ("nodes.positive", "sentinel", "0", "0 of 3 sentinel nodes", day)
        return any(text.startswith("Lymph nodes with cancer (sentinel): 0") for text in open_texts(page_with(show, found).sections))

    assert stands_open("2026-11-10", Show.PLAN)
    assert stands_open("2026-11-19", Show.ALL)
    assert not stands_open("2026-11-19", Show.PLAN)


def test_results_are_shown_when_they_were_chosen(page):
    assert "HER2: equivocal (score 2+, IHC), 6 November 2026" in open_texts(page.sections)


def test_a_result_after_the_last_visit_stays_folded():
    later = ("biomarker", "PD-L1", "positive", "PD-L1: positive", "2026-11-19")

    shown = "\n".join(open_texts(page_with(Show.RESULTS, later).sections))

    assert "PD-L1: positive" not in shown
    assert "A result that came after the last visit in your records is folded here. You may want to open it together with your team." in shown
    assert "PD-L1: positive" in "\n".join(open_texts(page_with(Show.ALL, later).sections))


def test_risk_groups_stay_folded_until_everything_is_shown():
    risk = ("risk.group", "", "high", "High risk by the clinic's table", "2026-11-10")

    assert "Risk group: high, 10 November 2026" not in open_texts(page_with(Show.RESULTS, risk).sections)
    assert any("high" in said.text for said in sentences_in(page_with(Show.RESULTS, risk)))


def test_words_on_survival_fold_even_within_the_plan():
    grim = ("reason", "team", "survival", "because five year survival is better with it", "2026-11-16")

    assert "five year survival" not in "\n".join(open_texts(page_with(Show.RESULTS, grim)))
    assert "five year survival" in "\n".join(open_texts(page_with(Show.ALL, grim)))


def test_lowering_the_chance_of_coming_back_is_a_goal_and_stays(page):
    assert any("lower the chance of it coming back" in text for text in open_texts(page.front))


def test_without_a_visit_the_persons_choice_is_followed():
    note = record("lab.txt", "Breast cancer. HER2: positive")
    facts = [fact(note, "cancer", "breast", "breast cancer", "Breast cancer", on="2026-11-01"), fact(note, "biomarker", "HER2", "positive", "HER2: positive", on="2026-11-01")]

    assert "HER2: positive, 1 November 2026" in open_texts(present(guide_of([note], facts), Show.RESULTS).sections)


def test_what_is_urgent_is_never_folded(guide):
    from dataclasses import replace

    from beside.guide.guide import Urgent
    from beside.knowledge import load_knowledge
    from beside.knowledge.cards import DelayCard

    card = next(card for card in load_knowledge().cards.values() if isinstance(card, DelayCard))
    result = next(one for one in guide.case.facts if one.kind == "lab")
    urgent = replace(guide, time=replace(guide.time, urgent=(Urgent(replace(card, level="today"), (result,)),)))

    shown = open_texts(present(urgent, Show.PLAN).front)

    assert any(card.says.split(".")[0] in text for text in shown)
    assert "Haemoglobin: 11.4 g/dL, 12 November 2026" in shown
    assert list(folds_in(present(urgent, Show.PLAN).front[:5])) == []


def test_html_folds_in_closed_details(plan_page):
    html = render_html(plan_page)

    assert html.count('<details class="fold"') == len(folds_in(plan_page))
    assert "<details open" not in html


def test_the_pdf_lists_what_is_folded_at_the_end_after_a_warning(plan_page):
    pages = [page.extract_text() for page in PdfReader(BytesIO(render_pdf(plan_page))).pages]
    *_, warning = [number for number, text in enumerate(pages) if "Folded: turn to this part only" in text]

    assert "F1" in pages[0]
    assert "Nothing is taken away." in " ".join(pages[warning].split())
    assert "equivocal" not in "".join(pages[: warning + 1])
    assert "equivocal" in "".join(pages[warning + 1 :])


def test_on_paper_each_result_is_told_once_under_its_topic(plan_page):
    """So that looking up one shows little else: the questions and the timeline lead to where it stands."""
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(render_pdf(plan_page))).pages]
    opened = " ".join(pages[[n for n, text in enumerate(pages) if "Folded: turn to this part only" in text][-1] + 1 :])

    assert opened.count("HER2: equivocal (score 2+, IHC), 6 November 2026") == 1
    assert re.search(r"F\d+ Ki-67 \(named on page \d+", opened)


def test_a_folded_place_says_what_was_read_there(plan_page):
    """“Metastatic carcinoma”, cut off from its node, would say something else."""
    listed = section(plan_page, "sources")
    said = [[sentence.text for sentence in sentences_in(fold.blocks)] for fold in folds_in(listed)]

    assert ["“Metastatic carcinoma, consistent with breast primary”", "(Cancer found in a lymph node)"] in said


def test_json_names_what_is_folded_and_why(guide, plan_page):
    written = json.loads(render_json(guide, plan_page))

    her2 = next(key for key, one in written["facts"].items() if one["kind"] == "biomarker" and one["name"] == "HER2")
    assert written["folded"][her2] == "result"


def test_a_card_that_says_for_whom_a_way_is_discussed_stays_open(guide):
    from dataclasses import replace

    reason = next(one for one in guide.reasons if one.because)
    card, facts = reason.because[0]
    says = "It is discussed for cancer with a low risk of spreading."
    told = replace(guide, reasons=(replace(reason, because=((replace(card, says=says), facts),)),))

    assert says in open_texts(present(told, Show.RESULTS).sections)


@pytest.mark.parametrize("words", ["It is incurable.", "Most people live longer with it.", "a five year survival", "high risk"])
def test_words_of_a_record_on_how_it_may_go_fold(words):
    from beside.brief.sight import see
    from beside.knowledge import load_knowledge

    assert see(demo_guide(), Show.RESULTS, load_knowledge().cards).folds_words(words)


@pytest.mark.parametrize("words", ["We will see you again in six months.", "the terminal ileum", "median nerve", "to lower the chance of it coming back"])
def test_a_plan_or_a_place_in_the_body_does_not_fold(words):
    from beside.brief.sight import see
    from beside.knowledge import load_knowledge

    assert not see(demo_guide(), Show.RESULTS, load_knowledge().cards).folds_words(words)


def test_a_card_that_speaks_of_survival_folds_too(guide):
    from dataclasses import replace

    reason = next(one for one in guide.reasons if one.because)
    card, facts = reason.because[0]
    grim = replace(reason, because=((replace(card, says="It is about survival after ten years."), facts),))
    told = replace(guide, reasons=(grim,))

    assert "It is about survival after ten years." not in open_texts(present(told, Show.RESULTS).sections)
    assert "It is about survival after ten years." in open_texts(present(told, Show.ALL).sections)


def test_a_result_that_the_plans_own_words_name_is_open():
    """The person reads the hard word on page one; what it rests on is not hidden from them."""
    letter, report = record("letter.txt", "I recommend a drug because of the positive margin and the Ki-67."), record("report.txt", "Margins POSITIVE. Ki-67 18. HER2 negative. Breast.")
    words = letter.text
    facts = [
        fact(report, "cancer", "breast", "breast", "Breast", on="2026-09-28"),
        fact(letter, "recommendation", "team", words, words, on="2026-11-17"),
        fact(report, "margins", "", "positive", "Margins POSITIVE", on="2026-09-28"),
        fact(report, "biomarker", "Ki-67", 18, "Ki-67 18", on="2026-09-28"),
        fact(report, "biomarker", "HER2", "positive", "HER2 negative", on="2026-09-28"),
    ]

    said = open_texts(present(guide_of([letter, report], facts), Show.PLAN).sections)

    assert any("margins): positive" in text for text in said)
    assert any(text.startswith("Ki-67: 18") for text in said)
    assert not any(text.startswith("HER2: positive") for text in said)
