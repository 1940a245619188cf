"""All questions, by the team they are for, with room for the answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.brief import wording
from beside.brief.messages import frame, in_general, message, plain_words
from beside.brief.page import Ask, Asks, More, Section, Subsection
from beside.brief.present.asks import for_team, present_ask
from beside.brief.present.build import plain, small
from beside.brief.present.items import is_doubtful
from beside.brief.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.guide import Guide
    from beside.knowledge.cards import QuestionCard

MOST_OPEN = 15


def present_questions(guide: Guide, sight: Sight) -> Section:
    return Section(
        "questions",
        frame(wording.ALL_QUESTIONS),
        (plain(wording.ALL_QUESTIONS_INTRO), *_by_team(guide, sight), *_practical(guide)),
    )


def _by_team(guide: Guide, sight: Sight) -> Iterator[Block]:
    doubtful = {item.path for item in guide.items if is_doubtful(item)}
    before = [question for question in guide.questions if question.step != "bring-back"]
    only_if = [question for question in before if question.path in doubtful]
    first = 1
    for team in dict.fromkeys((*wording.TEAMS, *(question.team for question in before))):
        asks = tuple(present_ask(question, guide, sight) for question in before if question.team == team and question not in only_if)
        if asks:
            yield Subsection(f"questions-{len(asks)}-{first}", for_team(team), tuple(_listed(asks, first)))
            first += len(asks)
    if only_if:
        yield small(wording.QUESTIONS_ONLY_IF, count=len(only_if), section=message(wording.STEP_3))
    if first == 1:
        yield plain(wording.NO_QUESTIONS)


def _listed(asks: tuple[Ask, ...], first: int) -> Iterator[Block]:
    """The first ones open, with room for the answers; the rest can be opened."""
    yield Asks(asks[:MOST_OPEN], first)
    if asks[MOST_OPEN:]:
        later = tuple(replace(ask, why=(), lines=0) for ask in asks[MOST_OPEN:])
        yield More(frame(wording.MORE_QUESTIONS), (Asks(later, first + MOST_OPEN),))


def _practical(guide: Guide) -> Iterator[Block]:
    asked = {visible(question.asks) for question in guide.questions}
    cards = [card for card in guide.practical if visible(card.asks) not in asked]
    if cards:
        yield Subsection("practical", frame(wording.PRACTICAL), (Asks(tuple(_ask(card) for card in cards)),))


def _ask(card: QuestionCard) -> Ask:
    return Ask(in_general(plain_words(visible(card.asks)), card), (), for_team(card.team), 1)
