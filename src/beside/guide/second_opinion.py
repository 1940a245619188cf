"""Is a second opinion worth it? Time first, then the five reasons. Never a score, never advice."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from beside.facts import Assertion, Person, Time
from beside.guide.answers import CaseAnswers, has_name, has_value, unseen_results
from beside.guide.elsewhere import trials_spoken_of
from beside.guide.guide import Plan, Reason, Speaks, Support, TimeFirst, Urgent
from beside.guide.over import is_past
from beside.guide.plan import fullest, newest_first, of_patient
from beside.guide.said import find_said
from beside.guide.views import several_recommendations
from beside.knowledge.cards import REASONS, DelayCard, ReasonCard, WarningCard
from beside.terms.cancers import kinds_above
from beside.terms.verdict import Verdict, verdict_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from beside.case import Case, Tumour
    from beside.facts import Fact
    from beside.guide.guide import Cover
    from beside.knowledge import Knowledge

# A sign noted longer ago than this stays in the timeline; on page one it would read as if it were of now.
SIGNS_STAY = timedelta(days=14)
# An illness lasts longer than a sign; a list of problems often keeps it as active for years.
STAYS = {"symptom": SIGNS_STAY, "condition": timedelta(days=60)}


def find_time(case: Case, knowledge: Knowledge, ask: Callable[[Tumour | None], CaseAnswers], today: date) -> TimeFirst:
    signs = [card for card in knowledge.of_kind(WarningCard, *folders(case)) if applies(card, case, ask)]
    noted = [Urgent(card, facts) for card in signs if (facts := recent_signs(card, case, today))]
    delays = find_delays(case, knowledge, ask, today)
    return TimeFirst(
        urgent=(*(delay for delay in delays if delay.card.level == "today"), *noted),
        soon=tuple(delay for delay in delays if delay.card.level != "today"),
        latest_safe_date=fullest(newest_first(of_patient(case, "decide-by"))),
        signs=tuple(card for card in signs if card.on_page_one),
        said=tuple(fact for fact in find_said(case) if fact.name == "waiting"),
    )


def folders(case: Case) -> tuple[str, ...]:
    return "any", *dict.fromkeys(cancer for tumour in case.tumours for cancer in kinds_above(tumour.cancer))


def find_delays(case: Case, knowledge: Knowledge, ask: Callable[[Tumour | None], CaseAnswers], today: date) -> list[Urgent]:
    """Not for a cancer the records call past, nor for signs and illnesses of long ago: they would read as if they were of now.

    Where every cancer is past, what a sign or an illness alone makes urgent still is.
    """
    found: dict[str, Urgent] = {}
    stale = {fact.id for fact in case.facts if fact.kind in STAYS and not is_of_now(fact, today)}
    for tumour in [one for one in case.tumours if not is_past(one, case)] or (None,):
        for card in knowledge.of_kind(DelayCard, *folders_of(tumour)):
            answers = ask(tumour)
            answers.others |= stale
            if card.applies_when.ask(answers) is Verdict.YES and (answers.trail or tumour):
                found.setdefault(card.id, Urgent(card, tuple(answers.trail) or cancer_facts(tumour)))
    return list(found.values())


def is_of_now(fact: Fact, today: date) -> bool:
    """Whether a sign or an illness is recent; one that a letter names without a date may be, and no entry of a list that is kept for years."""
    recent = fact.date.latest() + STAYS[fact.kind] >= today if fact.date else not fact.source.path or fact.kind != "symptom"
    return recent and fact.status.time is Time.CURRENT


def folders_of(tumour: Tumour | None) -> tuple[str, ...]:
    return ("any", *kinds_above(tumour.cancer)) if tumour else ("any",)


def cancer_facts(tumour: Tumour | None) -> tuple[Fact, ...]:
    return tuple(fact for fact in tumour.facts if fact.kind == "cancer") if tumour else ()


def applies(card: WarningCard, case: Case, ask: Callable[[Tumour | None], CaseAnswers]) -> bool:
    """A sign of a drug is shown to whoever the records say takes it; those of any cancer apply always."""
    return any(card.applies_when.ask(ask(tumour)) is Verdict.YES for tumour in case.tumours or (None,))


def recent_signs(card: WarningCard, case: Case, today: date) -> tuple[Fact, ...]:
    kinds = {pattern.kind for pattern in card.looks_for}
    return tuple(
        fact
        for fact in case.facts
        if fact.kind in kinds
        and any(fact.kind == pattern.kind and has_name(fact, pattern) and has_value(fact, pattern) for pattern in card.looks_for)
        and fact.status.assertion is Assertion.STATED
        and fact.status.person is Person.PATIENT
        and fact.kind in STAYS
        and is_of_now(fact, today)
    )


def find_reasons(case: Case, knowledge: Knowledge, ask: Callable[[Tumour | None], CaseAnswers]) -> list[Reason]:
    cards = knowledge.of_kind(ReasonCard, *folders(case))
    return [make_reason(reason, [card for card in cards if card.reason == reason], case, ask) for reason in REASONS]


def make_reason(
    reason: str, cards: Sequence[ReasonCard], case: Case, ask: Callable[[Tumour | None], CaseAnswers],
) -> Reason:
    asked = [(card, *ask_card(card, tumour, ask)) for card in cards for tumour in case.tumours or (None,) if belongs(card, tumour)]
    speaking = {card.id: (card, facts) for card, verdict, facts in asked if verdict is Verdict.YES}
    verdicts = {verdict for _, verdict, _ in asked}
    if speaking:
        speaks = Speaks.FOR_IT
    else:
        speaks = Speaks.NOTHING_FOUND if verdicts == {Verdict.NO} else Speaks.CANNOT_TELL
    return Reason(reason, speaks, tuple(speaking.values()))


def belongs(card: ReasonCard, tumour: Tumour | None) -> bool:
    return card.cancer in folders_of(tumour)


def ask_card(
    card: ReasonCard, tumour: Tumour | None, ask: Callable[[Tumour | None], CaseAnswers],
) -> tuple[Verdict, tuple[Fact, ...]]:
    answers = ask(tumour)
    return card.applies_when.ask(answers), tuple(answers.trail)


def names_treatment(case: Case) -> bool:
    """Whether any paper names a treatment of this person: given, proposed, perhaps or not at all."""
    return any(fact.status.person is Person.PATIENT for fact in case.of_kind("treatment"))


def findings_of_case(case: Case, cover: Cover, over: frozenset[str] = frozenset()) -> Mapping[str, Verdict]:
    """What only the guide can tell, for the conditions that ask for a finding: what the case alone answers."""
    anything = bool(case.facts)
    return {
        "conflict": verdict_of(bool(case.conflicts) if anything else None),
        "pending": verdict_of(bool(unseen_results(case)) if anything else None),
        "several-recommendations": several_recommendations(case, over),
        "trial-spoken-of": verdict_of(bool(trials_spoken_of(case)) if anything else None),
        "no-treatment-named": verdict_of(not cover.held_back and not names_treatment(case)),
    }


def findings_of_plan(plan: Plan) -> Mapping[str, Verdict]:
    return {"unsupported-premise": unsupported(plan)}


def unsupported(plan: Plan) -> Verdict:
    """Yes where papers speak against a premise; unknown where none carries it, for it may stand elsewhere."""
    found = {premise.support for premise in plan.premises}
    if Support.NOT_SUPPORTED in found:
        return Verdict.YES
    return Verdict.NO if found == {Support.SUPPORTED} else Verdict.UNKNOWN
