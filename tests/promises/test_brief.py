"""Promises of the brief, over generated cases: every sentence stands on something, and no choice withholds anything."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beside.brief import Show, present, render_html, render_json
from beside.brief.messages import Voice
from beside.case import Statement
from beside.errors import Problem
from beside.facts.fact import KINDS, Assertion, Course, Person, Time
from tests.brief_builders import demo_facts, demo_records, guide_of, record, said_in
from tests.brief_builders import fact as make_fact

DOCUMENTS = demo_records()
FACTS = demo_facts(DOCUMENTS)
NAMES = ["", "team", "patient", "c", "yp", "chemotherapy", "MRI", "bone", "breast"]
TESTS = {"biomarker": ["HER2", "ER", "Oncotype DX"], "germline": ["BRCA2"], "pending": ["HER2", "PSA"], "lab": ["PSA"], "cancer": ["breast"], "metastasis": ["bone"]}
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
DATES = st.none() | st.dates().map(str) | st.integers(1950, 2026).map(str)


@st.composite
def facts(draw: Any) -> Any:
    """Any kind of fact with any status, on a note of its own."""
    words = "x" + draw(WORDS).replace("\r", "") + "x"
    note = record(f"note-{draw(st.integers(0, 10**6))}.txt", words)
    status = {
        "assertion": draw(st.sampled_from(Assertion)),
        "time": draw(st.sampled_from(Time)),
        "person": draw(st.sampled_from(Person)),
        "course": draw(st.none() | st.sampled_from(Course)),
    }
    kind = draw(st.sampled_from(KINDS))
    return note, make_fact(note, kind, draw(st.sampled_from(TESTS.get(kind, NAMES))), draw(WORDS), words, on=draw(DATES), **status)


@st.composite
def guides(draw: Any) -> Any:
    more = draw(st.lists(facts(), max_size=6))
    kept = draw(st.lists(st.sampled_from(FACTS), unique_by=lambda fact: fact.id, max_size=20))
    kinds = st.sampled_from(["goal", "decision", "priority", "note", "dispute"])
    about = st.sampled_from(["", *(fact.id for fact in kept)])
    statements = draw(st.lists(st.builds(Statement, kinds, WORDS, WORDS, DATES.map(str), about), max_size=4))
    problems = draw(st.lists(st.builds(Problem, WORDS, WORDS, WORDS, lost=st.booleans()), max_size=3))
    apart = draw(st.lists(WORDS, max_size=2))
    return guide_of([*DOCUMENTS, *(note for note, _ in more)], [*kept, *(fact for _, fact in more)], statements, problems, apart=apart)


slowly = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@slowly
@given(guides(), st.sampled_from(Show))
def test_every_sentence_stands_on_something(guide, show):
    stands_on = {Voice.RECORDS: "sources", Voice.GENERAL: "cards", Voice.YOU: "statements"}

    lost = [said for said in said_in(present(guide, show)) if said.voice in stands_on and not getattr(said, stands_on[said.voice])]

    assert [said.text for said in lost] == []


@slowly
@given(guides())
def test_whatever_is_chosen_nothing_is_withheld(guide):
    everything = {said.text for said in said_in(present(guide, Show.ALL))}

    for show in (Show.PLAN, Show.RESULTS):
        assert everything <= {said.text for said in said_in(present(guide, show))}


@slowly
@given(guides(), st.sampled_from(Show))
def test_it_is_always_written_and_always_the_same(guide, show):
    page = present(guide, show)

    assert render_html(page).encode() == render_html(present(guide, show)).encode()
    assert render_json(guide, page) == render_json(guide, present(guide, show))


@pytest.mark.parametrize("show", list(Show))
def test_the_order_of_the_records_changes_no_sentence(show):
    one = present(guide_of(DOCUMENTS, FACTS), show)
    other = present(guide_of(DOCUMENTS[::-1], FACTS), show)

    assert [said.text for said in said_in(one)] == [said.text for said in said_in(other)]
