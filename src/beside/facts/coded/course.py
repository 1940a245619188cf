"""How far a treatment has come: from the words for state and intent that FHIR's resources share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.facts.coded.said import codes_of, shown_words, words_of
from beside.facts.fact import Assertion, Course, Status, Time
from beside.terms.questions import answer_in_words, answer_of_code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from beside.records.fhir_types import CodeableConcept

# A request that was withdrawn or entered by mistake says nothing of the person.
NO_RECORD = frozenset({"entered-in-error", "cancelled", "revoked"})
NOT_GIVEN = frozenset({"not-done", "not-taken"})
GIVEN = {
    "completed": Course.COMPLETED, "in-progress": Course.ONGOING, "active": Course.ONGOING, "stopped": Course.STOPPED,
    "preparation": Course.PLANNED, "intended": Course.PLANNED, "draft": Course.PLANNED, "not-started": Course.PLANNED,
    "scheduled": Course.PLANNED,
}  # fmt: skip
ASKED = {"proposal": Course.RECOMMENDED, "plan": Course.PLANNED, "option": Course.DISCUSSED}
TIMES = {
    Course.COMPLETED: Time.PAST, Course.STOPPED: Time.PAST, Course.PLANNED: Time.PLANNED, Course.RECOMMENDED: Time.PLANNED,
    Course.DISCUSSED: Time.PLANNED,
}  # fmt: skip


def status_given(state: str, intent: str = "", reasons: Iterable[CodeableConcept] = ()) -> Status:
    """Of a treatment that is given: a proposal stays one until it is said to be done."""
    if state in NOT_GIVEN:
        return status_of(Course.DECLINED) if is_refusal(reasons) else Status(assertion=Assertion.RULED_OUT)
    course = GIVEN.get(state)
    if intent in ASKED and course is not Course.COMPLETED and course is not Course.STOPPED:
        course = ASKED[intent]
    if course is Course.STOPPED and is_refusal(reasons):
        return Status(time=Time.PAST, course=Course.STOPPED)
    return status_of(course)


def status_asked(state: str, intent: str, *, forbidden: bool = False) -> Status:
    """Of a treatment that is asked for: an order is a plan until it is said to be done."""
    if forbidden:
        return Status(assertion=Assertion.RULED_OUT)
    if state == "completed":
        return status_of(Course.COMPLETED)
    return status_of(ASKED.get(intent, Course.PLANNED))


def status_of(course: Course | None) -> Status:
    return Status(time=TIMES.get(course, Time.CURRENT) if course else Time.CURRENT, course=course)


def is_refusal(reasons: Iterable[CodeableConcept]) -> bool:
    return any(
        answer_of_code("reason", code) == "refused" for reason in reasons for code in codes_of(reason)
    ) or any(answer_in_words("reason", words_of(reason)) == "refused" for reason in reasons)


def words_of_all(concepts: Iterable[CodeableConcept]) -> str:
    return "; ".join(filter(None, map(shown_words, concepts)))
