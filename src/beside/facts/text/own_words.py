"""What the person wrote themselves, sentence by sentence, and what letters say that they asked, fear or do not want."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from beside.facts.fact import Details, Person
from beside.facts.text.cues import read_status
from beside.facts.text.goals import read_goals
from beside.facts.text.make import sentence_found
from beside.facts.text.tables import packaged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beside.facts.text.context import Context
    from beside.facts.text.make import Found
    from beside.facts.text.plain import Plain
    from beside.facts.text.scan import Hit

HEAD = 600  # characters in which a message says from whom it is and to whom
SUBJECT = re.compile(r"(?:[-*]\s)?(?:(?:she|he|they|(?:the\s)?patient|(?:mr|mrs|ms|miss|mx)\.?\s[a-z'-]{1,30})\s(?:and\s(?:her|his)\s[a-z]{1,20}\s)?(?:also\s|then\s|again\s)?)?")
ASIDE = frozenset({"past", "surgical", "family", "allergies", "medications"})


def read_own_words(context: Context) -> Iterator[Found]:
    if is_own_message(context.note.plain):
        yield from of_message(context)
    elif not context.laboratory and not context.scans:
        yield from told_of(context)


def is_own_message(plain: Plain) -> bool:
    """Whether the head says that a person writes to those who treat them: from somebody who is no clinic, to one."""
    sender, to = in_head(plain, "from"), in_head(plain, "to")
    return bool(sender and to) and not names_care(sender.lower()) and names_care(to.lower())


def in_head(plain: Plain, label: str) -> str:
    found = re.search(rf"(?:^|\n){label}:\s?(?P<who>[^\n]{{2,80}})", plain.low[:HEAD])
    return plain.text[found.start("who") : found.end("who")] if found else ""


def names_care(who: str) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", who) for word in words()["care"])


def of_message(context: Context) -> Iterator[Found]:
    """Every sentence after the head and the greeting but those of courtesy; a wish is read as a goal."""
    wishes = [(found.start, found.end) for found in read_goals(context)]
    text, starts = context.note.plain.text, context.note.starts
    body = text.find("\n\n") + 2
    for start in starts if body > 1 else ():
        first, last = context.note.sentence(start)
        if first < body or last - first < 3 or is_courtesy(context, first, last) or any(begin <= first < end for begin, end in wishes):
            continue
        yield sentence_found(context, "own-words", "message", first, last, details=Details(speaker=in_head(context.note.plain, "from")))


def is_courtesy(context: Context, first: int, last: int) -> bool:
    low = context.note.plain.low[first:last]
    return low.startswith(words()["courtesy"]) or len(low.split()) < 3


def told_of(context: Context) -> Iterator[Found]:
    """"He asked whether", "She is afraid of": with the person as the one who asks."""
    wishes = [(found.start, found.end) for found in read_goals(context)]
    seen: set[int] = set()
    for hit in context.note.hits("own-cue"):
        first, last = context.note.sentence(hit.start)
        known = first in seen or any(begin <= first < end for begin, end in wishes)
        if not known and SUBJECT.fullmatch(context.note.plain.low, first, hit.start) and is_of_person(context, first, hit):
            seen.add(first)
            yield sentence_found(context, "own-words", "told", first, last)


def is_of_person(context: Context, first: int, hit: Hit) -> bool:
    """With nobody named, the section or the words around may be of a relative."""
    of_patient = hit.start > first or read_status(context.note, hit.start, hit.end).status.person is Person.PATIENT
    return of_patient and context.note.section(hit.start).name not in ASIDE


@functools.cache
def words() -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(value) for name, value in packaged("own_words").items()}
