"""Laboratory values: the newest of each as the laboratory gave it, and the course of tumour markers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import courses, joined, say_clinically, short_date, value_of
from beside.brief.messages import from_records, message
from beside.brief.present.doctor.lines import newest, with_date
from beside.brief.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from beside.brief.messages import Message, Sentence
    from beside.facts import Fact

MOST_EARLIER = 3
SAID_WHEN = re.compile(r"(?:in|at|before|after|since|last)\s[^,;.()]{3,30}(?=[,;.(]|$)")


def latest_labs(facts: Iterable[Fact]) -> list[Fact]:
    """The newest of each; where a letter only says again what a laboratory reported, the report with its day."""
    by_name: dict[tuple[str, str], list[Fact]] = {}
    for fact in newest(facts):
        by_name.setdefault((fact.kind, fact.name.casefold()), []).append(fact)
    return newest(as_reported(same) for same in by_name.values())


def as_reported(same: Sequence[Fact]) -> Fact:
    alike = [fact for fact in same if fact.value == same[0].value and fact.unit == same[0].unit]
    reported = [fact for fact in alike if fact.details.reference_range]
    return reported[0] if reported else same[0]


def earlier_values(facts: Iterable[Fact]) -> Iterator[Sentence]:
    """Of tumour markers the values before the newest, each once: their course decides."""
    by_name: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.name in courses():
            by_name.setdefault(fact.name, []).append(fact)
    for same in map(newest, by_name.values()):
        last = as_reported(same)
        before = each_value([fact for fact in same if fact.value != last.value])[:MOST_EARLIER]
        if before:
            values = joined([value_on(fact) for fact in before], ", ")
            yield from_records(message(wording.EARLIER_VALUES, said=with_date(say_clinically(last), last), values=values), last, *before)


def each_value(facts: Sequence[Fact]) -> list[Fact]:
    return [*{str(fact.value): fact for fact in facts}.values()]


def value_on(fact: Fact) -> Message:
    """With its day; without one as the paper says when: `in February`."""
    said = SAID_WHEN.match(fact.details.remark)
    if fact.date is None and said:
        return message(wording.VALUE_ON, value=value_of(fact), date=message(wording.QUOTED, words=visible(said[0])))
    return message(wording.VALUE_ON, value=value_of(fact), date=short_date(fact.date) if fact.date else message(wording.DAY_UNKNOWN))
