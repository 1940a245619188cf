"""Where something stands: a source in a record, a citation in a publication."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a document, and the words there.

    For text, `document.text[start:end] == quote` always. For coded entries `path` leads to the entry
    (`Bundle.entry[3].resource.valueCodeableConcept`) and the quote is the words or codes that stand there.
    `chain` names the containers from the file a person holds inwards; `page` counts from 1, 0 where there are none;
    `scanned` where a machine read the words off a picture of the page.
    """

    document: str
    chain: tuple[str, ...]
    quote: str
    start: int = -1
    end: int = -1
    path: str = ""
    page: int = 0
    scanned: bool = False

    @property
    def name(self) -> str:
        """The file a person holds, and what lies in it."""
        return " › ".join(self.chain)

    def __repr__(self) -> str:
        place = self.path or f"{self.start}:{self.end}"
        return f"<Source {self.chain[0] if self.chain else self.document[:8]} {place}>"


def overlaps(one: Source, other: Source) -> bool:
    """Whether two places share words of one text, or are one element of one entry."""
    if one.document != other.document:
        return False
    if one.path or other.path:
        return one.path == other.path
    return one.start < other.end and other.start < one.end


@dataclass(frozen=True, slots=True)
class Citation:
    """A published place, with the passage as read (at most 25 words) and when."""

    key: str
    title: str
    publisher: str
    address: str
    section: str
    passage: str
    read_on: str
    licence: str
    copy_address: str = ""
    copy_dated: str = ""
