"""A card that breaks the grammar is not let in, and every offence is named at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from beside.errors import CardError
from beside.knowledge.cards import ItemCard
from beside.knowledge.fields import Fields
from beside.knowledge.load import load_from
from beside.knowledge.parse_card import parse_card

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 22)
CITATION = {"key": "a", "title": "t", "publisher": "p", "address": "https://example.org", "passage": "words", "read_on": TODAY, "licence": "public domain"}
ITEM = {
    "kind": "item", "id": "any.item.her2", "title": "HER2", "says": "HER2 is a protein.", "applies_when": {"cancer": "breast"},
    "asks": "Is it back?", "because": [CITATION], "written_on": TODAY, "review_due": TODAY, "reviewed_by": [],
    "examples": [{"given": [{"cancer": "breast"}], "verdict": "yes"}], "factor": "biomarkers",
    "looks_for": [{"fact": "biomarker", "name": "HER2"}], "could_change": "the drugs", "weight": "decides",
    "old_after": "never", "held_by": "the laboratory",
}  # fmt: skip


def offences_of(**changed):
    offences: list[str] = []
    card = parse_card(Fields("her2", {**ITEM, **changed}, offences), "any")
    return card, offences


def test_a_whole_card_becomes_its_own_type():
    card, offences = offences_of()

    assert offences == []
    assert isinstance(card, ItemCard)
    assert card.looks_for[0].name == "HER2"
    assert not card.is_signed


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"because": []}, "because is empty"),
        ({"because": [{**CITATION, "passage": "word " * 26}]}, "more than 25 words"),
        ({"because": [{**CITATION, "address": "somewhere"}]}, "address"),
        ({"written_on": "soon"}, "written_on is not a date"),
        ({"examples": []}, "examples is empty"),
        ({"examples": [{"given": [{"cancer": "colon"}], "verdict": "no"}]}, "no example that comes out as yes"),
        ({"applies_when": {"cancer": "breast", "extent": "localised"}}, "exactly one of"),
        ({"applies_when": {"extent": "somewhere"}}, "extent takes"),
        ({"weight": "heavy"}, "weight"),
        ({"factor": "luck"}, "factor"),
        ({"colour": "blue"}, "colour is not a field"),
        ({"reviewed_by": [{"name": "n/a", "registration": "n/a", "date": TODAY, "content": "x"}]}, "signed by nobody"),
    ],
)
def test_what_breaks_the_grammar_is_named(changed, said):
    _, offences = offences_of(**changed)

    assert any(said in offence for offence in offences), offences


def test_a_card_that_changed_after_it_was_signed_is_unsigned_again():
    card, _ = offences_of()
    signature = {"name": "A. Clinician", "registration": "123", "date": TODAY, "content": card.content}

    signed, _ = offences_of(reviewed_by=[signature])
    changed, _ = offences_of(reviewed_by=[signature], says="HER2 is something else.")

    assert signed.is_signed
    assert not changed.is_signed


def test_all_offences_of_all_files_stand_in_one_message(tmp_path: Path):
    (tmp_path / "cards" / "any").mkdir(parents=True)
    (tmp_path / "extents").mkdir()
    (tmp_path / "cards" / "any" / "items.yaml").write_text("- {kind: item, id: one}\n- {kind: luck, id: two}\n", "utf-8")

    with pytest.raises(CardError, match="one: title is missing") as refused:
        load_from(tmp_path)

    assert any("'luck'" in offence for offence in refused.value.offences)
