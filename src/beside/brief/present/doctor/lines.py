"""Lines of the page for a doctor: facts that run on, each group with its date."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import cut, joined, say_clinically, short_date
from beside.brief.doctor import Line
from beside.brief.fact_words import NAMED_BY_NAME
from beside.brief.messages import as_stated, frame, from_records, message
from beside.brief.present.build import when
from beside.brief.present.doctor.papers import exam_of, reports_of
from beside.brief.present.items import tumour_name
from beside.brief.visible import visible
from beside.facts.fact import Assertion, Person
from beside.terms.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from beside.brief.messages import Message, Sentence
    from beside.case import Case, Conflict, Statement
    from beside.facts import Fact
    from beside.guide import Guide

LONGEST_QUOTE = 240
NO_EXAM = frozenset({"tumour board", "telephone note"})
LAST_CLAUSE = re.compile(r"[;:]\s+")
POINTS_BACK = re.compile(r"\s(?:it|this|that|them)$")
MOST_CONFLICTS, MOST_VALUES, MOST_IN_ONE = 4, 4, 10
STAGED = frozenset(("stage.t", "stage.n", "stage.m"))


def signs_of(guide: Guide) -> list[Fact]:
    """What was noticed and is urgent; a spread that makes it so stands in the case, and not beside the sign."""
    found = [fact for one in guide.time.urgent for fact in ([fact for fact in one.facts if fact.kind != "metastasis"] or one.facts)]
    return newest(dict.fromkeys(found))


def of_kinds(case: Case, *kinds: str) -> list[Fact]:
    """What is said of the patient, newest first; what was only named as a possibility is no finding."""
    found = case.of_kind(*kinds) if len(kinds) == 1 else (fact for fact in case.facts if fact.kind in kinds)
    return newest(fact for fact in found if fact.status.person is Person.PATIENT and fact.status.assertion is not Assertion.HYPOTHETICAL)


def newest(facts: Iterable[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: str(fact.date or ""), reverse=True)


def latest_of_each(facts: Iterable[Fact]) -> tuple[list[Fact], int]:
    """The newest of each name, stated before uncertain; and how many earlier ones there are."""
    by_name: dict[tuple[str, str], list[Fact]] = {}
    for fact in newest(facts):
        by_name.setdefault((fact.kind, fact.name.casefold()), []).append(fact)
    chosen = [max(same, key=_tells_most) for same in by_name.values()]
    return newest(chosen), sum(len(same) - 1 for same in by_name.values())


def _tells_most(fact: Fact) -> tuple[bool, bool]:
    """Of one name: what is stated, and a medicine with its dose; the newest of these."""
    return fact.status.assertion is Assertion.STATED, bool(fact.value)


def without_repeats(facts: Sequence[Fact]) -> list[Fact]:
    """Without what another says more closely: `stage IIB` beside `stage IIB (AJCC 8)`."""
    named = {(fact.kind, str(fact.value).casefold()) for fact in facts if fact.name}
    return [fact for fact in facts if fact.name or (fact.kind, str(fact.value).casefold()) not in named]


def latest_markers(markers: Sequence[Fact]) -> list[Fact]:
    """The newest of each with its percentage, dated by the first that gave that result: who repeats it has no new one."""
    return newest(first_given(with_percent(fact, markers), markers) for fact in latest_of_each(markers)[0])


def first_given(fact: Fact, others: Sequence[Fact]) -> Fact:
    same = [one for one in others if one.name == fact.name and str(one.value).casefold() == str(fact.value).casefold() and one.unit == fact.unit and one.status == fact.status and one.date]
    first = min(same, key=lambda one: str(one.date), default=None)
    if first is None or fact.date is None or str(first.date) >= str(fact.date):
        return fact
    return replace(fact, date=first.date, sources=(*first.sources, *fact.sources))


def in_their_order(markers: Sequence[Fact]) -> list[Fact]:
    """Newest first; of one day as the table of biomarkers has them. A gene that no table knows comes after all that one does."""
    order = {row["id"]: place for place, row in enumerate(read_table("biomarkers"))}
    by_table = sorted(markers, key=lambda fact: order.get(fact.name, len(order)))
    in_time = sorted(by_table, key=lambda fact: str(fact.date or "")[:10], reverse=True)
    return sorted(in_time, key=lambda fact: fact.name not in order)


def with_percent(fact: Fact, others: Sequence[Fact]) -> Fact:
    """A result in a word with the percentage that the same day gives of it: positive, and 90 %."""
    if fact.details.percent or not isinstance(fact.value, str):
        return fact
    same = [one for one in others if one.name == fact.name and one.unit == "%" and str(one.date or "")[:10] == str(fact.date or "")[:10]]
    if len({str(one.value) for one in same}) != 1:
        return fact
    sources = (*fact.sources, *(source for one in same for source in one.sources))
    return replace(fact, details=replace(fact.details, percent=str(same[0].value)), sources=sources)


def run(facts: Sequence[Fact], most: int = 0) -> tuple[Sentence, ...]:
    """Facts that run on; those of one date share it. What is beyond the most is counted."""
    shown = [*facts][:most] if most else [*facts]
    groups = (tuple(group) for _, group in groupby(shown, key=lambda fact: str(fact.date or "")[:10]))
    said = tuple(dated(few) for group in groups for few in in_few(group))
    more = len(facts) - len(shown)
    return (*said, frame(wording.MORE, count=more)) if more else said


def in_few(facts: Sequence[Fact]) -> Iterator[Sequence[Fact]]:
    """In pieces that a line can end with."""
    for first in range(0, len(facts), MOST_IN_ONE):
        yield facts[first : first + MOST_IN_ONE]


def dated(facts: Sequence[Fact]) -> Sentence:
    """Facts of one date as one sentence; the same words once."""
    stages = [say_clinically(fact) for fact in facts if fact.kind in STAGED]
    others = [say_clinically(fact) for fact in facts if fact.kind not in STAGED]
    said = [*([joined(once(stages), " ")] if stages else []), *once(others)]
    return from_records(with_date(joined(said, "; "), facts[0]), *facts)


def once(said: Sequence[Message]) -> list[Message]:
    return [*{str(words): words for words in said}.values()]


def with_date(said: Message, fact: Fact) -> Message:
    if fact.date is None:
        return message(wording.UNDATED, said=said)
    return message(wording.WITH_DATE, said=said, date=short_date(fact.date))


def said_once(facts: Sequence[Fact]) -> list[Fact]:
    """Without a sentence whose last clause stands within another: `Discussed; she would keep it` beside `We discussed it; she would keep it`."""
    words = [bare(fact.source.quote) for fact in facts]
    clauses = [LAST_CLAUSE.split(said)[-1] for said in words]
    kept: list[int] = []
    for place in sorted(range(len(facts)), key=lambda place: -len(words[place])):
        if not any(clauses[place] and clauses[place] in words[other] for other in kept):
            kept.append(place)
    return [fact for place, fact in enumerate(facts) if place in kept]


def bare(quoted: str) -> str:
    """In small letters, without the signs around it and what it points back to at its end."""
    words = visible(quoted).casefold().strip(" .,;:!?\"“”'")
    return POINTS_BACK.sub("", words)


def quote(fact: Fact, limit: int = LONGEST_QUOTE) -> Sentence:
    words = message(wording.QUOTED, words=cut(visible(fact.source.quote).strip('"“”'), limit))
    return from_records(with_date(words, fact), fact, is_quote=True)


def said_by(statement: Statement) -> Sentence:
    words = message(wording.STATED_BY, words=cut(visible(statement.words), LONGEST_QUOTE), who=visible(statement.who), when=when(statement))
    return as_stated(words, statement)


def line(label: str, said: Sequence[Sentence], *, is_open: bool = False) -> Line:
    """With its label; without anything said, it says so."""
    return Line(tuple(said) or (frame(wording.NOT_GIVEN),), frame(label) if label else None, is_open)


def differing(case: Case, is_here: Callable[[str], bool]) -> Iterator[Line]:
    """Records that differ, their values side by side; where there are many such things, the rest by name in one line."""
    found = [conflict for conflict in case.conflicts if is_here(conflict.kind)]
    for conflict in found[:MOST_CONFLICTS]:
        yield Line(tuple(_sides(conflict, case)), frame(wording.DIFFERS, of=_of_tumour(conflict, case)), is_open=True)
    rest = found[MOST_CONFLICTS:]
    if rest:
        names = ", ".join(dict.fromkeys(_name_of(conflict) + _of_tumour(conflict, case) for conflict in rest))
        facts = [fact for conflict in rest for fact in conflict.facts]
        yield line(wording.DIFFERS_TOO, (from_records(message("{names}", names=names), *facts),), is_open=True)


def _sides(conflict: Conflict, case: Case) -> Iterator[Sentence]:
    """Each value once with its own record, the earliest that gives it and says most; where the days alone differ, each day."""
    reports = {report.source.document: exam_of(report) for report in reports_of(case, None, NO_EXAM)}
    in_time = sorted(conflict.facts, key=lambda fact: str(fact.date or ""))
    values: dict[object, list[Fact]] = {}
    for fact in in_time:
        values.setdefault((fact.status.assertion, str(fact.value).casefold(), fact.unit), []).append(fact)
    if len(values) == 1:
        values = {str(fact.date): [fact] for fact in in_time}
    shown = [*values.values()][-MOST_VALUES:]
    for place, same in enumerate(shown):
        first = max(same, key=lambda fact: bool(fact.name))
        said = with_date(of_exam(say_clinically(without_side(first) if conflict.tumour else first), first, reports), first)
        yield from_records(message(wording.VERSUS_NEXT, said=said) if place else said, *same)
    if len(values) > len(shown):
        yield frame(wording.MORE, count=len(values) - len(shown))


def of_exam(said: Message, fact: Fact, reports: Mapping[str, str]) -> Message:
    """With the exam that gave it: `cT3 (MRI pelvis)`."""
    exam = reports.get(fact.source.document, "")
    return said if not exam or exam.casefold() in str(said).casefold() or fact.name.casefold() in exam.casefold().split() else message(wording.OF_EXAM, said=said, exam=visible(exam))


def without_side(fact: Fact) -> Fact:
    """Of one tumour, whose side stands before it."""
    return replace(fact, about=replace(fact.about, side=""))


def _of_tumour(conflict: Conflict, case: Case) -> str:
    return f" ({tumour_name(conflict.tumour)})" if conflict.tumour and len(case.tumours) > 1 else ""


def _name_of(conflict: Conflict) -> str:
    """`grade`, `grade (nuclear)`, `HER2`: what differs, without a value."""
    kind, name = conflict.kind.replace(".", " "), visible(conflict.name)
    if conflict.kind in NAMED_BY_NAME and name:
        return name
    return f"{kind} ({name})" if name else kind
