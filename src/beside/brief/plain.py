"""A page as plain values with its numbers filled in: the one tree that HTML, PDF and JSON render."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields, is_dataclass, replace
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from beside.brief import wording
from beside.brief.messages import Sentence, message
from beside.brief.page import (
    Bullets,
    CardEntry,
    CardList,
    Fold,
    Paragraph,
    Quotation,
    Row,
    Section,
    SourceEntry,
    Term,
    sentences_in,
)
from beside.brief.word_links import Run, WordLinks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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

    `links_words` is true in running text.
    """

    sources: Mapping[Source, int]
    cards: Mapping[str, int]
    words: WordLinks
    show: Callable[[str], str] = as_it_is
    links_words: bool = False
    named: Counter[int] = field(default_factory=Counter)
    folded: list[Plain] = field(default_factory=list)


def plain_page(page: BriefPage, show: Callable[[str], str] = as_it_is) -> Plain:
    """The whole page; `show` turns text into what the format can show."""
    numbering = Numbering(
        sources={source: number for number, source in enumerate(page.sources, 1)},
        cards={card.id: number for number, card in enumerate(page.cards, 1)},
        words=WordLinks(page),
        show=show,
    )
    return {
        "language": page.language,
        "document_title": show(page.document_title.text),
        "title": plain(page.title, numbering),
        "show": page.show.value,
        "prepared_on": page.prepared_on.isoformat(),
        "has_unsigned": _has_unsigned(page.front),
        "front": plain(page.front, numbering),
        "sections": plain(page.sections, numbering),
        "folded": numbering.folded,
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
    return {
        "text": text,
        "runs": _runs(text, numbering),
        "voice": sentence.voice.value,
        "is_quote": sentence.is_quote,
        "unsigned": sentence.is_unsigned,
        "more_sources": str(message(wording.MORE_SOURCES, count=max(len(sentence.sources) - MOST_MARKS, 0) + sentence.more_places)),
        "sources": [_mark(source, numbering) for source in sentence.sources if source in numbering.sources],
        "cards": [_card_mark(numbering.cards[card.id]) for card in sentence.cards],
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
    return {**_fields(section, numbering), "has_unsigned": _has_unsigned(section)}


@plain.register
def _(term: Term, numbering: Numbering) -> Plain:
    return {**_fields(term, numbering), "id": f"word-{numbering.cards[term.card]}"}


@plain.register
def _(row: Row, numbering: Numbering) -> Plain:
    cells = [{"blocks": plain(cell, numbering)} for cell in row.cells]
    is_short = sum(len(sentence.text) for sentence in sentences_in(row)) < SHORT_ROW
    return {"header": plain(row.header, numbering), "cells": cells, "is_short": is_short}


@plain.register
def _(fold: Fold, numbering: Numbering) -> Plain:
    number = len(numbering.folded) + 1
    entry: Plain = {"id": f"fold-{number}", "number": f"F{number}"}
    numbering.folded.append(entry)
    entry.update(_fields(fold, numbering))
    return dict(entry)


@plain.register
def _(entry: SourceEntry, numbering: Numbering) -> Plain:
    """Its own quote does not name it again; the first few places that do are linked back to."""
    number = numbering.sources[entry.source]
    back = [f"from-{number}-{place}" for place in range(1, min(numbering.named[number], MOST_BACK_LINKS) + 1)]
    return {
        "number": number,
        "id": f"source-{number}",
        "spot": plain(entry.spot, numbering),
        "back": back,
        "blocks": plain(entry.blocks, replace(numbering, sources={})),
    }


@plain.register
def _(listed: CardList, numbering: Numbering) -> Plain:
    numbers = {publication.address: number for number, publication in enumerate(listed.publications, 1)}
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
            }
            for publication in listed.publications
        ],
    }


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
