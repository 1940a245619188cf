"""The status of spans: what the words around a phrase make of it."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench import notes
from bench.scores import Score, f1_words, total
from bench.shared import NEGATION
from bench.table import Line
from beside.facts.status import status_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Reader = Callable[[Sequence["Span"]], list[set[str]]]


PART = {"develop": "first", "report": "second"}
COUNTED = {"negated", "historical", "hypothetical", "family"}


@dataclass(frozen=True)
class Span:
    """A phrase in its text, and what is so of it: some of `negated`, `historical`, `hypothetical`, `family`."""

    text: str
    start: int
    end: int
    truth: frozenset[str]


def measure(half: str = "report") -> Iterator[Line]:
    from bench.peers import context  # noqa: PLC0415 - takes seconds to load

    given, own = sentences(half), own_spans(half)
    everyone: dict[str, Reader] = {"Beside": beside, "negspacy": context.negspacy, "medspaCy ConText": context.medspacy}
    read = {name: reader(given) for name, reader in everyone.items()}
    yield line("negation", f"sentences, {PART[half]} half", "negated", given, read, 0.97)
    del read["negspacy"]  # it knows negation alone
    yield line("history", f"sentences, {PART[half]} half", "historical", given, read, 0.80)
    read = {name: everyone[name](own) for name in read}
    yield line("hypothetical", f"own notes, {PART[half]} half", "hypothetical", own, read, 0.90)
    yield line("family", f"own notes, {PART[half]} half", "family", own, read, 0.95)


def line(what: str, data: str, name: str, spans: Sequence[Span], read: dict[str, list[set[str]]], target: float) -> Line:
    scores = {reader: [one_score(span, said, name) for span, said in zip(spans, answers, strict=True)] for reader, answers in read.items()}
    words = {reader: f1_words(each) for reader, each in scores.items()}
    ours = total(scores["Beside"])
    return Line(what, f"{data}: {ours.there} of {len(spans)}", "F1", words.pop("Beside"), words, f">= {target}", ours.f1 >= target)


def one_score(span: Span, said: set[str], name: str) -> Score:
    return Score(int(name in said and name in span.truth), int(name in said), int(name in span.truth))


def beside(spans: Sequence[Span]) -> list[set[str]]:
    return [names(span) for span in spans]


def names(span: Span) -> set[str]:
    status = status_at(span.text, span.start, span.end)
    held = {
        "negated": status.assertion == "ruled-out",
        "historical": status.time == "past",
        "hypothetical": status.assertion == "hypothetical",
        "family": status.person == "family",
    }
    return {name for name, holds in held.items() if holds}


def develop() -> Iterator[str]:
    """Each phrase of which something else was made than is so."""
    for span in (*sentences("develop"), *own_spans("develop")):
        said = names(span) & COUNTED
        if said != span.truth & COUNTED:
            phrase, around = span.text[span.start : span.end], span.text[max(0, span.start - 80) : span.end + 60]
            yield f"read {sorted(said)}, is {sorted(span.truth)}: {phrase!r} in {around!r}"


def own_spans(half: str) -> list[Span]:
    return [span for note in notes.read_half(half) for span in notes.spans(note)]


def sentences(half: str) -> list[Span]:
    """The first half is what rules are written by; figures are told of the second."""
    with NEGATION.open(encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    middle = len(rows) // 2
    return [span for row in (rows[middle:] if half == "report" else rows[:middle]) if (span := sentence(row))]


def sentence(row: Sequence[str]) -> Span | None:
    """None where the phrase does not stand in its sentence, which the set itself says of a few."""
    _, _, phrase, text, negation, time, person = row
    place = re.search(r"\s+".join(map(re.escape, phrase.split())), text, re.IGNORECASE)
    if place is None:
        return None
    truth = {"negated": negation == "Negated", "historical": time == "Historical", "family": person == "Family member"}
    return Span(text, place.start(), place.end(), frozenset(name for name, holds in truth.items() if holds))
