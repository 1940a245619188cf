"""The coded records of the people who do not exist: what a careful reader finds in them, and what nobody may."""

from __future__ import annotations

import pytest

from tests.cases import expected, in_form, matches, read
from tests.reading import words_of
from tests.spec.facts.test_cases_notes import is_outdated


def parameters(listed):
    return [
        pytest.param(person, one, id=f"{person}-{one['kind']}-{one.get('name', '')}-{one.get('value', '')}")
        for person in in_form("fhir")
        for one in listed(person)
    ]


@pytest.mark.parametrize(("person", "one"), parameters(lambda person: expected(person).facts("fhir")))
def test_what_a_careful_reader_finds_is_read(person, one):
    reading = read(person, "fhir")
    near = [f"{fact.name} {fact.value} {words_of(fact)} {fact.date}" for fact in reading.facts if fact.kind == one["kind"]]

    assert any(matches(fact, one) for fact in reading.facts), near


@pytest.mark.parametrize(("person", "one"), parameters(lambda person: expected(person).content.get("not_facts", [])))
def test_what_a_careless_reader_would_say_is_not_read(person, one):
    facts = read(person, "fhir").facts

    assert [fact.source.quote for fact in facts if matches(fact, one) and not is_outdated(fact, facts)] == []
