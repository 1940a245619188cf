"""How each kind of fact is compared: of a tumour or a person, over which time, and which values exclude each other."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from beside.terms.quantities import Quantity
from beside.terms.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping

ALWAYS = 10**6
# The note of a report that is awaited in its last form, while an earlier form of it says something already.
LOOKED_FOR = "{} looked for"  # in `details.note` of a gene in which no change was found: which one
EARLIER_FORM = "earlier form held"
# The note of a medicine of which a record names the last day, and calls it active all the same.
MARKED_ACTIVE = "marked active"


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of fact is compared.

    `overlap_days` is how far apart two statements may be dated and still be of one time; None: never compared.
    `has_parts` says that one report often states it several times, once for each piece of tissue. `is_series`: of the
    person, said again and again, so that what is so now is what the newest paper says. Two numbers that are not known to be
    measured in one way differ only where they are `apart` by at least that amount and by that share of the smaller.
    """

    name: str
    of_tumour: bool
    overlap_days: int | None
    compares_names: bool
    on_timeline: bool
    has_parts: bool
    is_series: bool
    apart: tuple[Quantity, Decimal] | None


@functools.cache
def kinds() -> Mapping[str, Kind]:
    return {row["kind"]: kind_from(row) for row in read_table("kinds")}


def kind_from(row: Mapping[str, str]) -> Kind:
    written = row["overlap_days"]
    days = None if not written else ALWAYS if written == "always" else int(written)
    names, timeline, parts, series = (row[column] == "yes" for column in ("compare_names", "timeline", "parts", "series"))
    return Kind(row["kind"], row["of"] == "tumour", days, names, timeline, parts, series, apart_from(row))


def apart_from(row: Mapping[str, str]) -> tuple[Quantity, Decimal] | None:
    number, _, unit = row["apart"].partition(" ")
    return (Quantity(Decimal(number), unit), Decimal(row["apart_share"])) if number else None


@functools.cache
def opposites() -> frozenset[tuple[str, frozenset[str]]]:
    """Pairs of words that cannot both hold for one kind of fact."""
    return frozenset((row["kind"], frozenset((row["one"], row["other"]))) for row in read_table("opposites"))


def variant_looked_for(note: str) -> str:
    """The variant that a note says was looked for and not found; empty for any other note."""
    suffix = LOOKED_FOR.format("")
    return note.removesuffix(suffix) if note.endswith(suffix) else ""
