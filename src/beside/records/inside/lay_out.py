"""Words with their places become the text of a page: lines, the gaps between columns, empty lines, whole words.

The order is that of the file or of the OCR: what stands in columns was put there in some order already.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from beside.records.words import SURE, Box, Words, pack_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

WIDE = 0.85  # of a word's height: a gap wider than that parts columns,
STRETCHED = 2.0  # ... and, in a line of so many gaps, only where it is so many times the narrower ones,
PROSE = 6
WIDEST = 2.5  # ... or as wide as no line is drawn
UPWARDS = -1.0
LOOSE = 0.6  # of a line's height: more than that over the usual gap is an empty line
PARTED = re.compile(r"(\w+)-$")


class Piece(NamedTuple):
    """A word with its box; `starts_line` where it is the first of its line, `joins` where it goes on without a gap."""

    text: str
    box: Box
    starts_line: bool
    sure: int = SURE
    joins: bool = False


class Laid(NamedTuple):
    text: str
    words: Words


def lay_out(pieces: Iterable[Piece]) -> Laid:
    lines = _whole_words(_lines_of(pieces))
    gaps = [gap for gap in map(_gap, lines, lines[1:]) if gap > UPWARDS]
    usual = median(gaps) if gaps else 0.0
    page = Written([], [])
    for before, line in zip([[], *lines], lines, strict=False):
        if before:
            page.add("\n\n" if _gap(before, line) > usual + LOOSE else "\n")
        _write_line(page, line)
    return Laid("".join(page.text), pack_words(page.rows))


def by_rows(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """From above to below and from left to right: what was filled into a form stands at the end of the file."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.box.top + piece.box.bottom):
        middle = (piece.box.top + piece.box.bottom) / 2
        if rows and rows[-1][0].box.top < middle < rows[-1][0].box.bottom:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda piece: piece.box.left)
        yield from (piece._replace(starts_line=place == 0) for place, piece in enumerate(row))


@dataclass(slots=True)
class Written:
    text: list[str]
    rows: list[tuple[int, int, Box, int]]
    length: int = 0

    def add(self, words: str) -> None:
        self.text.append(words)
        self.length += len(words)

    def add_word(self, piece: Piece) -> None:
        self.rows.append((self.length, len(piece.text), piece.box, piece.sure))
        self.add(piece.text)


def _lines_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    lines: list[list[Piece]] = []
    for piece in pieces:
        if piece.starts_line or not lines:
            lines.append([])
        lines[-1].append(piece)
    return lines


def _whole_words(lines: list[list[Piece]]) -> list[list[Piece]]:
    """The rest of a parted word goes to the line where it began."""
    for line, following in pairwise(lines):
        parted = PARTED.search(line[-1].text) if line else None
        if parted and following[0].text[:1].islower():
            keeps = not parted[1].isalpha() or parted[1].lower() in hyphened()
            line[-1] = line[-1]._replace(text=line[-1].text if keeps else line[-1].text[:-1])
            line.append(following.pop(0)._replace(starts_line=False, joins=True))
    return [line for line in lines if line]


def _gap(line: Sequence[Piece], following: Sequence[Piece]) -> float:
    """From the foot of a line to the head of the next, in heights of a line; far below 0, the next stands higher."""
    height = following[0].box.bottom - following[0].box.top
    return (following[0].box.top - line[0].box.bottom) / height if height > 0 else 0.0


def _write_line(page: Written, line: Sequence[Piece]) -> None:
    wide = _wide(line)
    page.add_word(line[0])
    for left, right in pairwise(line):
        if not right.joins:
            page.add("\t" if right.box.left - left.box.right > wide * (right.box.bottom - right.box.top) else " ")
        page.add_word(right)


def _wide(line: Sequence[Piece]) -> float:
    """From how many heights on a gap parts columns. In a line of prose drawn to the margin all gaps are wide."""
    gaps = [(right.box.left - left.box.right) / max(1.0, right.box.bottom - right.box.top) for left, right in pairwise(line)]
    narrower = sorted(gaps)[len(gaps) // 4] if len(gaps) >= PROSE else 0.0
    return min(WIDEST, max(WIDE, STRETCHED * narrower))


@cache
def hyphened() -> frozenset[str]:
    """First parts of words that are written with a hyphen wherever they stand."""
    words = (files("beside.records") / "data" / "hyphened.txt").read_text("utf-8")
    return frozenset(word for word in words.split("\n") if word and not word.startswith("#"))
