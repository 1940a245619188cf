"""Tables of allergies: where in a text the columns are a thing and how the person reacted to it."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Span = tuple[int, int]
LINE = 200  # characters of the head of a table
HEAD = "\treaction"


@dataclass(frozen=True, slots=True)
class Line:
    """A line with such a head in it, from its first word on; `named` is where the first of them ends."""

    start: int
    named: int
    end: int


def find_reaction_tables(low: str) -> list[Span]:
    """From behind the head of each such table to a paragraph without columns, or to the next head."""
    lines = [*lines_with_head(low)]
    bare = bare_paragraphs(low) if lines else ()
    ends = [*(line.named for line in lines), len(low)][1:]
    return [reach(low, line.end, end, bare) for line, end in zip(lines, ends, strict=True) if is_head(low[line.start : min(line.end, line.start + LINE)].split("\t"))]


def lines_with_head(low: str) -> Iterator[Line]:
    end = -1
    while (head := low.find(HEAD, end + 1)) >= 0:
        start = low.rfind("\n", end + 1, head) + 1 or end + 1
        end = low.find("\n", head)
        end = len(low) if end < 0 else end
        yield Line(start, head + len(HEAD), end)


def reach(low: str, start: int, end: int, bare: Sequence[int]) -> Span:
    """The table, as far as its paragraphs have columns; nothing where its own first does not."""
    paragraph = low.find("\n\n", start, end)
    first = low[start : paragraph if paragraph >= 0 else end]
    if first.strip() and "\t" not in first:
        return start, start
    place = bisect_left(bare, start)
    return start, min(end, bare[place]) if place < len(bare) else end


def bare_paragraphs(low: str) -> list[int]:
    """Where each paragraph without columns begins."""
    return [start for start, end in pairwise(paragraph_starts(low)) if "\t" not in (words := low[start:end]) and words.strip()]


def paragraph_starts(low: str) -> Iterator[int]:
    yield 0
    yield from (gap.end() for gap in re.finditer("\n\n", low))
    yield len(low)


def is_head(cells: Sequence[str]) -> bool:
    named = {cell.strip(" :[]*") for cell in cells}
    return all(named & words for words in heads_of_columns())


@cache
def heads_of_columns() -> tuple[frozenset[str], ...]:
    """The heads of each of the columns that such a table needs."""
    tables = tomllib.loads((files("beside.facts") / "data" / "allergies.toml").read_text("utf-8"))
    return tuple(frozenset(cells) for cells in tables["cells"].values())
