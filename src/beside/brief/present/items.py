"""Step 3: what could change the plan, factor by factor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.brief import wording, wording_plan, wording_series
from beside.brief.fact_words import is_booked
from beside.brief.messages import frame, framed, from_records, in_general, message, plain_words
from beside.brief.page import Bullets, Items, More, Paragraph, Section, Subsection, Tag
from beside.brief.page import Item as ItemBlock
from beside.brief.present.build import ask, excerpt, fold, plain, small, tell, tell_series, told
from beside.brief.present.now import all_tests_ahead, symptoms
from beside.brief.present.other_findings import other_findings
from beside.brief.sight import Folded
from beside.brief.visible import visible
from beside.case import in_series
from beside.facts.fact import Assertion
from beside.guide.guide import State
from beside.guide.items import is_not_assessed, is_told
from beside.knowledge.cards import FACTORS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.brief.messages import Message, Sentence
    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.case import Change
    from beside.facts import Fact
    from beside.guide import Guide
    from beside.guide.guide import Item, Question
    from beside.knowledge.cards import ItemCard

LONGEST_TAG = 80  # characters of a paper's words within a tag
TONES = {
    State.HAVE: "done",
    State.PENDING: "waiting",
    State.MISSING: "open",
    State.CONFLICTING: "waiting",
    State.OLD: "waiting",
    State.NOT_APPLICABLE: "quiet",
}


def present_items(guide: Guide, sight: Sight) -> Section:
    return Section(
        "step-3",
        frame(wording.STEP_3),
        (
            plain(wording.STEP_3_INTRO),
            *(_factor(factor, guide, sight) for factor in FACTORS),
            *other_findings(guide, sight),
            *all_tests_ahead(guide, sight),
            *symptoms(guide, sight),
            *_other_values(guide, sight),
            *_changed(guide, sight),
        ),
    )


def _factor(factor: str, guide: Guide, sight: Sight) -> Subsection:
    listed = [_as_awaited(item, guide) for item in guide.items if item.card.factor == factor]
    beside = [item for item in listed if item.state is State.NOT_APPLICABLE]
    only_if = [item for item in listed if is_doubtful(item)]
    asked = tuple(_item(item, sight) for item in listed if item not in beside and item not in only_if)
    blocks = (*((Items(asked),) if asked else ()), *_only_if(only_if), *_not_listed(beside, sight))
    return Subsection(f"factor-{factor}", frame(wording.FACTORS[factor]), blocks or (plain(wording.NO_ITEMS),))


def is_doubtful(item: Item) -> bool:
    """A gap only if a drug or an operation is named later, on which no record waits or differs."""
    return item.state in (State.MISSING, State.OLD) and not item.applies_surely


def _as_awaited(item: Item, guide: Guide) -> Item:
    """What is awaited is never listed among what does not matter here."""
    if item.state is not State.NOT_APPLICABLE:
        return item
    names = {name.casefold() for pattern in item.card.looks_for for name in (pattern.name, pattern.kind)}
    names |= {item.card.title.casefold()}
    waiting = tuple(
        fact for fact in guide.case.facts
        if fact.kind == "pending" and fact.status.assertion is Assertion.STATED and fact.name and fact.name.casefold() in names
    )
    return replace(item, state=State.PENDING, facts=waiting, applies_surely=True) if waiting else item


def _only_if(items: Sequence[Item]) -> tuple[Block, ...]:
    """What nobody has named yet: one line for each thing that may come up, with the questions it would call for."""
    if not items:
        return ()
    cards: dict[str, dict[str, ItemCard]] = {}
    for item in items:
        cards.setdefault(item.card.only_if, {}).setdefault(item.card.asks, item.card)
    return (More(frame(wording.ONLY_IF), (Bullets(tuple(_if_ask(this, [*alike.values()]) for this, alike in cards.items()), style="quiet"),)),)


def _if_ask(this: str, cards: Sequence[ItemCard]) -> tuple[Sentence, ...]:
    comes_up = message(wording.IF_ASK, this=visible(this)) if this else message(wording.IF_PLANNED_ASK)
    return framed(comes_up), *(in_general(plain_words(visible(card.asks)), card) for card in cards)


def _not_listed(items: Sequence[Item], sight: Sight) -> tuple[Block, ...]:
    """What is asked only in other situations: named, with what in the records says so."""
    if not items:
        return ()
    named = Bullets(tuple((item_title(item, sight), *_open_facts(item, sight)) for item in items), style="quiet")
    return (More(frame(wording.NOT_LISTED), (named,)),)


def _open_facts(item: Item, sight: Sight) -> tuple[Sentence, ...]:
    return tuple(sentence for fact in item.facts if not sight.folds((fact,)) for sentence in tell(fact, sight))


def _item(item: Item, sight: Sight) -> ItemBlock:
    return ItemBlock(item_title(item, sight), state_tag(item), tuple(_item_blocks(item, sight)))


def _item_blocks(item: Item, sight: Sight) -> Iterator[Block]:
    if not item.applies_surely:
        yield small(wording.MAY_NOT_APPLY)
    if item.state is State.CONFLICTING and item.facts:
        yield plain(wording.PAPERS_DIFFER)
    yield from told(besides_tag(item), sight)
    yield Paragraph((changes(item), *((who_has(item),) if item.is_gap else ())))
    if any(fact.details.remark and sight.folds((fact,)) is Folded.OPEN for fact in item.facts):
        yield ask(wording_plan.ASK_OF_REMARK)
    if item.is_gap:
        question = in_general(plain_words(visible(item.card.asks)), item.card)
        yield Paragraph((in_general(message(wording.ASK, question=question.message), item.card),), tone="ask")


def item_title(item: Item, sight: Sight) -> Sentence:
    """The tumour is named only where there is more than one."""
    title = visible(item.card.title)
    if not item.tumour or len(sight.case.tumours) < 2:
        return in_general(plain_words(title), item.card)
    return in_general(message(wording.TUMOUR_OF, what=title, tumour=tumour_name(item.tumour)), item.card)


def tumour_name(tumour: str) -> str:
    """`breast:left` as people say it."""
    cancer, _, side = tumour.partition(":")
    return visible(f"{side} {cancer}".strip().replace("-", " "))


def state_tag(item: Item) -> Tag:
    return Tag(tag_sentence(item), TONES[item.state])


def tag_sentence(item: Item) -> Sentence:
    """The state in plain words; it stands on the facts where there are any, else it is what the search found."""
    not_yet = says_not_yet(item.facts) if item.state is State.MISSING else None
    if not_yet is not None:
        return not_yet
    words = message(wording.STATES[item.state.value])
    booked = _booked(item)
    if booked is not None and booked.details.due is not None:
        words = message(wording.BOOKED_FOR, date=booked.details.due.in_words())
    elif item.since is not None and item.state is State.PENDING:
        words = message(wording.AWAITED_SINCE, date=item.since.in_words())
    if item.state is State.MISSING and item.facts:
        words = message(how_far_told(item))
    if item.since is not None and item.state is State.OLD:
        words = message(wording.FROM_DATE, date=item.since.in_words())
    return _on_facts(words, item)


def how_far_told(item: Item) -> str:
    """What the records have on it, where that is no answer."""
    if all(is_not_assessed(fact) for fact in item.facts):
        return wording.NOT_ASSESSED
    return wording.TOLD_IN_PART if any(is_told(fact) for fact in item.facts) else wording.STATES[item.state.value]


def says_not_yet(facts: Sequence[Fact]) -> Sentence | None:
    """The newest words of a paper that this is not done or asked for yet; what it says is true of its day."""
    said = next((fact for fact in facts if fact.kind == "not-yet"), None)
    if said is None:
        return None
    words = excerpt(said.source.quote, LONGEST_TAG)
    day = message(wording.SAID_ON, words=words, date=said.date.in_words()) if said.date else message(wording.EXCERPT, words=words)
    return from_records(day, said)


def besides_tag(item: Item) -> tuple[Fact, ...]:
    """The facts without the one whose words are the state."""
    said = says_not_yet(item.facts) if item.state is State.MISSING else None
    return tuple(fact for fact in item.facts if said is None or fact.id not in said.facts)


def state_sentence(item: Item) -> Sentence:
    not_yet = says_not_yet(item.facts) if item.state is State.MISSING else None
    if not_yet is not None:
        return from_records(message(wording.PAPERS_SAY, words=not_yet.message), *item.facts)
    booked = _booked(item)
    if booked is not None and booked.details.due is not None:
        return _on_facts(message(wording.IS_BOOKED_FOR, date=booked.details.due.in_words()), item)
    if item.state is State.PENDING and item.facts and all(fact.kind != "pending" for fact in item.facts):
        return _on_facts(message(wording.IS_AHEAD), item)
    return _on_facts(message(wording.STATE_SENTENCES[item.state.value]), item)


def _booked(item: Item) -> Fact | None:
    """The scan or visit that is waited for, where its day is known: it is booked, not a result on its way."""
    return next((fact for fact in item.facts if is_booked(fact)), None) if item.state is State.PENDING else None


def _on_facts(words: Message, item: Item) -> Sentence:
    """That something is awaited stands on the papers that wait for it, not on what was found before."""
    waiting = [fact for fact in item.facts if fact.kind == "pending"] if item.state is State.PENDING else []
    return from_records(words, *(waiting or item.facts)) if item.facts else framed(words)


def changes(item: Item) -> Sentence:
    return in_general(message(wording.IT_COULD_CHANGE, what=visible(item.card.could_change)), item.card)


def what_changes(item: Item) -> Sentence:
    """As `changes`, for a column that is headed so."""
    return in_general(plain_words(visible(item.card.could_change)), item.card)


def who_has(item: Item) -> Sentence:
    return in_general(message(wording.WHO_HAS, who=visible(item.card.held_by)), item.card)


def find_item(question: Question, guide: Guide) -> Item | None:
    """The gap a question asks about, where its path names one."""
    return next((item for item in guide.items if item.is_gap and item.card.id in question.path and item.tumour == question.tumour), None)


def _other_values(guide: Guide, sight: Sight) -> Iterator[Block]:
    """Blood values no item asks for: they are not weighed here, and with a remark of the team they must not be lost."""
    asked = {fact.id for item in guide.items if not is_doubtful(item) for fact in item.facts}
    values = [fact for fact in guide.case.facts if fact.kind == "lab" and fact.status.holds and fact.id not in asked]
    if values:
        yield More(frame(wording_series.OTHER_VALUES, count=len(in_series(values))), told(values, sight))


def _changed(guide: Guide, sight: Sight) -> Iterator[Block]:
    changes_told = [change for change in guide.case.changes if change.kind != "lab"]  # those stand above, each with its course
    if changes_told:
        told_changes = tuple(block for change in changes_told for block in _change(change, sight))
        yield Subsection("changed", frame(wording.CHANGED_TITLE), (plain(wording.CHANGED_INTRO), *told_changes))


def _change(change: Change, sight: Sight) -> tuple[Block, ...]:
    """One thing over time; folded whole where one of its values is."""
    told_facts = tuple(Paragraph(tell_series(series, sight)) for series in in_series(change.facts))
    folded = sight.folds(change.facts)
    return told_facts if folded is Folded.OPEN else (fold(folded, len(change.facts), told_facts),)
