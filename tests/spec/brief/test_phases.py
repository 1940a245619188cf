"""Where no decision is known to be ahead: the cancer is past and followed up, or the person has died."""

from __future__ import annotations

from dataclasses import replace

import pytest

from beside.app.summary import summary_lines
from beside.brief import Show, present, present_doctor, render_html, render_pdf
from beside.case import Statement
from beside.facts.fact import Assertion, Course, Time
from tests.brief_builders import (
    demo_guide,
    demo_records,
    fact,
    guide_of,
    record,
    section,
    texts_in,
)

LETTER = "Follow-up clinic. Breast cancer 2014, treated with surgery. She is well. We recommend a mammogram each year."


def followed_up(*more, statements=()):
    note = record("letter.txt", LETTER)
    facts = [
        fact(note, "cancer", "breast", "breast cancer", "Breast cancer 2014", time=Time.PAST, on="2014"),
        fact(note, "treatment", "surgery", "lumpectomy", "surgery", course=Course.COMPLETED, time=Time.PAST, on="2014"),
        fact(note, "recommendation", "team", "a mammogram each year", "We recommend a mammogram each year", on="2026-05-03"),
    ]
    return guide_of([note], [*facts, *(one(note) for one in more)], statements)


def died():
    told = fact(demo_records()[0], "person", "death date", "2026-11-19", "03/14/1979", on="2026-11-19")
    return demo_guide(facts=[told])


def test_a_cancer_that_is_past_is_followed_up_and_no_decision_is_presumed():
    page = present(followed_up(), Show.ALL)
    front = texts_in(page.front)

    assert page.title.text == "Your next follow-up visit"
    assert "Your records speak of this cancer as past. No new decision was found in them." in front
    assert "“We recommend a mammogram each year”" in front
    assert not any("What decision am I making now?" in text or "What do you recommend, and why?" in text for text in texts_in(page))


def test_follow_up_asks_first_whether_a_decision_is_ahead():
    guide = followed_up()

    assert [question.asks for question in guide.top_three] == [
        "Is a decision ahead of me now, or is this follow-up?",
        "What follow-up is planned for me: which visits and tests, how often, and with whom?",
        "Which signs or changes should I tell you about, and how soon?",
    ]
    said = texts_in(present(guide, Show.ALL))
    assert "May I have a written summary of my treatment and a plan for my follow-up?" in said
    assert "If a decision is ahead, add the newest letter and make this brief again." in said


def test_follow_up_keeps_the_signs_the_numbers_and_where_all_stands():
    page = present(followed_up(), Show.ALL)

    assert "Call for help at once if any of these happens" in texts_in(page.front)
    assert [one.id for one in page.sections] == ["questions", "how-to-use", "timeline", "facts", "records", *(["words"] if "words" in [one.id for one in page.sections] else []), "sources", "cards"]
    assert render_html(page)
    assert render_pdf(page)


@pytest.mark.parametrize("ahead", ["a plan", "a decision", "come back"])
def test_a_decision_that_is_ahead_is_not_follow_up(ahead):
    planned = {
        "a plan": lambda note: fact(note, "treatment", "hormone", "tamoxifen", "well", course=Course.RECOMMENDED, on="2026-05-03"),
        "come back": lambda note: fact(note, "recurrence", "", "recurrent", "well", on="2026-05-03", cancer="breast"),
    }
    statements = [Statement("decision", "More treatment or not", "Imogen", "2026-11-20")] if ahead == "a decision" else []
    guide = followed_up(*([planned[ahead]] if ahead in planned else []), statements=statements)

    assert not guide.follow_up
    assert any(question.step != "follow-up" for question in guide.questions)
    assert not any(question.step == "follow-up" for question in guide.questions)


@pytest.mark.parametrize(
    ("kind", "name", "value", "assertion"),
    [("metastasis", "bone", "present", "stated"), ("metastasis", "", "present", "uncertain"), ("response", "", "progressive", "stated")],
)
def test_what_the_newest_paper_says_of_spread_outweighs_that_it_calls_the_cancer_past(kind, name, value, assertion):
    """ "Metastatic disease from her previously treated cancer": the word is of the treatment, and the spread is of now."""
    guide = followed_up(lambda note: fact(note, kind, name, value, "well", assertion=Assertion(assertion), on="2026-05-03"))

    assert not guide.follow_up
    assert present(guide, Show.ALL).title.text != "Your next follow-up visit"


def test_spread_of_long_ago_in_an_older_paper_does_not_undo_follow_up():
    report = record("report.txt", "CT 2015: metastasis in the liver.")
    letter = record("letter.txt", LETTER)
    facts = [
        fact(report, "metastasis", "liver", "present", "metastasis in the liver", on="2015-02-01"),
        fact(letter, "cancer", "breast", "breast cancer", "Breast cancer 2014", time=Time.PAST, on="2014"),
        fact(letter, "recommendation", "team", "a mammogram each year", "We recommend a mammogram each year", on="2026-05-03"),
    ]

    assert guide_of([report, letter], facts).follow_up


def test_follow_up_questions_are_for_follow_up_only(guide):
    assert not any(question.step == "follow-up" for question in guide.questions)


def test_that_a_person_has_died_stands_first_plainly_with_its_place():
    page = present(died(), Show.ALL)
    first = page.front[0].sentences[0]

    assert first.text == "These records say that this person died on 19 November 2026."
    assert first.sources
    assert (page.title.text, page.document_title.text) == ("What the records say", "A summary of records")


def test_for_a_person_who_has_died_nothing_is_asked_offered_or_urgent():
    guide = died()
    page = present(guide, Show.ALL)
    said = texts_in((page.title, page.front, page.sections))

    asked = (guide.options, guide.questions, guide.top_three, guide.practical, guide.reasons, guide.items)
    urgent = (guide.time.urgent, guide.time.soon, guide.time.signs)
    assert not any((*asked, *urgent))
    assert [one.id for one in page.sections if one.id != "words"] == ["timeline", "facts", "records", "sources", "cards"]
    assert not any(text.startswith("Ask") or "?" in text.split("“")[0] or "Call for help" in text for text in said)
    assert render_html(page)
    assert render_pdf(page)


def test_without_a_date_the_brief_says_that_there_is_none():
    guide = died()
    page = present(replace(guide, died=replace(guide.died, date=None)), Show.ALL)

    assert page.front[0].sentences[0].text == "These records say that this person has died. They give no date."


def test_the_terminal_says_so_and_asks_nothing():
    lines = summary_lines(died())

    assert "The records say that this person has died. The brief holds what they say, and no questions." in lines
    assert not any("?" in line for line in lines)
    assert any("Three questions" in line for line in summary_lines(demo_guide()))


def test_the_page_for_a_doctor_gives_no_age_to_a_person_who_has_died():
    said = " ".join(texts_in(present_doctor(died(), Show.ALL)))

    assert "died 19 Nov 2026" in said
    assert ", age " not in said


def test_follow_up_speaks_of_no_other_opinion_on_page_one():
    front = texts_in(present(followed_up(), Show.ALL).front)

    assert "Keep your appointments. If you are on treatment, do not stop it on your own while you look for answers." in front
    assert not any("Another opinion" in text or "latest safe date" in text for text in front)


def test_follow_up_names_the_cancer_and_leaves_nothing_out_that_the_records_hold():
    page = present(followed_up(lambda note: fact(note, "condition", "asthma", "present", "well", on="2026-05-03")), Show.ALL)

    assert "Your records name: breast cancer." in texts_in(page.front)
    assert "Other health condition: asthma, 3 May 2026" in texts_in(section(page, "facts"))


def test_the_page_for_a_doctor_says_that_a_cancer_is_past_and_lists_nothing_of_a_first_treatment():
    said = texts_in(present_doctor(followed_up(), Show.ALL))

    assert "stated as past" in said
    assert "every cancer is stated as past, so what a first treatment asks for is not listed here" in said
    assert not any("not stated in the records given" in text for text in said)
