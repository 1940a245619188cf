"""Makes bytes of JSON fit to be decoded, and says what was odd about them.

Whatever follows may count on UTF-8 without a mark, on whole characters, and on brackets and values within limits.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec

from beside.records import limits, problems
from beside.records.encodings import decode_marked
from beside.records.text import decode_text, oddities_of

if TYPE_CHECKING:
    from beside.errors import Problem
    from beside.records.held import Held

# A string without an end runs to the end of the data: else each quote in it would be tried, and a megabyte take hours.
STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)
STRING_OR_CONSTANT = re.compile(STRING.pattern + rb"|-?Infinity|NaN", re.DOTALL)
NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
TO_ONE_KIND = bytes.maketrans(b"{}", b"[]")
ESCAPES = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})|(\\u0000)|\\.",
    re.DOTALL,
)
CONTROL = re.compile(rb"[\x00-\x1f]")
NOT_JSON = (msgspec.DecodeError, RecursionError, UnicodeDecodeError)


@dataclass(slots=True)
class JsonText:
    """The bytes as they can be decoded, and what was odd about them."""

    name: str
    data: bytes
    oddities: list[Problem] = field(default_factory=list)


def read_json_text(held: Held) -> JsonText:
    text = JsonText(held.name, held.data)
    _to_utf8(text, held)
    _mend_escapes(text)
    check_shape(text.name, text.data)
    return text


def _to_utf8(text: JsonText, held: Held) -> None:
    marked = decode_marked(held.data)
    if marked:
        text.data = marked[0].encode()
    elif not _is_utf8(held.data):
        decoded = decode_text(held)
        text.data = decoded.text.encode()
        text.oddities += oddities_of(held.name, decoded)
    text.data = text.data.strip(b"\0 \t\r\n")  # some systems fill the last block with NULs


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return True
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _mend_escapes(text: JsonText) -> None:
    r"""A lone `\ud800` is half a character: msgspec refuses it, and Python could not write it out again."""
    if not any(sign in text.data for sign in (b"\\ud", b"\\uD", b"\\u0000")):
        return
    halves = sum(1 for found in ESCAPES.finditer(text.data) if found[1])
    nuls = sum(1 for found in ESCAPES.finditer(text.data) if found[2])
    text.data = ESCAPES.sub(
        lambda found: b"\\ufffd" if found[1] else b" " if found[2] else found[0], text.data
    )
    if halves:
        text.oddities.append(problems.half_characters(text.name, halves))
    if nuls:
        text.oddities.append(problems.nul_characters(text.name, nuls))


def check_shape(name: str, data: bytes) -> None:
    """Refuses brackets and values beyond the limits before anything is built from them.

    Taking away all `[]` takes away the innermost level: what is left after that many times is deeper.
    """
    signs = STRING.sub(b"", data)
    if signs.count(b",") > limits.VALUES:
        raise problems.RefusedRecordError(problems.too_many(name, "values", limits.VALUES))
    brackets = signs.translate(TO_ONE_KIND, NOT_BRACKETS)
    for _ in range(limits.DEPTH):
        fewer = brackets.replace(b"[]", b"")
        if len(fewer) == len(brackets):
            break
        brackets = fewer
    if b"[]" in brackets or brackets.count(b"[") > limits.DEPTH:
        raise problems.RefusedRecordError(problems.too_deep(name))


def mend_json(text: JsonText) -> None:
    """NaN and Infinity become null, raw control characters in strings are escaped; each is said."""
    constants = controls = 0

    def mended(found: re.Match[bytes]) -> bytes:
        nonlocal constants, controls
        if not found[0].startswith(b'"'):
            constants += 1
            return b"null"
        written, count = CONTROL.subn(lambda one: b"\\u%04x" % one[0][0], found[0])
        controls += count
        return written

    text.data = STRING_OR_CONSTANT.sub(mended, text.data)
    if constants:
        text.oddities.append(problems.not_numbers(text.name, constants))
    if controls:
        text.oddities.append(problems.raw_control_characters(text.name, controls))


def decode_json(data: bytes, kind: Any) -> Any:
    """Decoded, or None where this is not JSON of that kind. `json_break` says where it breaks."""
    try:
        return msgspec.json.decode(data, type=kind)
    except NOT_JSON:
        return None


def is_json(data: bytes) -> bool:
    """Decoding into `Raw` checks all of the grammar and builds nothing."""
    return decode_json(data, msgspec.Raw) is not None


def json_break(data: bytes) -> int:
    """About which byte the JSON breaks."""
    text = data.decode("utf-8", "replace")
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        return len(text[: error.pos].encode())
    except (RecursionError, ValueError):
        return 0
    return len(data)
