"""Where the words of a letter say less, or more, than the word a fact is kept under: they are quoted."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from beside.brief.messages import N_, Message, message
from beside.brief.visible import visible
from beside.facts.fact import Assertion, Time

if TYPE_CHECKING:
    from beside.facts import Fact

QUOTED = N_("“{words}”")


def letter_words(fact: Fact) -> Message | None:
    """How the cancer has answered, as the letter puts it: "no visible disease" is less than "no evidence of disease"."""
    if fact.kind != "response" or fact.status.assertion is not Assertion.STATED or fact.source.path:
        return None
    words = visible(fact.source.quote)
    return message(QUOTED, words=words) if " " in words and words.casefold() != str(fact.value).casefold() else None


def said_over(fact: Fact) -> str:
    """The words by which an illness is called past: that it is over is the good part of it."""
    past = fact.kind == "condition" and fact.status.time is Time.PAST and fact.status.assertion is Assertion.STATED
    found = (over_words().search(source.quote) for source in fact.sources) if past else ()
    return next((match.group() for match in found if match), "")


@cache
def over_words() -> re.Pattern[str]:
    words = (files("beside.brief") / "data" / "over_words.txt").read_text("utf-8").split("\n")
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words if word)})\b", re.IGNORECASE)
