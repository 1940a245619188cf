"""What a laboratory looked at: a count in urine or another fluid is no blood count."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from beside.facts.text.tables import alternatives, lab_words

if TYPE_CHECKING:
    from beside.facts.text.context import Context
    from beside.facts.text.scan import Hit

NEAR = 24  # characters after an analyte that may name its fluid: "WBC, urine"
BLOCK = 1500  # characters of a block with a title
FIELD = re.compile(r"[\s:=\t]{0,4}[<>]?\s?\d[\d,. -]{0,8}(?:per\s|/\s?)(?:hpf|lpf|high\spower\sfield)")
TITLE = re.compile(r"[^\n\t:.;\d]{2,60}:?\s{0,2}(?:\n|$)")


def is_of_blood(context: Context, hit: Hit) -> bool:
    """Unless the sentence, the words right after it, the unit, or the title of its block names another fluid."""
    if hit.term.name in lab_words()["any fluid"]:
        return True
    low = context.note.plain.low
    first, _ = context.note.sentence(hit.start)
    first = max(first, low.rfind(";", first, hit.start))
    spans = ((first, hit.start), (hit.end, beside(low, hit.end)), title(low, low.rfind("\n", 0, hit.start) + 1))
    return not FIELD.match(low, hit.end) and not any(named(low[start:end]) for start, end in spans)


def beside(low: str, end: int) -> int:
    """The words right after an analyte, up to its value."""
    found = re.compile(r"[\s,(]{1,3}[a-z -]{0,20}").match(low, end, end + NEAR)
    return found.end() if found else end


def named(words: str) -> bool:
    """Whether another fluid is named, and blood not after it."""
    fluids = [found.end() for found in fluid_pattern().finditer(words)]
    return bool(fluids) and not blood_pattern().search(words, fluids[-1])


def title(low: str, line: int) -> tuple[int, int]:
    """The nearest line before it, in its block, that has neither numbers nor columns."""
    block = low.rfind("\n\n", 0, line)
    start = max(block + 2 if block >= 0 else 0, line - BLOCK)
    place = line
    while place > start:
        before = max(low.rfind("\n", 0, place - 1) + 1, start)
        if TITLE.fullmatch(low, before, place):
            return before, place
        place = before
    return line, line


@cache
def fluid_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{alternatives(lab_words()['other fluids'])})(?![a-z]|\s(?:output|volume|flow|retention|leak))")


@cache
def blood_pattern() -> re.Pattern[str]:
    """Where blood is what was looked at: "small amount of blood with red blood cells 34" is found in urine."""
    words = lab_words()
    before = "".join(rf"(?<!{re.escape(word)}\s)" for word in words["no sample before"])
    return re.compile(rf"(?<![a-z]){before}(?:{alternatives(words['blood'])})(?![a-z]|\s(?:{alternatives(words['no sample after'])})(?![a-z]))")
