"""The questions: what is open, ranked by what could change the decision; the top three; one list a team."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.guide.guide import Goal, Item, Question, State, TimeFirst, Urgent
from beside.guide.views import find_parted_ways
from beside.knowledge.cards import FACTORS, WEIGHTS, DelayCard, QuestionCard
from beside.terms.cancers import kinds_above
from beside.terms.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from beside.case import Case, Tumour
    from beside.guide.answers import CaseAnswers
    from beside.guide.guide import Option
    from beside.knowledge import Knowledge

# An awaited result can still change a decision taken today; a paper that differs can be cleared up at the visit.
STATES = (State.PENDING, State.CONFLICTING, State.MISSING, State.OLD)
TOP = 3
# Where a question card speaks of the plan, the ways the records name stand in its place.
PLAN = "{plan}"
PARTED = "any.question.papers-part"  # the card that asks why papers part
FOLLOW_UP = "follow-up"
ELSEWHERE = frozenset({"practical", FOLLOW_UP})  # steps whose cards have a list of their own
CHOSEN = frozenset({"recommended", "planned"})
MANY = 4  # more ways than this make a sentence nobody can say


def find_questions(
    case: Case,
    knowledge: Knowledge,
    ask: Callable[[Tumour | None], CaseAnswers],
    goal: Goal,
    items: Sequence[Item],
    options: Sequence[Option],
    time: TimeFirst,
    *,
    by_cancer: bool = True,
) -> list[Question]:
    """All questions in the order of what their answers could change."""
    from_urgent = [question_on(urgent) for urgent in time.urgent if isinstance(urgent.card, DelayCard)]
    from_goal = [question_of(goal.question, "goal")] if goal.question and not (goal.team or goal.stated) else []
    from_items = [question_about(item) for item in asked_once(sorted((item for item in items if item.is_gap), key=gap_order))]
    from_cards = [question_of(card, card.step) for card in applicable(case, knowledge, ask, by_cancer=by_cancer) if card is not goal.question]
    parted = {fact.name for fact in find_parted_ways(case, ask(None).over)}
    plan, parting = plan_in_words(options), plan_in_words([option for option in options if any(fact.name in parted for fact in option.facts)])
    return [replace(question, asks=question.asks.replace(PLAN, parting if PARTED in question.path else plan)) for question in (*from_urgent, *from_goal, *from_items, *from_cards)]


def find_follow_up_questions(knowledge: Knowledge, time: TimeFirst) -> list[Question]:
    """Where the cancer is past: whether a decision is ahead at all, and what follow-up is planned."""
    from_urgent = [question_on(urgent) for urgent in time.urgent if isinstance(urgent.card, DelayCard)]
    cards = (card for card in knowledge.of_kind(QuestionCard, "any") if card.step == FOLLOW_UP)
    return [*from_urgent, *(question_of(card, card.id) for card in sorted(cards, key=lambda card: WEIGHTS.index(card.weight)))]


def plan_in_words(options: Sequence[Option]) -> str:
    """The ways the records name, for a question to speak of; `this plan` where they name none, or many, or where they are its steps."""
    named = [option.title[0].lower() + option.title[1:] for option in options if option.is_named]
    steps = [option for option in options if option.is_named and option.course in CHOSEN]
    if len(named) > MANY or len(steps) > 1:
        return "this plan"
    return ", ".join(named[:-1]) + " and " + named[-1] if len(named) > 1 else named[0] if named else "this plan"


def question_on(urgent: Urgent) -> Question:
    return Question(
        id=f"ask.{urgent.card.id}",
        asks=urgent.card.asks,
        team="treating",
        step="second-opinion",
        weight="decides",
        subject="time",
        facts=urgent.facts,
        path=(urgent.card.id, *(fact.id for fact in urgent.facts)),
    )


def asked_once(items: Sequence[Item]) -> list[Item]:
    """Items of one tumour that share their question ask it once: a list of genes is one question."""
    return list({(item.card.asks, item.tumour): item for item in reversed(items)}.values())[::-1]


def gap_order(item: Item) -> tuple[bool, int, int, int]:
    return not item.applies_surely, WEIGHTS.index(item.card.weight), STATES.index(item.state), FACTORS.index(item.card.factor)


def question_about(item: Item) -> Question:
    return Question(
        id=question_id(item),
        asks=item.card.asks,
        team="treating",
        step="items",
        weight=item.card.weight,
        subject=item.card.title,
        facts=item.facts,
        path=item.path,
        tumour=item.tumour,
    )


def question_id(item: Item) -> str:
    return f"ask.{item.card.id}" + (f".{item.tumour}" if item.tumour else "")


def question_of(card: QuestionCard, subject: str) -> Question:
    return Question(f"ask.{card.id}", card.asks, card.team, card.step, card.weight, subject, (), (card.id,))


def applicable(case: Case, knowledge: Knowledge, ask: Callable[[Tumour | None], CaseAnswers], *, by_cancer: bool) -> list[QuestionCard]:
    """The question cards that hold here, the cancer's own first, by weight; for a child those for any cancer alone."""
    cards = [card for card in knowledge.of_kind(QuestionCard, *(own_first(case) if by_cancer else ("any",))) if card.step not in ELSEWHERE and holds(card, case, ask)]
    return sorted(cards, key=lambda card: WEIGHTS.index(card.weight))


def own_first(case: Case) -> tuple[str, ...]:
    """The folders of the cancers of this case, each before the kind it is one of, and those for any cancer last."""
    return *dict.fromkeys(cancer for tumour in case.tumours for cancer in kinds_above(tumour.cancer)), "any"


def holds(card: QuestionCard, case: Case, ask: Callable[[Tumour | None], CaseAnswers]) -> bool:
    return any(card.applies_when.ask(ask(tumour)) is Verdict.YES for tumour in case.tumours or (None,))


def find_practical(case: Case, knowledge: Knowledge, ask: Callable[[Tumour | None], CaseAnswers], *, by_cancer: bool = True) -> list[QuestionCard]:
    return [card for card in knowledge.of_kind(QuestionCard, *(own_first(case) if by_cancer else ("any",))) if card.step == "practical" and holds(card, case, ask)]


def choose_top(questions: Sequence[Question], items: Sequence[Item], options: Sequence[Option]) -> list[Question]:
    """The first three that part in what they are about: three questions on one factor would hide the rest.

    Where papers see the plan differently the first asks why, and what each way would mean; else, where the records name more than
    one option, one asks to compare them.
    """
    factor = {question_id(item): item.card.factor for item in items}
    chosen: list[Question] = []
    seen: set[str] = set()
    doubtful = {question_id(item) for item in items if not item.applies_surely}
    parted = [question for question in questions if PARTED in question.path]
    for question in [*(parted or comparing(questions, options)), *(question for question in questions if question.id not in doubtful)]:
        about = PARTED if question in parted else factor.get(question.id, question.subject)
        if about not in seen and len(chosen) < TOP:
            chosen.append(question)
            seen.add(about)
    return [*parted, *(question for question in questions if question in chosen and question not in parted)]


def comparing(questions: Sequence[Question], options: Sequence[Option]) -> list[Question]:
    named = [option for option in options if option.is_named]
    asking = [question for question in questions if question.step == "options" and question.weight == "decides"]
    return asking[:1] if len(named) > 1 else []
