"""Treatments are read with how far they have come: recommended is not given, discussed is not recommended."""

from __future__ import annotations

import pytest
from tests.reading import of_kind


@pytest.mark.parametrize(
    ("sentence", "value", "course"),
    [
        ("We recommend chemotherapy with paclitaxel.", "paclitaxel", "recommended"),
        ("She will undergo a mastectomy.", "mastectomy", "planned"),
        ("We discussed mastectomy as an option.", "mastectomy", "discussed"),
        ("He is being maintained on tamoxifen.", "tamoxifen", "ongoing"),
        ("She underwent a lumpectomy in 2019.", "lumpectomy", "completed"),
        ("Status post prostatectomy.", "prostatectomy", "completed"),
        ("Carboplatin was discontinued because of neuropathy.", "carboplatin", "stopped"),
        ("She declined tamoxifen.", "tamoxifen", "declined"),
    ],
)
def test_the_course_comes_from_the_words_around(sentence, value, course, document):
    [found] = [fact for fact in of_kind(document(sentence), "treatment") if fact.value == value]

    assert found.status.course == course


def test_what_was_stopped_keeps_its_reason(note):
    """Carboplatin was discontinued because of neuropathy."""
    [found] = of_kind(note, "treatment")

    assert found.details.why_stopped == "neuropathy"


def test_cycles_and_line(note):
    """She has completed 4 cycles of Adriamycin and Cytoxan. He receives second-line docetaxel."""
    found = {str(fact.value): fact.details for fact in of_kind(note, "treatment")}

    assert found["doxorubicin"].cycles == found["cyclophosphamide"].cycles == "4"
    assert found["docetaxel"].line == "second"


def test_a_list_takes_the_course_of_the_line_before_it(note):
    """
    We discussed two ways to go on:
      (a) Active surveillance.
      (b) Radical prostatectomy.
    """
    assert {(str(fact.value), fact.status.course) for fact in of_kind(note, "treatment")} == {
        ("active surveillance", "discussed"), ("prostatectomy", "discussed"),
    }  # fmt: skip


def test_without_a_treatment_is_no_recommendation_for_it(note):
    """I recommend radiation without hormone therapy."""
    courses = {fact.name: (fact.status.assertion, fact.status.course) for fact in of_kind(note, "treatment")}

    assert courses["radiation"] == ("stated", "recommended")
    assert courses["hormone"] == ("ruled-out", None)


def test_what_a_result_would_bring_is_hypothetical(note):
    """If the FISH test is positive, we would add trastuzumab."""
    [found] = of_kind(note, "treatment")

    assert found.status.assertion == "hypothetical"


def test_medicines_have_their_dose_as_written(note):
    """
    MEDICATIONS: apixaban 5 mg twice daily; metformin 500 mg twice daily;
    aspirin stopped in May.
    """
    found = {fact.name: (fact.value, fact.status.time) for fact in of_kind(note, "medication")}

    assert found == {"apixaban": ("5 mg twice daily", "current"), "metformin": ("500 mg twice daily", "current"), "aspirin": ("", "past")}
