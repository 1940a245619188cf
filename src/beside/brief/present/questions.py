"""All questions, by the team they are for, with room for the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording
from beside.brief.messages import frame, in_general, plain_words
from beside.brief.page import Ask, Asks, Section, Subsection
from beside.brief.present.asks import for_team, present_ask
from beside.brief.present.build import plain
from beside.brief.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.guide import Guide
    from beside.knowledge.cards import QuestionCard


def present_questions(guide: Guide, sight: Sight) -> Section:
    return Section(
        "questions",
        frame(wording.ALL_QUESTIONS),
        (plain(wording.ALL_QUESTIONS_INTRO), *_by_team(guide, sight), *_practical(guide)),
    )


def _by_team(guide: Guide, sight: Sight) -> Iterator[Block]:
    teams = dict.fromkeys((*wording.TEAMS, *(question.team for question in guide.questions)))
    first = 1
    for team in teams:
        asks = tuple(present_ask(question, guide, sight) for question in guide.questions if question.team == team)
        if asks:
            yield Subsection(f"questions-{len(asks)}-{first}", for_team(team), (Asks(asks, first),))
            first += len(asks)
    if first == 1:
        yield plain(wording.NO_QUESTIONS)


def _practical(guide: Guide) -> Iterator[Block]:
    asked = {visible(question.asks) for question in guide.questions}
    cards = [card for card in guide.practical if visible(card.asks) not in asked]
    if cards:
        yield Subsection("practical", frame(wording.PRACTICAL), (Asks(tuple(_ask(card) for card in cards)),))


def _ask(card: QuestionCard) -> Ask:
    return Ask(in_general(plain_words(visible(card.asks)), card), (), for_team(card.team), 1)
