"""Page one and the sections where no decision is known to be ahead: follow-up, and a person who has died."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording_phases
from beside.brief.messages import frame, from_records, message
from beside.brief.page import Paragraph, Section, Subsection
from beside.brief.present.build import from_each_record, plain, quoted, small, told
from beside.brief.present.contacts import present_numbers
from beside.brief.present.decision import next_visits
from beside.brief.present.how_to_use import present_how_to_use
from beside.brief.present.now import newest_is_old, tests_ahead
from beside.brief.present.options import present_options
from beside.brief.present.page_one import (
    diagnosed,
    prepared,
    present_notes,
    signs_notice,
    small_print,
    three_questions,
    urgent_notices,
)
from beside.brief.present.questions import present_questions
from beside.brief.present.records import present_records
from beside.brief.present.timeline import present_timeline
from beside.brief.present.told import present_told
from beside.facts.fact import Assertion
from beside.terms.kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.brief.messages import Sentence
    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.facts import Fact
    from beside.guide import Guide

MOST_QUOTES = 2
SAID = frozenset(("goal", "recommendation", "reason"))
MEASURED = frozenset(("lab", "vital", "performance", "germline", "imaging", "procedure"))
LASTING = frozenset(("condition", "medication", "allergy", "family", "menopause", "smoking", "symptom"))


def present_died_front(guide: Guide, died: Fact) -> tuple[Block, ...]:
    """What the records say, first and plainly; then what this brief is, and what it leaves out."""
    said = message(wording_phases.DIED_ON, date=died.date.in_words()) if died.date else message(wording_phases.DIED)
    return (
        Paragraph((from_records(said, died),), tone="lead"),
        plain(wording_phases.DIED_INTRO),
        small(wording_phases.DIED_IF_WRONG),
        Paragraph((prepared(guide),), tone="small"),
        *present_notes(guide),
    )


def present_died_body(guide: Guide, sight: Sight) -> tuple[Section, ...]:
    return present_timeline(guide, sight), *_what_else(guide, sight), present_records(guide)


def _what_else(guide: Guide, sight: Sight) -> Iterator[Section]:
    """What is no event of a day: other conditions, medicines, what was said."""
    words = [fact for fact in guide.case.facts if fact.kind in SAID]
    lasting = [fact for fact in guide.case.facts if fact.kind in LASTING]
    if words or lasting:
        yield Section("facts", frame(wording_phases.WHAT_ELSE), (*told(lasting, sight), *quoted(words, sight)))


def present_follow_up_front(guide: Guide, sight: Sight) -> tuple[Block, ...]:
    return (
        *next_visits(guide, sight),
        *urgent_notices(guide.time.urgent, sight),
        *present_notes(guide, newest_is_old(guide, sight)),
        signs_notice(guide.time.signs, present_numbers(guide), wording_phases.ALWAYS),
        *present_told(guide, sight),
        Subsection("follow-up", frame(wording_phases.FOLLOW_UP), tuple(_follow_up(guide, sight))),
        Subsection("top-questions", frame(wording_phases.QUESTIONS), tuple(three_questions(guide, sight))),
        small_print(guide),
    )


def _follow_up(guide: Guide, sight: Sight) -> Iterator[Block]:
    yield from diagnosed(guide)
    yield Paragraph(tuple(_past(guide)))
    yield from tests_ahead(guide, sight)
    yield from quoted(from_each_record(guide.plan.recommendations, MOST_QUOTES), sight, 240)
    yield small(wording_phases.IF_A_DECISION_IS_AHEAD)


def _past(guide: Guide) -> Iterator[Sentence]:
    facts = [fact for tumour in guide.case.tumours for fact in tumour.facts if fact.kind == "cancer"]
    yield from_records(message(wording_phases.PAST), *facts)
    for fact in facts:
        if fact.details.end is not None:
            yield from_records(message(wording_phases.ENDED, date=fact.details.end.in_words()), fact)


def present_follow_up_body(guide: Guide, sight: Sight) -> tuple[Section, ...]:
    options = (present_options(guide, sight),) if guide.options else ()
    return (*options, present_questions(guide, sight), present_how_to_use(), present_timeline(guide, sight), *_all_else(guide, sight), present_records(guide))


def _all_else(guide: Guide, sight: Sight) -> Iterator[Section]:
    """No item stands on these pages, so what the records hold has a place of its own, and nothing is absent that is not folded."""
    held = [fact for fact in guide.case.facts if fact.kind in LASTING | MEASURED or kinds()[fact.kind].of_tumour]
    facts = [fact for fact in held if fact.status.assertion is not Assertion.HYPOTHETICAL]
    if facts:
        yield Section("facts", frame(wording_phases.WHAT_ELSE), told(facts, sight))
