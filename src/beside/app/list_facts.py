"""What the records say, each with its place: for people as a list, for machines as JSON lines."""

from __future__ import annotations

import json
from dataclasses import fields
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any

from beside.errors import NothingReadError
from beside.facts import facts_in_files
from beside.facts.fact import KINDS
from beside.terms.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from beside.facts import Fact, Reading
    from beside.records.kept import KeptPages

SCHEMA = "beside.fact"
VERSION = 1
ENCODER = json.JSONEncoder(ensure_ascii=False)


def list_facts(
    records: Sequence[Path],
    on_progress: Callable[[int, int, str], None] | None = None,
    kept: KeptPages | None = None,
) -> Reading:
    """Every fact in the records. Raises NothingReadError where no record could be read."""
    reading = facts_in_files(records, on_progress=on_progress, kept=kept)
    if not reading.documents:
        raise NothingReadError(reading.problems)
    return reading


def facts_as_text(facts: Sequence[Fact]) -> Iterator[str]:
    """Lines for people: by kind, each fact with its status, its words and its place."""
    ordered = sorted(facts, key=lambda fact: (KINDS.index(fact.kind), fact.name, str(fact.date or ""), fact.id))
    for kind, group in groupby(ordered, key=lambda fact: fact.kind):
        yield kind
        for fact in group:
            yield f"  {' '.join(filter(None, (fact.name, str(fact.value), fact.unit)))}{status_in_words(fact)}"
            yield f"      {place_of(fact)}: “{' '.join(fact.source.quote.split())[:160]}”"


def status_in_words(fact: Fact) -> str:
    status = fact.status
    plain = {"stated", "current", "patient"}
    said = [word for word in (status.assertion.value, status.time.value, status.person.value) if word not in plain]
    said += [status.course.value] if status.course else []
    said += [str(fact.date)] if fact.date else []
    return f" ({', '.join(said)})" if said else ""


def place_of(fact: Fact) -> str:
    source = fact.source
    page = f", page {source.page}" if source.page else ""
    return f"{source.name}{page}, {source.path or f'characters {source.start} to {source.end}'}"


def fact_as_json(fact: Fact) -> str:
    """One line; dates as written, numbers as text so that none is rounded."""
    return ENCODER.encode({"schema": SCHEMA, "version": VERSION, **plain(fact)})


def plain(value: Any) -> Any:
    match value:
        case None | bool() | int():
            return value
        case str() | Decimal() | PartialDate():
            return str(value)
        case tuple():
            return [plain(part) for part in value]
        case _:
            return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
