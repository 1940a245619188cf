"""Which tissue a marker was looked for in, where that is not the organ the cancer began in: the two may differ."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.facts.text.scan import WITHIN
from beside.facts.text.tumours import part_at
from beside.terms.cancers import is_kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beside.facts.text.context import Context
    from beside.facts.text.scan import Hit

TAKEN = r"[\s,]{1,2}(?:(?:core|needle|excision|excisional|surgical|metastas[ie]s|metastatic|lesion|nodule|deposit),?\s){0,3}(?:biops(?:y|ies)|specimen|tissue)"
# "The liver biopsy was ER negative": from the organ to the marker.
BEFORE = re.compile(TAKEN + r"(?:\s(?:was|is|were|showed|shows|shown|found|again|now|of\s[0-9a-z ]{3,20})|[:,(]|\s-){1,3}\s?$")
# "ER positive on the liver biopsy": from the result to the organ, and what follows that.
AFTER = re.compile(r"[\s(,]{1,2}(?:on|in|from|of)\s(?:(?:the|a|her|his|left|right|core|biopsy\sof|biopsy\sfrom|tissue\sfrom|needle)\s){0,4}$")
TAKEN_NEXT = re.compile(TAKEN + r"(?![a-z])")
LABEL = re.compile(r"(?:^|(?<=\n))(?P<label>[^:\n]{2,60}(?:biopsy|biopsies|resection|excision|aspirate|aspiration|metastasectomy)[^:\n]{0,20}):")
NEXT = re.compile(r"(?:^|(?<=[\n ]))\d{1,2}[.)]\s|\n\s?\n")  # another item of a list, or another paragraph
BLOCK = 200  # characters after the label of a specimen in which its markers stand: further on others are told of
NEAR = 60


def tissue_at(context: Context, start: int, end: int, cancer: str) -> str:
    """The organ whose tissue the words right beside the marker name, else that of the specimen's part or label."""
    low = context.note.plain.low
    before = [hit for hit in organs_in(context, max(0, start - NEAR), start) if BEFORE.fullmatch(low, hit.end, start)]
    after = [hit for hit in organs_in(context, end, end + NEAR) if AFTER.fullmatch(low, end, hit.start) and taken_after(low, hit)]
    organs = before[-1:] or after[:1] or organs_of_label(context, start)
    return organs[0].term.name if len({hit.term.name for hit in organs}) == 1 and is_other(organs[0], cancer) else ""


def taken_after(low: str, hit: Hit) -> bool:
    return TAKEN_NEXT.match(low, hit.end) is not None or "biopsy" in low[max(0, hit.start - 24) : hit.end + 10]


def organs_in(context: Context, start: int, end: int) -> list[Hit]:
    return sorted((*context.note.hits_in("organ", start, end), *context.note.hits_in(WITHIN, start, end)), key=lambda hit: hit.start)


def organs_of_label(context: Context, start: int) -> Sequence[Hit]:
    """The organs of the label of the specimen right before, where the words between call what was found in it a metastasis."""
    low, part = context.note.plain.low, part_at(context.parts, start)
    label = LABEL.search(low, max(0, start - BLOCK), start)
    place = part.start if part is not None else label.start("label") if label else start
    if start - place > BLOCK or "metasta" not in low[place:start] or NEXT.search(low, place + 1, start):
        return ()
    organs = organs_in(context, place, label.end("label") if label and not part else min(place + NEAR, start))
    return organs[:1] if part is not None else organs


def is_other(organ: Hit, cancer: str) -> bool:
    """Whether the tissue is of another organ than the one the cancer began in; a liver biopsy may be of a cancer of the liver."""
    own = organ.term.value
    return not own or not cancer or not (is_kind_of(cancer, own) or is_kind_of(own, cancer))
