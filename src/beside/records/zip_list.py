"""Lists what is in a ZIP: by its list of contents at the end, or, where that is lost, by the heads of the files in it.

The standard library builds the whole list before anyone can stop it, and refuses a file whose end is missing.
Layout: PKWARE's APPNOTE 6.3, sections 4.3.7 (heads), 4.3.12 (list), 4.3.14 to 4.3.16 (end).
"""

from __future__ import annotations

import os
import re
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from beside.records import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = struct.Struct("<4s5H3I2H")
LISTED = struct.Struct("<4s6H3I5H2I")
END = struct.Struct("<4s4H2IH")
END_64 = struct.Struct("<4sQ2H2I4Q")
LOCATOR_64 = struct.Struct("<4sIQI")
FIELD = struct.Struct("<2H")
HEAD_SIGN, LISTED_SIGN, END_SIGN = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
END_64_SIGN, LOCATOR_64_SIGN = b"PK\x06\x06", b"PK\x06\x07"
LONGEST_COMMENT = 0xFFFF
LONGEST_NAME = 200
LARGE = 0xFFFFFFFF
SIZES_64, NAME_IN_UNICODE = 0x0001, 0x7075
LOCKED, SIZES_FOLLOW, IN_UTF8 = 0x0001, 0x0008, 0x0800
CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Member:
    """One file in a ZIP. `head` is where it begins; `packed` and `size` are what the ZIP says, which may be a lie."""

    name: str
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    head: int
    outside: bool = False

    @property
    def is_locked(self) -> bool:
        return bool(self.flags & LOCKED)

    @property
    def is_folder(self) -> bool:
        return self.name.endswith("/") or not self.name


@dataclass(frozen=True, slots=True)
class Contents:
    members: tuple[Member, ...]
    broken: bool = False


def list_members(handle: BinaryIO) -> Contents:
    """At most one more than the limit, so that it can be told that there are more."""
    size = handle.seek(0, os.SEEK_END)
    span = _span_of_list(handle, size)
    listed = list(_listed(handle, *span)) if span else []
    if span and _is_whole(listed, handle, span):
        return Contents(tuple(listed))
    return Contents(tuple(_by_heads(handle, size)), broken=True)


def _is_whole(listed: list[Member], handle: BinaryIO, span: tuple[int, int, int]) -> bool:
    """Whether the list was read to its end, and the first file stands where it says."""
    if not listed:
        return span[0] == span[1]
    return len(listed) > limits.MEMBERS or (handle.tell() >= span[1] and _has_head(handle, listed[0].head))


def _has_head(handle: BinaryIO, place: int) -> bool:
    handle.seek(place)
    return handle.read(4) == HEAD_SIGN


def _span_of_list(handle: BinaryIO, size: int) -> tuple[int, int, int] | None:
    """Where the list begins and ends, and how far all is shifted by what stands before the ZIP."""
    start = max(0, size - LONGEST_COMMENT - END.size - LOCATOR_64.size)
    handle.seek(start)
    tail = handle.read(size - start)
    at = tail.rfind(END_SIGN)
    if at < 0 or len(tail) - at < END.size:
        return None
    length, offset = END.unpack_from(tail, at)[5:7]
    end = start + at
    if LARGE in (length, offset):
        found = _end_64(handle, tail[max(0, at - LOCATOR_64.size) : at])
        if found is None:
            return None
        length, offset, end = found
    begin = end - length
    return (begin, end, begin - offset) if begin >= 0 and offset <= begin else None


def _end_64(handle: BinaryIO, locator: bytes) -> tuple[int, int, int] | None:
    if len(locator) < LOCATOR_64.size or not locator.startswith(LOCATOR_64_SIGN):
        return None
    place = LOCATOR_64.unpack(locator)[2]
    handle.seek(min(place, LARGE << 16))
    written = handle.read(END_64.size)
    if len(written) < END_64.size or not written.startswith(END_64_SIGN):
        return None
    length, offset = END_64.unpack(written)[8:10]
    return length, offset, place


def _listed(handle: BinaryIO, begin: int, end: int, shift: int) -> Iterator[Member]:
    handle.seek(begin)
    place = begin
    for _ in range(limits.MEMBERS + 1):
        written = handle.read(LISTED.size) if place < end else b""
        if len(written) < LISTED.size or not written.startswith(LISTED_SIGN):
            return
        fields = LISTED.unpack(written)
        name, extra, comment = (handle.read(length) for length in fields[10:13])
        yield _member(name, extra, fields[3:5], fields[7:10], fields[16], shift)
        place += LISTED.size + len(name) + len(extra) + len(comment)
    handle.seek(end)


def _by_heads(handle: BinaryIO, size: int) -> Iterator[Member]:
    """Each head that can be found; where it does not say how long the file is, up to the next one."""
    place = _next_head(handle, 0)
    for _ in range(limits.MEMBERS + 1):
        handle.seek(place if place is not None else size)
        written = handle.read(HEAD.size)
        if place is None or len(written) < HEAD.size:
            return
        fields = HEAD.unpack(written)
        name, extra = (handle.read(length) for length in fields[9:11])
        start = handle.tell()
        member = _member(name, extra, fields[2:4], fields[6:9], place, 0)
        known = not member.flags & SIZES_FOLLOW and start + member.packed <= size
        place = _next_head(handle, start + (member.packed if known else 0))
        yield member if known else _to(member, (size if place is None else place) - start)


def _to(member: Member, packed: int) -> Member:
    return Member(member.name, member.flags, member.method, -1, packed, -1, member.head, member.outside)


def _next_head(handle: BinaryIO, place: int) -> int | None:
    handle.seek(place)
    before = b""
    while block := handle.read(limits.BLOCK):
        at = (before + block).find(HEAD_SIGN)
        if at >= 0:
            return place + at - len(before)
        place += len(block)
        before = (before + block)[-3:]
    return None


def _member(
    name: bytes, extra: bytes, how: tuple[int, ...], sizes: tuple[int, ...], head: int, shift: int
) -> Member:
    flags, method = how
    crc, packed, size = sizes
    fields = dict(_fields_of(extra))
    wide = iter(struct.unpack(f"<{len(fields.get(SIZES_64, b'')) // 8}Q", fields.get(SIZES_64, b"")[: len(fields.get(SIZES_64, b"")) // 8 * 8]))
    size, packed, head = (next(wide, value) if value == LARGE else value for value in (size, packed, head))
    plain = _name_of(name, flags, fields.get(NAME_IN_UNICODE, b""))
    tidy = tidy_name(plain)
    return Member(tidy, flags, method, crc, packed, size, head + shift, outside=_leads_outside(plain))


def _fields_of(extra: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place + FIELD.size <= len(extra):
        kind, length = FIELD.unpack_from(extra, place)
        yield kind, extra[place + FIELD.size : place + FIELD.size + length]
        place += FIELD.size + length


def _name_of(name: bytes, flags: int, in_unicode: bytes) -> str:
    """UTF-8 where the ZIP says so or where it can be; else the code page of the first IBM PC, as the format has it."""
    if in_unicode:
        name, flags = in_unicode[5:], flags | IN_UTF8
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("utf-8", "replace") if flags & IN_UTF8 else name.decode("cp437")


def tidy_name(name: str) -> str:
    """A name to show: nothing is ever written there."""
    if len(name) > LONGEST_NAME:
        name = "…" + name[-LONGEST_NAME:]
    parts = [part for part in CONTROL.sub("", name).replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts) + ("/" if name.endswith(("/", "\\")) else "")


def _leads_outside(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or (len(parts) > 1 and (not parts[0] or parts[0].endswith(":")))
