"""The text as it is scanned: one kind of quotation mark and dash, runs of blanks as one; each offset leads back."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

MARKS = str.maketrans({
    "‘": "'", "’": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"',
    "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-", "‒": "-", "\u00a0": " ", "\u202f": " ", "×": "x",
    "•": "-", "·": "-", "●": "-", "\u2028": "\n", "\u2029": "\n", "\x85": "\n",
})  # fmt: skip
BLANKS = re.compile(r"[ ]?[.]{4,}[^\S\n]*|\s{2,}|[^\S \n]")


class Fold(dict[int, int]):
    """Lower case for `str.translate`, one character for one; everything that is no letter or digit is a blank."""

    def __missing__(self, point: int) -> int:
        folded = chr(point).lower()
        self[point] = ord(folded) if len(folded) == 1 and folded.isalnum() else 32
        return self[point]


FOLD = Fold()


@dataclass(frozen=True, slots=True, repr=False)
class Plain:
    """`text` with blanks and marks made plain, `low` in lower case, `flat` with only letters and digits: one length.

    Two blanks or more are a tab (the gap between columns), line breaks stay, an empty line is two of them.
    """

    written: str
    text: str
    low: str
    flat: str
    places: tuple[int, ...]
    shifts: tuple[int, ...]

    def place(self, offset: int) -> int:
        """Where in the text as written the character at this offset stands."""
        found = bisect_right(self.places, offset)
        return offset + (self.shifts[found - 1] if found else 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Start and end as written; the end follows the last character, not the blanks after it."""
        return self.place(start), self.place(end - 1) + 1 if end > start else self.place(start)

    def offset(self, place: int) -> int:
        """The offset in `text` of a place in the text as written: the inverse of `place`."""
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            if self.place(middle) < place:
                low = middle + 1
            else:
                high = middle
        return low


def make_plain(written: str) -> Plain:
    marked = written.translate(MARKS)
    parts: list[str] = []
    places: list[int] = []
    shifts: list[int] = []
    length = last = 0
    for run in BLANKS.finditer(marked):
        blank = blank_for(run.group())
        parts += (marked[last : run.start()], blank)
        length += run.start() - last + len(blank)
        last = run.end()
        places.append(length)
        shifts.append(last - length)
    parts.append(marked[last:])
    text = "".join(parts)
    flat = text.translate(FOLD)
    return Plain(written, text, lower(text), flat, tuple(places), tuple(shifts))


def blank_for(run: str) -> str:
    lines = run.count("\n")
    if lines:
        return "\n\n" if lines > 1 else "\n"
    return "\t" if len(run) > 1 or run == "\t" else " "


def lower(text: str) -> str:
    """Lower case of the same length: the few letters that would become two stay as they are."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(folded if len(folded := letter.lower()) == 1 else letter for letter in text)
