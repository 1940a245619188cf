"""Ways of treatment in one line: each kind once with its drugs or operations, in the order of the record, its status once."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import cut, joined, short_date, ways
from beside.brief.messages import from_records, message
from beside.brief.present.doctor.lines import of_kinds
from beside.brief.present.doctor.papers import (
    MOST_PAPERS,
    by_document,
    days_of,
    is_written,
    papers_of,
    place_in_text,
    writer_of,
)
from beside.brief.visible import visible
from beside.facts.fact import Assertion, Course, Person, Time
from beside.terms.places import overlaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from beside.brief.messages import Message, Sentence
    from beside.case import Case
    from beside.facts import Fact
    from beside.guide import Guide

LONGEST_BESIDE = 150
REGIMEN = re.compile(r"[A-Z]{2}")
SUPPORTIVE = "supportive"
NAMED = (Course.RECOMMENDED, Course.PLANNED, Course.DISCUSSED)


def is_named(fact: Fact) -> bool:
    """A way ahead that a paper names for the patient."""
    status = fact.status
    return fact.kind == "treatment" and status.course in NAMED and status.assertion is Assertion.STATED and status.person is Person.PATIENT and status.time is not Time.PAST


def ways_ahead(guide: Guide) -> list[Fact]:
    """Ways that papers recommend, plan or discuss and that are not over."""
    ahead = {fact.id for fact in guide.plan.treatments}
    return [fact for fact in of_kinds(guide.case, "treatment") if is_named(fact) and (fact.id in ahead or fact.status.course is Course.DISCUSSED)]


def steps(facts: Iterable[Fact]) -> Message:
    """`chemotherapy (doxorubicin, cyclophosphamide, paclitaxel); surgery (lumpectomy); radiation`."""
    kinds: dict[str, dict[str, None]] = {}
    for fact in sorted(facts, key=lambda fact: (place_in_text(fact).end, fact.source.path)):
        values = kinds.setdefault(fact.name, {})
        if fact.value:
            values.setdefault(visible(str(fact.value)), None)
    said = [message(wording.IN_PART, modality=ways().get(name, name), ways=", ".join(values)) if values else message("{name}", name=ways().get(name, name)) for name, values in kinds.items()]
    return joined(said, "; ")


def named_ways(facts: Sequence[Fact], case: Case) -> Iterator[Sentence]:
    """Paper by paper, the newest first: what is recommended, planned, discussed."""
    named = [signed_first(fact, case) for fact in facts if is_named(fact)]
    told = {(fact.name, str(fact.value)) for fact in named if is_written(fact)}
    borne = days_of(case)
    told_on = told_as_a_whole(named, case)
    papers = by_document(fact for fact in named if is_written(fact) or not ((fact.name, str(fact.value)) in told or is_part_of_told(fact, told_on)))
    days = {document: borne.get(document) or said[0].date for document, said in papers.items()}
    for document, day in sorted(days.items(), key=lambda one: str(one[1] or ""), reverse=True)[:MOST_PAPERS]:
        who = writer_of(papers[document][0], case)
        by = message("{who}, {date}", who=who, date=short_date(day)) if day and day.in_words() not in str(who) else who
        said = [fact for fact in papers[document] if fact.status.course in NAMED]
        besides = beside_ways(document, case)
        words = [message(wording.QUOTED, words=cut(visible(str(fact.value)), LONGEST_BESIDE)) for fact in besides]
        yield from_records(message(wording.STEPS, who=by, steps=joined([*words, *by_course(said)], "; ")), *besides, *said)


def signed_first(fact: Fact, case: Case) -> Fact:
    """With the place first that somebody signed: an entry that says a letter again is not its author."""
    signed = papers_of(case, "author")
    return replace(fact, sources=tuple(sorted(fact.sources, key=lambda source: source.document not in signed)))


def told_as_a_whole(named: Sequence[Fact], case: Case) -> set[tuple[str, str]]:
    """The kinds of treatment that a letter names by a regimen, or without a drug, and its day."""
    borne = days_of(case)
    whole = [fact for fact in named if is_written(fact) and (not fact.value or REGIMEN.search(str(fact.value)))]
    return {(fact.name, str(borne.get(place_in_text(fact).document) or fact.date)[:10]) for fact in whole}


def is_part_of_told(fact: Fact, days: set[tuple[str, str]]) -> bool:
    """A coded drug of the day on which a letter names its regimen, or what goes with it: a part of that plan. Another drug than the letter's is none."""
    day = str(fact.date)[:10]
    return (fact.name, day) in days or (fact.name == SUPPORTIVE and any(day == other for _, other in days))


def beside_ways(document: str, case: Case) -> list[Fact]:
    """What a paper recommends without naming a way: to wait, or in which order."""
    places = [source for fact in case.of_kind("treatment") for source in fact.sources]
    said = [fact for fact in case.of_kind("recommendation") if is_written(fact) and place_in_text(fact).document == document]
    return [fact for fact in said if not any(overlaps(place_in_text(fact), place) for place in places) and not names_a_way(fact)][:1]


def names_a_way(fact: Fact) -> bool:
    words = str(fact.value).casefold()
    return any(name in words for name in ways().values())


def by_course(facts: Sequence[Fact]) -> list[Message]:
    """`recommended: chemotherapy (...); planned: hormone therapy`; what is recommended is not said again as discussed."""
    found: list[Message] = []
    known: set[tuple[str, str]] = set()
    for course in NAMED:
        same = [fact for fact in facts if fact.status.course is course and (fact.name, str(fact.value)) not in known]
        known |= {(fact.name, str(fact.value)) for fact in same}
        if same:
            found.append(message(wording.COURSE, course=course.value, steps=steps(same)))
    return found
