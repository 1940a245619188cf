"""Sentences of the brief: translatable messages, whose voice they are, and what they stand on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beside.case import Statement
    from beside.facts import Fact
    from beside.knowledge.cards import Card
    from beside.terms.places import Source


def N_(msgid: str) -> str:  # noqa: N802 - the name gettext's tools look for
    """Marks wording to be extracted for translation (`xgettext -kN_`)."""
    return msgid


@dataclass(frozen=True, slots=True)
class Plural:
    """Wording that depends on `count` (`xgettext -kPlural:1,2`)."""

    one: str
    many: str


Wording = str | Plural


@dataclass(frozen=True, slots=True)
class Message:
    """Wording with its fields filled; a field may be a message itself."""

    wording: Wording
    fields: tuple[tuple[str, str | Message], ...] = ()

    @property
    def msgid(self) -> str:
        if isinstance(self.wording, str):
            return self.wording
        return self.wording.one if dict(self.fields).get("count") == "1" else self.wording.many

    def __str__(self) -> str:
        return self.msgid.format_map({name: value if type(value) is str else str(value) for name, value in self.fields})


def message(wording: Wording, **fields: str | int | Message) -> Message:
    return Message(
        wording,
        tuple((name, str(value) if isinstance(value, int) else value) for name, value in fields.items()),
    )


class Voice(StrEnum):
    """Whose words: the person's records, a card, a named person, or the guide itself (which holds no medicine)."""

    RECORDS = "records"
    GENERAL = "general"
    YOU = "you"
    FRAME = "frame"


MOST_PLACES = 8  # of one sentence, in the lists people read


@dataclass(frozen=True, slots=True)
class Sentence:
    """A message with what it stands on.

    `records` needs a source, `general` a card, `you` a statement; `frame` is the guide's own wording.
    `is_quote` is true for words of a record or a person, which may be in any language and direction. What hundreds of
    papers repeat stands with its first and last places; `more_places` counts the others, which the JSON names by fact.
    """

    message: Message
    voice: Voice
    sources: tuple[Source, ...] = ()
    cards: tuple[Card, ...] = ()
    statements: tuple[Statement, ...] = ()
    facts: tuple[str, ...] = ()
    is_quote: bool = False
    more_places: int = 0

    @property
    def text(self) -> str:
        return str(self.message)

    @property
    def is_unsigned(self) -> bool:
        return any(not card.is_signed for card in self.cards)


def frame(wording: Wording, **fields: str | int | Message) -> Sentence:
    return framed(message(wording, **fields))


def framed(said: Message) -> Sentence:
    """Words of the guide's own, that stand on no record and no card."""
    return Sentence(said, Voice.FRAME)


def from_records(said: Message, *facts: Fact, is_quote: bool = False) -> Sentence:
    sources = tuple(dict.fromkeys(source for fact in facts for source in fact.sources))
    shown = (*sources[: MOST_PLACES // 2], *sources[-(MOST_PLACES // 2) :]) if len(sources) > MOST_PLACES else sources
    return Sentence(
        said, Voice.RECORDS, sources=shown, facts=tuple(fact.id for fact in facts), is_quote=is_quote, more_places=len(sources) - len(shown),
    )


def in_general(said: Message, *cards: Card, facts: Sequence[Fact] = ()) -> Sentence:
    """What a card says; `facts` where it is about something the records name."""
    sentence = Sentence(said, Voice.GENERAL, cards=cards)
    if not facts:
        return sentence
    return replace(
        sentence,
        sources=tuple(dict.fromkeys(fact.source for fact in facts)),
        facts=tuple(fact.id for fact in facts),
    )


def as_stated(said: Message, *statements: Statement) -> Sentence:
    return Sentence(said, Voice.YOU, statements=statements, is_quote=True)


WORDS = "{words}"


def plain_words(words: str) -> Message:
    """Words that come from a card, whose translation is the card's."""
    return message(WORDS, words=words)
