"""Drugs against cancer that are also taken for other illnesses, in coded entries and in words alike."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Use:
    """For which other illnesses a drug is taken; and, where it needs a reason to count against cancer, which words are one."""

    illnesses: frozenset[str] = frozenset()
    needs_reason: bool = False
    against_cancer: tuple[str, ...] = ()

    def is_against_cancer(self, words: Iterable[str]) -> bool:
        return any(sign in text.lower() for text in words for sign in self.against_cancer)


NO_OTHER = Use()


@cache
def other_uses() -> Mapping[str, Use]:
    """The other uses of each drug of this list."""
    text = (files("beside.facts") / "data" / "other_uses.csv").read_text(encoding="utf-8")
    return {row["drug"]: Use(frozenset(row["illnesses"].split("|")), bool(row["needs_reason"]), tuple(filter(None, row["against_cancer"].split("|")))) for row in csv.DictReader(StringIO(text))}
