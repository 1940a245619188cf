"""Scans, biopsies and other procedures: done or not, what they found, and how a size was measured."""

from __future__ import annotations

import pytest

from tests.reading import of_kind, statuses, values, words_of


def told(note, *kinds):
    """Name, value, status and date of each fact of these kinds."""
    return [(fact.name, str(fact.value), words_of(fact), str(fact.date or "")) for fact in of_kind(note, *kinds)]


def test_a_scan_with_its_finding_in_brief(note):
    """
    Date: 2 March 2026

    Bone scan on 27 February 2026 showed no evidence of metastases. Mammogram: normal.
    """
    assert told(note, "imaging")[0] == ("bone scan", "no evidence of metastases", "past", "2026-02-27")


def test_the_last_one_is_told_apart_from_the_next_one(note):
    """
    Date: 9 November 2026

    A colonoscopy is due next year (last one in 2017, normal).
    """
    assert told(note, "procedure") == [
        ("colonoscopy", "normal", "past", "2017"), ("colonoscopy", "planned", "planned", "2026-11-09"),
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["No staging CT on file.", "CT report not available.", "CT not received.", "There is no record of a CT.", "CT: none on file."])
def test_a_paper_that_is_not_held_says_nothing_of_the_scan(words, document):
    assert of_kind(document(words), "imaging") == []


@pytest.mark.parametrize(
    ("words", "value"),
    [("CT not indicated at present.", "needed"), ("CT and bone scan are not needed.", "needed"), ("No need for CT.", "needed"),
     ("CT was not done.", "done"), ("She did not have a CT.", "done"), ("CT was recommended but she declined.", "done")],
)  # fmt: skip
def test_a_scan_that_was_not_done_may_be_missing_or_not_needed(words, value, document):
    [ct] = [fact for fact in of_kind(document(words), "imaging") if fact.name == "CT"]

    assert (words_of(ct), ct.value) == ("ruled-out", value)


@pytest.mark.parametrize(
    "words", ["No evidence of recurrence on CT.", "CT was negative for metastases.", "MRI / CT - sizes differ, CT size not confirmed by path."],
)  # fmt: skip
def test_what_a_scan_did_not_show_was_still_looked_for(words, document):
    assert statuses(document(words), "imaging")["CT"] == "past"


def test_a_scan_ahead_says_how_far_it_has_come(note):
    """
    MRI is recommended. We discussed a PET scan. A bone scan is planned.
    """
    assert told(note, "imaging") == [
        ("MRI", "recommended", "planned", ""), ("PET", "discussed", "planned", ""), ("bone scan", "planned", "planned", ""),
    ]  # fmt: skip


def test_a_biopsy_is_of_the_day_the_tissue_was_taken(note):
    """
    DEPARTMENT OF PATHOLOGY
    Collected: 03-Nov-2026     Received: 04-Nov-2026
    Reported: 06-Nov-2026

    A. LEFT BREAST, CORE BIOPSY: invasive ductal carcinoma.
    """
    assert told(note, "procedure") == [("core biopsy", "done", "past", "2026-11-03")]


def test_how_many_cores_held_cancer_is_what_the_biopsy_found(note):
    """Cancer in 4 of 14 cores. 2 of 6 cores were positive. 14 of 20 cores were submitted."""
    assert [value for _, value in values(note, "procedure")] == ["4 of 14 cores", "2 of 6 cores"]


def test_a_review_that_nobody_asked_for_is_neither_done_nor_awaited(note):
    """A second review of the slides by a urologic pathologist was not requested."""
    assert told(note, "procedure", "pending") == [("pathology review", "done", "ruled-out", "")]


def test_a_size_in_a_report_of_pathology_is_by_pathology(note):
    """
    NOWHERE HOSPITAL - PATHOLOGY

    CLINICAL DETAILS: 23 mm mass in the left breast.

    SYNOPTIC DATA
      Tumor size ................. 1.9 cm
    """
    assert values(note, "tumour.size") == [("", "23"), ("pathology", "1.9")]


def test_a_size_in_a_letter_is_by_the_scan_the_letter_names(note):
    """
    Diagnosis: left breast cancer.
    The mass is 23 mm on ultrasound and 31 mm on MRI.
    """
    assert sorted(values(note, "tumour.size")) == [("MRI", "31"), ("ultrasound", "23")]


def test_a_size_told_again_is_by_the_scan_that_gave_it(note):
    """
    EXAM: MAMMOGRAM AND ULTRASOUND
    FINDINGS:
    MAMMOGRAM: mass in the left breast.
    ULTRASOUND: hypoechoic mass measuring 23 x 18 x 17 mm.

    IMPRESSION: 23 mm mass, highly suspicious.
    """
    assert values(note, "tumour.size") == [("ultrasound", "23"), ("ultrasound", "23")]


def test_two_scans_with_one_size_leave_the_third_unsaid(note):
    """
    Mass of 23 mm on ultrasound. Mass of 23 mm on MRI.

    Overall a mass of 23 mm.
    """
    assert values(note, "tumour.size") == [("ultrasound", "23"), ("MRI", "23"), ("", "23")]


def test_a_scan_a_letter_only_mentions_has_no_date_of_its_own(note):
    """
    Date: 9 November 2026

    I have reviewed the biopsy of September 17, 2026 and the MRI. An ultrasound today showed no fluid.
    """
    assert told(note, "imaging", "procedure") == [
        ("biopsy", "done", "past", "2026-09-17"), ("MRI", "done", "past", ""), ("ultrasound", "no fluid", "", "2026-11-09"),
    ]  # fmt: skip


def test_a_scan_that_was_normal_ends_its_finding_there(note):
    """He had a head injury and CT in 2005 was normal, presented with headache."""
    assert values(note, "imaging") == [("CT", "normal")]


@pytest.mark.parametrize("words", ["Asthma (SNOMED-CT 195967001)", "Asthma, SNOMED CT: 195967001", "Asthma, ICD-10-CM J45.909"])
def test_the_name_of_a_code_system_is_no_scan(words, document):
    assert values(document(words), "imaging", "condition") == [("asthma", "present")]


def test_what_a_procedure_found_may_stand_behind_a_colon(note):
    """Lumbar puncture: negative for malignant cells. Colonoscopy: normal. Bronchoscopy: Friday."""
    assert [value for _, value in values(note, "procedure")] == ["negative for malignant cells", "normal", "done"]
