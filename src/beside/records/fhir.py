"""FHIR JSON: the coded entries as one document, then every attachment and free text in them as documents of their own."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from beside.records import limits, problems
from beside.records.attached import AttachedDocuments
from beside.records.decode import decode_entries
from beside.records.document import Document, DocumentKind, Entry
from beside.records.free_text import free_texts_of
from beside.records.held import Held, Said, id_within
from beside.records.json_text import is_json, read_json_text
from beside.records.resources import find_resources, find_resources_in_lines, is_lines
from beside.records.said import label_of, said_of
from beside.records.tally import Tally
from beside.records.text import read_text, text_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.errors import Problem
    from beside.records.fhir_types import Resource
    from beside.records.held import Awaited
    from beside.records.json_text import JsonText


def read_json(held: Held) -> Iterator[Document | Problem | Held | Awaited]:
    text = read_json_text(held)
    if held.lines or b'"resourceType"' in text.data:
        yield from _read_fhir(held, text)
    elif text.data.startswith(b"[") and not is_json(text.data):
        yield from read_text(held)  # a note may begin with a bracket
    else:
        raise problems.RefusedRecordError(problems.not_fhir(held.name))


def _read_fhir(held: Held, text: JsonText) -> Iterator[Document | Problem | Held | Awaited]:
    tally = Tally(held.name)
    entries = tuple(_entries_in(held, text, tally))
    with_outer = tuple(_with_outer(entries))
    attached = AttachedDocuments(held, with_outer)
    if entries:
        yield Document(held.id, DocumentKind.CODED, held.chain, entries=entries, container=held.container,
                       path=held.path, subject=held.said.subject, title=held.said.title, date=held.said.date,
                       encoding="utf-8", files=held.files, size=len(held.data))  # fmt: skip
    yield from attached.documents()
    yield from _free_texts(held, with_outer)
    yield from text.oddities
    yield from tally.problems()
    if not (entries or text.oddities or tally.counts):
        yield problems.no_resources(held.name)


def _entries_in(held: Held, text: JsonText, tally: Tally) -> Iterator[Entry]:
    lines = held.lines or is_lines(text.data)
    found = (
        find_resources_in_lines(text, held.first_line, tally)
        if lines
        else find_resources(text, tally)
    )
    entries = (entry for one in found for entry in decode_entries(one, tally))
    for count, entry in enumerate(entries):
        if count >= limits.RESOURCES:
            raise problems.RefusedRecordError(
                problems.too_many(held.name, "resources", limits.RESOURCES)
            )
        yield entry


def _with_outer(entries: Sequence[Entry]) -> Iterator[tuple[Entry, Resource | None]]:
    """Each entry with the resource that contains it; contained ones follow theirs."""
    outer = None
    for entry in entries:
        if ".contained[" in entry.path:
            yield entry, outer
        else:
            outer = entry.resource
            yield entry, None


def _free_texts(
    held: Held, entries: Sequence[tuple[Entry, Resource | None]]
) -> Iterator[Document | Problem]:
    found = (
        document
        for entry, outer in entries
        for document in _free_text_documents(held, entry, outer)
    )
    yield from islice(found, limits.RESOURCES)
    if next(found, None):
        yield problems.too_many(held.name, "notes", limits.RESOURCES)


def _free_text_documents(held: Held, entry: Entry, outer: Resource | None) -> Iterator[Document]:
    label = label_of(entry.resource, entry.path)
    for found in free_texts_of(entry.resource):
        said = said_of(entry.resource, outer)
        data, path = found.text.encode(), f"{entry.path}.{found.path}"
        inner = Held(
            chain=(*held.chain, f"{label} {found.label}"),
            data=data,
            id=id_within(held.id, path, data),
            container=held.id,
            path=path,
            files=held.files,
            said=Said(said.subject, found.title or said.title, found.date or said.date),
        )
        yield text_document(inner, found.text, "utf-8")
