"""The places everything stands on: places in the records, and published sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import scan_wording, wording
from beside.brief.messages import Sentence, Voice, frame, in_general, message, plain_words
from beside.brief.page import (
    CardEntry,
    CardList,
    Paragraph,
    Publication,
    Section,
    SourceEntry,
    SourceList,
)
from beside.brief.present.build import fold, frame_place, plain
from beside.brief.visible import visible
from beside.terms.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.knowledge.cards import Card
    from beside.terms.places import Citation, Source


def present_sources(sources: Sequence[Source], sight: Sight) -> Section:
    entries = SourceList(tuple(_source(source, sight) for source in sources))
    scans = (plain(scan_wording.INTRO),) if any(source.scanned for source in sources) else ()
    return Section("sources", frame(wording.SOURCES), (plain(wording.SOURCES_INTRO), *scans, entries))


def _source(source: Source, sight: Sight) -> SourceEntry:
    quote: Block = Paragraph((_quote(source),))
    folded = sight.folds_source(source)
    return SourceEntry(source, _place(source, sight), (fold(folded, 1, (quote,)),) if folded else (quote,))


def _quote(source: Source) -> Sentence:
    words = message(wording.EXCERPT, words=visible(source.quote))
    return Sentence(words, Voice.RECORDS, sources=(source,), is_quote=True)


def _place(source: Source, sight: Sight) -> Sentence:
    place = frame_place(source, sight)
    if not source.path:
        return place
    return frame(wording.ORIGIN_DATED, place=place.message, date=visible(source.path))


def present_cards(cards: Sequence[Card]) -> Section:
    """The cards that were used, each with the publications it rests on; a publication is described once."""
    if not cards:
        return Section("cards", frame(wording.CARDS), (plain(wording.NO_CARDS), plain(wording.END)))
    cited = {citation.address: citation for card in cards for citation in card.because}
    places = {address: f"P{number}" for number, address in enumerate(cited, 1)}
    listed = CardList(
        tuple(_card(card, places) for card in cards),
        tuple(Publication(address, _publication(citation, cards)) for address, citation in cited.items()),
    )
    return Section("cards", frame(wording.CARDS), (plain(wording.CARDS_INTRO), listed, plain(wording.END)))


def _card(card: Card, places: Mapping[str, str]) -> CardEntry:
    cited = tuple({(citation.address, citation.section): citation for citation in card.because}.values())
    return CardEntry(
        card.id,
        in_general(plain_words(visible(card.title)), card),
        _review(card),
        tuple(in_general(message(_place_in(citation), **_fields_of(citation, places)), card) for citation in cited),
        tuple(citation.address for citation in cited),
    )


def _place_in(citation: Citation) -> str:
    return wording.CITED_SECTION if citation.section else wording.CITED


def _fields_of(citation: Citation, places: Mapping[str, str]) -> dict[str, str]:
    return {
        "publication": places[citation.address],
        "section": visible(citation.section),
        "date": _day(citation.read_on),
    }


def _publication(citation: Citation, cards: Sequence[Card]) -> Sentence:
    """A publication, with the cards that cite it."""
    citing = tuple(card for card in cards if any(one.address == citation.address for one in card.because))
    said = message(wording.PUBLICATION, title=visible(citation.title), publisher=visible(citation.publisher))
    copied = parse_date(str(citation.copy_dated))
    if copied is None:
        return in_general(said, *citing)
    return in_general(message(wording.PUBLICATION_COPY, publication=said, copied=copied.in_words()), *citing)


def _review(card: Card) -> Sentence:
    signed = [review for review in card.reviewed_by if review.content == card.content]
    if not signed:
        return frame(wording.UNREVIEWED)
    return frame(wording.REVIEWED, who=visible(signed[-1].name), date=_day(signed[-1].date))


def _day(written: str) -> str:
    day = parse_date(str(written))
    return day.in_words() if day else visible(str(written))
