"""The whole brief as values: what the presenter makes and every format renders, block by block."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from beside.brief.messages import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from beside.knowledge.cards import Card
    from beside.terms.places import Source


class Show(StrEnum):
    """What the person chose to see: docs/decisions/0003-what-is-folded.md."""

    PLAN = "plan"
    RESULTS = "results"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that run on; `tone` is plain, lead, small, ask or answer."""

    kind: ClassVar[str] = "paragraph"
    sentences: tuple[Sentence, ...]
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a record or a person, with where they stand."""

    kind: ClassVar[str] = "quotation"
    quote: Sentence
    origin: Sentence


@dataclass(frozen=True, slots=True)
class Bullets:
    kind: ClassVar[str] = "bullets"
    items: tuple[tuple[Sentence, ...], ...]
    style: str = "plain"


@dataclass(frozen=True, slots=True)
class Notice:
    """What must be seen first; `tone` is urgent, signs or note."""

    kind: ClassVar[str] = "notice"
    tone: str
    title: Sentence
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    label: Sentence
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two voices beside each other, neither above the other."""

    kind: ClassVar[str] = "side_by_side"
    columns: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """Labels, each with what stands under it."""

    kind: ClassVar[str] = "entries"
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Blanks:
    """Room to write: a label for each, and how many lines."""

    kind: ClassVar[str] = "blanks"
    labels: tuple[Sentence, ...]
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to bring, why it is asked, whom to ask, and lines for the answer."""

    asks: Sentence
    why: tuple[Block, ...]
    team: Sentence | None
    lines: int


@dataclass(frozen=True, slots=True)
class Asks:
    kind: ClassVar[str] = "asks"
    asks: tuple[Ask, ...]
    first: int = 1


@dataclass(frozen=True, slots=True)
class Tag:
    """A state in plain words; `tone` is done, waiting, open or quiet, and never the only carrier of the meaning."""

    kind: ClassVar[str] = "tag"
    says: Sentence
    tone: str


@dataclass(frozen=True, slots=True)
class Row:
    header: tuple[Block, ...]
    cells: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header for each row and column; `style` is gaps, options or plain."""

    kind: ClassVar[str] = "table"
    caption: Sentence
    columns: tuple[tuple[Block, ...], ...]
    rows: tuple[Row, ...]
    style: str = "plain"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to know: its name, its state, and what is known and asked."""

    title: Sentence
    tag: Tag
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Items:
    kind: ClassVar[str] = "items"
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Fold:
    """What the person chose not to see yet: a plain sentence on what is inside, and how to open it."""

    kind: ClassVar[str] = "fold"
    summary: Sentence
    why: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class More:
    """What few need at first: closed in the web page, in small type on paper. It hides nothing that was chosen."""

    kind: ClassVar[str] = "more"
    summary: Sentence
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    kind: ClassVar[str] = "timeline"
    events: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Subsection:
    kind: ClassVar[str] = "subsection"
    id: str
    title: Sentence
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A word explained; `card` is its card's id, which is where first mentions lead."""

    card: str
    words: tuple[str, ...]
    title: Sentence
    says: Sentence


@dataclass(frozen=True, slots=True)
class Terms:
    kind: ClassVar[str] = "terms"
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A numbered place in a document and the words there; `spot` is the page or the path, where the document has some."""

    source: Source
    spot: Sentence | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class SourceGroup:
    """A document, named once, with its places."""

    record: Sentence
    entries: tuple[SourceEntry, ...]


@dataclass(frozen=True, slots=True)
class SourceList:
    kind: ClassVar[str] = "source_list"
    groups: tuple[SourceGroup, ...]


@dataclass(frozen=True, slots=True)
class CardEntry:
    """A card that was used: `places` say where in which publication it was read."""

    card: str
    title: Sentence
    review: Sentence
    places: tuple[Sentence, ...]
    publications: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Publication:
    """What cards cite, once for all of them; those of one publisher stand together."""

    address: str
    says: Sentence
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class CardList:
    """`read_on` is the day the publications were read; a place that was read on another day says so itself."""

    kind: ClassVar[str] = "card_list"
    read_on: Sentence
    entries: tuple[CardEntry, ...]
    publications: tuple[Publication, ...]


Block = (
    Paragraph | Quotation | Bullets | Notice | SideBySide | Entries | Blanks | Asks | Tag | Table | Items | Fold
    | More | Timeline | Subsection | Terms | SourceList | CardList
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: Sentence
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class BriefPage:
    """The brief: `front` is page one; `sources` and `cards` stand in the order of their numbers.

    `folded` are the facts of the case that the person chose not to see yet, by their ids, each with the reason.
    """

    language: str
    document_title: Sentence
    title: Sentence
    prepared_on: date
    show: Show
    front: tuple[Block, ...]
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    cards: tuple[Card, ...]
    folded: Mapping[str, str]


def sentences_in(part: object) -> Iterator[Sentence]:
    """Every sentence of a page, section or block, in reading order."""
    if isinstance(part, Sentence):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from sentences_in(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from sentences_in(getattr(part, field.name))
