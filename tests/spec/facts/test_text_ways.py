"""What a letter says beside its plan: other ways, what it leaves open, and what would follow from a result. Always its own words."""

from __future__ import annotations

from tests.reading import of_kind


def words(note, kind):
    return [str(fact.value) for fact in of_kind(note, kind)]


def test_two_orders_of_the_same_steps_stay_two_sentences(note):
    """
    Plan. We recommend chemotherapy before surgery. After that we recommend radiotherapy.

    Other ways. We discussed having surgery first and chemotherapy afterwards.
    """
    assert words(note, "recommendation") == ["We recommend chemotherapy before surgery.", "After that we recommend radiotherapy."]
    assert words(note, "other-way") == ["We discussed having surgery first and chemotherapy afterwards."]


def test_what_points_back_stands_with_what_it_points_to(note):
    """Mrs. Pretend asked about mastectomy. We discussed it; she would prefer to keep her breast. The wound is dry."""
    assert words(note, "other-way") == ["Mrs. Pretend asked about mastectomy. We discussed it; she would prefer to keep her breast."]


def test_a_list_of_ways_is_quoted_from_the_line_that_opens_it_to_its_last_item(note):
    """
    DISCUSSION: We talked about three ways to go on:
      (a) Active surveillance: PSA every 6 months.
      (b) Radical prostatectomy. Apixaban would have to be
          paused.
      (c) External beam radiation.
    The bone scan was normal.
    """
    [ways] = words(note, "other-way")

    assert ways.startswith("We talked about three ways to go on: (a) Active surveillance: PSA every 6 months. (b) Radical")
    assert ways.endswith("Apixaban would have to be paused. (c) External beam radiation.")


def test_an_addition_stays_an_addition(note):
    """I recommend mitotane. Radiation to the tumor bed was discussed as an addition; she will be seen by radiation oncology."""
    assert words(note, "other-way") == ["Radiation to the tumor bed was discussed as an addition; she will be seen by radiation oncology."]


def test_whether_a_trial_is_open_is_told_as_the_letter_tells_it(note):
    """He asked whether there are studies he could join. We have none open for his situation; I do not know about other centers."""
    assert words(note, "other-way") == [
        "He asked whether there are studies he could join.", "We have none open for his situation; I do not know about other centers.",
    ]  # fmt: skip


def test_what_was_not_discussed_asked_or_long_over_is_no_other_way(note):
    """
    Focal therapy was not discussed. Could radiation be discussed?

    PAST MEDICAL HISTORY: In 2009 radiation was discussed.
    """
    assert words(note, "other-way") == []


def test_that_no_way_is_right_for_all_is_left_open_with_the_writers_name(note):
    """
    I do not think that one of the three is clearly right for every man; it depends on what he values. No treatment is urgently needed.

    Moss Fabricated, MD
    """
    [said] = of_kind(note, "left-open")

    assert said.value == "I do not think that one of the three is clearly right for every man; it depends on what he values."
    assert said.name == "Moss Fabricated"
    assert said.source.quote == said.value


def test_that_another_doctor_sees_it_differently_is_left_open(note):
    """I recommend radiation. I told him that you see surveillance as an option, and that he should weigh both views."""
    assert words(note, "left-open") == ["I told him that you see surveillance as an option, and that he should weigh both views."]


def test_how_a_doctor_sees_a_scan_leaves_nothing_open(note):
    """As you see on the scan, the lesion is small. What do you think?"""
    assert words(note, "left-open") == []


def test_what_follows_from_a_result_names_the_test_it_waits_for(note):
    """
    The FISH test is still pending. If the FISH test is positive, we would add HER2-targeted drugs, such as trastuzumab,
    and change the chemotherapy.
    """
    [said] = of_kind(note, "depends")

    assert said.value == "If the FISH test is positive, we would add HER2-targeted drugs, such as trastuzumab, and change the chemotherapy."
    assert said.details.of == "HER2"


def test_a_result_that_is_needed_first_is_one_too(note):
    """HER2 result needed before the regimen is fixed."""
    assert [(str(fact.value), fact.details.of) for fact in of_kind(note, "depends")] == [("HER2 result needed before the regimen is fixed.", "HER2")]


def test_what_follows_from_a_sign_or_a_wish_is_none(note):
    """
    If she has a fever she must call. A port is to be placed if she chooses chemotherapy. If he bleeds, we would stop apixaban.
    If the result is positive, what would change?
    """
    assert words(note, "depends") == []
