"""Reads any mix of files and folders: bytes in, documents and problems out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.errors import Problem
from beside.records import limits, problems
from beside.records.fhir import read_json
from beside.records.files import find_files
from beside.records.guard import guarded
from beside.records.held import Awaited, Held
from beside.records.hold import hold_file
from beside.records.memory import Memory
from beside.records.sniff import EMPTY, JSON, is_gzip, recognise
from beside.records.text import read_text
from beside.records.unpack import blocks_of, join_up_to, unpacked
from beside.records.web_page import read_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from beside.records.document import Document
    from beside.records.files import FoundFile

    Reader = Callable[[Held], Iterator[Document | Problem | Held | Awaited]]

READERS: dict[str, Reader] = {"json": read_json, "text": read_text, "html": read_html}


def read_records(
    paths: Sequence[Path],
    *,
    on_progress: Callable[[int, int, str], None] | None = None,
) -> Iterator[Document | Problem]:
    """Every document in these files and folders, and a problem for whatever could not be read.

    One file is held in memory at a time; a file of one resource per line may be larger than memory and becomes
    several documents. `on_progress` is told how many files are done, how many there are, and the name of the next.
    """
    found = list(find_files(paths))
    memory = Memory()
    for done, file in enumerate(found):
        if isinstance(file, Problem):
            yield file
        else:
            if on_progress:
                on_progress(done, len(found), file.name)
            yield from guarded(file.name, _read_file(file, memory))
    yield from guarded("documents said to be in other files", _read_awaited(memory))
    if on_progress:
        on_progress(len(found), len(found), "")


def _read_file(file: FoundFile, memory: Memory) -> Iterator[Document | Problem]:
    for held in hold_file(file):
        if isinstance(held, Problem):
            yield held
        elif first := memory.first_with(held):
            yield problems.same_bytes(held.name, first)
        else:
            yield from guarded(held.name, _read_held(held, memory))


def _read_held(held: Held, memory: Memory) -> Iterator[Document | Problem]:
    """By the reader for what it is; what lies in it is read in its turn."""
    content = JSON if held.lines else recognise(held.data)
    if content is EMPTY:
        yield problems.empty(held.name)
    elif content.reader not in READERS:
        yield problems.not_read_yet(held.name, content.name)
    else:
        for result in READERS[content.reader](held):
            yield from _pass_on(result, memory)


def _pass_on(
    result: Document | Problem | Held | Awaited, memory: Memory
) -> Iterator[Document | Problem]:
    match result:
        case Held() if result.addresses:
            yield from _read_all(memory.keep(result), memory)
        case Held():
            yield from _read_inner(result, memory)
        case Awaited():
            memory.awaited.append(result)
        case _:
            yield result


def _read_all(helds: Iterator[Held | Problem], memory: Memory) -> Iterator[Document | Problem]:
    for held in helds:
        yield from [held] if isinstance(held, Problem) else _read_inner(held, memory)


def _read_inner(held: Held, memory: Memory) -> Iterator[Document | Problem]:
    """A document in a document."""
    first = memory.first_inside_with(held)
    if first:
        yield problems.same_bytes(held.name, first)
    else:
        yield from guarded(held.name, _open_and_read(held, memory))


def _open_and_read(held: Held, memory: Memory) -> Iterator[Document | Problem]:
    oddities: list[Problem] = []
    if is_gzip(held.data):
        data = join_up_to(limits.WHOLE, unpacked(blocks_of(held.data), held.name, oddities))
        if len(data) > limits.WHOLE:
            raise problems.RefusedRecordError(problems.too_large(held.name, limits.WHOLE))
        held = replace(held, data=data)
    yield from _read_held(held, memory)
    yield from oddities


def _read_awaited(memory: Memory) -> Iterator[Document | Problem]:
    """When every file has been read, what resources said to be elsewhere has been seen, or was not given."""
    yield from _read_all(memory.settle(), memory)
