"""Step 5: what each team recommends, on what records, for what reasons; and where the papers differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording
from beside.brief.fact_words import say_kind
from beside.brief.messages import Sentence, frame, message
from beside.brief.page import Blanks, Items, Paragraph, Row, Section, Subsection, Table, Tag
from beside.brief.page import Item as ItemBlock
from beside.brief.present.build import ask, plain, quoted, stated, told
from beside.brief.present.items import tumour_name

if TYPE_CHECKING:
    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.guide import Guide
    from beside.guide.guide import Difference

ROOM = (Blanks((), lines=3),)


def present_bring_back(guide: Guide, sight: Sight) -> Section:
    return Section(
        "step-5",
        frame(wording.STEP_5),
        (
            plain(wording.STEP_5_INTRO),
            _teams(guide, sight),
            Subsection("differences", frame(wording.DIFFERENCES_TITLE), _differences(guide, sight)),
        ),
    )


def _teams(guide: Guide, sight: Sight) -> Table:
    headings = (wording.QUESTION, wording.TREATING_TEAM, wording.SECOND_TEAM)
    return Table(
        frame(wording.TEAMS_CAPTION),
        tuple((Paragraph((frame(words),)),) for words in headings),
        tuple(
            Row((Paragraph((frame(words),)),), (_known(row, guide, sight) or ROOM, ROOM))
            for row, words in wording.OPINION_ROWS.items()
        ),
        style="teams",
    )


def _known(row: str, guide: Guide, sight: Sight) -> tuple[Block, ...]:
    plan = guide.plan
    match row:
        case "recommends":
            return quoted(plan.recommendations, sight) or told(plan.treatments, sight)
        case "reasons":
            return quoted(plan.reasons, sight)
        case "matters":
            return stated(said for said in guide.case.statements if said.kind == "priority")
        case _:
            return ()


def _differences(guide: Guide, sight: Sight) -> tuple[Block, ...]:
    if not guide.differences:
        return (plain(wording.NO_DIFFERENCES),)
    return (Items(tuple(_difference(difference, sight) for difference in guide.differences)),)


def _difference(difference: Difference, sight: Sight) -> ItemBlock:
    kind = wording.DIFFERENCE_KINDS.get(difference.kind)
    why = plain(kind) if kind else ask(wording.DIFFERENCE_UNKNOWN)
    return ItemBlock(
        _subject(difference, sight),
        Tag(frame(wording.STATES["conflicting"]), "waiting"),
        (*told(difference.facts, sight), why),
    )


def _subject(difference: Difference, sight: Sight) -> Sentence:
    """`tumour.size/MRI` as people say it."""
    kind, _, name = difference.subject.partition("/")
    what = say_kind(kind, name)
    if not difference.tumour or len(sight.case.tumours) < 2:
        return frame(wording.WHAT_DIFFERS, what=what)
    words = message(wording.TUMOUR_OF, what=what, tumour=tumour_name(difference.tumour))
    return frame(wording.WHAT_DIFFERS, what=words)
