"""The notes of the people who do not exist: what a careful reader finds in them, and what nobody may."""

from __future__ import annotations

import pytest

from tests.cases import expected, in_form, matches, read
from tests.reading import words_of


def wanted():
    for person in in_form("notes"):
        for one in expected(person).facts("notes"):
            yield pytest.param(person, one, id=f"{person}-{one['kind']}-{one.get('name', '')}-{one.get('value', '')}")


def unwanted():
    for person in in_form("notes"):
        for one in expected(person).content.get("not_facts", []):
            yield pytest.param(person, one, id=f"{person}-{one['kind']}-{one.get('name', '')}-{one.get('value', '')}")


@pytest.mark.parametrize(("person", "one"), list(wanted()))
def test_what_a_careful_reader_finds_is_read(person, one):
    reading = read(person, "notes")
    near = [f"{fact.name} {fact.value} {words_of(fact)} {fact.date}" for fact in reading.facts if fact.kind == one["kind"]]

    assert any(matches(fact, one) for fact in reading.facts), near


@pytest.mark.parametrize(("person", "one"), list(wanted()))
def test_the_quotes_of_the_expectation_stand_in_the_notes(person, one):
    assert any(one["quote"] in document.text.replace("\r\n", "\n") for document in read(person, "notes").documents)


@pytest.mark.parametrize(("person", "one"), list(unwanted()))
def test_what_a_careless_reader_would_say_is_not_read(person, one):
    facts = read(person, "notes").facts

    assert [fact.source.quote for fact in facts if matches(fact, one) and not is_outdated(fact, facts)] == []


def is_outdated(fact, facts):
    """Whether a later note says something else of the same thing: what an older letter says is true of its day."""
    return any(
        other.kind == fact.kind and other.name == fact.name and fact.date and other.date is not None and fact.date.before(other.date)
        for other in facts
    )


@pytest.mark.parametrize("person", in_form("notes"))
def test_every_quote_is_exact(person):
    reading = read(person, "notes")
    texts = {document.id: document.text for document in reading.documents}

    assert all(texts[fact.source.document][fact.source.start : fact.source.end] == fact.source.quote for fact in reading.facts)
