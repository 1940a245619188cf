"""The decision, the goal and the plan, in the words of those who said them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from beside.facts import Assertion, Course, Person, Time
from beside.guide.guide import Decision, Goal, Plan, Premise, State, Support
from beside.knowledge.cards import QuestionCard
from beside.terms.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from beside.case import Case, Statement
    from beside.facts import Fact
    from beside.guide.guide import Item
    from beside.knowledge import Knowledge
    from beside.terms.places import Source

FIRST = re.compile(r"\b(?:I|my|me|we|our)\b")
THIRD = re.compile(r"\b(?:she|he|they|patient)\b", re.IGNORECASE)
QUOTED = re.compile(r'["“][^"”]{3,2000}["”]?')
FOR_THEM = "message for them"
Papers = Mapping[str, Sequence[tuple["Source", "Fact"]]]  # what each paper says, with its place there
AHEAD = frozenset({Course.RECOMMENDED, Course.PLANNED, Course.ONGOING})


def newest_first(facts: Sequence[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: str(fact.date or ""), reverse=True)


def of_patient(case: Case, kind: str) -> list[Fact]:
    return [fact for fact in case.of_kind(kind) if fact.status.person is not Person.FAMILY]


def last_statement(case: Case, kind: str) -> Statement | None:
    return next((statement for statement in reversed(case.statements) if statement.kind == kind), None)


def find_decision(case: Case) -> Decision:
    stated, by_stated = last_statement(case, "decision"), last_statement(case, "decide-by")
    by_fact = fullest(newest_first(of_patient(case, "decide-by")))
    by = parse_date(by_stated.words) if by_stated else by_fact.date if by_fact else None
    return Decision(stated.words if stated else "", stated, None, by, by_stated, by_fact)


def fullest(days: Sequence[Fact]) -> Fact | None:
    """Of the papers that name the last of the days the one that says most: it may say why."""
    return max((fact for fact in days if fact.date == days[0].date), key=lambda fact: len(fact.source.quote), default=None)


def find_goal(case: Case, knowledge: Knowledge) -> Goal:
    """What is said of the treatment ahead; what a treatment that is over was meant to do is no goal of now."""
    said = [fact for fact in newest_first(of_patient(case, "goal")) if fact.status.assertion is Assertion.STATED and fact.status.time is not Time.PAST]
    asking = (card for card in knowledge.of_kind(QuestionCard, "any") if card.step == "goal")
    return Goal(
        team=in_sentences(once(fact for fact in said if fact.name != "patient")),
        patient=told_apart((*(fact for fact in said if fact.name == "patient"), *own_words(case)), case),
        stated=tuple(statement for statement in case.statements if statement.kind == "goal"),
        question=next(asking, None),
    )


def own_words(case: Case) -> list[Fact]:
    """What else the person said or wrote: doubts, fears and questions weigh as much as wishes."""
    return newest_first([fact for fact in of_patient(case, "own-words") if fact.status.assertion is Assertion.STATED])


def once(said: Iterable[Fact]) -> tuple[Fact, ...]:
    """The same words on several papers stand once, where they were said last."""
    kept: dict[str, Fact] = {}
    for fact in said:
        kept.setdefault(str(fact.value).casefold(), fact)
    return tuple(kept.values())


def told_apart(said: Sequence[Fact], case: Case) -> tuple[Fact, ...]:
    """The person's own voice first. What somebody of another name wrote for them is kept, and not as their own voice."""
    others = {fact.source.document for fact in said if fact.name == "message" and is_another(fact.details.speaker, case.identity.names)}
    named = (replace(fact, name=FOR_THEM) if fact.source.document in others else fact for fact in said)
    return tuple(sorted(named, key=lambda fact: not is_own_voice(fact)))


def is_another(sender: str, names: Sequence[str]) -> bool:
    """Whether a sender bears none of the names: two words have to be the same, for a family shares one."""
    mine = words_of_name(sender)
    full = [words for name in names if len(words := words_of_name(name)) > 1]
    return len(mine) > 1 and bool(full) and not any(len(mine & words) > 1 for words in full)


def words_of_name(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]{2,}", name.casefold()))


def in_sentences(said: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Without the bare code "curative", where somebody said it in words."""
    return tuple(fact for fact in said if not fact.source.path or " " in str(fact.value)) or said


def is_own_voice(fact: Fact) -> bool:
    """Whether the person speaks in the words themselves, in a message or within quotation marks, rather than being spoken of."""
    if fact.name in {"message", FOR_THEM}:
        return fact.name == "message"
    spoken = QUOTED.search(str(fact.value))
    words = spoken.group() if spoken else str(fact.value)
    return FIRST.search(words) is not None and (spoken is not None or THIRD.search(words) is None)


def find_plan(case: Case, items: Sequence[Item], over: frozenset[str] = frozenset()) -> Plan:
    """`over`: treatments that are planned or under way no longer, by id."""
    said = [fact for fact in newest_first(of_patient(case, "recommendation")) if fact.status.assertion is not Assertion.RULED_OUT]
    treatments = of_patient(case, "treatment")
    papers = by_paper(treatments)
    recommended = [fact for fact in said if not is_superseded(fact, said, papers, over)]
    ahead = [fact for fact in treatments if is_ahead(fact) and fact.id not in over]
    return Plan(
        recommendations=tuple(recommended),
        treatments=tuple(ahead),
        reasons=tuple(newest_first(of_patient(case, "reason"))),
        premises=tuple(find_premises(case, recommended, ahead, items)),
        other_ways=tuple(find_other_ways(case, recommended, treatments, papers)),
        left_open=tuple(newest_first(of_patient(case, "left-open"))),
        depends=tuple(newest_first(of_patient(case, "depends"))),
    )


def find_other_ways(case: Case, recommended: Sequence[Fact], treatments: Sequence[Fact], papers: Papers) -> list[Fact]:
    """Those that no later paper recommends: what was talked about in summer may be the plan of autumn."""
    advised = [one for one in treatments if one.status.course in AHEAD and any(lies_in(source, fact.source) for fact in recommended for source in one.sources)]
    others = (fact for fact in newest_first(of_patient(case, "other-way")) if not is_now_advised(fact, papers, advised))
    return [fact for fact in others if not any(lies_in(fact.source, source) for one in recommended for source in one.sources)]


def is_now_advised(fact: Fact, papers: Papers, advised: Sequence[Fact]) -> bool:
    named = named_within(fact, papers)
    return bool(named) and all(any(is_later(later, one) for later in advised) for one in named)


def is_later(later: Fact, one: Fact) -> bool:
    same = (later.name, str(later.value).casefold()) == (one.name, str(one.value).casefold())
    return same and one.date is not None and later.date is not None and one.date.before(later.date) is True


def by_paper(facts: Sequence[Fact]) -> Papers:
    """What each paper says, by its places there."""
    papers: dict[str, list[tuple[Source, Fact]]] = {}
    for fact in facts:
        for source in fact.sources:
            papers.setdefault(source.document, []).append((source, fact))
    return papers


def is_superseded(fact: Fact, said: Sequence[Fact], papers: Papers, over: frozenset[str]) -> bool:
    """Whether all that the words name is over and a later paper plans anew."""
    if not over or not any(other.date is not None and fact.date is not None and fact.date.before(other.date) is True for other in said):
        return False
    named = named_within(fact, papers)
    return bool(named) and all(one.id in over for one in named)


def named_within(fact: Fact, papers: Papers) -> Sequence[Fact]:
    """What stands within the words of this fact."""
    return [one for source, one in papers.get(fact.source.document, ()) if lies_in(source, fact.source)]


def lies_in(inner: Source, outer: Source) -> bool:
    return inner.document == outer.document and 0 <= outer.start <= inner.start < inner.end <= outer.end


def is_ahead(fact: Fact) -> bool:
    return fact.status.course in AHEAD and fact.status.assertion is Assertion.STATED and fact.status.time is not Time.PAST


def find_premises(case: Case, recommended: Sequence[Fact], ahead: Sequence[Fact], items: Sequence[Item]) -> list[Premise]:
    """What decides between treatments here, and whether a record carries it; nothing where no plan is stated."""
    if not recommended and not ahead:
        return []
    texts = {document.id for document in case.documents if document.text}
    letters = {fact.source.document for fact in recommended} & texts
    deciding = (item for item in items if item.card.weight == "decides" and item.applies_surely)
    return [premise_of(item, letters) for item in deciding if item.state is not State.NOT_APPLICABLE]


def premise_of(item: Item, letters: set[str]) -> Premise:
    return Premise(item.card.title, support_of(item, letters), item.facts, item.path, item.tumour, item.state in (State.HAVE, State.OLD))


def support_of(item: Item, letters: set[str]) -> Support:
    """A letter that gives the plan does not carry its own premises: the report itself has to be there."""
    if item.state is State.CONFLICTING:
        return Support.NOT_SUPPORTED
    if item.state in (State.MISSING, State.PENDING):
        return Support.NOT_FOUND
    elsewhere = any(source.document not in letters for fact in item.facts for source in fact.sources)
    return Support.SUPPORTED if elsewhere else Support.NOT_FOUND
