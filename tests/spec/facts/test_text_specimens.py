"""Where the tissue is: the number it is asked for by, addenda to its report, and where slides and blocks went."""

from __future__ import annotations

import pytest

from beside.facts import facts_in_text
from beside.facts.fact import Assertion


def specimens(text: str) -> list[tuple[str, str]]:
    return [(fact.name, str(fact.value)) for fact in facts_in_text(text) if fact.kind == "specimen" and fact.status.assertion is Assertion.STATED]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Accession no.    SN26-10388\nPatient: A. Example", "SN26-10388"),
        ("PATHOLOGY REPORT          Case MH-26-2207", "MH-26-2207"),
        ("Specimen number: S25-004411", "S25-004411"),
    ],
)
def test_a_report_names_the_number_its_slides_are_asked_for_by(text, number):
    assert ("accession number", number) in specimens(text)


def test_a_case_that_is_only_counted_is_no_number():
    assert specimens("Case 7 of 11, presented by surgery. In this case 2026-11-02 was the day.") == []


def test_an_addendum_is_named_with_its_day():
    [found] = [fact for fact in facts_in_text("ADDENDUM 1 (09-Nov-2026)\nResult pending.") if fact.kind == "specimen"]

    assert (found.name, found.value, str(found.date)) == ("addendum", "addendum 1", "2026-11-09")


def test_an_addendum_may_still_be_to_come():
    assert specimens("Status: PRELIMINARY - ADDENDUM TO FOLLOW") == [("addendum", "addendum to follow")]


def test_it_is_said_where_slides_and_blocks_are_and_where_they_went():
    assert specimens("Block A2 sent for HER2 FISH on 09-Nov-2026.") == [("blocks", "Block A2 sent for HER2 FISH on 09-Nov-2026")]
    assert specimens("The slides are held at Oak Hospital.") == [("slides", "The slides are held at Oak Hospital")]


@pytest.mark.parametrize("text", ["A second review of the slides was not requested.", "Nerve block given before the operation.", "She may slide back."])
def test_other_slides_and_blocks_say_nothing(text):
    assert specimens(text) == []
