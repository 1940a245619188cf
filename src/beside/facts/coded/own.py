"""Facts as Beside wrote them itself in a brief: each says its own parts, and where its words stood."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from beside.facts.coded.said import code_of
from beside.facts.fact import (
    KINDS,
    About,
    Assertion,
    Course,
    Details,
    Fact,
    Person,
    Status,
    Time,
    fact_id,
)
from beside.terms.dates import parse_date
from beside.terms.own_form import ABOUT, DETAIL, FACT, QUOTE, STATUS
from beside.terms.places import Source
from beside.terms.quantities import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beside.facts.coded.here import Here
    from beside.facts.fact import Value
    from beside.records.fhir_types import Extension, Resource

READER = "fhir:beside"
AXES = {"assertion": Assertion, "time": Time, "person": Person, "course": Course}
# What a brief says of each detail is words, or a date where the detail has none until it is said.
DATES = frozenset(part.name for part in fields(Details) if part.default is None)


def is_own(resource: Resource) -> bool:
    return any(extension.url == FACT for extension in resource.extension)


def read_own(here: Here, resource: Resource) -> Iterator[Fact]:
    """One fact for each that the resource carries; one of a kind or a status nobody knows says nothing."""
    for place, extension in enumerate(resource.extension):
        if extension.url == FACT:
            said = {part.url: part.value_string for part in extension.extension}
            sources = tuple(_sources(here, extension, f"extension[{place}]"))
            status = _status(said)
            if said.get("kind") in KINDS and status is not None and sources:
                yield _fact(here, said, status, sources, extension)


def _fact(here: Here, said: Mapping[str, str], status: Status, sources: tuple[Source, ...], extension: Extension) -> Fact:
    kind, name = said["kind"], said.get("name", "")
    return Fact(
        id=fact_id(sources[0], kind, f"{name}\x1f{said.get('id', '')}"),
        kind=kind,
        name=name,
        value=_value(said),
        unit=said.get("unit", ""),
        about=About(**_group(ABOUT, About, said)),
        status=status,
        date=parse_date(said.get("date", "")),
        sources=sources,
        reader=READER,
        codes=tuple(code_of(part.value_coding) for part in extension.extension if part.url == "code" and part.value_coding),
        details=_details(said),
        subject=here.subject,
    )


def _group(group: str, kind: type[About | Details | Status], said: Mapping[str, str]) -> dict[str, Any]:
    """The parts of one group that this version knows; the rest stays in the brief it came from."""
    return {part.name: said[f"{group}{part.name}"] for part in fields(kind) if f"{group}{part.name}" in said}


def _details(said: Mapping[str, str]) -> Details:
    parts: dict[str, Any] = _group(DETAIL, Details, said)
    return Details(**parts | {part: parse_date(words) for part, words in parts.items() if part in DATES})


def _value(said: Mapping[str, str]) -> Value:
    """A number as written, digit by digit; else words."""
    number = parse_number(said.get("number", ""))
    return said.get("value", "") if number is None else number


def _status(said: Mapping[str, str]) -> Status | None:
    axes: dict[str, Any] = {}
    try:
        for axis, words in _group(STATUS, Status, said).items():
            axes[axis] = AXES[axis](words)
        return Status(**axes)
    except ValueError:
        return None


def _sources(here: Here, extension: Extension, path: str) -> Iterator[Source]:
    """Where the words stand in this brief: with their paper, so that what one paper says stays one paper's."""
    root = f"{here.entry.path}." if here.entry.path else ""
    for place, part in enumerate(extension.extension):
        if part.url == QUOTE:
            words = next((inner.value_string for inner in part.extension if inner.url == "words"), "")
            paper = here.find(next((inner.value_reference for inner in part.extension if inner.url == "paper"), None))
            where = paper.path if paper else f"{root}{path}.extension[{place}]"
            yield Source(here.document.id, here.document.chain, words, path=where)
