"""Step 4: is another opinion worth it? Time first, then five reasons; never a score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording, wording_plan
from beside.brief.messages import Sentence, frame, in_general, message, plain_words
from beside.brief.page import Blanks, Item, Items, Paragraph, Section, Subsection, Tag
from beside.brief.present.build import ask, general, plain, quoted, told
from beside.brief.present.page_one import urgent_notices
from beside.brief.present.views import listed
from beside.brief.visible import visible
from beside.guide.guide import Speaks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.guide import Guide
    from beside.guide.guide import Reason, TimeFirst

JOINED = frozenset(("complex", "unsupported"))  # each of these names two things, and one may hold without the other


def present_second_opinion(guide: Guide, sight: Sight) -> Section:
    return Section(
        "step-4",
        frame(wording.STEP_4),
        (
            Subsection("time-first", frame(wording.TIME_FIRST), tuple(_time(guide.time, sight))),
            Subsection("reasons", frame(wording.REASONS_TITLE), tuple(_reasons(guide, sight))),
            Blanks((frame(wording.YOUR_DOUBT),), lines=2),
            plain(wording.CONFIRMATION),
        ),
    )


def _time(time: TimeFirst, sight: Sight) -> Iterator[Block]:
    if time.urgent:
        yield from urgent_notices(time.urgent, sight)
    if time.said:
        yield plain(wording.TIME_SAID)
        yield from quoted(time.said, sight)
    elif not time.urgent:
        yield plain(wording.NOTHING_URGENT)
    if time.latest_safe_date is not None:
        if time.latest_safe_date.source not in [fact.source for fact in time.said]:
            yield plain(wording.LATEST_SAFE)
            yield from quoted((time.latest_safe_date,), sight)
        yield ask(wording.LATEST_SAFE_ASK)
    else:
        yield ask(wording.LATEST_SAFE_UNKNOWN)
    yield Paragraph((frame(wording.ALWAYS),), tone="strong")


def _reasons(guide: Guide, sight: Sight) -> Iterator[Block]:
    """What speaks for one, with what does; the others in a line, by whether the records can tell; none before there is a plan."""
    if not (guide.plan.recommendations or guide.plan.treatments or any(reason.speaks is Speaks.FOR_IT for reason in guide.reasons)):
        yield plain(wording_plan.NO_PLAN_YET)
        return
    yield plain(wording.REASONS_INTRO)
    found = tuple(_reason(reason, sight) for reason in guide.reasons if reason.speaks is Speaks.FOR_IT)
    if found:
        yield Items(found)
    for speaks in (Speaks.NOTHING_FOUND, Speaks.CANNOT_TELL):
        silent = [message(wording.REASONS[reason.reason]) for reason in guide.reasons if reason.speaks is speaks]
        if silent:
            yield plain(wording.SPEAKS_IN_A_LINE[speaks.value], reasons=listed(silent))


def _reason(reason: Reason, sight: Sight) -> Item:
    because: list[Block] = []
    named: set[str] = set()
    for card, facts in reason.because:
        if not facts or any(fact.id not in named for fact in facts):  # what one card told, another does not tell again
            words = [fact for fact in facts if fact.kind == "remark"]
            because += (*general(card.says, card, sight), *told([fact for fact in facts if fact not in words], sight), *quoted(words, sight))
        named |= {fact.id for fact in facts}
    is_named = any(facts for _, facts in reason.because)
    return Item(_title(reason), Tag(frame(wording.SPEAKS if is_named else wording.SPEAKS_IN_GENERAL), "quiet"), tuple(because))


def _title(reason: Reason) -> Sentence:
    """Of a reason that joins two things, only what holds here: first of all what the records name."""
    if reason.reason not in JOINED:
        return frame(wording.REASONS[reason.reason])
    cards = [card for card, facts in reason.because if facts] or [card for card, _ in reason.because]
    return in_general(listed([plain_words(visible(card.title)) for card in cards]), *cards)
