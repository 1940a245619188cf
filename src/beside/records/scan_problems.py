"""The sentences for pages that are pictures, and for words that were hard to read; none holds words of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.errors import Problem
from beside.records.ocr_engine import Missing
from beside.records.page_problems import broken_pages, in_words, stopped_at
from beside.records.problems import ASK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.records.scans import Scans

HARD = 75  # percent sure: good scans have 90 and more
BETTER_PICTURE = "Compare it with the paper. A flat, bright, sharp picture from straight above is read best."


def scan_problems(name: str, scans: Scans, garbled: Sequence[int]) -> Iterator[Problem]:
    engine = scans.file.work.engine
    if scans.unread and isinstance(engine, Missing):
        yield not_installed(name, scans.unread, scans.count, engine)
    replaced = [number for number in garbled if number in scans.pages]
    if replaced:
        yield garbled_pages(name, replaced, scans.count)
    for reason, numbers in scans.lost.items():
        yield stopped_at(name, numbers, reason)
    if scans.broken:
        yield broken_pages(name, scans.broken)
    yield from _doubts(name, scans)


def _doubts(name: str, scans: Scans) -> Iterator[Problem]:
    wordless = [number for number, page in scans.pages.items() if not page.text and not page.blank]
    if wordless:
        yield no_words(name, wordless, scans.count)
    hard = [number for number, page in scans.pages.items() if page.text and page.sure < HARD]
    if hard:
        yield hard_to_read(name, hard, scans.count)


def _on(where: str, numbers: Sequence[int], pages: int) -> str:
    """A photo has no pages."""
    return f"{where}, {in_words(numbers)}" if pages > 1 else where


def not_installed(where: str, numbers: Sequence[int], pages: int, missing: Missing) -> Problem:
    what = "These are pictures of text, and what reads words off pictures (OCR) is not installed. Not read."
    paste = " and then ".join(missing.lines)
    return Problem(_on(where, numbers, pages), what, f"Paste into a terminal: {paste}. Or: {ASK[0].lower()}{ASK[1:]}", "no-ocr")


def garbled_pages(where: str, numbers: Sequence[int], pages: int) -> Problem:
    what = "The text inside the PDF is garbled; what is seen on the page was read off its picture instead."
    return Problem(_on(where, numbers, pages), what, "Compare it with what you see.", "garbled", lost=False)


def no_words(where: str, numbers: Sequence[int], pages: int) -> Problem:
    what = "No words were found on this picture."
    hint = f"If there are words on it: {BETTER_PICTURE[0].lower()}{BETTER_PICTURE[1:]}"
    return Problem(_on(where, numbers, pages), what, hint, "no-words", lost=False)


def hard_to_read(where: str, numbers: Sequence[int], pages: int) -> Problem:
    what = "The words on this picture were hard to read; some may be wrong or missing."
    return Problem(_on(where, numbers, pages), what, BETTER_PICTURE, "hard-to-read", lost=False)
