"""A guide from a case and the cards, for one day."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from beside.guide.ahead import find_tests_ahead
from beside.guide.answers import CaseAnswers
from beside.guide.cover import make_cover
from beside.guide.differences import find_differences
from beside.guide.extents import find_extents
from beside.guide.guide import Guide, TimeFirst
from beside.guide.items import find_items
from beside.guide.options import find_options
from beside.guide.over import find_over
from beside.guide.phase import find_death, is_follow_up
from beside.guide.plan import find_decision, find_goal, find_plan
from beside.guide.questions import (
    choose_top,
    find_follow_up_questions,
    find_practical,
    find_questions,
)
from beside.guide.said import said_of_none, with_said
from beside.guide.second_opinion import find_reasons, find_time, findings_of_case, findings_of_plan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from beside.case import Case, Tumour
    from beside.facts import Fact
    from beside.guide.guide import Finding
    from beside.knowledge import Knowledge
    from beside.terms.verdict import Verdict


def make_guide(case: Case, knowledge: Knowledge, today: date) -> Guide:
    """Everything that follows from this case on this day; the same case, cards and day give the same guide."""
    extents = find_extents(case, knowledge)
    cover = make_cover(case, knowledge, today)
    by_cancer = not cover.held_back
    over = find_over(case, today)
    findings = findings_of_case(case, cover, over)
    ask = partial(answers_of, case, today, extents, findings, over)
    items = find_items(case, knowledge, ask, by_cancer=by_cancer)
    plan = find_plan(case, items, over)
    ask = partial(answers_of, case, today, extents, {**findings, **findings_of_plan(plan)}, over)
    goal, time = find_goal(case, knowledge), find_time(case, knowledge, ask, today)
    options = with_said(find_options(case, knowledge, ask, over, by_cancer=by_cancer), case)
    decision = find_decision(case)
    follow_up = is_follow_up(case, plan, decision, today)
    if follow_up:
        questions = find_follow_up_questions(knowledge, time)
        options = [option for option in options if option.facts]
    else:
        questions = find_questions(case, knowledge, ask, goal, items, options, time, by_cancer=by_cancer)
    guide = Guide(
        case=case,
        today=today,
        cover=cover,
        decision=decision,
        goal=goal,
        plan=plan,
        options=tuple(options),
        said_of_none=tuple(said_of_none(case, options)),
        items=tuple(items),
        time=time,
        reasons=tuple(find_reasons(case, knowledge, ask)),
        questions=tuple(questions),
        top_three=tuple(choose_top(questions, items, options)),
        differences=tuple(find_differences(case, over)),
        extents=extents,
        practical=() if follow_up else tuple(find_practical(case, knowledge, ask, by_cancer=by_cancer)),
        tests_ahead=tuple(find_tests_ahead(case, today)),
        follow_up=follow_up,
    )
    death = find_death(case)
    return guide if death is None else records_alone(guide, death)


def records_alone(guide: Guide, death: Fact) -> Guide:
    """What is left once the person has died: what the records say, and nothing to ask, to choose or to watch for."""
    no_time = TimeFirst(urgent=(), soon=(), latest_safe_date=None, signs=())
    return replace(
        guide, died=death, follow_up=False, options=(), items=(), time=no_time, reasons=(), questions=(), top_three=(), practical=(), tests_ahead=(),
        goal=replace(guide.goal, question=None), plan=replace(guide.plan, premises=()),
    )  # fmt: skip


def answers_of(
    case: Case, today: date, extents: Mapping[str, Finding], findings: Mapping[str, Verdict], over: frozenset[str], tumour: Tumour | None,
) -> CaseAnswers:
    return CaseAnswers(case, tumour, today, extents, findings, over)
