"""A document: a record as read, as text with pages or as coded entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beside.records.fhir_types import Resource
    from beside.terms.dates import PartialDate


class DocumentKind(StrEnum):
    CODED = "coded"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of the document's text, `text[start:end]`; numbers count from 1."""

    number: int
    start: int
    end: int


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
    """

    id: str
    kind: DocumentKind
    chain: tuple[str, ...]
    text: str = ""
    pages: Sequence[Page] = ()
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
        return next((page.number for page in self.pages if page.start <= offset < page.end), 0)

    def __repr__(self) -> str:
        return f"<Document {self.chain[0] if self.chain else ''} {self.id[:8]}>"
