"""The few lines the terminal shows of a brief: what was read, what is open, the three questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief.wording_phases import DIED_TERMINAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.guide import Guide


def summary_lines(guide: Guide) -> list[str]:
    return list(lines_of(guide))


def lines_of(guide: Guide) -> Iterator[str]:
    records = len({document.record for document in guide.case.documents})
    yield f"Read {count(records, 'record')}: {count(len(guide.case.facts), 'statement')}, each with its place."
    yield from asked_lines(guide) if guide.died is None else (DIED_TERMINAL,)
    if guide.case.apart:
        yield f"Left out, because of somebody else or of nobody that can be told: {few(guide.case.apart)}. The brief names them."


def asked_lines(guide: Guide) -> Iterator[str]:
    """What is open and what to ask; where the cancer is past, the questions of follow-up alone."""
    gaps = [item for item in guide.items if item.is_gap and item.applies_surely]
    if guide.decision.decide_by:
        yield f"Decide by: {guide.decision.decide_by.in_words()}"
    if not guide.follow_up:
        yield f"Still open: {count(len(gaps), 'thing')} that could change the plan."
    yield "Three questions to bring:"
    yield from (f"  {number}. {question.asks}" for number, question in enumerate(guide.top_three, 1))


# What a file holds, where its name alone would not tell.
NOTES = {
    "brief.json": "for programs",
    "brief.fhir.json": "for a clinic's own system (FHIR)",
    "doctor.html": "one page for a doctor, with every result",
    "doctor.pdf": "the same to print",
    "doctor.txt": "the same to paste",
}


def few(names: Sequence[str]) -> str:
    """The names themselves where they are few, else how many there are."""
    return ", ".join(names) if len(names) <= 3 else count(len(names), "record")


def count(number: int, word: str) -> str:
    return f"{number} {word}" + ("" if number == 1 else "s")
