"""What letters say in passing that bears on the decision, in whole sentences: what it depends on, who was asked, what is not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.facts.text.make import sentence_found
from beside.facts.text.own_words import is_own_message
from beside.facts.text.reports import kind_of_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.text.context import Context
    from beside.facts.text.make import Found

ASKED = "question"
UNSETTLED = "unsettled"  # the one thing that reports say too
SHORTEST = 9  # characters: less is a heading, as is what stands in capitals
OWN = re.compile(r"\b(?:i|we|my|our|me|us)\b")
QUESTION = re.compile(r"\?(?=\s|$|\")")


def read_remarks(context: Context) -> Iterator[Found]:
    is_report = bool(kind_of_report(context))
    seen: set[tuple[str, int]] = set()
    for name, start in (*((hit.term.name, hit.start) for hit in context.note.hits("remark-cue")), *questions(context)):
        if is_report and name != UNSETTLED:
            continue
        first, last = context.note.sentence(start)
        if (name, first) not in seen and is_said(context.note.plain.text[first:last]) and not context.note.hits_in("decide-cue", first, last):
            seen.add((name, first))
            yield sentence_found(context, "remark", name, first, last)


def is_said(words: str) -> bool:
    """A sentence, no heading."""
    return len(words) > SHORTEST and not words.endswith(":") and sum(sign.islower() for sign in words) * 2 > sum(sign.isalpha() for sign in words)


def questions(context: Context) -> Iterator[tuple[str, int]]:
    """What the person asks in a message of their own."""
    plain = context.note.plain
    if not is_own_message(plain):
        return
    for mark in QUESTION.finditer(plain.low):
        first, last = context.note.sentence(mark.start())
        if OWN.search(plain.low, first, last):
            yield ASKED, mark.start()
