"""One notice a part for all that is folded in it: docs/decisions/0020-one-notice-a-part.md."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING

from beside.brief import wording
from beside.brief.messages import Sentence, frame
from beside.brief.page import Fold, Paragraph
from beside.brief.sight import Folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beside.brief.messages import Wording
    from beside.brief.page import Block, Section

NOTICES: Mapping[Folded, Wording] = {
    Folded.RESULT: wording.RESULTS_FOLDED,
    Folded.UNDISCUSSED: wording.UNDISCUSSED_FOLDED,
    Folded.PROGNOSIS: wording.PROGNOSIS_FOLDED,
}


def with_notice(section: Section) -> Section:
    notice = notice_of(section.blocks)
    return replace(section, blocks=(*notice, *section.blocks)) if notice else section


def notice_of(blocks: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    """What is folded within, by why it is; nothing where nothing is."""
    counts: Counter[str] = Counter()
    for fold in folds_in(blocks):
        counts[fold.why] += count_of(fold)
    said = tuple(frame(words, count=counts[why.value]) for why, words in NOTICES.items() if counts[why.value])
    return (Paragraph(said, tone="small"),) if said else ()


def folds_in(part: object) -> Iterator[Fold]:
    if isinstance(part, Fold):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from folds_in(one)
    elif is_dataclass(part) and not isinstance(part, Sentence):
        for field in fields(part):
            yield from folds_in(getattr(part, field.name))


def count_of(fold: Fold) -> int:
    return int(str(dict(fold.summary.message.fields)["count"]))
