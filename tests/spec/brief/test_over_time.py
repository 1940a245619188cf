"""One thing over time stands in one line: what the newest paper says, then what was said before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from beside.brief import Show, present
from beside.brief.page import sentences_in
from beside.brief.present.series import say_series
from beside.case import in_series
from beside.facts import Assertion, Course, Details, Person, Status, Time
from beside.terms.dates import parse_date
from tests.brief_builders import fact as fact_in
from tests.brief_builders import guide_of, record, section, texts_in
from tests.builders import fact


def said(*facts, newest="2026-04-20"):
    """The lines for these facts, in a case whose newest record is of that day."""
    sight: Any = SimpleNamespace(newest=parse_date(newest))
    return [str(say_series(series, sight)) for series in in_series(facts)]


def test_values_of_one_blood_test_stand_in_one_line_with_their_dates():
    facts = [fact("lab", "PSA", value, unit="ng/mL", date=date) for value, date in ((4.8, "2024-05-14"), (6.8, "2026-07-20"), (5.9, "2025-06-03"))]

    assert said(*facts) == ["PSA: 6.8 ng/mL, 20 July 2026. Before: 5.9, 3 June 2025; 4.8, 14 May 2024"]


def test_an_earlier_value_has_its_unit_where_it_is_another():
    facts = fact("lab", "haemoglobin", 104, unit="g/L", date="2026-04-20"), fact("lab", "haemoglobin", 11.2, unit="g/dL", date="2026-03-20")

    assert said(*facts) == ["Haemoglobin: 104 g/L, 20 April 2026. Before: 11.2 g/dL, 20 March 2026"]


def test_an_earlier_value_in_words_does_not_name_the_test_again():
    facts = fact("vital", "blood pressure", "120/80", date="2026-04-20"), fact("vital", "blood pressure", "140/90", date="2026-03-20")

    assert said(*facts) == ["Blood pressure: 120/80, 20 April 2026. Before: 140/90, 20 March 2026"]


def test_of_very_many_values_the_rest_is_counted():
    facts = [fact("lab", "PSA", number, date=f"2025-01-{number:02}") for number in range(1, 21)]

    [line] = said(*facts)
    assert line.endswith("; 12, 12 January 2025; 11 more since 1 January 2025")


def test_the_range_the_mark_and_the_remark_stand_with_a_value():
    details = Details(reference_range="115-165", flag="L", remark="will be looked into")

    assert said(fact("lab", "haemoglobin", 104, unit="g/L", date="2026-04-20", details=details)) == [
        "Haemoglobin: 104 g/L (usual range 115-165, marked “L” for low, “will be looked into”), 20 April 2026",
    ]


@pytest.mark.parametrize(("flag", "words"), [("H", "marked “H” for high"), ("N", "marked “N”"), ("*", "marked “*”"), ("a little low", "called “a little low”"), ("", "")])
def test_a_mark_is_as_written_and_nothing_is_judged_without_one(flag, words):
    [line] = said(fact("lab", "sodium", 105, date="2026-04-20", details=Details(flag=flag)))

    assert line == f"Sodium: 105{f' ({words})' if words else ''}, 20 April 2026"


@pytest.mark.parametrize(
    ("usual", "words"),
    [
        ("<2.5", "marked “N”, yet outside the range as printed"), ("4-5.6", "marked “N”"), ("M 13-18 g/dl; F 12-16 g/dl", "marked “N”, yet outside the range as printed"),
        ("M 13-18 g/dl; F 4-16 g/dl", "marked “N”"), ("see report", "marked “N”"), ("", "marked “N”"),
    ],
)  # fmt: skip
def test_a_mark_that_the_range_beside_it_contradicts_is_told_with_that(usual, words):
    [line] = said(fact("lab", "PSA", 5, date="2026-04-20", details=Details(flag="N", reference_range=usual)))

    assert line == f"PSA: 5 ({f'usual range {usual}, ' if usual else ''}{words}), 20 April 2026"


def test_a_stopped_medicine_is_told_as_that_with_how_it_was_taken_before():
    stopped = fact("medication", "apixaban", "", time="past", date="2026-04-20", details=Details(end=parse_date("2026-04-12"), why_stopped="bleeding"))
    taken = fact("medication", "apixaban", "5 mg twice a day", date="2026-03-03")

    assert said(taken, stopped) == [
        "Taken before: apixaban (stopped on 12 April 2026, reason given: bleeding), 20 April 2026. Before: 5 mg twice a day, 3 March 2026",
    ]


def test_a_medicine_that_newer_records_do_not_name_is_told_as_of_its_day():
    taken = fact("medication", "apixaban", "5 mg", date="2026-03-03")

    assert said(taken) == ["Medicine: apixaban (5 mg), as of 3 March 2026; nothing newer in the records you gave"]
    assert said(taken, newest="2026-03-03") == ["Medicine: apixaban (5 mg), as of 3 March 2026"]


def test_a_bare_mention_does_not_hide_how_a_medicine_is_taken():
    facts = fact("medication", "apixaban", "", date="2026-04-20"), fact("medication", "apixaban", "5 mg", date="2026-03-03")

    assert said(*facts) == ["Medicine: apixaban (5 mg), as of 3 March 2026; also on 20 April 2026"]


def test_a_changed_dose_stands_with_the_dose_before():
    facts = fact("medication", "apixaban", "2.5 mg", date="2026-04-20"), fact("medication", "apixaban", "5 mg", date="2026-03-03")

    assert said(*facts) == ["Medicine: apixaban (2.5 mg), as of 20 April 2026. Before: 5 mg, 3 March 2026"]


@pytest.mark.parametrize(("end", "words"), [("2026-10-12", "stopped on 12 October 2026"), ("2026-10", "stopped in October 2026")])
def test_a_stop_is_dated_as_exactly_as_the_paper_does(end, words):
    [line] = said(fact("medication", "apixaban", "", time="past", date="2026-11-20", details=Details(end=parse_date(end))))

    assert words in line


def test_the_end_date_of_a_medicine_and_of_a_treatment_is_told():
    end = Details(end=parse_date("2026-05-01"))

    assert said(fact("medication", "metformin", "500 mg", date="2026-04-20", details=end)) == ["Medicine: metformin (500 mg, end date 1 May 2026), as of 20 April 2026"]
    assert said(fact("treatment", "hormone", "tamoxifen", course="stopped", details=end)) == ["Hormone therapy: tamoxifen (stopped on 1 May 2026)"]


def test_an_illness_that_several_papers_name_stands_once_with_their_days():
    facts = fact("condition", "asthma", date="2026-04-20"), fact("condition", "asthma", date="2026-03-03")

    assert said(*facts) == ["Other health condition: asthma, 20 April 2026; also on 3 March 2026"]


def test_illnesses_of_now_stand_before_those_of_the_past():
    note = record("letter.txt", "Breast cancer. ECOG 1. Heart attack long ago. Asthma.")
    facts = [
        fact_in(note, "cancer", "breast", "breast cancer", "Breast cancer"), fact_in(note, "performance", "ECOG", 1, "ECOG 1"),
        fact_in(note, "condition", "heart attack", "present", "Heart attack", time=Time.PAST), fact_in(note, "condition", "asthma", "present", "Asthma"),
    ]  # fmt: skip

    words = [text for text in texts_in(present(guide_of([note], facts), Show.ALL).sections) if "asthma" in text or "heart attack" in text]
    assert words[:2] == ["Other health condition: asthma", "In your history, as written: heart attack"]


def test_a_value_that_no_item_asks_for_is_not_lost():
    note = record("letter.txt", "Breast cancer. Sodium 131, will be looked into.")
    facts = [fact_in(note, "cancer", "breast", "breast cancer", "Breast cancer"), fact_in(note, "lab", "sodium", 131, "Sodium 131")]

    said_in_step = texts_in(section(present(guide_of([note], facts), Show.ALL), "step-3"))
    assert "Another test value in your records" in said_in_step
    assert "Sodium: 131" in said_in_step


def test_a_line_is_folded_whole_where_one_of_its_values_is():
    note = record("letter.txt", "Breast cancer. Sodium 131. Sodium 140.")
    facts = [
        fact_in(note, "cancer", "breast", "breast cancer", "Breast cancer"),
        fact_in(note, "lab", "sodium", 131, "Sodium 131", on="2026-03-03"), fact_in(note, "lab", "sodium", 140, "Sodium 140", on="2026-04-03"),
    ]  # fmt: skip

    step = section(present(guide_of([note], facts), Show.PLAN), "step-3")
    [more] = [block for block in step.blocks if block.kind == "more"]
    assert [inside.kind for inside in more.blocks] == ["fold"]


def test_only_a_medicine_that_changed_is_an_event():
    note = record("letter.txt", "Breast cancer. Aspirin. Apixaban. Apixaban stopped.")
    facts = [
        fact_in(note, "medication", "aspirin", "", "Aspirin", on="2026-03-03"), fact_in(note, "medication", "apixaban", "", "Apixaban", on="2026-03-03"),
        fact_in(note, "medication", "apixaban", "", "Apixaban stopped", on="2026-04-03", time=Time.PAST),
    ]  # fmt: skip

    timeline = section(present(guide_of([note], facts), Show.ALL), "timeline")
    assert [text for text in texts_in(timeline) if "20" not in text and text != "Timeline"] == ["Medicine: apixaban", "Taken before: apixaban"]


def test_a_changed_dose_is_an_event_of_the_day_it_changed():
    """Also where a letter of that day speaks of what might come: the older dose must not stand there alone."""
    note = record("letter.txt", "Breast cancer. Hydrocortisone. Hydrocortisone 10 mg three times a day. Hydrocortisone 10 mg once a day. Mitotane would raise the need for hydrocortisone.")
    facts = [
        fact_in(note, "medication", "hydrocortisone", "", "Hydrocortisone", on="2026-09-21"),
        fact_in(note, "medication", "hydrocortisone", "10 mg three times a day", "Hydrocortisone 10 mg three times a day", on="2026-09-21"),
        fact_in(note, "medication", "hydrocortisone", "10 mg once a day", "Hydrocortisone 10 mg once a day", on="2026-11-17"),
        fact_in(note, "medication", "hydrocortisone", "", "need for hydrocortisone", on="2026-11-17T16:00:00-05:00", assertion=Assertion.HYPOTHETICAL),
    ]  # fmt: skip

    timeline = section(present(guide_of([note], facts), Show.ALL), "timeline")

    assert [text for text in texts_in(timeline) if text.startswith("Medicine")] == [
        "Medicine: hydrocortisone (10 mg three times a day)", "Medicine: hydrocortisone (10 mg once a day)",
    ]  # fmt: skip


def test_what_might_come_is_no_newer_word_on_a_medicine():
    facts = [
        fact("medication", "hydrocortisone", "10 mg once a day", date="2026-11-17"),
        replace(fact("medication", "hydrocortisone", "", date="2026-11-18"), status=Status(Assertion.HYPOTHETICAL)),
    ]

    assert [one.newest for one in in_series(facts)] == facts


@pytest.mark.parametrize(
    ("speaker", "words"),
    [
        ("operation note", "Said of the operation, in “letter”: "),
        ("pathology report", "The pathology report says, in “letter”: "),
        ("pathology, quoted", "What pathology found, as told in “letter”: "),
        ("tumour board", "The tumour board’s summary says, in “letter”: "),
        ("", "Said in “letter”: "),
    ],
)
def test_of_the_edges_of_removed_tissue_it_is_said_whose_words_they_are(speaker, words):
    note = record("letter.txt", "Breast cancer. Margins clear.")
    edges = replace(fact_in(note, "margins", "", "negative", "Margins clear"), details=Details(speaker=speaker))
    facts = [fact_in(note, "cancer", "breast", "breast cancer", "Breast cancer"), edges]

    assert f"{words}Edges of the removed tissue (margins): negative" in texts_in(present(guide_of([note], facts), Show.ALL).sections)


def test_edges_and_new_or_come_back_stand_where_a_record_states_them():
    note = record("letter.txt", "Newly found colon cancer. Margins clear.")
    facts = [
        fact_in(note, "cancer", "colon", "colon cancer", "colon cancer"), fact_in(note, "recurrence", "", "new", "Newly found"),
        fact_in(note, "margins", "", "negative", "Margins clear"),
    ]  # fmt: skip

    said_in_brief = texts_in(present(guide_of([note], facts), Show.ALL).sections)
    assert "New, or come back: newly found" in said_in_brief
    assert "Said in “letter”: Edges of the removed tissue (margins): negative" in said_in_brief


def test_what_one_paper_says_twice_stands_once_with_both_places():
    note = record("letter.txt", "Breast cancer. Removed with clear margins (R0).")
    facts = [fact_in(note, "cancer", "breast", "breast cancer", "Breast cancer")]
    facts += [fact_in(note, "margins", name, "negative", quote) for name, quote in (("", "clear margins"), ("R", "R0"))]

    step = section(present(guide_of([note], facts), Show.ALL), "step-3")
    [line] = [sentence for sentence in sentences_in(step) if "Edges of the removed tissue" in sentence.text]
    assert [source.quote for source in line.sources] == ["clear margins", "R0"]


def test_years_of_days_show_how_it_began_and_what_is_newest():
    days = [date(2015, 1, 1) + timedelta(days=30 * number) for number in range(140)]
    note = record("many.txt", "\n".join(f"CT on {day}" for day in days))
    facts = [fact_in(note, "imaging", "CT", "done", f"CT on {day}", on=str(day)) for day in days]

    timeline = section(present(guide_of([note], facts), Show.ALL), "timeline")

    _, first, between, newest = timeline.blocks
    assert (len(first.events), len(newest.events)) == (20, 80)
    assert texts_in(between) == ["40 days between are not shown here. They stand in brief.json."]


def test_a_plan_that_years_of_papers_repeat_stands_on_its_first_and_newest_day():
    days = [str(date(2015, 1, 1) + timedelta(days=30 * number)) for number in range(140)]
    note = record("many.txt", "\n".join(f"CT on {day}, surgery" for day in days))
    scans = [fact_in(note, "imaging", "CT", "done", f"CT on {day}", on=day) for day in days]
    plans = [fact_in(note, "treatment", "surgery", "lumpectomy", f"{day}, surgery", on=day, course=Course.RECOMMENDED) for day in days]

    timeline = section(present(guide_of([note], [*scans, *plans]), Show.ALL), "timeline")

    said_again, first, _, newest = timeline.blocks
    assert "first and the newest day" in texts_in(said_again)[0]
    told = {entry.label.text: texts_in(entry.blocks) for block in (first, newest) for entry in block.events}
    assert [day for day, lines in told.items() if len(lines) == 2] == ["1 January 2015", "2 June 2026"]
    assert all("Scan: CT" in lines[0] or "CT" in " ".join(lines) for lines in told.values())


def test_what_many_papers_repeat_stands_with_its_first_and_last_places():
    notes = [record(f"{number:03}.txt", f"Note {number}: grade 3.") for number in range(30)]
    facts = [fact_in(note, "grade", "", "3", "grade 3", on="2026-01-01") for note in notes]

    sentences = [one for one in sentences_in(present(guide_of(notes, facts), Show.ALL).sections) if one.sources]

    assert max(len(one.sources) for one in sentences) == 8
    assert any(one.more_places == 22 for one in sentences)


def relatives(days):
    """The line of the family's illnesses, where a note of each of these days names the mother's."""
    notes = [record(f"{day}.txt", "Mother: breast cancer at 44") for day in days]
    facts = [fact_in(note, "family", "breast", "mother, 44", "breast cancer", on=day, person=Person.FAMILY) for note, day in zip(notes, days, strict=True)]
    step = section(present(guide_of(notes, facts), Show.ALL), "step-3")
    return [sentence for sentence in sentences_in(step) if sentence.text.startswith("In the family: breast cancer (mother, 44)")]


def test_what_many_papers_say_in_the_same_words_stands_in_one_line_with_their_days():
    [line] = relatives([f"20{year}-03-01" for year in range(10, 26)])

    assert line.text == (
        "In the family: breast cancer (mother, 44), 1 March 2025; also on 1 March 2024; 1 March 2023; 1 March 2022. Before: 12 more since 1 March 2010"
    )


def test_what_a_few_papers_say_stands_with_each_of_its_days():
    assert [line.text[-4:] for line in relatives(["2023-03-01", "2024-03-01", "2025-03-01"])] == ["2023", "2024", "2025"]


def test_a_bare_mention_beside_an_older_dose_is_not_of_the_new_one():
    """A dose that a later letter lowered was not taken on the day of the older letter."""
    old, new = record("old.txt", "Hydrocortisone 10 mg three times a day. She needs hydrocortisone."), record("new.txt", "Hydrocortisone 5 mg")
    facts = [
        fact_in(old, "medication", "hydrocortisone", "10 mg three times a day", "Hydrocortisone 10 mg three times a day", on="2026-09-21"),
        fact_in(old, "medication", "hydrocortisone", "", "needs hydrocortisone", on="2026-09-21"),
        fact_in(new, "medication", "hydrocortisone", "5 mg", "Hydrocortisone 5 mg", on="2026-11-17"),
    ]

    said = texts_in(present(guide_of([old, new], facts), Show.ALL).sections)

    assert any(text.startswith("Medicine: hydrocortisone (5 mg), as of 17 November 2026. Before: 10 mg three times a day, 21 September 2026") for text in said)
    assert not any("also on 21 September" in text for text in said)


def test_what_was_said_at_the_operation_and_what_pathology_said_after_stand_together():
    letter, report = record("discharge.txt", "Clear margins."), record("report.txt", "Margins POSITIVE. Cancer of the breast.")
    facts = [
        fact_in(report, "cancer", "breast", "breast", "Cancer of the breast"),
        replace(fact_in(letter, "margins", "", "negative", "Clear margins", on="2026-09-21"), details=Details(speaker="operation note")),
        fact_in(report, "margins", "", "positive", "Margins POSITIVE", on="2026-09-28"),
    ]

    step = section(present(guide_of([letter, report], facts), Show.ALL), "step-5")
    said = texts_in(step)

    assert "said one after the other" in said
    assert any(text.startswith("Said of the operation") and "negative" in text for text in said)
    assert any("positive" in text for text in said)
    assert any(text.startswith("One is what was said of the operation,") for text in said)


def test_what_a_letter_and_a_coded_record_of_one_day_say_stands_once():
    letter, coded = record("letter.txt", "We discussed radiation. Cancer of the breast."), record("export.txt", "radiation")
    facts = [
        fact_in(letter, "cancer", "breast", "breast", "Cancer of the breast"),
        *(fact_in(note, "treatment", "radiation", "", "radiation", on="2026-11-17", course=Course.DISCUSSED) for note in (letter, coded)),
    ]

    options = section(present(guide_of([letter, coded], facts), Show.ALL), "step-2")
    lines = [one for one in sentences_in(options) if one.text == "Radiation therapy (discussed), 17 November 2026"]

    assert len(lines) == 1
    assert len(lines[0].sources) == 2


def test_a_scan_that_a_letter_only_speaks_of_is_no_event_of_its_day():
    """"A colonoscopy is due next year" is nothing that happens on the day of the letter."""
    note = record("letter.txt", "A colonoscopy is due next year. A CT was done.")
    due = fact_in(note, "procedure", "colonoscopy", "planned", "colonoscopy", on="2026-11-09", time=Time.PLANNED)
    done = fact_in(note, "imaging", "CT", "done", "CT was done", on="2026-11-09", time=Time.PAST)

    timeline = section(present(guide_of([note], [due, done]), Show.ALL), "timeline")
    said = texts_in(timeline)

    assert "CT: done" in said
    assert not any("olonoscopy" in text for text in said)
