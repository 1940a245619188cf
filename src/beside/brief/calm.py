"""Results that only say what is normal, negative or not there: docs/decisions/0020-one-notice-a-part.md."""

from __future__ import annotations

import csv
import re
from decimal import Decimal
from functools import cache
from importlib.resources import files
from itertools import product
from operator import ge, gt, le, lt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beside.facts import Fact

ANY = "*"
NUMBER = r"(\d{1,9}(?:\.\d{1,9})?)"
BETWEEN = re.compile(rf"\s{{0,3}}{NUMBER}\s{{0,3}}(?:-|–|to)\s{{0,3}}{NUMBER}(?:\s.{{0,30}})?")
ONE_SIDED = re.compile(rf"\s{{0,3}}(<=|>=|≤|≥|<|>)\s{{0,3}}{NUMBER}(?:\s.{{0,30}})?")
WITHIN = {"<": lt, ">": gt, "<=": le, "≤": le, ">=": ge, "≥": ge}
NORMAL_MARKS = frozenset(("", "N", "NORMAL"))
PARTED = re.compile(r"[;|]")
OF_WHOM = re.compile(r"\s{0,3}[A-Za-z][A-Za-z ]{0,12}:?\s{1,3}(?=[\d<>≤≥])")


def is_calm(fact: Fact) -> bool:
    """Whether the table says so of its kind, name and value, or the laboratory of its number."""
    return is_listed(fact) or (fact.kind == "lab" and is_usual(fact))


def is_listed(fact: Fact) -> bool:
    listed = calm().get((fact.kind, fact.status.assertion.value), frozenset())
    return bool(listed) and any(told in listed for told in product((fact.name.casefold(), ANY), (str(fact.value).casefold(), ANY)))


def is_usual(fact: Fact) -> bool:
    """Within the range its own laboratory gives, and neither marked nor remarked on; without a range nothing is told."""
    details = fact.details
    unmarked = details.flag.strip().upper() in NORMAL_MARKS and not details.remark
    return unmarked and isinstance(fact.value, Decimal) and is_within(fact.value, details.reference_range)


def mark_differs(fact: Fact) -> bool:
    """Whether a number is marked as normal and stands outside each range printed with it."""
    details = fact.details
    normal = bool(details.flag.strip()) and details.flag.strip().upper() in NORMAL_MARKS
    ranges = [OF_WHOM.sub("", one) for one in PARTED.split(details.reference_range)]
    readable = all(BETWEEN.fullmatch(one) or ONE_SIDED.fullmatch(one) for one in ranges)
    return normal and isinstance(fact.value, Decimal) and readable and not any(is_within(fact.value, one) for one in ranges)


def is_within(value: Decimal, usual: str) -> bool:
    if both := BETWEEN.fullmatch(usual):
        return Decimal(both[1]) <= value <= Decimal(both[2])
    one = ONE_SIDED.fullmatch(usual)
    return one is not None and bool(WITHIN[one[1]](value, Decimal(one[2])))


@cache
def calm() -> Mapping[tuple[str, str], frozenset[tuple[str, str]]]:
    """The names with their values, by kind and whether they are said to be there."""
    written = (files("beside.brief") / "data" / "calm_results.csv").read_text("utf-8")
    listed: dict[tuple[str, str], frozenset[tuple[str, str]]] = {}
    for row in csv.DictReader(written.splitlines()):
        of = row["kind"], row["assertion"]
        listed[of] = listed.get(of, frozenset()) | {(row["name"].casefold(), row["value"].casefold())}
    return listed
