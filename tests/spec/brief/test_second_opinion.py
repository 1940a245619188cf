"""Step 4: time first, in the letters' words; then reasons of people in general, with what in the records belongs to each."""

from __future__ import annotations

from dataclasses import replace

from beside.brief import Show, present
from beside.facts import Course, Time
from beside.guide.guide import Speaks
from beside.terms.kinds import EARLIER_FORM
from tests.brief_builders import fact, guide_of, record, section, texts_in


def reason_blocks(guide, title):
    page = present(guide, Show.ALL)
    reasons = next(block for block in section(page, "step-4").blocks if getattr(block, "id", "") == "reasons")
    items = next(block for block in reasons.blocks if block.kind == "items")
    return next(item for item in items.items if item.title.text == title)


def test_no_reason_is_a_verdict_on_the_plan_and_each_says_what_stands_where():
    """What is awaited, and what two papers say, is named; whether that matters is for the team to say."""
    report, letter = record("report.txt", "HER2 negative. FISH is awaited."), record("letter.txt", "HER2 positive.")
    facts = [
        fact(report, "cancer", "breast", "breast", "FISH", on="2026-11-03"),
        fact(report, "biomarker", "HER2", "negative", "HER2 negative", on="2026-11-03"),
        fact(letter, "biomarker", "HER2", "positive", "HER2 positive", on="2026-11-03"),
        fact(report, "pending", "FISH", "awaited", "FISH is awaited", on="2026-11-03", time=Time.PENDING),
    ]  # fmt: skip

    named = reason_blocks(guide_of([report, letter], facts), "Your records differ; A result is still awaited")
    said = texts_in(named)

    assert named.tag.says.text == "named in your records"
    assert named.tag.tone == "quiet"
    assert any(text.startswith("HER2: negative") for text in said)
    assert any(text.startswith("Awaited: FISH") for text in said)
    assert not any("unclear whether" in text or "worth asking" in text for text in said)


def test_a_reason_that_rests_on_no_record_says_so():
    note = record("letter.txt", "Adrenocortical carcinoma.")

    rare = reason_blocks(guide_of([note], [fact(note, "cancer", "adrenal", "Adrenocortical carcinoma", "Adrenocortical carcinoma", on="2026-11-03")]), "A rare cancer")

    assert rare.tag.says.text == "said in general"


def test_what_a_letter_says_of_time_stands_where_time_is_asked_and_on_page_one():
    words = "It is safe to take some weeks to decide."
    note = record("letter.txt", words)
    page = present(guide_of([note], [fact(note, "answer", "waiting", words, words, on="2026-11-17")]), Show.PLAN)

    said = texts_in(section(page, "step-4"))

    assert f"“{words}”" in said
    assert "Your records say this about time. Ask your team whether it still holds:" in said
    assert not any("cannot tell how much time" in text for text in said)
    assert f"“{words}”" in texts_in(page.front)


def test_where_no_letter_speaks_of_time_that_is_said(empty_page):
    assert "These records cannot tell how much time there is. Ask your team." in texts_in(section(empty_page, "step-4"))


def one_operation_on_two_days():
    one, other = record("discharge.txt", "left adrenalectomy"), record("clinic.txt", "left adrenalectomy done")
    facts = [
        fact(paper, "treatment", "surgery", "adrenalectomy", "left adrenalectomy", on=day, course=Course.COMPLETED, time=Time.PAST)
        for paper, day in ((one, "2026-09-15"), (other, "2026-09-17"))
    ]
    return guide_of([one, other], facts)


def test_one_operation_that_two_papers_date_differently_stands_once():
    """Two lines would read as two operations; the person has one scar and may have two such organs."""
    page = present(one_operation_on_two_days(), Show.ALL)

    said = [text for text in texts_in((page.front, page.sections)) if "adrenalectomy (completed)" in text]

    assert said
    assert all("another day for it: 17 September 2026" in text for text in said)
    assert "17 September 2026" not in texts_in(section(page, "timeline"))


def test_where_only_the_day_of_an_operation_differs_it_is_named_as_the_day():
    """"Treatment: your papers differ" would say that doctors see the treatment differently."""
    said = texts_in(section(present(one_operation_on_two_days(), Show.ALL), "step-5"))

    assert "Date of the operation" in said
    assert "Treatment" not in said


def two_recommendations():
    one, other = record("surgeon.txt", "I recommend surgery. Cancer of the breast."), record("oncologist.txt", "I recommend radiation.")
    facts = [
        fact(one, "cancer", "breast", "breast", "Cancer of the breast", on="2026-11-03"),
        fact(one, "treatment", "surgery", "", "I recommend surgery", on="2026-11-03", course=Course.RECOMMENDED),
        fact(other, "treatment", "radiation", "", "I recommend radiation", on="2026-11-05", course=Course.RECOMMENDED),
    ]
    return guide_of([one, other], facts)


def test_where_doctors_recommend_different_things_each_is_named():
    named = reason_blocks(two_recommendations(), "Doctors recommend different things")
    said = texts_in(named)

    assert named.tag.says.text == "named in your records"
    assert {"Surgery (recommended), 3 November 2026", "Radiation therapy (recommended), 5 November 2026"} <= set(said)


def test_what_a_letter_says_of_trials_is_named_also_where_none_is_open():
    words = "We have no studies open for her situation."
    note = record("letter.txt", f"Cancer of the breast. {words}")
    facts = [fact(note, "cancer", "breast", "breast", "Cancer of the breast", on="2026-11-03"), fact(note, "remark", "trial", words, words, on="2026-11-03")]

    named = reason_blocks(guide_of([note], facts), "A clinical trial is talked about")

    assert named.tag.says.text == "named in your records"
    assert f"“{words}”" in texts_in(named)


def test_papers_that_part_on_the_plan_are_not_called_alike_in_the_next_line():
    """"Nothing was found on: papers differ" would deny what page one shows; facts and plans are two things."""
    said = texts_in(section(present(two_recommendations(), Show.ALL), "step-4"))

    assert any(text.endswith("or facts differ between papers.") for text in said)
    assert not any("papers differ." in text for text in said)


def test_of_a_reason_that_joins_two_things_only_what_holds_is_named():
    """A plan of several parts does not make a cancer a rare one, nor does a result on its way make two papers differ."""
    note = record("letter.txt", "Cancer of the breast. We recommend surgery, then radiation. HER2 is awaited.")
    facts = [
        fact(note, "cancer", "breast", "breast", "Cancer of the breast", on="2026-11-03"),
        fact(note, "treatment", "surgery", "", "surgery", on="2026-11-03", course=Course.RECOMMENDED),
        fact(note, "treatment", "radiation", "", "radiation", on="2026-11-03", course=Course.RECOMMENDED),
        fact(note, "pending", "HER2", "awaited", "HER2 is awaited", on="2026-11-03", time=Time.PENDING),
    ]
    guide = guide_of([note], facts)

    assert reason_blocks(guide, "More than one kind of treatment is planned").tag.says.text == "named in your records"
    assert reason_blocks(guide, "A result is still awaited").tag.says.text == "named in your records"
    assert not any("rare" in text or "papers differ" in text for text in texts_in(section(present(guide, Show.ALL), "step-4")))


def test_a_report_of_which_only_the_last_form_is_to_come_is_no_reason():
    """The report is there and its findings stand in the brief; it would read as if the diagnosis were not back."""
    note = record("report.txt", "Invasive carcinoma of the breast. Preliminary.")
    found = fact(note, "cancer", "breast", "breast", "carcinoma of the breast", on="2026-11-03")
    waits = fact(note, "pending", "pathology report", "awaited", "Preliminary", on="2026-11-03", time=Time.PENDING)
    earlier = replace(waits, details=replace(waits.details, note=EARLIER_FORM))

    said = texts_in(present(guide_of([note], [found, earlier]), Show.ALL).sections)

    assert not any("Awaited: pathology report" in text for text in texts_in(section(present(guide_of([note], [found, earlier]), Show.ALL), "step-4")))
    assert any("Awaited: pathology report" in text for text in texts_in(section(present(guide_of([note], [found, waits]), Show.ALL), "step-4")))
    assert all("an earlier form is in your records" in text for text in said if text.startswith("Awaited: pathology report"))


def test_the_second_opinion_asks_about_time_first(page):
    first, *_ = section(page, "step-4").blocks

    assert first.title.text == "First of all: is there time to do this safely?"


def test_the_five_reasons_are_there_without_a_score(page):
    said = texts_in(section(page, "step-4"))

    assert any("They are no score of your plan, and no advice." in text for text in said)
    assert not any("%" in text or "you should" in text.lower() for text in said)


def test_reasons_that_nothing_speaks_for_stand_in_a_line(guide):
    quiet = tuple(replace(reason, speaks=Speaks.NOTHING_FOUND, because=()) for reason in guide.reasons[:2])
    unclear = tuple(replace(reason, speaks=Speaks.CANNOT_TELL, because=()) for reason in guide.reasons[2:])
    said = texts_in(section(present(replace(guide, reasons=(*quiet, *unclear)), Show.ALL), "step-4"))

    assert "Nothing was found in your records on: The plan has many parts, or the cancer is rare; There is a choice between very different ways." in said
    assert any(text.startswith("Your records do not tell on: Doctors recommend different things; ") for text in said)


def test_before_there_is_a_plan_no_reason_to_doubt_it_is_listed():
    note = record("letter.txt", "Colon cancer.")
    cancer = fact(note, "cancer", "colon", "colon cancer", "Colon cancer", cancer="colon")

    said = texts_in(section(present(guide_of([note], [cancer]), Show.ALL), "step-4"))

    assert any(text.startswith("Your records name no plan yet") for text in said)
    assert not any(text.startswith("Your records do not tell on") for text in said)
