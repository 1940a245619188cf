"""A question to bring, with why it is asked, whom to ask and room for the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording
from beside.brief.messages import Sentence, Voice, frame, message, plain_words
from beside.brief.page import Ask, Paragraph
from beside.brief.present.build import told
from beside.brief.present.items import changes, find_item, state_sentence
from beside.brief.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.guide import Guide
    from beside.guide.guide import Question
    from beside.knowledge.cards import Card


def present_ask(question: Question, guide: Guide, sight: Sight, *, names_team: bool = False) -> Ask:
    team = for_team(question.team) if names_team else None
    return Ask(asked(question, guide), tuple(_why(question, guide, sight)), team, lines=1)


def asked(question: Question, guide: Guide) -> Sentence:
    """The words of the question; they come from a card where its path names one."""
    cards = tuple(card for card in cards_of(guide) if card.id in question.path)
    voice = Voice.GENERAL if cards else Voice.FRAME
    return Sentence(plain_words(visible(question.asks)), voice, cards=cards[:1])


def cards_of(guide: Guide) -> Iterator[Card]:
    yield from (item.card for item in guide.items)
    yield from (card for option in guide.options for card in (option.card, option.treatment) if card)
    yield from (card for reason in guide.reasons for card, _ in reason.because)
    yield from (urgent.card for urgent in guide.time.urgent)
    yield from guide.time.signs
    yield from guide.practical
    if guide.goal.question:
        yield guide.goal.question


def for_team(team: str) -> Sentence:
    words = wording.TEAMS.get(team)
    return frame(wording.TEAM, team=message(words) if words else visible(team))


def _why(question: Question, guide: Guide, sight: Sight) -> Iterator[Block]:
    item = find_item(question, guide)
    if item is not None:
        yield Paragraph((state_sentence(item), changes(item)), tone="small")
    facts = question.facts[:3]
    if facts:
        yield from told(facts, sight)
