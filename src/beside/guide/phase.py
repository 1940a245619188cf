"""Where the person stands: a decision may be ahead, the cancer is past and followed up, or the person has died."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.facts import Assertion, Person
from beside.guide.over import BESIDES, is_past
from beside.terms.persons import DEATH

if TYPE_CHECKING:
    from datetime import date

    from beside.case import Case
    from beside.facts import Fact
    from beside.guide.guide import Decision, Plan


def find_death(case: Case) -> Fact | None:
    """What the records say of the person's death, with its day where one names it."""
    told = [
        fact for fact in case.facts
        if fact.kind == "person" and fact.name == DEATH and fact.status.person is Person.PATIENT and fact.status.assertion is Assertion.STATED
    ]
    return min(told, key=lambda fact: (fact.date is None, str(fact.date)), default=None)


def is_follow_up(case: Case, plan: Plan, decision: Decision, today: date) -> bool:
    """Whether every cancer is past and nothing in the records, nor the person, says that a decision is ahead."""
    if not case.tumours or not all(is_past(tumour, case) for tumour in case.tumours):
        return False
    due = decision.decide_by is not None and decision.decide_by.latest() >= today
    return not (decision.words or due or any(fact.name not in BESIDES for fact in plan.treatments))
