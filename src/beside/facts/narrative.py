"""One document said twice, in codes and in words: what both say is one fact with two places.

C-CDA gives each section as coded entries and as words to read. A row of a table that entries speak of was made from
them: it supports what they say, and says nothing else.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from beside.facts.fact import Assertion
from beside.records.document import DocumentKind
from beside.records.fhir_types import Encounter, Immunization
from beside.terms.kinds import kinds
from beside.terms.quantities import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from beside.facts.fact import Fact
    from beside.records.document import Document, Part

SILENT = frozenset({Encounter, Immunization})
# Of these, other words in the same row name the same thing.
NAMED_FREELY = frozenset({"condition", "symptom", "medication", "procedure", "allergy", "imaging", "family", "cancer"})


def words_of_documents(documents: Iterable[Document]) -> Mapping[str, Document]:
    """For each coded document its own words, by its id."""
    return {document.container: document for document in documents if document.kind is DocumentKind.TEXT and document.parts}


def join_words(document: Document, coded: Sequence[Fact], said: Iterable[Fact], words: Document) -> Iterator[Fact]:
    """The coded facts, each with the places in the words that say the same; then what only the words say."""
    joined = list(coded)
    only_said: list[Fact] = []
    for fact in said:
        part = part_at(words.parts, fact.source.start)
        candidates = [place for place, one in enumerate(joined) if part and stands_in(one, part)]
        same = next((place for place in candidates if says_same(joined[place], fact, part)), None)
        if same is not None:
            joined[same] = replace(joined[same], sources=(*joined[same].sources, *fact.sources))
        elif (other := next((joined[place] for place in candidates if contradicts(joined[place], fact)), None)) is not None:
            only_said.append(replace(fact, date=other.date))
        elif part is None or not part.derived or may_stand_alone(fact, document, part, candidates):
            only_said.append(fact)
    yield from joined
    yield from only_said


def may_stand_alone(fact: Fact, document: Document, part: Part, candidates: Sequence[int]) -> bool:
    """Whether a short cell tells something although no entry does: never a symptom, which may be a reason or an aim."""
    return fact.kind != "symptom" and not candidates and not is_silent(document, part)


def is_silent(document: Document, part: Part) -> bool:
    """Whether the entries of a part are of a kind from which no facts are read: visits and vaccines."""
    kinds_here = {type(entry.resource) for entry in document.entries if any(is_under(entry.path, path) for path in part.entries)}
    return kinds_here <= SILENT


def part_at(parts: Sequence[Part], offset: int) -> Part | None:
    """The innermost part that holds this place."""
    return next((part for part in reversed(parts) if part.start <= offset < part.end), None)


def stands_in(fact: Fact, part: Part) -> bool:
    """Whether a coded fact is of one of the entries that a part speaks for; of a section, of any entry in it."""
    return any(is_under(fact.source.path, path) for path in part.entries or (part.path,))


def is_under(path: str, outer: str) -> bool:
    return path.startswith(outer) and path[len(outer) : len(outer) + 1] in {"", "/", "."}


def says_same(coded: Fact, said: Fact, part: Part | None) -> bool:
    if coded.kind != said.kind or is_denied(coded) != is_denied(said):
        return False
    if coded.kind in NAMED_FREELY and ((part is not None and is_row(part)) or is_within(coded, said)):
        return True
    return coded.name.casefold() == said.name.casefold() and same_value(coded, said)


def is_within(coded: Fact, said: Fact) -> bool:
    """Whether the words are part of the name of the code, or the other way round."""
    one, two = coded.source.quote.casefold(), said.source.quote.casefold()
    return one in two or two in one


def contradicts(coded: Fact, said: Fact) -> bool:
    """Whether the words next to an entry give another value for it."""
    if coded.kind != said.kind or coded.name.casefold() != said.name.casefold() or kinds()[said.kind].overlap_days is None:
        return False
    return is_denied(coded) != is_denied(said) or not same_value(coded, said)


def is_row(part: Part) -> bool:
    """Whether the part belongs to entries of its own, and not to a whole section."""
    return any(not path.endswith("section") and not path.endswith("]/section") for path in part.entries)


def is_denied(fact: Fact) -> bool:
    return fact.status.assertion is Assertion.RULED_OUT


def same_value(one: Fact, two: Fact) -> bool:
    if isinstance(one.value, Decimal) and isinstance(two.value, Decimal):
        same = Quantity(one.value, one.unit).same_as(Quantity(two.value, two.unit))
        return one.value == two.value if same is None else same
    if isinstance(one.value, Decimal) or isinstance(two.value, Decimal):
        return False
    return True if one.kind in NAMED_FREELY else str(one.value).casefold() == str(two.value).casefold()
