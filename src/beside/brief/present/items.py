"""Step 3: what could change the plan, factor by factor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording
from beside.brief.messages import Sentence, frame, from_records, in_general, message, plain_words
from beside.brief.page import Bullets, Items, Paragraph, Section, Subsection, Tag
from beside.brief.page import Item as ItemBlock
from beside.brief.present.build import fold, plain, small, tell, told
from beside.brief.sight import Folded
from beside.brief.visible import visible
from beside.guide.guide import State
from beside.knowledge.cards import FACTORS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.case import Change
    from beside.guide import Guide
    from beside.guide.guide import Item, Question

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
            *_changed(guide, sight),
        ),
    )


def _factor(factor: str, guide: Guide, sight: Sight) -> Subsection:
    listed = [item for item in guide.items if item.card.factor == factor]
    asked = tuple(_item(item, sight) for item in listed if item.state is not State.NOT_APPLICABLE)
    beside = [item for item in listed if item.state is State.NOT_APPLICABLE]
    blocks = ((Items(asked),) if asked else ()) + _not_applicable(beside, sight)
    return Subsection(f"factor-{factor}", frame(wording.FACTORS[factor]), blocks or (plain(wording.NO_ITEMS),))


def _not_applicable(items: Sequence[Item], sight: Sight) -> tuple[Block, ...]:
    """What is asked only in other situations: named, with what in the records says so."""
    if not items:
        return ()
    named = Bullets(tuple((item_title(item, sight), *_open_facts(item, sight)) for item in items), style="quiet")
    return small(wording.DO_NOT_APPLY), named


def _open_facts(item: Item, sight: Sight) -> tuple[Sentence, ...]:
    return tuple(sentence for fact in item.facts if not sight.folds((fact,)) for sentence in tell(fact, sight))


def _item(item: Item, sight: Sight) -> ItemBlock:
    return ItemBlock(item_title(item, sight), state_tag(item), tuple(_item_blocks(item, sight)))


def _item_blocks(item: Item, sight: Sight) -> Iterator[Block]:
    if not item.applies_surely:
        yield small(wording.MAY_NOT_APPLY)
    if item.state is State.CONFLICTING and item.facts:
        yield plain(wording.PAPERS_DIFFER)
    yield from told(item.facts, sight)
    yield Paragraph((changes(item), who_has(item)))
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
    words = message(wording.STATES[item.state.value])
    if item.since is not None and item.state is State.PENDING:
        words = message(wording.AWAITED_SINCE, date=item.since.in_words())
    if item.since is not None and item.state is State.OLD:
        words = message(wording.FROM_DATE, date=item.since.in_words())
    return from_records(words, *item.facts) if item.facts else frame(words.wording, **dict(words.fields))


def state_sentence(item: Item) -> Sentence:
    words = message(wording.STATE_SENTENCES[item.state.value])
    return from_records(words, *item.facts) if item.facts else frame(words.wording)


def changes(item: Item) -> Sentence:
    return in_general(message(wording.IT_COULD_CHANGE, what=visible(item.card.could_change)), item.card)


def what_changes(item: Item) -> Sentence:
    """As `changes`, for a column that is headed so."""
    return in_general(plain_words(visible(item.card.could_change)), item.card)


def holder(item: Item) -> Sentence:
    return in_general(plain_words(visible(item.card.held_by)), item.card)


def who_has(item: Item) -> Sentence:
    return in_general(message(wording.WHO_HAS, who=visible(item.card.held_by)), item.card)


def find_item(question: Question, guide: Guide) -> Item | None:
    """The gap a question asks about, where its path names one."""
    return next((item for item in guide.items if item.is_gap and item.card.id in question.path), None)


def _changed(guide: Guide, sight: Sight) -> Iterator[Block]:
    if guide.case.changes:
        told_changes = tuple(block for change in guide.case.changes for block in _change(change, sight))
        yield Subsection("changed", frame(wording.CHANGED_TITLE), (plain(wording.CHANGED_INTRO), *told_changes))


def _change(change: Change, sight: Sight) -> tuple[Block, ...]:
    """One thing over time; folded whole where one of its values is."""
    told_facts = tuple(Paragraph(tell(fact, sight)) for fact in change.facts)
    folded = sight.folds(change.facts)
    return told_facts if folded is Folded.OPEN else (fold(folded, len(change.facts), told_facts),)
