"""Finds the resources in bytes of FHIR JSON, and where each stands, before any of them is decoded."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from beside.records import problems
from beside.records.json_text import JsonText, decode_json, is_json, mend_json
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


PARTS = msgspec.json.Decoder(Parts)
ITEMS = msgspec.json.Decoder(list[msgspec.Raw])
WORDS = msgspec.json.Decoder(str)
# Walks over a value and builds next to nothing.
SKIM = json.JSONDecoder(object_pairs_hook=lambda _: None, parse_int=len, parse_float=len)
LISTS = {"Bundle": "entry", "Parameters": "parameter"}


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """One resource, not decoded yet."""

    path: str
    address: str
    kind: str
    data: msgspec.Raw
    contained: msgspec.Raw


def items_of(data: msgspec.Raw) -> list[msgspec.Raw]:
    """The items of a list, not decoded; none where it is not a list."""
    items = decode_json(data, ITEMS)
    return [] if items is None else items


def is_lines(data: bytes) -> bool:
    """NDJSON: one object per line."""
    return LINE.match(data.lstrip()) is not None


def find_resources(text: JsonText, tally: Tally) -> Iterator[Found]:
    if not is_json(text.data):
        mend_json(text)
    if not is_json(text.data):
        yield from _before_the_break(text, tally)
    elif text.data.startswith(b"["):
        yield from _in_array(text.data, tally)
    else:
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
        yield from _within(msgspec.Raw(line.data), path, "", tally)
    else:
        tally.add("broken-line", path)


def _in_array(data: bytes, tally: Tally) -> Iterator[Found]:
    for place, item in enumerate(items_of(msgspec.Raw(data))):
        yield from _within(item, f"[{place}]", "", tally)


def _note_repeated_keys(data: bytes, path: str, tally: Tally) -> None:
    for inner in find_repeated_keys(data):
        tally.add(
            "repeated-key",
            f"{path}.{inner}" if path and not inner.startswith("[") else path + inner,
        )


def _within(
    data: msgspec.Raw, path: str, address: str, tally: Tally, layer: int = 0
) -> Iterator[Found]:
    """The resources in one value. Repeated keys are looked for once: around a list, then in each item of it."""
    parts = decode_json(data, PARTS)
    kind = decode_json(parts.resource_type, WORDS) if parts else None
    if parts is None:
        tally.add("not-an-object", path or "the whole")
    elif not kind:
        tally.add("no-type", path or "the whole")
    elif kind in LISTS and layer < LAYERS_OF_BUNDLES:
        yield from _in_bundle(data, parts, kind, path or kind, tally, layer)
    else:
        path = path or (kind if NAME.fullmatch(kind) else "the resource")
        if layer == 0:
            _note_repeated_keys(bytes(data), path, tally)
        yield Found(path, address, kind, data, parts.contained)


def _in_bundle(
    data: msgspec.Raw, parts: Parts, kind: str, path: str, tally: Tally, layer: int
) -> Iterator[Found]:
    inner = getattr(parts, LISTS[kind])
    if layer == 0:
        around = bytes(data).replace(bytes(inner), b"[]") if bytes(inner) else bytes(data)
        _note_repeated_keys(around, path, tally)
    yield from _in_list(inner, f"{path}.{LISTS[kind]}", tally, layer)


def _in_list(items: msgspec.Raw, path: str, tally: Tally, layer: int) -> Iterator[Found]:
    for place, item in enumerate(items_of(items)):
        yield from _in_entry(item, f"{path}[{place}]", tally, layer)


def _in_entry(data: msgspec.Raw, path: str, tally: Tally, layer: int) -> Iterator[Found]:
    parts = decode_json(data, PARTS)
    if layer == 0:
        _note_repeated_keys(bytes(data), path, tally)
    if parts is None:
        tally.add("not-an-object", path)
    elif bytes(parts.resource) not in (b"", b"null"):
        address = decode_json(parts.full_url, WORDS) or ""
        yield from _within(parts.resource, f"{path}.resource", address, tally, layer + 1)
    elif bytes(parts.part) and layer < LAYERS_OF_BUNDLES:
        yield from _in_list(parts.part, f"{path}.part", tally, layer + 1)
    elif ".parameter" not in path:
        tally.add("no-resource", path)


def _before_the_break(text: JsonText, tally: Tally) -> Iterator[Found]:
    """What stands whole before the place where the JSON breaks.

    Read as Latin-1, which has one character a byte: places are then bytes, and a piece gives its own bytes back.
    """
    words = text.data.decode("latin-1")
    path, place = _list_in(words)
    rescued, in_list = 0, place > 0
    for piece, end in _whole_values(words, place, in_list=in_list):
        data, place = msgspec.Raw(piece.encode("latin-1")), end
        yield from _in_piece(data, path, rescued, tally)
        rescued += 1
    if in_list or place < len(words):  # values one after the other may end where the data ends
        at = _break_from(words, place) if place < len(words) else place
        text.oddities.append(problems.broken_json(text.name, at, rescued))


def _in_piece(data: msgspec.Raw, path: str, place: int, tally: Tally) -> Iterator[Found]:
    if path:
        return _in_entry(data, f"{path}[{place}]", tally, 0)
    return _within(data, f"[{place}]", "", tally)


def _list_in(words: str) -> tuple[str, int]:
    """The list of entries and where it begins; nothing where these are values one after the other."""
    if words.startswith("["):
        return "", 1
    entries = ENTRIES.search(words)
    if '"Bundle"' not in words or entries is None or _end_of_value(words, 0):
        return "", 0
    return "Bundle.entry", entries.end()


def _whole_values(words: str, place: int, *, in_list: bool) -> Iterator[tuple[str, int]]:
    """Each whole value with the place behind it, up to the first that is not whole."""
    place = _behind_spaces(words, place)
    while end := _end_of_value(words, place):
        behind = _behind_spaces(words, end)
        comma = words.startswith(",", behind)
        yield words[place:end], behind + comma
        if in_list and not comma:
            return
        place = _behind_spaces(words, behind + comma)


def _end_of_value(words: str, place: int) -> int:
    """0 where no whole object or list begins here."""
    if not words.startswith(("{", "["), place):
        return 0
    try:
        return SKIM.raw_decode(words, place)[1]
    except (json.JSONDecodeError, RecursionError):
        return 0


def _break_from(words: str, place: int) -> int:
    try:
        return SKIM.raw_decode(words, _behind_spaces(words, place))[1]
    except json.JSONDecodeError as error:
        return error.pos
    except RecursionError:
        return place


def _behind_spaces(words: str, place: int) -> int:
    while place < len(words) and words[place] in " \t\r\n":
        place += 1
    return place
