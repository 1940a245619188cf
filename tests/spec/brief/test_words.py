"""Words explained: by the cards of this person's cancer, else by the general ones, never by another cancer's."""

from __future__ import annotations

import pytest

from beside.brief import Show, present
from tests.brief_builders import fact, guide_of, record


def explained(letter: str, *cancers: str) -> dict[str, str]:
    """The words a brief explains, each with the card that does, for a letter that is quoted on page one."""
    note = record("letter.txt", f"{letter} It names {', '.join(cancers) or 'nothing'}.")
    facts = [
        fact(note, "recommendation", "team", "words", letter, on="2026-11-16"),
        *(fact(note, "cancer", name, name, name, on="2026-11-16") for name in cancers),
    ]
    page = present(guide_of([note], facts), Show.ALL)
    terms = [term for one in page.sections if one.id == "words" for block in one.blocks[1:] for term in block.terms]
    return {word: term.card for term in terms for word in term.words}


def test_a_word_of_the_persons_own_cancer_is_explained_by_its_card():
    words = explained("We recommend active surveillance after the core biopsy.", "prostate")

    assert words["core biopsy"] == "prostate.term.core"
    assert words["active surveillance"] == "prostate.term.active-surveillance"


def test_another_cancers_card_explains_nothing():
    """A core biopsy of the breast takes nothing from the prostate."""
    words = explained("We recommend surgery. The core biopsy gave two cores.", "breast")

    assert words["core biopsy"] == "any.term.biopsy"
    assert "cores" not in words


@pytest.mark.parametrize("cancers", [(), ("colon",)])
def test_without_cards_for_the_cancer_the_general_ones_explain(cancers):
    words = explained("We recommend adjuvant treatment after the core biopsy. PSA was normal.", *cancers)

    assert words["adjuvant"] == "any.term.adjuvant"
    assert words["core biopsy"] == "any.term.biopsy"
    assert "PSA" not in words


def test_of_two_cancers_nothing_tells_which_a_word_is_of_so_the_general_card_explains():
    words = explained("We recommend adjuvant treatment after the core biopsy. PSA and HER2 were tested.", "breast", "prostate")

    assert words["core biopsy"] == "any.term.biopsy"
    assert words["adjuvant"] == "any.term.adjuvant"
    assert words["PSA"] == "prostate.term.psa"
    assert words["HER2"] == "breast.term.her2"


def test_each_word_has_one_explanation_only():
    words = explained("We recommend neoadjuvant treatment and a sentinel node biopsy, then adjuvant treatment.", "breast")

    assert words["neoadjuvant"] == "breast.term.neoadjuvant"
    assert words["sentinel node"] == "breast.term.sentinel-node"


@pytest.mark.parametrize("words", ["Seen at Meadow Regional Hospital.", "REGIONAL CLINIC NORTH", "Regional Hospital, surgery"])
def test_a_word_within_a_name_is_not_explained(words):
    """A hospital that is called so says nothing of how far the cancer reaches."""
    assert "regional" not in explained(words)


@pytest.mark.parametrize("words", ["It is regional spread.", "Regional spread was seen.", "Stage: Regional, as the scan shows."])
def test_the_same_word_in_a_sentence_is(words):
    assert "regional" in explained(words)


def test_a_word_within_a_longer_one_that_is_explained_is_not_explained_too():
    """A PET scan shows where sugar is used; a PSMA PET does not. Where a letter names both, both are explained."""
    alone, both = explained("We recommend a PSMA PET.", "prostate"), explained("We recommend a PSMA PET. An FDG PET scan was done.", "prostate")

    assert "PSMA PET" in alone
    assert "PET" not in alone
    assert {"PSMA PET", "PET scan"} <= set(both)
