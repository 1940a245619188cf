"""Notes a second on one core, all kinds of fact, beside two pipelines that read less.

All read the same notes in the same run, one after the other in one process. medspaCy and edsnlp are given the pipes that
find phrases and their context, and the words of our own lexicon of cancers and medicines to look for.
"""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from bench import notes
from bench.pathology import read_reports
from bench.table import Line
from beside import facts_in_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LENGTH = 3500  # characters of a note
MANY, FEW = 1500, 60


def measure() -> Iterator[Line]:
    from bench.peers import pipelines  # noqa: PLC0415 - takes seconds to load

    some = make_notes(MANY)
    for note in some[:50]:
        facts_in_text(note)  # patterns and lexicons are loaded with the first
    took = sorted(time_each(facts_in_text, some))
    ours, slow = 1 / statistics.fmean(took), took[int(0.99 * len(took))] * 1000
    rates = {name: rate(make(), some[:FEW]) for name, make in pipelines.PIPELINES.items()}
    peers = {name: f"{each:.0f}/s" for name, each in rates.items()}
    reached = ours >= 500 and slow <= 20 and ours >= 3 * rates["edsnlp"] and ours >= 20 * rates["medspaCy"]
    target = ">= 500/s, p99 <= 20 ms, 3 x edsnlp, 20 x medspaCy"
    yield Line("speed of free text", f"{MANY} notes of {LENGTH} characters", "notes/s", f"{ours:.0f}/s, p99 {slow:.1f} ms", peers, target, reached)


def make_notes(count: int) -> list[str]:
    """Own notes and reports, one after another, cut into pieces of one length."""
    texts = [text for pair in zip(own_notes(), (report.text for report in read_reports()), strict=False) for text in pair]
    whole = "\n\n".join(texts)
    pieces = [whole[start : start + LENGTH] for start in range(0, len(whole) - LENGTH, LENGTH)]
    return [pieces[number % len(pieces)] for number in range(count)]


def own_notes() -> list[str]:
    own = [note.text for note in notes.read_notes()]
    return [own[number % len(own)] for number in range(300)]


def time_each(read: Callable[[str], object], some: list[str]) -> list[float]:
    took = []
    for note in some:
        begun = time.process_time()
        read(note)
        took.append(time.process_time() - begun)
    return took


def rate(read: Callable[[str], object], some: list[str]) -> float:
    read(some[0])
    return 1 / statistics.fmean(time_each(read, some))
