"""A document: a record as read, as text with pages or as coded entries."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from beside.records.words import NO_WORDS, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beside.records.fhir_types import Resource
    from beside.terms.dates import PartialDate


class DocumentKind(StrEnum):
    CODED = "coded"
    TEXT = "text"


class ReadBy(StrEnum):
    """How the words of a page came to be."""

    NOTHING = ""
    TEXT_LAYER = "text layer"
    SCANNED_LAYER = "text layer of a scan"
    OCR = "OCR"


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of the document's text, `text[start:end]`; numbers count from 1.

    Of a page of a PDF or a picture, `width` and `height` are in points as the page is read, after it was turned by
    `turned` degrees with the clock; `words` are where each word stands on it. `sure` is how sure the OCR was of its
    words on the whole, in percent, and 0 where there was none.
    """

    number: int
    start: int
    end: int
    width: float = 0
    height: float = 0
    turned: int = 0
    words: Words = NO_WORDS
    read_by: ReadBy = ReadBy.NOTHING
    sure: int = 0

    @property
    def scanned(self) -> bool:
        """Whether a machine read these words off a picture: ours, or the one that made the PDF."""
        return self.read_by in (ReadBy.OCR, ReadBy.SCANNED_LAYER)


# Extensions of an entry whose row, in the table a person sees, shows another day or another number.
SHOWN_DAY, SHOWN_VALUE = "urn:beside:shown-day", "urn:beside:shown-value"


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """A stretch of a document's text that has a place of its own in the record around it, such as a row of a table.

    `path` leads to that place; `entries` are the paths of the coded entries that say what this stretch says, in whole
    where it is `derived`: such words were made from codes, and say nothing that the codes do not.
    """

    start: int
    end: int
    path: str
    entries: tuple[str, ...] = ()
    derived: bool = False

    def __repr__(self) -> str:
        return f"<Part {self.path}>"


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """One coded entry: a FHIR resource with the path that leads to it and its full address, where it has one."""

    path: str
    address: str
    resource: Resource

    def __repr__(self) -> str:
        return f"<Entry {self.path}>"


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """A record as read.

    `id` is the SHA-256 of its bytes. `chain` names the file a person holds and what lies in it, from the outside in.
    A text document has `text` and `pages`; a coded one has `entries`. Where a document lies in a resource (an
    attachment, a note), `container` is the id of the document around it and `path` the place in it, `subject` the
    reference of the person it is of as written there, and `date` and `title` what the resource says of it; its `id`
    then is the SHA-256 of container, path and bytes, because two notes may have the same words and still be two.
    `files` counts the parts of the chain that are files: two for a report in a ZIP, one for an attachment in FHIR.
    `parts` are the places that stretches of its text have in the record around it, in order of their start.
    """

    id: str
    kind: DocumentKind
    chain: tuple[str, ...]
    text: str = ""
    pages: Sequence[Page] = ()
    parts: Sequence[Part] = ()
    entries: Sequence[Entry] = ()
    container: str = ""
    path: str = ""
    subject: str = ""
    title: str = ""
    date: PartialDate | None = None
    encoding: str = ""
    files: int = 1
    size: int = field(default=0, compare=False)

    @property
    def name(self) -> str:
        return " › ".join(self.chain)

    @property
    def record(self) -> str:
        """The file it stands in, with the containers around that."""
        return " › ".join(self.chain[: self.files])

    def page_at(self, offset: int) -> int:
        """The page that holds this offset, from 1; 0 where the document has no pages."""
        page = self.page_of(offset)
        return page.number if page else 0

    def page_of(self, offset: int) -> Page | None:
        place = bisect_right(self.pages, offset, key=lambda page: page.start) - 1
        page = self.pages[place] if place >= 0 else None
        return page if page and offset < page.end else None

    def __repr__(self) -> str:
        return f"<Document {self.chain[0] if self.chain else ''} {self.id[:8]}>"
