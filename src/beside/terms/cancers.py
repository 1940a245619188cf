"""Cancers by id, by code and by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from beside.terms.tables import index_of, names_of, parts, plain_words, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beside.terms.codes import Code
    from beside.terms.tables import Names

MORPHOLOGY = re.compile(r"(\d{4})(?:/\d)?")


@dataclass(frozen=True, slots=True)
class Cancer:
    """`broader` is the id of the kind it is one of, as non-small-cell is one of lung; empty where there is none."""

    id: str
    name: str
    childhood: bool
    broader: str
    icd10: tuple[str, ...]
    icd9: tuple[str, ...]
    topography: tuple[str, ...]
    morphology: tuple[tuple[int, int], ...]
    snomed: tuple[str, ...]
    oncotree: tuple[str, ...]
    synonyms: tuple[str, ...]


@cache
def cancers() -> Mapping[str, Cancer]:
    return {row["id"]: _cancer(row) for row in read_table("cancers")}


def find_cancer(cancer_id: str) -> Cancer | None:
    return cancers().get(cancer_id)


def is_kind_of(narrow: str, broad: str) -> bool:
    """Whether the first is the second or a kind of it; any cancer is a kind of `unspecified`."""
    return broad == "unspecified" or broad in kinds_above(narrow)


def kinds_above(cancer_id: str) -> tuple[str, ...]:
    """The cancer itself and the kinds it is one of, from the narrowest: `colon`, then `colorectal`."""
    found: list[str] = []
    seen = cancers().get(cancer_id)
    while seen is not None:
        found.append(seen.id)
        seen = cancers().get(seen.broader)
    return tuple(found)


def cancers_graded_by(kind: str, name: str) -> frozenset[str]:
    """The only cancers that a stage, grade or risk group by this system is of; empty where it may be of any."""
    return _graded().get((kind, name), frozenset())


@cache
def _graded() -> Mapping[tuple[str, str], frozenset[str]]:
    return {(row["kind"], row["name"]): frozenset(parts(row["cancers"])) for row in read_table("staging_systems")}


def cancer_of_code(code: Code) -> str | None:
    """The id of the cancer that this code alone names; None where it names none, or only together with another."""
    match code.system:
        case "SNOMED":
            return _by_snomed().get(code.code)
        case "ICD-10-CM" | "ICD-10" | "ICD-9-CM":
            return _longest_prefix(code.code, _by_icd())
        case "ICD-O-3" if MORPHOLOGY.fullmatch(code.code):
            return cancer_of_histology(code.code)
        case "ICD-O-3":
            return _longest_prefix(code.code, _by_topography())
        case "OncoTree":
            return _by_oncotree().get(code.code)
        case _:
            return None


def cancer_of_histology(morphology: str, topography: str = "") -> str | None:
    """By ICD-O-3 morphology, with the topography where the record has it; None where neither decides."""
    found = MORPHOLOGY.fullmatch(morphology)
    if found is None:
        return None
    number = int(found[1])
    fitting = [cancer for cancer in cancers().values() if _holds(cancer, number)]
    if topography:
        for cancer in fitting:
            if any(topography.startswith(prefix) for prefix in _expanded(cancer.topography)):
                return cancer.id
    anywhere = next((cancer.id for cancer in fitting if not cancer.topography), None)
    return anywhere or (_longest_prefix(topography, _by_topography()) if topography else None)


def cancer_of_words(text: str) -> str | None:
    """The cancer that the longest known name in these words means."""
    return _by_name().longest_in(_bare(text))


def _bare(text: str) -> str:
    """Carcinoma of the right colon is carcinoma of colon."""
    return " ".join(word for word in plain_words(text).split() if word not in {"the", "left", "right"})


def _cancer(row: dict[str, str]) -> Cancer:
    return Cancer(
        row["id"], row["name"], row["childhood"] == "yes", row["broader"], parts(row["icd10"]), parts(row["icd9"]),
        parts(row["icdo_topography"]), tuple(_number_range(cell) for cell in parts(row["icdo_morphology"])),
        parts(row["snomed"]), parts(row["oncotree"]), parts(row["synonyms"]),
    )  # fmt: skip


def _number_range(cell: str) -> tuple[int, int]:
    first, _, last = cell.partition("-")
    return int(first), int(last or first)


def _holds(cancer: Cancer, number: int) -> bool:
    return any(first <= number <= last for first, last in cancer.morphology)


def _expanded(prefixes: tuple[str, ...]) -> tuple[str, ...]:
    """`C15-C21` holds every category between."""
    return tuple(name for prefix in prefixes for name in _categories(prefix))


def _categories(prefix: str) -> tuple[str, ...]:
    first, dash, last = prefix.partition("-")
    if not dash:
        return (prefix,)
    return tuple(f"C{number:02d}" for number in range(int(first[1:]), int(last[1:]) + 1))


def _longest_prefix(code: str, prefixes: Mapping[str, str]) -> str | None:
    for end in range(len(code), 0, -1):
        found = prefixes.get(code[:end])
        if found is not None:
            return found
    return None


@cache
def _by_snomed() -> Mapping[str, str]:
    return index_of((code, cancer.id) for cancer in cancers().values() for code in cancer.snomed)


@cache
def _by_icd() -> Mapping[str, str]:
    """Of both books: codes of the older one, which American records have before 2015, are numbers and so never mistaken."""
    return index_of((code, cancer.id) for cancer in cancers().values() for code in (*cancer.icd10, *cancer.icd9))


@cache
def _by_topography() -> Mapping[str, str]:
    """Only rows that the place alone decides: one with a morphology too needs both, and comes after."""
    ranked = sorted(cancers().values(), key=lambda cancer: bool(cancer.morphology))
    return index_of((code, cancer.id) for cancer in ranked for code in _expanded(cancer.topography))


@cache
def _by_oncotree() -> Mapping[str, str]:
    return index_of((code, cancer.id) for cancer in cancers().values() for code in cancer.oncotree)


@cache
def _by_name() -> Names:
    return names_of((_bare(word), cancer.id) for cancer in cancers().values() for word in cancer.synonyms)
