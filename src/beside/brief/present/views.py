"""What each paper recommends or leaves open, where two papers see the plan differently; with equal room for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording
from beside.brief.messages import from_records, message
from beside.brief.page import Entry, Paragraph
from beside.brief.present.build import disputes, excerpt, frame_place, parted, quoted, unrepeated
from beside.brief.visible import visible
from beside.facts.fact import Course

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.brief.messages import Message, Sentence
    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.facts import Fact
    from beside.guide import Guide
    from beside.terms.places import Source

JUDGEMENT = "different judgement"
PLANS = (Course.RECOMMENDED, Course.PLANNED)
MOST_RECOMMENDED = 2


def parted_papers(guide: Guide) -> list[str]:
    """The documents that part on the treatment, earliest first; none where they do not."""
    facts = parted_facts(guide)
    documents = {source.document: str(fact.date or "") for fact in reversed(facts) for source in fact.sources}
    return sorted(documents, key=lambda document: (documents[document], document))


def parted_facts(guide: Guide) -> list[Fact]:
    return [fact for difference in guide.differences if difference.kind == JUDGEMENT for fact in difference.facts]


def papers_side_by_side(guide: Guide, sight: Sight, limit: int) -> tuple[Entry, ...]:
    return tuple(Entry(paper_name(paper, guide, sight), view_of(paper, guide, sight, limit)) for paper in parted_papers(guide))


def paper_name(paper: str, guide: Guide, sight: Sight) -> Sentence:
    fact = facts_in(paper, parted_facts(guide))[0]
    return frame_place(place_in(paper, fact), sight, fact)


def view_of(paper: str, guide: Guide, sight: Sight, limit: int) -> tuple[Block, ...]:
    """Its recommendations in its own words, and the ways it names beside them."""
    said = unrepeated(facts_in(paper, guide.plan.recommendations))[:MOST_RECOMMENDED]
    named = facts_in(paper, parted_facts(guide))
    recommended = [fact for fact in named if fact.status.course in PLANS]
    left_open = [fact for fact in named if fact.status.course not in PLANS]
    return (
        *parted(said, sight, lambda fact: (_words_of(fact, sight, limit),)),
        *(() if said else _ways(wording.RECOMMENDS_WAYS, recommended)),
        *_ways(wording.NAMES_WAYS, left_open),
    )


def _words_of(fact: Fact, sight: Sight, limit: int) -> Paragraph:
    """The words alone: the paper they stand in heads them."""
    quote = message(wording.EXCERPT, words=excerpt(fact.source.quote, limit))
    return Paragraph((from_records(quote, fact, is_quote=True), *disputes(fact, sight)))


def reasons_in(paper: str, guide: Guide, sight: Sight) -> tuple[Block, ...]:
    return quoted(facts_in(paper, guide.plan.reasons), sight)


def _ways(words: str, facts: Sequence[Fact]) -> Iterator[Block]:
    if facts:
        yield Paragraph((from_records(message(words, ways=listed([_as_quoted(fact) for fact in facts])), *facts),))


def _as_quoted(fact: Fact) -> Message:
    return message(wording.EXCERPT, words=excerpt(fact.source.quote, 120))


def listed(parts: Sequence[Message]) -> Message:
    first, *rest = dict.fromkeys(parts)
    return message(wording.AND_MORE, first=first, second=listed(rest)) if rest else first


def facts_in(paper: str, facts: Sequence[Fact]) -> list[Fact]:
    return [fact for fact in facts if any(source.document == paper for source in fact.sources)]


def place_in(paper: str, fact: Fact) -> Source:
    return next(source for source in fact.sources if source.document == paper)


def courses_by_paper(facts: Sequence[Fact], guide: Guide, sight: Sight) -> Sentence | None:
    """`recommended in “oncology letter, 9 November 2026”; named as one of several ways in “urology letter, ...”`."""
    papers = parted_papers(guide)
    said: list[Message] = []
    stands_on: list[Fact] = []
    for paper in papers:
        here = facts_in(paper, facts)
        if here:
            nearest = next((fact for fact in here if fact.status.course in PLANS), here[0])
            words = {Course.RECOMMENDED: wording.RECOMMENDED_IN, Course.DISCUSSED: wording.NAMED_IN}
            course = nearest.status.course or Course.DISCUSSED
            name = frame_place(place_in(paper, nearest), sight, nearest).message
            said.append(
                message(words[course], record=name) if course in words
                else message(wording.COURSE_IN, course=visible(course.value), record=name)
            )
            stands_on.append(nearest)
    return from_records(listed(said), *stands_on) if said else None
