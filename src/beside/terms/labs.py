"""What is measured: laboratory values, vital signs and performance scores, by code and by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from beside.terms.tables import index_of, parts, plain_words, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beside.terms.codes import Code

WRITTEN_OUT = re.compile(
    r"(?P<what>[^\[\]]{2,60}) \[(?:#/volume|Mass/volume|Moles/volume|Enzymatic activity/volume|Units/volume|Volume Fraction)\]"
    r" (?:of|in) (?:Serum, Plasma or Blood|Serum or Plasma|Serum|Plasma|Blood)(?: by [^\[\]]{3,60})?"
)


@dataclass(frozen=True, slots=True)
class Lab:
    """`kind` is `lab`, `vital` or `performance`: the kind of fact it gives."""

    id: str
    kind: str
    name: str
    loinc: tuple[str, ...]
    units: tuple[str, ...]
    synonyms: tuple[str, ...]


@cache
def labs() -> Mapping[str, Lab]:
    return {row["id"]: _lab(row) for row in read_table("labs")}


def find_lab(lab_id: str) -> Lab | None:
    return labs().get(lab_id)


def lab_of_code(code: Code) -> Lab | None:
    """By the code; else by its name, where that is written out as LOINC writes it and is of blood: `Ferritin [Mass/volume] in Serum`."""
    if code.system != "LOINC":
        return None
    found = _by_loinc().get(code.code)
    if found is not None:
        return labs()[found]
    name = WRITTEN_OUT.fullmatch(code.display)
    return lab_of_word(name["what"]) if name else None


def lab_of_word(word: str) -> Lab | None:
    """The analyte that is called exactly this."""
    found = _by_name().get(plain_words(word))
    return labs()[found] if found else None


def _lab(row: dict[str, str]) -> Lab:
    return Lab(row["id"], row["kind"], row["name"], parts(row["loinc"]), parts(row["units"]), parts(row["synonyms"]))


@cache
def _by_loinc() -> Mapping[str, str]:
    return index_of((code, lab.id) for lab in labs().values() for code in lab.loinc)


@cache
def _by_name() -> Mapping[str, str]:
    return index_of((plain_words(word), lab.id) for lab in labs().values() for word in (lab.id, *lab.synonyms))
