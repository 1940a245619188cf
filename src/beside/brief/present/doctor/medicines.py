"""Medicines: which are taken, which have stopped, and where the lists of two papers are not the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import say_clinically, short_date
from beside.brief.messages import from_records, message
from beside.brief.present.doctor.lines import latest_of_each, line, newest, of_kinds, with_date
from beside.brief.present.doctor.papers import days_of
from beside.brief.record_names import record_name
from beside.facts.fact import Assertion, Time
from beside.guide.over import has_ended

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date as day

    from beside.brief.doctor import Line
    from beside.brief.messages import Sentence
    from beside.case import Case
    from beside.facts import Fact

OF_ONE_TIME = 120  # days
MOST_DOSES, MOST_LISTS = 3, 2


def current(facts: Sequence[Fact], today: day) -> list[Fact]:
    """Medicines that the newest paper to name them does not say are stopped, with the newest dose."""
    over = {fact.name.casefold() for fact in no_longer(facts, today)}
    return latest_of_each(fact for fact in facts if fact.name.casefold() not in over and fact.status.time is not Time.PAST)[0]


def no_longer(facts: Sequence[Fact], today: day) -> list[Fact]:
    """What the newest paper says is stopped, or whose last day has passed."""
    last = {fact.name.casefold(): fact for fact in reversed(newest(facts))}
    return [fact for fact in last.values() if is_stopped(fact) or has_ended(fact, today)]


def is_stopped(fact: Fact) -> bool:
    return fact.status.time is Time.PAST and fact.status.assertion is Assertion.STATED


def papers_differ(case: Case, taken: Sequence[Fact]) -> Iterator[Line]:
    """Doses that were others before, and papers of about the same time that leave out some of what is taken."""
    said = (*earlier_doses(case, taken), *shorter_lists(case, taken))
    if said:
        yield line(wording.MEDICINES_DIFFER, said)


def earlier_doses(case: Case, taken: Sequence[Fact]) -> Iterator[Sentence]:
    for fact in [fact for fact in taken if fact.value][:MOST_DOSES]:
        others = [one for one in of_kinds(case, "medication") if one.name.casefold() == fact.name.casefold() and one.value and one.status.time is Time.CURRENT and one.status.assertion is Assertion.STATED]
        before = [one for one in others if str(one.value).casefold() != str(fact.value).casefold() and str(one.date or "")[:10] < str(fact.date or "")[:10]]
        for one in newest(before)[:1]:
            yield from_records(message(wording.DOSE_BEFORE, said=with_date(say_clinically(one), one)), one)


def shorter_lists(case: Case, taken: Sequence[Fact]) -> Iterator[Sentence]:
    """Papers that name some medicines and not all that are taken: each may be a list that is not whole.

    The words of a clinical document are no other paper than its entries.
    """
    papers = {document.id: document.container for document in case.documents if document.parts and document.container}
    named: dict[str, list[Fact]] = {}
    for fact in (fact for fact in case.of_kind("medication") if fact.status.holds or fact.status.time is Time.PAST):
        for document in dict.fromkeys(papers.get(source.document, source.document) for source in fact.sources):
            named.setdefault(document, []).append(replace(fact, sources=tuple(source for source in fact.sources if papers.get(source.document, source.document) == document)))
    borne = days_of(case)
    days = {document: borne.get(document) or max((fact.date for fact in facts if fact.date), key=str, default=None) for document, facts in named.items()}
    last = max((one for one in days.values() if one), key=str, default=None)
    titles = {document.id: document.title for document in case.documents if document.title}
    for document in sorted(named, key=lambda document: str(days[document] or ""), reverse=True)[: MOST_LISTS + 1]:
        names = {fact.name.casefold() for fact in named[document]}
        left = [fact for fact in taken if fact.status.assertion is Assertion.STATED and fact.name.casefold() not in names]
        when = days[document]
        if left and when and last and (last.earliest() - when.latest()).days <= OF_ONE_TIME:
            record = record_name(named[document][0].source, titles, dated=False)
            words = message(wording.NOT_ON_LIST, record=message(wording.WITH_DATE, said=record, date=short_date(when)), names=", ".join(fact.name for fact in left))
            yield from_records(words, *named[document])
