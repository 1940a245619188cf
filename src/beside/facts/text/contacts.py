"""Telephone numbers of those who treat the person, with who answers there; never the person's own, nor a fax."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from beside.facts.fact import Status
from beside.facts.text.header import HEAD
from beside.facts.text.make import NOWHERE, Found
from beside.facts.text.tables import alternatives, packaged

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beside.facts.text.context import Context

NUMBER = re.compile(r"(?<![\w/.:-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{1,5}\)[ ]?)?\d{2,5}(?:[ .-]\d{2,4}){1,4}(?![\w/-])(?!\.\d)")
FEWEST, MOST = 7, 15  # digits of a number that can be called from anywhere
LONGEST = 160  # characters before a number that may say whose it is
ENDS = "\n\t|;"
STOP = re.compile(r"(?<!\btel)(?<!\bno)(?<!\bph)(?<!\bdr)[.!?]\s")
AFTER = re.compile(r"\s?\((?P<who>[^()\n]{3,60})\)")
EDGES = " ,:;.-()|\t"
KNOWN = Status()


def read_contacts(context: Context) -> Iterator[Found]:
    low, reached = context.note.plain.low, 0
    for found in NUMBER.finditer(low):
        start = segment_start(low, found.start(), reached)
        reached = found.end()
        if is_callable(context, found) and (span := who_answers(context, found, start)) is not None:
            first, last = span
            name = name_of(context.note.plain.text[first:last])
            yield Found("contact", name, context.note.plain.text[found.start() : found.end()], found.start(), found.end(), "contact",
                        about=NOWHERE, status=KNOWN, quote=(min(first, found.start()), max(last, found.end())))  # fmt: skip


def name_of(words: str) -> str:
    """Who answers, without the labels before the number ("nurse line, tel."); the words as they are where nothing else is left."""
    words = words.split("\t", maxsplit=1)[0].strip(EDGES)
    trailing = patterns()["trailing"].search(words.lower())
    return (words[: trailing.start()].strip(EDGES) if trailing else "") or words


def segment_start(low: str, number: int, reached: int) -> int:
    """Where the words that may say whose a number is begin: the sentence, the line or the column it stands in."""
    first = max(reached, number - LONGEST)
    first = max(first, *(low.rfind(end, first, number) + 1 for end in ENDS))
    stops = [stop.end() for stop in STOP.finditer(low, first, number)]
    return stops[-1] if stops else first


def is_callable(context: Context, found: re.Match[str]) -> bool:
    """As many digits as a telephone number has, and no date."""
    if not FEWEST <= sum(map(str.isdigit, found[0])) <= MOST:
        return False
    return not any(mention.start < found.end() and found.start() < mention.end for mention in (*context.dates_in(found.start() - 12, found.end()), *context.births))


def who_answers(context: Context, found: re.Match[str], start: int) -> tuple[int, int] | None:
    """The words that name who answers: before the number, in brackets after it, or a letterhead above it."""
    low = context.note.plain.low
    line_end = low.find("\n", found.end())
    after = AFTER.match(low, found.end())
    if patterns()["never"].search(low, start, found.end()) or (after and patterns()["never"].search(after["who"])):
        return None
    if after and patterns()["roles"].search(after["who"]):
        return after.span("who")
    if is_role_of(low, start, found.start()) or is_request(low, start, found.start()):
        return start + len(low[start:found.start()]) - len(low[start : found.start()].lstrip()), found.start()
    rest = low[found.end() : line_end if line_end >= 0 else len(low)]
    return letterhead(low, start, found.start()) if not rest.strip(EDGES) else None


def is_role_of(low: str, start: int, number: int) -> bool:
    """Whether a role is the last thing named before the number, but for a label ("nurse line: tel. 555-0142")."""
    roles = [*patterns()["roles"].finditer(low, start, number)]
    return bool(roles) and patterns()["joint"].fullmatch(low, roles[-1].end(), number) is not None


def is_request(low: str, start: int, number: int) -> bool:
    """Whether the sentence asks the reader to call this number."""
    calls = [*patterns()["calls"].finditer(low, start, number)]
    return bool(calls) and patterns()["joint"].fullmatch(low, calls[-1].end(), number) is not None and low[start:number].strip(EDGES) != calls[-1][0]


def letterhead(low: str, start: int, number: int) -> tuple[int, int] | None:
    """The line above a number that stands alone with a label, where it names a place and no person stands above it."""
    if number > HEAD or patterns()["joint"].fullmatch(low, start, number) is None or not low[start:number].strip(EDGES):
        return None
    if patterns()["persons"].search(low, 0, start):
        return None
    end = low.rfind("\n", 0, start)
    above = low.rfind("\n", 0, max(0, end)) + 1
    return (above, end) if end > 0 and patterns()["places"].search(low, above, end) else None


@functools.cache
def patterns() -> Mapping[str, re.Pattern[str]]:
    words = packaged("contacts")["words"]
    found = {name: re.compile(rf"(?<![\w])(?:{alternatives(listed)})(?![\w])") for name, listed in words.items()}
    joint = rf"(?:\s\d{{1,2}}[a-z]?)?[\s,:.(-]{{0,4}}(?:(?:{alternatives(words['labels'])})[\s,:.(-]{{1,4}}){{0,3}}"
    trailing = rf"(?:[\s,:.(-]{{1,4}}(?:{alternatives(words['labels'])})){{1,3}}$"
    return {**found, "joint": re.compile(joint), "trailing": re.compile(trailing)}
