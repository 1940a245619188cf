"""Each line on the page for a doctor holds when it is read alone: with its side, its place, its day; and stands once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from beside.brief import Show, present_doctor
from beside.facts.fact import Details, Time
from tests.brief_builders import fact, guide_of, record


def lines(documents, facts, part: str) -> list[str]:
    found = next(one for one in present_doctor(guide_of(documents, facts), Show.ALL).parts if one.id == part)
    return [f"{line.label.text + ': ' if line.label else ''}{' / '.join(said.text for said in line.said)}" for line in found.lines]


def test_what_a_fact_names_is_not_looked_for():
    note = record("note.txt", "CT\nBRCA1")
    facts = [fact(note, "imaging", "CT", "two lesions in the liver", "CT", on="2026-10-26"), fact(note, "germline", "BRCA1", "negative", "BRCA1", on="2026-06-01")]

    looked_for = lines([note], facts, "open")[-1]
    assert "hearing" in lines([record("other.txt", "cisplatin")], [], "open")[-1]
    assert "staging scans" not in looked_for
    assert "germline testing" not in looked_for
    assert "staging scans" in lines([record("other.txt", "She is well.")], [], "open")[-1]


def test_a_grade_stands_with_the_tumour_it_is_of():
    note = record("note.txt", "\n".join(f"{side} {word}" for side in ("left", "right") for word in ("cancer", "grade", "type")))
    facts = []
    for side, grade, tissue in (("left", "3", "ductal carcinoma"), ("right", "2", "lobular carcinoma")):
        of = {"cancer": "breast", "side": side, "on": "2026-10-22"}
        facts += [fact(note, "cancer", "breast", "breast cancer", f"{side} cancer", **of), fact(note, "grade", "", grade, f"{side} grade", **of), fact(note, "histology", "", tissue, f"{side} type", **of)]

    said = lines([note], facts, "pathology")
    assert any(line.startswith("left breast: ") and "grade 3" in line and "ductal" in line and "lobular" not in line for line in said)
    assert any(line.startswith("right breast: ") and "grade 2" in line and "lobular" in line and "ductal" not in line for line in said)


def test_a_biopsy_without_its_place_stands_in_its_sentence():
    note = record("note.txt", "A lump in the left breast, biopsy benign (fibroadenoma). All else is well.")
    biopsy = fact(note, "procedure", "biopsy", "benign", "biopsy", time=Time.PAST)

    assert any("“A lump in the left breast, biopsy benign (fibroadenoma).”" in line for line in lines([note], [biopsy], "pathology"))


def test_a_receptor_in_a_word_keeps_the_percentage_of_the_same_day():
    note = record("note.txt", "ER positive\n90 %")
    word = fact(note, "biomarker", "ER", "positive", "ER positive", on="2026-10-22")
    percent = replace(fact(note, "biomarker", "ER", "90", "90 %", on="2026-10-22"), value=Decimal(90), unit="%")

    assert lines([note], [word, percent], "biomarkers")[0] == "ER positive (90%) (22 Oct 2026)"


def test_a_planned_scan_in_a_letter_stands_in_its_sentence():
    note = record("note.txt", "Chemotherapy starts on December 1, with a CT after four cycles.")
    scan = fact(note, "imaging", "CT", "planned", "CT", time=Time.PLANNED, on="2026-12-01")

    assert "“Chemotherapy starts on December 1, with a CT after four cycles.”" in lines([note], [scan], "imaging")[0]


def test_a_germline_result_on_its_way_is_not_silent():
    note = record("note.txt", "germline sent")
    sent = replace(fact(note, "pending", "germline", "germline", "germline sent", time=Time.PENDING, on="2026-10-30"), details=Details())

    said = lines([note], [sent], "biomarkers")
    assert said[0].startswith("Awaited: germline")
    assert "when due: not in the records given" in said[0]
    assert "Germline: result awaited, as above" in said


def test_a_symptom_of_long_ago_is_not_one_of_today():
    note = record("note.txt", "lump\ncough")
    facts = [fact(note, "symptom", "lump", "present", "lump", on="2025-09-01"), fact(note, "symptom", "cough", "present", "cough", on="2026-11-01")]

    said = lines([note], facts, "fitness")
    assert "Symptoms: cough (1 Nov 2026)" in said
    assert "Symptoms named over half a year ago: lump (1 Sep 2025)" in said


def test_words_on_periods_answer_the_question_of_menopause():
    def missing(words: str) -> str:
        note = record("note.txt", f"breast cancer. female. ER positive. {words}")
        of = {"cancer": "breast", "on": "2026-10-22"}
        cancer = fact(note, "cancer", "breast", "breast cancer", "breast cancer", **of)
        return " ".join(lines([note], [cancer, fact(note, "person", "sex", "female", "female"), fact(note, "biomarker", "ER", "positive", "ER positive", **of)], "open"))

    assert "menopausal status" in missing("She is well.")
    assert "menopausal status" not in missing("Periods are regular.")


def test_an_entry_that_says_a_letter_again_is_not_quoted_twice():
    letter, entry = record("letter.txt", "We advise surgery first, to shrink what is left."), record("entry.json", "We advise surgery first")
    facts = [fact(one, "recommendation", "", "We advise surgery first", "We advise surgery first", on="2026-11-16") for one in (letter, entry)]

    assert len([line for line in lines([letter, entry], facts, "plan") if "We advise surgery first" in line]) == 1


def test_a_relative_in_a_sentence_is_not_said_again_in_brackets():
    note = record("note.txt", "Her sister had breast cancer at 45.")
    sister = fact(note, "family", "breast", "sister, 45", "breast cancer", on="2026-11-06")

    said = next(line for line in lines([note], [sister], "biomarkers") if line.startswith("Family history: "))
    assert "“Her sister had breast cancer at 45.”" in said
    assert "(sister, 45)" not in said
