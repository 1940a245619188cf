"""What the docs list is what there is: kinds of facts and their details, findings a card may ask for, and every packaged table."""

from __future__ import annotations

import csv
import re
from dataclasses import fields
from pathlib import Path

import pytest

from beside.facts.fact import KINDS, Details
from beside.knowledge.parse_condition import FINDINGS

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "beside"
FOLDERS = ("facts/data", "terms/data")


def named_in(document: Path) -> set[str]:
    """Every word or name in backticks."""
    return set(re.findall(r"`([^`]+)`", document.read_text("utf-8")))


def test_every_kind_of_fact_and_every_detail_is_told_of():
    told = named_in(ROOT / "docs" / "facts.md")
    details = {field.name for field in fields(Details)}
    assert set(KINDS) - told == set()
    assert {name for name in details if not {name, f"details.{name}"} & told} == set()


def test_every_kind_of_remark_is_told_of():
    rows = csv.DictReader((PACKAGE / "facts" / "data" / "lexicon" / "remarks.csv").read_text("utf-8").splitlines())
    assert {row["name"] for row in rows} - named_in(ROOT / "docs" / "facts.md") == set()


def test_every_finding_that_a_card_may_ask_for_is_asked_for_and_told_of():
    asked = {name for path in PACKAGE.glob("knowledge/data/cards/**/*.yaml") for name in re.findall(r"finding: ([a-z-]+)", path.read_text("utf-8"))}
    assert asked == FINDINGS
    assert {name for name in FINDINGS if name not in (ROOT / "docs" / "cards.md").read_text("utf-8")} == set()


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_table_stands_in_the_readme_beside_it(folder):
    tables = {path.name for path in (PACKAGE / folder).iterdir() if path.suffix in {".csv", ".toml", ".txt"}}
    assert tables - named_in(PACKAGE / folder / "README.md") == set()
