"""The clinical documents of the people who do not exist: what a careful reader finds in them, and what nobody may."""

from __future__ import annotations

import pytest

from beside.case import make_case
from beside.facts import facts_in_files
from tests.cases import CLINICAL_DOCUMENTS, FOLDERS, case, expected, forms_of, matches, read
from tests.reading import words_of
from tests.spec.facts.test_cases_notes import is_outdated

PEOPLE = [name for name in FOLDERS if CLINICAL_DOCUMENTS in forms_of(name)]


def parameters(listed):
    return [
        pytest.param(person, one, id=f"{person}-{one['kind']}-{one.get('name', '')}-{one.get('value', '')}")
        for person in PEOPLE
        for one in listed(person)
    ]


def test_four_people_have_one():
    assert PEOPLE == ["early-breast", "lung-before-biomarkers", "prostate-watch-or-treat", "rectum-conflicting-staging"]


@pytest.mark.parametrize(("person", "one"), parameters(lambda person: expected(person).facts(CLINICAL_DOCUMENTS)))
def test_what_a_careful_reader_finds_is_read(person, one):
    reading = read(person, CLINICAL_DOCUMENTS)
    near = [f"{fact.name} {fact.value} {words_of(fact)} {fact.date}" for fact in reading.facts if fact.kind == one["kind"]]

    assert any(matches(fact, one) for fact in reading.facts), near


@pytest.mark.parametrize(("person", "one"), parameters(lambda person: expected(person).content.get("not_facts", [])))
def test_what_a_careless_reader_would_say_is_not_read(person, one):
    facts = read(person, CLINICAL_DOCUMENTS).facts

    assert [fact.source.quote for fact in facts if matches(fact, one) and not is_outdated(fact, facts)] == []


@pytest.mark.parametrize("person", PEOPLE)
def test_every_quote_from_the_words_is_exact_and_every_other_place_is_a_path(person):
    reading = read(person, CLINICAL_DOCUMENTS)
    texts = {document.id: document.text for document in reading.documents}

    for source in (source for fact in reading.facts for source in fact.sources):
        assert source.path.startswith("/ClinicalDocument/") or texts[source.document][source.start : source.end] == source.quote


@pytest.mark.parametrize("person", PEOPLE)
def test_the_document_and_its_words_do_not_contradict_each_other(person):
    found = [(conflict.kind, [str(fact.value) for fact in conflict.facts]) for conflict in case(person, CLINICAL_DOCUMENTS).conflicts]

    assert [kind for kind, _ in found if kind not in {one["kind"] for one in expected(person).content["findings"]["conflicts"]}] == []


@pytest.mark.parametrize("person", PEOPLE)
def test_all_forms_together_are_one_person(person):
    reading = facts_in_files([FOLDERS[person] / form for form in forms_of(person)])

    assert make_case(reading).identity.names
