"""Which day a letter means: since when, on the same day, in a month of no year, and when a treatment is to start."""

from __future__ import annotations

from tests.reading import of_kind


def days(note, kind):
    return [(fact.name, str(fact.value), str(fact.date or "")) for fact in of_kind(note, kind)]


def test_each_drug_has_its_own_day_since_when(note):
    """
    20 August 2025

    Leuprolide every three months since April 2023, abiraterone 1000 mg daily with prednisone since May 2023.
    """
    assert days(note, "treatment") == [("hormone", "leuprorelin", "2023-04"), ("hormone", "abiraterone", "2023-05")]


def test_what_will_be_stopped_has_not_stopped(note):
    """
    12 November 2025

    The cancer grows under abiraterone; abiraterone will be stopped.
    """
    assert {fact.status.course for fact in of_kind(note, "treatment") if fact.value == "abiraterone"} == {None}


def test_a_month_without_its_year_is_no_day_and_the_next_value_has_its_own(note):
    """
    20 August 2025

    PSA 3.1 ng/mL in February, 14.8 ng/mL on August 17, 2025: rising.
    """
    assert days(note, "lab") == [("PSA", "3.1", ""), ("PSA", "14.8", "2025-08-17")]


def test_the_same_day_is_the_last_day_named(note):
    """
    16 November 2025

    CEA has risen to 38 ng/mL (November 9, 2025). Creatinine 0.8 mg/dL on the same day.
    """
    assert days(note, "lab") == [("CEA", "38", "2025-11-09"), ("creatinine", "0.8", "2025-11-09")]


def test_a_day_in_brackets_after_the_test_dates_its_value(note):
    """
    6 November 2025

    Heart function before trastuzumab: LVEF 62 % (echocardiogram, November 4, 2025).
    """
    assert ("LVEF", "62", "2025-11-04") in days(note, "vital")


def test_the_day_a_treatment_starts_is_of_what_starts_and_not_of_what_comes_before_or_after_it(note):
    """
    13 November 2025

    Plan: chemotherapy with doxorubicin and cisplatin before lumpectomy, to start on 2025-11-26, then radiotherapy.
    """
    starts = {(fact.name, str(fact.value)): str(fact.details.due or "") for fact in of_kind(note, "treatment") if fact.details.due}

    assert starts == {("chemotherapy", ""): "2025-11-26", ("chemotherapy", "doxorubicin"): "2025-11-26", ("chemotherapy", "cisplatin"): "2025-11-26"}


def test_that_no_medicine_is_taken_is_told(note):
    """
    6 November 2025

    No medicines. No allergies.
    """
    assert [(fact.name, fact.value) for fact in of_kind(note, "medication")] == [("none", "none")]


def test_the_sex_may_stand_after_the_birth_date(note):
    """Ada Orchard, born 5 January 1952, female"""
    assert [fact.value for fact in of_kind(note, "person") if fact.name == "sex"] == ["female"]


def test_what_stands_in_an_addendum_is_of_the_day_in_its_heading(note):
    """
    DEPARTMENT OF PATHOLOGY
    Collected: 2026-11-05     Reported: 2026-11-09

    DIAGNOSIS
    Lymph node: Metastatic adenocarcinoma.

    ADDENDUM 2026-11-16
    PD-L1: 60 %.
    """
    [found] = of_kind(note, "biomarker")

    assert str(found.date) == "2026-11-16"


def test_a_unit_before_a_stop_ends_its_sentence_and_its_date(note):
    """
    GLENBURN ONCOLOGY                                  November 12, 2026

    PSA 41.2 ng/mL (November 9, 2026), testosterone 0.2 nmol/L. Creatinine 1.2 mg/dL.
    """
    assert [(found.name, str(found.date)) for found in of_kind(note, "lab")] == [("PSA", "2026-11-09"), ("testosterone", "2026-11-09"), ("creatinine", "2026-11-12")]
