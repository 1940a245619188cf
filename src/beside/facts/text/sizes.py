"""Tumour sizes: the largest dimension of what the words call a tumour, never of a specimen."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from beside.facts.text.imaging import modality_at
from beside.facts.text.imaging_heads import is_scan
from beside.facts.text.make import Found
from beside.facts.text.tables import size_words
from beside.terms.quantities import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.text.context import Context

SIZE = re.compile(r"(?<![\d.])(?<![x*])(?<![x*]\s)(?<!\d\s\.)(?<!\.\d\sx\s)(?P<first>\d{1,3}(?:\.\d{1,2})?)(?:\s?(?:cm|mm|em)?\s?[x*]\s?(?P<second>\d{1,3}(?:\.\d{1,2})?))?(?:\s?(?:cm|mm|em)?\s?[x*]\s?(?P<third>\d{1,3}(?:\.\d{1,2})?))?[\s-]?(?P<unit>cm|mm|em)(?![a-z0-9])")
NEAR = 90
NEXT_LABEL = re.compile(r"\n\s?[A-Z]")
FAR = 42  # characters after a size that may say what it is of
SHORT = 34  # characters of a sentence that only says "it measures": what, is in the one before
PLACE = re.compile(r"\s(?:of|in|at|within|involving)\s(?:the\s|her\s|his\s)?(?:[a-z]{1,12}\s){0,3}$")


def read_sizes(context: Context) -> Iterator[Found]:
    """Every size; one without a method that the same note gives with one method elsewhere is that one again."""
    found = [size_found(context, size) for size in SIZE.finditer(context.note.plain.low) if is_of_tumour(context, size)]
    methods: dict[tuple[object, str], set[str]] = {}
    for one in found:
        methods.setdefault((one.value, one.unit), set()).add(one.name)
    for one in found:
        named = methods[one.value, one.unit] - {""}
        yield replace(one, name=named.pop()) if not one.name and len(named) == 1 and not is_told(context, one.start) else one


def is_told(context: Context, start: int) -> bool:
    """Whether the place is of a history, which may tell of another time."""
    return context.note.section(start).name in {"history", "past"}


def size_found(context: Context, size: re.Match[str]) -> Found:
    numbers = [number for part in ("first", "second", "third") if size[part] and (number := parse_number(size[part])) is not None]
    unit = "cm" if size["unit"] == "em" else size["unit"]
    return Found("tumour.size", method_of(context, size), max(numbers, default=Decimal(0)), size.start(), size.end(), "size",
                 unit=unit, quote=quoted(context, size))  # fmt: skip


def is_of_tumour(context: Context, size: re.Match[str]) -> bool:
    """The nearest noun before it, or the one right after it, tells; distances, nodes and specimens are none."""
    first, last = context.note.sentence(size.start())
    low, words = context.note.plain.low, size_words()
    if context.note.section(size.start()).name in words["not in sections"]:
        return False
    if context.note.plain.text[last : last + 2].strip().islower():
        last += FAR  # a line that goes on below: "1.2 cm" and "in depth"
    label = NEXT_LABEL.search(context.note.plain.text, size.end(), last)
    last = label.start() if label else last
    after = low[size.end() : min(last, size.end() + FAR)].replace("\n", " ").replace("\t", " ")
    barred = words["not after"] if context.scans else (*words["not after"], *words["not after outside scans"])
    if any(word in after[:30] for word in barred):
        return False
    before = low[max(first, size.start() - NEAR) : size.start()].replace("\n", " ")
    if len(before) < SHORT and not any(word in before for word in (*words["tumour"], *words["not tumour"])):
        before = low[max(0, size.start() - 2 * NEAR) : size.start()].rpartition("\n\n")[2]
    for phrase in words["ignored"]:
        before = before.replace(phrase, " " * len(phrase))
    if before.rstrip().endswith(tuple(words["not right before"])):
        return False
    subject = subject_of(before, after)
    return subject in words["tumour"]


def subject_of(before: str, after: str) -> str:
    """The word that says what was measured: right after the size ("1.9 cm mass"), else the last one before it."""
    words = size_words()
    kinds = [*words["tumour"], *words["not tumour"]]
    following = [(place, word) for word in kinds if (place := after.find(word)) >= 0]
    if following and min(following)[0] <= 28 and not any(stop in after[: min(following)[0]] for stop in words["ends a subject"]):
        return min(following, key=lambda pair: (pair[0], -len(pair[1])))[1]
    preceding = [(before.rfind(word) + len(word), len(word), word) for word in kinds if word in before]
    for end, length, word in sorted(preceding, reverse=True):
        if not is_place(before[: end - length], word):
            return word
    return ""


def is_place(before: str, word: str) -> bool:
    """Whether the word only says where: "mass of the left adrenal gland". A node is never just a place."""
    words = size_words()
    if word in words["tumour"] or any(part in word for part in words["never a place"]):
        return False
    return PLACE.search(before) is not None and any(tumour in before for tumour in words["tumour"])


def method_of(context: Context, size: re.Match[str]) -> str:
    """How it was measured: a method named close by in the sentence, else the report it stands in."""
    first, last = context.note.sentence(size.start())
    span = max(first, size.start() - 200), min(last, size.end() + 16)
    imaging = [hit for role in ("imaging", "method") for hit in context.note.hits_in(role, *span)]
    near = [hit for hit in imaging if is_scan(context.note, hit)]
    if near:
        after = [hit for hit in near if hit.start > size.end()]
        return (after or near)[0 if after else -1].term.name
    if is_of_pathology(context, size.start()):
        return "pathology"
    return modality_at(context, size.start())


def is_of_pathology(context: Context, start: int) -> bool:
    """In a report of pathology all but the history; in a letter what stands under a heading that says so."""
    section = context.note.section(start)
    if context.laboratory:
        return section.name != "history"
    return section.name in {"pathology", "gross"} and "path" in context.note.plain.low[section.start : section.body]


def quoted(context: Context, size: re.Match[str]) -> tuple[int, int]:
    """The size with the noun it is of, where that stands close by."""
    first, last = context.note.sentence(size.start())
    low = context.note.plain.low
    noun = max((low.rfind(word, max(first, size.start() - 40), size.start()) for word in size_words()["tumour"]), default=-1)
    start = noun if noun >= 0 else size.start()
    if noun >= 0:
        return start, size.end()
    after = [low.find(word, size.end(), min(last, size.end() + 28)) + len(word) for word in size_words()["tumour"] if low.find(word, size.end(), min(last, size.end() + 28)) >= 0]
    return start, min(after, default=size.end())
