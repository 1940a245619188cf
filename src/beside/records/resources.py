"""Finds the resources in bytes of FHIR JSON, and where each stands, before any of them is decoded."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from beside.records import problems
from beside.records.json_text import JsonText, decode_json, is_json, json_break, mend_json
from beside.records.repeated_keys import find_repeated_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.records.tally import Tally

NAME = re.compile(r"[A-Z][A-Za-z0-9]{1,40}")
NOTHING = msgspec.Raw()
ENTRIES = re.compile(r'"entry"\s*:\s*\[')
LINE = re.compile(rb"\{[^\r\n]*\}[ \t]*\r?\n\s*\{[^\r\n]*(?:\}[ \t]*(?:\r?\n|\Z)|\Z)")
LAYERS_OF_BUNDLES = 8


class Parts(msgspec.Struct, rename="camel", gc=False):
    """Just enough of anything to know where its resources are; the rest is not looked at yet."""

    resource_type: msgspec.Raw = NOTHING
    entry: msgspec.Raw = NOTHING
    parameter: msgspec.Raw = NOTHING
    part: msgspec.Raw = NOTHING
    full_url: msgspec.Raw = NOTHING
    resource: msgspec.Raw = NOTHING
    contained: msgspec.Raw = NOTHING


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """One resource, not decoded yet."""

    path: str
    address: str
    kind: str
    data: msgspec.Raw
    contained: msgspec.Raw


def is_lines(data: bytes) -> bool:
    """NDJSON: one object per line."""
    return LINE.match(data.lstrip()) is not None


def find_resources(text: JsonText, tally: Tally) -> Iterator[Found]:
    if not is_json(text.data):
        mend_json(text)
    if not is_json(text.data):
        yield from _before_the_break(text, tally)
    elif text.data.startswith(b"["):
        _note_repeated_keys(text.data, "", tally)
        yield from _in_array(text.data, tally)
    else:
        _note_repeated_keys(text.data, _kind_of(text.data), tally)
        yield from _within(msgspec.Raw(text.data), "", "", tally)


def find_resources_in_lines(text: JsonText, first: int, tally: Tally) -> Iterator[Found]:
    for number, line in enumerate(text.data.split(b"\n"), first):
        if line.strip():
            yield from _in_line(JsonText(text.name, line.strip()), f"line {number}", tally)


def _in_line(line: JsonText, path: str, tally: Tally) -> Iterator[Found]:
    if not is_json(line.data):
        mend_json(line)
        if line.oddities:
            tally.add("mended-line", path)
    if is_json(line.data):
        _note_repeated_keys(line.data, path, tally)
        yield from _within(msgspec.Raw(line.data), path, "", tally)
    else:
        tally.add("broken-line", path)


def _in_array(data: bytes, tally: Tally) -> Iterator[Found]:
    for place, item in enumerate(decode_json(data, list[msgspec.Raw]) or ()):
        yield from _within(item, f"[{place}]", "", tally)


def _note_repeated_keys(data: bytes, path: str, tally: Tally) -> None:
    for inner in find_repeated_keys(data):
        tally.add(
            "repeated-key",
            f"{path}.{inner}" if path and not inner.startswith("[") else path + inner,
        )


def _kind_of(data: bytes) -> str:
    """The name of the resource where it has one that may be shown."""
    parts = decode_json(data, Parts)
    kind = decode_json(parts.resource_type, str) if parts else None
    return kind if kind and NAME.fullmatch(kind) else ""


def _within(
    data: msgspec.Raw, path: str, address: str, tally: Tally, layer: int = 0
) -> Iterator[Found]:
    parts = decode_json(data, Parts)
    kind = decode_json(parts.resource_type, str) if parts else None
    if parts is None:
        tally.add("not-an-object", path or "the whole")
    elif not kind:
        tally.add("no-type", path or "the whole")
    elif kind in ("Bundle", "Parameters") and layer < LAYERS_OF_BUNDLES:
        field = "entry" if kind == "Bundle" else "parameter"
        yield from _in_list(parts, field, path or kind, tally, layer)
    else:
        yield Found(path or kind, address, kind, data, parts.contained)


def _in_list(parts: Parts, field: str, path: str, tally: Tally, layer: int) -> Iterator[Found]:
    for place, item in enumerate(decode_json(getattr(parts, field), list[msgspec.Raw]) or ()):
        yield from _in_entry(item, f"{path}.{field}[{place}]", tally, layer)


def _in_entry(data: msgspec.Raw, path: str, tally: Tally, layer: int) -> Iterator[Found]:
    parts = decode_json(data, Parts)
    if parts is None:
        tally.add("not-an-object", path)
    elif bytes(parts.resource) not in (b"", b"null"):
        address = decode_json(parts.full_url, str) or ""
        yield from _within(parts.resource, f"{path}.resource", address, tally, layer + 1)
    elif ".parameter" not in path:
        tally.add("no-resource", path)
    elif layer < LAYERS_OF_BUNDLES:
        yield from _in_list(parts, "part", path, tally, layer + 1)


def _before_the_break(text: JsonText, tally: Tally) -> Iterator[Found]:
    """What stands whole before the place where the JSON breaks."""
    words = text.data.decode("utf-8", "replace")
    path, start = _list_in(words)
    rescued = 0
    for place, piece in enumerate(_whole_values(words, start) if path is not None else ()):
        rescued += 1
        data = msgspec.Raw(piece.encode())
        _note_repeated_keys(piece.encode(), f"{path}[{place}]", tally)
        if path:
            yield from _in_entry(data, f"{path}[{place}]", tally, 0)
        else:
            yield from _within(data, f"[{place}]", "", tally)
    text.oddities.append(problems.broken_json(text.name, json_break(text.data), rescued))


def _list_in(words: str) -> tuple[str | None, int]:
    if words.startswith("["):
        return "", 1
    entries = ENTRIES.search(words) if '"Bundle"' in words else None
    return ("Bundle.entry", entries.end()) if entries else (None, 0)


def _whole_values(words: str, place: int) -> Iterator[str]:
    decoder = json.JSONDecoder(parse_int=len, parse_float=len)
    while True:
        place = _behind_spaces(words, place)
        try:
            _, end = decoder.raw_decode(words, place)
        except (json.JSONDecodeError, RecursionError):
            return
        yield words[place:end]
        place = _behind_spaces(words, end)
        if not words.startswith(",", place):
            return
        place += 1


def _behind_spaces(words: str, place: int) -> int:
    while place < len(words) and words[place] in " \t\r\n":
        place += 1
    return place
