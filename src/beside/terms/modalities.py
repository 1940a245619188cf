"""The kinds of treatment: how each is called, and the neutral order in which all are shown."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from beside.terms.tables import read_table
from beside.terms.treatments import treatments

if TYPE_CHECKING:
    from collections.abc import Mapping

LAST = 100


@cache
def modality_titles() -> Mapping[str, str]:
    return {row["id"]: row["title"] for row in read_table("treatment_kinds")}


@cache
def modality_order() -> Mapping[str, int]:
    return {row["id"]: int(row["order"]) for row in read_table("treatment_kinds")}


@cache
def _said_for() -> Mapping[str, int]:
    return {row["id"]: int(row["said_for"]) for row in read_table("treatment_kinds") if row["said_for"]}


def years_said_for(modality: str) -> int | None:
    """How many years a paper that calls it planned or under way tells of now; None where it may go on for as long as people live."""
    return _said_for().get(modality)


@cache
def given_in_parts() -> frozenset[str]:
    """Kinds of treatment of which what was done on one day is a part."""
    return frozenset(row["id"] for row in read_table("treatment_kinds") if row["in_parts"])


def title_of(modality: str) -> str:
    return modality_titles().get(modality, modality.capitalize())


def order_of(modality: str) -> int:
    """The place in the grid, by kind alone and never by who recommends it; unknown kinds come last."""
    return modality_order().get(modality, LAST)


@cache
def modalities_of_class(drug_class: str) -> frozenset[str]:
    """The kinds of treatment that have a drug of this class."""
    return frozenset(treatment.modality for treatment in treatments().values() if drug_class in treatment.classes)
