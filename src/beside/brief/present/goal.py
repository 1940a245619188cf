"""Step 1: what the treatment is meant to do, in the team's words and the person's, and what is being decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording
from beside.brief.messages import as_stated, frame, from_records, in_general, message, plain_words
from beside.brief.page import Blanks, Entries, Entry, Paragraph, Section, SideBySide, Subsection
from beside.brief.present.build import ask, general, plain, quoted, stated
from beside.brief.present.page_one import decide_by
from beside.brief.visible import visible

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
            plain(wording.STEP_1_INTRO),
            _both(guide.goal, sight),
            plain(wording.GOAL_AGREES),
            *_question(guide.goal, sight),
            Entries(
                (
                    Entry(frame(wording.DECISION_NOW), (_decision(guide.decision),)),
                    Entry(frame(wording.BY_WHEN), (decide_by(guide.decision),)),
                )
            ),
            Subsection("matters", frame(wording.MATTERS), tuple(_matters(guide))),
        ),
    )


def _both(goal: Goal, sight: Sight) -> SideBySide:
    theirs = quoted(goal.team, sight) or (plain(wording.GOAL_UNKNOWN), ask(wording.ASK_GOAL))
    yours = (*quoted(goal.patient, sight), *stated(goal.stated))
    return SideBySide(
        (
            Entry(frame(wording.TEAM_WROTE), theirs),
            Entry(frame(wording.YOUR_WORDS), (*yours, Blanks((), lines=3))),
        )
    )


def _question(goal: Goal, sight: Sight) -> Iterator[Block]:
    card = goal.question
    if card is not None:
        yield from general(card.says, card, sight)
        yield Paragraph(
            (in_general(message(wording.ASK, question=plain_words(visible(card.asks))), card),), tone="ask",
        )


def _decision(decision: Decision) -> Paragraph:
    if not decision.words:
        return ask(wording.DECISION_ASK)
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
