"""The places everything stands on: places in the records, and published sources."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from beside.brief import wording, wording_places, wording_scans
from beside.brief.fact_words import say_fact
from beside.brief.messages import Sentence, Voice, frame, in_general, message, plain_words
from beside.brief.page import (
    CardEntry,
    CardList,
    Paragraph,
    Publication,
    Section,
    SourceEntry,
    SourceGroup,
    SourceList,
)
from beside.brief.present.build import fold, plain, small
from beside.brief.present.folding import folds_in
from beside.brief.record_names import record_name
from beside.brief.visible import visible
from beside.terms.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from beside.brief.messages import Message
    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.knowledge.cards import Card
    from beside.terms.places import Citation, Source

SCRAP, CUT_OFF = 5, 60  # characters; so short a quote says little without what it is of, least of all where it is folded
MOST_READ = 2
ENTRY = re.compile(r"Bundle\.entry\[(\d{1,9})\]")  # the rest of the path is for programs: it stands in the JSON


def by_document(sources: Iterable[Source]) -> tuple[Source, ...]:
    """The places of one document together, in the order they stand in it; documents in the order they were first named."""
    piles: dict[str, list[Source]] = {}
    for source in dict.fromkeys(sources):
        piles.setdefault(source.document, []).append(source)
    return tuple(source for pile in piles.values() for source in sorted(pile, key=lambda source: (source.start, -source.end)))


def present_sources(sources: Sequence[Source], sight: Sight) -> Section:
    """Each document once, with the places in it; `sources` are in the order of `by_document`."""
    groups = tuple(_group(tuple(same), sight) for _, same in groupby(sources, key=lambda source: source.document))
    scans = (plain(wording_scans.INTRO),) if any(source.scanned for source in sources) else ()
    folded = (small(wording.PLACES_FOLDED),) if any(folds_in(groups)) else ()
    return Section("sources", frame(wording_places.SOURCES), (plain(wording_places.SOURCES_INTRO), *scans, *folded, SourceList(groups)))


def _group(places: Sequence[Source], sight: Sight) -> SourceGroup:
    """A document that was read from a scan says so once; one that was in part says at which places."""
    whole = all(place.scanned for place in places)
    name = record_name(places[0], sight.titles)
    record = message(wording_scans.ORIGIN, place=name) if whole else name
    return SourceGroup(frame(wording.ORIGIN, record=record), tuple(_source(place, sight, told=whole) for place in places))


def _source(source: Source, sight: Sight, *, told: bool) -> SourceEntry:
    folded = sight.folds_source(source)
    words: Block = Paragraph((_quote(source), *(_read_as(source, sight) if len(source.quote) < (CUT_OFF if folded else SCRAP) else ())))
    return SourceEntry(source, _spot(source, told=told), (fold(folded, 1, (words,)),) if folded else (words,))


def _read_as(source: Source, sight: Sight) -> tuple[Sentence, ...]:
    """What was read there: a bare `0`, or words cut off from what they are of, tell nothing alone."""
    facts = {str(say_fact(fact)): fact for fact in sight.said_at(source)}
    return tuple(
        Sentence(message(wording_places.READ_AS, said=said), Voice.RECORDS, sources=(source,), facts=(fact.id,))
        for said, fact in [(say_fact(fact), fact) for fact in facts.values()][:MOST_READ]
    )


def _quote(source: Source) -> Sentence:
    words = message(wording.EXCERPT, words=visible(source.quote))
    return Sentence(words, Voice.RECORDS, sources=(source,), is_quote=True)


def _spot(source: Source, *, told: bool = False) -> Sentence | None:
    """The path in a coded document, the page of one that has several, and that it was a scan where that is not told yet."""
    if source.scanned and not told:
        return frame(wording_scans.ORIGIN, place=message(wording_places.SPOT_PAGE, page=max(1, source.page)))
    if entry := ENTRY.match(source.path):
        return frame(wording_places.SPOT_ENTRY, number=entry[1])
    if source.path:
        return frame(wording_places.SPOT_PATH, path=visible(source.path))
    return frame(wording_places.SPOT_PAGE, page=source.page) if source.page > 1 else None


def present_cards(cards: Sequence[Card]) -> Section:
    """The cards that were used, each with the publications it rests on; a publication is described once."""
    if not cards:
        return Section("cards", frame(wording_places.CARDS), (plain(wording_places.NO_CARDS), plain(wording_places.END)))
    cited = by_publisher({citation.address: citation for card in cards for citation in card.because})
    places = {address: f"P{number}" for number, address in enumerate(cited, 1)}
    usual = _usual_day(cards)
    listed = CardList(
        frame(wording_places.CARDS_READ_ON, date=_day(usual)),
        tuple(_card(card, places, usual) for card in cards),
        tuple(Publication(address, _publication(citation, cards), visible(citation.publisher)) for address, citation in cited.items()),
    )
    return Section("cards", frame(wording_places.CARDS), (plain(wording_places.CARDS_INTRO), listed, plain(wording_places.END)))


def by_publisher(cited: Mapping[str, Citation]) -> Mapping[str, Citation]:
    """The publications of one publisher together, so that paper names it once; those who have only one come last."""
    count = Counter(citation.publisher for citation in cited.values())
    first = {publisher: place for place, publisher in enumerate(count)}
    return dict(sorted(cited.items(), key=lambda one: (count[one[1].publisher] == 1, first[one[1].publisher])))


def _usual_day(cards: Sequence[Card]) -> str:
    """The day most of the publications were read on."""
    days = Counter(str(citation.read_on) for card in cards for citation in card.because)
    return max(days, key=lambda day: (days[day], day))


def _card(card: Card, places: Mapping[str, str], usual: str) -> CardEntry:
    cited = tuple({(citation.address, citation.section): citation for citation in card.because}.values())
    return CardEntry(
        card.id,
        in_general(plain_words(visible(card.title)), card),
        _review(card),
        tuple(in_general(_cited(citation, places, usual), card) for citation in cited),
        tuple(citation.address for citation in cited),
    )


def _cited(citation: Citation, places: Mapping[str, str], usual: str) -> Message:
    """The publication and the section, with the day it was read where that is not the usual one."""
    place = message(wording_places.CITED, publication=places[citation.address])
    if citation.section:
        place = message(wording_places.CITED_SECTION, publication=places[citation.address], section=visible(citation.section))
    if str(citation.read_on) == usual:
        return place
    return message(wording_places.CITED_ON, place=place, date=_day(citation.read_on))


def _publication(citation: Citation, cards: Sequence[Card]) -> Sentence:
    """A publication, with the cards that cite it."""
    citing = tuple(card for card in cards if any(one.address == citation.address for one in card.because))
    said = message(wording_places.PUBLICATION, title=visible(citation.title), publisher=visible(citation.publisher))
    copied = parse_date(str(citation.copy_dated))
    if copied is None:
        return in_general(said, *citing)
    return in_general(message(wording_places.PUBLICATION_COPY, publication=said, copied=copied.in_words()), *citing)


def _review(card: Card) -> Sentence:
    signed = [review for review in card.reviewed_by if review.content == card.content]
    if not signed:
        return frame(wording.UNREVIEWED)
    return frame(wording_places.REVIEWED, who=visible(signed[-1].name), date=_day(signed[-1].date))


def _day(written: str) -> str:
    day = parse_date(str(written))
    return day.in_words() if day else visible(str(written))
