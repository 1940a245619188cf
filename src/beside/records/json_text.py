"""Makes bytes of JSON fit to be decoded, and says what was odd about them.

Whatever follows may count on UTF-8 without a mark, on whole characters, and on brackets and values within limits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import msgspec

from beside.records import limits, problems
from beside.records.encodings import decode_marked
from beside.records.text import decode_text, oddities_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.errors import Problem
    from beside.records.held import Held

# A string without an end runs to the end of the data: else each quote in it would be tried, and a megabyte take hours.
STRING_OR_CONSTANT = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|-?Infinity|NaN', re.DOTALL)
PIECE = 1 << 20
NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
TO_ONE_KIND = bytes.maketrans(b"{}", b"[]")
ESCAPES = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})|(\\u0000)|\\.",
    re.DOTALL,
)
CONSTANT = re.compile(rb"Infinity|NaN")
CONTROL = re.compile(rb"[\x00-\x1f]")
Decoded = TypeVar("Decoded")
ANYTHING = msgspec.json.Decoder(msgspec.Raw)
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
    values, brackets = 0, bytearray()
    for outside, _ in _by_strings(data):
        signs = b"".join(outside)
        values += signs.count(b",")
        brackets += signs.translate(TO_ONE_KIND, NOT_BRACKETS)
    if values > limits.VALUES:
        raise problems.RefusedRecordError(problems.too_many(name, "values", limits.VALUES))
    if _is_deeper(bytes(brackets), limits.DEPTH):
        raise problems.RefusedRecordError(problems.too_deep(name))


def _is_deeper(brackets: bytes, depth: int) -> bool:
    for _ in range(depth):
        fewer = brackets.replace(b"[]", b"")
        if len(fewer) == len(brackets):
            break
        brackets = fewer
    return b"[]" in brackets or brackets.count(b"[") > depth


def _by_strings(data: bytes) -> Iterator[tuple[list[bytes], list[bytes]]]:
    """What stands outside of strings and what inside, without escapes, in pieces, so that this takes little memory; a quote in one piece may have its other half in the next."""
    start = inside = 0
    while start < len(data):
        end = start + PIECE
        while data[end - 1 : end] == b"\\":
            end += 1
        parts = data[start:end].replace(b"\\\\", b"").replace(b'\\"', b"").split(b'"')
        yield parts[inside::2], parts[1 - inside :: 2]
        inside ^= (len(parts) - 1) & 1
        start = end


def mend_json(text: JsonText) -> None:
    """NaN and Infinity become null, raw control characters in strings are escaped; each is said."""
    if not _needs_mending(text.data):
        return
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


def _needs_mending(data: bytes) -> bool:
    return any(
        CONSTANT.search(b" ".join(outside)) or CONTROL.search(b"".join(inside))
        for outside, inside in _by_strings(data)
    )


def decode_json(
    data: bytes | msgspec.Raw, decoder: msgspec.json.Decoder[Decoded]
) -> Decoded | None:
    """Decoded, or None where this is not JSON of that kind."""
    try:
        return decoder.decode(data)
    except NOT_JSON:
        return None


def is_json(data: bytes) -> bool:
    """Decoding into `Raw` checks all of the grammar and builds nothing."""
    return decode_json(data, ANYTHING) is not None
