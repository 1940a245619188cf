"""The three answers a condition can have; unknown is an answer."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Verdict(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __invert__(self) -> Verdict:
        match self:
            case Verdict.YES:
                return Verdict.NO
            case Verdict.NO:
                return Verdict.YES
            case Verdict.UNKNOWN:
                return Verdict.UNKNOWN


def verdict_of(known: bool | None) -> Verdict:
    if known is None:
        return Verdict.UNKNOWN
    return Verdict.YES if known else Verdict.NO


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Kleene's *and*: one no is no; else one unknown is unknown."""
    seen = frozenset(verdicts)
    if Verdict.NO in seen:
        return Verdict.NO
    return Verdict.UNKNOWN if Verdict.UNKNOWN in seen else Verdict.YES


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Kleene's *or*: one yes is yes; else one unknown is unknown."""
    return ~all_of(~verdict for verdict in verdicts)
