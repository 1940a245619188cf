"""What a letter tells the person to do or not to do, in whole sentences; never what it asks of another doctor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.facts.fact import Assertion, Person
from beside.facts.text.cues import read_status
from beside.facts.text.goals import before
from beside.facts.text.header import author_of, is_to_person
from beside.facts.text.make import sentence_found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.text.context import Context
    from beside.facts.text.make import Found
    from beside.facts.text.scan import Hit

OF_PATIENT = re.compile(r"\b(?:she|he|the\spatient|patient|pt|mrs?|ms|miss)\b|\b(?:told|advised|instructed|asked)\s(?:her|him)\b")
OF_READER = re.compile(r"\byou\b")
UNREAL = re.compile(r"\b(?:have|been)\b")
POINTS_BACK = re.compile(r"\b(?:these|those|them)\b")
NEAR = 24  # characters that may stand between "was told to" and what is to be done
LIST = 600  # characters of a list that a line opens


def read_instructions(context: Context) -> Iterator[Found]:
    hits = () if context.laboratory else context.note.hits("instruct-cue")
    to_person = bool(hits) and is_to_person(context.note.plain)
    reached = -1
    for hit in hits:
        first, last = context.note.sentence(hit.start)
        if first >= reached and is_told(context, hit, first, last, to_person=to_person):
            last = end_of_list(context.note.plain.text, last)
            reached = last
            yield instruction(context, first, last)


def is_told(context: Context, hit: Hit, first: int, last: int, *, to_person: bool) -> bool:
    """Whether the sentence is addressed to the person, or tells what the person was told."""
    if context.note.plain.text[last - 1] == "?" or context.note.hits_in("instruct-mask", first, last):
        return False
    return is_addressed(context, hit, first, last, to_person=to_person) and is_of_patient(context, hit)


def is_addressed(context: Context, hit: Hit, first: int, last: int, *, to_person: bool) -> bool:
    low = context.note.plain.low
    match hit.term.name:
        case "told":
            named = OF_PATIENT.search(low, first, hit.end) or (to_person and OF_READER.search(low, first, hit.start))
            return bool(named) and has_act(context, hit, hit.end + NEAR)
        case "you":
            return to_person and speaks_to_reader(context, first, last) and has_act(context, hit, hit.end + NEAR)
        case "if":
            return to_person and bool(context.note.hits_in("instruct-act", first, last))
        case _:
            return True


def has_act(context: Context, hit: Hit, end: int) -> bool:
    acts = context.note.hits_in("instruct-act", hit.end, end)
    return not hit.term.value or any(not UNREAL.search(context.note.plain.low, hit.end, act.start) for act in acts)


def speaks_to_reader(context: Context, first: int, last: int) -> bool:
    """"You" or "your" in the sentence: a bare "do not stop" may be said to anybody."""
    return re.search(r"\byou(?:r|rself)?\b", context.note.plain.low[first:last]) is not None


def is_of_patient(context: Context, hit: Hit) -> bool:
    status = read_status(context.note, hit.start, hit.end).status
    denied = hit.term.name == "card" and status.assertion is Assertion.RULED_OUT
    return status.person is Person.PATIENT and not denied


def instruction(context: Context, first: int, last: int) -> Found:
    plain = context.note.plain
    if POINTS_BACK.search(plain.low, first, last):
        first = before(context, first)
    return sentence_found(context, "instruction", author_of(plain) or "team", first, last)


def end_of_list(text: str, last: int) -> int:
    """The end of a sentence; of a line with a colon, the end of the list it opens."""
    if text[last - 1] != ":":
        return last
    end = text.find("\n\n", last, last + LIST)
    end = end if end >= 0 else min(len(text), last + LIST)
    return max(last, len(text[:end].rstrip()))
