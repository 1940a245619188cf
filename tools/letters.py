"""Writes src/beside/records/data/letter_pairs.csv: how often each letter follows each other, in English and in Spanish.

English is that of our cards and of the demo; the Spanish in tools/letters/spanish.txt was written for this. A
number is the cost of a pair in tenths of a bit: 0 where the second letter always follows, 100 where it never did.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections import Counter
from itertools import pairwise
from math import log2
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LETTERS = " abcdefghijklmnopqrstuvwxyz"
DEAREST = 100
SOURCES = {
    "english": [*(ROOT / "src/beside/knowledge/data/cards").rglob("*.yaml"), *(ROOT / "src/beside/app/demo").rglob("*.txt")],
    "spanish": [ROOT / "tools/letters/spanish.txt"],
}


def plain(text: str) -> str:
    """Small letters without accents; whatever is no letter parts words."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(sign))
    return re.sub("[^a-z]+", " ", bare)


def costs(text: str) -> list[list[int]]:
    pairs = Counter(first + second for first, second in pairwise(text))
    return [[cost(pairs, first, second) for second in LETTERS] for first in LETTERS]


def cost(pairs: Counter[str], first: str, second: str) -> int:
    total = sum(pairs[first + other] for other in LETTERS)
    return min(DEAREST, round(-10 * log2((pairs[first + second] + 0.1) / (total + 2.7))))


def main() -> int:
    with (ROOT / "src/beside/records/data/letter_pairs.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["language", "first", *LETTERS.replace(" ", "_")])
        for language, files in SOURCES.items():
            text = plain("\n".join(path.read_text("utf-8", "replace") for path in sorted(files)))
            for first, row in zip(LETTERS, costs(text), strict=True):
                writer.writerow([language, first.replace(" ", "_"), *row])
    return 0


if __name__ == "__main__":
    sys.exit(main())
