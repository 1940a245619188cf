"""The data types of HL7 version 3 as those of FHIR: codes, quantities, times, names. What is null stays missing."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from beside.records.ccda_systems import address_of
from beside.records.fhir_types import (
    CodeableConcept,
    Coding,
    Extension,
    HumanName,
    Identifier,
    Period,
    Quantity,
    Range,
)
from beside.terms.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Callable

    from beside.records.xml_tree import Node

    Words = Callable[[Node], str]

XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
UCUM = "http://unitsofmeasure.org"
TIME = re.compile(r"(\d{4})(\d\d)?(\d\d)?(?:(\d\d)(\d\d)(\d\d)?(?:\.\d+)?)?(?:([+-]\d\d):?(\d\d))?$")
NUMBER = re.compile(r"(?P<sign>[<>]=?)?\s*(?P<number>-?\d{1,12}(?:\.\d{1,8})?)(?:\s*(?P<unit>%|[A-Za-zµ0-9*^\[\]]{1,12}/[\w/^*.\[\]]{1,20}))?$")
LETTER = re.compile(r"[^\W_]")  # some systems write `????` for a name they could not find
# What stands in an empty list: that nothing is known is no thing that is known.
NOTHING = re.compile(
    r"(?:no|not|none|unknown)(?:\s\w+){0,6}\s(?:information|available|documented|indicated|recorded|reported|on file)\b"
    r"|(?:no|\w+(?:\s\w+){0,5}[\s/]not)\s(?:information|available|documented|indicated|recorded|reported)\b|(?:none|unknown|n/a|not known)$",
    re.IGNORECASE,
)
# That none is known says something; so does that a thing is denied.
DENIES = re.compile(r"(?:no|none|not) known|nkd?a\b|den(?:y|ies|ied)\b", re.IGNORECASE)
# A day that systems write where they know none.
NO_DAY = "19000101"
UNITS = {"[in_us]": "in", "[in_i]": "in", "[lb_av]": "lb", "[degF]": "°F", "Cel": "°C", "mm[Hg]": "mmHg"}
LONGEST_ORIGINAL = 200  # more is no name of a thing but the report that speaks of it
OLD_NAME = {"BR": "maiden", "OLD": "old"}


def xsi_type(node: Node) -> str:
    """`CD` for `xsi:type="hl7:CD"`."""
    return (node.element.get(XSI_TYPE) or "").rpartition(":")[2]


def concept_of(node: Node | None, words_of: Words) -> CodeableConcept | None:
    """A code with its translations and the words it stands for; nothing where it has neither."""
    if node is None:
        return None
    codings = tuple(
        coding for part in (node, *node.children("translation")) if (coding := coding_of(part))
    )
    text = original_text(node, words_of) or ("" if codings else node.get("displayName"))
    if not codings and (not text or NOTHING.match(text)):
        return None
    return CodeableConcept(coding=codings, text=text, extension=qualifiers_of(node, words_of))


def coding_of(node: Node) -> Coding | None:
    code = node.get("code")
    if not code:
        return None
    system = address_of(node.get("codeSystem"), node.get("codeSystemName"))
    display = " ".join(node.get("displayName").split())
    return Coding(system=system, code=code, display=display if LETTER.search(display) else "")


def original_text(node: Node, words_of: Words) -> str:
    original = node.child("originalText")
    words = words_of(original) if original else ""
    return words if len(words) <= LONGEST_ORIGINAL else ""


def qualifiers_of(node: Node, words_of: Words) -> tuple[Extension, ...]:
    """Such as the side of a place in the body."""
    values = (concept_of(part.child("value"), words_of) for part in node.children("qualifier"))
    return tuple(
        Extension(url="qualifier", value_codeable_concept=value) for value in values if value
    )


def number_of(written: str) -> Decimal | None:
    try:
        number = Decimal(written.strip().replace(",", ""))
        Quantity(value=number)  # which refuses what nothing can measure
    except (InvalidOperation, ValueError):
        return None
    return number


def quantity_of(node: Node | None, comparator: str = "") -> Quantity | None:
    """A PQ, INT or REAL; nothing where it is null."""
    number = number_of(node.get("value")) if node and node.get("value") else None
    if node is None or number is None:
        return None
    unit = node.get("unit")
    return Quantity(value=number, comparator=comparator, unit=UNITS.get(unit, unit), code=unit, system=UCUM if unit else "")


def quantity_in_interval(node: Node) -> Quantity | None:
    """An interval with one end is a limit: less than, more than."""
    low, high = quantity_of(node.child("low")), quantity_of(node.child("high"))
    if low is not None and high is None:
        return quantity_of(node.child("low"), ">=" if node.get("inclusive", "low") != "false" else ">")
    if high is not None and low is None:
        return quantity_of(node.child("high"), "<=" if node.get("inclusive", "high") != "false" else "<")
    return quantity_of(node.child("center"))


def quantity_in_words(words: str) -> Quantity | None:
    """A number that was sent as words, with its unit where that is surely one."""
    found = NUMBER.match(words)
    number = number_of(found["number"]) if found else None
    if found is None or number is None:
        return None
    return Quantity(value=number, comparator=found["sign"] or "", unit=found["unit"] or "")


def range_of(node: Node | None) -> Range | None:
    if node is None:
        return None
    low, high = quantity_of(node.child("low")), quantity_of(node.child("high"))
    return Range(low=low, high=high) if low or high else None


def date_of(written: str) -> str:
    """`201208061030-0500` as FHIR writes it; as much of it as is a date. Empty where nothing is."""
    found = TIME.match(written.strip())
    if written.startswith(NO_DAY):
        return ""
    if found is None:
        return written.strip()[:10] if parse_date(written.strip()[:10]) else ""
    year, month, day, hour, minute, second, offset, minutes = found.groups()
    days = [part for part in (year, month, day) if part]
    while days and parse_date("-".join(days)) is None:
        days.pop()
    if len(days) < 3 or not hour:
        return "-".join(days)
    clock = f"T{hour}:{minute}" + (f":{second}" if second else "")
    return "-".join(days) + clock + (f"{offset}:{minutes}" if offset else "")


def period_of(node: Node | None) -> Period | None:
    """A point in time is a period that only begins."""
    if node is None:
        return None
    start = date_of(node.get("value") or node.get("value", "low") or node.get("value", "center"))
    end = date_of(node.get("value", "high"))
    return Period(start=start, end=end) if start or end else None


def start_of(node: Node | None) -> str:
    period = period_of(node)
    return (period.start or period.end) if period else ""


def identifier_of(node: Node, kind: CodeableConcept | None = None) -> Identifier:
    root, extension = node.get("root"), node.get("extension")
    if not extension:
        return Identifier(system="urn:ietf:rfc:3986", value=f"urn:{_kind_of(root)}:{root}", type=kind)
    return Identifier(system=f"urn:{_kind_of(root)}:{root}" if root else "", value=extension, type=kind)


def _kind_of(root: str) -> str:
    return "uuid" if "-" in root else "oid"


def name_of(node: Node) -> HumanName | None:
    """The parts of a name; the words as they stand where it has no parts."""
    given = tuple(filter(None, (part.words() for part in node.children("given"))))
    family = " ".join(filter(None, (part.words() for part in node.children("family"))))
    text = "" if given or family else node.words()
    if not (given or family or text):
        return None
    return HumanName(use=OLD_NAME.get(_qualifier(node), ""), text=text, family=family, given=given)


def _qualifier(node: Node) -> str:
    """Of the family name: what is said of a first name says nothing of the whole."""
    return node.get("qualifier", "family") or ("OLD" if node.get("use") == "OLD" else "")
