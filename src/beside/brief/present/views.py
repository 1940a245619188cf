"""What each paper recommends or leaves open, where two papers see the plan differently; with equal room for each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.brief import wording
from beside.brief.messages import from_records, message
from beside.brief.page import Entry, Paragraph
from beside.brief.present.build import disputes, excerpt, frame_place, parted_series, quoted
from beside.brief.present.passages import bare, passages, spoken
from beside.brief.present.series import in_one
from beside.brief.visible import visible
from beside.case import Series
from beside.facts.fact import Course
from beside.guide.views import paper_of
from beside.terms.places import overlaps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.brief.messages import Message, Sentence
    from beside.brief.page import Block
    from beside.brief.present.passages import Passage
    from beside.brief.sight import Sight
    from beside.facts import Fact
    from beside.guide import Guide
    from beside.guide.views import Paper
    from beside.terms.places import Source

JUDGEMENT = "different judgement"
PLANS = (Course.RECOMMENDED, Course.PLANNED)
TITLES = ("Dr", "Prof")


def parted_papers(guide: Guide) -> list[Paper]:
    """Who parts from whom, earliest first: each letter once, however many copies of it there are; none where no papers part."""
    papers = {paper_of(fact, source.document): None for fact in parted_facts(guide) for source in fact.sources}
    ordered = sorted(papers, key=lambda paper: (paper[1], not words_in(paper, guide), paper[0]))
    kept: list[Paper] = []
    for paper in sorted(ordered, key=lambda paper: -len(words_in(paper, guide))):
        if not any(is_copy(paper, other, guide) for other in kept):
            kept.append(paper)
    return sorted(kept, key=ordered.index)


def is_copy(paper: Paper, other: Paper, guide: Guide) -> bool:
    """Whether another record of that day says all that this one does: a copy of the letter, or the codes that stand for it."""
    if paper[1] != other[1]:
        return are_quoted_from(paper, other, guide)
    mine = {bare(visible(fact.source.quote)) for fact in words_in(paper, guide)}
    theirs = " ".join(bare(visible(fact.source.quote)) for fact in words_in(other, guide))
    same = kinds_named(paper, guide) <= kinds_named(other, guide)
    return all(words in theirs for words in mine) and same


def are_quoted_from(paper: Paper, other: Paper, guide: Guide) -> bool:
    """Whether a summary only repeats what it says that a doctor recommended, whose own letter is here."""
    told_of = {fact.name.split()[-1] for fact in words_in(paper, guide) if fact.name.startswith(TITLES)}
    own = {fact.name.split()[-1] for fact in words_in(other, guide) if fact.kind == "recommendation"}
    return bool(told_of) and len(told_of) == len(words_in(paper, guide)) and told_of <= own


def words_in(paper: Paper, guide: Guide) -> list[Fact]:
    return facts_in(paper, (*guide.plan.recommendations, *guide.case.of_kind("other-way"), *guide.plan.left_open))


def kinds_named(paper: Paper, guide: Guide) -> set[tuple[str, bool]]:
    return {(fact.name, fact.status.course in PLANS) for fact in facts_in(paper, parted_facts(guide))}


def parted_facts(guide: Guide) -> list[Fact]:
    return [fact for difference in guide.differences if difference.kind == JUDGEMENT for fact in difference.facts]


def papers_side_by_side(guide: Guide, sight: Sight, limit: int) -> tuple[Entry, ...]:
    return tuple(Entry(paper_name(paper, guide, sight), view_of(paper, guide, sight, limit)) for paper in parted_papers(guide))


def paper_name(paper: Paper, guide: Guide, sight: Sight) -> Sentence:
    fact = facts_in(paper, parted_facts(guide))[0]
    return frame_place(place_in(paper, fact), sight, fact)


def view_of(paper: Paper, guide: Guide, sight: Sight, limit: int) -> tuple[Block, ...]:
    """What it recommends, the ways it names and what it leaves open, in its own words; its codes where it has none."""
    said = as_in(paper, facts_in(paper, guide.plan.recommendations), sight)
    beside = as_in(paper, facts_in(paper, (*guide.case.of_kind("other-way"), *guide.plan.left_open)), sight)
    more = [passage for passage in beside if not any(overlaps(passage.source, one.source) for one in said)]
    return (
        *(quotes(said, sight, limit) or in_codes(paper, guide, recommended=True)),
        *(quotes(more, sight, limit) if beside else in_codes(paper, guide, recommended=False)),
    )


def in_codes(paper: Paper, guide: Guide, *, recommended: bool) -> tuple[Block, ...]:
    facts = [fact for fact in facts_in(paper, parted_facts(guide)) if (fact.status.course in PLANS) is recommended]
    return tuple(_ways(wording.RECOMMENDS_WAYS if recommended else wording.NAMES_WAYS, facts))


def as_in(paper: Paper, facts: Sequence[Fact], sight: Sight) -> list[Passage]:
    """Passages of this record alone."""
    return passages([replace(fact, sources=(place_in(paper, fact),)) for fact in facts], sight)


def quotes(found: Sequence[Passage], sight: Sight, limit: int) -> tuple[Block, ...]:
    """The words alone: the paper they stand in heads them."""
    series = {Series(passage.facts): passage for passage in found}
    return parted_series(series, sight, lambda one: (_words_of(series[one], sight, limit),))


def _words_of(passage: Passage, sight: Sight, limit: int) -> Paragraph:
    return Paragraph((spoken(passage, limit), *(said for fact in passage.facts for said in disputes(fact, sight))))


def reasons_in(paper: Paper, guide: Guide, sight: Sight) -> tuple[Block, ...]:
    return quoted(facts_in(paper, guide.plan.reasons), sight)


def _ways(words: str, facts: Sequence[Fact]) -> Iterator[Block]:
    if facts:
        yield Paragraph((from_records(message(words, ways=listed([_as_quoted(fact) for fact in facts])), *facts),))


def _as_quoted(fact: Fact) -> Message:
    return message(wording.EXCERPT, words=excerpt(fact.source.quote, 120))


def listed(parts: Sequence[Message]) -> Message:
    """Each once."""
    return in_one([*dict.fromkeys(parts)])


def facts_in(paper: Paper, facts: Sequence[Fact]) -> list[Fact]:
    return [fact for fact in facts if any(paper_of(fact, source.document) == paper for source in fact.sources)]


def place_in(paper: Paper, fact: Fact) -> Source:
    return next(source for source in fact.sources if source.document == paper[0])


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
