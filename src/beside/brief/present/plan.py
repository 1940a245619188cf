"""The plan as the papers put it: its steps in their order, other ways, what is left open, and what waits for a result."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from beside.brief import wording, wording_plan
from beside.brief.messages import frame, message
from beside.brief.page import Entries, Entry, Paragraph, SideBySide, Subsection
from beside.brief.present.build import EXCERPT_LENGTH, ask, plain, small, told
from beside.brief.present.items import item_title, tag_sentence
from beside.brief.present.now import older_plan
from beside.brief.present.passages import passages, quoted_passages
from beside.brief.present.views import listed, papers_side_by_side
from beside.guide.guide import State
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
MOST_TESTS = 5
PANEL = "molecular testing"  # it waits for each marker of it
MOST_BESIDE = 3
LONG_RUN = 10  # words


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
    yield from older_plan([fact for passage in shown for fact in passage.facts] or plan.treatments, guide, sight)
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
    """The first passages, of different records before two of one: two teams may have written differently.

    The short form a clinic keeps of its letter of that day is no other team.
    """
    written = {day_of(passage) for passage in found if not passage.source.path}
    found = [passage for passage in found if not passage.source.path or day_of(passage) not in written]
    firsts = list({passage.source.document: passage for passage in reversed(found)}.values())[::-1]
    chosen = [*firsts, *(passage for passage in found if passage not in firsts)][:most]
    return [passage for passage in found if passage in chosen]


def day_of(passage: Passage) -> str:
    return str(passage.facts[0].date or "")[: len("2026-11-22")]


def _why(plan: Plan, shown: Sequence[Passage], sight: Sight) -> Iterator[Block]:
    """The newest reason given, where the words of the plan above do not hold it already."""
    if not plan.reasons:
        yield ask(wording.WHY_UNKNOWN)
        return
    reasons = passages(plan.reasons, sight)
    above = any(overlaps(reasons[0].source, passage.source) or says_again(reasons[0].words, passage.words) for passage in shown)
    if not above:
        yield from quoted_passages(reasons[:1], sight, EXCERPT_LENGTH)


def says_again(words: str, above: str) -> bool:
    """Whether a long run of words stands above already: two papers often give a reason alike."""
    said, held = (re.findall(r"\w+", text.casefold()) for text in (words, above))
    runs = (" ".join(said[first : first + LONG_RUN]) for first in range(len(said) - LONG_RUN + 1))
    return any(run in " ".join(held) for run in runs)


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
    """What would follow from a result, and beside it the results that are waited for, each once."""
    found = passages(guide.plan.depends, sight)[:MOST_PASSAGES]
    if found:
        waits = Paragraph(tuple(_waits_for(found, guide, sight)), tone="small")
        blocks = (*quoted_passages(found, sight, EXCERPT_LENGTH), *((waits,) if waits.sentences else ()))
        yield Entries((Entry(frame(wording_plan.DEPENDS), blocks),))


def _waits_for(found: Sequence[Passage], guide: Guide, sight: Sight) -> Iterator[Sentence]:
    """One sentence for all the tests of which the same is known."""
    alike: dict[str, list[Item]] = {}
    for item in waited_for(found, guide):
        alike.setdefault(tag_sentence(item).text, []).append(item)
    for items in alike.values():
        titles = listed([item_title(item, sight).message for item in items[:MOST_TESTS]])
        said = message(wording_plan.WAITS_FOR, test=titles, state=tag_sentence(items[0]).message)
        yield replace(tag_sentence(items[0]) if items[0].facts else item_title(items[0], sight), message=said)


def waited_for(found: Sequence[Passage], guide: Guide) -> list[Item]:
    named = {name for passage in found for fact in passage.facts for name in fact.details.of.split("; ") if name}
    own = [item for item in guide.items if item.is_gap and named & names_of(item)]
    markers = [item for item in guide.items if item.state is State.PENDING and item.card.factor == "biomarkers"]
    return own or (markers if PANEL in named else [])


def names_of(item: Item) -> set[str]:
    return {pattern.name for pattern in item.card.looks_for if pattern.name}
