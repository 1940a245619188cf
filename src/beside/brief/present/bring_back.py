"""Step 5: what each team recommends, on what records, for what reasons; and where the papers differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording, wording_plan
from beside.brief.fact_words import say_kind
from beside.brief.messages import Sentence, frame, message
from beside.brief.page import (
    Blanks,
    Bullets,
    Entries,
    Entry,
    Items,
    Paragraph,
    Row,
    Section,
    Subsection,
    Table,
    Tag,
)
from beside.brief.page import Item as ItemBlock
from beside.brief.present.asks import asked
from beside.brief.present.build import EXCERPT_LENGTH, ask, plain, quoted, stated, told
from beside.brief.present.items import tumour_name
from beside.brief.present.passages import passages, quoted_passages
from beside.brief.present.views import JUDGEMENT, paper_name, parted_papers, reasons_in, view_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.guide import Guide
    from beside.guide.guide import Difference, Plan
    from beside.guide.views import Paper

ROOM = (Blanks((), lines=2),)


def present_bring_back(guide: Guide, sight: Sight) -> Section:
    return Section(
        "step-5",
        frame(wording.STEP_5),
        (
            plain(wording.STEP_5_INTRO),
            *_teams(guide, sight),
            *_differences(guide, sight),
            *_prompts(guide, sight),
        ),
    )


def _teams(guide: Guide, sight: Sight) -> Iterator[Block]:
    """Two teams beside each other; papers that part fill both columns, and where there is no plan yet a few lines do."""
    papers = parted_papers(guide)
    if len(papers) > 1:
        names = tuple(paper_name(paper, guide, sight) for paper in papers)
        yield _table(names, lambda row: tuple(_in_paper(row, paper, guide, sight) for paper in papers))
    elif guide.plan.recommendations or guide.plan.treatments:
        names = (frame(wording.TREATING_TEAM), frame(wording.SECOND_TEAM))
        yield _table(names, lambda row: (_known(row, guide, sight), ()))
    else:
        rows = tuple(frame(wording.OPINION_ROWS[row]) for row in ("recommends", "records", "reasons"))
        yield Blanks(rows, lines=3)


def _table(names: Sequence[Sentence], cells: Callable[[str], Sequence[tuple[Block, ...]]]) -> Table:
    return Table(
        frame(wording.TEAMS_CAPTION),
        tuple((Paragraph((said,)),) for said in (frame(wording.QUESTION), *names)),
        tuple(
            Row((Paragraph((frame(words),)),), tuple(known or ROOM for known in cells(row)))
            for row, words in wording.OPINION_ROWS.items()
        ),
        style="teams",
    )


def _in_paper(row: str, paper: Paper, guide: Guide, sight: Sight) -> tuple[Block, ...]:
    match row:
        case "recommends":
            return view_of(paper, guide, sight, EXCERPT_LENGTH)
        case "reasons":
            return reasons_in(paper, guide, sight)
        case _:
            return ()


def _prompts(guide: Guide, sight: Sight) -> Iterator[Block]:
    """What to ask once there are two opinions; none of it stands in the list before the visit."""
    prompts = tuple((asked(question, sight),) for question in guide.questions if question.step == "bring-back")
    if prompts:
        yield Subsection("prompts", frame(wording.PROMPTS_TITLE), (Bullets(prompts),))


def _known(row: str, guide: Guide, sight: Sight) -> tuple[Block, ...]:
    plan = guide.plan
    match row:
        case "recommends":
            return (*_recommended(plan, sight), *_beside(plan, sight))
        case "reasons":
            return quoted(plan.reasons, sight)
        case "matters":
            return stated(said for said in guide.case.statements if said.kind == "priority")
        case _:
            return ()


def _recommended(plan: Plan, sight: Sight) -> tuple[Block, ...]:
    return quoted_passages(passages(plan.recommendations, sight), sight, EXCERPT_LENGTH) or told(plan.treatments, sight)


def _beside(plan: Plan, sight: Sight) -> tuple[Block, ...]:
    """All that page one had no room for."""
    said = ((wording_plan.OTHER_WAYS, plan.other_ways), (wording_plan.LEFT_OPEN, plan.left_open))
    entries = tuple(Entry(frame(words), quoted_passages(passages(facts, sight), sight, EXCERPT_LENGTH)) for words, facts in said if facts)
    return (Entries(entries),) if entries else ()


def _differences(guide: Guide, sight: Sight) -> Iterator[Block]:
    if guide.differences:
        listed = Items(tuple(_difference(difference, sight) for difference in guide.differences))
        yield Subsection("differences", frame(wording.DIFFERENCES_TITLE), (listed,))
    elif sum(bool(document.text) for document in guide.case.documents) > 1:
        yield plain(wording.NO_DIFFERENCES)


def _difference(difference: Difference, sight: Sight) -> ItemBlock:
    kind = wording.DIFFERENCE_KINDS.get(difference.kind)
    why = plain(kind) if kind else ask(wording.DIFFERENCE_UNKNOWN)
    return ItemBlock(
        _subject(difference, sight),
        Tag(frame(wording.DIFFERENCE_TAGS.get(difference.kind, wording.STATES["conflicting"])), "waiting"),
        (*told(difference.ways or difference.facts, sight), why),
    )


def _subject(difference: Difference, sight: Sight) -> Sentence:
    """`tumour.size/MRI` as people say it."""
    kind, _, name = difference.subject.partition("/")
    what = say_kind(kind, name) if difference.kind != JUDGEMENT else message(wording.THE_PLAN)
    if kind == "treatment" and name == "surgery" and difference.kind != JUDGEMENT:
        what = message(wording.DAY_OF_OPERATION)  # papers that put one operation on several days: nothing else of it differs
    if not difference.tumour or len(sight.case.tumours) < 2:
        return frame(wording.WHAT_DIFFERS, what=what)
    words = message(wording.TUMOUR_OF, what=what, tumour=tumour_name(difference.tumour))
    return frame(wording.WHAT_DIFFERS, what=words)
