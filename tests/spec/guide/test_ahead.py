"""Tests that a paper recommends or plans are not lost: they stand as still to come until a later paper tells of them."""

from __future__ import annotations

import pytest

from tests.builders import fact

CT = fact("imaging", "CT", "recommended", time="planned", date="2026-11-10", document="x-ray report")


def ahead(made):
    return [one.name for one in made.tests_ahead]


@pytest.mark.parametrize("assertion", ["stated", "uncertain"])
def test_a_recommended_scan_is_named_as_still_to_come(guide, assertion):
    """ "CT is recommended, as underlying malignancy is not excluded": the doubt is of the illness, the advice stands."""
    assert ahead(guide(fact("imaging", "CT", "recommended", time="planned", assertion=assertion, date="2026-11-10"))) == ["CT"]
    assert ahead(guide(fact("imaging", "CT", "discussed", time="planned", date="2026-11-10"))) == []


@pytest.mark.parametrize(
    ("done", "left"),
    [
        (fact("imaging", "CT", "normal", date="2026-11-15", document="CT report"), []),
        (fact("imaging", "CT", "normal", date="2026-11-10", document="CT report"), []),
        (fact("imaging", "PET/CT", "done", time="past", date="2026-11-15", document="letter"), []),
        (fact("imaging", "CT", "done", time="past", date="2026-03-01", document="letter"), ["CT"]),
        (fact("imaging", "CT", "done", time="past", date="2026-11-10", document="x-ray report"), ["CT"]),
        (fact("imaging", "MRI", "normal", date="2026-11-15", document="MRI report"), ["CT"]),
    ],
)
def test_it_stays_until_a_later_paper_or_another_of_that_day_tells_of_such_a_scan(guide, done, left):
    assert ahead(guide(CT, done)) == left


def test_a_scan_told_without_a_day_counts_by_the_day_of_its_paper(guide):
    told = fact("imaging", "CT", "done", time="past", document="letter")
    letter = fact("symptom", "cough", date="2026-11-18", document="letter")

    assert ahead(guide(CT, told)) == ["CT"]
    assert ahead(guide(CT, told, letter)) == []


def test_what_is_awaited_or_has_its_day_is_told_elsewhere(guide):
    awaited = fact("pending", "CT", "awaited", time="pending", date="2026-11-10")
    booked = fact("imaging", "MRI", "planned", time="planned", date="2026-12-01")

    assert ahead(guide(CT, awaited, booked)) == []
