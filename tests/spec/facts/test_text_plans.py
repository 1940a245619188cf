"""What is recommended, why, to what end and by when, in the words of those who said it."""

from __future__ import annotations

from tests.reading import of_kind, values


def test_a_recommendation_is_the_whole_sentence(note):
    """She is well. We recommend chemotherapy before surgery, in order to shrink the tumor. She agrees."""
    assert values(note, "recommendation") == [("team", "We recommend chemotherapy before surgery, in order to shrink the tumor.")]
    assert values(note, "reason") == values(note, "recommendation")


def test_whoever_signs_recommends(note):
    """
    I recommend surveillance. Dr. Whimsical recommends radiation.

    Juniper Placeholder, MD
    """
    assert [name for name, _ in values(note, "recommendation")] == ["Juniper Placeholder", "Dr. Whimsical"]


def test_ticked_boxes_recommend_and_empty_ones_do_not(note):
    """
    Recommendation:
      [x] Radiotherapy       [ ] Mastectomy
    """
    assert [value for _, value in values(note, "recommendation")] == ["Radiotherapy"]
    assert {fact.name for fact in of_kind(note, "treatment")} == {"radiation"}


def test_what_is_not_recommended_is_no_recommendation(note):
    """We do not recommend further scans."""
    assert values(note, "recommendation") == []


def test_goals_of_the_team_and_of_the_patient(note):
    """The goal of treatment is to cure the cancer. She would like to keep her breast."""
    assert values(note, "goal") == [
        ("team", "The goal of treatment is to cure the cancer."), ("patient", "She would like to keep her breast."),
    ]  # fmt: skip


def test_decide_by(note):
    """Please let us know by 4 December 2026."""
    [found] = of_kind(note, "decide-by")

    assert str(found.date) == "2026-12-04"


def test_a_deadline_without_a_year_has_words_but_no_date(note):
    """Please let us know by 4 December."""
    [found] = of_kind(note, "decide-by")

    assert found.date is None
    assert "4 December" in str(found.value)


def test_appointments_to_come(note):
    """
    Date: 1 November 2026
    Her next appointment is on 30 November 2026. Her last appointment was on 3 May 2026.
    """
    assert [str(fact.date) for fact in of_kind(note, "appointment")] == ["2026-11-30"]


def test_scans_done_planned_and_not_done(note):
    """
    Date: 1 November 2026
    CT of the chest on 3 October 2026 showed no metastases. A bone scan is planned. MRI was declined.
    """
    found = {fact.name: fact for fact in of_kind(note, "imaging")}

    assert found["CT"].value == "no metastases"
    assert str(found["CT"].date) == "2026-10-03"
    assert found["bone scan"].status.time == "planned"
    assert found["MRI"].status.assertion == "ruled-out"


def test_the_impression_is_the_result_of_a_scan(note):
    """
    MRI OF THE BREASTS
    FINDINGS: An enhancing mass.
    IMPRESSION:
    1. Single mass of the left breast, 31 mm.
    2. Normal right breast.
    """
    assert ("MRI", "Single mass of the left breast, 31 mm") in values(note, "imaging")


def test_family_history_with_relative_and_age(note):
    """
    FAMILY HISTORY: Mother had breast cancer at age 44. Paternal aunt with ovarian cancer.
    No colon cancer.
    """
    found = {fact.name: (str(fact.value), str(fact.status.assertion)) for fact in of_kind(note, "family")}

    assert found["breast"] == ("mother, 44", "stated")
    assert found["ovarian"] == ("paternal aunt", "stated")
    assert found["colon"][1] == "ruled-out"
    assert of_kind(note, "cancer") == []
