"""Sentences of one record that follow each other, quoted as one: a sequence stays a sequence, and a wish keeps its doubt."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from beside.brief import wording
from beside.brief.messages import Sentence, Voice, message
from beside.brief.page import Paragraph, Quotation
from beside.brief.present.build import disputes, excerpt, frame_place, in_folds
from beside.brief.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.facts import Fact
    from beside.terms.places import Source

MARKS = re.compile(r"(?:(?<=\s)|^)\(?[a-z\d]\)|[^\w\s]")
Stretch = tuple[tuple["Source", "Fact"], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one record with the facts that stand in them."""

    facts: tuple[Fact, ...]
    source: Source

    @property
    def words(self) -> str:
        return visible(self.source.quote)


def passages(facts: Iterable[Fact], sight: Sight) -> list[Passage]:
    """Each fact in one passage, in the order given; what repeats another passage, or a part of it, is left out."""
    ordered = list(dict.fromkeys(facts))
    order = {fact: number for number, fact in enumerate(ordered)}
    texts = {document.id: document.text for document in sight.case.documents}
    left, found = set(ordered), []
    for stretch in stretches(order, texts):
        if left & {fact for _, fact in stretch}:
            found.append(passage_of(stretch, texts))
            left -= {fact for _, fact in stretch}
    found += [Passage((fact,), fact.source) for fact in ordered if fact in left]
    return sorted(without_repeats(found), key=lambda passage: min(order[fact] for fact in passage.facts))


def stretches(order: Mapping[Fact, int], texts: Mapping[str, str]) -> list[Stretch]:
    """The runs of sentences with nothing but a blank between them, longest first; of copies of a letter the one named first."""
    places = sorted(
        ((source, fact) for fact in order for source in fact.sources if not source.path and source.start >= 0),
        key=lambda place: (place[0].document, place[0].start, -place[0].end),
    )
    runs: list[list[tuple[Source, Fact]]] = []
    for place in places:
        if runs and follows(runs[-1], place[0], texts):
            runs[-1].append(place)
        else:
            runs.append([place])
    return sorted((tuple(run) for run in runs), key=lambda run: (-len({fact for _, fact in run}), min(order[fact] for _, fact in run)))


def follows(run: Sequence[tuple[Source, Fact]], source: Source, texts: Mapping[str, str]) -> bool:
    document, end = run[-1][0].document, max(place.end for place, _ in run)
    if document != source.document:
        return False
    between = texts.get(document, "")[end : source.start]
    return source.start <= end or (not between.strip() and between.count("\n") < 2)


def passage_of(stretch: Stretch, texts: Mapping[str, str]) -> Passage:
    first = stretch[0][0]
    end = max(source.end for source, _ in stretch)
    words = texts.get(first.document, "")[first.start : end] or first.quote
    return Passage(tuple(dict.fromkeys(fact for _, fact in stretch)), replace(first, end=end, quote=words))


def without_repeats(found: Sequence[Passage]) -> list[Passage]:
    kept: dict[str, Passage] = {}
    for passage in sorted(found, key=lambda passage: -len(passage.words)):
        words = bare(passage.words)
        if not any(words in other for other in kept):
            kept[words] = passage
    return [*kept.values()]


def bare(words: str) -> str:
    """The words alone, without the marks and letters that copies of one letter number a list with."""
    return " ".join(MARKS.sub(" ", words.casefold()).split())


def quoted_passages(found: Iterable[Passage], sight: Sight, limit: int) -> tuple[Block, ...]:
    """As `quoted`, passage by passage; folded whole where one of its facts is."""
    return in_folds(found, sight, lambda passage: quote(passage, sight, limit), lambda _: 1)


def quote(passage: Passage, sight: Sight, limit: int) -> tuple[Block, ...]:
    said = spoken(passage, limit)
    against = tuple(sentence for fact in passage.facts for sentence in disputes(fact, sight))
    quotation = Quotation(said, frame_place(passage.source, sight, passage.facts[0]))
    return (quotation, Paragraph(against)) if against else (quotation,)


def spoken(passage: Passage, limit: int) -> Sentence:
    words = message(wording.EXCERPT, words=excerpt(passage.source.quote, limit))
    return Sentence(words, Voice.RECORDS, sources=(passage.source,), facts=tuple(fact.id for fact in passage.facts), is_quote=True)
