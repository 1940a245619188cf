"""After page one: the five steps, what the plan rests on, all questions, and where everything comes from."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from beside.brief import Show, present, render_html, render_pdf
from beside.brief.page import sentences_in
from beside.brief.present.items import is_doubtful
from beside.brief.present.sources import _spot
from beside.case import Statement
from beside.errors import Problem
from beside.facts import Course, Details
from beside.guide.guide import Speaks, State
from beside.records.document import ReadBy
from tests.brief_builders import (
    demo_facts,
    demo_guide,
    demo_records,
    fact,
    guide_of,
    record,
    source_in,
    texts_in,
)

ORDER = [
    "step-1", "step-2", "step-3", "step-4", "step-5", "support", "questions", "how-to-use", "timeline", "records",
    "words", "sources", "cards",
]  # fmt: skip


def knowledge_with(card):
    from beside.knowledge import Knowledge, load_knowledge

    known = load_knowledge()
    return Knowledge({**known.cards, card.id: card}, known.extents)


def section(page, name):
    return next(one for one in page.sections if one.id == name)


def test_the_sections_stand_in_the_order_of_the_guide(page):
    assert [one.id for one in page.sections] == ORDER


def test_step_one_does_not_say_again_what_page_one_says_whole(page):
    said = texts_in(section(page, "step-1"))

    assert "Your team’s words and yours stand on page one." in said
    assert not any("be there when my girls finish school" in text for text in said)


def test_step_one_holds_what_page_one_cuts():
    long = Statement("goal", "I want to dance. " * 30, "Imogen", "2026-11-20")
    more = [long, Statement("goal", "And to sing.", "Imogen", "2026-11-21")]

    assert any("And to sing." in text for text in texts_in(section(present(demo_guide(more), Show.ALL), "step-1")))


def test_options_stand_in_groups_of_three_in_the_order_of_the_guide(page, guide):
    tables = [block for block in section(page, "step-2").blocks if block.kind == "table"]
    titles = [column[0].sentences[0].text for table in tables for column in table.columns[1:]]

    named = [option.title for option in guide.options if option.facts]
    assert titles == [*named, *(option.title for option in guide.options if option.title not in named)]
    assert all(len(table.columns) <= 4 for table in tables)


def test_each_option_has_the_same_seven_questions_and_three_lines_to_each(page):
    tables = [block for block in section(page, "step-2").blocks if block.kind == "table"]

    for table in tables:
        assert len(table.rows) == 8
        for row in table.rows[1:]:
            for cell in row.cells:
                [entries] = cell
                assert [entry.label.text for entry in entries.entries] == ["Your records say", "In general", "For you"]


def test_silence_on_waiting_is_a_question_and_never_a_comfort(page):
    tables = [block for block in section(page, "step-2").blocks if block.kind == "table"]
    waiting = [cell for table in tables for cell in table.rows[-1].cells]

    assert all(any(text.startswith("Ask:") for text in texts_in(cell)) for cell in waiting)


def test_an_option_nobody_named_is_marked_to_ask_about(page):
    assert "to ask about" in texts_in(section(page, "step-2"))


def test_all_eight_factors_are_there_with_every_item(page, guide):
    step = section(page, "step-3")
    said = " ".join(texts_in(step))

    assert sum(getattr(block, "id", "").startswith("factor-") for block in step.blocks) == 8
    assert all((item.card.asks if is_doubtful(item) else item.card.title) in said for item in guide.items)


def test_two_papers_that_differ_are_shown_side_by_side_without_blame(page):
    said = texts_in(section(page, "step-5"))

    assert "Size of the tumour" in said
    assert "Size of the tumour (ultrasound): 23 mm, 30 October 2026" in said
    assert "Size of the tumour (MRI): 31 mm, 10 November 2026" in said


def test_the_second_opinion_asks_about_time_first(page):
    first, *_ = section(page, "step-4").blocks

    assert first.title.text == "First of all: is there time to do this safely?"


def test_the_five_reasons_are_there_without_a_score(page):
    said = texts_in(section(page, "step-4"))

    assert any("They are no score of your plan, and no advice." in text for text in said)
    assert not any("%" in text or "you should" in text.lower() for text in said)


def test_there_is_room_for_what_a_second_team_says(page):
    [table] = [block for block in section(page, "step-5").blocks if block.kind == "table"]

    assert [column[0].sentences[0].text for column in table.columns] == ["Question", "Your treating team", "The second team"]
    assert all(cell[0].kind == "blanks" for row in table.rows for cell in row.cells[1:])


def test_the_four_questions_to_bring_forward_have_room_for_answers(page):
    said = texts_in(section(page, "support"))

    assert "Which records support the current recommendation?" in said
    assert "What would change the recommendation?" in said


def test_every_question_is_listed_once_under_its_team(page, guide):
    """But those that wait for something nobody has named: they stand in step 3, behind what would have to come up."""
    said = texts_in(section(page, "questions"))
    later = {item.card.asks for item in guide.items if is_doubtful(item)}

    for question in guide.questions:
        assert (question.asks in said) is (question.step != "bring-back" and question.asks not in later)
    assert f"{len(later)} more questions that only a later step would call for stand in “Step 3. What could change the plan”." in said


def test_what_needs_a_second_opinion_first_is_asked_in_step_five_only(page, guide):
    said = texts_in(section(page, "step-5"))

    for question in guide.questions:
        assert (question.asks in said) is (question.step == "bring-back")


def test_at_most_eight_questions_a_team_stand_open(page):
    teams = [block for block in section(page, "questions").blocks if block.kind == "subsection" and block.id != "practical"]

    assert max(len(team.blocks[0].asks) for team in teams) <= 8
    assert any(block.kind == "more" for team in teams for block in team.blocks)


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
    documents = demo_records()
    item = next(one for one in demo_guide().items if one.state is State.NOT_APPLICABLE)
    waiting = fact(documents[0], "pending", item.card.title, "awaited", "ULTRASOUND", on="2026-11-13")
    said = section(present(guide_of(documents, [*demo_facts(documents), waiting]), Show.ALL), "step-3")
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


def test_where_nobody_names_a_way_the_options_stand_in_one_short_table():
    note = record("letter.txt", "Colon cancer.")
    step = section(present(guide_of([note], [fact(note, "cancer", "colon", "colon cancer", "Colon cancer")]), Show.ALL), "step-2")
    [table] = [block for block in step.blocks if block.kind == "table"]

    assert [column[0].sentences[0].text for column in table.columns] == ["Way", "In general", "What to ask"]
    assert "What happens if I wait?" in texts_in(step)


def test_one_event_stands_once_on_its_day():
    documents = demo_records()
    guide = demo_guide()
    event = next(one for one in guide.case.timeline if any(fact.kind == "metastasis" for fact in one.facts))
    spread = next(fact for fact in event.facts if fact.kind == "metastasis")
    again = replace(event, facts=(*event.facts, replace(spread, id="again", sources=(source_in(documents[5], "HER2"),))))
    days = tuple(again if one is event else one for one in guide.case.timeline)
    [timeline] = section(present(replace(guide, case=replace(guide.case, timeline=days)), Show.ALL), "timeline").blocks
    [day] = [event for event in timeline.events if event.label.text == "6 November 2026"]

    assert texts_in(day).count("Cancer found in a lymph node") == 1
    assert not any("penicillin" in text for text in texts_in(timeline))


def test_a_record_is_called_by_its_name_in_words_and_listed_in_full(page):
    assert "07 clinic letter, 16 November 2026" in texts_in(page.front)
    assert "07-clinic-letter-2026-11-16.txt" in texts_in(section(page, "records"))


def test_what_was_not_read_is_named_with_what_to_do():
    problem = Problem("scan-3.jpg", "This picture is too blurred to read.", "Ask for a copy, or type what it says.")

    said = texts_in(section(present(demo_guide(problems=[problem]), Show.PLAN), "records"))

    assert "scan-3.jpg: This picture is too blurred to read." in said
    assert "What to do: Ask for a copy, or type what it says." in said


def test_records_left_out_are_named():
    said = texts_in(section(present(guide_of(apart=["neighbour.pdf"]), Show.PLAN), "records"))

    assert "neighbour.pdf" in said


def test_words_that_are_used_are_explained_and_linked_where_they_first_stand(page):
    html = render_html(page)

    assert "lumpectomy" in " ".join(texts_in(section(page, "words"))).lower()
    assert html.count('class="word"') <= len(section(page, "words").blocks[1].terms)
    assert 'class="word"' in html


def test_each_card_is_listed_with_its_publications_and_the_day_they_were_read(page):
    """The usual day is said once; what was read on another day says so."""
    listed = section(page, "cards").blocks[1]
    days = Counter(citation.read_on for card in page.cards for citation in card.because)

    assert len(listed.entries) == len(page.cards)
    assert listed.read_on.text == "Each was read on 22 November 2026, where no other day is given."
    others = sum(place.text.split(", read ")[1:] != [] for entry in listed.entries for place in entry.places)
    assert others == sum(count for day, count in days.items() if day != "2026-11-22")


def test_a_signed_card_names_who_signed_it(guide):
    from beside.knowledge.cards import Review

    item = guide.items[0]
    signed = replace(item.card, reviewed_by=(Review("Dr. Vera Madeup", "GMC 0000000", "2026-11-21", item.card.content),))
    page = present(replace(guide, items=(replace(item, card=signed), *guide.items[1:])), Show.PLAN, knowledge_with(signed))

    assert "Reviewed by Dr. Vera Madeup, 21 November 2026." in texts_in(section(page, "cards"))


def test_a_review_of_an_older_wording_does_not_count(guide):
    from beside.knowledge.cards import Review

    item = guide.items[0]
    stale = replace(item.card, reviewed_by=(Review("Dr. Vera Madeup", "GMC 0000000", "2026-11-21", "older"),))
    page = present(replace(guide, items=(replace(item, card=stale), *guide.items[1:])), Show.PLAN, knowledge_with(stale))

    assert "Dr. Vera Madeup" not in " ".join(texts_in(page))


@pytest.mark.parametrize("show", list(Show))
def test_hardly_any_records_still_give_a_whole_brief(empty_guide, show):
    page = present(empty_guide, show)

    assert [one.id for one in page.sections if one.id != "words"] == [name for name in ORDER if name != "words"]
    assert render_html(page)
    assert render_pdf(page)


def test_very_much_still_gives_a_whole_brief():
    """60 items, a dozen options, quotes of 3,000 characters, 200 records."""
    documents, long = demo_records(), "The team wrote at length about this one thing. " * 64
    notes = [record(f"record-{number}.txt", f"{number}. {long}") for number in range(200)]
    facts = [*demo_facts(documents), *(fact(note, "recommendation", "team", "at length", long.strip(), on="2026-11-15") for note in notes)]
    big = guide_of([*documents, *notes], facts, [Statement("goal", long, "Imogen", "2026-11-20")])
    big = replace(big, items=(*big.items, *big.items), options=(*big.options, *big.options))

    page = present(big, Show.RESULTS)

    assert "Prepared on 22 November 2026 from 207 records." in texts_in(page.front)
    assert long.strip() in " ".join(texts_in(section(page, "sources")))
    assert len(" ".join(texts_in(page.front))) < 8_000
    assert max(len(text) for text in texts_in(section(page, "step-5"))) < 700
    assert render_html(page)
    assert render_pdf(page)


def test_the_timeline_goes_from_the_earliest_day_to_the_latest_in_words(page):
    [timeline] = section(page, "timeline").blocks
    days = [event.label.text for event in timeline.events]

    assert days[0] == "30 October 2026"
    assert days[-1] == "4 December 2026"


def test_what_several_papers_wait_for_is_told_once_with_all_its_places():
    documents = demo_records()
    board = next(one for one in documents if one.name.startswith("06"))
    again = fact(board, "pending", "HER2", "awaited", "FISH not back yet", on="2026-11-13")

    [her2] = [item for item in section(present(guide_of(documents, [*demo_facts(documents), again]), Show.ALL), "step-3").blocks[4].blocks[0].items if item.title.text == "HER2"]

    awaited = [paragraph.sentences[0] for paragraph in her2.blocks if texts_in(paragraph)[0].startswith("Awaited")]
    assert [said.text for said in awaited] == ["Awaited: HER2 (since 9 November 2026, expected by 25 November 2026)"]
    assert len(awaited[0].sources) == 2


def test_the_tumour_is_named_only_where_there_are_two():
    documents = demo_records()
    other = record("colon.txt", "Also a cancer of the colon.")
    two = guide_of([*documents, other], [*demo_facts(documents), fact(other, "cancer", "colon", "cancer of the colon", "cancer of the colon", on="2026-11-01")])

    assert "HER2" in texts_in(present(demo_guide(), Show.PLAN).front)
    assert "HER2 (left breast)" in texts_in(section(present(two, Show.PLAN), "step-3"))


def test_what_was_read_from_a_scan_is_marked_as_such():
    typed, scan = record("note.txt", "HER2: negative"), record("scan.pdf", "HER2: negative (IHC 1+)")
    [page] = scan.pages
    scan = replace(scan, pages=(replace(page, read_by=ReadBy.OCR, sure=91),))
    found = fact(scan, "biomarker", "HER2", "negative", "HER2: negative (IHC 1+)")
    found = replace(found, sources=(replace(found.source, scanned=True),))
    page = present(guide_of([typed, scan], [fact(typed, "biomarker", "ER", "positive", "HER2"), found]), Show.ALL)

    said = " ".join(text for part in page.sections for text in texts_in(part))
    assert "scan (read from a scan)" in said
    assert "note (read from a scan)" not in said
    assert "check these words beside the paper" in said
    assert "(91 percent sure of the words)" in said


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


def answer_guide(of):
    words, names = "We talked about tired days.", "We suggest radiation."
    letter = record("letter.txt", f"Adrenal cancer. {names} {words}")
    facts = [
        fact(letter, "cancer", "adrenal", "adrenal cancer", "Adrenal cancer"),
        fact(letter, "treatment", "radiation", "", names, course=Course.RECOMMENDED),
        replace(fact(letter, "answer", "side-effects", words, words, on="2026-11-17"), details=Details(of=of)),
    ]
    return guide_of([letter], facts)


def cells_of(page, question):
    rows = [row for block in section(page, "step-2").blocks if block.kind == "table" for row in block.rows]
    return [cell for row in rows if question in texts_in(row.header) for cell in row.cells]


EFFECTS = "What are the common and the serious side effects?"


def test_what_a_letter_says_of_a_way_is_quoted_in_its_cell_and_the_question_stays():
    cells = cells_of(present(answer_guide("radiation"), Show.PLAN), EFFECTS)
    said = [texts_in(cell) for cell in cells if "“We talked about tired days.”" in texts_in(cell)]

    assert len(said) == 1
    assert "letter, 17 November 2026" in said[0]
    assert any(text.startswith("Ask:") for text in said[0])


def test_what_a_letter_says_of_no_way_stands_above_the_grid_and_in_no_cell():
    page = present(answer_guide(""), Show.PLAN)
    above = texts_in(section(page, "step-2").blocks[:4])

    assert "“We talked about tired days.”" in above
    assert all("“We talked about tired days.”" not in texts_in(cell) for cell in cells_of(page, EFFECTS))
    assert all("nothing found on this way alone." in texts_in(cell) for cell in cells_of(page, EFFECTS))


def test_each_document_is_named_once_with_its_places_under_it(page):
    """The numbers go on from one document to the next, so that a place is found without looking through all of them."""
    [listed] = [block for block in section(page, "sources").blocks if block.kind == "source_list"]
    named = [entry.source.document for group in listed.groups for entry in group.entries]

    assert len({group.record.text for group in listed.groups}) == len(listed.groups) == len(set(named))
    assert tuple(entry.source for group in listed.groups for entry in group.entries) == page.sources
    for group in listed.groups:
        starts = [entry.source.start for entry in group.entries]
        assert starts == sorted(starts)


def test_a_place_says_its_page_or_its_path_where_there_is_one():
    source = source_in(demo_records()[1], "Invasive ductal carcinoma")

    assert [spot and spot.text for spot in (_spot(source), _spot(replace(source, page=3)), _spot(replace(source, path="Bundle.entry[0].resource.code")))] == [
        None, "page 3", "entry 0",
    ]  # fmt: skip
    scanned = _spot(replace(source, scanned=True))
    assert scanned is not None
    assert scanned.text == "page 1 (read from a scan)"


def test_reasons_that_nothing_speaks_for_stand_in_a_line(guide):
    quiet = tuple(replace(reason, speaks=Speaks.NOTHING_FOUND, because=()) for reason in guide.reasons[:2])
    unclear = tuple(replace(reason, speaks=Speaks.CANNOT_TELL, because=()) for reason in guide.reasons[2:])
    said = texts_in(section(present(replace(guide, reasons=(*quiet, *unclear)), Show.ALL), "step-4"))

    assert "Nothing was found in your records on: The plan has many parts, or the cancer is rare; There is a choice between very different ways." in said
    assert any(text.startswith("Your records do not tell on: Doctors recommend different things; ") for text in said)


def test_a_long_brief_stays_within_eighteen_pages_and_a_short_one_within_eight():
    from io import BytesIO

    from pypdf import PdfReader

    def pages(guide):
        return len(PdfReader(BytesIO(render_pdf(present(guide, Show.PLAN)))).pages)

    note = record("letter.txt", "Colon cancer.")

    assert pages(demo_guide()) <= 18
    assert pages(guide_of([note], [fact(note, "cancer", "colon", "colon cancer", "Colon cancer")])) <= 8


def test_the_reasons_a_letter_gives_stand_apart_from_what_often_decides():
    words = "We suggest chemotherapy first because a lymph node is involved."
    letter = record("letter.txt", f"Breast cancer. {words}")
    facts = [fact(letter, "cancer", "breast", "breast cancer", "Breast cancer", cancer="breast"),
             *(fact(letter, kind, "team", words, words, on="2026-11-16") for kind in ("recommendation", "reason"))]  # fmt: skip

    said = texts_in(next(one for one in present(guide_of([letter], facts), Show.RESULTS).sections if one.id == "support"))

    given, general = said.index("These reasons stand in your papers, each with the paper it is from:"), next(place for place, text in enumerate(said) if text.startswith("These results often decide"))
    assert given < said.index(f"“{words}”") < general < said.index("HER2")


def test_that_no_papers_differ_is_said_only_where_two_could():
    one, two = record("one.txt", "Colon cancer."), record("two.txt", "Visit.")

    def step_5(*documents):
        return texts_in(next(part for part in present(guide_of(documents), Show.RESULTS).sections if part.id == "step-5"))

    assert "No differences were found in the records you gave." in step_5(one, two)
    assert "No differences were found in the records you gave." not in step_5(one)


def test_a_remark_of_the_team_on_a_value_becomes_a_question():
    letter = record("letter.txt", "Breast cancer. Hemoglobin 11.4 will be looked into.")
    value = fact(letter, "lab", "haemoglobin", "11.4", "Hemoglobin 11.4", unit="g/dL", on="2026-11-16")
    cancer = fact(letter, "cancer", "breast", "breast cancer", "Breast cancer", cancer="breast")
    remarked = replace(value, details=replace(value.details, remark="will be looked into"))

    def step_3(one, show):
        return texts_in(next(part for part in present(guide_of([letter], [cancer, one]), show).sections if part.id == "step-3"))

    asked = "Ask: A letter of mine makes a remark on one of these values. What does it mean for me, and who follows it up?"
    assert asked in step_3(remarked, Show.ALL)
    assert asked not in step_3(value, Show.ALL)
    assert asked not in step_3(remarked, Show.PLAN)


def test_before_there_is_a_plan_no_reason_to_doubt_it_is_listed():
    note = record("letter.txt", "Colon cancer.")
    cancer = fact(note, "cancer", "colon", "colon cancer", "Colon cancer", cancer="colon")

    said = texts_in(next(part for part in present(guide_of([note], [cancer]), Show.ALL).sections if part.id == "step-4"))

    assert any(text.startswith("Your records name no plan yet") for text in said)
    assert not any(text.startswith("Your records do not tell on") for text in said)
