"""Plain text in any encoding, with its line ends as they are, so that every offset is one into the whole text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.records import problems
from beside.records.document import Document, DocumentKind, Page
from beside.records.encodings import decode, decode_marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.errors import Problem
    from beside.records.encodings import Decoded
    from beside.records.held import Held

# Tab, line feed, vertical tab, form feed, carriage return, escape; NUL is counted on its own.
CONTROLS = bytes(set(range(1, 32)) - {9, 10, 11, 12, 13, 27})
MOST_CONTROLS = 0.02  # random bytes have a tenth
MOST_NULS = 0.25
SAMPLE = 1 << 20


def read_text(held: Held) -> Iterator[Document | Problem]:
    decoded = decode_text(held)
    yield text_document(held, decoded.text, decoded.encoding)
    yield from oddities_of(held.name, decoded)
    nuls = decoded.text.count("\0")
    if nuls:
        yield problems.nul_characters(held.name, nuls)


def decode_text(held: Held) -> Decoded:
    decoded = None if is_junk(held.data) else decode(held.data)
    if decoded is None:
        raise problems.RefusedRecordError(problems.not_text(held.name))
    return decoded


def is_junk(data: bytes) -> bool:
    """Whether control characters are so many that this was never text."""
    sample = data[:SAMPLE]
    if not sample or decode_marked(sample):
        return False
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    return controls > MOST_CONTROLS * len(sample) or sample.count(0) > MOST_NULS * len(sample)


def oddities_of(name: str, decoded: Decoded) -> Iterator[Problem]:
    if decoded.guessed:
        yield problems.guessed_encoding(name, decoded.encoding)
    if decoded.broken:
        yield problems.broken_characters(name, decoded.broken)


def text_document(held: Held, text: str, encoding: str) -> Document:
    text = text.replace("\0", " ")
    return Document(
        id=held.id,
        kind=DocumentKind.TEXT,
        chain=held.chain,
        text=text,
        pages=pages_of(text),
        container=held.container,
        path=held.path,
        subject=held.said.subject,
        title=held.said.title,
        date=held.said.date,
        encoding=encoding,
        files=held.files,
        size=len(held.data),
    )


def pages_of(text: str) -> tuple[Page, ...]:
    """Form feeds end pages; a text without any has no pages. A page holds the form feed that ends it."""
    if "\f" not in text:
        return ()
    pages: list[Page] = []
    start = 0
    for piece in text.split("\f"):
        end = min(start + len(piece) + 1, len(text))
        if end > start:
            pages.append(Page(len(pages) + 1, start, end))
        start = end
    return tuple(pages)
