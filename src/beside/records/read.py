"""Reads any mix of files and folders: bytes in, documents and problems out."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING

from beside.errors import Problem
from beside.records import limits, problems
from beside.records.advice import not_read_with_advice
from beside.records.ccda import read_xml
from beside.records.child import Children
from beside.records.container_problems import containers_too_deep, passed_over_alone
from beside.records.dicom_image import Image
from beside.records.fhir import read_json
from beside.records.file import File, file_in_hand
from beside.records.files import find_files
from beside.records.guard import guarded
from beside.records.held import Awaited, Held
from beside.records.hold import hold_file
from beside.records.mail import read_mail
from beside.records.mailbox import read_mailbox
from beside.records.memory import Memory
from beside.records.office import read_office
from beside.records.pdf import read_pdf
from beside.records.picture import read_picture
from beside.records.rtf import read_rtf
from beside.records.sniff import EMPTY, JSON, PASSED_OVER, ZIP, is_gzip, recognise
from beside.records.steps import Steps
from beside.records.tar import read_tar
from beside.records.text import read_text
from beside.records.together import together
from beside.records.unpack import blocks_of, join_up_to, unpacked
from beside.records.web_page import read_html
from beside.records.work import Work
from beside.records.zip_kinds import kind_of_zip
from beside.records.zipped import read_zip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from beside.records.document import Document
    from beside.records.kept import KeptPages
    from beside.records.sniff import Content

    Result = Document | Problem | Held | Awaited | File | Image
    Reader = Callable[[Held], Iterator[Result]]
    Opener = Callable[[File], Iterator[Result]]
    PageReader = Callable[[Held, Work], Iterator[Result]]


def read_dicom(file: File) -> Iterator[Result]:
    """Its tables of names take half a second to load, which nobody without such a file need wait for."""
    found: Iterator[Result] = import_module("beside.records.dicom").read_dicom(file)
    return found


READERS: dict[str, Reader] = {
    "json": read_json, "text": read_text, "html": read_html, "xml": read_xml, "rtf": read_rtf, "office": read_office,
}  # fmt: skip
# What holds other files, and may be larger than memory: opened where it lies, one file in it at a time.
HEADS: dict[str, Opener] = {"dicom": read_dicom}  # read at their beginning alone
CONTAINERS: dict[str, Opener] = {"zip": read_zip, "tar": read_tar, "mail": read_mail, "mailbox": read_mailbox}
PAGE_READERS: dict[str, PageReader] = {"pdf": read_pdf, "picture": read_picture}  # in children


def read_records(
    paths: Sequence[Path],
    *,
    on_progress: Callable[[int, int, str], None] | None = None,
    kept: KeptPages | None = None,
) -> Iterator[Document | Problem]:
    """Every document in these files and folders, and a problem for whatever could not be read.

    One file is held in memory at a time; a file of one resource per line may be larger than memory and becomes
    several documents. `on_progress` is told how many files are done, how many there are, and the name of the next.
    Pages of scans that are among `kept` are not read anew, and others are put there.
    """
    if kept:
        kept.forget_old()
    found = list(find_files(paths))
    steps = Steps(len(found), on_progress)
    with Children() as children:
        memory = Memory(Work(children, steps.begin, kept=kept), steps)
        for file in found:
            if isinstance(file, Problem):
                yield file
            else:
                steps.begin(file.name)
                yield from guarded(file.name, _read_file(file, memory))
            steps.end()
        yield from guarded("documents said to be in other files", _read_awaited(memory))
        yield from guarded("imaging studies", memory.studies.documents())
    steps.begin("")


def _read_file(file: File, memory: Memory) -> Iterator[Document | Problem]:
    """Its head tells whether it holds other files; else it is taken in hand."""
    blocks = file.blocks()
    head = next(blocks, b"")
    content = content_of(head, file)
    if content.reader in CONTAINERS:
        yield from _read_container(file, CONTAINERS[content.reader], memory)
    elif content.reader in HEADS:
        for result in HEADS[content.reader](file):
            yield from _pass_on(result, memory)
    elif content.reader == PASSED_OVER:
        yield passed_over_alone(file.name, content.name)
    elif head or not file.oddities:
        yield from _read_held_file(file, chain([head], blocks), memory)
    yield from dict.fromkeys(file.oddities)


def content_of(data: bytes, file: File) -> Content:
    content = recognise(data)
    return kind_of_zip(file) if content is ZIP else content


def _read_held_file(file: File, blocks: Iterator[bytes], memory: Memory) -> Iterator[Document | Problem]:
    for held in hold_file(file, blocks):
        first = memory.first_inside_with(held) if held.container else memory.first_with(held)
        if first:
            yield problems.same_bytes(held.name, first)
        else:
            yield from guarded(held.name, _read_held(held, memory))


def _read_container(file: File, opener: Opener, memory: Memory) -> Iterator[Document | Problem]:
    """What lies in it, each as a file of its own; what is alike about many of them is told in one line."""
    if file.layers >= limits.LAYERS:
        raise problems.RefusedRecordError(containers_too_deep(file.name))
    yield from together(file.name, _members_of(file, opener, memory))


def _members_of(file: File, opener: Opener, memory: Memory) -> Iterator[Document | Problem]:
    for result in opener(file):
        if file.budget.spent:
            return
        yield from _pass_on(result, memory)


def _read_in_turn(file: File, memory: Memory) -> Iterator[Document | Problem]:
    memory.steps.total += 1
    memory.steps.begin(file.name)
    yield from guarded(file.name, _read_member(file, memory))
    memory.steps.end()


def _read_member(file: File, memory: Memory) -> Iterator[Document | Problem]:
    file.budget.open_one()
    yield from _read_file(file, memory)


def _read_held(held: Held, memory: Memory) -> Iterator[Document | Problem]:
    """By the reader for what it is; what lies in it is read in its turn."""
    content = JSON if held.lines else content_of(held.data, file_in_hand(held))
    if content is EMPTY:
        yield problems.empty(held.name)
    elif content.reader == PASSED_OVER:
        yield passed_over_alone(held.name, content.name)
    elif content.reader in HEADS:
        for result in HEADS[content.reader](file_in_hand(held)):
            yield from _pass_on(result, memory)
    elif content.reader in CONTAINERS:
        yield from _read_container(file_in_hand(held), CONTAINERS[content.reader], memory)
    else:
        for result in _results(held, content, memory):
            yield from _pass_on(result, memory)


def _results(held: Held, content: Content, memory: Memory) -> Iterator[Result]:
    if content.reader in READERS:
        return READERS[content.reader](held)
    if content.reader in PAGE_READERS:
        return PAGE_READERS[content.reader](held, memory.work)
    return iter([not_read_with_advice(held.name, content.name)])


def _pass_on(result: Result, memory: Memory) -> Iterator[Document | Problem]:
    match result:
        case File():
            yield from _read_in_turn(result, memory)
        case Held() if result.addresses:
            yield from _read_all(memory.keep(result), memory)
        case Held():
            yield from _read_inner(result, memory)
        case Image():
            memory.studies.add(result)
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
