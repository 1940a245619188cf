"""Treatments by id, by code and by name: drugs, regimens, operations, kinds of radiation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from beside.terms.tables import WORD, names_of, parts, plain_words, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beside.terms.codes import Code
    from beside.terms.tables import Names


# The class of rows that name a modality and no treatment of it.
UNNAMED = "unnamed"
# The note of a treatment that its letter names and calls not to be had at its own place.
NOT_OFFERED_HERE = "not offered here"
# The note of a treatment that its letter names as coming on top of another one, not instead of it.
AS_AN_ADDITION = "as an addition"


@dataclass(frozen=True, slots=True)
class Treatment:
    """`id` is the generic name, regimen or operation that facts carry as their value; `name` is for people to read."""

    id: str
    modality: str
    classes: frozenset[str]
    name: str
    rxnorm: tuple[str, ...]
    snomed: tuple[str, ...]
    synonyms: tuple[str, ...]


@cache
def treatments() -> Mapping[str, Treatment]:
    return {row["id"]: _treatment(row) for row in read_table("treatments")}


def treatment_of_code(code: Code) -> str | None:
    return _by_code().get(code.key)


def treatment_of_word(word: str) -> str | None:
    """The treatment that is called exactly this."""
    return _by_name().get(" ".join(WORD.findall(plain_words(word))))


def treatment_of_words(text: str) -> str | None:
    """The treatment that the longest known name in these words means."""
    return _by_name().longest_in(plain_words(text))


def value_of(treatment_id: str) -> str:
    """What a fact carries: the treatment, or nothing where only its modality is named."""
    return "" if UNNAMED in classes_of(treatment_id) else treatment_id


def modality_of(treatment_id: str) -> str:
    found = treatments().get(treatment_id)
    return found.modality if found else ""


def classes_of(treatment_id: str) -> frozenset[str]:
    found = treatments().get(treatment_id)
    return found.classes if found else frozenset()


def _treatment(row: dict[str, str]) -> Treatment:
    return Treatment(
        row["id"], row["modality"], frozenset(parts(row["classes"])), row["name"], parts(row["rxnorm"]),
        parts(row["snomed"]), parts(row["synonyms"]),
    )  # fmt: skip


def medicine_of_code(code: Code) -> str | None:
    """The generic name of a medicine that is no treatment of cancer, where its code is known."""
    if code.system != "RxNorm":
        return None
    return next((row["id"] for row in read_table("medicines") if code.code in parts(row["rxnorm"])), None)


def without_salt(name: str) -> str:
    """`warfarin` of `warfarin sodium`: the generic name where it comes first and no other medicine follows; else the name itself."""
    first, _, rest = name.partition(" ")
    return first if _medicine_names().get(first) and not _medicine_names().longest_in(rest) else name


@cache
def _medicine_names() -> Names:
    return names_of((row["id"], row["id"]) for row in read_table("medicines"))


@cache
def _by_code() -> Mapping[tuple[str, str], str]:
    index: dict[tuple[str, str], str] = {}
    for treatment in treatments().values():
        index.update({("RxNorm", code): treatment.id for code in treatment.rxnorm})
        index.update({("SNOMED", code): treatment.id for code in treatment.snomed})
    return index


@cache
def _by_name() -> Names:
    return names_of((plain_words(word), treatment.id) for treatment in treatments().values() for word in treatment.synonyms)


@cache
def cancers_operated() -> Mapping[str, str]:
    return {row["operation"]: row["cancer"] for row in read_table("sided_operations")}


def cancer_operated(operation: str) -> str:
    """The cancer of an organ that there are two of, which this operation is done for; empty for any other operation."""
    return cancers_operated().get(operation, "")
