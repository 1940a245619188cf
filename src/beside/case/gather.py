"""Facts and statements gathered into cases, one a person."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from beside.case.case import Case, Event, Identity
from beside.case.differ import find_differences
from beside.case.merge import merge_facts
from beside.case.people import is_of_nobody_named, last_part, part_by_person, subjects_of
from beside.case.series import is_stopped
from beside.case.tumours import find_tumours, find_unclear_sides
from beside.facts import Time
from beside.terms.kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beside.case.case import Statement
    from beside.case.people import Holder, Person
    from beside.errors import Problem
    from beside.facts import Document, Fact, Reading
    from beside.terms.dates import PartialDate


def make_cases(reading: Reading, statements: Sequence[Statement] = ()) -> list[Case]:
    """A case for each person the records are of; what is of nobody that can be told is named in each as apart."""
    people, holder_of = part_by_person(reading.documents, reading.facts)
    if not people:
        return [case_from(Identity(), reading.documents, [], (), reading, statements)]
    cases = [case_of(person, reading, holder_of, statements) for person in people]
    return [replace(case, problems=problems_of(case, cases)) for case in cases]


def make_case(reading: Reading, statements: Sequence[Statement] = ()) -> Case:
    """The case of the one person the records are of. Raises ValueError where they are of several."""
    cases = make_cases(reading, statements)
    if len(cases) != 1:
        raise ValueError(f"the records are of {len(cases)} people: make_cases parts them")
    return cases[0]


def case_of(
    person: Person, reading: Reading, holder_of: dict[str, Holder], statements: Sequence[Statement],
) -> Case:
    mine = [fact for fact in reading.facts if holder_of[fact.id] in person.holders]
    others = [fact for fact in reading.facts if holder_of[fact.id] not in person.holders]
    documents = documents_of(person, reading.documents, mine)
    return case_from(person.identity, documents, mine, names_apart(documents, reading, others), reading, statements)


def problems_of(case: Case, cases: Sequence[Case]) -> tuple[Problem, ...]:
    """Without what could not be read in a record that is somebody else's alone: it is told there."""
    mine = {document.record for document in case.documents}
    theirs = {document.record for other in cases for document in other.documents} - mine
    return tuple(problem for problem in case.problems if not any(problem.where == record or problem.where.startswith(f"{record} ") for record in theirs))


def documents_of(person: Person, documents: Sequence[Document], facts: Sequence[Fact]) -> list[Document]:
    """The documents that hold something of this person, and what lies in them."""
    held = {holder[0] for holder in person.holders} | {fact.source.document for fact in facts}
    references = {last_part(holder[1]) for holder in person.holders if holder[1]}
    return [document for document in documents if document.id in held or references & subjects_of(document)]


def names_apart(mine: Sequence[Document], reading: Reading, others: Sequence[Fact]) -> list[str]:
    """The records that are of somebody else or of nobody that can be told; what is of no person at all is not among them."""
    held = {document.record for document in mine}
    record_of = {document.id: document.record for document in reading.documents}
    elsewhere = {fact.source.document for fact in others}
    names = {
        document.record
        for document in reading.documents
        if document.id in elsewhere or document.text or subjects_of(document) or is_of_nobody_named(document)
    }
    mixed = {record_of.get(fact.source.document, "") for fact in others} & held
    return sorted((names - held) | mixed)


def case_from(
    identity: Identity,
    documents: Sequence[Document],
    facts: Sequence[Fact],
    apart: Sequence[str],
    reading: Reading,
    statements: Sequence[Statement],
) -> Case:
    unclear = find_unclear_sides(facts)
    _, belongs = find_tumours(facts, unclear)
    together = merge_facts(facts, belongs)
    tumours, belongs = find_tumours(together, unclear)
    conflicts, changes = find_differences(together, belongs)
    return Case(
        identity=identity,
        documents=tuple(sorted(documents, key=lambda document: (document.chain, document.id))),
        facts=tuple(together),
        tumours=tuple(tumours),
        timeline=tuple(make_timeline(together)),
        conflicts=tuple(conflicts),
        changes=tuple(changes),
        statements=tuple(statements),
        problems=tuple(reading.problems),
        apart=tuple(sorted(apart)),
    )


def is_event(fact: Fact) -> bool:
    """A treatment named without a course may be planned, given or only spoken of: no event."""
    bare = fact.kind == "treatment" and fact.status.course is None and fact.status.time is Time.CURRENT
    return kinds()[fact.kind].on_timeline and not bare


def make_timeline(facts: Sequence[Fact]) -> list[Event]:
    """What the records date, earliest first; facts of one date stand together."""
    dated = sorted(((day, fact) for fact in facts if is_event(fact) and (day := day_of(fact))), key=lambda pair: str(pair[0])[:10])
    days = ((list(pairs)) for _, pairs in groupby(dated, key=lambda pair: str(pair[0])[:10]))
    return [Event(pairs[0][0], tuple(fact for _, fact in pairs)) for pairs in days]


def day_of(fact: Fact) -> PartialDate | None:
    """A medicine that was stopped was so on the day the paper names, not on the paper's own."""
    return fact.details.end if fact.kind == "medication" and is_stopped(fact) and fact.details.end else fact.date
