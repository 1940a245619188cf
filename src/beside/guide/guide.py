"""The guide: goal, options, ledger, second opinion, questions and differences, each with the path that led to it.

Everything here follows from a case and the cards, so it can be thrown away and made again when either improves.
A path is made of fact ids and card ids.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from beside.guide.elsewhere import is_elsewhere
from beside.terms.treatments import AS_AN_ADDITION

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from beside.case import Case, Statement
    from beside.facts import Fact
    from beside.knowledge.cards import (
        DelayCard,
        GeneralAnswer,
        ItemCard,
        OptionCard,
        QuestionCard,
        ReasonCard,
        TreatmentCard,
        WarningCard,
    )
    from beside.terms.dates import PartialDate

NAMED = ("recommended", "planned", "discussed")


class State(StrEnum):
    """What the records say of an item. *Missing* is always shown as "not in the records you gave"."""

    HAVE = "have"
    PENDING = "pending"
    MISSING = "missing"
    CONFLICTING = "conflicting"
    OLD = "old"
    NOT_APPLICABLE = "not-applicable"


class Speaks(StrEnum):
    """What the case says on a reason for a second opinion. Never a score."""

    FOR_IT = "speaks-for"
    NOTHING_FOUND = "nothing-found"
    CANNOT_TELL = "cannot-tell"


class Support(StrEnum):
    """Whether the records support a premise of the plan."""

    SUPPORTED = "supported"
    NOT_SUPPORTED = "not-supported"
    NOT_FOUND = "not-found"


@dataclass(frozen=True, slots=True)
class Finding:
    """Anything concluded, with its path: fact ids and card or row ids."""

    name: str
    value: str
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What is being decided and by when: as stated in the workspace or on the command line, else in the records."""

    words: str
    stated: Statement | None
    fact: Fact | None
    decide_by: PartialDate | None
    decide_by_stated: Statement | None
    decide_by_fact: Fact | None


@dataclass(frozen=True, slots=True)
class Goal:
    """What the team said the treatment is meant to do, beside the person's own words, all of them; never inferred."""

    team: tuple[Fact, ...]
    patient: tuple[Fact, ...]
    stated: tuple[Statement, ...]
    question: QuestionCard | None


@dataclass(frozen=True, slots=True)
class Premise:
    """One thing the plan rests on, and whether the records carry it. `is_answered`: a paper says it, be it the letter of the plan alone."""

    words: str
    support: Support
    facts: tuple[Fact, ...]
    path: tuple[str, ...]
    tumour: str = ""
    is_answered: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What the team recommends or plans, why in their words, and what it rests on.

    Beside it, in the letters' words: the other ways they name, what they leave open, and what would follow from a result.
    """

    recommendations: tuple[Fact, ...]
    treatments: tuple[Fact, ...]
    reasons: tuple[Fact, ...]
    premises: tuple[Premise, ...]
    other_ways: tuple[Fact, ...] = ()
    left_open: tuple[Fact, ...] = ()
    depends: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the seven questions of one option, in three lines.

    `records` are the facts that speak to it, `general` what a card says (with the card's id), `ask` the question that
    stays open until a named clinician answers.
    """

    question: str
    records: tuple[Fact, ...]
    general: GeneralAnswer | None
    general_card: TreatmentCard | None
    ask: str


@dataclass(frozen=True, slots=True)
class Option:
    """One column of the grid. `course` is as the records say, or empty: then it is marked *to ask about*.

    `tumour`: the one of several for which its card applies. Where no record names it as a way, `left_out` is what says that it is no part of a plan, and `spoken_of` what is said of it all the same.
    """

    id: str
    title: str
    course: str
    facts: tuple[Fact, ...]
    card: OptionCard | None
    treatment: TreatmentCard | None
    answers: tuple[Answer, ...]
    order: int
    left_out: tuple[Fact, ...] = ()
    spoken_of: tuple[Fact, ...] = ()
    tumour: str = ""

    @property
    def is_elsewhere(self) -> bool:
        """Named only by letters that do not have it at their place."""
        return bool(self.facts) and all(is_elsewhere(fact) for fact in self.facts)

    @property
    def is_named(self) -> bool:
        """Whether the records name it as a way of its own that is open."""
        return self.course in NAMED and not self.is_elsewhere and not self.is_addition

    @property
    def is_addition(self) -> bool:
        """Named as coming on top of another way, by every letter that names it; codes cannot say so."""
        told = [fact for fact in self.facts if not fact.source.path]
        return bool(told) and all(fact.details.note == AS_AN_ADDITION for fact in told)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to know under a factor, and what the records say of it."""

    card: ItemCard
    tumour: str
    state: State
    applies_surely: bool
    facts: tuple[Fact, ...]
    since: PartialDate | None
    path: tuple[str, ...]

    @property
    def is_gap(self) -> bool:
        return self.state in (State.MISSING, State.PENDING, State.OLD, State.CONFLICTING)


@dataclass(frozen=True, slots=True)
class Urgent:
    """A situation where waiting can harm, found in the records, with the facts (and so the dates) behind it."""

    card: DelayCard | WarningCard
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class TimeFirst:
    """Is there time to do this safely? What the records say, and what always holds.

    `urgent` is what to ask today; `soon` what has a window of its own, to ask about at the next contact. `said` is what
    letters say of waiting, in their words.
    """

    urgent: tuple[Urgent, ...]
    soon: tuple[Urgent, ...]
    latest_safe_date: Fact | None
    signs: tuple[WarningCard, ...]
    said: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One of the five reasons for a second opinion, with what in the case speaks for it."""

    reason: str
    speaks: Speaks
    because: tuple[tuple[ReasonCard, tuple[Fact, ...]], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question to bring; `why` names what it rests on; `weight` is how far the answer could change the decision."""

    id: str
    asks: str
    team: str
    step: str
    weight: str
    subject: str
    facts: tuple[Fact, ...]
    path: tuple[str, ...]
    tumour: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing on which two papers or two opinions part, with the kind of difference where it can be told.

    `ways` are those of the facts on which opinions part, where the facts hold all that each of them names.
    """

    subject: str
    tumour: str
    kind: str
    facts: tuple[Fact, ...]
    ways: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Cover:
    """Who the cards are for in this case: cancers with cards, cancers without, and whether options are held back."""

    cancers: tuple[str, ...]
    without_cards: tuple[str, ...]
    adult: str
    held_back: str


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide for one case on one day. `said_of_none` are answers in letters that
    name no way. `extents` holds the extent of each tumour that a cited table derives.

    `tests_ahead`: recommended or planned by a paper, and told of by no later one.
    `follow_up`: every cancer is past and no decision is known to be ahead. `died`: what says so, where the person has
    died; then nothing is asked, offered or urgent.
    """

    case: Case
    today: date
    cover: Cover
    decision: Decision
    goal: Goal
    plan: Plan
    options: Sequence[Option]
    said_of_none: Sequence[Fact]
    items: Sequence[Item]
    time: TimeFirst
    reasons: Sequence[Reason]
    questions: Sequence[Question]
    top_three: Sequence[Question]
    differences: Sequence[Difference]
    extents: Mapping[str, Finding]
    practical: Sequence[QuestionCard]
    tests_ahead: Sequence[Fact] = ()
    follow_up: bool = False
    died: Fact | None = None
