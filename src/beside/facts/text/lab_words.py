"""What a record says beside a laboratory value: its own mark, and what the team makes of it; all as written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from beside.facts.fact import Details
from beside.facts.text.make import Found
from beside.facts.text.tables import alternatives, any_word, lab_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.text.context import Context
    from beside.facts.text.scan import Hit

LONGEST = 160  # characters of a remark
JOINT = re.compile(r"[\s,;:.()\[\]-]*(?:(?:and|but)\s)?")
STOP = re.compile(r"\.(?=\s)")
NEXT = re.compile(r"[\s)\]]{0,3}\.\s")
IS = r"(?:\s?:|\s(?:level|count|value|result))?\s(?:(?:is|was|remains|remained|are|were|came\sback|still|again|now|your|her|his|rather|just|only)\s){0,3}"


@dataclass(frozen=True, slots=True)
class Beside:
    """The mark and the remark after a value, and where they end; the end is 0 where there is neither."""

    flag: str = ""
    remark: str = ""
    end: int = 0


def beside_value(context: Context, start: int) -> Beside:
    """What stands after a value (and its range) up to the end of the sentence, and in the next where that goes on about it."""
    flag = flag_pattern().match(context.note.plain.low, start)
    if flag is not None and not is_mark(context, flag):
        flag = None
    after = flag.end() if flag else start
    first, last = remark_after(context, after)
    text = context.note.plain.text
    words = " ".join(text[first:last].split())
    written = text[flag.start("flag") : flag.end("flag")] if flag else ""
    return Beside(written, words, last if words else flag.end("flag") if flag else 0)


def is_mark(context: Context, flag: re.Match[str]) -> bool:
    """A single letter is a mark in capitals only."""
    written = context.note.plain.text[flag.start("flag") : flag.end("flag")]
    return len(written) > 2 or written.isupper()


def remark_after(context: Context, start: int) -> tuple[int, int]:
    """The rest of the sentence, else the next one that goes on about it, where it holds words of a remark and no other test."""
    for first, end in (clause(context, start), next_clause(context, start)):
        if first < end:
            return (first, end) if is_remark(context, first, end) else (start, start)
    return start, start


def clause(context: Context, start: int, *, is_next: bool = False) -> tuple[int, int]:
    """From here to the stop: a unit's letter before a stop ("mm Hg.") may hide the end of a sentence from others."""
    low = context.note.plain.low
    _, last = context.note.sentence(start if is_next else max(0, start - 1))
    stop = STOP.search(low, start, last)
    last = stop.start() if stop else last
    joint = JOINT.match(low, start, last)
    return (joint.end() if joint else start), last - (low[last - 1 : last] == ".")


def next_clause(context: Context, start: int) -> tuple[int, int]:
    """The sentence after it on the same lines, where its first words point back."""
    first = NEXT.match(context.note.plain.low, start)
    if first is None or goes_on().match(context.note.plain.low, first.end()) is None:
        return start, start
    return clause(context, first.end(), is_next=True)


def is_remark(context: Context, start: int, end: int) -> bool:
    others = context.note.hits_in("lab", start, end)
    return end - start <= LONGEST and not others and remark_pattern().search(context.note.plain.low, start, end) is not None


def called_after(context: Context, hit: Hit) -> Iterator[Found]:
    """A test that is only called low or high, without a number: "haemoglobin is a little low"."""
    called = called_pattern().match(context.note.plain.low, hit.end)
    if called is None:
        return
    beside = beside_value(context, called.end())
    end = max(called.end("flag"), beside.end)
    yield Found("lab", hit.term.name, called["flag"], hit.start, end, "lab-called", details=Details(remark=beside.remark))


def word_of_flag(joint: str) -> str:
    """The word that leads to a number: "low" of " was low at "; a trend ("rose to") is none."""
    found = leading_pattern().search(joint)
    return found["flag"] if found else ""


def words_alone(named: str) -> list[str]:
    return [word for word in lab_words()[named] if len(word) > 2]


@cache
def flag_pattern() -> re.Pattern[str]:
    """A mark that nothing else follows in its clause: "low", but not the "low" of "low risk"."""
    return re.compile(rf"[\s),;\]*(]{{0,4}}(?P<flag>{alternatives(lab_words()['flags'])})(?=[\s)\]]{{0,2}}(?:[.,;\n\t]|$|\sand\s|\sbut\s|\swhich\s|\())")


@cache
def leading_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?P<flag>{alternatives(words_alone('flags'))})(?![a-z])")


@cache
def called_pattern() -> re.Pattern[str]:
    return re.compile(rf"{IS}(?P<flag>{alternatives(words_alone('flags'))})(?=[)\]]{{0,2}}(?:[.,;\n\t]|$|\sand\s(?:will|is|was|we)\b|\sbut\s|\sso\s))")


@cache
def remark_pattern() -> re.Pattern[str]:
    return any_word(lab_words()["remarks"])


@cache
def goes_on() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(lab_words()['goes_on'])})\s")
