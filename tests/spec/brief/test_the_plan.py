"""Page one says the decision as the papers put it: a sequence as one, another way only where a letter names it, nothing ranked."""

from __future__ import annotations

from dataclasses import replace

from beside.brief import Show, present
from beside.brief.page import SideBySide, Subsection, sentences_in
from beside.facts.fact import Course, Details
from tests.brief_builders import fact, guide_of, record, texts_in

SEQUENCE = ("We recommend chemotherapy before surgery.", "After that we recommend an operation, and then radiotherapy.")
OTHER = "We discussed having surgery first and chemotherapy afterwards."
IF = "If the FISH test is positive, we would add HER2-targeted drugs."


def letter_of(*sentences, name="letter.txt"):
    return record(name, "Plan. " + " ".join(sentences))


def section(name, *facts, documents, show=Show.RESULTS):
    front = present(guide_of(documents, facts), show).front
    return next(block for block in front if isinstance(block, Subsection) and block.id == name)


def of_letter(letter, kind, *sentences, on="2026-11-16", **more):
    return [fact(letter, kind, "team", words, words, on=on, **more) for words in sentences]


def test_steps_that_follow_each_other_in_a_letter_are_one_quote_with_one_place():
    letter = letter_of(*SEQUENCE)

    plan = section("plan", *of_letter(letter, "recommendation", *SEQUENCE), documents=[letter])

    [said] = [one for one in sentences_in(plan) if one.is_quote]
    assert said.text == f"“{' '.join(SEQUENCE)}”"
    [place] = said.sources
    assert letter.text[place.start : place.end] == place.quote == " ".join(SEQUENCE)
    assert len(said.facts) == 2


def test_another_order_of_the_steps_stands_as_the_letter_says_it():
    letter = letter_of(*SEQUENCE, "", OTHER)
    facts = [*of_letter(letter, "recommendation", *SEQUENCE), *of_letter(letter, "other-way", OTHER)]

    said = texts_in(section("plan", *facts, documents=[letter]))

    assert said.index(f"“{OTHER}”") == said.index("Also named in these papers") + 1


def test_no_list_of_ways_stands_where_the_papers_own_words_do():
    letter = letter_of(*SEQUENCE)
    planned = [fact(letter, "treatment", "chemotherapy", "", "chemotherapy", course=Course.RECOMMENDED, cancer="breast"),
               fact(letter, "treatment", "radiation", "", "radiotherapy", course=Course.RECOMMENDED, cancer="breast")]  # fmt: skip

    in_words = texts_in(present(guide_of([letter], [*planned, *of_letter(letter, "recommendation", *SEQUENCE)]), Show.RESULTS).front)
    in_codes = texts_in(present(guide_of([letter], planned), Show.RESULTS).front)

    assert not any("chemotherapy, " in text for text in in_words)
    assert any(text.startswith("What your papers say of the plan, and of other ways, stands below") for text in in_words)
    assert any("They may be steps of one plan or ways to choose between." in text for text in in_codes)


def test_what_would_follow_from_a_result_stands_beside_the_result_it_waits_for():
    letter = letter_of("HER2 FISH result pending.", IF, "Cancer of the breast.")
    waits = replace(of_letter(letter, "depends", IF)[0], details=Details(of="HER2"))
    facts = [
        waits, *of_letter(letter, "recommendation", IF),
        fact(letter, "cancer", "breast", "breast cancer", "Cancer", cancer="breast"),
        fact(letter, "pending", "HER2", "awaited", "HER2 FISH result pending", since="2026-11-09", on="2026-11-16", cancer="breast"),
    ]  # fmt: skip

    said = texts_in(section("plan", *facts, documents=[letter]))

    assert f"“{IF}”" in said
    assert "This waits for HER2: awaited since 9 November 2026." in said


def test_a_panel_waits_for_each_marker_of_it_in_one_line():
    letter = letter_of("EGFR and ALK results are pending.", "If the panel shows a change, the plan would change.", "Cancer of the lung.")
    words = "If the panel shows a change, the plan would change."
    facts = [
        replace(of_letter(letter, "depends", words)[0], details=Details(of="molecular testing")), *of_letter(letter, "recommendation", words),
        fact(letter, "cancer", "lung-non-small-cell", "lung cancer", "Cancer", cancer="lung-non-small-cell"),
        *(fact(letter, "pending", name, "awaited", name, since="2026-11-10", on="2026-11-16", cancer="lung-non-small-cell") for name in ("EGFR", "ALK")),
    ]  # fmt: skip

    said = texts_in(section("plan", *facts, documents=[letter]))

    assert "This waits for EGFR gene change; ALK gene change: awaited since 10 November 2026." in said


def test_the_short_form_a_clinic_keeps_of_its_letter_is_no_other_team():
    letter, board, short = letter_of(*SEQUENCE), letter_of("The board favors rays.", name="board.txt"), record("export.json", "Chemotherapy first.")
    coded = of_letter(short, "recommendation", "Chemotherapy first.")[0]
    coded = replace(coded, sources=(replace(coded.source, path="Bundle.entry[1].resource.description", start=-1, end=-1),))
    facts = [coded, *of_letter(letter, "recommendation", *SEQUENCE), *of_letter(board, "recommendation", "The board favors rays.", on="2026-11-13")]

    said = texts_in(section("plan", *facts, documents=[letter, board, short]))

    assert {f"“{' '.join(SEQUENCE)}”", "“The board favors rays.”"} <= set(said)
    assert "“Chemotherapy first.”" not in said


def test_a_way_a_later_letter_recommends_is_no_other_way():
    one, two = letter_of("Docetaxel was discussed.", name="august.txt"), letter_of("I recommend docetaxel.", name="november.txt")
    facts = [
        *of_letter(one, "other-way", "Docetaxel was discussed.", on="2026-08-20"), *of_letter(two, "recommendation", "I recommend docetaxel."),
        fact(one, "treatment", "chemotherapy", "docetaxel", "Docetaxel", course=Course.DISCUSSED, on="2026-08-20"),
        fact(two, "treatment", "chemotherapy", "docetaxel", "docetaxel", course=Course.RECOMMENDED, on="2026-11-16"),
    ]  # fmt: skip

    said = texts_in(section("plan", *facts, documents=[one, two]))
    assert "“I recommend docetaxel.”" in said
    assert "“Docetaxel was discussed.”" not in said


WAYS = "We discussed surgery and radiation."
OPEN = "I do not think that one is clearly right for every man."
ADVICE = "I recommend radiation."


def parted(*more):
    """A letter that leaves the choice open, and one that recommends, each with what its treatments are."""
    one, two = record("urology.txt", f"{WAYS} {OPEN}"), record("radiation.txt", ADVICE)
    facts = [
        *of_letter(one, "other-way", WAYS, on="2026-10-29"), *of_letter(one, "left-open", OPEN, on="2026-10-29"),
        *of_letter(two, "recommendation", ADVICE, on="2026-11-09"),
        fact(one, "treatment", "surgery", "", "surgery", course=Course.DISCUSSED, on="2026-10-29", cancer="prostate"),
        fact(one, "treatment", "radiation", "", "radiation", course=Course.DISCUSSED, on="2026-10-29", cancer="prostate"),
        fact(two, "treatment", "radiation", "", "radiation", course=Course.RECOMMENDED, on="2026-11-09", cancer="prostate"),
    ]  # fmt: skip
    return [one, two, *more], facts


def columns(documents, facts):
    [beside] = [block for block in section("plan", *facts, documents=documents).blocks if isinstance(block, SideBySide)]
    return [(column.label.text, texts_in(column.blocks)) for column in beside.columns]


def test_what_one_doctor_leaves_open_has_equal_room_beside_what_the_other_recommends():
    assert columns(*parted()) == [
        ("urology, 29 October 2026", [f"“{WAYS} {OPEN}”"]),
        ("radiation, 9 November 2026", [f"“{ADVICE}”"]),
    ]


def test_a_copy_of_a_letter_is_no_third_voice():
    copy = record("urology-copy.txt", f"{WAYS} {OPEN}")
    documents, facts = parted(copy)
    copied = [*of_letter(copy, "other-way", WAYS, on="2026-10-29"), *of_letter(copy, "left-open", OPEN, on="2026-10-29"),
              fact(copy, "treatment", "surgery", "", "surgery", course=Course.DISCUSSED, on="2026-10-29", cancer="prostate"),
              fact(copy, "treatment", "radiation", "", "radiation", course=Course.DISCUSSED, on="2026-10-29", cancer="prostate")]  # fmt: skip

    assert len(columns(documents, [*facts, *copied])) == 2


def test_an_export_with_the_words_of_two_days_puts_nothing_into_the_wrong_mouth():
    export = record("export.txt", f"{WAYS} {ADVICE}")
    facts = [
        *of_letter(export, "other-way", WAYS, on="2026-10-29"), *of_letter(export, "recommendation", ADVICE, on="2026-11-09"),
        fact(export, "treatment", "surgery", "", "surgery", course=Course.DISCUSSED, on="2026-10-29", cancer="prostate"),
        fact(export, "treatment", "radiation", "", "radiation", course=Course.DISCUSSED, on="2026-10-29", cancer="prostate"),
        replace(fact(export, "treatment", "radiation", "", "I recommend radiation", course=Course.RECOMMENDED, on="2026-11-09", cancer="prostate"), id="later"),
    ]  # fmt: skip

    assert columns([export], facts) == [("export, 29 October 2026", [f"“{WAYS}”"]), ("export, 9 November 2026", [f"“{ADVICE}”"])]


WISHES = ("What matters most to me is staying dry.", "But I also lie awake thinking about the cancer.")


def test_the_persons_own_words_are_whole_with_the_doubt_that_follows():
    message = record("message.txt", " ".join(WISHES) + " " + "I think of it at night. " * 40)
    long = "I think of it at night. " * 40
    facts = [*(fact(message, kind, "patient" if kind == "goal" else "message", words, words) for kind, words in zip(("goal", "own-words"), WISHES, strict=True)),
             fact(message, "own-words", "message", long.strip(), long.strip())]  # fmt: skip

    said = texts_in(section("goal", *facts, documents=[message]))

    assert f"“{' '.join(WISHES)} {long.strip()}”" in said


def test_what_page_one_has_no_room_for_is_counted_and_stands_in_step_one():
    notes = [record(f"note-{number}.txt", f"I want to dance on day {number}.") for number in range(5)]
    facts = [fact(note, "goal", "patient", note.text, note.text) for note in notes]
    page = present(guide_of(notes, facts), Show.RESULTS)

    front = texts_in(next(block for block in page.front if getattr(block, "id", "") == "goal"))

    assert sum(text.startswith("“I want to dance") for text in front) == 3
    assert "2 more of your words stand in “Step 1. The goal, and the decision”, whole." in front
    assert {f"“{note.text}”" for note in notes} <= set(texts_in(page.sections[0]))


def test_what_a_letter_quotes_of_the_person_is_their_own_voice():
    letter = record("letter.txt", 'She says: "I want to sing." She would like to travel.')
    facts = [fact(letter, "goal", "patient", letter.text[start:end], letter.text[start:end]) for start, end in ((0, 27), (28, 53))]

    said = texts_in(section("goal", *facts, documents=[letter]))

    assert said[said.index("In your own words") + 1].startswith('“She says: "I want to sing."')


def opening(*facts, documents):
    return texts_in(present(guide_of(documents, facts), Show.RESULTS).front)[:12]


def test_the_words_that_name_the_day_stand_beside_it_for_they_may_say_why():
    words = "Please tell us by 4 December 2026, so that treatment can start in the week after."
    letter = record("letter.txt", words)

    said = opening(fact(letter, "decide-by", "", words, words, on="2026-12-04"), documents=[letter])

    assert f"“{words}”" in said


def test_a_letter_and_a_calendar_that_name_one_day_are_one_visit_with_its_hour():
    letter, calendar = record("letter.txt", "Her next appointment is on 30 November 2026."), record("calendar.txt", "Oncology visit")
    facts = [fact(letter, "appointment", "visit", letter.text, letter.text, on="2026-11-30"),
             fact(calendar, "appointment", "oncology visit", calendar.text, calendar.text, on="2026-11-30T10:30:00-05:00")]  # fmt: skip

    said = [text for text in opening(*facts, documents=[letter, calendar]) if text.startswith("Next date")]

    assert said == ["Next date: 30 November 2026, 10:30. “Her next appointment is on 30 November 2026.”"]


def test_an_hour_of_world_time_says_so():
    calendar = record("calendar.txt", "Oncology visit")

    said = opening(fact(calendar, "appointment", "visit", "Oncology visit", "Oncology visit", on="2026-11-30T10:30:00Z"), documents=[calendar])

    assert "Next date: 30 November 2026, 10:30 (world time, UTC; check the hour with the clinic). “Oncology visit”" in said


def test_a_note_beside_an_operation_is_not_named_as_the_operation():
    note = replace(record("export.json", "She would rather keep her breast."), chain=("export.json", "Bundle.entry[5].resource note 1"), title="Mastectomy, left breast")

    said = texts_in(section("goal", fact(note, "goal", "patient", note.text, note.text, on="2026-11-16"), documents=[note]))

    assert "Note on: Mastectomy, left breast, 16 November 2026" in said


def test_the_goal_is_asked_for_only_where_the_team_named_none():
    letter = record("letter.txt", "The aim is to cure the cancer. I want to dance.")
    aim, wish = fact(letter, "goal", "team", "x", "The aim is to cure the cancer.", on="2026-11-16"), fact(letter, "goal", "patient", "x", "I want to dance.")

    def step_1(*facts):
        return texts_in(present(guide_of([letter], facts), Show.ALL).sections[0])

    assert "Ask: What is this treatment meant to do for me?" in step_1(wish)
    assert "Ask: What is this treatment meant to do for me?" not in step_1(aim, wish)
