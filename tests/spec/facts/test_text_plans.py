"""What is recommended, why, to what end and by when, in the words of those who said it."""

from __future__ import annotations

import pytest

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


@pytest.mark.parametrize("foot", ["CONTACT YOUR DOCTOR WITH THIS LETTER", "M STAGE, PATHOLOGIC: M0", "END OF\nPART 2"])
def test_words_in_capitals_at_the_foot_sign_nothing(document, foot):
    """"DOCTOR" begins like the letters of a profession, as do "PATHOLOGIC" and "PART"."""
    assert [name for name, _ in values(document(f"I recommend surgery.\n\n{foot}"), "recommendation")] == ["team"]


@pytest.mark.parametrize("letters", ["MD", "M.D.", "FRCP", "MB BChir", "PA-C"])
def test_the_letters_of_a_profession_may_have_stops(document, letters):
    assert [name for name, _ in values(document(f"I recommend surgery.\n\nJuniper Placeholder, {letters}"), "recommendation")] == ["Juniper Placeholder"]


def test_what_is_ticked_is_a_treatment_and_no_sentence(note):
    """
    Recommendation:
      [x] Radiotherapy       [ ] Mastectomy
    """
    assert values(note, "recommendation") == []
    assert [(fact.name, fact.status.course) for fact in of_kind(note, "treatment")] == [("radiation", "recommended")]


def test_a_sentence_runs_on_over_wrapped_lines_to_its_end(note):
    """
    Why. We suggest giving chemotherapy first to shrink the tumor before the
    operation, because a lymph node is involved and the tumor is grade 3. It may
    make a smaller operation possible.
    """
    [reason] = of_kind(note, "reason")

    assert reason.value.endswith("before the operation, because a lymph node is involved and the tumor is grade 3.")
    assert "before the\noperation" in reason.source.quote


def test_a_biopsy_that_is_advised_is_no_plan(note):
    """
    IMPRESSION:
    3. Core biopsy of the mass and of the node is advised.
    """
    assert values(note, "recommendation") == []
    assert values(note, "procedure") == [("core biopsy", "recommended")]


def test_watching_a_trial_and_a_referral_are_plans(note):
    """
    We recommend active surveillance. We suggest a clinical trial. I recommend referral to radiation oncology.
    """
    assert len(values(note, "recommendation")) == 3


def test_what_will_be_done_is_the_plan_in_the_words_of_the_impression(note):
    """
    IMPRESSION: She has breast cancer. She will be treated with chemotherapy. The scan is booked before the operation.
    """
    assert [value for _, value in values(note, "recommendation")] == ["She will be treated with chemotherapy."]


def test_the_numbers_of_a_list_are_no_words_of_it(note):
    """
    RECOMMENDATIONS:
    1. Lumpectomy.
    2. Radiotherapy.
    """
    assert [value for _, value in values(note, "recommendation")] == ["Lumpectomy.", "Radiotherapy."]


def test_everything_under_what_matters_to_you_is_the_persons_own(note):
    """
    8. WHAT MATTERS TO YOU (in your own words)
       "I would like to keep my breast. I am a violin teacher, so I am afraid
       of numb fingers."
    """
    assert values(note, "goal") == [
        ("patient", "I would like to keep my breast."), ("patient", "I am a violin teacher, so I am afraid of numb fingers."),
    ]  # fmt: skip


def test_a_wish_that_points_back_is_told_with_what_it_points_to(note):
    """My father wore pads for the rest of his life. I do not want that."""
    assert values(note, "goal") == [("patient", "My father wore pads for the rest of his life. I do not want that.")]


def test_a_treatment_that_is_not_wanted_is_declined_and_no_goal(note):
    """She does not want chemotherapy."""
    assert values(note, "goal") == []
    assert [fact.status.course for fact in of_kind(note, "treatment")] == ["declined"]


def test_what_depends_on_a_person_is_not_their_goal(note):
    """I do not think that one is right for every man; it depends on what he values."""
    assert values(note, "goal") == []


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


def test_a_visit_is_with_whom_the_words_name_or_the_clinic_that_writes(note):
    """
    Mock Harbor Urology
    Date: 1 November 2026

    Return visit on 15 December 2026. She has a radiation oncology consult on 20 November 2026.
    """
    assert [(fact.name, str(fact.date)) for fact in of_kind(note, "appointment")] == [
        ("urology return visit", "2026-12-15"), ("radiation oncology consultation", "2026-11-20"),
    ]  # fmt: skip


def test_a_visit_given_line_by_line(note):
    """
    Dear Ms Brackenfield

    With:    Ms Thistle Nonesuch, colorectal surgeon
    When:    Wednesday 2 December 2026 at 9.15 am
    Reason:  New diagnosis, discussion of treatment

    Please bring this letter.
    """
    [visit] = of_kind(note, "appointment")

    assert visit.name == "colorectal surgeon visit"
    assert visit.value.startswith("With: Ms Thistle Nonesuch")
    assert visit.value.endswith("discussion of treatment")


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


def test_a_reason_under_the_heading_of_the_plan_is_one(note):
    """
    Plan: FOLFIRI with bevacizumab, to start on December 1, 2026, to shrink the metastases.

    History: chemotherapy in 2020 because of the nodes.
    """
    assert [str(fact.value) for fact in of_kind(note, "reason")] == ["FOLFIRI with bevacizumab, to start on December 1, 2026, to shrink the metastases."]


def test_another_team_whose_answer_is_awaited_is_awaited(note):
    """
    I have asked the liver surgeons at another hospital whether the metastases can be removed; we await their answer.

    She saw a liver surgeon in 2019.
    """
    assert values(note, "pending") == [("liver surgery review", "awaited")]


def test_a_result_that_is_expected_is_awaited_with_its_day(note):
    """
    The sequencing result is expected on November 27, 2026.
    """
    [awaited] = of_kind(note, "pending")

    assert (awaited.name, str(awaited.details.due)) == ("molecular testing", "2026-11-27")
