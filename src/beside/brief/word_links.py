"""Links from the first mention of a word to where it is explained."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.brief.page import Term, Terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.brief.page import BriefPage

Run = dict[str, str]
Span = tuple[int, int]


BEFORE = re.compile(r"(?:^|[.:;!?“(\n]\s?|[-–•]\s)$")
NAME_GOES_ON = re.compile(r"[ -]+[A-Z]")


class Word:
    """A word as a whole; one of capitals and figures only (ER, T2) is told from its lower case.

    A word that the card writes small is not meant where it is part of a name: "Regional Hospital", "St. Advanced Clinic".
    """

    def __init__(self, written: str) -> None:
        self._lowered = written.lower()
        self._is_small = written[:1].islower()
        flags = re.IGNORECASE if any(sign.islower() for sign in written) else re.NOFLAG
        self._whole = re.compile(rf"(?<!\w){re.escape(written)}(?!\w)", flags)

    def find(self, text: str, lowered: str) -> Span | None:
        """Where it first stands; `lowered` is the same text, so that most searches end at a glance."""
        if self._lowered not in lowered:
            return None
        return next((found.span() for found in self._whole.finditer(text) if not (self._is_small and is_in_a_name(text, found.start(), found.end()))), None)


def is_in_a_name(text: str, start: int, end: int) -> bool:
    """Whether a capital stands there that no beginning of a sentence explains, or the next word bears one too."""
    if not text[start].isupper():
        return False
    begins = BEFORE.search(text, max(0, start - 3), start) is not None if start else True
    return not begins or NAME_GOES_ON.match(text, end) is not None


class WordLinks:
    """Cuts text into runs, so that the first mention of each explained word can lead to its explanation."""

    def __init__(self, page: BriefPage) -> None:
        numbers = {card.id: number for number, card in enumerate(page.cards, 1)}
        self._waiting = {
            f"word-{numbers[term.card]}": [Word(word) for word in term.words] for term in terms_in(page)
        }

    def runs(self, text: str) -> list[Run]:
        found = sorted(self._first_mentions(text))
        runs: list[Run] = []
        done = 0
        for start, end, target in found:
            if start >= done:
                runs += [{"text": text[done:start], "target": ""}, {"text": text[start:end], "target": target}]
                done = end
                del self._waiting[target]
        return [run for run in (*runs, {"text": text[done:], "target": ""}) if run["text"]]

    def _first_mentions(self, text: str) -> Iterator[tuple[int, int, str]]:
        lowered = text.lower()
        for target, words in self._waiting.items():
            mentions = [span for word in words if (span := word.find(text, lowered))]
            if mentions:
                yield *min(mentions, key=lambda span: (span[0], -span[1])), target


def terms_in(page: BriefPage) -> Iterator[Term]:
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, Terms):
                yield from block.terms
