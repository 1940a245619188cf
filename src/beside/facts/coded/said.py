"""What stands in an element: its path, the words or the number there, and its codes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from beside.terms.codes import Code, system_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from decimal import Decimal

    from beside.records.fhir_types import CodeableConcept, Coding, Quantity

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Said:
    """`path` leads to the element from its resource on; `quote` is what stands there, as written."""

    path: str
    quote: str
    codes: tuple[Code, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning(Generic[T]):
    """What an element means. `from_display` where its words say so although its code means something else."""

    value: T
    said: Said
    from_display: bool = False


def code_of(coding: Coding) -> Code:
    return Code(system_name(coding.system), coding.code, coding.display)


def codes_of(concept: CodeableConcept | None) -> tuple[Code, ...]:
    return tuple(code_of(coding) for coding in concept.coding if coding.code) if concept else ()


def words_of(concept: CodeableConcept | None) -> str:
    """The first display, else the text, else the first code; as written."""
    if concept is None:
        return ""
    displays = (coding.display for coding in concept.coding)
    return next(filter(None, displays), "") or concept.text or next((coding.code for coding in concept.coding), "")


def shown_words(concept: CodeableConcept | None) -> str:
    """The first display, else the text; a bare code is no words."""
    if concept is None:
        return ""
    return next(filter(None, (coding.display for coding in concept.coding)), "") or concept.text


def say_concept(path: str, concept: CodeableConcept | None) -> Said:
    return Said(path, words_of(concept), codes_of(concept))


def say_quantity(path: str, quantity: Quantity) -> Said:
    return Said(path, f"{quantity.comparator}{quantity.value} {unit_of(quantity)}".strip())


def say_number(path: str, number: Decimal) -> Said:
    return Said(path, str(number))


def unit_of(quantity: Quantity) -> str:
    unit = quantity.unit or quantity.code
    return "" if unit in {"1", "{score}"} else unit


def meanings_of(
    path: str,
    concept: CodeableConcept | None,
    of_code: Callable[[Code], T | None],
    of_words: Callable[[str], T | None],
    narrower: Callable[[T, T], T | None] = lambda one, two: one if one == two else None,
) -> Iterator[Meaning[T]]:
    """What an element means: its codes first; its words where no code is known, and beside it where they disagree.

    `narrower` gives the one of two meanings that says more, or None where they exclude each other.
    """
    if concept is None:
        return
    coded = [(f"{path}.coding[{place}]", coding, of_code(code_of(coding))) for place, coding in enumerate(concept.coding)]
    spoken = list(_spoken(path, concept, of_words))
    known = [(value, place) for place, _, value in coded if value is not None]
    if not known:
        if spoken:
            value, said = _most_exact(spoken, narrower)
            yield Meaning(value, replace(say_concept(path, concept), quote=said.quote))
        return
    yield from _parted(path, concept, [value for value, _ in known], spoken, narrower)


def _most_exact(spoken: Sequence[tuple[T, Said]], narrower: Callable[[T, T], T | None]) -> tuple[T, Said]:
    """The first meaning in words, or one beside it that says more of the same."""
    best = spoken[0]
    for other in spoken[1:]:
        if other[0] != best[0] and narrower(best[0], other[0]) == other[0]:
            best = other
    return best


def _spoken(path: str, concept: CodeableConcept, of_words: Callable[[str], T | None]) -> Iterator[tuple[T, Said]]:
    for place, coding in enumerate(concept.coding):
        if coding.display and (value := of_words(coding.display)) is not None:
            yield value, Said(f"{path}.coding[{place}].display", coding.display)
    if concept.text and (value := of_words(concept.text)) is not None:
        yield value, Said(f"{path}.text", concept.text)


def _parted(
    path: str,
    concept: CodeableConcept,
    coded: Sequence[T],
    spoken: Sequence[tuple[T, Said]],
    narrower: Callable[[T, T], T | None],
) -> Iterator[Meaning[T]]:
    meaning = coded[0]
    others: list[tuple[T, Said]] = []
    for value in coded[1:]:
        meaning = narrower(meaning, value) or meaning
    for value, said in spoken:
        closer = narrower(meaning, value)
        if closer is None:
            others.append((value, said))
        else:
            meaning = closer
    yield Meaning(meaning, say_concept(path, concept))
    seen: set[str] = set()
    for value, said in others:
        if repr(value) not in seen:
            seen.add(repr(value))
            yield Meaning(value, said, from_display=True)
