"""What could change the plan: each item under the eight factors, and what the records say of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from beside.facts import Assertion, Course, Person, Time
from beside.guide.answers import CaseAnswers, has_name, has_value
from beside.guide.guide import Item, State
from beside.guide.other_side import LOOKS
from beside.guide.said_of import entry_of
from beside.knowledge.cards import FACTORS, WEIGHTS, ItemCard
from beside.terms.biomarkers import wider_marker
from beside.terms.cancers import kinds_above
from beside.terms.kinds import kinds
from beside.terms.places import overlaps
from beside.terms.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from beside.case import Case, Tumour
    from beside.facts import Fact
    from beside.knowledge import Knowledge
    from beside.knowledge.conditions import FactPattern
    from beside.terms.dates import PartialDate

GIVEN = (Course.COMPLETED, Course.STOPPED, Course.ONGOING)
STAGED = frozenset({"stage.t", "stage.n", "stage.m"})
DONE_OR_NOT = frozenset({"imaging", "procedure"})
DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


def find_items(case: Case, knowledge: Knowledge, ask: Callable[[Tumour | None], CaseAnswers], *, by_cancer: bool) -> list[Item]:
    """Every item of the cards for this case, in the order of factors, weight and card."""
    items = [item for tumour in case.tumours or (None,) for item in items_of_tumour(tumour, case, knowledge, ask, by_cancer=by_cancer)]
    return sorted(without_named_elsewhere(once_for_the_person(items)), key=order_of)


def order_of(item: Item) -> tuple[int, int, bool]:
    return FACTORS.index(item.card.factor), WEIGHTS.index(item.card.weight), not item.applies_surely


def items_of_tumour(
    tumour: Tumour | None, case: Case, knowledge: Knowledge, ask: Callable[[Tumour | None], CaseAnswers], *, by_cancer: bool,
) -> list[Item]:
    cards = cards_for(tumour, knowledge, by_cancer=by_cancer)
    return [make_item(card, tumour, case, ask(tumour)) for card in cards]


def cards_for(tumour: Tumour | None, knowledge: Knowledge, *, by_cancer: bool) -> list[ItemCard]:
    """The cancer's own cards, then those of the kind it is one of and of any cancer that none before stands for."""
    kept: list[ItemCard] = []
    for folder in (*(kinds_above(tumour.cancer) if tumour and by_cancer else ()), "any"):
        kept += [card for card in knowledge.of_kind(ItemCard, folder) if not any(stands_for(mine, card) for mine in kept)]
    return kept


def stands_for(own: ItemCard, general: ItemCard) -> bool:
    """Whether a cancer's own card is about the same thing: it looks for the same, or is called the same.

    What a general card asks of the tumour at large (any biomarker) the cancer's own cards ask one by one.
    """
    looked_for = {(pattern.kind, pattern.name) for pattern in own.looks_for}
    looked_for |= {(pattern.kind, "") for pattern in own.looks_for if kinds()[pattern.kind].of_tumour}
    return own.title == general.title or any((pattern.kind, pattern.name) in looked_for for pattern in general.looks_for)


def once_for_the_person(items: Iterable[Item]) -> list[Item]:
    """An item about the person stands once and without a tumour, as long as the same is known of it for each tumour there is."""
    by_card: dict[str, list[Item]] = {}
    for item in items:
        by_card.setdefault(item.card.id, []).append(item)
    return [item for same in by_card.values() for item in ([as_of_the_person(same)] if is_of_the_person(same) else same)]


def is_of_the_person(same: Sequence[Item]) -> bool:
    of_tumour = any(kinds()[pattern.kind].of_tumour for pattern in same[0].card.looks_for)
    return not of_tumour and len({frozenset(fact.id for fact in item.facts) for item in same if item.state is not State.NOT_APPLICABLE}) <= 1


def as_of_the_person(same: Sequence[Item]) -> Item:
    """As it stands for the tumour for which it surely applies; a single tumour is named by no item."""
    chosen = min(same, key=lambda item: (item.state is State.NOT_APPLICABLE, not item.applies_surely))
    return replace(chosen, tumour="") if len(same) > 1 else chosen


def without_named_elsewhere(items: Sequence[Item]) -> list[Item]:
    """What is awaited in general stands for what no item of its own stands for."""
    elsewhere = {fact.id for item in items if not looks_for_anything_awaited(item.card) for fact in item.facts}
    left = [only_what_is_left(item, elsewhere) if looks_for_anything_awaited(item.card) else item for item in items]
    return [item for item in left if item.facts or not looks_for_anything_awaited(item.card)]


def looks_for_anything_awaited(card: ItemCard) -> bool:
    return any(pattern.kind == "pending" and not pattern.name for pattern in card.looks_for)


def only_what_is_left(item: Item, elsewhere: set[str]) -> Item:
    left = tuple(fact for fact in item.facts if fact.id not in elsewhere)
    named = [fact for fact in item.facts if fact.id in elsewhere]
    left = tuple(fact for fact in left if not any(tells_what_is_missing(fact, other) for other in named))
    return replace(item, facts=left, state=item.state if left else State.NOT_APPLICABLE)


def tells_what_is_missing(report: Fact, fact: Fact) -> bool:
    """Whether a report that is not final yet is here, and its own words say which of its results is awaited."""
    return any(
        mine.path and theirs.chain[:-1] == mine.chain and theirs.chain[-1].startswith(f"{entry_of(mine.path)} ")
        for mine in report.sources for theirs in fact.sources
    )  # fmt: skip


def make_item(card: ItemCard, tumour: Tumour | None, case: Case, answers: CaseAnswers) -> Item:
    applies = card.applies_when.ask(answers)
    why = tuple(fact.id for fact in answers.trail)
    state, facts, since = read_state(card, case, answers)
    facts = (*facts, *told_besides(card, answers, facts))
    if applies is Verdict.NO and state is not State.HAVE:
        state, facts, since = State.NOT_APPLICABLE, (), None
    return Item(
        card=card,
        tumour=tumour.id if tumour else "",
        state=state,
        applies_surely=applies is Verdict.YES or state in (State.PENDING, State.CONFLICTING),
        facts=facts,
        since=since,
        path=(card.id, *why, *(fact.id for fact in facts)),
    )


def read_state(
    card: ItemCard, case: Case, answers: CaseAnswers,
) -> tuple[State, tuple[Fact, ...], PartialDate | None]:
    found = evidence(card, answers)
    told = [fact for fact in found if is_told(fact) and not (fact.kind == "medication" and fact.id in answers.over)]
    waited = [fact for fact in awaited(card, answers) if fact.kind == "pending" or not told]
    if clashing := conflict_about(card, case, answers):
        differing = {fact.kind for fact in clashing}
        return State.CONFLICTING, (*clashing, *(fact for fact in told if fact.kind not in differing)), None
    if waited and not is_settled(told, waited):
        return State.PENDING, (*waited, *told), first_date(waited)
    if not told:
        not_yet = said_not_yet(card, answers)
        found += wider_words(card, answers)
        beside = (fact for fact in found if fact not in not_yet and not says_the_same(fact, not_yet) and not is_ahead(fact) and fact.status.assertion is not Assertion.HYPOTHETICAL)
        return State.MISSING, (*not_yet, *beside), None
    if all(not_needed(fact) for fact in told):
        return State.NOT_APPLICABLE, tuple(told), None
    return (State.OLD if is_old(card, told, answers.today) else State.HAVE), tuple(told), None


def wider_words(card: ItemCard, answers: CaseAnswers) -> list[Fact]:
    """Results that name a group of markers: "hormone receptor positive" tells of ER or of PR, and not of which."""
    groups = {wider_marker(pattern.name) for pattern in card.looks_for if pattern.kind == "biomarker"} - {""}
    return [fact for fact in answers.facts_of("biomarker") if fact.name in groups and is_told(fact)]


def evidence(card: ItemCard, answers: CaseAnswers) -> list[Fact]:
    """What the records hold on the first thing the card looks for that is there at all, and on the others where it was said later."""
    for place, pattern in enumerate(card.looks_for, 1):
        found = [fact for fact in answers.facts_of(pattern.kind, pattern.name) if fits(fact, pattern) or was_given_before(fact, pattern, answers)]
        if told := [fact for fact in found if is_told(fact)]:
            return [*found, *said_after(told, card.looks_for[place:], answers)]
    return [fact for pattern in card.looks_for for fact in answers.facts_of(pattern.kind, pattern.name) if fits(fact, pattern)]


def told_besides(card: ItemCard, answers: CaseAnswers, facts: Sequence[Fact]) -> list[Fact]:
    """What else the card looks for of the person: how active they are leaves room for every illness they have.

    It is only told; what the card names first decides the state. Of what is told of a medicine or an illness, all is told.
    """
    patterns = [pattern for pattern in card.looks_for if kinds()[pattern.kind].is_series or pattern.kind == "treatment"]
    others = (fact for pattern in patterns for fact in answers.facts_of(pattern.kind, pattern.name) if fits(fact, pattern) and is_said(fact) and not is_ahead(fact))
    return [fact for fact in dict.fromkeys(others) if fact not in facts]


def was_given_before(fact: Fact, pattern: FactPattern, answers: CaseAnswers) -> bool:
    """What was given without a word of its end, and what was under way too long ago to be a way of now, was given before all the same."""
    if not pattern.courses or fact.kind != "treatment" or not fits(fact, replace(pattern, courses=frozenset())):
        return False
    return was_given(fact) and (fact.status.course is None or fact.id in answers.over)


def is_said(fact: Fact) -> bool:
    """Stated of the person, of now or of the past."""
    return fact.status.holds or (fact.kind == "medication" and fact.status.assertion is Assertion.RULED_OUT)


def said_after(told: Sequence[Fact], patterns: Sequence[FactPattern], answers: CaseAnswers) -> list[Fact]:
    """An M0 does not hide a metastasis that a later paper names."""
    facts = (fact for pattern in patterns for fact in answers.facts_of(pattern.kind, pattern.name) if fits(fact, pattern) and is_told(fact))
    after = (fact for fact in facts if fact.date is not None and all(one.date is not None and one.date.before(fact.date) for one in told))
    return [fact for fact in dict.fromkeys(after) if fact not in told]


def fits(fact: Fact, pattern: FactPattern) -> bool:
    return has_name(fact, pattern) and has_value(fact, pattern) and (fact.kind == "family" or fact.status.person is Person.PATIENT)


def is_told(fact: Fact) -> bool:
    """Known to be there or known to be absent; a suspicion, a wish or a plan is neither."""
    if fact.kind == "treatment" and fact.status.assertion is Assertion.STATED and not was_given(fact):
        return False
    if fact.kind == "not-yet" or is_not_assessed(fact):
        return False
    if fact.kind == "medication" and fact.status.time is Time.PAST:  # taken once; what is taken now is not said
        return False
    if fact.kind in DONE_OR_NOT and fact.status.assertion is Assertion.RULED_OUT and fact.value != "needed":
        return False
    return fact.status.assertion in (Assertion.STATED, Assertion.RULED_OUT) and fact.status.time in (Time.CURRENT, Time.PAST)


def is_not_assessed(fact: Fact) -> bool:
    """NX and MX say that it was not looked at, or could not be."""
    return fact.kind in STAGED and str(fact.value).casefold() == f"{fact.kind[-1]}x"


def not_needed(fact: Fact) -> bool:
    """A scan the records call not needed tells nothing, and is not missing either; one that was not done is."""
    return fact.kind in DONE_OR_NOT and fact.status.assertion is Assertion.RULED_OUT


def is_ahead(fact: Fact) -> bool:
    """A treatment that is recommended, talked about or declined says nothing of what was given before."""
    return fact.kind == "treatment" and fact.status.assertion is not Assertion.RULED_OUT and not was_given(fact)


def was_given(fact: Fact) -> bool:
    return fact.status.course in GIVEN or (fact.status.course is None and fact.status.time is Time.PAST)


def awaited(card: ItemCard, answers: CaseAnswers) -> list[Fact]:
    """Results the records call awaited, by the names the card looks for."""
    names = {pattern.name.casefold() for pattern in card.looks_for if pattern.name and pattern.kind != "not-yet" and not pattern.sites} | {card.title.casefold()}
    kinds_alone = {pattern.kind for pattern in card.looks_for if not pattern.name}
    names |= {fact.name.casefold() for fact in answers.case.of_kind("imaging") if "imaging" in kinds_alone}
    return [
        fact
        for fact in answers.case.awaited
        if fact.id not in answers.others
        and not (fact.kind in LOOKS and fact.id in answers.other_side)
        and fact.status.person is Person.PATIENT
        and (
            (fact.kind == "pending" and is_of_site(fact, card))
            or (fact.kind == "pending" and (fact.name.casefold() in names or fact.name.casefold() in kinds_alone))
            or (fact.status.time is Time.PENDING and any(fact.kind == pattern.kind and has_name(fact, pattern) for pattern in card.looks_for))
        )
    ]


def is_of_site(fact: Fact, card: ItemCard) -> bool:
    """Whether the scan of just this part of the body is awaited."""
    return any(pattern.sites and has_name(fact, pattern) for pattern in card.looks_for)


def said_not_yet(card: ItemCard, answers: CaseAnswers) -> list[Fact]:
    """What papers say was not yet done or asked for, the newest first: each tells of its own day."""
    names = {pattern.name.casefold() for pattern in card.looks_for} | {pattern.kind for pattern in card.looks_for} | {card.title.casefold()}
    said = [fact for fact in answers.facts_of("not-yet") if fact.status.person is Person.PATIENT and fact.name.casefold() in names - {""}]
    return sorted(said, key=lambda fact: str(fact.date or ""), reverse=True)


def says_the_same(fact: Fact, not_yet: Sequence[Fact]) -> bool:
    """A scan or procedure read as not done from the very words that say so."""
    return not_needed(fact) and any(overlaps(source, other) for source in fact.sources for one in not_yet for other in one.sources)


def is_settled(told: Sequence[Fact], waited: Sequence[Fact]) -> bool:
    """Whether a decided result is dated after everything that was awaited."""
    asked = [fact.details.since or fact.date for fact in waited]
    return any(
        fact.date is not None and str(fact.value) != "equivocal" and all(day is not None and day.before(fact.date) for day in asked)
        for fact in told
    )


def conflict_about(card: ItemCard, case: Case, answers: CaseAnswers) -> tuple[Fact, ...]:
    here = answers.tumour.id if answers.tumour else ""
    clashing = (
        fact
        for conflict in case.conflicts
        if conflict.tumour in (here, "")
        and conflict.kind != "treatment"  # two days for one operation leave no doubt that it was done
        and any(conflict.kind == pattern.kind and (not pattern.name or pattern.name == conflict.name) for pattern in card.looks_for)
        for fact in conflict.facts
    )
    return tuple(dict.fromkeys(clashing))


def first_date(facts: Sequence[Fact]) -> PartialDate | None:
    """Since when: the day a paper says, before the day of a paper that only says that it waits."""
    since = (fact.details.since for fact in facts if fact.details.since)
    return next(since, next((fact.date for fact in facts if fact.date), None))


def is_old(card: ItemCard, told: Sequence[Fact], today: date) -> bool:
    """Whether the newest dated statement is older than the card allows. Without a date it cannot be told."""
    allowed = parse_duration(card.old_after)
    dated = [fact.date.latest() for fact in told if fact.date]
    return allowed is not None and bool(dated) and max(dated) + allowed < today


def parse_duration(written: str) -> timedelta | None:
    """An ISO 8601 duration of years, months, weeks and days (a year 365 days, a month 30); None for `never`."""
    found = DURATION.fullmatch(written)
    if found is None or written == "P":
        return None
    years, months, weeks, days = (int(part or 0) for part in found.groups())
    return timedelta(days=365 * years + 30 * months + 7 * weeks + days)
