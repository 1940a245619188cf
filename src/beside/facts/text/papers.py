"""Whose words a finding on removed tissue is in: the surgeon's before pathology, the pathology report's, or a tumour board's."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from beside.facts.text.header import TITLE
from beside.facts.text.tables import any_word, paper_words

if TYPE_CHECKING:
    import re

    from beside.facts.text.context import Context

# What a surgeon sees, a laboratory measures and a board sums up.
ON_TISSUE = frozenset({"margins", "nodes.positive", "nodes.examined", "tumour.size"})
OPERATION, PATHOLOGY, QUOTED, BOARD = "operation note", "pathology report", "pathology, quoted", "tumour board"


def speaker_at(context: Context, kind: str, start: int) -> str:
    """Whose words they are; empty where neither the sentence nor the head of the note says so."""
    if kind not in ON_TISSUE or context.scans:
        return ""
    if context.laboratory:
        return PATHOLOGY if context.note.section(start).name != "history" else ""
    return said_in_sentence(context, start) or said_in_head(context)


def said_in_sentence(context: Context, start: int) -> str:
    first, last = context.note.sentence(start)
    low = context.note.plain.low
    if words_of("sentence", "pathology").search(low, max(first, start - 200), min(last, start + 200)):
        return QUOTED
    return OPERATION if words_of("sentence", "operation").search(low, max(first, start - 200), min(last, start + 200)) else ""


def said_in_head(context: Context) -> str:
    head = context.note.plain.low
    if words_of("head", "board").search(head, 0, TITLE):
        return BOARD
    return OPERATION if words_of("head", "operation").search(head, 0, TITLE) else ""


@cache
def words_of(place: str, speaker: str) -> re.Pattern[str]:
    return any_word(paper_words()[place][speaker])
