"""The value of an observation or of one of its components: whichever of FHIR's many kinds it is of."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from beside.facts.coded.said import (
    Meaning,
    Said,
    meanings_of,
    say_concept,
    say_number,
    say_quantity,
    shown_words,
    unit_of,
)
from beside.terms.questions import answer_of_code, answer_of_words
from beside.terms.tables import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.records.fhir_types import (
        Observation,
        ObservationComponent,
        Quantity,
        ReferenceRange,
    )

    Valued = Observation | ObservationComponent

STOP = re.compile(r"[:;,]")


def read_answers(valued: Valued, kind: str, path: str = "") -> Iterator[Meaning[str]]:
    """The answers of this kind that the value gives, by its code or in its words."""
    concept = valued.value_codeable_concept
    if concept is not None:
        yield from meanings_of(
            f"{path}valueCodeableConcept",
            concept,
            lambda code: answer_of_code(kind, code),
            lambda text: answer_to_words(kind, text),
        )
    elif valued.value_string and (answer := answer_to_words(kind, valued.value_string)) is not None:
        yield Meaning(answer, Said(f"{path}valueString", valued.value_string))
    elif valued.value_boolean is not None:
        answer = answer_of_words(kind, "present" if valued.value_boolean else "absent")
        if answer is not None:
            yield Meaning(answer, Said(f"{path}valueBoolean", str(valued.value_boolean).lower()))


def answer_to_words(kind: str, text: str) -> str | None:
    """By the whole, else by what stands before the first stop: `Positive: tumour at the inked margin`."""
    return answer_of_words(kind, text) or answer_of_words(kind, STOP.split(text, maxsplit=1)[0])


def read_number(valued: Valued, path: str = "") -> tuple[Decimal, str, Said] | None:
    """A number, its unit and where it stands; a limit (`<0.1`) is none."""
    quantity = valued.value_quantity
    if quantity is not None and quantity.value is not None and not quantity.comparator:
        return quantity.value, unit_of(quantity), say_quantity(f"{path}valueQuantity", quantity)
    if valued.value_integer is not None:
        number = Decimal(valued.value_integer)
        return number, "", say_number(f"{path}valueInteger", number)
    return None


def read_words(valued: Valued, path: str = "") -> tuple[str, Said] | None:
    """The value in words, as plain as they come; a limit of measurement stays as written."""
    quantity = valued.value_quantity
    if quantity is not None and quantity.value is not None:
        return f"{quantity.comparator}{quantity.value}", say_quantity(f"{path}valueQuantity", quantity)
    if valued.value_codeable_concept is not None:
        said = say_concept(f"{path}valueCodeableConcept", valued.value_codeable_concept)
        words = shown_words(valued.value_codeable_concept)
        return (plain_words(words), said) if words else None
    if valued.value_string:
        return valued.value_string.strip(), Said(f"{path}valueString", valued.value_string)
    return None


def has_value(valued: Valued) -> bool:
    return read_number(valued) is not None or read_words(valued) is not None or valued.value_boolean is not None


def range_in_words(ranges: tuple[ReferenceRange, ...]) -> str:
    """The first reference range, as written or as `low-high unit`."""
    if not ranges:
        return ""
    first = ranges[0]
    if first.text:
        return first.text
    return _between(first.low, first.high)


def _between(low: Quantity | None, high: Quantity | None) -> str:
    if low is not None and high is not None and low.value is not None and high.value is not None:
        return f"{low.value}-{high.value} {unit_of(high) or unit_of(low)}".strip()
    for sign, limit in ((">=", low), ("<=", high)):
        if limit is not None and limit.value is not None:
            return f"{sign}{limit.value} {unit_of(limit)}".strip()
    return ""
