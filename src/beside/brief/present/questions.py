"""All questions, by the team they are for, with room for the answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.brief import wording
from beside.brief.messages import frame, in_general, message, plain_words
from beside.brief.page import Ask, Asks, More, Paragraph, Section, Subsection
from beside.brief.present.asks import for_team, present_ask
from beside.brief.present.build import plain, small
from beside.brief.present.items import is_doubtful
from beside.brief.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.guide import Guide
    from beside.guide.guide import Question
    from beside.knowledge.cards import QuestionCard

MOST_OPEN = 8


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
        asks = tuple(_as_listed(present_ask(question, guide, sight), question) for question in before if question.team == team and question not in only_if)
        if asks:
            yield Subsection(f"questions-{len(asks)}-{first}", for_team(team), tuple(_listed(asks, first)))
            first += len(asks)
    if only_if:
        yield small(wording.QUESTIONS_ONLY_IF, count=len(only_if), section=message(wording.STEP_3))
    if first == 1:
        yield plain(wording.NO_QUESTIONS)


def _as_listed(ask: Ask, question: Question) -> Ask:
    """Why a gap is asked about stands beside it in step 3; what a letter says of it in its own words stands here too."""
    in_words = any(fact.kind == "not-yet" for fact in question.facts)
    return replace(ask, why=()) if question.step == "items" and not in_words else ask


def _listed(asks: tuple[Ask, ...], first: int) -> Iterator[Block]:
    """The first ones open, with room for the answers; the rest can be opened."""
    yield Asks(asks[:MOST_OPEN], first)
    if asks[MOST_OPEN:]:
        later = tuple(replace(ask, why=tuple(filter(_is_in_words, ask.why)), lines=0) for ask in asks[MOST_OPEN:])
        yield More(frame(wording.MORE_QUESTIONS), (Asks(later, first + MOST_OPEN),))


def _is_in_words(block: Block) -> bool:
    """What a paper says of it in its own words stays beside the question."""
    return isinstance(block, Paragraph) and any(said.message.wording == wording.PAPERS_SAY for said in block.sentences)


def _practical(guide: Guide) -> Iterator[Block]:
    asked = {visible(question.asks) for question in guide.questions}
    cards = [card for card in guide.practical if visible(card.asks) not in asked]
    if cards:
        yield Subsection("practical", frame(wording.PRACTICAL), tuple(_practical_by_team(cards)))


def _practical_by_team(cards: Sequence[QuestionCard]) -> Iterator[Block]:
    first = 1
    for team in dict.fromkeys(card.team for card in cards):
        asks = tuple(_ask(card) for card in cards if card.team == team)
        yield Paragraph((for_team(team),), tone="small")
        yield Asks(asks, first)
        first += len(asks)


def _ask(card: QuestionCard) -> Ask:
    return Ask(in_general(plain_words(visible(card.asks)), card), (), None, 0)
