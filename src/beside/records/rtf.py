"""Reads RTF, as word processors and hospital systems write it: once from its beginning to its end.

Why not by a ready-made reader: decision 15. Layout: Rich Text Format 1.9.1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from beside.records import container_problems as problems
from beside.records import limits
from beside.records.problems import RefusedRecordError, too_many
from beside.records.rtf_signs import (
    BREAKS,
    CHARSETS,
    CODE_PAGES,
    PAGES,
    STARRED_WITH_WORDS,
    WITHOUT_WORDS,
)
from beside.records.text import text_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.errors import Problem
    from beside.records.document import Document
    from beside.records.held import Held

# A control word with its number, a byte in hexadecimal, a control sign, a bracket, line ends (which say nothing), or words.
TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9A-Fa-f]{2})|\\(\*)|\\([^A-Za-z'*])|([{}])|[\r\n]+|([^\\{}\r\n]{1,65536})|\\",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class State:
    """What a bracket opens and its end takes back."""

    words: bool = True
    starred: bool = False
    code_page: str = ""
    skip: int = 1
    hidden: bool = False
    table: str = ""


@dataclass(slots=True)
class Reading:
    state: State = field(default_factory=State)
    stack: list[State] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    bytes: bytearray = field(default_factory=bytearray)
    code_page: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    to_skip: int = 0
    half: int = 0
    pictures: int = 0
    deleted: bool = False


def read_rtf(held: Held) -> Iterator[Document | Problem]:
    reading = Reading()
    for count, token in enumerate(_tokens_of(held.data)):
        if count > limits.RTF_WORDS:
            raise RefusedRecordError(too_many(held.name, "control words", limits.RTF_WORDS))
        _take(reading, token)
    _end_bytes(reading)
    yield text_document(held, "".join(reading.pieces).strip("\n"), reading.code_page)
    if reading.pictures:
        yield problems.pictures_left_out(held.name, reading.pictures)
    if reading.deleted:
        yield problems.deleted_left_out(held.name)
    if reading.stack:
        yield problems.cut_short(held.name)


def _tokens_of(data: bytes) -> Iterator[re.Match[bytes]]:
    r"""Each in its turn; behind `\\bin` stand so many bytes of a picture, whatever they look like."""
    place = 0
    while place < len(data) and (token := TOKEN.match(data, place)):
        yield token
        place = token.end() + (max(0, int(token[2] or 0)) if token[1] == b"bin" else 0)


def _take(reading: Reading, token: re.Match[bytes]) -> None:
    word, number, code, star, sign, bracket, words = token.groups()
    if code is not None:
        _add_bytes(reading, bytes.fromhex(code.decode()))
    elif words is not None:
        _add_bytes(reading, words)
    elif word is not None:
        _end_bytes(reading)
        _take_word(reading, word.decode(), int(number) if number else None)
    elif bracket is not None:
        _end_bytes(reading)
        _take_bracket(reading, bracket)
    elif star is not None:
        reading.state = replace(reading.state, starred=True)
    elif sign is not None:
        _add_text(reading, BREAKS.get(sign.decode("latin-1"), ""))


def _take_bracket(reading: Reading, bracket: bytes) -> None:
    reading.to_skip = 0
    if bracket == b"{":
        reading.stack.append(reading.state)
    elif reading.stack:
        reading.state = reading.stack.pop()


def _take_word(reading: Reading, word: str, number: int | None) -> None:
    state = reading.state
    reading.state = replace(state, starred=False) if state.starred else state
    if word in WITHOUT_WORDS or (state.starred and word not in STARRED_WITH_WORDS):
        reading.pictures += word == "pict" and state.table != "nonshppict"
        reading.state = replace(state, words=False, starred=False, table=word)
    elif word == "u" and number is not None:
        _add_unicode(reading, number % 65536)
    elif word in BREAKS:
        _add_text(reading, BREAKS[word])
    else:
        _set(reading, word, number)


def _set(reading: Reading, word: str, number: int | None) -> None:
    state = reading.state
    match word, number:
        case ("uc", int()):
            reading.state = replace(state, skip=min(max(number, 0), 64))
        case (("v" | "deleted"), _):
            reading.state = replace(state, hidden=number != 0)
            reading.deleted = reading.deleted or word == "deleted"
        case (("ansi" | "mac" | "pc" | "pca"), _):
            reading.code_page = PAGES[word]
        case ("ansicpg", int()) if number in CODE_PAGES:
            reading.code_page = _codec(number)
        case (("f" | "fcharset" | "cpg"), int()):
            _set_font(reading, word, number)
        case ("plain", _):
            reading.state = replace(state, code_page="", hidden=False)


def _set_font(reading: Reading, word: str, number: int) -> None:
    if reading.state.table == "fonttbl":
        if word == "f":
            reading.font = number
        elif word == "fcharset" and number in CHARSETS:
            reading.fonts[reading.font] = CHARSETS[number]
        elif word == "cpg" and number in CODE_PAGES:
            reading.fonts[reading.font] = _codec(number)
    elif word == "f":
        font = reading.fonts.get(number, "")
        reading.state = replace(reading.state, code_page="" if font == CHARSETS[0] else font)


def _codec(number: int) -> str:
    return {65001: "utf-8", 10000: "mac_roman"}.get(number, f"cp{number}")


def _add_bytes(reading: Reading, data: bytes) -> None:
    skipped = min(reading.to_skip, len(data))
    reading.to_skip -= skipped
    if reading.state.words and not reading.state.hidden:
        reading.bytes += data[skipped:]


def _end_bytes(reading: Reading) -> None:
    if reading.bytes:
        encoding = reading.state.code_page or reading.code_page
        reading.pieces.append(bytes(reading.bytes).decode(encoding, "replace"))
        reading.bytes.clear()
        reading.half = 0


def _add_text(reading: Reading, text: str) -> None:
    _end_bytes(reading)
    if reading.to_skip:
        reading.to_skip -= 1
    elif reading.state.words and not reading.state.hidden:
        reading.pieces.append(text)


def _add_unicode(reading: Reading, number: int) -> None:
    """Signs beyond 65,535 are written in two halves. What follows says the same for readers that know no Unicode."""
    if 0xD800 <= number < 0xDC00:
        reading.half = number
    elif reading.state.words and not reading.state.hidden:
        high, reading.half = reading.half, 0
        reading.pieces.append(_sign(high, number))
    reading.to_skip = reading.state.skip


def _sign(high: int, number: int) -> str:
    if 0xDC00 <= number < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + (number - 0xDC00)) if high else "\ufffd"
    return chr(number)
