"""What the records date, earliest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording
from beside.brief.fact_words import say_fact
from beside.brief.messages import frame, from_records
from beside.brief.page import Entry, Paragraph, Section, Timeline
from beside.brief.present.build import disputes, parted, plain

if TYPE_CHECKING:
    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.facts import Fact
    from beside.guide import Guide


def present_timeline(guide: Guide, sight: Sight) -> Section:
    events = tuple(
        Entry(frame(wording.ON, date=event.date.in_words()), parted(event.facts, sight, lambda fact: _event(fact, sight)))
        for event in guide.case.timeline
    )
    return Section(
        "timeline", frame(wording.TIMELINE), (Timeline(events),) if events else (plain(wording.NO_TIMELINE),),
    )


def _event(fact: Fact, sight: Sight) -> tuple[Block, ...]:
    return (Paragraph((from_records(say_fact(fact), fact), *disputes(fact, sight))),)
