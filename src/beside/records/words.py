"""Where the words of a page stand: a few arrays a page, so that a PDF of a thousand pages stays small."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TENTHS = 10  # boxes are kept in tenths of a point, 1/720 inch
FURTHEST = (1 << 16) - 1
SURE = 100


class Box(NamedTuple):
    """In points from the upper left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Word:
    """`start:end` within the page's text; `sure` in percent."""

    start: int
    end: int
    box: Box
    sure: int = SURE


@dataclass(frozen=True, slots=True, repr=False)
class Words:
    """17 bytes a word: starts and lengths (32 bits each), four sides (16 bits each), and how sure (8 bits).

    In the order of bytes of this computer: they pass between it and its children, and into its own cache.
    """

    starts: bytes = b""
    lengths: bytes = b""
    sides: bytes = b""
    sure: bytes = b""

    def __len__(self) -> int:
        return len(self.sure)

    def __iter__(self) -> Iterator[Word]:
        return (self._word(place) for place in range(len(self)))

    def _word(self, place: int) -> Word:
        start = memoryview(self.starts).cast("I")[place]
        length = memoryview(self.lengths).cast("I")[place]
        sides = memoryview(self.sides).cast("H")[place * 4 : place * 4 + 4]
        return Word(start, start + length, Box(*(side / TENTHS for side in sides)), self.sure[place])

    def between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that `start:end` of the page's text touches."""
        return tuple(word for word in self if word.start < end and start < word.end)

    @property
    def fits(self) -> bool:
        """Whether the arrays are of one length: they may come from a child that read a hostile file."""
        count = len(self)
        return (len(self.starts), len(self.lengths), len(self.sides)) == (count * 4, count * 4, count * 8)

    def __repr__(self) -> str:
        return f"<Words {len(self)}>"


NO_WORDS = Words()


def pack_words(rows: Iterable[tuple[int, int, Box, int]]) -> Words:
    """Of each word its start, its length, its box and how sure it is."""
    starts, lengths, sides, sure = array("I"), array("I"), array("H"), bytearray()
    for start, length, box, certainty in rows:
        starts.append(start)
        lengths.append(length)
        sides.extend(map(_in_tenths, box))
        sure.append(certainty)
    return Words(starts.tobytes(), lengths.tobytes(), sides.tobytes(), bytes(sure))


def _in_tenths(side: float) -> int:
    tenths = round(side * TENTHS)
    return tenths if 0 <= tenths <= FURTHEST else max(0, min(FURTHEST, tenths))
