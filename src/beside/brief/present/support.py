"""Which records support the plan, premise by premise, and the four questions to bring forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording, wording_plan
from beside.brief.messages import frame, framed, from_records, in_general, message, plain_words
from beside.brief.page import Blanks, Item, Items, Section, Subsection, Tag
from beside.brief.present.build import EXCERPT_LENGTH, ask, plain, told
from beside.brief.present.items import says_not_yet, tumour_name
from beside.brief.present.passages import passages, quoted_passages
from beside.brief.visible import visible
from beside.guide.guide import Support

if TYPE_CHECKING:
    from beside.brief.messages import Sentence
    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.guide import Guide
    from beside.guide.guide import Premise

TONES = {Support.SUPPORTED: "done", Support.NOT_SUPPORTED: "waiting", Support.NOT_FOUND: "open"}


def present_support(guide: Guide, sight: Sight) -> Section:
    four = Blanks(tuple(frame(words) for words in wording.FOUR))
    return Section(
        "support",
        frame(wording.SUPPORT),
        (*_premises(guide, sight), Subsection("four", frame(wording.FOUR_TITLE), (four,))),
    )


def _premises(guide: Guide, sight: Sight) -> tuple[Block, ...]:
    """The reasons in the papers' words; apart from them, what often decides: no paper need rest on it."""
    reasons = quoted_passages(passages(guide.plan.reasons, sight), sight, EXCERPT_LENGTH)
    given = (plain(wording_plan.REASONS_GIVEN), *reasons) if reasons else (ask(wording.NO_PREMISES),)
    premises = guide.plan.premises
    return (*given, *((plain(wording_plan.LOOKED_AT), Items(tuple(_premise(premise, sight) for premise in premises))) if premises else ()))


def _premise(premise: Premise, sight: Sight) -> Item:
    says = message(wording.SUPPORTS[premise.support.value])
    not_yet = says_not_yet(premise.facts) if premise.support is Support.NOT_FOUND else None
    if not_yet is None and premise.support is Support.NOT_FOUND and premise.facts:
        is_awaited = any(fact.kind == "pending" for fact in premise.facts)
        says = message(wording.STILL_AWAITED if is_awaited else _how_far(premise))
    tag = Tag(not_yet or framed(says), TONES[premise.support])
    facts = [fact for fact in premise.facts if not_yet is None or fact.id not in not_yet.facts]
    return Item(_words(premise, sight), tag, told(facts, sight))


def _how_far(premise: Premise) -> str:
    """That the letter with the plan says it, and no other paper does, is another thing than a doubt."""
    return wording.IN_PLAN_ALONE if premise.is_answered else wording.NOT_SETTLED


def _words(premise: Premise, sight: Sight) -> Sentence:
    """The premise stands on its path: the card that asks for it, or the words of the plan that name it."""
    words = plain_words(visible(premise.words))
    if premise.tumour and len(sight.case.tumours) > 1:
        words = message(wording.TUMOUR_OF, what=words, tumour=tumour_name(premise.tumour))
    cards = tuple(sight.cards[name] for name in premise.path if name in sight.cards)
    if cards:
        return in_general(words, cards[0])
    return from_records(words, *premise.facts) if premise.facts else framed(words)
