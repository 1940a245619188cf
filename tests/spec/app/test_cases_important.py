"""What must hold in the hardest of the cases, and what would be a harm in any of them."""

from __future__ import annotations

import pytest

from beside.brief import Show, present
from tests.brief_builders import said_in
from tests.cases import PEOPLE, expected, guide, read


@pytest.mark.parametrize(("name", "form"), PEOPLE)
def test_no_brief_says_what_would_be_a_harm_here(name, form):
    said = " ".join(str(one.text) for one in said_in(present(guide(name, form), Show.ALL))).casefold()

    assert [words for words in expected(name).content["findings"]["must_not_say"] if words.casefold() in said] == []


def test_an_emergency_comes_first_with_the_signs_of_now_alone():
    made = guide("cord-compression", "notes")
    signs = [fact for urgent in made.time.urgent for fact in urgent.facts if fact.kind == "symptom"]

    assert made.time.urgent[0].card.id == "any.delay.cord-signs"
    assert {"leg weakness", "numbness", "urinary retention"} <= {fact.name for fact in signs}
    assert {str(fact.date) for fact in signs} == {"2026-11-20"}
    assert made.top_three[0].subject == "time"


def test_a_child_gets_the_ways_the_records_name_and_no_text_written_for_adults():
    made = guide("teenager", "notes")

    assert made.cover.held_back == "child"
    assert {fact.name for option in made.options for fact in option.facts} == {"surgery", "chemotherapy"}
    assert all(option.facts and option.card is None and option.treatment is None for option in made.options)
    assert {question.path[0].partition(".")[0] for question in made.questions if question.path} == {"any"}


def test_nothing_of_one_side_is_said_of_the_other():
    tumours = {tumour.side: {(fact.name, str(fact.value)) for fact in tumour.facts if fact.kind == "biomarker"} for tumour in guide("breast-both-sides", "notes").case.tumours}

    assert {("HER2", "negative"), ("PR", "positive"), ("Ki-67", "35")} <= tumours["left"]
    assert {("HER2", "positive"), ("PR", "negative"), ("Ki-67", "12")} <= tumours["right"]
    assert not tumours["left"] & tumours["right"] - {("ER", "positive")}


def test_what_is_awaited_is_neither_negative_nor_missing():
    made = guide("lung-before-biomarkers", "notes")
    states = {item.card.id.rpartition(".")[2]: item.state.value for item in made.items if item.card.cancer == "lung-non-small-cell"}

    assert {states[gene] for gene in ("egfr", "alk", "ros1", "braf", "kras", "met", "ret", "her2", "ntrk")} == {"pending"}
    assert states["pd-l1"] == "have"
    assert [difference.subject for difference in made.differences] == ["recommendation"]


def test_a_drug_that_was_stopped_is_not_ahead_and_keeps_its_reason():
    made = guide("colon-come-back", "notes")
    [stopped] = [fact for fact in read("colon-come-back", "notes").facts if fact.value == "oxaliplatin" and fact.status.course == "stopped"]

    assert stopped.details.why_stopped == "neuropathy grade 2"
    assert not any(fact.value == "oxaliplatin" for option in made.options for fact in option.facts)
    assert any(fact.kind == "recurrence" and str(fact.date) == "2026-11-16" for fact in made.case.facts)


def test_a_drug_the_cancer_grows_under_is_not_recommended():
    courses = {str(fact.status.course) for fact in read("cord-compression", "notes").facts if fact.value == "abiraterone"}

    assert "ongoing" in courses
    assert "recommended" not in courses
