"""What is so now: older words beside a newer paper, tests that are still to come, symptoms, and how old the newest paper is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from beside.brief import wording, wording_now
from beside.brief.calm import is_calm
from beside.brief.messages import frame, from_records, message
from beside.brief.page import Paragraph, Subsection
from beside.brief.present.build import ask, parted, plain, small, tell, told
from beside.brief.present.series import say_dated
from beside.facts.fact import Assertion, Person
from beside.guide.spread import newest_day, spread_since

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.facts import Fact
    from beside.guide import Guide

MOST_TESTS = 3
A_YEAR = timedelta(days=365)
OF_THE_DISEASE = frozenset(("cancer", "metastasis", "recurrence", "extent"))


def older_plan(shown: Sequence[Fact], guide: Guide, sight: Sight) -> Iterator[Block]:
    """Where a newer paper than any of the plan first speaks of spread, return or growth: both dates, before the plan itself."""
    day = newest_day(shown)
    newer = spread_since(day, guide.case)
    if day is not None and newer and (first := newest_day(newer)):
        words = message(wording_now.PLAN_IS_OLDER, plan=day.in_words(), day=first.in_words())
        yield Paragraph((from_records(words, *shown, *newer),), tone="ask")
        yield from told(newer, sight)
        yield ask(wording_now.ASK_STILL_THE_PLAN)


def older_goal(shown: Sequence[Fact], guide: Guide) -> Iterator[Block]:
    day = newest_day(shown)
    newer = spread_since(day, guide.case)
    if day is not None and newer and (first := newest_day(newer)):
        words = message(wording_now.GOAL_IS_OLDER, goal=day.in_words(), day=first.in_words())
        yield Paragraph((from_records(words, *shown, *newer),), tone="ask")


def state_now(guide: Guide, sight: Sight) -> Iterator[Block]:
    """That nothing is to be seen now belongs beside the aim; any other state stands with the results. What came later overtakes it."""
    said = [fact for fact in guide.case.of_kind("response") if fact.status.holds and fact.date is not None]
    newest = max(said, key=lambda fact: str(fact.date), default=None)
    if newest is not None and is_calm(newest) and not sight.folds((newest,)) and not _is_overtaken(newest, guide):
        yield Paragraph(tell(newest, sight))


def _is_overtaken(state: Fact, guide: Guide) -> bool:
    """Whether a cancer, a spread or a return is told of a later day."""
    found = (fact for kind in OF_THE_DISEASE for fact in guide.case.of_kind(kind) if _may_be_so(fact))
    return any(fact.date is not None and state.date is not None and state.date.before(fact.date) is True for fact in found)


def _may_be_so(fact: Fact) -> bool:
    return fact.status.person is Person.PATIENT and fact.status.assertion in (Assertion.STATED, Assertion.UNCERTAIN)


def newest_is_old(guide: Guide, sight: Sight) -> Iterator[Block]:
    """Where the newest day of the records lies more than a year back, every word on the page is of then."""
    if sight.newest is not None and sight.newest.latest() + A_YEAR < guide.today:
        yield plain(wording_now.NEWEST_IS_OLD, date=sight.newest.in_words())


def tests_ahead(guide: Guide, sight: Sight) -> Iterator[Block]:
    """The first few, with one question for all."""
    tests = guide.tests_ahead
    if tests:
        yield from parted(tests[:MOST_TESTS], sight, _test)
        yield ask(wording_now.ASK_TESTS_AHEAD)
    if len(tests) > MOST_TESTS:
        yield small(wording_now.MORE_TESTS_AHEAD, count=len(tests) - MOST_TESTS, section=message(wording.STEP_3))


def all_tests_ahead(guide: Guide, sight: Sight) -> Iterator[Block]:
    if guide.tests_ahead:
        yield Subsection("tests-ahead", frame(wording_now.TESTS_AHEAD), parted(guide.tests_ahead, sight, _test))


def _test(fact: Fact) -> tuple[Block, ...]:
    return (Paragraph((from_records(message(wording_now.TEST_AHEAD, test=say_dated(fact)), fact),), tone="fact"),)


def symptoms(guide: Guide, sight: Sight) -> Iterator[Block]:
    """All that the records name, newest first, but for those an item above tells of: no list of cards asks for every symptom."""
    shown = {fact.id for item in guide.items for fact in item.facts}
    said = [fact for fact in guide.case.of_kind("symptom") if fact.status.holds and fact.id not in shown]
    if said:
        newest_first = sorted(said, key=lambda fact: str(fact.date or ""), reverse=True)
        yield Subsection("symptoms", frame(wording_now.SYMPTOMS), (plain(wording_now.SYMPTOMS_INTRO), *told(newest_first, sight)))
