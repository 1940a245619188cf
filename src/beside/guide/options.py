"""The options: what the records name, waiting, trials, and from cards what is commonly discussed. Never ranked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from beside.facts import Assertion, Course, Person, Time
from beside.guide.answers import is_treatment, names_kind_only
from beside.guide.elsewhere import trials_spoken_of
from beside.guide.guide import Answer, Option
from beside.guide.other_side import twins_of
from beside.guide.over import done_for, is_past
from beside.guide.said_of import effects_in
from beside.knowledge.cards import SEVEN, Card, OptionCard, TreatmentCard
from beside.terms.cancers import kinds_above
from beside.terms.modalities import order_of, title_of
from beside.terms.verdict import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from beside.case import Case, Tumour
    from beside.facts import Fact
    from beside.guide.answers import CaseAnswers
    from beside.guide.said_of import SaidOf
    from beside.knowledge import Knowledge

# What the records say of an option, from the nearest to a plan outwards.
COURSES = (Course.RECOMMENDED, Course.PLANNED, Course.ONGOING, Course.DISCUSSED, Course.DECLINED)


def find_options(
    case: Case, knowledge: Knowledge, ask: Callable[[Tumour | None], CaseAnswers], over: frozenset[str], *, by_cancer: bool,
) -> list[Option]:
    """Columns of the grid in a neutral order: by kind of treatment, never by who recommends them. What is `over` is none.

    Where the cards by cancer are held back, only what the records name: the cards of ways to ask about are for adults.
    """
    cards = option_cards(case, knowledge) if by_cancer else []
    named = [fact for fact in case.facts if is_option(fact) and fact.id not in over]
    by_card, loose = match_cards(named, [card for card, _ in cards], ask, case)
    shown = [(card, tumour) for card, tumour in cards if by_card.get(card.id) or (is_ahead(card, tumour, case) and card.applies_when.ask(ask(tumour)) is Verdict.YES)]
    said = effects_in(case)
    options = [with_left_out(carded_option(card, by_card.get(card.id, []), said, knowledge), case) for card in without_doubles(once(shown), by_card)]
    options += [loose_option(modality, facts, said, knowledge if by_cancer else None) for modality, facts in sorted(loose.items())]
    options = [only_of(option, shown, case) for option in options]
    return sorted(options, key=lambda option: (option.order, option.title))


def is_ahead(card: OptionCard, tumour: Tumour | None, case: Case) -> bool:
    """Whether a way that no paper names may still be ahead: not for a cancer that is past, nor where it was given to its end."""
    if tumour is None or card.cancer == "any":
        return True
    done = (fact for one in (tumour, *twins_of(tumour, case)) for fact in done_for(one, case))
    return not is_past(tumour, case) and not any(stands_for(card, fact) for fact in done)


def once(shown: Sequence[tuple[OptionCard, Tumour | None]]) -> list[OptionCard]:
    return list({card.id: card for card, _ in shown}.values())


def only_of(option: Option, shown: Sequence[tuple[OptionCard, Tumour | None]], case: Case) -> Option:
    """A way that no paper names, with the tumour it is asked about for, where that is one of several of the same cancer."""
    tumours = {tumour.id: tumour for card, tumour in shown if tumour is not None and option.card is card and card.cancer != "any"}
    is_one = len(tumours) == 1 and not option.facts and any(twins_of(tumour, case) for tumour in tumours.values())
    return replace(option, tumour=next(iter(tumours))) if is_one else option


def without_doubles(cards: Sequence[OptionCard], by_card: Mapping[str, list[Fact]]) -> list[OptionCard]:
    """A card for any cancer gives way to one of this cancer for the same kind of treatment, unless the records name it.

    Surgery, radiation and drugs in general give way to any card of this cancer: its own cards say which of them are asked about.
    """
    own = {pattern.modality for card in cards if card.cancer != "any" for pattern in card.matches}
    return [card for card in cards if card.cancer != "any" or by_card.get(card.id) or not gives_way(card, own)]


def gives_way(card: OptionCard, own: AbstractSet[str]) -> bool:
    return {pattern.modality for pattern in card.matches} <= own or (bool(own) and card.order < order_of("monitoring"))


def option_cards(case: Case, knowledge: Knowledge) -> list[tuple[OptionCard, Tumour | None]]:
    """The cancer's own cards before those for any cancer, each with the tumour it is asked for."""
    own = [(card, tumour) for tumour in case.tumours for card in knowledge.of_kind(OptionCard, *kinds_above(tumour.cancer))]
    first = case.tumours[0] if case.tumours else None
    return [*own, *((card, first) for card in knowledge.of_kind(OptionCard, "any"))]


def is_option(fact: Fact) -> bool:
    return (
        fact.kind == "treatment"
        and fact.status.person is Person.PATIENT
        and fact.status.course in COURSES
        and fact.status.assertion is Assertion.STATED
        and fact.status.time is not Time.PAST
    )


def match_cards(
    named: Sequence[Fact], cards: Sequence[OptionCard], ask: Callable[[Tumour | None], CaseAnswers], case: Case,
) -> tuple[Mapping[str, list[Fact]], Mapping[str, list[Fact]]]:
    """The recorded treatments by the card that stands for them; what no card stands for, by kind of treatment."""
    by_card: dict[str, list[Fact]] = defaultdict(list)
    loose: dict[str, list[Fact]] = defaultdict(list)
    ruled_out = {card.id for card in cards if all(card.applies_when.ask(ask(tumour)) is Verdict.NO for tumour in case.tumours or (None,))}
    for fact in named:
        fitting = [card for card in cards if card.id not in ruled_out and stands_for(card, fact) and not says_too_much(card, fact)]
        (by_card[fitting[0].id] if fitting else loose[fact.name]).append(fact)
    return by_card, without_bare(loose, named)


def says_too_much(card: OptionCard, fact: Fact) -> bool:
    """Whoever declined one thing has not declined its kind: a cold cap is not all of supportive care."""
    exactly = any(pattern.value or pattern.drug_class for pattern in card.matches)
    return fact.status.course is Course.DECLINED and not names_kind_only(fact) and not exactly


def without_bare(loose: Mapping[str, list[Fact]], named: Sequence[Fact]) -> Mapping[str, list[Fact]]:
    """A paper that names the kind alone makes no column beside the treatments of that kind that are at least as near to a plan."""
    kept = {modality: [fact for fact in facts if not names_kind_only(fact) or not any(says_more(other, fact) for other in named)] for modality, facts in loose.items()}
    return {modality: facts for modality, facts in kept.items() if facts}


def says_more(one: Fact, bare: Fact) -> bool:
    return one.name == bare.name and not names_kind_only(one) and nearness(one) <= nearness(bare)


def nearness(fact: Fact) -> int:
    return COURSES.index(fact.status.course) if fact.status.course else len(COURSES)


def stands_for(card: OptionCard, fact: Fact) -> bool:
    return any(is_treatment(fact, pattern) for pattern in card.matches)


def carded_option(card: OptionCard, facts: Sequence[Fact], said: Sequence[SaidOf], knowledge: Knowledge) -> Option:
    treatment = knowledge.cards.get(card.treatment)
    general = treatment if isinstance(treatment, TreatmentCard) else None
    return make_option(card.id, card.title, facts, card, general, card.order, said)


def with_left_out(option: Option, case: Case) -> Option:
    """A way no record names, with the words that say it is no part of a plan ("without hormone therapy"), or that none is open."""
    card = option.card
    if option.facts or card is None:
        return option
    said = (fact for fact in case.of_kind("treatment") if fact.status.assertion is Assertion.RULED_OUT and fact.status.time is not Time.PAST)
    spoken = trials_spoken_of(case) if any(pattern.modality == "trial" for pattern in card.matches) else ()
    left_out = tuple(fact for fact in said if fact.status.person is Person.PATIENT and stands_for(card, fact))
    return replace(option, left_out=left_out, spoken_of=tuple(spoken))


def loose_option(modality: str, facts: Sequence[Fact], said: Sequence[SaidOf], knowledge: Knowledge | None) -> Option:
    """What the records name and no card of this cancer stands for: shown under its kind of treatment.

    What holds of a kind at large need not hold of one drug of it, so a drug without a card has nothing said in general;
    nor has anything for a child, for whom no card of a treatment is written.
    """
    specific = all(not names_kind_only(fact) for fact in facts)
    general = None if specific or knowledge is None else knowledge.cards.get(f"any.treatment.{modality}")
    named = sorted({str(fact.value) for fact in facts if fact.value and str(fact.value) != modality})
    title = title_of(modality) + (f" ({', '.join(named)})" if named else "")
    return make_option(f"recorded.{modality}", title, facts, None, general, order_of(modality), said)


def make_option(
    name: str, title: str, facts: Sequence[Fact], card: OptionCard | None, general: Card | None, order: int, said: Sequence[SaidOf],
) -> Option:
    treatment = general if isinstance(general, TreatmentCard) else None
    course = course_of(facts)
    return Option(
        id=name,
        title=title,
        course=course,
        facts=tuple(facts),
        card=card,
        treatment=treatment,
        answers=tuple(answer_of(question, facts, card, treatment, said) for question in SEVEN),
        order=order,
    )


def course_of(facts: Sequence[Fact]) -> str:
    found = {fact.status.course for fact in facts}
    return next((course.value for course in COURSES if course in found), "")


def answer_of(
    question: str, facts: Sequence[Fact], card: OptionCard | None, treatment: TreatmentCard | None, said: Sequence[SaidOf],
) -> Answer:
    general = treatment.answers.get(question) if treatment else None
    return Answer(
        question=question,
        records=tuple(records_on(question, facts, said)),
        general=general,
        general_card=treatment if general else None,
        ask=card.questions.get(question, "") if card else "",
    )


def records_on(question: str, facts: Sequence[Fact], said: Sequence[SaidOf]) -> list[Fact]:
    """What the records say on one of the seven questions beside the option itself. Why a way was chosen is no benefit of it."""
    return said_of(facts, said) if question == "side-effects" else []


def said_of(facts: Sequence[Fact], told: Sequence[SaidOf]) -> list[Fact]:
    ids = {fact.id for fact in facts}
    return [one.fact for one in told if not ids.isdisjoint(one.treatments)]
