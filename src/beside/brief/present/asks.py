"""A question to bring, with why it is asked, whom to ask and room for the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording
from beside.brief.messages import frame, framed, in_general, message, plain_words
from beside.brief.page import Ask, Paragraph
from beside.brief.present.build import told
from beside.brief.present.items import besides_tag, changes, find_item, state_sentence, tumour_name
from beside.brief.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.brief.messages import Sentence
    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.guide import Guide
    from beside.guide.guide import Question


def present_ask(question: Question, guide: Guide, sight: Sight, *, names_team: bool = False) -> Ask:
    team = for_team(question.team) if names_team else None
    return Ask(asked(question, sight), tuple(_why(question, guide, sight)), team, lines=1)


def asked(question: Question, sight: Sight) -> Sentence:
    """The words of the question; they come from a card where its path names one."""
    words = plain_words(visible(question.asks))
    if question.tumour and len(sight.case.tumours) > 1:
        words = message(wording.TUMOUR_OF, what=words, tumour=tumour_name(question.tumour))
    card = next((sight.cards[name] for name in question.path if name in sight.cards), None)
    return in_general(words, card) if card else framed(words)


def for_team(team: str) -> Sentence:
    words = wording.TEAMS.get(team)
    return frame(wording.TEAM, team=message(words) if words else visible(team))


def _why(question: Question, guide: Guide, sight: Sight) -> Iterator[Block]:
    item = find_item(question, guide)
    if item is not None:
        yield Paragraph((state_sentence(item), changes(item)), tone="small")
    facts = besides_tag(item) if item is not None and item.facts == question.facts else question.facts
    yield from told(facts, sight)[:3]
