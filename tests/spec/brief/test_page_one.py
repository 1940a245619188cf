"""Page one: what matters before anything else, on one printed page."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from beside.brief import Show, present, render_html, render_pdf
from beside.brief.page import Notice, sentences_in
from beside.case import Statement
from beside.errors import Problem
from beside.facts.fact import Assertion, Course
from beside.guide.guide import Urgent
from beside.knowledge import load_knowledge
from beside.knowledge.cards import DelayCard
from tests.brief_builders import demo_guide, fact, guide_of, record, texts_in


def front(guide, show=Show.RESULTS):
    return texts_in(present(guide, show).front)


def test_it_says_when_and_from_how_many_records_it_was_made(guide):
    assert "Prepared on 22 November 2026 from 7 records." in front(guide)


def test_it_says_what_it_is_not(guide, empty_guide):
    says = "This helps you prepare for a conversation. It does not diagnose, prescribe or replace medical care."

    assert says in front(guide)
    assert says in front(empty_guide)


def test_the_decision_as_stated_is_the_title():
    stated = Statement("decision", "Chemotherapy first, or surgery first?", "Imogen", "2026-11-20")

    assert present(demo_guide([stated]), Show.PLAN).title.text == "Chemotherapy first, or surgery first?"


def test_a_long_decision_is_cut_at_a_word_in_the_title_and_whole_in_step_one():
    stated = Statement("decision", "Should we wait for the last result? " * 20, "Imogen", "2026-11-20")

    page = present(demo_guide([stated]), Show.PLAN)

    assert len(page.title.text) <= 123
    assert page.title.text.endswith("…")
    assert stated.words.strip() in texts_in(page.sections[0])


def test_an_unknown_decision_becomes_the_question(empty_guide):
    page = present(empty_guide, Show.PLAN)

    assert page.title.text == "Your treatment decision"
    assert "What is being decided is not in the records you gave. Ask: “What decision am I making now?”" in texts_in(page.front)


def test_the_title_of_the_document_names_no_illness(page):
    assert page.document_title.text == "My brief for the next appointment"


def test_the_date_to_decide_by_names_its_place(page):
    [by] = [said for said in sentences_in(page.front) if said.text == "Your records name this date for your decision: 4 December 2026."]

    assert by.sources[0].name.startswith("07-clinic-letter")


def test_emergency_signs_and_whom_to_call_are_always_there(guide, empty_guide):
    for one in (guide, empty_guide):
        signs = next(block for block in present(one, Show.PLAN).front if isinstance(block, Notice) and block.tone == "signs")

        said = texts_in(signs)
        assert {"Team, by day", "Team, at night", "Emergency"} <= set(said)
        assert any(text.startswith("Keep your appointments. If you are on treatment, do not stop it on your own") for text in said)


def test_the_goal_stands_in_the_teams_words_beside_the_persons(guide):
    said = front(guide)

    assert "“the goal of treatment is to cure the cancer and to lower the chance of it coming back”" in said
    assert "“I want to be there when my girls finish school. I would like to keep my breast if that is just as safe.”" in said


def test_two_letters_that_recommend_are_both_heard():
    one, other = record("surgeon.txt", "I advise an operation.\n\nIt is small.\n\nIt is soon."), record("oncologist.txt", "I advise rays.")
    facts = [
        *(fact(one, "recommendation", "team", words, words, on="2026-11-10") for words in ("I advise an operation.", "It is small.", "It is soon.")),
        fact(other, "recommendation", "team", "rays", "I advise rays.", on="2026-11-09"),
    ]

    said = front(guide_of([one, other], facts))

    assert {"“I advise an operation.”", "“I advise rays.”"} <= set(said)
    assert "2 more stand in “Step 5. Bring it back”." in said


def test_a_reason_within_the_words_of_the_plan_is_not_said_twice():
    note = record("letter.txt", "I advise rays because of the margin.")
    facts = [fact(note, kind, "team", "x", "I advise rays because of the margin.", on="2026-11-09") for kind in ("recommendation", "reason")]

    said = front(guide_of([note], facts))

    assert said.count("“I advise rays because of the margin.”") == 1
    assert not any("The reason is not in the records" in text for text in said)


def test_no_goal_and_no_plan_become_questions(empty_guide):
    said = front(empty_guide)

    assert "Ask: “What is this treatment meant to do for me?”" in said
    assert "No plan is in the records you gave. Ask: “What do you recommend, and why?”" in said


def test_at_most_five_gaps_are_shown_and_the_rest_counted(guide):
    page = present(guide, Show.RESULTS)
    gaps = sum(item.is_gap and item.applies_surely for item in guide.items)
    [table] = [block for one in page.front if getattr(one, "id", "") == "open" for block in one.blocks if block.kind == "table"]

    assert len(table.rows) == 5
    assert f"{gaps - 5} more are open; see “Step 3. What could change the plan”." in texts_in(page.front)


def test_the_gaps_counted_are_those_the_terminal_counts(guide):
    from beside.app.summary import summary_lines

    gaps = sum(item.is_gap and item.applies_surely for item in guide.items)
    assert any(line.startswith(f"Still open: {gaps} thing") for line in summary_lines(guide))


def test_only_what_surely_applies_is_among_the_gaps(guide):
    page = present(guide, Show.RESULTS)
    [table] = [block for one in page.front if getattr(one, "id", "") == "open" for block in one.blocks if block.kind == "table"]
    doubtful = {item.card.title for item in guide.items if item.is_gap and not item.applies_surely}

    assert doubtful
    assert not doubtful & set(texts_in(tuple(row.header for row in table.rows)))


def test_the_kinds_of_treatment_the_codes_name_stand_for_a_decision_nobody_stated():
    note = record("export.txt", "Chemotherapy. Mastectomy.")
    facts = [fact(note, "treatment", name, value, word, course=Course.PLANNED) for name, value, word in (("chemotherapy", "", "Chemotherapy"), ("surgery", "mastectomy", "Mastectomy"))]

    [ways] = [said for said in sentences_in(present(guide_of([note], facts), Show.PLAN).front) if said.text.startswith("Your records name these kinds")]

    assert ways.text.endswith("They may be steps of one plan or ways to choose between. Ask: “What decision am I making now?”")
    assert ways.sources


def test_a_date_the_person_wrote_is_told_as_theirs():
    stated = Statement("decide-by", "2026-12-01", "you", "2026-11-20")

    assert "You wrote: decide by 1 December 2026." in front(demo_guide([stated]))


def test_the_next_visit_stands_here_and_a_past_one_does_not(guide):
    assert any(text.startswith("Next date: 30 November 2026. “") for text in front(guide))
    assert not any(text.startswith("Next date") for text in front(replace(guide, today=date(2026, 12, 1))))


def parted_guide():
    one = record("urology-letter-2026-10-29.txt", "We discussed surgery and radiation.")
    two = record("radiation-letter-2026-11-09.txt", "I recommend radiation.")
    facts = [
        fact(one, "treatment", "surgery", "prostatectomy", "surgery", course=Course.DISCUSSED, on="2026-10-29", cancer="prostate"),
        fact(one, "treatment", "radiation", "", "radiation", course=Course.DISCUSSED, on="2026-10-29", cancer="prostate"),
        fact(two, "treatment", "radiation", "", "radiation", course=Course.RECOMMENDED, on="2026-11-09", cancer="prostate"),
        fact(two, "recommendation", "team", "radiation", "I recommend radiation.", on="2026-11-09"),
        fact(two, "cancer", "prostate", "prostate cancer", "radiation", on="2026-11-09"),
    ]
    return guide_of([one, two], facts)


def test_papers_that_see_the_plan_differently_have_equal_room():
    page = present(parted_guide(), Show.RESULTS)
    [plan] = [block for block in page.front if getattr(block, "id", "") == "plan"]
    [beside] = plan.blocks

    assert plan.title.text == "Your papers see the plan differently"
    assert [column.label.text for column in beside.columns] == ["urology letter, 29 October 2026", "radiation letter, 9 November 2026"]
    assert "Names these ways: “surgery”; “radiation”." in texts_in(beside.columns[0])
    assert "“I recommend radiation.”" in texts_in(beside.columns[1])


def test_a_way_on_which_papers_part_is_asked_about_as_any_other():
    said = texts_in(present(parted_guide(), Show.RESULTS).sections[1])

    assert not any("Why this for me" in text for text in said)
    assert any("an option for me" in text or "something to talk about" in text for text in said)


def test_a_badge_names_each_paper_where_they_part():
    said = texts_in(present(parted_guide(), Show.RESULTS).sections[1])

    assert (
        "named as one of several ways in “urology letter, 29 October 2026”; "
        "recommended in “radiation letter, 9 November 2026”"
    ) in said


def test_what_somebody_wrote_of_their_wishes_is_not_their_own_words():
    note = record("nurse.txt", "I want to dance. She would like to travel.")
    facts = [fact(note, "goal", "patient", words, words) for words in ("I want to dance.", "She would like to travel.")]
    [goal] = [block for block in present(guide_of([note], facts), Show.PLAN).front if getattr(block, "id", "") == "goal"]

    said = texts_in(goal)
    assert said.index("“I want to dance.”") > said.index("In your own words")
    assert said.index("“She would like to travel.”") > said.index("What your records say you said")


def test_missing_is_said_as_not_in_the_records_you_gave(guide):
    assert "not in the records you gave" in front(guide)


def test_no_cancer_in_the_records_is_said_here(empty_guide):
    assert any(text.startswith("No cancer diagnosis was found") for text in front(empty_guide))


def test_records_of_another_person_are_said_here():
    said = front(demo_guide(apart=["neighbour.pdf"]))

    assert "1 record names another person, or does not say whose it is. It was left out. See “Records”." in said


def test_several_records_that_name_nobody_are_said_to_be_put_together():
    two = [record("one.txt", "Adenocarcinoma of the colon."), record("two.txt", "Clear cell carcinoma of the kidney.")]

    assert any(text.startswith("None of these records names whose it is.") for text in front(guide_of(two)))
    assert not any(text.startswith("None of these records") for text in front(guide_of(two[:1])))


def test_records_that_could_not_be_read_are_said_here():
    problem = Problem("scan.jpg", "This picture is too blurred to read.", "Ask for a copy.")

    assert "1 record, or a part of it, could not be read. See “Records”." in front(demo_guide(problems=[problem]))


def test_a_child_is_sent_to_the_childrens_team():
    note = record("letter.txt", "Born 3 May 2015. Neuroblastoma.")
    facts = [fact(note, "person", "birth date", "2015-05-03", "3 May 2015"), fact(note, "cancer", "neuroblastoma", "neuroblastoma", "Neuroblastoma")]

    assert any("ask the children’s cancer team" in text for text in front(guide_of([note], facts)))


def with_urgent(guide, *levels):
    """The guide with cards of these levels found, each for one dated fact."""
    card = next(card for card in load_knowledge().cards.values() if isinstance(card, DelayCard))
    [behind] = [one for one in guide.case.facts if one.kind == "condition"]
    urgent = tuple(Urgent(replace(card, level=level), (behind,)) for level in levels)
    return replace(guide, time=replace(guide.time, urgent=urgent))


def test_what_to_ask_today_comes_first_with_its_date_and_never_as_todays(guide):
    page = present(with_urgent(guide, "soon", "today"), Show.PLAN)
    today, soon, *_ = [block for block in page.front if isinstance(block, Notice)]

    assert today.title.text == "Ask your team today"
    assert "Other health condition: high blood pressure, 12 November 2026" in texts_in(today)
    assert "Your records of the dates shown say this. It may have changed since. Ask today: do not wait for another opinion." in texts_in(today)
    assert soon.title.text == "Time matters here: ask your team soon"
    assert "(From your records of 12 November 2026.)" in texts_in(soon)


def test_everything_to_ask_today_is_shown_and_two_things_to_ask_soon(guide):
    page = present(with_urgent(guide, *["today"] * 3, *["soon"] * 4), Show.PLAN)
    today, soon, *_ = [block for block in page.front if isinstance(block, Notice)]

    assert texts_in(today).count("Other health condition: high blood pressure, 12 November 2026") == 3
    assert texts_in(soon).count("(From your records of 12 November 2026.)") == 2
    assert "2 more stand in “Step 4. Another opinion: is it worth it for you?”." in texts_in(soon)


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
@pytest.mark.parametrize("show", list(Show))
def test_it_fits_one_printed_page(guide, paper, show):
    [first, second, *_] = PdfReader(BytesIO(render_pdf(present(guide, show), paper))).pages

    assert "Still open" in first.extract_text()
    assert second.extract_text().startswith("In this brief")


def test_it_fits_one_printed_page_however_much_is_said():
    long = "We recommend this and that and the other thing. " * 80
    note = record("long.txt", long)
    facts = [fact(note, kind, "team", long, long, on="2026-11-20") for kind in ("recommendation", "reason", "goal")]
    decision = Statement("decision", "What should we do? " * 30, "Imogen", "2026-11-20")

    pdf = render_pdf(present(demo_guide([decision], notes=[note], facts=facts), Show.PLAN))

    assert PdfReader(BytesIO(pdf)).pages[1].extract_text().startswith("In this brief")


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_web_page_prints_it_on_one_page(page, chromium, tmp_path, paper):
    import subprocess

    html = re.sub(r"<meta http-equiv=[^>]*>", "", render_html(page))  # the policy rightly refuses a changed style
    (tmp_path / "brief.html").write_text(html.replace("@page { margin", f"@page {{ size: {paper}; margin"), "utf-8")
    subprocess.run(
        [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}", "--no-pdf-header-footer",
         f"--print-to-pdf={tmp_path / 'brief.pdf'}", (tmp_path / "brief.html").as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    [first, second, *_] = PdfReader(tmp_path / "brief.pdf").pages

    assert "more are open" in first.extract_text()
    assert "Step 1." in second.extract_text()


def test_what_the_records_call_it_stands_on_page_one(guide, empty_guide):
    assert any(re.fullmatch(r"Your records name: breast cancer \(\w+\)\.", text) for text in front(guide))
    assert not any(text.startswith("Your records name:") for text in front(empty_guide))


def test_papers_that_name_different_sides_are_named_at_once_with_both_places():
    sides = {"a.txt": "left", "b.txt": "left", "c.txt": "right"}
    notes = [record(name, f"Cancer of the {side} breast.") for name, side in sides.items()]
    facts = []
    for note, side in zip(notes, sides.values(), strict=True):
        about = {"on": "2026-11-01", "cancer": "breast", "side": side}
        facts += [fact(note, "cancer", "breast", "breast cancer", "Cancer", **about), fact(note, "laterality", "", side, side, **about)]

    said = present(guide_of(notes, facts), Show.PLAN).front

    [sentence] = [one for one in sentences_in(said) if "different sides" in one.text]
    assert sentence.text == "Your papers name different sides of the breast cancer: left (1 November 2026); right (1 November 2026). Ask: “Which side is meant?”"
    assert len({source.document for source in sentence.sources}) == 3


def test_a_paper_is_not_named_by_a_day_that_was_still_to_come():
    letter = record("letter.txt", "He comes on 15 December 2026.")
    visit = fact(letter, "appointment", "", "He comes on 15 December 2026", "He comes on 15 December 2026", on="2026-12-15")
    said = texts_in(present(guide_of([letter], [visit]), Show.ALL))

    assert "letter" in said
    assert "letter, 15 December 2026" not in said


def test_a_fold_on_paper_names_the_page_where_it_stands(plan_page):
    pages = [" ".join(paper.extract_text().split()) for paper in PdfReader(BytesIO(render_pdf(plan_page))).pages]
    named = {(fold, int(page)) for text in pages for fold, page in re.findall(r"folded: (F\d+), page (\d+)", text)}

    assert named
    assert all(re.search(rf"\b{fold} .{{3,200}} \(named on page \d", pages[page - 1]) for fold, page in named)


def test_the_name_of_the_cancer_rests_on_the_paper_that_states_it():
    """A scan that suspects it is older and named first; the letter after the operation says what it is."""
    scan, letter = record("scan.txt", "Mass, suspicious for carcinoma."), record("letter.txt", "Carcinoma of the adrenal gland.")
    facts = [
        fact(scan, "cancer", "adrenal", "carcinoma", "suspicious for carcinoma", on="2026-08-24", assertion=Assertion.UNCERTAIN),
        fact(letter, "cancer", "adrenal", "Carcinoma of the adrenal gland", "Carcinoma of the adrenal gland", on="2026-11-17"),
    ]

    [named] = [said for said in sentences_in(present(guide_of([scan, letter], facts), Show.PLAN).front) if said.text.startswith("Your records name: ")]

    assert named.sources[0].name == "letter.txt"


@pytest.mark.parametrize(("value", "shown"), [("no evidence of disease", True), ("progressive", False)])
def test_that_nothing_is_to_be_seen_now_stands_beside_the_aim(value, shown):
    note = record("letter.txt", "She has no visible disease. Cancer of the breast.")
    facts = [
        fact(note, "cancer", "breast", "breast", "Cancer of the breast", on="2026-11-17"),
        fact(note, "response", "", value, "no visible disease", on="2026-11-17"),
        fact(note, "recommendation", "team", "words", "She has no visible disease.", on="2026-11-17"),
    ]

    said = texts_in(present(guide_of([note], facts), Show.PLAN).front)

    assert any(text.startswith("State of the cancer: ") for text in said) is shown
