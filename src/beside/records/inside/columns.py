"""Whether a picture shows columns of prose. Only then is Tesseract left to find its own blocks: in tables it drops some."""

from __future__ import annotations

from itertools import combinations
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import tesserocr  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FEWEST = 5  # lines: a column of prose has more
FILLED = 0.7  # of the width of its block, by the middle one of its lines: cells of a table are shorter
LONG = 9  # times as long as high: some four words


class Box(NamedTuple):
    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top


def has_columns(engine: tesserocr.PyTessBaseAPI) -> bool:
    prose = [block for block, lines in _blocks(engine) if _is_prose(block, lines)]
    return any(_side_by_side(one, other) for one, other in combinations(prose, 2))


def _blocks(engine: tesserocr.PyTessBaseAPI) -> Iterator[tuple[Box, Sequence[Box]]]:
    layout = engine.AnalyseLayout()
    if layout is None:
        return
    blocks: dict[Box, list[Box]] = {}
    for line in tesserocr.iterate_level(layout, tesserocr.RIL.TEXTLINE):
        around, written = line.BoundingBox(tesserocr.RIL.BLOCK), line.BoundingBox(tesserocr.RIL.TEXTLINE)
        if around and written:
            blocks.setdefault(Box(*around), []).append(Box(*written))
    yield from blocks.items()


def _is_prose(block: Box, lines: Sequence[Box]) -> bool:
    usual = median(line.width for line in lines)
    return len(lines) >= FEWEST and usual >= FILLED * block.width and usual >= LONG * median(line.height for line in lines)


def _side_by_side(one: Box, other: Box) -> bool:
    """Half of the lower one stands beside the other."""
    beside = min(one.bottom, other.bottom) - max(one.top, other.top)
    apart = one.right <= other.left or other.right <= one.left
    return apart and beside > min(one.height, other.height) / 2
