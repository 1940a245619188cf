"""Biomarkers by id, by code and by name: receptors, genes, proteins, signatures and assays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from beside.terms.tables import WORD, names_of, parts, plain_words, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beside.terms.codes import Code
    from beside.terms.tables import Names


@dataclass(frozen=True, slots=True)
class Biomarker:
    id: str
    kind: str
    hgnc: str
    loinc: tuple[str, ...]
    snomed: tuple[str, ...]
    synonyms: tuple[str, ...]


@cache
def biomarkers() -> Mapping[str, Biomarker]:
    return {row["id"]: _biomarker(row) for row in read_table("biomarkers")}


@cache
def _wider() -> Mapping[str, str]:
    return {row["id"]: row["wider"] for row in read_table("wider_markers")}


def wider_marker(biomarker_id: str) -> str:
    """The name that some records give to this marker and another together; empty where there is none."""
    return _wider().get(biomarker_id, "")


def find_biomarker(biomarker_id: str) -> Biomarker | None:
    return biomarkers().get(biomarker_id)


def biomarker_of_code(code: Code) -> str | None:
    """By LOINC, or by HGNC with or without its prefix; the receptor HER2 stands for its gene."""
    if code.system == "HGNC":
        return _by_code().get(("HGNC", f"HGNC:{code.code.removeprefix('HGNC:')}"))
    return _by_code().get(code.key)


def biomarker_of_word(word: str) -> str | None:
    return _by_name().get(" ".join(WORD.findall(plain_words(word))))


def biomarker_of_words(text: str) -> str | None:
    """The biomarker that the longest known name in these words means."""
    return _by_name().longest_in(plain_words(text))


def genes_in_words(text: str) -> tuple[str, ...]:
    """The genes that these words name by their symbols, each once, in brackets too: `Genetic testing (BRCA1, PALB2)`."""
    found = (biomarker_of_word(word) for word in re.findall(r"[A-Z][A-Z0-9]+", text))
    return tuple(dict.fromkeys(name for name in found if name and biomarkers()[name].kind == "gene"))


def value_of_score(biomarker_id: str, score: str) -> str | None:
    """What a stain's score says of this biomarker: HER2 2+ is equivocal."""
    return _scores().get((biomarker_id, score.strip()))


def _biomarker(row: dict[str, str]) -> Biomarker:
    return Biomarker(
        row["id"], row["kind"], row["hgnc"], parts(row["loinc"]), parts(row["snomed"]), parts(row["synonyms"]),
    )


@cache
def _by_code() -> Mapping[tuple[str, str], str]:
    index: dict[tuple[str, str], str] = {}
    for marker in biomarkers().values():
        index.update({("LOINC", code): marker.id for code in marker.loinc})
        index.update({("SNOMED", code): marker.id for code in marker.snomed})
        if marker.hgnc:
            index["HGNC", marker.hgnc] = marker.id
    return index


@cache
def _by_name() -> Names:
    named = [(marker.id.lower(), marker.id) for marker in biomarkers().values()]
    return names_of([*named, *((plain_words(word), marker.id) for marker in biomarkers().values() for word in marker.synonyms)])


@cache
def _scores() -> Mapping[tuple[str, str], str]:
    return {(row["biomarker"], row["score"]): row["value"] for row in read_table("scores")}
