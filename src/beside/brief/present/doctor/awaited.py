"""What is on its way, in the part of the page it belongs to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import say_clinically
from beside.brief.fact_words import scan_words
from beside.brief.messages import frame, from_records, message
from beside.brief.present.doctor.lines import (
    line,
    with_date,
)
from beside.brief.present.doctor.papers import (
    excerpts,
)
from beside.facts.fact import Assertion, Person
from beside.terms.biomarkers import biomarker_of_words
from beside.terms.kinds import EARLIER_FORM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.brief.doctor import Line
    from beside.brief.messages import Sentence
    from beside.case import Case
    from beside.facts import Fact

PATHOLOGY_REPORT = "pathology report"
MARKERS_AT_LARGE = frozenset({"germline", "molecular testing"})
MOST_AWAITED_QUOTED, MOST_PLACES = 3, 260


def awaited(case: Case, part: str) -> Iterator[Line]:
    """All that is on its way in this part of the page; each thing once, what was sent together in one."""
    facts = [fact for fact in case.facts if fact.kind == "pending" and fact.status.person is Person.PATIENT and fact.status.assertion is Assertion.STATED]
    by_name: dict[str, list[Fact]] = {}
    for fact in sorted(facts, key=lambda fact: (fact.details.since is None, fact.details.due is None, str(fact.date))):
        if part_of_awaited(fact) == part:
            by_name.setdefault(fact.name.casefold(), []).append(fact)
    together: dict[object, list[list[Fact]]] = {}
    for same in by_name.values():
        first = as_final(with_due(same), case)
        same[0] = first
        together.setdefault((first.details, first.source.document), []).append(same)
    if together:
        said = sorted(together.values(), key=lambda group: str(group[0][0].date or ""), reverse=True)
        undue = () if any(fact.details.due for fact in facts) else (frame(wording.NO_DUE),)
        yield line(wording.AWAITED, (*(_sent_together(group) for group in said), *_in_its_words(said, case), *undue), is_open=True)


def with_due(same: Sequence[Fact]) -> Fact:
    """With the day on which another paper expects it, where this one names none."""
    days = [fact for fact in same if fact.details.due is not None]
    if same[0].details.due is not None or not days:
        return same[0]
    due = max(days, key=lambda fact: str(fact.date or ""))
    return replace(same[0], details=replace(same[0].details, due=due.details.due), sources=(*same[0].sources, *due.sources))


def as_final(fact: Fact, case: Case) -> Fact:
    """Of a report of which an earlier form is there: what is awaited is the final one."""
    held = any(other.kind in {"report", "histology"} and other.date and fact.date and str(other.date)[:10] == str(fact.date)[:10] for other in case.facts)
    return last_form(fact, is_held=held and fact.name == PATHOLOGY_REPORT)


def last_form(fact: Fact, *, is_held: bool = False) -> Fact:
    """Named as the last form of a report, where an earlier one is held; else as it stands."""
    if fact.details.note != EARLIER_FORM and not is_held:
        return fact
    return replace(fact, name=str(message(wording.FINAL_REPORT, name=fact.name)), details=replace(fact.details, note=""))


def _sent_together(group: Sequence[Sequence[Fact]]) -> Sentence:
    first = group[0][0]
    names = ", ".join(same[0].name for same in group)
    said = say_clinically(replace(first, name=names))
    if first.date is None or str(first.date)[:10] not in {str(first.details.since)[:10], str(first.details.due)[:10]}:
        said = with_date(said, first)
    return from_records(said, *(fact for same in group for fact in same[:1]))


def _in_its_words(groups: Sequence[Sequence[Sequence[Fact]]], case: Case) -> Iterator[Sentence]:
    """Where nobody says since when in a date with a year, the sentence may; where much is awaited, its names must do."""
    if len(groups) <= MOST_AWAITED_QUOTED:
        yield from excerpts([group[0][0] for group in groups if group[0][0].details.since is None and not group[0][0].source.path], case, MOST_PLACES)


def part_of_awaited(fact: Fact) -> str:
    if scan_words().search(fact.name):
        return "imaging"
    return "biomarkers" if fact.name in MARKERS_AT_LARGE or biomarker_of_words(fact.name) else "open"
