"""The grid of options as people read it: what would stand in every cell alike stands once, beside its question.

The page itself keeps three lines to every answer, and so does the JSON; here a line that holds nothing is left out, and a cell
that has neither words of a record nor of a card says so.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from beside.brief import wording, wording_options
from beside.brief.page import Entries, Entry, Paragraph, Row, Table, sentences_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.brief.messages import Sentence
    from beside.brief.page import Block

Cell = tuple["Block", ...]
EMPTY = frozenset((wording.NOT_IN_RECORDS, wording.NO_SOURCE, wording_options.SAID_OF_NO_WAY))
ALIKE = 2  # cells in which the same question would stand


def said_once(table: Table) -> Table:
    return replace(table, rows=tuple(_row(row) for row in table.rows)) if table.style == "options" else table


def _row(row: Row) -> Row:
    """What most of its cells ask stands with the question; a cell keeps what only it asks."""
    asked = Counter(text for cell in row.cells for said in _asks(cell) for text in (said.text,))
    alike = [said for cell in row.cells for said in _asks(cell) if asked[said.text] >= min(ALIKE, len(row.cells))]
    shared = tuple({said.text: said for said in alike}.values())
    texts = frozenset(said.text for said in shared)
    header = (*row.header, *(Paragraph((said,), tone="ask") for said in shared))
    return Row(header, tuple(_cell(cell, texts) for cell in row.cells))


def _asks(cell: Cell) -> Iterator[Sentence]:
    for entry in _entries(cell):
        yield from (said for block in entry.blocks if isinstance(block, Paragraph) and block.tone == "ask" for said in block.sentences)


def _cell(cell: Cell, shared: frozenset[str]) -> Cell:
    if not any(isinstance(block, Entries) for block in cell):
        return cell
    told = [entry for entry in _entries(cell) if not _is_empty(entry)]
    kept = tuple(entry for entry in told if not {said.text for said in sentences_in(entry.blocks)} <= shared)
    answered = any(entry.label.text != wording.FOR_YOU for entry in told)
    silent = tuple({said.text: said for entry in _entries(cell) if _is_empty(entry) for said in sentences_in(entry.blocks)}.values())
    return (*(() if answered else (Paragraph(silent, tone="small"),)), *((Entries(kept),) if kept else ()))


def _entries(cell: Cell) -> Iterator[Entry]:
    for block in cell:
        if isinstance(block, Entries):
            yield from block.entries


def _is_empty(entry: Entry) -> bool:
    return {said.text for said in sentences_in(entry.blocks)} <= EMPTY
