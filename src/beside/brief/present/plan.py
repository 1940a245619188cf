"""The plan as the papers put it: its steps in their order, other ways, what is left open, and what waits for a result."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.brief import wording, wording_plan
from beside.brief.messages import frame, message
from beside.brief.page import Entries, Entry, Paragraph, SideBySide, Subsection
from beside.brief.present.build import EXCERPT_LENGTH, ask, plain, small, told
from beside.brief.present.items import item_title, tag_sentence
from beside.brief.present.passages import passages, quoted_passages
from beside.brief.present.views import papers_side_by_side
from beside.terms.places import overlaps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.brief.messages import Sentence
    from beside.brief.page import Block
    from beside.brief.present.passages import Passage
    from beside.brief.sight import Sight
    from beside.facts import Fact
    from beside.guide import Guide
    from beside.guide.guide import Item, Plan

MOST_PASSAGES = 2
MOST_BESIDE = 3


def plan_section(guide: Guide, sight: Sight) -> Subsection:
    """Where papers part, neither stands above the other."""
    papers = papers_side_by_side(guide, sight, EXCERPT_LENGTH)
    waits = tuple(present_depends(guide, sight))
    if len(papers) > 1:
        return Subsection("plan", frame(wording.PARTED_TITLE), (SideBySide(papers), *waits))
    return Subsection("plan", frame(wording.PLAN_TITLE), (*_plan(guide, sight), *waits))


def _plan(guide: Guide, sight: Sight) -> Iterator[Block]:
    plan = guide.plan
    found = passages(plan.recommendations, sight)
    shown = of_each_record(found, MOST_PASSAGES)
    if shown:
        yield from quoted_passages(shown, sight, EXCERPT_LENGTH)
    elif plan.treatments:
        yield plain(wording.PLAN_NAMES)
        yield from told(plan.treatments[:4], sight)
    else:
        yield ask(wording.PLAN_UNKNOWN)
    if len(found) > len(shown):
        yield small(wording.MORE_IN, count=len(found) - len(shown), section=message(wording.STEP_5))
    if shown or plan.treatments:
        yield from _why(plan, shown, sight)
    yield from beside_the_plan(guide, sight)


def of_each_record(found: Sequence[Passage], most: int) -> list[Passage]:
    """The first passages, of different records before two of one: two teams may have written differently."""
    firsts = list({passage.source.document: passage for passage in reversed(found)}.values())[::-1]
    chosen = [*firsts, *(passage for passage in found if passage not in firsts)][:most]
    return [passage for passage in found if passage in chosen]


def _why(plan: Plan, shown: Sequence[Passage], sight: Sight) -> Iterator[Block]:
    """The newest reason given, where the words of the plan above do not hold it already."""
    if not plan.reasons:
        yield ask(wording.WHY_UNKNOWN)
        return
    reasons = passages(plan.reasons, sight)
    if not any(overlaps(reasons[0].source, passage.source) for passage in shown):
        yield from quoted_passages(reasons[:1], sight, EXCERPT_LENGTH)


def beside_the_plan(guide: Guide, sight: Sight) -> Iterator[Block]:
    """What is another way, and what is left open, only where a paper says so, and in its words."""
    said = ((wording_plan.OTHER_WAYS, guide.plan.other_ways), (wording_plan.LEFT_OPEN, guide.plan.left_open))
    entries = tuple(Entry(frame(words), _few(facts, sight)) for words, facts in said if facts)
    if entries:
        yield Entries(entries)


def _few(facts: Sequence[Fact], sight: Sight) -> tuple[Block, ...]:
    found = passages(facts, sight)
    more = len(found) - MOST_BESIDE
    rest = (small(wording.MORE_IN, count=more, section=message(wording.STEP_5)),) if more > 0 else ()
    return *quoted_passages(found[:MOST_BESIDE], sight, EXCERPT_LENGTH), *rest


def present_depends(guide: Guide, sight: Sight) -> Iterator[Block]:
    """What would follow from a result, beside the result it waits for."""
    blocks: list[Block] = []
    for passage in passages(guide.plan.depends, sight)[:MOST_PASSAGES]:
        blocks += quoted_passages([passage], sight, EXCERPT_LENGTH)
        blocks += [Paragraph((waits,), tone="small") for waits in _waits_for(passage, guide, sight)]
    if blocks:
        yield Entries((Entry(frame(wording_plan.DEPENDS), tuple(blocks)),))


def _waits_for(passage: Passage, guide: Guide, sight: Sight) -> Iterator[Sentence]:
    named = {name for fact in passage.facts for name in fact.details.of.split("; ") if name}
    for item in guide.items:
        if item.is_gap and named & names_of(item):
            yield _state_of(item, sight)
            return


def names_of(item: Item) -> set[str]:
    return {pattern.name for pattern in item.card.looks_for if pattern.name}


def _state_of(item: Item, sight: Sight) -> Sentence:
    title, state = item_title(item, sight), tag_sentence(item)
    said = message(wording_plan.WAITS_FOR, test=title.message, state=state.message)
    return replace(state if state.facts else title, message=said)
