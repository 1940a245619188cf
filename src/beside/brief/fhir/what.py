"""What an observation answers: a code only where the tables hold exactly one for it, else words."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from beside.brief.fhir.shape import concept, words
from beside.terms.biomarkers import find_biomarker
from beside.terms.codes import Code
from beside.terms.labs import find_lab
from beside.terms.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beside.brief.fhir.shape import Resource
    from beside.facts import Fact

STAGED = {"clinical": "c", "pathological": "p"}


def asked_by(fact: Fact) -> Resource:
    return concept(words(label_of(fact)), codes_for(fact))


def label_of(fact: Fact) -> str:
    """`Grade (Nottingham)`, `HER2`, `creatinine`."""
    label = labels().get(fact.kind, "") or ""
    if not label:
        return fact.name or fact.kind
    return f"{label} ({fact.name})" if fact.name else label


def codes_for(fact: Fact) -> tuple[Code, ...]:
    """Of several codes none is right for sure: each may name a method or a unit that the record does not."""
    if fact.kind in {"lab", "vital", "performance"}:
        found = lab_codes(fact)
    elif fact.kind == "biomarker":
        marker = find_biomarker(fact.name)
        found = marker.loinc if marker else ()
    else:
        found = questions().get((fact.kind, STAGED.get(fact.details.method, fact.name)), ())
    return (Code("LOINC", found[0]),) if len(found) == 1 else ()


def lab_codes(fact: Fact) -> tuple[str, ...]:
    """Only for a unit that the table gives: a code may stand for a mass and not for an amount."""
    lab = find_lab(fact.name)
    return lab.loinc if lab and (not fact.unit or fact.unit in lab.units) else ()


@cache
def questions() -> Mapping[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in read_table("questions"):
        if row["system"] == "LOINC":
            key = row["kind"], row["name"]
            found[key] = (*found.get(key, ()), row["code"])
    return found


def own_codes(fact: Fact) -> tuple[Code, ...]:
    """The codes a record gave, where they are of the thing said: a grade may have been read in the code of a disease."""
    return fact.codes if coded().get(fact.kind) else ()


def resource_kind(kind: str, name: str) -> str:
    return resources().get((kind, name)) or resources().get((kind, ""), "")


@cache
def resources() -> Mapping[tuple[str, str], str]:
    return {(row["kind"], row["name"]): row["resource"] for row in rows()}


@cache
def labels() -> Mapping[str, str]:
    return {row["kind"]: row["label"] for row in rows()}


@cache
def coded() -> Mapping[str, str]:
    return {row["kind"]: row["codes"] for row in rows()}


@cache
def rows() -> tuple[Mapping[str, str], ...]:
    """Which resource says a kind of fact, what an observation of it is called, and what its codes are of."""
    return tuple(csv.DictReader((files("beside.brief") / "data" / "fhir_resources.csv").read_text("utf-8").splitlines()))
