"""Drugs against cancer that are also taken for other illnesses, in coded entries and in words alike."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def other_uses() -> Mapping[str, frozenset[str]]:
    """The illnesses other than cancer for which a drug of this list is also taken."""
    text = (files("beside.facts") / "data" / "other_uses.csv").read_text(encoding="utf-8")
    return {row["drug"]: frozenset(row["illnesses"].split("|")) for row in csv.DictReader(StringIO(text))}
