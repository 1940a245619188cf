"""What the team has told the person to do or not to do: quoted and dated, never in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording, wording_records
from beside.brief.messages import frame, from_records, message
from beside.brief.page import More, Paragraph, Quotation, Subsection
from beside.brief.present.build import disputes, excerpt, frame_place, plain, unrepeated
from beside.brief.visible import visible
from beside.facts.fact import Assertion, Person, Time
from beside.guide.plan import newest_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.brief.messages import Sentence
    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.facts import Fact
    from beside.guide import Guide

MOST_TOLD = 4
WHOLE = 5000  # characters: what a person was told is not cut


def present_told(guide: Guide, sight: Sight) -> Iterator[Block]:
    """The newest first; what is told of a medicine that is over stands in the timeline alone."""
    said = unrepeated(newest_first([fact for fact in guide.case.facts if is_told(fact)]))
    if not said:
        return
    blocks = [block for fact in said for block in _quotation(fact, sight)]
    shown = len([block for fact in said[:MOST_TOLD] for block in _quotation(fact, sight)])
    more = (More(frame(wording_records.TOLD_MORE, count=len(said) - MOST_TOLD), tuple(blocks[shown:])),) if blocks[shown:] else ()
    yield Subsection("told", frame(wording_records.TOLD_TITLE), (plain(wording_records.TOLD_INTRO), *blocks[:shown], *more))


def is_told(fact: Fact) -> bool:
    status = fact.status
    return fact.kind == "instruction" and status.assertion is Assertion.STATED and status.person is Person.PATIENT and status.time is not Time.PAST


def _quotation(fact: Fact, sight: Sight) -> tuple[Block, ...]:
    words = message(wording.EXCERPT, words=excerpt(fact.source.quote, WHOLE))
    against = disputes(fact, sight)
    return (Quotation(from_records(words, fact, is_quote=True), _place(fact, sight)), *((Paragraph(against),) if against else ()))


def _place(fact: Fact, sight: Sight) -> Sentence:
    place = frame_place(fact.source, sight, fact)
    return frame(wording_records.TOLD_OF, what=visible(fact.details.of), place=place.message) if fact.details.of else place
