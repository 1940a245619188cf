"""The same person as coded records, as notes and as a clinical document gives the same facts for every field they share."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import pytest

from beside.terms.quantities import Quantity
from tests.cases import (
    CLINICAL_DOCUMENTS,
    FOLDERS,
    FORMS,
    FREE_WORDS,
    expected,
    forms_of,
    matches,
    read,
    read_made,
)
from tests.scans import require_ocr

# Named by the words of the record, which differ from form to form; the day is what counts.
NAMED_BY_WORDS = frozenset({"appointment"})

def carried_by_both():
    for person in FOLDERS:
        for one in expected(person).content["facts"]:
            for forms in combinations(one["in"], 2):
                yield pytest.param(person, one, forms, id=f"{person}-{one['kind']}-{one.get('name', '')}-{one.get('value', '')}-{'-'.join(forms)}")


def agree(coded, noted, wanted) -> bool:
    return (
        (coded.kind in NAMED_BY_WORDS or coded.name.casefold() == noted.name.casefold())
        and values_agree(coded, noted)
        and coded.status == noted.status
        and ("date" not in wanted or str(coded.date)[:10] == str(noted.date)[:10])
    )


def values_agree(coded, noted) -> bool:
    """Numbers by quantity; the words of a record by their sense, which each form has been held to already."""
    if isinstance(coded.value, Decimal) and isinstance(noted.value, Decimal):
        return Quantity(coded.value, coded.unit).same_as(Quantity(noted.value, noted.unit)) is True
    if coded.kind in FREE_WORDS:
        return True
    return str(coded.value).casefold() == str(noted.value).casefold() and coded.unit == noted.unit


@pytest.mark.parametrize("person", FOLDERS)
def test_the_readme_of_a_case_names_the_forms_there_are(person):
    written = (FOLDERS[person] / "README.md").read_text("utf-8")

    assert [form for form in (*FORMS, CLINICAL_DOCUMENTS) if f"`{form}/`" in written] == list(forms_of(person))


@pytest.mark.parametrize(("person", "one", "forms"), list(carried_by_both()))
def test_both_forms_say_the_same(person, one, forms):
    coded, noted = ([fact for fact in read(person, form).facts if matches(fact, one)] for form in forms)
    told = [[f"{fact.name}={fact.value} {fact.unit} {fact.status} {fact.date}" for fact in facts] for facts in (coded, noted)]

    assert any(agree(left, right, one) for left in coded for right in noted), told


# The end of a sentence is another where the blanks at the start of its lines are not: the words of one appointment.
CUT_ELSEWHERE = {"hardly-any-records": {"appointment"}}


@pytest.mark.parametrize("person", FOLDERS)
def test_a_pdf_of_the_notes_gives_exactly_the_facts_of_the_notes(person):
    noted, printed = (sorted(map(in_short, reading.facts)) for reading in (read(person, "notes"), read_made(person, "pdf")))

    cut = CUT_ELSEWHERE.get(person, set())
    assert [fact for fact in printed if fact[0] not in cut] == [fact for fact in noted if fact[0] not in cut]


def in_short(fact):
    words = " ".join(str(fact.value).split())
    return (fact.kind, fact.name, words, fact.unit, str(fact.status), str(fact.date), fact.about.side, fact.about.cancer)


# What OCR loses of crooked, grainy scans at 200 dots an inch in a typewriter's letters, named one by one.
LOST_IN_SCANS = {
    "lung-before-biomarkers": {("lab", "haemoglobin")},
    "rectum-conflicting-staging": {("stage.n", "c")},
    "rare-cancer-without-cards": {("grade", ""), ("invasion", "vascular")},
}


@pytest.mark.parametrize("person", FOLDERS)
def test_a_scan_of_the_notes_gives_what_a_reader_would_find_but_for_what_is_named_here(person):
    require_ocr()
    wanted = expected(person).facts("notes")
    facts = read_made(person, "scan").facts

    lost = {(one["kind"], str(one.get("name", ""))) for one in wanted if not any(matches(fact, one) for fact in facts)}
    assert lost <= LOST_IN_SCANS.get(person, set())


def test_facts_that_differ_are_seen():
    [size] = [fact for fact in read("early-breast", "notes").facts if fact.kind == "tumour.size" and fact.name == "MRI"][:1]
    [weight] = [fact for fact in read("early-breast", "notes").facts if fact.name == "weight"]

    assert agree(size, size, {})
    assert not agree(size, weight, {})
