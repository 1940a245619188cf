"""The marks that laboratories put on values: passed on as written, and beside a range that contradicts them."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from beside.brief.calm import mark_differs
from beside.brief.messages import N_, Message, message
from beside.brief.visible import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beside.facts import Fact

MARKED = N_("marked “{flag}” for {meaning}")
MARKED_ONLY = N_("marked “{flag}”")
MARK_DIFFERS = N_("marked “{flag}”, yet outside the range as printed")
CALLED = N_("called “{flag}”")
WORDS = N_("{words}")
LETTERS = 2  # a longer mark is a word


def mark_in_words(fact: Fact) -> Message:
    """With what the laboratories' code system calls its letter; a word stands for itself."""
    flag = visible(fact.details.flag)
    if mark_differs(fact):
        return message(MARK_DIFFERS, flag=flag)
    meaning = flags().get(flag.upper(), "")
    return message(MARKED, flag=flag, meaning=meaning) if meaning else message(MARKED_ONLY if len(flag) <= LETTERS else CALLED, flag=flag)


def mark_in_short(fact: Fact) -> Message:
    """For a colleague: what the letter is called, and no more."""
    flag = visible(fact.details.flag)
    if mark_differs(fact):
        return message(MARK_DIFFERS, flag=flag)
    called = flags().get(flag.upper(), "")
    return message(MARKED_ONLY, flag=flag) if not called and len(flag) <= LETTERS else message(WORDS, words=called or flag)


@cache
def flags() -> Mapping[str, str]:
    """What letters are called. N is not among them: many systems write it on every value, whatever that is."""
    rows = csv.DictReader((files("beside.brief") / "data" / "lab_flags.csv").read_text("utf-8").splitlines())
    return {row["flag"]: row["says"] for row in rows}
