"""Small parts that several sections share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from beside.brief import wording, wording_scans, wording_series
from beside.brief.messages import as_stated, frame, from_records, in_general, message, plain_words
from beside.brief.page import Bullets, Fold, Paragraph, Quotation
from beside.brief.present.series import (
    WHOSE_WORDS,
    is_history,
    operations_in_one,
    said_often,
    said_once,
    say_dated,
    say_series,
    shown_of,
)
from beside.brief.present.together import say_together_dated, together
from beside.brief.record_names import record_name
from beside.brief.sight import STRENGTH, Folded
from beside.brief.visible import visible
from beside.case import Series, in_series
from beside.terms.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from beside.brief.messages import Message, Plural, Sentence
    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.case import Statement
    from beside.facts import Fact
    from beside.knowledge.cards import Card
    from beside.terms.places import Source

SUMMARIES = {
    Folded.RESULT: wording.FOLD_RESULT,
    Folded.UNDISCUSSED: wording.FOLD_UNDISCUSSED,
    Folded.PROGNOSIS: wording.FOLD_PROGNOSIS,
}
AHEAD = frozenset(("appointment", "decide-by"))  # their date is to come; the paper is older
class Standing(Protocol):
    """What is told in one go, with the facts it stands on."""

    @property
    def facts(self) -> tuple[Fact, ...]: ...


Told = TypeVar("Told", bound=Standing)
EXCERPT_LENGTH = 600  # characters of a quote; the whole of it stands in the list of sources


def fold(folded: Folded, count: int, blocks: Sequence[Block]) -> Fold:
    summary: Plural = SUMMARIES[folded]
    return Fold(frame(summary, count=count), folded.value, tuple(blocks))


def parted(facts: Iterable[Fact], sight: Sight, show: Callable[[Fact], Iterable[Block]]) -> tuple[Block, ...]:
    """Blocks for each fact; what the person chose not to see yet stands in one fold for each reason."""
    return parted_series([Series((fact,)) for fact in dict.fromkeys(facts)], sight, lambda series: show(series.newest))


def parted_series(told_once: Iterable[Series], sight: Sight, show: Callable[[Series], Iterable[Block]]) -> tuple[Block, ...]:
    """As `parted`, for facts that are told as one: folded whole where one of them is."""
    return in_folds(told_once, sight, show, lambda series: len(series.facts))


def in_folds(things: Iterable[Told], sight: Sight, show: Callable[[Told], Iterable[Block]], count: Callable[[Told], int]) -> tuple[Block, ...]:
    """What may be seen stands open; what is folded, in one fold for each reason, with how many things it holds."""
    piles: dict[Folded, list[Told]] = {}
    for thing in things:
        piles.setdefault(sight.folds(thing.facts), []).append(thing)
    blocks: list[Block] = [block for thing in piles.pop(Folded.OPEN, ()) for block in show(thing)]
    for folded in STRENGTH:
        if folded in piles:
            inside = [block for thing in piles[folded] for block in show(thing)]
            blocks.append(fold(folded, sum(map(count, piles[folded])), inside))
    return tuple(blocks)


def told(facts: Sequence[Fact], sight: Sight) -> tuple[Block, ...]:
    """Facts in plain words, each with its date, its places and what was said against it."""
    awaited = [fact for fact in facts if fact.kind == "pending"]
    joined, others = together((fact for fact in facts if fact.kind != "pending"), sight)
    in_one_line = (Paragraph((from_records(say_together_dated(same), *same),), tone="fact") for same in joined)
    told_others = parted_series(
        sorted(operations_in_one(said_often(said_once(in_series(others))), sight.case), key=is_history), sight, lambda series: (Paragraph(tell_series(series, sight), tone="fact"),),
    )  # fmt: skip
    return (*_told_awaited(awaited, sight), *in_one_line, *told_others)


def _told_awaited(facts: Sequence[Fact], sight: Sight) -> Iterator[Block]:
    """What is awaited is told once, by the paper that says since when, however many papers wait for it."""
    by_name: dict[str, list[Fact]] = {}
    for fact in sorted(facts, key=lambda fact: (fact.details.since is None, str(fact.date))):
        by_name.setdefault(fact.name, []).append(fact)
    for same in by_name.values():
        against = tuple(said for fact in same for said in disputes(fact, sight))
        yield Paragraph((from_records(say_dated(same[0]), *same), *against), tone="fact")


def tell_series(series: Series, sight: Sight) -> tuple[Sentence, ...]:
    against = (said for fact in series.facts for said in disputes(fact, sight))
    said = with_speaker(say_series(series, sight), series.newest, sight)
    return (from_records(said, *shown_of(series)), *against)


def tell(fact: Fact, sight: Sight) -> tuple[Sentence, ...]:
    return (from_records(with_speaker(say_dated(fact), fact, sight), fact), *disputes(fact, sight))


def with_speaker(said: Message, fact: Fact, sight: Sight) -> Message:
    """Whose words they are, where it matters: a surgeon's look at the edges comes before the microscope's."""
    if fact.kind not in WHOSE_WORDS and not fact.details.speaker:
        return said
    record = record_name(fact.source, sight.titles)
    return message(wording_series.SPEAKERS.get(fact.details.speaker, wording_series.SAID_IN), record=record, said=said)


def disputes(fact: Fact, sight: Sight) -> tuple[Sentence, ...]:
    return tuple(
        as_stated(
            message(wording.DISPUTED, who=visible(said.who), when=when(said), words=visible(said.words)), said,
        )
        for said in sight.disputes.get(fact.id, ())
    )


def quoted(facts: Iterable[Fact], sight: Sight, limit: int = EXCERPT_LENGTH) -> tuple[Block, ...]:
    """The records' own words, with where they stand; cut at a word where there is a limit."""
    return parted(unrepeated(facts), sight, lambda fact: quotation(fact, sight, limit))


def unrepeated(facts: Iterable[Fact]) -> list[Fact]:
    """Each quote once: one sentence may hold two statements."""
    return list({visible(fact.source.quote): fact for fact in reversed([*facts])}.values())[::-1]


def from_each_record(facts: Iterable[Fact], most: int) -> list[Fact]:
    """The first quotes, of different records before two of one: two teams may have written differently."""
    quotes = unrepeated(facts)
    firsts = list({fact.source.document: fact for fact in reversed(quotes)}.values())[::-1]
    chosen = [*firsts, *(fact for fact in quotes if fact not in firsts)][:most]
    return [fact for fact in quotes if fact in chosen]


def quotation(fact: Fact, sight: Sight, limit: int) -> tuple[Block, ...]:
    quote = message(wording.EXCERPT, words=excerpt(fact.source.quote, limit))
    quoted_words = Quotation(from_records(quote, fact, is_quote=True), frame_place(fact.source, sight, fact))
    against = disputes(fact, sight)
    return (quoted_words, Paragraph(against)) if against else (quoted_words,)


def stated(statements: Iterable[Statement]) -> tuple[Block, ...]:
    return tuple(
        Quotation(
            as_stated(message(wording.EXCERPT, words=visible(said.words)), said),
            frame(wording.WHO_AND_WHEN, who=visible(said.who), when=when(said)),
        )
        for said in statements
    )


def when(statement: Statement) -> str:
    day = parse_date(statement.when)
    return day.in_words() if day else visible(statement.when)


def excerpt(words: str, limit: int = EXCERPT_LENGTH) -> str:
    words = without_quotes(visible(words))
    if len(words) <= limit:
        return words
    return words[:limit].rsplit(" ", 1)[0] + " …"


def without_quotes(words: str) -> str:
    """Without the marks of a quotation that is the whole; within words they stay: She says: "I want to sing"."""
    bare = words.strip('"“”')
    return bare if bare.count('"') % 2 == 0 and bare.count("“") == bare.count("”") else words


def frame_place(source: Source, sight: Sight, fact: Fact | None = None) -> Sentence:
    """The record, the page and the date of what stands there; one date is enough, and a bare year is none."""
    day = fact.date.in_words() if fact and fact.date and fact.date.month and fact.kind not in AHEAD else ""
    record = record_name(source, sight.titles, dated=not day)
    place = message(wording.ORIGIN_PAGE, record=record, page=source.page) if source.page and source.page > 1 else record
    place = message(wording_scans.ORIGIN, place=place) if source.scanned else place
    if not day or day in str(record):
        return frame(wording.ORIGIN, record=place)
    return frame(wording.ORIGIN_DATED, place=place, date=day)


def card_says(card: Card, words: str) -> Sentence:
    return in_general(plain_words(visible(words)), card)


def general(words: str, card: Card, sight: Sight) -> tuple[Block, ...]:
    """What a card says, folded where it speaks of how the illness may go."""
    paragraph = Paragraph((card_says(card, words),))
    folded = sight.folds_general(words)
    return (fold(folded, 1, (paragraph,)),) if folded else (paragraph,)


def small(template: str | Plural, **fields: str | int | Message) -> Paragraph:
    return Paragraph((frame(template, **fields),), tone="small")


def plain(template: str | Plural, **fields: str | int | Message) -> Paragraph:
    return Paragraph((frame(template, **fields),))


def ask(template: str | Plural, **fields: str | int | Message) -> Paragraph:
    return Paragraph((frame(template, **fields),), tone="ask")


def bullets(wordings: Iterable[str], style: str = "plain") -> Bullets:
    return Bullets(tuple((frame(words),) for words in wordings), style)
