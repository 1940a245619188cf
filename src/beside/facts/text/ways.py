"""What a letter says beside its plan: the other ways it names, what it leaves open, and what is to follow from a result."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.facts.fact import Assertion, Course, Details, Person, Time
from beside.facts.text.cues import is_item, opening_line, read_status
from beside.facts.text.goals import before
from beside.facts.text.header import author_of
from beside.facts.text.layout import at
from beside.facts.text.make import sentence_found
from beside.facts.text.plans import is_denied, treatments_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.text.context import Context
    from beside.facts.text.make import Found
    from beside.facts.text.plain import Plain
    from beside.facts.text.scan import Hit

NAMED = frozenset({Course.DISCUSSED})
NOT_NAMED_HERE = frozenset({"past", "surgical", "family", "social", "allergies", "medications", "own goals", "education"})
TESTS = ("awaited", "marker", "imaging", "lab", "procedure", "test-word")  # what a plan may wait for
NAMES_OF_TESTS = ("awaited", "marker", "imaging", "test-word")
LONGEST_LIST = 1500  # characters
POINTS_BACK = re.compile(r"(?:[a-z]{1,20}\s){0,2}(?:it|this|that|these|those)\b")


def read_ways(context: Context) -> Iterator[Found]:
    if context.laboratory or context.scans:
        return
    yield from read_other_ways(context)
    yield from read_left_open(context)
    yield from read_dependencies(context)


def read_other_ways(context: Context) -> Iterator[Found]:
    """Sentences that name a treatment as talked about and recommend none; a list whole, from the line that opens it."""
    advised = advised_sentences(context)
    reached = -1
    for hit in context.note.hits("treatment", "trial-cue"):
        if hit.start < reached or not (hit.term.role == "trial-cue" or is_named_beside(context, hit)):
            continue
        first, last = opened(context, hit)
        if first not in advised and context.note.plain.text[last - 1] != "?":
            last = followed(context, last) if context.note.plain.text[last - 1] != ":" else end_of_items(context, last)
            reached = last
            yield said(context, "other-way", first, last)


def advised_sentences(context: Context) -> set[int]:
    return {context.note.sentence(hit.start)[0] for hit in context.note.hits("recommend-cue") if not is_denied(context, hit)}


def is_named_beside(context: Context, hit: Hit) -> bool:
    """Talked about with the person, of what lies ahead; a box of a template is no sentence."""
    note = context.note
    if note.section(hit.start).name in NOT_NAMED_HERE or note.box(hit.start) or not treatments_in(context, hit.start, hit.end):
        return False
    status = read_status(note, hit.start, hit.end, course=True).status
    return status.course in NAMED and status.assertion is Assertion.STATED and status.person is Person.PATIENT and status.time is not Time.PAST


def opened(context: Context, hit: Hit) -> tuple[int, int]:
    """The sentence of a hit; of an item of a list, the line with a colon that opens it."""
    return opening_line(context.note, hit.start) or context.note.sentence(hit.start)


def end_of_items(context: Context, last: int) -> int:
    """The end of the last item of a list that a line with a colon opens; its wrapped lines stand further in than the text after."""
    starts, written = context.note.starts, context.note.plain
    number = at(starts, last - 1) + 1
    end, deep = last, 0
    while number < len(starts) and starts[number] - last < LONGEST_LIST:
        inwards = indent(written, context.note.sentence(starts[number])[0])
        if is_item(context.note, number):
            deep = inwards
        elif not deep_enough(context, number, deep):
            break
        end = context.note.sentence(starts[number])[1]
        number += 1
    return end


def deep_enough(context: Context, number: int, deep: int) -> bool:
    """Whether a sentence goes on within an item: on its line, or on a line that stands at least as far in as the items."""
    first = context.note.sentence(context.note.starts[number])[0]
    if "\n" not in context.note.plain.text[max(0, first - 2) : first]:
        return True
    return deep > 0 and indent(context.note.plain, first) >= deep


def indent(plain: Plain, first: int) -> int:
    """How far in a line stands, in the text as written."""
    place = plain.place(first)
    line = plain.written.rfind("\n", 0, place) + 1
    return place - line if not plain.written[line:place].strip() else 0


def followed(context: Context, last: int) -> int:
    """With the sentence after it, where that points back: "She asked about it. We discussed it; she would rather not"."""
    text = context.note.plain.text
    start = last + len(text[last : last + 3]) - len(text[last : last + 3].lstrip())
    if start == last or start >= len(text) or "\n\n" in text[last:start]:
        return last
    first, end = context.note.sentence(start)
    return end if first == start and POINTS_BACK.match(context.note.plain.low, first, end) else last


def read_left_open(context: Context) -> Iterator[Found]:
    """The writer recommends no single way, or says that another sees it differently."""
    spans: dict[int, int] = {}
    for hit in context.note.hits("left-open"):
        first, last = context.note.sentence(hit.start)
        if leaves_open(context, hit, first, last):
            first = before(context, first) if points_back(context, first, last) else first
            spans[first] = max(last, spans.get(first, 0))
    yield from (said(context, "left-open", first, last) for first, last in spans.items())


def leaves_open(context: Context, hit: Hit, first: int, last: int) -> bool:
    if context.note.section(hit.start).name in NOT_NAMED_HERE or context.note.plain.text[last - 1] == "?":
        return False
    return not hit.term.value or bool(treatments_in(context, first, last)) or bool(context.note.hits_in("left-open-view", first, last))


def points_back(context: Context, first: int, last: int) -> bool:
    return POINTS_BACK.match(context.note.plain.low, first, last) is not None


def read_dependencies(context: Context) -> Iterator[Found]:
    """"If the test is positive, we would add ...": what follows from a result that is not there yet."""
    seen: set[int] = set()
    for hit in context.note.hits("depends-cue"):
        first, last = context.note.sentence(hit.start)
        if first in seen or not is_dependency(context, hit, first, last):
            continue
        seen.add(first)
        yield said(context, "depends", first, last, "; ".join(tests_named(context, hit, first, last)))


def is_dependency(context: Context, hit: Hit, first: int, last: int) -> bool:
    note = context.note
    if note.plain.text[last - 1] == "?" or note.section(hit.start).name in NOT_NAMED_HERE or note.hits_in("instruct-mask", first, last):
        return False
    reach = tested_in(context, hit, first, last)
    status = read_status(note, hit.start, hit.end).status
    return bool(reach) and bool(note.hits_in("depends-change", first, last)) and status.person is Person.PATIENT


def tested_in(context: Context, hit: Hit, first: int, last: int) -> list[Hit]:
    """The tests the condition names: between the word that opens it and the comma that ends it; "needed before" looks back."""
    start, end = (first, hit.start) if hit.term.name == "before" else (hit.end, clause_end(context, hit.end, last))
    return [test for role in TESTS for test in context.note.hits_in(role, start, end)]


def clause_end(context: Context, start: int, last: int) -> int:
    comma = context.note.plain.text.find(",", start, last)
    return comma if comma >= 0 else last


def tests_named(context: Context, hit: Hit, first: int, last: int) -> list[str]:
    named = (test for test in tested_in(context, hit, first, last) if test.term.role in NAMES_OF_TESTS and test.term.name)
    return list(dict.fromkeys(test.term.name for test in named))


def said(context: Context, kind: str, first: int, last: int, of: str = "") -> Found:
    return sentence_found(context, kind, author_of(context.note.plain) or "team", first, last, details=Details(of=of))
