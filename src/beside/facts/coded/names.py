"""The names that facts use for a disease or a type of cells, by the words records use: those that free text is read with."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import TYPE_CHECKING

from beside.terms.tables import names_of, parts, plain_words

if TYPE_CHECKING:
    from beside.terms.tables import Names

UNQUALIFIED = " nos"  # "not otherwise specified", as names in ICD-O end


def usual_name(table: str, words: str) -> str:
    """The name of exactly these words in a lexicon; the words themselves, plain, where it has none."""
    plain = plain_words(words)
    return _names(table).get(plain) or _names(table).get(plain.removesuffix(UNQUALIFIED)) or plain.removesuffix(UNQUALIFIED)


def is_usual(table: str, name: str) -> bool:
    """Whether a lexicon has this name."""
    return name in _names(table).meanings.values()


@cache
def _names(table: str) -> Names:
    text = (files("beside.facts") / "data" / "lexicon" / f"{table}.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(StringIO(text))
    return names_of((word, row["name"] or row["value"]) for row in rows for word in parts(row["words"]))
