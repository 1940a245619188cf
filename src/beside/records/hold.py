"""Takes one file in hand, unpacked: whole where it fits, in chunks where it is a long file of one resource a line."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from beside.records import limits, problems
from beside.records.held import id_of_part
from beside.records.resources import is_lines
from beside.records.unpack import blocks_of, join_up_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from beside.records.file import File
    from beside.records.held import Held


def hold_file(file: File, blocks: Iterator[bytes]) -> Iterator[Held]:
    """`blocks` are the file's own, from the start; it is opened anew only where it is too long for one piece."""
    data = join_up_to(limits.WHOLE, blocks)
    if len(data) > limits.CHUNK and is_lines(data):
        whole = len(data) <= limits.WHOLE
        yield from _in_parts(file, (lambda: blocks_of(data)) if whole else file.blocks)
    elif len(data) > limits.WHOLE:
        raise problems.RefusedRecordError(problems.too_large(file.name, limits.WHOLE))
    else:
        yield file.held(data)


def _in_parts(file: File, open_again: Callable[[], Iterator[bytes]]) -> Iterator[Held]:
    """Twice through the file: its hash must be known before its first part can have an id."""
    whole, line = _hash_of(file.name, open_again()), 1
    for part, data in enumerate(_whole_lines(file.name, open_again()), 1):
        held = file.held(data)
        yield replace(held, id=id_of_part(whole, part), first_line=line, lines=True)
        line += data.count(b"\n")


def _hash_of(name: str, blocks: Iterator[bytes]) -> str:
    digest, size = sha256(), 0
    for block in blocks:
        digest.update(block)
        size += len(block)
        if size > limits.LINES:
            raise problems.RefusedRecordError(problems.too_large(name, limits.LINES))
    return digest.hexdigest()


def _whole_lines(name: str, blocks: Iterator[bytes]) -> Iterator[bytes]:
    rest = bytearray()
    for block in blocks:
        rest += block
        if len(rest) >= limits.CHUNK and b"\n" in block:
            end = rest.rindex(b"\n") + 1
            yield bytes(rest[:end])
            del rest[:end]
        elif len(rest) > limits.WHOLE:
            raise problems.RefusedRecordError(problems.too_large(name, limits.WHOLE))
    if rest:
        yield bytes(rest)
