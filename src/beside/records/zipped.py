"""Reads a ZIP: each file in it in its turn, unpacked as it is read and never on the disk."""

from __future__ import annotations

import zlib
from collections import Counter
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, BinaryIO

from beside.records import container_problems as problems
from beside.records import limits
from beside.records.passed_over import passed_over_among, tell
from beside.records.problems import RefusedRecordError
from beside.records.unpack import Meter
from beside.records.zip_list import HEAD, HEAD_SIGN, list_members

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.errors import Problem
    from beside.records.file import File
    from beside.records.zip_list import Contents, Member

STORED, DEFLATED = 0, 8
RAW = -15  # zlib: no head of its own


def read_zip(file: File) -> Iterator[File | Problem]:
    with file.handle() as handle:
        contents = list_members(handle)
        _check(file, contents.members)
        passed_over = passed_over_among(member.name for member in contents.members)
        members = [one for one in contents.members if not (one.is_folder or one.name in passed_over)]
        names = numbered([member.name for member in members])
        yield from _files(file, handle, members, names)
        yield from _oddities(file.name, contents, members, names)
        yield from tell(file.name, passed_over)


def _check(file: File, members: Sequence[Member]) -> None:
    if all(member.is_folder for member in members):
        raise RefusedRecordError(problems.no_members(file.name))
    spans = sorted((member.head, member.head + HEAD.size + member.packed) for member in members)
    if any(one[1] > two[0] for one, two in pairwise(spans)):
        raise RefusedRecordError(problems.overlapping(file.name))


def _files(file: File, handle: BinaryIO, members: Sequence[Member], names: Sequence[str]) -> Iterator[File]:
    for member, name in zip(members, names, strict=True):
        if can_be_opened(member):
            inner = file.member(name, member.size)
            yield inner.over(partial(blocks_of_member, handle, member, inner))


def can_be_opened(member: Member) -> bool:
    return not member.is_locked and member.method in (STORED, DEFLATED)


def _oddities(name: str, contents: Contents, members: Sequence[Member], names: Sequence[str]) -> Iterator[Problem]:
    if contents.broken:
        yield problems.list_broken(name)
    if locked := [member.name for member in members if member.is_locked]:
        yield problems.locked(name, locked)
    if other := [one.name for one in members if not (one.is_locked or can_be_opened(one))]:
        yield problems.packed_otherwise(name, other)
    if outside := sum(member.outside for member in members):
        yield problems.names_lead_outside(name, outside)
    if twice := sum(given != member.name for given, member in zip(names, members, strict=True)):
        yield problems.same_name_twice(name, twice)


def numbered(names: Sequence[str]) -> list[str]:
    """The second of one name is `name (2)`."""
    counts: Counter[str] = Counter()
    given = []
    for name in names:
        counts[name] += 1
        given.append(f"{name} ({counts[name]})" if counts[name] > 1 else name)
    return given


def blocks_of_member(handle: BinaryIO, member: Member, file: File) -> Iterator[bytes]:
    """What is in one file; what is odd about it is told when it has been read to its end."""
    checksum, meter = 0, Meter(file.name)
    try:
        for block in _unpacked(_packed(handle, member, meter), member.method):
            meter.give(len(block))
            file.budget.give(len(block))
            checksum = zlib.crc32(block, checksum)
            if block:
                yield block
    except zlib.error:
        file.oddities.append(problems.member_broken(file.name))
        return
    if member.crc not in (checksum, -1):
        file.oddities.append(problems.checksum_differs(file.name))


def _packed(handle: BinaryIO, member: Member, meter: Meter) -> Iterator[bytes]:
    """The blocks as they lie in the ZIP. Others may read between two of them, so each looks for its place anew."""
    handle.seek(member.head)
    head = handle.read(HEAD.size)
    if len(head) < HEAD.size or not head.startswith(HEAD_SIGN):
        raise zlib.error
    fields = HEAD.unpack(head)
    place, left = member.head + HEAD.size + fields[9] + fields[10], member.packed
    while left > 0:
        handle.seek(place)
        block = handle.read(min(left, limits.BLOCK))
        if not block:
            raise zlib.error
        meter.taken += len(block)
        place, left = place + len(block), left - len(block)
        yield block


def _unpacked(blocks: Iterator[bytes], method: int) -> Iterator[bytes]:
    return blocks if method == STORED else _inflate(blocks)


def _inflate(blocks: Iterator[bytes]) -> Iterator[bytes]:
    stream = zlib.decompressobj(RAW)
    for block in blocks:
        rest = block
        while rest and not stream.eof:
            yield stream.decompress(rest, limits.BLOCK)
            rest = stream.unconsumed_tail
    yield stream.flush()
    if not stream.eof:
        raise zlib.error
