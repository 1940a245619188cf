"""How much page one holds, so that the web page can print it on one sheet: a style sheet cannot measure."""

from __future__ import annotations

from functools import singledispatch
from math import ceil
from typing import TYPE_CHECKING

from beside.brief.page import (
    Asks,
    Blanks,
    Bullets,
    Entries,
    Fold,
    Notice,
    Paragraph,
    Quotation,
    SideBySide,
    Subsection,
    Table,
    sentences_in,
)

if TYPE_CHECKING:
    from beside.brief.page import Block

WIDTH = 104  # characters of a full line, and lines of a sheet, at the size of print
LINES = 43
SMALLEST = 60  # per cent
STEP = 4


def scale_of(front: tuple[Block, ...]) -> int:
    """The size in per cent, in steps, at which it fits: half as many more lines need a fifth off, for lines grow longer too."""
    share = (LINES / max(1.0, lines_in(front))) ** 0.5
    return max(SMALLEST, min(100, int(100 * share) // STEP * STEP))


def lines_in(blocks: tuple[Block, ...], width: float = WIDTH) -> float:
    return sum(lines_of(block, width) for block in blocks)


def words_in(part: object, width: float) -> int:
    return ceil(sum(len(said.text) + 4 * (len(said.cards) + min(3, len(said.sources))) for said in sentences_in(part)) / max(8, width))


@singledispatch
def lines_of(block: object, width: float) -> float:
    return words_in(block, width) + 0.5


@lines_of.register(Paragraph)
@lines_of.register(Quotation)
@lines_of.register(Fold)
def _(block: Paragraph | Quotation | Fold, width: float) -> float:
    return words_in(block.summary if isinstance(block, Fold) else block, width) + 0.2


@lines_of.register
def _(block: Bullets, width: float) -> float:
    columns = 2 if block.style == "signs" and len(block.items) > 3 else 1
    return sum(words_in(item, width / columns - 4) for item in block.items) / columns + 0.5


@lines_of.register
def _(block: Notice, width: float) -> float:
    return 2.5 + lines_in(block.blocks, width - 6)


@lines_of.register
def _(block: Subsection, width: float) -> float:
    return 2.2 + lines_in(block.blocks, width)


@lines_of.register
def _(block: SideBySide, width: float) -> float:
    share = width / len(block.columns) - 4
    return 1.4 + max(lines_in(column.blocks, share) for column in block.columns)


@lines_of.register
def _(block: Entries, width: float) -> float:
    return sum(1 + lines_in(entry.blocks, width) for entry in block.entries)


@lines_of.register
def _(block: Blanks, width: float) -> float:  # noqa: ARG001 - a line to write on is a line, however wide
    return 0.8 + 1.3 * block.lines


@lines_of.register
def _(block: Asks, width: float) -> float:
    return sum(words_in(ask.asks, width - 8) + lines_in(ask.why, width - 4) + 2.4 for ask in block.asks)


@lines_of.register
def _(block: Table, width: float) -> float:
    share = width / len(block.columns) * 0.9
    return 1.5 + sum(max(words_in(cell, share) for cell in (row.header, *row.cells)) + 0.5 for row in block.rows)
