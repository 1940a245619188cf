"""Which characters a TrueType font covers, from its `cmap` table (OpenType specification, formats 4 and 12)."""

from __future__ import annotations

from itertools import chain
from struct import Struct, unpack_from

TABLE = Struct(">4sIII")
SUBTABLE = Struct(">HHI")
GROUP = Struct(">III")


def read_covered(font: bytes) -> frozenset[int]:
    """The code points that lead to a glyph."""
    start = _table(font, b"cmap")
    count = unpack_from(">H", font, start + 2)[0]
    offsets = {SUBTABLE.unpack_from(font, start + 4 + place * SUBTABLE.size)[2] for place in range(count)}
    return frozenset(chain.from_iterable(_subtable(font, start + offset) for offset in offsets))


def _table(font: bytes, tag: bytes) -> int:
    count = unpack_from(">H", font, 4)[0]
    tables = (TABLE.unpack_from(font, 12 + place * TABLE.size) for place in range(count))
    return next(int(offset) for name, _, offset, _ in tables if name == tag)


def _subtable(font: bytes, start: int) -> set[int]:
    match unpack_from(">H", font, start)[0]:
        case 4:
            return _format_4(font, start)
        case 12:
            return _format_12(font, start)
        case _:
            return set()


def _format_4(font: bytes, start: int) -> set[int]:
    count = unpack_from(">H", font, start + 6)[0] // 2
    ends = unpack_from(f">{count}H", font, start + 14)
    starts = unpack_from(f">{count}H", font, start + 16 + 2 * count)
    deltas = unpack_from(f">{count}h", font, start + 16 + 4 * count)
    ranges_at = start + 16 + 6 * count
    ranges = unpack_from(f">{count}H", font, ranges_at)
    covered: set[int] = set()
    for place, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, ranges, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            if offset:
                glyph = unpack_from(">H", font, ranges_at + 2 * place + offset + 2 * (code - first))[0]
            else:
                glyph = (code + delta) & 0xFFFF
            if glyph:
                covered.add(code)
    return covered


def _format_12(font: bytes, start: int) -> set[int]:
    count = unpack_from(">I", font, start + 12)[0]
    groups = (GROUP.unpack_from(font, start + 16 + place * GROUP.size) for place in range(count))
    return {
        code for first, last, glyph in groups for code in range(first, last + 1) if glyph + code - first
    }
