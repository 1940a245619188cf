"""Whether the text layer of a page is words at all, judged by its letters and by how they follow each other.

A PDF may show one thing and hold another: fonts whose signs have wrong names, or the guesses of an old scanner.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Bits a letter, over the words of a page. Measured: pages in eight languages cost 2.9 to 4.9, a list of abbreviations
# of a laboratory 4.9, pages with their letters exchanged 5.7 to 7.4.
MOST_COSTLY = 5.3
ENOUGH_WORDS = 12  # different ones: a page of numbers has no words to judge by
SHORTEST = 4  # letters: abbreviations of a laboratory look like garbage
MOST_ODD = 0.05  # of all signs
FEWEST_PLAIN = 0.4  # letters and digits among all signs, where one sign repeated (a drawn line) counts once
ENOUGH_SIGNS = 80
LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
SPACE = re.compile(r"\s+")
REPEATED = re.compile(r"([\W_])\1+")
ODD_KINDS = frozenset(("Cc", "Co", "Cn", "Cs"))


def is_garbled(text: str) -> bool:
    signs = SPACE.sub("", REPEATED.sub(r"\1", text))
    if not signs:
        return False
    if not _is_plain(signs) and sum(map(_is_odd, signs)) > MOST_ODD * len(signs):
        return True
    if len(signs) >= ENOUGH_SIGNS and sum(map(str.isalnum, signs)) < FEWEST_PLAIN * len(signs):
        return True
    words = _words(text)
    return len(words) >= ENOUGH_WORDS and cost_of(words) > MOST_COSTLY


def _is_plain(signs: str) -> bool:
    """A look at the whole, far faster than one at each sign."""
    return signs.isascii() and signs.isprintable()


def _is_odd(sign: str) -> bool:
    return sign == "\ufffd" or unicodedata.category(sign) in ODD_KINDS


def _words(text: str) -> list[str]:
    """The different words of Latin letters, small and without accents."""
    found = {_bare(word) for word in LATIN.findall(text) if len(word) >= SHORTEST}
    return sorted(word for word in found if word.isascii() and word.isalpha())


def _bare(word: str) -> str:
    if word.isascii():
        return word.lower()
    return "".join(sign for sign in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(sign))


def cost_of(words: Sequence[str]) -> float:
    """Bits a letter, in the language that fits best."""
    letters = sum(len(word) + 1 for word in words)
    return min(
        sum(table[pair] for word in words for pair in pairwise(f" {word} ")) / letters for table in _pairs().values()
    )


@cache
def _pairs() -> Mapping[str, Mapping[tuple[str, str], float]]:
    tables: dict[str, dict[tuple[str, str], float]] = {}
    written = (files("beside.records") / "data" / "letter_pairs.csv").read_text("utf-8")
    for row in csv.DictReader(written.splitlines()):
        table, first = tables.setdefault(row.pop("language"), {}), row.pop("first").replace("_", " ")
        table.update({(first, second.replace("_", " ")): int(cost) / 10 for second, cost in row.items()})
    return tables
