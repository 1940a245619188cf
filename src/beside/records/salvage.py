"""Reads what can be read of a resource whose shape is not that of FHIR R4, field by field.

A list of one stands for its only item and an item for a list of one; a number may be written as text; a word may stand
for a coded concept. Whatever fits no way is left out and named. Places in lists stay what they are in the record.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args

import msgspec

from beside.records.fhir_elements import (
    Annotation,
    CodeableConcept,
    Coding,
    HumanName,
    Narrative,
    Quantity,
    Reference,
    Resource,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from beside.records.fhir_elements import Element

MISSING = object()
CODE = re.compile(r"[^\s]+( [^\s]+)*")
LONGEST_CODE = 40

# What a bare word stands for where FHIR R4 has a structure: DSTU2 writes `"clinicalStatus": "active"`.
FROM_WORDS: dict[type, Callable[[str], Element]] = {
    CodeableConcept: lambda words: CodeableConcept(
        coding=(Coding(code=words),) if _is_code(words) else (), text=words
    ),
    Coding: lambda words: Coding(code=words),
    Reference: lambda words: Reference(reference=words),
    Annotation: lambda words: Annotation(text=words),
    HumanName: lambda words: HumanName(text=words),
    Narrative: lambda words: Narrative(div=words),
}


def salvage(found: dict[str, Any], kind: type[Resource]) -> tuple[Resource, list[str]]:
    """The resource as far as it could be read, and the paths of the fields that could not."""
    lost: list[str] = []
    return _fit_struct(found, kind, "", lost), lost


def _fit_struct(found: dict[str, Any], kind: type[Element], path: str, lost: list[str]) -> Any:
    values = {}
    for name, written, wanted in _fields_of(kind):
        if written in found and name != "contained":  # contained resources are entries of their own
            value = _fit(found[written], wanted, f"{path}.{written}" if path else written, lost)
            if value is not MISSING:
                values[name] = value
    return _make(kind, values, path, lost)


def _make(kind: type[Any], values: dict[str, Any], path: str, lost: list[str]) -> Any:
    try:
        return kind(**values)
    except ValueError:  # only numbers that nothing can measure are refused by a type itself
        lost.append(path)
        return kind(
            **{name: value for name, value in values.items() if not isinstance(value, Decimal)}
        )


@cache
def _fields_of(kind: type[Element]) -> tuple[tuple[str, str, Any], ...]:
    return tuple(
        (field.name, field.encode_name, field.type) for field in msgspec.structs.fields(kind)
    )


def _fit(value: Any, wanted: Any, path: str, lost: list[str]) -> Any:
    if value is None:
        return MISSING
    try:
        return msgspec.convert(value, wanted, strict=False)
    except (msgspec.ValidationError, ValueError):
        return _fit_shape(value, wanted, path, lost)


def _fit_shape(value: Any, wanted: Any, path: str, lost: list[str]) -> Any:
    if _is_list(wanted):
        return _fit_items(
            value if isinstance(value, list) else [value], get_args(wanted)[0], path, lost
        )
    kind = _kind_of(wanted)
    if isinstance(value, list) and len(value) == 1:
        return _fit(value[0], wanted, path, lost)
    if isinstance(value, dict) and issubclass(kind, msgspec.Struct):
        return _fit_struct(value, kind, path, lost)
    fitted = _from_scalar(value, kind)
    if fitted is MISSING:
        lost.append(path)
    return fitted


def _fit_items(items: list[Any], wanted: Any, path: str, lost: list[str]) -> tuple[Any, ...]:
    fitted = (_fit(item, wanted, f"{path}[{place}]", lost) for place, item in enumerate(items))
    return tuple(wanted() if item is MISSING else item for item in fitted)


def _from_scalar(value: Any, kind: type[Any]) -> Any:
    if isinstance(value, str) and kind in FROM_WORDS:
        return FROM_WORDS[kind](value)
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        if kind is str:
            return str(value)
        if kind is Quantity:
            return _fit({"value": value}, Quantity, "", [])
    return MISSING


def _is_list(wanted: Any) -> bool:
    return getattr(wanted, "__origin__", None) is tuple


def _kind_of(wanted: Any) -> Any:
    """`Period` of `Period | None`."""
    kinds = [kind for kind in get_args(wanted) if kind is not NoneType]
    return kinds[0] if kinds else wanted


def _is_code(words: str) -> bool:
    return len(words) <= LONGEST_CODE and CODE.fullmatch(words) is not None and " " not in words
