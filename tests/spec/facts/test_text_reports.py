"""Reports as they stand, who signed a paper and whose letterhead it bears, and what letters say in passing."""

from __future__ import annotations

from tests.reading import of_kind


def named(note, kind):
    return [(fact.name, str(fact.value)) for fact in of_kind(note, kind)]


def test_a_report_of_pathology_stands_from_its_diagnosis_to_its_signature(note):
    """
    GLENBURN HOSPITAL   -   DEPARTMENT OF PATHOLOGY
    Patient   Ada Orchard      Born 02-Mar-1970
    Reported  06-Nov-2025

    DIAGNOSIS
    Left breast, core biopsy: Invasive lobular carcinoma, grade 2.
    ER      Positive      90 %

    Quill Invented, MD, Pathologist
    """
    [(name, words)] = named(note, "report")

    assert name == "pathology"
    assert words == "DIAGNOSIS; Left breast, core biopsy: Invasive lobular carcinoma, grade 2. ER Positive 90 %"
    assert named(note, "paper") == [("place", "GLENBURN HOSPITAL - DEPARTMENT OF PATHOLOGY"), ("author", "Quill Invented, MD, Pathologist")]


def test_a_report_of_a_scan_is_named_by_the_scan(note):
    """
    GLENBURN HOSPITAL                           RADIOLOGY

    Patient: ORCHARD, Ada      Born: 2 March 1970
    Exam: MRI pelvis     Exam date: 10 November 2025

    FINDINGS
    Tumor of the lower rectum, length 31 mm.
    IMPRESSION
    Rectal cancer. No enlarged nodes.

    Dr. Quill Invented, Radiology
    """
    [(name, words)] = named(note, "report")

    assert name == "MRI"
    assert words.endswith("IMPRESSION; Rectal cancer. No enlarged nodes.")


def test_a_tumour_board_and_a_telephone_note_stand_whole(note):
    """
    THORACIC TUMOR BOARD                          November 18, 2025

    Patient: Ada Orchard     DOB: 03/02/1970

    Stage IIIA. Recommendation: chemotherapy first.
    The surgeon was not present.
    """
    assert named(note, "report") == [("tumour board", "Stage IIIA. Recommendation: chemotherapy first. The surgeon was not present.")]


def test_a_letter_is_no_report(note):
    """
    GLENBURN HOSPITAL                           PATHOLOGY

    Dear Dr. Fallow,

    The pathology shows a carcinoma. The MRI shows no spread.

    Dr. Quill Invented, Medical Oncology
    """
    assert of_kind(note, "report") == []
    assert ("author", "Dr. Quill Invented, Medical Oncology") in named(note, "paper")


def test_a_post_may_stand_below_the_name(note):
    """
    Dear Ada,

    We recommend surgery.

    Quill Invented, MD
    Breast Surgery

    cc: Ada Orchard
    """
    assert named(note, "paper") == [("author", "Quill Invented, MD, Breast Surgery")]


def test_a_name_without_a_post_signs_nothing(note):
    """
    GLENBURN HOSPITAL

    Ms Ada Orchard

    An appointment has been made for you.
    """
    assert named(note, "paper") == [("place", "GLENBURN HOSPITAL")]


def test_what_the_plan_depends_on_and_who_was_asked_is_kept_in_whole_sentences(note):
    """
    Dear Dr. Fallow,

    If the panel shows a change, the plan would change. I have asked the liver surgeons for their view.
    His daughter would like a second opinion before they decide.
    """
    assert named(note, "remark") == [
        ("depends on", "If the panel shows a change, the plan would change."),
        ("asked of others", "I have asked the liver surgeons for their view."),
        ("second opinion", "His daughter would like a second opinion before they decide."),
    ]


def test_what_the_person_asks_in_a_message_of_their_own_is_kept(note):
    """
    From: Ada Orchard
    To: Care team

    Should my daughters be worried? Thank you.
    """
    assert named(note, "remark") == [("question", "Should my daughters be worried?")]


def test_what_one_doctor_asks_another_is_no_question_of_the_person(note):
    """
    From: Dr. Quill Invented, Surgery
    To: Medical oncology

    Could we see her scans before Friday?
    """
    assert named(note, "remark") == []


def test_a_heading_in_capitals_says_nothing_in_passing(note):
    """
    GLENBURN HOSPITAL ONCOLOGY FOLLOW-UP March 3, 2025

    Ada Orchard was seen today and is well.
    """
    assert named(note, "remark") == []


def test_a_board_without_a_blank_line_below_its_head_is_told_from_the_next_line(note):
    """
    BREAST TUMOR BOARD
    Patient: Ada Orchard   Born: 1970-03-02
    Recommendation: drugs first, then surgery.
    """
    assert named(note, "report") == [("tumour board", "Recommendation: drugs first, then surgery.")]


def test_a_paper_of_wishes_in_numbered_parts_is_no_report_and_states_nothing_of_today(note):
    """
    Advance Directive of Ada Orchard

    Part 1
    If I have pain, I would like to see the palliative care team.

    Part 2
    I would like to receive chemotherapy at home.
    """
    assert named(note, "report") == []
    assert {str(fact.status.assertion) for fact in of_kind(note, "symptom", "treatment")} == {"hypothetical"}


def test_an_advance_directive_that_a_letter_speaks_of_changes_nothing_in_it(note):
    """
    Oncology clinic
    Advance directive: none yet.

    She has asthma.
    """
    assert {str(fact.status.assertion) for fact in of_kind(note, "condition")} == {"stated"}


def test_a_telephone_note_says_who_rang(note):
    """
    GLENBURN ONCOLOGY, TELEPHONE NOTE                  November 20, 2026

    Caller: son of Ada Orchard, born 2 March 1970

    Since yesterday she is short of breath.
    Q. Invented, nurse
    """
    [(name, words)] = named(note, "report")

    assert name == "telephone note"
    assert words.startswith("Caller: son of Ada Orchard")
    assert "short of breath" in words


def test_a_report_keeps_the_exam_as_its_head_names_it(note):
    """
    GLENBURN HOSPITAL                           RADIOLOGY

    Patient: ORCHARD, Ada      Born: 2 March 1970
    Exam: MRI pelvis with contrast     Exam date: 10 November 2025

    IMPRESSION: A mass of 9 cm.
    """
    [report] = of_kind(note, "report")

    assert (report.name, report.details.of) == ("MRI", "MRI pelvis with contrast")


def test_what_a_report_leaves_unsettled_is_kept(note):
    """
    GLENBURN HOSPITAL                           RADIOLOGY

    Exam: CT chest     Exam date: 10 November 2025

    IMPRESSION: One 3 mm nodule, too small to characterize. No effusion.
    """
    assert [name for name, words in named(note, "remark") if "3 mm nodule" in words] == ["unsettled"]


def test_without_symptoms_is_a_state_and_an_age_not_known_is_nothing_left_undone(note):
    """
    She is well and has no symptoms. Aunt with ovarian cancer, age not known. No inflammatory bowel disease.
    """
    assert [name for name, _ in named(note, "remark")] == ["state now", "function"]


def test_an_addendum_that_a_long_report_would_hide_stands_on_its_own(document):
    text = "SURGICAL PATHOLOGY REPORT\n\nDIAGNOSIS:\nC. RIGHT PELVIC LYMPH NODE: FAT ONLY\n" + "The sections show fat and vessels.\n" * 40
    text += "\nADDENDUM 1:\nThe rest of the tissue was looked at. In total there are eight lymph nodes, with no evidence of metastatic carcinoma (0/8).\n"
    reports = of_kind(document(text), "report")

    assert [fact.details.of for fact in reports] == ["", "pathology, addendum"]
    assert str(reports[1].value).startswith("ADDENDUM 1: The rest of the tissue")
