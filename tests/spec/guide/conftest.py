"""A guide over a few facts and a few cards."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

import pytest

from beside.guide import make_guide
from beside.knowledge import Knowledge
from beside.knowledge.fields import Fields
from beside.knowledge.parse_card import parse_card
from tests.builders import case_of

TODAY = date(2026, 11, 22)
COMMON = {
    "says": "Words.",
    "asks": "What does it mean for me?",
    "because": [{"key": "a", "title": "t", "publisher": "p", "address": "https://example.org", "passage": "words", "read_on": TODAY, "licence": "public domain"}],
    "written_on": TODAY,
    "review_due": date(2027, 5, 22),
    "reviewed_by": [],
}


def card(kind: str, name: str, cancer: str = "any", **fields):
    written = {**COMMON, "kind": kind, "id": f"{cancer}.{kind}.{name}", "title": name, "applies_when": {"always": True}, **fields}
    written.setdefault("examples", [{"given": [], "verdict": "yes"}])
    offences: list[str] = []
    parsed = parse_card(Fields(name, written, offences), cancer)
    assert parsed is not None, offences
    assert not offences
    return parsed


def item(name: str, looks_for, cancer: str = "any", **fields):
    if isinstance(looks_for, dict):
        looks_for = [looks_for]
    defaults = {"factor": "biomarkers", "could_change": "the drugs discussed", "weight": "decides", "old_after": "never", "held_by": "the laboratory"}
    return card("item", name, cancer, looks_for=looks_for, **{**defaults, **fields})


def knowledge_of(*cards, extents=()):
    return Knowledge(MappingProxyType({one.id: one for one in cards}), tuple(extents))


@pytest.fixture
def guide():
    def make(*facts, cards=(), extents=(), statements=()):
        from dataclasses import replace

        case = replace(case_of(*facts), statements=tuple(statements))
        return make_guide(case, knowledge_of(*cards, extents=extents), TODAY)

    return make
