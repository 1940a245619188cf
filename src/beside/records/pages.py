"""Pages, each read on its own, become one document with one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from beside.records.document import Document, DocumentKind, Page, ReadBy
from beside.records.words import NO_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.records.held import Held
    from beside.records.messages import PageWords

END = "\n\f"  # a form feed ends a page, as in plain text
SCANNED_FROM = 0.6  # of the page: text that lies on so large a picture was read off it by a machine


def paged_document(held: Held, pages: Sequence[PageWords]) -> Iterator[Document]:
    """Nothing where there are no words on any page."""
    if not any(page.text for page in pages):
        return
    text, placed = _joined(pages)
    yield Document(
        id=held.id,
        kind=DocumentKind.TEXT,
        chain=held.chain,
        text=text,
        pages=placed,
        container=held.container,
        path=held.path,
        subject=held.said.subject,
        title=held.said.title,
        date=held.said.date,
        files=held.files,
        size=len(held.data),
    )


def without_words(page: PageWords) -> PageWords:
    return msgspec.structs.replace(page, text="", words=NO_WORDS)


def _joined(pages: Sequence[PageWords]) -> tuple[str, tuple[Page, ...]]:
    parts: list[str] = []
    placed: list[Page] = []
    start = 0
    for page in pages:
        part = page.text + END
        parts.append(part)
        placed.append(_page(page, start, start + len(part)))
        start += len(part)
    return "".join(parts), tuple(placed)


def _page(page: PageWords, start: int, end: int) -> Page:
    return Page(
        number=page.number,
        start=start,
        end=end,
        width=page.width,
        height=page.height,
        turned=page.turned,
        words=page.words,
        read_by=_read_by(page),
        sure=page.sure,
    )


def _read_by(page: PageWords) -> ReadBy:
    if not page.text:
        return ReadBy.NOTHING
    if page.sure:
        return ReadBy.OCR
    return ReadBy.SCANNED_LAYER if page.pictured >= SCANNED_FROM else ReadBy.TEXT_LAYER
