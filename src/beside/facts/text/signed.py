"""Who signs a paper, and whose letterhead it bears."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from beside.facts.fact import Status
from beside.facts.text.make import NOWHERE, Found
from beside.facts.text.tables import alternatives, any_word, signed_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.text.context import Context

AUTHOR, PLACE = "author", "place"
FOOT = 600  # characters in which a paper is signed
HEAD_LINES = 5
DOCTORS = frozenset({"Dr", "Prof", "Professor"})  # Mr or Ms alone may be whom the paper is about
WORD = r"[A-Z][\w'.-]{0,24}"
CELL = re.compile(r"[^\t\n]+")
RULE = re.compile(r"[\s=_*-]*")


def read_signed(context: Context) -> Iterator[Found]:
    """The last name signed at the foot, with the post beside or below it; the house named first in the head."""
    signed = find_signed(context)
    if signed:
        yield _found(context, AUTHOR, *signed)
    house = find_house(context)
    if house:
        yield _found(context, PLACE, *house)


def _found(context: Context, name: str, start: int, end: int) -> Found:
    words = " ".join(context.note.plain.text[start:end].replace("\n", ", ").split())
    return Found("paper", name, words.replace(",,", ","), start, end, f"paper-{name}", about=NOWHERE, status=Status(), quote=(start, end))


def find_signed(context: Context) -> tuple[int, int] | None:
    text = context.note.plain.text
    lines = [line for line in lines_from(text, max(0, len(text) - FOOT)) if line[1] > line[0]]
    for place in range(len(lines) - 1, -1, -1):
        start, end = lines[place]
        found = signature().match(text, start, end)
        if found is None:
            continue
        below = lines[place + 1] if place + 1 < len(lines) else None
        if not found["post"] and below and is_post(text[below[0] : below[1]]):
            return found.start("who"), below[1]
        if (found["title"] or "").rstrip(".") in DOCTORS or found["degree"] or is_post(found["post"] or ""):
            return found.start("who"), found.end("who")
    return None


def lines_from(text: str, start: int) -> list[tuple[int, int]]:
    """The whole lines from there on, without the blanks about them."""
    start = text.rfind("\n", 0, start) + 1
    found = []
    for line in re.finditer(r"[^\n]+", text[start:]):
        words = line.group()
        found.append((start + line.start() + len(words) - len(words.lstrip()), start + line.start() + len(words.rstrip())))
    return found


def is_post(words: str) -> bool:
    """A line of a few words of which one is a speciality: "Medical Oncology"."""
    return 0 < len(words) <= 50 and not re.search(r"[\d:;.]", words) and posts().search(words.lower()) is not None


@cache
def signature() -> re.Pattern[str]:
    labels, titles, degrees = (alternatives(signed_words()[name]) for name in ("labels", "titles", "degrees"))
    name = rf"{WORD}(?:\s{WORD}){{0,3}}"
    post = r"[A-Za-z][A-Za-z &-]{2,48}?"
    return re.compile(
        rf"(?:(?i:{labels})\s?:?\s)?(?P<who>(?:(?P<title>{titles})\s)?{name}?(?:,?\s(?P<degree>{degrees}))?(?:,\s(?P<post>{post}))?)(?=\s?(?:\t|\n|\son\s|\s\(|\s?\d|$))"
    )


@cache
def posts() -> re.Pattern[str]:
    return any_word(signed_words()["posts"])


def find_house(context: Context) -> tuple[int, int] | None:
    """The first cell of the head that names a house, with a department in the cell beside it."""
    text = context.note.plain.text
    lines = [line for line in lines_from(text, 0) if not RULE.fullmatch(text, *line)][:HEAD_LINES]
    for start, end in lines:
        cells = [cell.span() for cell in CELL.finditer(text, start, end)]
        named = [cell for cell in cells if is_house(text[slice(*cell)])]
        if named:
            return named[0][0], named[-1][1]
    return None


def is_house(words: str) -> bool:
    words = words.strip(" -")
    low = words.lower()
    if len(words) > 70 or re.search(r"[:;]|\d{3}", words) or any(re.search(rf"\b{word}\b", low) for word in signed_words()["no_house"]):
        return False
    capital = all(word[:1].isupper() or len(word) < 4 or not word[0].isalpha() for word in words.split())
    return capital and any(re.search(rf"\b{word}\b", low) for word in signed_words()["houses"])
