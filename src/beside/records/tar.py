"""Reads a TAR, from its beginning to its end: each file in it in its turn, never on the disk.

The standard library follows links, takes long names of any length into memory, and before 2025 could be sent in circles
(CVE-2025-8194). Layout: POSIX.1-1988 (ustar), with the long names of GNU and POSIX.1-2001 (pax).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from beside.records import container_problems as problems
from beside.records import limits
from beside.records.passed_over import tell, why_passed_over
from beside.records.problems import RefusedRecordError
from beside.records.unpack import blocks_of
from beside.records.zip_list import tidy_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.errors import Problem
    from beside.records.file import File

RECORD = 512
FILES = frozenset((b"0", b"\0", b"7"))
LONG_NAME, PAX, FOLDER = b"L", b"x", b"5"
SPEAKS_OF_OTHERS = frozenset((b"g", b"K", b"N", b"V", b"D", b"M"))
LONGEST_HEAD = 64 << 10  # of a long name, or of the fields of pax


@dataclass(frozen=True, slots=True)
class Entry:
    name: str
    size: int
    kind: bytes


def read_tar(file: File) -> Iterator[File | Problem]:
    stream = Stream(file)
    names: Counter[str] = Counter()
    passed_over: dict[str, str] = {}
    links = 0
    for entry in _entries(stream):
        why = why_passed_over(entry.name)
        links += entry.kind not in FILES and entry.kind != FOLDER
        if why is not None:
            passed_over[entry.name] = why
        elif entry.kind in FILES:
            names[entry.name] += 1
            yield _file(file, entry, names[entry.name], stream)
        stream.skip(_padded(entry.size))
    if links:
        yield problems.links(file.name, links)
    yield from tell(file.name, passed_over)


def _file(file: File, entry: Entry, number: int, stream: Stream) -> File:
    """Its bytes are there while its turn lasts: they are taken in hand, so that it can be opened more than once."""
    data = stream.take(entry.size)
    name = f"{entry.name} ({number})" if number > 1 else entry.name
    inner = file.member(name, entry.size)
    if len(data) < min(entry.size, limits.WHOLE + 1):
        inner.oddities.append(problems.member_broken(inner.name))
    return inner.over(lambda: blocks_of(data))


class Stream:
    """The bytes of the TAR, counted against what may be taken out of one file."""

    def __init__(self, file: File) -> None:
        self.file = file
        self.blocks = file.blocks()
        self.buffer = bytearray()
        self.taken = 0

    def take(self, size: int) -> bytes:
        """So many bytes, or what is left; of a file too large for one piece a little more than the limit."""
        wanted = min(size, limits.WHOLE + 1)
        self._fill(wanted)
        data = bytes(self.buffer[:wanted])
        del self.buffer[:wanted]
        self.taken += len(data)
        return data

    def skip(self, size: int) -> None:
        """To the end of an entry of this size, of which some may have been taken."""
        left = size - self.taken
        self.taken = 0
        while left > 0 and self._fill(1):
            gone = min(left, len(self.buffer))
            del self.buffer[:gone]
            left -= gone

    def _fill(self, wanted: int) -> bool:
        while len(self.buffer) < wanted and (block := next(self.blocks, b"")):
            self.file.budget.give(len(block))
            self.buffer += block
        return len(self.buffer) >= wanted


def _entries(stream: Stream) -> Iterator[Entry]:
    name = ""
    while len(head := stream.take(RECORD)) == RECORD and head.strip(b"\0"):
        stream.taken = 0
        kind, size = head[156:157], _number(head[124:136])
        if size is None:
            raise RefusedRecordError(problems.member_broken(stream.file.name))
        if kind in (LONG_NAME, PAX) and size <= LONGEST_HEAD:
            data = stream.take(size)
            name = _long_name(data) if kind == LONG_NAME else _pax_name(data) or name
            stream.skip(_padded(size))
        elif kind in SPEAKS_OF_OTHERS or kind in (LONG_NAME, PAX):
            stream.skip(_padded(size))
        else:
            yield Entry(tidy_name(name or _short_name(head)), size if kind in FILES else 0, kind)
            name = ""
    stream.taken = 0


def _padded(size: int) -> int:
    return -(-size // RECORD) * RECORD


def _number(field: bytes) -> int | None:
    """In octal; GNU writes sizes of 8 GiB and more as they are."""
    if field[:1] == b"\x80":
        return int.from_bytes(field[1:], "big")
    try:
        return max(0, int(field.strip(b"\0 ") or b"0", 8))
    except ValueError:
        return None


def _short_name(head: bytes) -> str:
    name, prefix = (part.split(b"\0")[0].decode("utf-8", "replace") for part in (head[:100], head[345:500]))
    return f"{prefix}/{name}" if prefix and head[257:263] == b"ustar\0" else name


def _long_name(data: bytes) -> str:
    return data.split(b"\0")[0].decode("utf-8", "replace")


def _pax_name(data: bytes) -> str:
    """`30 path=...` of each line the part behind `path=`."""
    for line in data.split(b"\n"):
        if b" path=" in line[:24]:
            return line.split(b" path=", 1)[1].decode("utf-8", "replace")
    return ""
