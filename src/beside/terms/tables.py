"""Packaged tables of words and codes, read once: rows by column, cells that hold lists parted by `|`."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Row = dict[str, str]
WORD = re.compile(r"[^\W_]+(?:[-'/+][^\W_]+|(?<=\d)\.(?=\d)[^\W_]+)*", re.UNICODE)
BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")


@cache
def read_table(name: str) -> tuple[Row, ...]:
    text = (files("beside.terms") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(StringIO(text)))


def parts(cell: str) -> tuple[str, ...]:
    """The entries of a cell that holds a list."""
    return tuple(cell.split("|")) if cell else ()


def plain_words(text: str) -> str:
    """Lower case, without what stands in brackets, one blank between words: `Positive (qualifier value)` is `positive`."""
    return " ".join(BRACKETS.sub(" ", text).lower().replace(",", " ").split()).strip(" .:;")


def index_of(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Each key with its first value: a word that two rows claim stays with the earlier one."""
    index: dict[str, str] = {}
    for key, value in pairs:
        index.setdefault(key, value)
    return index


@dataclass(frozen=True, slots=True)
class Names:
    """Names of one or several words, each with what it means."""

    meanings: Mapping[str, str]
    longest: int

    def get(self, words: str) -> str | None:
        """What exactly these words mean."""
        return self.meanings.get(words)

    def longest_in(self, text: str) -> str | None:
        """What the longest of the names that stand in the text means; whole words only."""
        tokens = WORD.findall(text.lower())
        for size in range(min(self.longest, len(tokens)), 0, -1):
            for start in range(len(tokens) - size + 1):
                found = self.meanings.get(" ".join(tokens[start : start + size]))
                if found is not None:
                    return found
        return None


def names_of(pairs: Iterable[tuple[str, str]]) -> Names:
    meanings = index_of((" ".join(WORD.findall(name.lower())), meaning) for name, meaning in pairs)
    return Names(meanings, max((len(name.split()) for name in meanings), default=0))
