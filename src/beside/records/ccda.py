"""Clinical documents of HL7 (C-CDA, CDA R2): one coded document, its words as a text, and the files within it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.records import problems
from beside.records.ccda_care import read_own_author
from beside.records.ccda_embedded import embedded_in, held_within
from beside.records.ccda_entries import read_entries, read_sections
from beside.records.ccda_events import read_events
from beside.records.ccda_paper import Paper
from beside.records.ccda_people import read_header
from beside.records.ccda_text import write_section, write_title
from beside.records.ccda_values import date_of
from beside.records.document import Document, DocumentKind
from beside.records.held import Held, Said, id_within
from beside.records.text import oddities_of
from beside.records.xml_tree import decode_xml, has_doctype, parse_xml, root_of
from beside.terms.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.errors import Problem
    from beside.records.ccda_embedded import Embedded
    from beside.records.document import Entry
    from beside.records.encodings import Decoded
    from beside.records.xml_tree import Node

ROOT = "ClinicalDocument"
WORDS = "words"
LONG_NAME = 20
KINDS = {"urn:hl7-org:v3": "a document of HL7 version 3 other than a clinical document", "http://hl7.org/fhir": "FHIR as XML"}


def read_xml(held: Held) -> Iterator[Document | Problem | Held]:
    """A clinical document is read. Other XML is named for what it is, and none with a DOCTYPE is opened."""
    decoded = decode_xml(held)
    if has_doctype(decoded.text):
        raise problems.RefusedRecordError(problems.doctype(held.name))
    root, namespaces = root_of(decoded.text)
    if root != ROOT:
        raise problems.RefusedRecordError(problems.not_read_yet(held.name, _name_of(root, namespaces)))
    yield from _read_document(held, decoded)


def _name_of(root: str, namespaces: str) -> str:
    if root == "svg":
        return "a picture (SVG)"
    return next((name for namespace, name in KINDS.items() if namespace in namespaces.split()), "XML")


def _read_document(held: Held, decoded: Decoded) -> Iterator[Document | Problem | Held]:
    root = parse_xml(held.name, decoded.text)
    made = date_of(root.get("value", "effectiveTime"))
    paper = Paper(held.id[:16], date=made)
    embedded = list(embedded_in(root, held))
    _write_words(paper, root)
    entries = (*read_header(paper, root), *read_events(paper, root), *_entries_in(paper, root))
    said = Said(paper.patient.reference if paper.patient else "", root.words("title"), parse_date(made))
    yield Document(held.id, DocumentKind.CODED, held.chain, entries=entries, container=held.container, path=held.path,
                   subject=held.said.subject, title=said.title or held.said.title, date=said.date or held.said.date,
                   encoding=decoded.encoding, files=held.files, size=len(held.data))  # fmt: skip
    if paper.narrative.sections:
        yield _words_of(held, paper, said)
    yield from held_within(held, embedded, said)
    yield from oddities_of(held.name, decoded)
    yield from _problems_of(held, paper, embedded)


def _write_words(paper: Paper, root: Node) -> None:
    """Before the entries are read, because they point at words."""
    narrative = paper.narrative
    narrative.displays = displays_in(root)
    if title := root.words("title"):
        write_title(narrative, title)
    body = root.child("component", "structuredBody")
    for section, _ in read_sections(paper, body) if body else ():
        title = section.words("title") or section.get("displayName", "code")
        text = section.child("text")
        if text or title:
            write_section(narrative, text, title, section.path)
    narrative.close()


def displays_in(root: Node) -> tuple[str, ...]:
    """The longer names of codes, with which a cell of a table may begin."""
    found = (element.get("displayName") or "" for element in root.element.iter("{*}code", "{*}value", "{*}translation"))
    return tuple({" ".join(name.lower().split()) for name in found if len(name) > LONG_NAME})


def _entries_in(paper: Paper, root: Node) -> Iterator[Entry]:
    body = root.child("component", "structuredBody")
    for section, code in read_sections(paper, body) if body else ():
        found = list(read_entries(paper, section, code))
        if found:
            paper.coded.add(section.path)
        yield from found
        yield from read_own_author(paper, section)


def _words_of(held: Held, paper: Paper, said: Said) -> Document:
    narrative, path = paper.narrative, f"/{ROOT}"
    parts = narrative.parts(paper.anchors, paper.coded)
    data = narrative.text.encode("utf-8", "surrogatepass")
    return Document(id_within(held.id, path, data), DocumentKind.TEXT, (*held.chain, WORDS), text=narrative.text,
                    parts=parts, container=held.id, path=path, subject=said.subject,
                    title=said.title, date=said.date, encoding="utf-8", files=held.files, size=len(data))  # fmt: skip


def _problems_of(held: Held, paper: Paper, embedded: list[Embedded]) -> Iterator[Problem]:
    if paper.of_others:
        yield problems.of_others(held.name, paper.of_others)
    if paper.silent:
        yield problems.only_coded(held.name, paper.silent)
    if paper.too_deep:
        yield problems.too_deep_inside(held.name, paper.too_deep)
    if not (embedded or paper.narrative.sections):
        yield problems.no_body(held.name)
