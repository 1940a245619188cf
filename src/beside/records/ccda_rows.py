"""What the table a person sees shows beside an entry: its day, its value and its mark, where the entry has none or others."""

from __future__ import annotations

import re
from datetime import date as day
from typing import TYPE_CHECKING

from beside.records.ccda_days import days_in_words
from beside.records.ccda_values import NOTHING, number_of
from beside.records.document import SHOWN_DAY, SHOWN_VALUE
from beside.records.fhir_types import CodeableConcept, Extension, Quantity
from beside.terms.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence
    from decimal import Decimal

    from beside.records.ccda_paper import Paper
    from beside.records.ccda_text import Row
    from beside.records.fhir_types import Resource
    from beside.records.xml_tree import Node
    from beside.terms.dates import PartialDate

DAYS = frozenset({
    "date", "dates", "day", "date/time", "date / time", "date and time", "start date", "date started", "started", "onset", "onset date", "date of onset",
    "effective date", "effective dates", "date performed", "performed", "procedure date", "date of procedure", "date of service", "service date",
    "date collected", "collected", "collection date", "result date", "observation date", "date of diagnosis", "diagnosis date", "date diagnosed",
})  # fmt: skip
VALUES = frozenset({"value", "result", "results", "result value", "observation value", "measurement", "your value", "last value", "latest value"})
MARKS = frozenset({"abnormal flag", "abnormal", "flag", "interpretation", "abnormal indicator"})
NUMBER = re.compile(r"(?<![\w.])\d{1,7}(?:\.\d{1,6})?(?![\w.])")
CELL = re.compile(r"(?P<number>\d{1,7}(?:\.\d{1,6})?)(?:\s?(?P<unit>[^\s\d(]\S{0,20}))?(?:\s?\(?[HLNA*#!]{1,3}\)?)?")
PAIR = re.compile(r"(?P<upper>\d{2,3})\s?/\s?(?P<lower>\d{2,3})(?!\d)(?:\s?mm\s?\[?Hg\]?)?", re.IGNORECASE)
DIRECTIONS = frozenset({"directions", "direction", "sig", "instructions", "dosage instructions", "dose", "route", "frequency", "how to take"})
LONGEST_MARK, LONGEST_DIRECTIONS = 20, 160
OWN = ("text", "code", "value", "consumable", "participant")
FIELDS = ("code", "medication_codeable_concept")


def shown_beside(paper: Paper, node: Node, resource: Resource, coded: str) -> tuple[Extension, ...]:
    """The day that the row of an entry gives, in its words, where that is another than the coded one."""
    if not coded:
        return ()
    row = row_beside(paper, node, resource)
    shown, all_days = days_of_row(paper, node, row) if row else ("", ())
    if not shown or any(agree(one, coded) for words in all_days for one in days_in_words(words)):
        return ()
    return (Extension(url=SHOWN_DAY, value_string=shown),)


def agree(shown: str, coded: str) -> bool:
    """As far as both are given; a time near midnight may be of the day before or after, as clocks have it."""
    one, two = parse_date(shown), parse_date(coded)
    if one is None or two is None:
        return True
    shared = min(len(one.parts), len(two.parts))
    return one.parts[:shared] == two.parts[:shared] or (bool(two.time) and are_near(one, two))


def are_near(one: PartialDate, two: PartialDate) -> bool:
    return len(one.parts) == len(two.parts) == len("ymd") and abs((day(*one.parts) - day(*two.parts)).days) == 1


def row_beside(paper: Paper, node: Node, resource: Resource) -> Row | None:
    """The row an entry points at; else the only one of its section that has its name in a cell."""
    narrative = paper.narrative
    pointed = (narrative.row_of.get(anchor) for anchor in own_anchors(node))
    row = next((one for one in pointed if one and node.path.startswith(f"{one.section}/")), None)
    if row is not None or "/entry" not in node.path:
        return row
    return narrative.row_named(node.path.split("/entry", 1)[0], names_of(resource))


def own_anchors(node: Node) -> Iterator[str]:
    """The ids an entry itself refers to, and not what hangs on it."""
    for name in OWN:
        for part in node.children(name):
            for reference in part.element.iter("{*}reference"):
                if (value := reference.get("value") or "").startswith("#"):
                    yield value[1:]


def names_of(resource: Resource) -> frozenset[str]:
    concepts = (getattr(resource, field, None) for field in FIELDS)
    found = (name for concept in concepts if concept for name in (concept.text, *(coding.display for coding in concept.coding)))
    return frozenset(" ".join(name.lower().split()) for name in found if name)


def days_of_row(paper: Paper, node: Node, row: Row) -> tuple[str, Sequence[str]]:
    """The day of a row, and all in it: under a head of days; else the head, which is a day, of the cell an entry points at or of the only one."""
    narrative = paper.narrative
    under = [words for head, start, end in row.cells if is_head(head, DAYS) and days_in_words(words := narrative.words_in(start, end))]
    if under:
        return under[0], under
    spans = [narrative.spans[anchor] for anchor in own_anchors(node) if anchor in narrative.spans]
    heads = [(head, start, end) for head, start, end in row.cells if days_in_words(head)]
    pointed = [head for head, start, end in heads if any(start <= first < end for first, _, _ in spans)]
    chosen = pointed or [head for head, _, _ in heads if len(heads) == 1]
    return (chosen[0] if chosen else ""), [head for head, _, _ in heads]


def is_head(head: str, heads: Container[str]) -> bool:
    return head.lower().rstrip(": ") in heads


def value_shown(paper: Paper, node: Node, resource: Resource, coded: Quantity | None) -> tuple[Extension, ...]:
    """The number that the row of a result gives, where that is one and another than the coded one."""
    row = row_beside(paper, node, resource) if coded and coded.value is not None and not coded.comparator else None
    if row is None or coded is None:
        return ()
    cells = cells_of_values(row)
    written = [paper.narrative.words_in(start, end) for start, end in cells]
    if any(number == coded.value for words in written for number in map(number_of, NUMBER.findall(words))):
        return ()
    pointed = pointed_at(paper, node, cells)
    shown = [found for words in pointed or written if (found := CELL.fullmatch(words)) and is_in_unit(found["unit"] or "", coded)]
    return (Extension(url=SHOWN_VALUE, value_string=shown[0]["number"]),) if len(shown) == 1 else ()


def cells_of_values(row: Row) -> Sequence[tuple[int, int]]:
    """The cells a value may stand in: under its head, under a day, or in a table without heads."""
    return [(start, end) for head, start, end in row.cells if not head or is_head(head, VALUES) or days_in_words(head)]


def pointed_at(paper: Paper, node: Node, cells: Sequence[tuple[int, int]]) -> Sequence[str]:
    """The words of those of these cells that an entry points at, and that are a number."""
    narrative = paper.narrative
    spans = [narrative.spans[anchor] for anchor in own_anchors(node) if anchor in narrative.spans]
    words = [narrative.words_in(start, end) for start, end in cells if any(start <= first < end for first, _, _ in spans)]
    return [one for one in words if CELL.fullmatch(one)]


def is_in_unit(unit: str, coded: Quantity) -> bool:
    """Whether no other unit is named than the coded one."""
    return not unit or unit.casefold() in {coded.unit.casefold(), coded.code.casefold()}


def mark_shown(paper: Paper, node: Node, resource: Resource) -> tuple[CodeableConcept, ...]:
    """The mark that the row of a result bears, as written."""
    row = row_beside(paper, node, resource)
    cells = row.cells if row else []
    words = next((paper.narrative.words_in(start, end) for head, start, end in cells if is_head(head, MARKS)), "")
    return (CodeableConcept(text=words),) if words and len(words) <= LONGEST_MARK and not NOTHING.match(words) else ()


def directions_shown(paper: Paper, node: Node, resource: Resource) -> str:
    """How a medicine is to be taken, as the cells of its row have it."""
    row = row_beside(paper, node, resource)
    cells = [paper.narrative.words_in(start, end) for head, start, end in row.cells if is_head(head, DIRECTIONS)] if row else []
    words = ", ".join(cell for cell in dict.fromkeys(cells) if cell and not NOTHING.match(cell))
    return words if len(words) <= LONGEST_DIRECTIONS else ""


def lower_beside(paper: Paper, node: Node, upper: Quantity | None) -> Decimal | None:
    """The lower pressure, where only the words give both: `132/86 mmHg` beside a coded 132."""
    for anchor in own_anchors(node):
        found = PAIR.fullmatch(paper.narrative.words_of(anchor))
        if found and upper is not None and number_of(found["upper"]) == upper.value:
            return number_of(found["lower"])
    return None
