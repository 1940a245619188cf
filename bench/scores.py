"""Precision, recall and F1, with what chance alone does to them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

DRAWS = 1000


@dataclass(frozen=True)
class Score:
    """`said` by the reader, `right` of those, `there` to be said."""

    right: int = 0
    said: int = 0
    there: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.said + other.said, self.there + other.there)

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.said + self.there) if self.said + self.there else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} ({self.right} of {self.said} said, {self.there} there)"


def total(scores: Sequence[Score]) -> Score:
    return sum(scores, Score())


def f1_interval(scores: Sequence[Score], seed: int = 1) -> tuple[float, float]:
    """From where to where F1 goes in 95 of 100 draws of as many cases, with putting back; `scores` holds one a case."""
    chance = random.Random(seed)
    drawn = sorted(total(chance.choices(scores, k=len(scores))).f1 for _ in range(DRAWS))
    return drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS) - 1]


def f1_words(scores: Sequence[Score]) -> str:
    low, high = f1_interval(scores)
    return f"{total(scores).f1:.3f} ({low:.3f} to {high:.3f})"
