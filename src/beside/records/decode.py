"""Decodes one found resource, as the type its name says where it fits, field by field where it does not."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from beside.records import limits, problems
from beside.records.document import Entry
from beside.records.fhir_types import RESOURCES, OtherResource, Resource
from beside.records.json_text import decode_json
from beside.records.older_forms import SIGNS, has_older_form, in_newer_form
from beside.records.resources import NAME, NOTHING, PARTS, WORDS, Found, items_of
from beside.records.salvage import salvage
from beside.records.tally import ADMINISTRATIVE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.records.tally import Tally

INDEX = re.compile(r"\[\d+\]")
LONGEST_WHOLE_NUMBER = 40


def decode_entries(found: Found, tally: Tally) -> Iterator[Entry]:
    """The resource, then those it contains; each of these also stands in `resource.contained`."""
    resource = _decode(found, tally)
    inner = [_decode_contained(item, tally) for item in _contained_in(found, resource, tally)]
    if resource.contained or inner:
        # Set once, here, before anyone has seen the resource; frozen from then on.
        msgspec.structs.force_setattr(
            resource, "contained", tuple(entry.resource for entry in inner)
        )
    yield Entry(found.path, found.address, resource)
    yield from inner


def _decode_contained(found: Found, tally: Tally) -> Entry:
    resource = _decode(found, tally)
    return Entry(found.path, f"{found.address}#{resource.id}", resource)


def _contained_in(found: Found, outer: Resource, tally: Tally) -> Iterator[Found]:
    address = found.address or f"{outer.resource_type}/{outer.id}"
    for place, data in enumerate(items_of(found.contained)):
        path = f"{found.path}.contained[{place}]"
        if place >= limits.RESOURCES:
            raise problems.RefusedRecordError(
                problems.too_many(tally.name, "resources", limits.RESOURCES)
            )
        parts = decode_json(data, PARTS)
        kind = decode_json(parts.resource_type, WORDS) if parts else None
        if parts is None:
            tally.add("not-an-object", path)
        elif not kind:
            tally.add("no-type", path)
        else:
            yield Found(path, address, kind, data, NOTHING)


def _decode(found: Found, tally: Tally) -> Resource:
    kind = RESOURCES.get(found.kind, OtherResource)
    if kind is OtherResource:
        tally.add(
            "administrative" if found.kind in ADMINISTRATIVE else "unknown-type",
            found.path,
            found.kind if NAME.fullmatch(found.kind) else "of no FHIR name",
        )
    if found.kind in SIGNS and has_older_form(found.kind, bytes(found.data)):
        return _decode_loosely(found, kind, tally)
    try:
        return _decoder_of(kind).decode(found.data)
    except msgspec.ValidationError:
        return _decode_loosely(found, kind, tally)


@cache
def _decoder_of(kind: type[Resource]) -> msgspec.json.Decoder[Resource]:
    return msgspec.json.Decoder(kind)


def _decode_loosely(found: Found, kind: type[Resource], tally: Tally) -> Resource:
    resource, lost = salvage(in_newer_form(_as_plain_values(found.data)), kind)
    for path in lost:
        tally.add("field", f"{found.path}.{path}", f"{found.kind}.{INDEX.sub('', path)}")
    if not lost:
        tally.add("older-form", found.path, found.kind)
    return resource


def _as_plain_values(data: msgspec.Raw) -> dict[str, Any]:
    """Numbers as written: a float would turn 1.10 into 1.1."""
    values: dict[str, Any] = json.loads(bytes(data), parse_float=Decimal, parse_int=_whole_number)
    return values


def _whole_number(written: str) -> int | Decimal:
    """int() refuses numbers of more than 4,300 digits."""
    return int(written) if len(written) <= LONGEST_WHOLE_NUMBER else Decimal(written)
