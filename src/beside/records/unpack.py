"""Opens gzip, layer by layer, within limits of size and of how far it grows."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from beside.records import limits, problems
from beside.records.sniff import is_gzip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from beside.errors import Problem

GZIP = 31  # zlib: expect the head of a gzip file


@dataclass(slots=True)
class Meter:
    """What went in and what came out."""

    name: str
    taken: int = 0
    given: int = 0

    def give(self, size: int) -> None:
        self.given += size
        if self.given > max(limits.GZIP_RATIO_FROM, limits.GZIP_RATIO * self.taken):
            raise problems.RefusedRecordError(problems.packed_too_tightly(self.name))


def unpacked(blocks: Iterator[bytes], name: str, oddities: list[Problem]) -> Iterator[bytes]:
    """The blocks as they are, or what is in them where they are gzip, up to a few layers."""
    for _ in range(limits.GZIP_LAYERS + 1):
        head = next(blocks, b"")
        blocks = chain([head], blocks)
        if not is_gzip(head):
            return blocks
        blocks = _gunzip(blocks, name, oddities)
    raise problems.RefusedRecordError(
        problems.too_many_layers(name, "Gzip files", limits.GZIP_LAYERS)
    )


def _gunzip(blocks: Iterator[bytes], name: str, oddities: list[Problem]) -> Iterator[bytes]:
    """What can be unpacked of a damaged file is given out before the damage is told."""
    try:
        yield from _inflate(blocks, Meter(name))
    except zlib.error:
        oddities.append(problems.packing_broken(name))


def _inflate(blocks: Iterator[bytes], meter: Meter) -> Iterator[bytes]:
    """A gzip file may be several, one after the other, and end in a padding of NULs."""
    stream = None
    for block in blocks:
        meter.taken += len(block)
        rest = block if stream else block.lstrip(b"\0")
        while rest:
            stream = stream or zlib.decompressobj(GZIP)
            yield from _metered(stream.decompress(rest, limits.BLOCK), meter)
            rest = stream.unused_data.lstrip(b"\0") if stream.eof else stream.unconsumed_tail
            stream = None if stream.eof else stream
    if stream:
        yield from _metered(stream.flush(), meter)
        if not stream.eof:
            raise zlib.error


def _metered(data: bytes, meter: Meter) -> Iterator[bytes]:
    meter.give(len(data))
    if data:
        yield data


def blocks_of_file(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(limits.BLOCK):
            yield block


def blocks_of(data: bytes) -> Iterator[bytes]:
    return (data[start : start + limits.BLOCK] for start in range(0, len(data), limits.BLOCK))


def join_up_to(limit: int, blocks: Iterator[bytes]) -> bytes:
    """All of it, or a little more than the limit."""
    taken = bytearray()
    for block in blocks:
        taken += block
        if len(taken) > limit:
            break
    return bytes(taken)
