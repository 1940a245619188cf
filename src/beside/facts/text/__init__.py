"""Free text in, facts out: one scan for the words of the lexicon, and rules only on what it hits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from beside.facts.text.answers import read_answers
from beside.facts.text.cancers import read_cancers
from beside.facts.text.contacts import read_contacts
from beside.facts.text.context import make_context
from beside.facts.text.family import read_family
from beside.facts.text.findings import read_findings
from beside.facts.text.goals import read_goals
from beside.facts.text.instructions import read_instructions
from beside.facts.text.labs import read_labs
from beside.facts.text.make import make_fact
from beside.facts.text.markers import read_markers
from beside.facts.text.not_yet import read_not_yet
from beside.facts.text.operated_sides import read_operated_sides
from beside.facts.text.others import NOBODY, Bearer, find_others, is_within
from beside.facts.text.own_words import read_own_words
from beside.facts.text.person import read_person
from beside.facts.text.plans import read_plans
from beside.facts.text.remarks import read_remarks
from beside.facts.text.reports import read_reports
from beside.facts.text.rules import read_rules
from beside.facts.text.signed import read_signed
from beside.facts.text.sizes import read_sizes
from beside.facts.text.staging import read_staging
from beside.facts.text.treatments import read_treatments
from beside.facts.text.visits import read_visits
from beside.facts.text.ways import read_ways

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from beside.facts.fact import Fact
    from beside.records.document import Document

READERS = (
    read_person, read_cancers, read_staging, read_markers, read_rules, read_sizes, read_labs, read_findings,
    read_treatments, read_family, read_plans, read_goals, read_visits, read_instructions, read_not_yet, read_answers,
    read_contacts, read_signed, read_reports, read_remarks, read_ways, read_own_words,
    read_operated_sides,
)  # fmt: skip

__all__ = ["Told", "head_of", "read_text", "read_words"]


@dataclass(frozen=True, slots=True)
class Told:
    """What a text says of its person, and where it speaks of somebody else by name: places in the text as written."""

    facts: Sequence[Fact]
    others: Sequence[tuple[int, int]] = ()


def read_text(document: Document) -> Iterator[Fact]:
    """The facts of a document's text, in order of place; every quote is `document.text[start:end]`."""
    yield from read_words(document).facts


def read_words(document: Document, own: Bearer = NOBODY, tell: Callable[[str], None] | None = None) -> Told:
    """The facts, without those of somebody else than this person, or the one of the name at its head.

    `tell` is told how often the text has been looked through.
    """
    if not document.text.strip():
        return Told(())
    context = make_context(document)
    found: list[Fact] = []
    for number, reader in enumerate(READERS, 1):
        if tell:
            tell(f"{document.name}, look {number} of {len(READERS)}")
        found += (fact for part in reader(context) if (fact := make_fact(context, part)) is not None)
    facts = list(without_repeats(found))
    others = find_others(context, own if own.names else bearer_in(facts))
    place = context.note.plain.place
    return Told([fact for fact in facts if not is_within(others, context, fact)], [(place(start), place(end)) for start, end in others])


def head_of(document: Document) -> Bearer:
    """Whom the head of a text names."""
    context = make_context(document)
    return bearer_in([fact for part in read_person(context) if (fact := make_fact(context, part)) is not None])


def bearer_in(facts: Iterable[Fact]) -> Bearer:
    said = [(fact.name, str(fact.value)) for fact in facts if fact.kind == "person"]
    return Bearer(tuple(value for name, value in said if name == "name"), tuple(value for name, value in said if name == "birth date")[:1])


def without_repeats(facts: Iterable[Fact]) -> Iterator[Fact]:
    """In order of place; of facts that say the same, one within the words of the other, only the longer stands."""
    ends: dict[tuple[str, str, object], int] = {}
    seen: set[str] = set()
    for fact in sorted(facts, key=lambda fact: (fact.source.start, -fact.source.end, fact.kind, fact.name)):
        same = (fact.kind, fact.name, fact.value)
        if fact.id in seen or fact.source.end <= ends.get(same, 0):
            continue
        seen.add(fact.id)
        ends[same] = fact.source.end
        yield fact
