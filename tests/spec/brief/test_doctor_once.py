"""Each thing stands once on the page for a doctor, in its own place, and what differs stands side by side."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from beside.brief import Show, present_doctor
from beside.facts.fact import Assertion, Course, Details, Time
from beside.records.document import Entry, Part
from beside.records.fhir_types import CodeableConcept, Observation, Procedure, Reference
from beside.terms.places import Source
from tests.brief_builders import fact, guide_of, record, source_in
from tests.spec.brief.test_doctor_page import lines


def page(text: str, *made, name="note.txt"):
    note = record(name, text)
    return guide_of([note], [fact(note, kind, called, value, quote, **more) for kind, called, value, quote, more in made])


def test_a_sentence_that_says_another_again_stands_once():
    letter, entry = record("letter.txt", "Ms. A. asked about mastectomy. We discussed it; she would prefer to keep her breast."), record("entry", "She asked. Discussed; she would prefer to keep her breast.")
    wishes = [fact(letter, "goal", "patient", "keep", "We discussed it; she would prefer to keep her breast.", on="2026-11-16"),
              fact(entry, "goal", "patient", "keep", "Discussed; she would prefer to keep her breast.", on="2026-11-16")]  # fmt: skip
    other = fact(record("third.txt", "I do not want chemotherapy."), "goal", "patient", "no", "I do not want chemotherapy.", on="2026-11-16")

    said = lines(guide_of([letter, entry], [*wishes, other]), "matters")
    assert said == ["“We discussed it; she would prefer to keep her breast.” (16 Nov 2026)", "“I do not want chemotherapy.” (16 Nov 2026)"]


def test_what_a_surgeon_saw_and_pathology_found_stand_side_by_side_where_they_differ():
    at = {"cancer": "adrenal"}
    letter, report = record("letter.txt", "adrenal cancer, clear margins"), record("report.txt", "margins positive")
    seen = replace(fact(letter, "margins", "", "negative", "clear margins", on="2026-09-21", **at), details=Details(speaker="operation note"))
    found = fact(report, "margins", "", "positive", "margins positive", on="2026-09-28", **at)
    cancer = fact(letter, "cancer", "adrenal", "adrenal cancer", "adrenal cancer", **at)

    assert lines(guide_of([letter, report], [cancer, seen, found]), "pathology")[0] == (
        "Operation note and pathology differ: margins negative (operation note) (21 Sep 2026) / vs margins positive (28 Sep 2026)"
    )
    same = replace(found, value="negative")
    assert not any("differ" in line for line in lines(guide_of([letter, report], [cancer, seen, same]), "pathology"))


def test_conditions_of_earlier_stand_apart_from_those_of_today():
    said = lines(page("hypertension. cushing syndrome.", ("condition", "cushing syndrome", "present", "cushing syndrome", {"time": Time.PAST, "on": "2026-11-17"}),
                      ("condition", "hypertension", "present", "hypertension", {"on": "2026-11-17"})), "fitness")  # fmt: skip

    assert [line.split(" / ")[0] for line in said if line.startswith("Conditions: ")] == ["Conditions: hypertension (17 Nov 2026)"]
    assert "Earlier conditions: cushing syndrome (17 Nov 2026)" in said


def test_a_condition_stands_with_what_its_letter_says_of_it():
    said = lines(page("She has had rheumatoid arthritis since 2004, quiet on methotrexate 15 mg once a week. Her arthritis could flare.",
                      ("condition", "rheumatoid arthritis", "present", "rheumatoid arthritis", {"on": "2004"}),
                      ("condition", "arthritis", "present", "arthritis could flare", {"on": "2026-11-13"})), "fitness")  # fmt: skip

    conditions = next(line for line in said if line.startswith("Conditions: "))
    assert conditions.startswith("Conditions: rheumatoid arthritis (2004) / ")
    assert "quiet on methotrexate 15 mg once a week" in conditions


def test_papers_that_leave_out_a_medicine_or_give_another_dose_are_named():
    letter, form = record("letter.txt", "lisinopril. hydrocortisone 15 mg"), record("form.txt", "lisinopril, levothyroxine, hydrocortisone 30 mg")
    facts = [fact(letter, "medication", "lisinopril", "", "lisinopril", on="2026-11-16"), fact(letter, "medication", "hydrocortisone", "15 mg", "hydrocortisone 15 mg", on="2026-11-16"),
             fact(form, "medication", "lisinopril", "", "lisinopril", on="2026-11-12"), fact(form, "medication", "levothyroxine", "75 mcg", "levothyroxine", on="2026-11-12"),
             fact(form, "medication", "hydrocortisone", "30 mg", "hydrocortisone 30 mg", on="2026-11-12")]  # fmt: skip

    differ = next(line for line in lines(guide_of([letter, form], facts), "fitness") if line.startswith("Papers differ on medicines: "))
    assert "before: hydrocortisone 30 mg (12 Nov 2026)" in differ
    assert "letter (16 Nov 2026) does not name levothyroxine" in differ
    assert "form" not in differ
    assert not any(line.startswith("Papers differ") for line in lines(guide_of([form], facts[2:]), "fitness"))


def test_the_words_of_a_clinical_document_are_no_other_paper_than_its_entries():
    coded, words = record("care.xml", "lisinopril, clarithromycin"), record("words", "lisinopril")
    words = replace(words, container=coded.id, parts=(Part(0, 10, "/ClinicalDocument"),))
    both = fact(coded, "medication", "lisinopril", "", "lisinopril", on="2026-11-12")
    both = replace(both, sources=(*both.sources, source_in(words, "lisinopril")))

    said = lines(guide_of([coded, words], [both, fact(coded, "medication", "clarithromycin", "", "clarithromycin", on="2026-11-12")]), "fitness")
    assert not any("does not name" in line for line in said)


def test_what_takes_no_tissue_stands_with_treatment_and_not_with_pathology():
    guide = page("core biopsy. hernia repair.", ("procedure", "core biopsy", "done", "core biopsy", {"time": Time.PAST, "on": "2026-11-03"}),
                 ("procedure", "inguinal hernia repair", "done", "hernia repair", {"time": Time.PAST, "on": "2011"}))  # fmt: skip

    assert "Biopsies, procedures: core biopsy (3 Nov 2026)" in lines(guide, "pathology")
    assert "Other procedures: inguinal hernia repair (2011)" in lines(guide, "treatment")


def test_what_is_arranged_for_a_day_to_come_is_next():
    text = "Sperm banking is arranged for 2026-11-24. A colonoscopy was discussed; the last was in 2017."
    guide = page(text, ("procedure", "fertility preservation", "planned", "Sperm banking", {"time": Time.PLANNED, "on": "2026-11-13"}),
                 ("procedure", "colonoscopy", "discussed", "colonoscopy", {"time": Time.PLANNED, "on": "2026-11-13"}))  # fmt: skip

    [ahead] = [line for line in lines(guide, "decision") if line.startswith("Next: ")]
    assert "“Sperm banking is arranged for 2026-11-24.”" in ahead
    assert "colonoscopy" not in ahead


def test_one_result_of_two_scans_stands_once_under_both_names():
    guide = page("mammogram and ultrasound: a mass of 27 mm", *(("imaging", name, "a mass of 27 mm", name, {"on": "2026-10-12"}) for name in ("mammogram", "ultrasound")))

    assert [line for line in lines(guide, "imaging") if "27 mm" in line] == ["mammogram, ultrasound: a mass of 27 mm (12 Oct 2026)"]


def test_a_scan_that_papers_name_and_no_report_tells_of_is_named():
    letter, report = record("letter.txt", "CT and bone scan in September. A. Doctor"), record("report.txt", "Bone scan: new uptake at T9.")
    facts = [fact(letter, "imaging", "CT", "done", "CT", time=Time.PAST), fact(letter, "imaging", "bone scan", "done", "bone scan", time=Time.PAST),
             fact(letter, "paper", "author", "A. Doctor", "A. Doctor", on="2026-08-20"), fact(report, "report", "bone scan", "new uptake at T9", "new uptake at T9", on="2026-09-24")]  # fmt: skip

    assert [line for line in lines(guide_of([letter, report], facts), "imaging") if line.startswith("Named in papers")] == [
        "Named in papers, report not in the records given: CT (date not given; in a record of 20 Aug 2026)"
    ]


def test_a_result_that_a_later_paper_repeats_keeps_the_day_it_was_given():
    report, board = record("report.txt", "PD-L1 60 %"), record("board.txt", "PD-L1 60 %")
    at = {"cancer": "lung", "unit": "%"}
    facts = [replace(fact(one, "biomarker", "PD-L1", 60, "PD-L1 60 %", on=on, **at), value=Decimal(60)) for one, on in ((report, "2026-11-16"), (board, "2026-11-18"))]

    assert lines(guide_of([report, board], facts), "biomarkers")[0] == "PD-L1 60% (16 Nov 2026)"


def test_markers_from_before_a_newer_report_on_tissue_say_so():
    old, new = record("old.txt", "KRAS wild-type"), record("new.txt", "Liver: metastatic adenocarcinoma")
    facts = [fact(old, "biomarker", "KRAS", "wild-type", "KRAS wild-type", on="2024-05-21", cancer="colon"), fact(new, "report", "pathology", "Liver: metastatic adenocarcinoma", "Liver", on="2026-11-03")]

    assert lines(guide_of([old, new], facts), "biomarkers")[0] == "KRAS wild-type (21 May 2024) / none of them is given by the newer pathology report of 3 Nov 2026"


def test_a_gene_of_drug_breakdown_stands_with_fitness_in_its_words():
    guide = page("DPYD tested in June 2024: no variant found.", ("germline", "DPYD", "negative", "DPYD tested in June 2024: no variant found", {"on": "2024-06"}))

    assert "Germline: not in the records given" in lines(guide, "biomarkers")
    assert any(line.startswith("Pharmacogenetics: ") and "“DPYD tested in June 2024: no variant found.”" in line for line in lines(guide, "fitness"))


def test_a_diagnosis_without_a_report_on_tissue_names_the_record_it_stands_in():
    note = record("condition.txt", "Malignant neoplasm of colon")
    said = lines(guide_of([note], [fact(note, "cancer", "colon", "Malignant neoplasm of colon", "Malignant neoplasm of colon", cancer="colon", on="2026-11-18")]), "case")

    assert said[1].startswith("colon cancer: “Malignant neoplasm of colon” (18 Nov 2026) / histology: not in the records given / stage: not in the records given")


def test_signs_that_are_urgent_stand_in_their_words_with_what_was_told_for_them():
    text = "prostate cancer with spread to bone. Both legs are weak. If his legs become weak, he must come to the emergency department at once. ECOG 1."
    facts = [("cancer", "prostate", "prostate cancer", "prostate cancer", {"cancer": "prostate"}), ("metastasis", "bone", "present", "spread to bone", {"cancer": "prostate"}),
             ("symptom", "leg weakness", "present", "Both legs are weak", {"on": "2026-11-20"}), ("performance", "ECOG", "1", "ECOG 1", {"on": "2026-08-20"}),
             ("instruction", "team", "come", "If his legs become weak, he must come to the emergency department at once.", {"on": "2026-11-12"})]  # fmt: skip
    guide = page(text, *facts)

    assert lines(guide, "decision")[0] == "Flagged in records: “Both legs are weak” (20 Nov 2026)"
    assert lines(guide, "decision")[1].startswith("Told for this before: ")
    assert "Performance: ECOG 1 (20 Aug 2026) / from before the signs flagged above" in lines(guide, "fitness")


def test_a_paper_that_recommends_to_wait_says_so_in_the_question():
    text = "wait for the panel before the first treatment. Radiation may be given now."
    note = record("board.txt", text)
    facts = [fact(note, "recommendation", "team", "wait for the panel before the first treatment.", "wait for the panel before the first treatment.", on="2026-11-18"),
             fact(note, "recommendation", "team", "Radiation may be given now.", "Radiation may be given now.", on="2026-11-18"),
             fact(note, "treatment", "radiation", "", "Radiation", course=Course.RECOMMENDED, time=Time.PLANNED, on="2026-11-18")]  # fmt: skip

    assert "“wait for the panel before the first treatment.”; recommended radiation" in lines(guide_of([note], facts), "decision")[0]


def test_a_drug_of_the_regimen_that_a_letter_plans_is_no_other_plan():
    letter, entry = record("letter.txt", "We plan FOLFIRI."), record("entry.json", "leucovorin fluorouracil")
    plan = {"course": Course.PLANNED, "time": Time.PLANNED, "on": "2026-11-16"}
    regimen = fact(letter, "treatment", "chemotherapy", "FOLFIRI", "FOLFIRI", **plan)
    parts = [replace(made, sources=(replace(made.sources[0], path="Bundle.entry[0]"),)) for made in (
        fact(entry, "treatment", "supportive", "leucovorin", "leucovorin", **plan), fact(entry, "treatment", "chemotherapy", "fluorouracil", "fluorouracil", **plan))]  # fmt: skip

    question = lines(guide_of([letter, entry], [regimen, *parts]), "decision")[0]
    assert "FOLFIRI" in question
    assert "leucovorin" not in question
    assert "fluorouracil" not in question


def test_a_suspicion_is_not_told_where_the_thing_is_stated_since():
    at = {"cancer": "adrenal", "side": "left"}
    ct, report = record("ct.txt", "suspicious for adrenocortical carcinoma"), record("report.txt", "adrenocortical carcinoma")
    facts = [fact(ct, "histology", "", "adrenocortical carcinoma", "adrenocortical carcinoma", assertion=Assertion.UNCERTAIN, on="2026-08-24", **at),
             fact(report, "histology", "", "adrenocortical carcinoma", "adrenocortical carcinoma", on="2026-09-28", **at)]  # fmt: skip

    assert not any("uncertain" in line for line in lines(guide_of([ct, report], facts), "pathology"))


def test_a_medicine_that_is_not_taken_is_left_out_of_no_list():
    letter, form = record("letter.txt", "lisinopril"), record("form.txt", "lisinopril. aspirin: no")
    facts = [fact(letter, "medication", "lisinopril", "", "lisinopril", on="2026-11-16"), fact(form, "medication", "lisinopril", "", "lisinopril", on="2026-11-12"),
             fact(form, "medication", "aspirin", "", "aspirin: no", assertion=Assertion.RULED_OUT, on="2026-11-12")]  # fmt: skip

    assert not any("does not name" in line for line in lines(guide_of([letter, form], facts), "fitness"))


def test_an_earlier_value_without_its_day_stands_with_the_papers_words_for_it():
    note = record("note.txt", "PSA 3.1 ng/mL in February, 14.8 ng/mL on August 17, 2026")
    first = replace(fact(note, "lab", "PSA", 3, "PSA 3.1 ng/mL", time=Time.PAST), value=Decimal("3.1"), unit="ng/mL", details=Details(remark="in February, 14.8 ng/mL on August 17, 2026"))
    last = replace(fact(note, "lab", "PSA", 14, "14.8 ng/mL", on="2026-08-17"), value=Decimal("14.8"), unit="ng/mL")

    assert "Laboratory: PSA 14.8 ng/mL (17 Aug 2026); before: 3.1 (“in February”)" in lines(guide_of([note], [first, last]), "fitness")


def test_stages_that_differ_stand_with_the_exam_that_gave_them():
    at = {"cancer": "rectum"}
    notes = [record(f"{exam}.txt", f"rectal cancer c{stage} by {exam}") for exam, stage in (("MRI", "T3"), ("ultrasound", "T2"))]
    facts = [fact(notes[0], "cancer", "rectum", "rectal cancer", "rectal cancer", on="2026-10-23", **at)]
    for note, exam, stage, on in zip(notes, ("MRI", "ultrasound"), ("T3", "T2"), ("2026-10-23", "2026-10-30"), strict=True):
        facts += [fact(note, "stage.t", "c", stage, f"c{stage}", on=on, **at), fact(note, "report", exam, f"c{stage} by {exam}", f"c{stage} by {exam}", on=on)]

    assert lines(guide_of(notes, facts), "case")[0] == "Records differ: cT3 (MRI) (23 Oct 2026) / vs cT2 (ultrasound) (30 Oct 2026)"


def test_what_stands_under_next_is_not_said_again_among_scans_and_procedures():
    text = "Hearing test and echocardiogram are booked for 2026-11-23."
    guide = page(text, ("appointment", "echocardiogram", text, text, {"time": Time.PLANNED, "on": "2026-11-23"}), ("procedure", "hearing test", "planned", "Hearing test", {"time": Time.PLANNED}),
                 ("imaging", "echocardiogram", "planned", "echocardiogram", {"time": Time.PLANNED}))  # fmt: skip

    said = [line for part in ("decision", "treatment", "imaging", "pathology") for line in lines(guide, part) if "Hearing test" in line]
    assert len(said) == 1


def test_a_file_of_codes_without_a_title_says_what_it_holds():
    document = replace(record("observations.json", ""), entries=tuple(Entry(f"entry[{place}]", "", kind(resource_type=kind.__name__)) for place, kind in enumerate((Observation, Observation, Procedure))))
    coded = replace(fact(record("other.txt", "ECOG 1"), "performance", "ECOG", 1, "ECOG 1", on="2026-11-01"), sources=(Source(document.id, document.chain, "1", path="entry[0]"),))
    named = [one.name.text for one in present_doctor(guide_of([document], [coded]), Show.ALL).records]

    assert named == ["observations: results, procedures"]


def test_whether_it_can_wait_is_said_to_be_silent_only_where_nothing_is_urgent():
    plan = ("treatment", "chemotherapy", "docetaxel", "docetaxel", {"course": Course.RECOMMENDED, "time": Time.PLANNED})
    known = [("cancer", "prostate", "prostate cancer", "prostate cancer", {"cancer": "prostate"}), ("metastasis", "bone", "present", "spread to bone", {"cancer": "prostate"})]
    sign = ("symptom", "leg weakness", "present", "legs are weak", {"on": "2026-11-20"})
    text = "prostate cancer with spread to bone. docetaxel. legs are weak."

    assert any("whether it can wait: not in the records given" in line for line in lines(page(text, plan, *known), "decision"))
    assert not any("whether it can wait" in line for line in lines(page(text, plan, *known, sign), "decision"))


def test_that_a_board_would_wait_is_an_answer_to_whether_it_can():
    text = "We recommend chemotherapy. Wait for the panel if she stays well."
    plan = ("treatment", "chemotherapy", "", "chemotherapy", {"course": Course.RECOMMENDED, "time": Time.PLANNED})
    board = ("recommendation", "tumour board", "Wait for the panel if she stays well.", "Wait for the panel if she stays well.", {})

    assert any("whether it can wait" in line for line in lines(page(text, plan), "decision"))
    assert not any("whether it can wait" in line for line in lines(page(text, plan, board), "decision"))


def test_another_drug_in_code_than_in_the_letter_of_its_day_stands_beside_it():
    letter, entry = record("letter.txt", "We recommend carboplatin."), record("entry.json", "cisplatin")
    plan = {"course": Course.RECOMMENDED, "time": Time.PLANNED, "on": "2026-11-16"}
    coded = fact(entry, "treatment", "chemotherapy", "cisplatin", "cisplatin", **plan)
    facts = [fact(letter, "treatment", "chemotherapy", "carboplatin", "carboplatin", **plan), fact(letter, "recommendation", "team", "We recommend carboplatin.", "We recommend carboplatin.", on="2026-11-16"),
             replace(coded, sources=(replace(coded.sources[0], path="Bundle.entry[0]"),))]  # fmt: skip
    guide = guide_of([letter, entry], facts)

    assert "cisplatin" in lines(guide, "decision")[0]
    assert any("cisplatin" in line for line in lines(guide, "plan"))


def test_what_a_list_calls_a_cancer_stands_where_it_says_more():
    note = record("list.txt", "Malignant tumor of colon")
    cancer = fact(note, "cancer", "colon", "Malignant tumor of colon", "Malignant tumor of colon", cancer="colon", on="2026-01-01")
    said = [lines(guide_of([note], [replace(cancer, details=Details(of=words))]), "case")[1] for words in ("Cancer of ascending colon", "Colon cancer")]

    assert "listed as “Cancer of ascending colon”" in said[0]
    assert "listed as" not in said[1]


def test_another_way_that_stands_with_the_plan_is_not_told_again_as_follow_up():
    text = "(a) Active surveillance: PSA every 6 months."
    guide = page(text, ("other-way", "team", text, text, {}), ("remark", "follow-up", text, text, {}), ("not-yet", "germline", "not done", text, {}))

    assert not any(line.startswith("Follow-up as written") for line in lines(guide, "open"))


def test_what_one_paper_sent_and_another_expects_is_awaited_with_both_days():
    report, board = record("report.txt", "panel sent"), record("board.txt", "panel expected")
    facts = [fact(report, "pending", "molecular testing", "awaited", "panel sent", time=Time.PENDING, since="2026-11-10", on="2026-11-09"),
             fact(board, "pending", "molecular testing", "awaited", "panel expected", time=Time.PENDING, due="2026-11-27", on="2026-11-18")]  # fmt: skip

    [awaited] = [line for line in lines(guide_of([report, board], facts), "biomarkers") if line.startswith("Awaited: ")]
    assert "molecular testing (since 10 Nov 2026, expected 27 Nov 2026)" in awaited
    assert "when due" not in awaited


def test_a_result_asked_for_again_is_told_beside_the_day_it_was_sent():
    text = "MMR stain still outstanding, I have asked pathology again."
    letter, order = record("letter.txt", text), record("order.txt", "MMR sent")
    facts = [fact(letter, "pending", "MMR", "awaited", "MMR stain still outstanding", time=Time.PENDING, on="2026-11-17"), fact(letter, "remark", "asked of others", text, text, on="2026-11-17"),
             fact(order, "pending", "MMR", "awaited", "MMR sent", time=Time.PENDING, since="2026-09-28", on="2026-09-28")]  # fmt: skip

    assert any(line.startswith("Asked, ") and "I have asked pathology again" in line for line in lines(guide_of([letter, order], facts), "open"))


def test_a_row_of_a_table_is_quoted_and_not_the_table_around_it():
    table = "Procedures\nGroup\tCode\tDay\nNutrition\t97802\t15 July 2026\nProstate\tProstatectomy\t31 August 2026\nExercise\tS9451\t15 July 2026\n"
    guide = page(table, ("treatment", "surgery", "prostatectomy", "Prostatectomy", {"course": Course.COMPLETED, "time": Time.PAST}))

    [written] = [line for line in lines(guide, "treatment") if "Prostatectomy" in line]
    assert written.endswith("“Prostate Prostatectomy 31 August 2026”")


def test_a_coded_result_on_tissue_that_no_reader_knows_stands_as_it_is_coded():
    on = {"status": "final", "specimen": Reference(reference="Specimen/a"), "effective_date_time": "2026-09-28"}
    results = [Observation(code=CodeableConcept(text="Weiss score"), value_integer=6, **on), Observation(code=CodeableConcept(text="Grade"), value_string="low", **on),
               Observation(code=CodeableConcept(text="Sodium"), value_integer=140, status="final", specimen=Reference(reference="Specimen/blood"))]  # fmt: skip
    document = replace(record("export.json", "Grade low"), entries=tuple(Entry(f"entry[{place}]", "", result) for place, result in enumerate(results)))
    grade = fact(record("export.json", "Grade low"), "grade", "", "low", "low", on="2026-09-28")
    grade = replace(grade, about=replace(grade.about, specimen="Specimen/a"), sources=(Source(document.id, document.chain, "low", path="entry[1].valueString"),))

    assert [line for line in lines(guide_of([document], [grade]), "pathology") if line.startswith("Other coded")] == ["Other coded results on tissue: Weiss score: 6 (28 Sep 2026)"]


def test_no_day_is_said_to_be_missing_of_one_result_where_a_paper_names_it_for_another():
    note = record("note.txt", "HER2 by FISH expected. Addendum to follow.")
    facts = [fact(note, "pending", "HER2", "awaited", "HER2 by FISH expected", time=Time.PENDING, due="2026-11-25", on="2026-11-09"),
             fact(note, "pending", "pathology report", "awaited", "Addendum to follow", time=Time.PENDING, since="2026-11-03", on="2026-11-03")]  # fmt: skip
    guide = guide_of([note], facts)

    assert not any("when due" in line for part in ("biomarkers", "open") for line in lines(guide, part))
    assert any("when due" in line for line in lines(guide_of([note], facts[1:]), "open"))
