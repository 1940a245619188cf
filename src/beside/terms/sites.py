"""Places in the body, and the procedures and pictures that look at them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from beside.terms.tables import WORD, names_of, parts, plain_words, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beside.terms.codes import Code
    from beside.terms.tables import Names


@dataclass(frozen=True, slots=True)
class Site:
    id: str
    side: str = ""


@dataclass(frozen=True, slots=True)
class Procedure:
    """`kind` is `procedure` or `imaging`: the kind of fact it gives."""

    id: str
    kind: str
    site: str


def site_of_code(code: Code) -> Site | None:
    return _by_code("snomed").get(code.code) if code.system == "SNOMED" else None


def cancer_at(site: Site) -> str:
    """The cancer that starts in this place, where a record says no more than that it is one."""
    return next((row["cancer"] for row in read_table("sites") if row["id"] == site.id), "")


def site_of_words(text: str) -> Site | None:
    """The site that the longest known name in these words means."""
    found = _names().longest_in(plain_words(text))
    return _sites()[int(found)] if found is not None else None


def metastasis_site_of_code(code: Code) -> Site | None:
    """Where a code for secondary cancer says that it is; an empty site where the code leaves that open."""
    if code.system == "SNOMED":
        return _by_code("snomed_secondary").get(code.code)
    if code.system not in {"ICD-10-CM", "ICD-10"}:
        return None
    prefixes = _by_code("icd10_secondary")
    return next((prefixes[code.code[:end]] for end in range(len(code.code), 0, -1) if code.code[:end] in prefixes), None)


def procedure_of_code(code: Code) -> Procedure | None:
    return _procedures_by_code().get(code.code) if code.system == "SNOMED" else None


def procedure_of_words(text: str) -> Procedure | None:
    found = _procedure_names().longest_in(plain_words(text))
    return _procedures()[int(found)] if found is not None else _picture_named(text)


def _picture_named(text: str) -> Procedure | None:
    """The picture of a name that begins with its modality, as LOINC's do: `MR Pelvis`, `US Breast - left`."""
    first, _, rest = text.partition(" ")
    modality = _modalities_in_names().get(first, "") if rest else ""
    site = site_of_words(rest) if modality else None
    return Procedure(modality, "imaging", site.id if site else "") if modality else None


def modality_words(code: str) -> str:
    """The imaging that a DICOM modality code means."""
    return next((row["imaging"] for row in read_table("modalities") if row["code"] == code), "")


def relation_words(code: str) -> str:
    """The relative that a code of HL7's role codes means."""
    return next((row["words"] for row in read_table("relations") if row["code"] == code), "")


def pictures_of_words(text: str) -> tuple[Procedure, ...]:
    """Every kind of picture that these words name, each once, in the order of the table."""
    spoken = frozenset(WORD.findall(plain_words(text)))
    found = {row["id"]: known for row, known in zip(read_table("procedures"), _procedures(), strict=True)
             if known.kind == "imaging" and any(word in spoken for word in parts(row["synonyms"]))}  # fmt: skip
    named = _picture_named(text)
    return tuple(found.values()) or ((named,) if named else ())


@cache
def _modalities_in_names() -> Mapping[str, str]:
    return {row["code"]: row["imaging"] for row in read_table("modalities") if row["begins_name"]}


@cache
def _sites() -> tuple[Site, ...]:
    return tuple(Site(row["id"], row["side"]) for row in read_table("sites"))


@cache
def _by_code(column: str) -> Mapping[str, Site]:
    return {code: Site(row["id"], row["side"]) for row in read_table("sites") for code in parts(row[column])}


@cache
def _names() -> Names:
    return names_of((word, str(place)) for place, row in enumerate(read_table("sites")) for word in parts(row["synonyms"]))


@cache
def _procedures() -> tuple[Procedure, ...]:
    return tuple(Procedure(row["id"], row["kind"], row["site"]) for row in read_table("procedures"))


@cache
def _procedures_by_code() -> Mapping[str, Procedure]:
    return {
        code: procedure
        for procedure, row in zip(_procedures(), read_table("procedures"), strict=True)
        for code in parts(row["snomed"])
    }


@cache
def _procedure_names() -> Names:
    rows = enumerate(read_table("procedures"))
    return names_of((word, str(place)) for place, row in rows for word in parts(row["synonyms"]))
