"""A page as plain values with its numbers filled in: the one tree that HTML, PDF and JSON render."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import singledispatch
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from beside.brief import wording
from beside.brief.fit import scale_of
from beside.brief.folds import Folds, Spot
from beside.brief.grid import said_once
from beside.brief.messages import Sentence, message
from beside.brief.page import (
    Ask,
    Bullets,
    CardEntry,
    CardList,
    Entry,
    Fold,
    Item,
    Paragraph,
    Quotation,
    Row,
    Section,
    SourceEntry,
    SourceGroup,
    Subsection,
    Table,
    Term,
    sentences_in,
)
from beside.brief.word_links import Run, WordLinks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from beside.brief.page import BriefPage
    from beside.terms.places import Source

Plain = dict[str, Any]
MOST_BACK_LINKS = 6
MOST_MARKS = 3  # numbers after a sentence; the others are counted, and stand in the list of sources
SHORT_ROW = 2500  # characters; a longer row may be parted between two pages


def as_it_is(text: str) -> str:
    return text


@dataclass(slots=True)
class Numbering:
    """Numbers of sources, cards and folds, and where each source was named so far.

    `links_words` is true in running text; `spot` says where in the brief something stands. `whole` is every line of every
    answer, for programs; `heard` are the cards and places that are marked beside what is being said already.
    """

    sources: Mapping[Source, int]
    cards: Mapping[str, int]
    words: WordLinks
    show: Callable[[str], str] = as_it_is
    links_words: bool = False
    whole: bool = False
    named: Counter[int] = field(default_factory=Counter)
    folds: Folds = field(default_factory=Folds)
    spot: Spot = field(default_factory=lambda: Spot(wording.PAGE_ONE))
    heard: frozenset[str | Source] = frozenset()


def plain_page(page: BriefPage, show: Callable[[str], str] = as_it_is, *, tells_once: bool = False, whole: bool = False) -> Plain:
    """The page; `show` turns text into what the format can show; on paper what is folded is told once."""
    numbering = Numbering(
        sources={source: number for number, source in enumerate(page.sources, 1)},
        cards={card.id: number for number, card in enumerate(page.cards, 1)},
        words=WordLinks(page),
        show=show,
        folds=Folds(tells_once),
        whole=whole,
    )
    return {
        "language": page.language,
        "document_title": show(page.document_title.text),
        "title": plain(page.title, numbering),
        "show": page.show.value,
        "prepared_on": page.prepared_on.isoformat(),
        "has_unsigned": _has_unsigned(page.front),
        "front": plain(page.front, numbering),
        "front_scale": scale_of(page.front),
        "sections": plain(page.sections, numbering),
        "folded": numbering.folds.entries,
    }


@singledispatch
def plain(part: object, numbering: Numbering) -> Any:
    return _fields(part, numbering) if is_dataclass(part) else part


@plain.register
def _(part: str, numbering: Numbering) -> str:
    return numbering.show(part)


@plain.register
def _(parts: tuple, numbering: Numbering) -> list[Any]:  # type: ignore[type-arg]
    return [plain(part, numbering) for part in parts]


@plain.register
def _(sentence: Sentence, numbering: Numbering) -> Plain:
    text = numbering.show(sentence.text)
    places = [source for source in sentence.sources if source in numbering.sources and source not in numbering.heard]
    return {
        "text": text,
        "runs": _runs(text, numbering),
        "voice": sentence.voice.value,
        "is_quote": sentence.is_quote,
        "unsigned": sentence.is_unsigned,
        "more_sources": str(message(wording.MORE_SOURCES, count=max(len(places) - MOST_MARKS, 0) + sentence.more_places)),
        "sources": [_mark(source, numbering) for source in places],
        "cards": [_card_mark(numbering.cards[card.id]) for card in sentence.cards if numbering.whole or card.id not in numbering.heard],
        "said": [{"who": said.who, "when": said.when} for said in sentence.statements],
        "facts": list(sentence.facts),
    }


@plain.register(Paragraph)
@plain.register(Quotation)
@plain.register(Bullets)
def _(part: Paragraph | Quotation | Bullets, numbering: Numbering) -> Plain:
    return _fields(part, replace(numbering, links_words=True))


@plain.register
def _(section: Section, numbering: Numbering) -> Plain:
    within = replace(numbering, spot=Spot(numbering.show(section.title.text)))
    return {**_fields(section, within), "has_unsigned": _has_unsigned(section)}


@plain.register
def _(term: Term, numbering: Numbering) -> Plain:
    return {**_fields(term, numbering), "id": f"word-{numbering.cards[term.card]}"}


@plain.register
def _(table: Table, numbering: Numbering) -> Plain:
    """A cell is of its row and of its column."""
    table = table if numbering.whole else said_once(table)
    names = [" ".join(texts_in(column)[:1]) for column in table.columns]
    head = _fields(replace(table, rows=()), numbering)
    return {**head, "rows": [_row(row, names, numbering) for row in table.rows]}


def _row(row: Row, names: Sequence[str], numbering: Numbering) -> Plain:
    cells = []
    for name, cell in zip(names[1:], row.cells, strict=False):
        topic = message(wording.TOPIC, what=name, of=" ".join(texts_in(row.header)[:1]))
        within = replace(about(numbering, str(topic)), heard=frozenset(card.id for said in sentences_in(row.header) for card in said.cards))
        cells.append({"blocks": plain(cell, within)})
    is_short = sum(map(len, texts_in(row))) < SHORT_ROW
    return {"header": plain(row.header, numbering), "cells": cells, "is_short": is_short}


@plain.register
def _(part: Subsection, numbering: Numbering) -> Plain:
    return _fields(part, about(numbering, part.title.text))


@plain.register
def _(item: Item, numbering: Numbering) -> Plain:
    """The card of its title is marked there only, and a place beside what is told of it, not beside its state too."""
    within = about(numbering, item.title.text)
    told = frozenset(source for said in sentences_in(item.blocks) for source in said.sources)
    tag = plain(item.tag, within if numbering.whole else replace(within, heard=told))
    return {"title": plain(item.title, within), "tag": tag, "blocks": plain(item.blocks, replace(within, heard=frozenset(card.id for card in item.title.cards)))}


@plain.register
def _(ask: Ask, numbering: Numbering) -> Plain:
    within = about(numbering, ask.asks.text)
    return {**_fields(replace(ask, why=()), within), "why": plain(ask.why, replace(within, heard=frozenset(card.id for card in ask.asks.cards)))}


@plain.register
def _(entry: Entry, numbering: Numbering) -> Plain:
    """A day, or one of the seven questions; a label within a cell says less than the cell."""
    return _fields(entry, numbering if numbering.spot.topic else about(numbering, entry.label.text))


def about(numbering: Numbering, topic: str) -> Numbering:
    return replace(numbering, spot=replace(numbering.spot, topic=numbering.show(topic)))


def texts_in(part: object) -> list[str]:
    return [sentence.text for sentence in sentences_in(part)]


@plain.register
def _(fold: Fold, numbering: Numbering) -> Plain:
    entries, blocks = numbering.folds.add(numbering.spot, list(sentences_in(fold.blocks)), lambda: plain(fold.blocks, numbering))
    first, *_ = leads = [{"id": one["id"], "number": one["number"], "at": f"at-{one['id']}-{one['times']}"} for one in entries]
    return {"kind": fold.kind, **first, "leads": leads, "summary": plain(fold.summary, numbering), "why": fold.why, "blocks": blocks}


@plain.register
def _(group: SourceGroup, numbering: Numbering) -> Plain:
    return _fields(group, about(numbering, group.record.text))


@plain.register
def _(entry: SourceEntry, numbering: Numbering) -> Plain:
    """Its own quote does not name it again; the first few places that do are linked back to."""
    number = numbering.sources[entry.source]
    back = [f"from-{number}-{place}" for place in range(1, min(numbering.named[number], MOST_BACK_LINKS) + 1)]
    within = replace(numbering, sources={}, spot=replace(numbering.spot, place=str(number)))
    return {
        "number": number,
        "id": f"source-{number}",
        "spot": plain(entry.spot, numbering),
        "back": back,
        "blocks": plain(entry.blocks, within),
    }


@plain.register
def _(listed: CardList, numbering: Numbering) -> Plain:
    numbers = {publication.address: number for number, publication in enumerate(listed.publications, 1)}
    sections = _sections(listed, numbers, numbering)
    return {
        "kind": listed.kind,
        "read_on": plain(listed.read_on, numbering),
        "entries": [_card(entry, numbers, numbering) for entry in listed.entries],
        "publications": [
            {
                "id": f"publication-{numbers[publication.address]}",
                "number": f"P{numbers[publication.address]}",
                "says": plain(publication.says, numbering),
                "address": numbering.show(publication.address),
                "publisher": numbering.show(publication.publisher),
                "host": numbering.show(urlsplit(publication.address).netloc.removeprefix("www.")),
                "read_in": sections[publication.address],
            }
            for publication in listed.publications
        ],
    }


def _sections(listed: CardList, numbers: Mapping[str, int], numbering: Numbering) -> Mapping[str, list[str]]:
    """Of each publication what was read in it: the places that the cards name, without the publication."""
    found: dict[str, dict[str, None]] = {address: {} for address in numbers}
    for entry in listed.entries:
        for place, address in zip(entry.places, entry.publications, strict=True):
            found[address] |= {numbering.show(place.text.removeprefix(f"P{numbers[address]}").lstrip(", ")): None}
    return {address: [section for section in by if section] for address, by in found.items()}


def _card(entry: CardEntry, numbers: Mapping[str, int], numbering: Numbering) -> Plain:
    number = numbering.cards[entry.card]
    return {
        "id": f"card-{number}",
        "number": f"C{number}",
        "card": entry.card,
        "title": plain(entry.title, numbering),
        "review": plain(entry.review, numbering),
        "places": [
            {"says": plain(place, numbering), "target": f"publication-{numbers[address]}"}
            for place, address in zip(entry.places, entry.publications, strict=True)
        ],
    }


def _has_unsigned(part: object) -> bool:
    return any(sentence.is_unsigned for sentence in sentences_in(part))


def _fields(part: Any, numbering: Numbering) -> Plain:
    found = {one.name: plain(getattr(part, one.name), numbering) for one in fields(part)}
    kind = getattr(part, "kind", "")
    return {"kind": kind, **found} if kind else found


def _runs(text: str, numbering: Numbering) -> list[Run]:
    """Running text leads from the first mention of a word to where it is explained; labels do not."""
    return numbering.words.runs(text) if numbering.links_words else [{"text": text, "target": ""}]


def _mark(source: Source, numbering: Numbering) -> Plain:
    number = numbering.sources[source]
    numbering.named[number] += 1
    return {
        "number": number,
        "target": f"source-{number}",
        "id": f"from-{number}-{numbering.named[number]}",
        "spoken": str(message(wording.SOURCE_NUMBER, number=number)),
    }


def _card_mark(number: int) -> Plain:
    shown = f"C{number}"
    return {"number": shown, "target": f"card-{number}", "spoken": str(message(wording.CARD_NUMBER, number=shown))}
