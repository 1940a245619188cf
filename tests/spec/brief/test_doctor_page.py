"""One page for a doctor: what a colleague asks in the first minutes, each line with its date and record."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from beside.brief import (
    Show,
    present_doctor,
    render_doctor_html,
    render_doctor_pdf,
    render_doctor_text,
    render_json,
)
from beside.brief.clinical import items, say_clinically, words
from beside.brief.visible import pasteable
from beside.case import Statement
from beside.errors import Problem
from beside.facts.fact import KINDS, Assertion, Course, Details, Time
from beside.knowledge import load_knowledge
from beside.terms.dates import parse_date
from beside.terms.kinds import EARLIER_FORM
from tests.brief_builders import demo_guide, fact, guide_of, record

PARTS = ["decision", "case", "plan", "pathology", "treatment", "imaging", "biomarkers", "fitness", "matters", "open"]


def lines(guide, part: str) -> list[str]:
    """What stands in a part: the label and the sentences of each line."""
    found = next(one for one in present_doctor(guide, Show.ALL).parts if one.id == part)
    return [f"{line.label.text + ': ' if line.label else ''}{' / '.join(said.text for said in line.said)}" for line in found.lines]


def one_note(*facts, text: str = "", statements=(), problems=()):
    """A guide of one note in which each of these stands: kind, name, value and more."""
    quotes = [f"{kind} {name} {value}." for kind, name, value, _ in facts]
    note = record("note.txt", "\n".join([*quotes, text]))
    made = [fact(note, kind, name, value, quote, **more) for quote, (kind, name, value, more) in zip(quotes, facts, strict=True)]
    return guide_of([note], made, statements, problems)


def test_it_has_ten_parts_in_the_order_a_doctor_asks(guide, empty_guide):
    for one in (guide, empty_guide):
        assert [part.id for part in present_doctor(one, Show.PLAN).parts] == PARTS


def test_the_case_stands_in_a_line_with_the_date_of_each_thing(guide):
    patient, tumour, goal = lines(guide, "case")

    assert patient.startswith("Patient: FARROWBY, IMOGEN / born 14 Mar 1979, age 47 on 22 Nov 2026 / sex: not in the records given / ECOG 0 (12 Nov 2026)")
    assert tumour.startswith("breast cancer (left): invasive ductal carcinoma (left); grade 3 (Nottingham) (6 Nov 2026) / cT2 cN1 cM0; stage IIB (AJCC 8) (13 Nov 2026)")
    assert "ER positive (85%); PR positive (20%); HER2 equivocal (score 2+, IHC); Ki-67 35% (6 Nov 2026)" in tumour
    assert goal == "Stated goal: “the goal of treatment is to cure the cancer and to lower the chance of it coming back” (16 Nov 2026)"


def test_whether_it_is_new_is_said_only_where_a_record_says_so(guide):
    assert "new or recurrent: not stated in the records given" in lines(guide, "case")[1]

    back = one_note(("cancer", "breast", "breast cancer", {"cancer": "breast"}), ("recurrence", "", "recurrent", {"cancer": "breast", "on": "2026-01"}))
    assert "recurrent (Jan 2026)" in lines(back, "case")[1]


def test_an_age_needs_a_birth_date_and_two_that_differ_are_both_shown():
    assert "age: not in the records given" in lines(one_note(), "case")[0]
    assert "born 1960, age 65 to 66 on 22 Nov 2026" in lines(one_note(("person", "birth date", "1960", {})), "case")[0]

    two = one_note(("person", "birth date", "1960-04-01", {}), ("person", "birth date", "1961-04-01", {}))
    assert "birth dates differ: 1960-04-01 vs 1961-04-01" in lines(two, "case")[0]


def test_the_plan_stands_with_who_when_and_why_in_the_words_of_the_record(guide):
    said = lines(guide, "plan")

    assert said[0].startswith("Recommended: 07 clinic letter, 16 November 2026: “We recommend chemotherapy before surgery: doxorubicin with cyclophosphamide")
    assert "to shrink the tumor before the operation, because a lymph node is involved" in said[0]
    assert "Ms. Farrowby asked about mastectomy." in said[0]


def test_two_values_that_differ_both_stand_first_and_neither_is_chosen():
    at = {"cancer": "breast", "side": "left"}
    differing = one_note(
        ("cancer", "breast", "breast cancer", at), ("margins", "", "negative", {"on": "2026-09-21", **at}),
    )  # fmt: skip
    other = record("other.txt", "margins positive.")
    both = guide_of([*differing.case.documents, other], [*differing.case.facts, fact(other, "margins", "", "positive", "margins positive.", on="2026-09-28", **at)])

    assert lines(both, "pathology")[0] == "Records differ: margins negative (21 Sep 2026) / vs margins positive (28 Sep 2026)"


def test_what_is_awaited_stands_first_with_its_assay_and_dates(guide):
    assert lines(guide, "biomarkers")[0] == "Awaited: HER2 (since 9 Nov 2026, expected 25 Nov 2026)"


def test_markers_of_two_tumours_stay_apart():
    at = {side: {"cancer": "breast", "side": side} for side in ("left", "right")}
    two = one_note(
        ("cancer", "breast", "left breast cancer", at["left"]), ("cancer", "breast", "right breast cancer", at["right"]),
        ("biomarker", "ER", "positive", {"on": "2026-01-02", **at["left"]}), ("biomarker", "ER", "negative", {"on": "2026-01-01", **at["right"]}),
    )  # fmt: skip

    assert lines(two, "biomarkers")[:2] == ["left breast: ER positive (2 Jan 2026)", "right breast: ER negative (1 Jan 2026)"]


def test_one_treatment_on_many_days_is_one_line_with_its_first_and_last():
    given = [("treatment", "chemotherapy", "paclitaxel", {"course": Course.COMPLETED, "time": Time.PAST, "on": f"2026-0{month}-01"}) for month in range(1, 6)]
    note = record("notes.txt", "".join(f"{month} paclitaxel. " for month in range(1, 6)))
    facts = [fact(note, kind, name, value, f"{place} paclitaxel.", **more) for place, (kind, name, value, more) in enumerate(given, 1)]

    assert lines(guide_of([note], facts), "treatment")[0] == "chemotherapy: paclitaxel (completed) (5 dates, 1 Jan 2026 to 1 May 2026)"


def test_why_a_treatment_stopped_its_line_and_cycles_stand_with_it():
    note = record("note.txt", "Cisplatin was stopped.")
    stopped = replace(
        fact(note, "treatment", "chemotherapy", "cisplatin", "Cisplatin was stopped.", course=Course.STOPPED, time=Time.PAST, on="2025-03-01"),
        details=Details(why_stopped="hearing loss", line="1", cycles="3", end=parse_date("2025-05")),
    )
    said = lines(guide_of([note], [stopped]), "treatment")

    assert said[0] == "chemotherapy: cisplatin (stopped, line 1, cycles/fractions 3, reason: hearing loss, to May 2025) (1 Mar 2025)"
    assert said[1] == "As written: note (1 Mar 2025): “Cisplatin was stopped.”"
    assert said[2:] == ["Response as stated: not in the records given", "Toxicity: not in the records given"]


@pytest.mark.parametrize(
    ("value", "status", "said"),
    [
        ("equivocal", {}, "HER2 equivocal"),
        ("positive", {"assertion": Assertion.RULED_OUT}, "not: HER2 positive"),
        ("positive", {"assertion": Assertion.UNCERTAIN}, "uncertain: HER2 positive"),
        ("equivocal", {"time": Time.PENDING}, "HER2 equivocal, final result awaited"),
    ],
)
def test_doubt_and_waiting_are_never_lost_on_the_way(value, status, said):
    note = record("note.txt", "HER2")

    assert str(say_clinically(fact(note, "biomarker", "HER2", value, "HER2", **status))) == said


def test_a_number_keeps_three_decimals_and_the_whole_stands_in_the_brief():
    note = record("note.txt", "creatinine 0.7040848041569062")
    measured = replace(fact(note, "lab", "creatinine", 1, "creatinine", unit="mg/dL"), value=Decimal("0.7040848041569062"))

    assert str(say_clinically(measured)) == "creatinine 0.704 mg/dL"


def test_every_kind_of_fact_and_every_item_has_clinical_words():
    said = {kind for kind, _, _ in words()}
    cards = {card.id for card in load_knowledge().cards.values()}

    assert set(KINDS) - {"person"} <= said
    assert set(items()) <= cards


def test_what_is_missing_not_read_left_out_or_disputed_stands_at_the_end():
    her2 = demo_guide().case.facts[0]
    disputed = Statement("dispute", "That was my sister.", "Imogen", "2026-11-20", her2.id)
    guide = demo_guide([disputed], [Problem("scan.pdf", "has no text", "", lost=True)])
    said = lines(guide, "open")

    assert any(line.startswith("Disputed: Disputed by Imogen, 20 November 2026: “That was my sister.”") for line in said)
    assert "Not read: scan.pdf" in said
    assert any(line.startswith("Not in the records given: ") and "germline testing" in line for line in said)


def test_slides_images_and_silent_parts_say_that_they_are_not_in_the_records(empty_guide):
    assert lines(empty_guide, "pathology") == ["not in the records given", "Addenda, slides, blocks: not in the records given"]
    assert lines(empty_guide, "imaging") == ["not in the records given", "Images: not in the records given"]
    assert lines(empty_guide, "treatment") == ["none in the records given"]
    assert lines(empty_guide, "fitness") == ["Not in the records given: Performance / Laboratory / Conditions / Symptoms / Medicines / Allergies"]


def test_each_sentence_from_a_record_names_it_and_each_name_stands_at_the_foot(guide):
    page = present_doctor(guide, Show.ALL)
    named = {document for one in page.records for document in one.documents}

    for part in page.parts:
        for line in part.lines:
            assert {source.document for said in line.said for source in said.sources} <= named
    assert [one.number for one in page.records] == list(range(1, len(page.records) + 1))
    assert "07 clinic letter, 16 November 2026" in [one.name.text for one in page.records]


def large_guide():
    """A long illness: hundreds of facts of every kind, and everything open that can be."""
    notes, facts, at = [], [], {"cancer": "breast", "side": "left"}
    words_of = {"imaging": "a mass of so many millimetres in the upper outer part, and much else that was seen there " * 2}
    for number in range(60):
        text = "\n".join(f"{kind} {number} {words_of.get(kind, kind)}" for kind in KINDS)
        note = record(f"letter-{number}.txt", text)
        notes.append(note)
        for kind in KINDS:
            if kind != "person":
                value = words_of.get(kind, f"{kind} value {number}")
                course = {"course": list(Course)[number % 7]} if kind == "treatment" else {}
                facts.append(fact(note, kind, f"{kind} {number % 20}", value, f"{kind} {number}", on=f"20{number % 27:02}-01-01", **course, **at))
    return demo_guide(notes=notes, facts=facts)


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
def test_it_fits_one_sheet_however_long_the_illness(guide, paper):
    for one in (guide, large_guide()):
        [_] = PdfReader(BytesIO(render_doctor_pdf(present_doctor(one, Show.ALL), paper))).pages


def test_what_does_not_fit_is_counted_and_what_is_open_always_fits():
    guide = large_guide()
    page = present_doctor(guide, Show.ALL)
    said = " ".join(one.text for part in page.parts for line in part.lines for one in line.said)
    waited = {one.name for one in guide.case.facts if one.kind == "pending" and one.status.assertion is Assertion.STATED}

    assert any(part.more and re.fullmatch(r"and \d+ more, in the brief", part.more.text) for part in page.parts)
    assert sorted(name for name in waited if name not in said) == []
    assert sum(line.is_open for part in page.parts for line in part.lines) > 5


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("size", ["usual", "large"])
def test_the_web_page_prints_on_one_sheet(guide, chromium, tmp_path, paper, size):
    page = present_doctor(guide if size == "usual" else large_guide(), Show.ALL)
    html = re.sub(r"<meta http-equiv=[^>]*>", "", render_doctor_html(page))
    (tmp_path / "doctor.html").write_text(html.replace("@page { margin", f"@page {{ size: {paper}; margin"), "utf-8")
    subprocess.run(
        [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}", "--no-pdf-header-footer",
         f"--print-to-pdf={tmp_path / 'doctor.pdf'}", (tmp_path / "doctor.html").as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    [_] = PdfReader(tmp_path / "doctor.pdf").pages


@pytest.mark.parametrize("show", [Show.PLAN, Show.RESULTS])
def test_a_door_stands_before_it_where_the_person_chose_not_to_see_everything(guide, show):
    page = present_doctor(guide, show)
    [door, sheet] = [leaf.extract_text() for leaf in PdfReader(BytesIO(render_doctor_pdf(page))).pages]
    html = render_doctor_html(page)

    assert "HER2" not in door
    assert "It holds every result in your records" in " ".join(door.split())
    assert "HER2" in sheet
    assert html.index("It holds every result") < html.index("<details>") < html.index("HER2")


def test_without_anything_folded_there_is_no_door(guide):
    page = present_doctor(guide, Show.ALL)

    assert "<details>" not in render_doctor_html(page)
    assert page.door == ()


def test_what_the_person_chose_to_see_changes_no_line(guide):
    assert present_doctor(guide, Show.PLAN).parts == present_doctor(guide, Show.ALL).parts


def test_as_text_it_has_78_columns_and_no_odd_character(guide):
    strange = one_note(("condition", "“naïve” – 5 µg ≥ x", "present", {}), ("medication", "\u202eevil\u2028", "10 mg", {}))
    for one in (guide, strange):
        text = render_doctor_text(present_doctor(one, Show.ALL))
        assert max(map(len, text.splitlines())) <= 78
        assert [sign for sign in text if not (sign.isascii() or sign.isalpha())] == []
    assert '"naïve" - 5 ug >= x' in render_doctor_text(present_doctor(strange, Show.ALL))
    assert "<U+202E>evil" in render_doctor_text(present_doctor(strange, Show.ALL))


def test_web_page_text_and_json_say_the_same(guide):
    page = present_doctor(guide, Show.ALL)
    written = json.loads(render_json(guide, present_all(guide)))["doctor"]
    text = re.sub(r"\W", "", render_doctor_text(page))
    html = render_doctor_html(page)

    for part in written["parts"]:
        for line in part["lines"]:
            for said in line["said"]:
                assert re.sub(r"\W", "", pasteable(said["text"]))[:40] in text
                assert said["text"].split(" ")[0].replace("'", "&#39;") in html


def present_all(guide):
    from beside.brief import present

    return present(guide, Show.ALL)


def test_it_says_that_no_clinician_checked_it(guide):
    assert "not checked by a clinician" in render_doctor_text(present_doctor(guide, Show.ALL))


def test_one_operation_on_two_days_shows_both_days():
    notes = [record(f"note-{day}.txt", "adrenalectomy") for day in (15, 17)]
    done = {"course": Course.COMPLETED, "time": Time.PAST}
    facts = [fact(note, "treatment", "surgery", "adrenalectomy", "adrenalectomy", on=f"2026-09-{day}", **done) for note, day in zip(notes, (15, 17), strict=True)]

    differ = "Records differ: surgery: adrenalectomy (completed) (15 Sep 2026) / vs surgery: adrenalectomy (completed) (17 Sep 2026)"
    assert lines(guide_of(notes, facts), "treatment")[0] == differ


def test_a_scan_that_was_called_not_needed_is_not_one_that_was_not_done():
    note = record("note.txt", "bone scan")

    assert str(say_clinically(fact(note, "imaging", "bone scan", "needed", "bone scan", assertion=Assertion.RULED_OUT))) == "bone scan: not needed"
    assert str(say_clinically(fact(note, "imaging", "bone scan", "done", "bone scan", assertion=Assertion.RULED_OUT))) == "bone scan: not done"


def test_nothing_is_cut_while_the_sheet_has_room(guide):
    assert not any(part.more for part in present_doctor(guide, Show.ALL).parts)


def test_whether_the_images_themselves_are_there_is_said():
    note = record("study", "MRI CT")
    scan = fact(note, "imaging", "MRI", "done", "MRI", on="2026-11-10")
    held, listed = replace(scan, details=Details(images="24")), replace(scan, reader="fhir:imagingstudy")

    assert lines(guide_of([note], [held]), "imaging")[-1] == "Images: in the records given: MRI (images: 24) (10 Nov 2026)"
    assert lines(guide_of([note], [listed]), "imaging")[-1] == "Images: study listed in the record (MRI); the images themselves are not in the records given"
    assert lines(guide_of([note], [scan]), "imaging")[-1] == "Images: not in the records given"


def paper(document, author="", place="", on="2026-11-16"):
    """Who signed a document and whose letterhead it bears, as facts of it."""
    return [fact(document, "paper", name, words, words, on=on) for name, words in (("author", author), ("place", place)) if words]


def test_the_question_names_each_way_once_in_the_order_of_the_letter_with_its_writer():
    words = "We recommend chemotherapy: doxorubicin with paclitaxel, then lumpectomy. Mastectomy was discussed. Quill Invented, MD, Oncology"
    letter = record("letter.txt", words)
    ways = [("chemotherapy", "doxorubicin"), ("chemotherapy", "paclitaxel"), ("surgery", "lumpectomy")]
    quotes = [words[: words.index(value) + len(value)] for _, value in ways]
    planned = [fact(letter, "treatment", kind, value, quote, course=Course.RECOMMENDED, on="2026-11-16") for (kind, value), quote in [*zip(ways, quotes, strict=True)][::-1]]
    discussed = fact(letter, "treatment", "surgery", "mastectomy", "Mastectomy", course=Course.DISCUSSED, on="2026-11-16")
    said = lines(guide_of([letter], [*planned, discussed, *paper(letter, "Quill Invented, MD, Oncology")]), "decision")

    named = "Quill Invented, MD, Oncology, 16 Nov 2026: recommended chemotherapy (doxorubicin, paclitaxel); surgery (lumpectomy); discussed surgery (mastectomy)"
    assert said[0] == f"Question: {named} / patient’s own question: not in the records given"


def test_the_day_a_treatment_is_to_start_stands_with_the_decision():
    note = record("letter.txt", "FOLFIRI, to start on December 1, 2026.")
    planned = fact(note, "treatment", "chemotherapy", "FOLFIRI", "FOLFIRI", course=Course.PLANNED, time=Time.PLANNED, due="2026-12-01", on="2026-11-16")

    assert "Treatment to start: chemotherapy (FOLFIRI) (1 Dec 2026)" in lines(guide_of([note], [planned]), "decision")


def test_a_report_stands_in_its_own_words_with_house_and_signature():
    text = "GLENBURN IMAGING\nThe greatest dimension is 31 mm. Quill Invented, MD"
    scan = record("mri.txt", text)
    said = "The greatest dimension is 31 mm."
    facts = [fact(scan, "report", "MRI", said, said, on="2026-11-10"), *paper(scan, "Quill Invented, MD", "GLENBURN IMAGING", on="2026-11-10")]
    lines_said = lines(guide_of([scan], facts), "imaging")

    assert lines_said[0] == "MRI (10 Nov 2026; GLENBURN IMAGING; Quill Invented, MD): “The greatest dimension is 31 mm.”"
    assert lines_said[-1] == "Images: not in the records given; reports by GLENBURN IMAGING (MRI 10 Nov 2026)"


def test_where_slides_are_is_said_in_words_and_else_who_reported():
    tissue = record("path.txt", "Invasive carcinoma. Slides are kept at Glenburn Pathology.")
    report = fact(tissue, "report", "pathology", "Invasive carcinoma.", "Invasive carcinoma.", on="2026-11-06")
    slides = fact(tissue, "specimen", "slides", "Slides are kept at Glenburn Pathology", "Slides are kept at Glenburn Pathology", on="2026-11-06")

    assert lines(guide_of([tissue], [report, slides]), "pathology")[-1] == "Addenda, slides, blocks: path (6 Nov 2026): “Slides are kept at Glenburn Pathology.”"
    unknown = "Addenda, slides, blocks: where slides and blocks are kept: not in the records given; reported by path (pathology 6 Nov 2026)"
    assert lines(guide_of([tissue], [report]), "pathology")[-1] == unknown


def test_two_methods_that_measure_alike_are_one_value():
    at = {"cancer": "breast", "side": "left", "unit": "mm"}
    notes = [record(f"{number}.txt", f"breast cancer {number} mm") for number in (1, 2, 3)]
    told = [("ultrasound", 23, "2026-10-30"), ("", 23, "2026-11-06"), ("MRI", 31, "2026-11-10")]
    sizes = [fact(note, "tumour.size", name, value, "mm", on=on, **at) for note, (name, value, on) in zip(notes, told, strict=True)]
    cancer = fact(notes[0], "cancer", "breast", "breast cancer", "breast cancer", cancer="breast", side="left", on="2026-10-30")

    assert lines(guide_of(notes, [cancer, *sizes]), "imaging")[0] == "Records differ: size 23 mm (ultrasound) (30 Oct 2026) / vs size 31 mm (MRI) (10 Nov 2026)"


def test_a_value_that_a_letter_repeats_keeps_the_day_of_the_laboratory_and_markers_their_course():
    table, letter = record("lab.txt", "PSA 5.9 then PSA 6.8"), record("letter.txt", "PSA 6.8")
    measured = [replace(fact(table, "lab", "PSA", 1, quote, on=on), value=Decimal(number), unit="ng/mL", details=Details(reference_range="0.0-4.0"))
                for quote, number, on in (("PSA 5.9", "5.9", "2025-06-03"), ("PSA 6.8", "6.8", "2026-07-20"))]  # fmt: skip
    repeated = replace(fact(letter, "lab", "PSA", 1, "PSA 6.8", on="2026-10-29"), value=Decimal("6.8"), unit="ng/mL")

    assert "Laboratory: PSA 6.8 ng/mL (ref. 0.0-4.0) (20 Jul 2026); before: 5.9 (3 Jun 2025)" in lines(guide_of([table, letter], [*measured, repeated]), "fitness")


def test_a_medicine_that_the_newest_paper_stops_is_not_taken():
    old, new = record("old.txt", "amlodipine 5 mg"), record("new.txt", "amlodipine stopped")
    facts = [fact(old, "medication", "amlodipine", "5 mg", "amlodipine 5 mg", on="2026-09-21"), fact(new, "medication", "amlodipine", "", "amlodipine stopped", time=Time.PAST, on="2026-11-17")]
    said = lines(guide_of([old, new], facts), "fitness")

    assert "Stopped: previous: amlodipine (17 Nov 2026)" in said
    assert not any(line.startswith("Medicines: ") for line in said)


@pytest.mark.parametrize(
    ("details", "label", "said"),
    [
        (Details(end=parse_date("2026-03-01")), "Past the last day given", "amlodipine 5 mg (to 1 Mar 2026) (1 Feb 2026)"),
        (Details(end=parse_date("2026-03-01"), note="marked active"), "Medicines", "amlodipine 5 mg (marked active, to 1 Mar 2026) (1 Feb 2026)"),
    ],
)
def test_a_last_day_that_has_passed_is_no_stop(details, label, said):
    old = record("old.txt", "amlodipine 5 mg")
    taken = replace(fact(old, "medication", "amlodipine", "5 mg", "amlodipine 5 mg", on="2026-02-01"), details=details)

    assert f"{label}: {said}" in lines(guide_of([old], [taken]), "fitness")


def test_a_mark_of_normal_is_passed_on_as_a_mark():
    table = record("lab.txt", "PSA 5 then haemoglobin 13")
    details = Details(flag="N", reference_range="<2.5")
    psa = replace(fact(table, "lab", "PSA", 1, "PSA 5"), value=Decimal(5), unit="ng/mL", details=details)
    blood = replace(fact(table, "lab", "haemoglobin", 1, "haemoglobin 13"), value=Decimal(13), unit="g/dL", details=replace(details, reference_range="12-16"))

    [said] = [line for line in lines(guide_of([table], [psa, blood]), "fitness") if line.startswith("Laboratory")]
    assert "PSA 5 ng/mL (marked “N”, yet outside the range as printed, ref. <2.5)" in said
    assert "haemoglobin 13 g/dL (marked “N”, ref. 12-16)" in said
    assert "normal" not in said


def test_a_stage_on_which_records_differ_is_not_chosen_in_the_case_line():
    at = {"cancer": "rectum"}
    notes = [record(f"{number}.txt", "rectal cancer cT3 cT2") for number in (1, 2)]
    stages = [fact(note, "stage.t", "c", value, f"c{value}", on=on, **at) for note, value, on in zip(notes, ("T3", "T2"), ("2026-10-23", "2026-10-30"), strict=True)]
    cancer = fact(notes[0], "cancer", "rectum", "rectal cancer", "rectal cancer", on="2026-10-23", **at)
    said = lines(guide_of(notes, [cancer, *stages]), "case")

    assert said[0] == "Records differ: cT3 (23 Oct 2026) / vs cT2 (30 Oct 2026)"
    assert "T, N or stage: records differ, as above" in said[2]
    assert "cT2" not in said[2]


def test_a_range_in_the_unit_of_its_value_does_not_say_it_again():
    note = record("note.txt", "eGFR 94")
    measured = replace(fact(note, "lab", "eGFR", 94, "eGFR 94", unit="mL/min/{1.73_m2}"), details=Details(reference_range=">=60 mL/min/{1.73_m2}"))

    assert str(say_clinically(measured)) == "eGFR 94 mL/min/1.73 m² (ref. >=60)"


def test_a_tumour_board_stands_with_the_plan_and_a_telephone_note_before_all():
    board, call = record("board.txt", "Chemotherapy first. Surgeon absent."), record("call.txt", "Both legs are weak.")
    facts = [fact(board, "report", "tumour board", "Chemotherapy first. Surgeon absent.", "Chemotherapy first.", on="2026-11-18"),
             fact(call, "report", "telephone note", "Both legs are weak.", "Both legs are weak.", on="2026-11-20")]  # fmt: skip
    guide = guide_of([board, call], facts)

    assert lines(guide, "plan")[0] == "Recommended: tumour board (18 Nov 2026): “Chemotherapy first. Surgeon absent.”"
    assert lines(guide, "decision")[0] == "By telephone: telephone note (20 Nov 2026): “Both legs are weak.”"


def test_either_reading_of_a_birth_date_gives_the_age_where_both_give_the_same():
    note = record("note.txt", "Born: 11/02/1974")
    said = lines(guide_of([note], [fact(note, "person", "birth date", "1974", "Born: 11/02/1974")]), "case")[0]

    assert "born 1974 (written 11/02/1974), age 52 on 22 Nov 2026" in said


def test_of_a_report_that_is_there_the_final_form_is_awaited():
    note = record("report", "Invasive carcinoma, preliminary")
    found = fact(note, "histology", "", "invasive carcinoma", "Invasive carcinoma", on="2026-11-03")
    waits = fact(note, "pending", "pathology report", "awaited", "preliminary", time=Time.PENDING, on="2026-11-03")

    assert "Awaited: final pathology report or addendum, an earlier form is in the records" in lines(guide_of([note], [found, waits]), "open")[0]
    told = replace(waits, details=replace(waits.details, note=EARLIER_FORM))
    assert "Awaited: final pathology report or addendum, an earlier form is in the records (3 Nov 2026)" in lines(guide_of([note], [told]), "open")[0]
    assert lines(guide_of([note], [waits]), "open")[0].startswith("Awaited: pathology report (3 Nov 2026)")


def test_what_the_person_asks_is_the_question():
    note = record("message.txt", "How do we know which?")
    said = lines(guide_of([note], [fact(note, "remark", "question", "How do we know which?", "How do we know which?", on="2026-11-12")]), "decision")

    assert said[0] == "Question: “How do we know which?” (12 Nov 2026)"
