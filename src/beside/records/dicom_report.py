"""The words of a structured report (DICOM SR): a line for each item, with its name and its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.records.dicom_head import Fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydicom.dataset import Dataset

# Where each type of item has its value; a container has only items in it. References to pictures say nothing in words.
VALUES = {
    "TEXT": "TextValue", "DATE": "Date", "TIME": "Time", "DATETIME": "DateTime", "PNAME": "PersonName",
}  # fmt: skip
DEEPEST = 40
MOST_LINES = 20_000
LONGEST_TEXT = 1 << 20


def text_of_report(report: Dataset) -> str:
    lines: list[str] = []
    for line in _lines_of(report, 0):
        lines.append(line)
        if len(lines) >= MOST_LINES:
            break
    return "\n".join(lines)


def _lines_of(item: Dataset, depth: int) -> Iterator[str]:
    name, value = meaning_in(item, "ConceptNameCodeSequence"), _value_of(item)
    if name and (value or Fields(item).words("ValueType") == "CONTAINER"):
        yield f"{name}: {value}" if value else name
    elif value:
        yield value
    if depth < DEEPEST:
        for inner in items_in(item, "ContentSequence"):
            yield from _lines_of(inner, depth + 1)


def _value_of(item: Dataset) -> str:
    fields = Fields(item)
    kind = fields.words("ValueType")
    if kind == "CODE":
        return meaning_in(item, "ConceptCodeSequence")
    if kind == "NUM":
        return next((_measured(one) for one in items_in(item, "MeasuredValueSequence")), "")
    words = fields.text(VALUES[kind])[:LONGEST_TEXT] if kind in VALUES else ""
    return " ".join(part for part in words.split("^") if part) if kind == "PNAME" else words


def _measured(value: Dataset) -> str:
    unit = next((Fields(one).words("CodeValue") for one in items_in(value, "MeasurementUnitsCodeSequence")), "")
    return f"{Fields(value).words('NumericValue')} {unit}".strip()


def meaning_in(item: Dataset, keyword: str) -> str:
    """The words of a code."""
    return next((Fields(code).words("CodeMeaning") for code in items_in(item, keyword)), "")


def items_in(item: Dataset, keyword: str) -> list[Dataset]:
    return Fields(item).items(keyword)
