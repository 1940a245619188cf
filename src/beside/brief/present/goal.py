"""Step 1: what the treatment is meant to do, in the team's words and the person's, and what is being decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording
from beside.brief.messages import as_stated, frame, from_records, in_general, message, plain_words
from beside.brief.page import Blanks, Entries, Entry, Paragraph, Section, SideBySide, Subsection
from beside.brief.present.build import EXCERPT_LENGTH, ask, general, plain, stated
from beside.brief.present.decision import decide_by
from beside.brief.present.page_one import MOST_OWN, MOST_QUOTES, own_words
from beside.brief.present.passages import passages, quoted_passages
from beside.brief.visible import visible

SHORT_QUOTE = 160  # characters of a goal that page one shows whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.guide import Guide
    from beside.guide.guide import Decision, Goal


def present_goal(guide: Guide, sight: Sight) -> Section:
    return Section(
        "step-1",
        frame(wording.STEP_1),
        (
            *_goal(guide.goal, sight),
            *_question(guide.goal, sight),
            *_decided(guide),
            Subsection("matters", frame(wording.MATTERS), tuple(_matters(guide))),
        ),
    )


def _goal(goal: Goal, sight: Sight) -> Iterator[Block]:
    """Both sides, where anybody said anything: with nothing said, page one holds the question already."""
    if goal.team or goal.patient or goal.stated:
        if _stands_on_page_one(goal, sight):
            yield plain(wording.GOAL_ON_PAGE_ONE)
        else:
            yield plain(wording.STEP_1_INTRO)
            yield _both(goal, sight)
        yield plain(wording.GOAL_AGREES)


def _stands_on_page_one(goal: Goal, sight: Sight) -> bool:
    """Whether page one holds all that was said, whole."""
    is_short = all(len(fact.source.quote) <= SHORT_QUOTE for fact in goal.team)
    return is_short and len(goal.team) <= MOST_QUOTES and len(passages(goal.patient, sight)) <= MOST_OWN and len(goal.stated) <= 1


def _both(goal: Goal, sight: Sight) -> SideBySide:
    theirs = quoted_passages(passages(goal.team, sight), sight, EXCERPT_LENGTH) or (plain(wording.GOAL_UNKNOWN), ask(wording.ASK_GOAL))
    return SideBySide(
        (
            Entry(frame(wording.TEAM_WROTE), theirs),
            Entry(frame(wording.YOUR_WORDS), (*own_words(goal, sight), Blanks((), lines=3))),
        )
    )


def _question(goal: Goal, sight: Sight) -> Iterator[Block]:
    """What a goal can be, in general; asked where the team's own is not known."""
    card = goal.question
    if card is not None:
        yield from general(card.says, card, sight)
        if not goal.team:
            yield Paragraph(
                (in_general(message(wording.ASK, question=plain_words(visible(card.asks))), card),), tone="ask",
            )


def _decided(guide: Guide) -> Iterator[Block]:
    """The whole of it; where nobody stated it, page one has asked already."""
    if guide.decision.words:
        yield Entries(
            (
                Entry(frame(wording.DECISION_NOW), (_decision(guide.decision),)),
                Entry(frame(wording.BY_WHEN), (decide_by(guide.decision),)),
            )
        )


def _decision(decision: Decision) -> Paragraph:
    words = plain_words(visible(decision.words))
    if decision.stated is not None:
        return Paragraph((as_stated(words, decision.stated),))
    if decision.fact is not None:
        return Paragraph((from_records(words, decision.fact, is_quote=True),))
    return ask(wording.DECISION_ASK)


def _matters(guide: Guide) -> Iterator[Block]:
    yield plain(wording.MATTERS_ASK)
    yield from stated(said for said in guide.case.statements if said.kind in {"priority", "note"})
    yield Blanks((), lines=3)
