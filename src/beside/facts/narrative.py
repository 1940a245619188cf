"""One document said twice, in codes and in words: what both say is one fact with two places.

C-CDA gives each section as coded entries and as words to read. A row of a table that entries speak of was made from
them: it supports what they say, and says nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from beside.facts.fact import Assertion, Time
from beside.records.document import DocumentKind
from beside.records.fhir_types import DocumentReference, Encounter, Immunization, Observation
from beside.terms.dates import parse_date
from beside.terms.kinds import kinds
from beside.terms.quantities import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from beside.facts.fact import Fact, Status
    from beside.records.document import Document, Part
    from beside.records.fhir_types import Resource
    from beside.terms.dates import PartialDate

Key = tuple[str, str, str]
MOST_COMPARED = 200  # entries of one kind and name with which some words are compared, so that long tables take no hours
SILENT = frozenset({Encounter, Immunization})
MEASURED = frozenset({Observation})
# A row of a result names what was measured: the level of a drug in the blood treats nothing.
NEVER_MEASURED = frozenset({"treatment", "medication"})
# What the name of a group beside a code may say of a tumour, and the code does not: "Colon cancer stage III" beside T3.
NAMED_BESIDE = frozenset({"stage.group", "risk.group"})
SENTENCES = frozenset({"goal", "recommendation"})
SPOKEN = frozenset({"recommendation", "instruction"})
SPEAKS = re.compile(r"\b(?:I|[Ww]e)\b")
DONE_OR_AHEAD = frozenset({"imaging"})
# Of these, other words in the same row name the same thing.
NAMED_FREELY = frozenset({"condition", "symptom", "medication", "procedure", "allergy", "imaging", "family", "cancer"})


def words_of_documents(documents: Iterable[Document]) -> Mapping[str, Document]:
    """For each coded document its own words, by its id."""
    return {document.container: document for document in documents if document.kind is DocumentKind.TEXT and document.parts}


def join_words(document: Document, coded: Sequence[Fact], said: Iterable[Fact], words: Document) -> Iterator[Fact]:
    """The coded facts, each with the places in the words that say the same; then what only the words say."""
    joined = Joined(list(coded))
    places = Places(words.parts)
    notes, results = notes_in(document), results_in(document)
    only_said = []
    for one in said:
        part = places.at(one.source.start)
        fact = dated_by_result(told_by_note(one, words, notes), words, results)
        kept = fact if part is None else joined.take(fact, part, document)
        if kept is not None and not (kept.date == words.date and is_in_row(words.text, one.source.start) and joined.names_again(kept)):
            only_said.append(kept)
    yield from joined.facts
    yield from only_said


class Joined:
    """The coded facts of a document, found by the entries they stand in."""

    def __init__(self, facts: list[Fact]) -> None:
        self.facts = facts
        self._paths = sorted((fact.source.path, place) for place, fact in enumerate(facts))
        self._of: dict[tuple[str, ...], dict[Key, list[int]]] = {}
        self._illnesses: dict[tuple[str, Status], int] | None = None

    def take(self, fact: Fact, part: Part, document: Document) -> Fact | None:
        """What is left to be said on its own; nothing where a coded fact has taken it in, or it was made from codes."""
        told = self._told_in(part)
        candidates = told.get(key_of(fact), [])[:MOST_COMPARED] if is_row(part) else told.get(key_in_section(fact), [])[:MOST_COMPARED]
        same = next((place for place in candidates if says_same(self.facts[place], fact, part)), None)
        if same is not None:
            one = self.facts[same]
            self.facts[same] = replace(one, sources=(*one.sources, *fact.sources))
            return None
        other = next((place for place in candidates if contradicts(self.facts[place], fact)), None)
        if other is not None and is_row(part):
            return replace(fact, date=self.facts[other].date)
        if part.derived and is_named_beside(fact, told):
            return self._dated_by_row(fact, part)
        return fact if not part.derived or may_stand_alone(fact, document, part, told) else None

    def _dated_by_row(self, fact: Fact, part: Part) -> Fact:
        """Of the day that the entries of the row give, where they are of one day."""
        days = {self.facts[place].date for outer in part.entries for place in self._under(outer)} if is_row(part) else set()
        return replace(fact, date=days.pop()) if len(days) == 1 else fact

    def names_again(self, fact: Fact) -> bool:
        """Whether an entry elsewhere tells of the illness that a cell, of no day of its own, only names: then that is one more place."""
        if fact.kind != "condition":
            return False
        if self._illnesses is None:
            self._illnesses = {(one.name, one.status): place for place, one in reversed(list(enumerate(self.facts))) if one.kind == "condition"}
        same = self._illnesses.get((fact.name, fact.status))
        if same is not None:
            self.facts[same] = replace(self.facts[same], sources=(*self.facts[same].sources, *fact.sources))
        return same is not None

    def _told_in(self, part: Part) -> Mapping[Key, list[int]]:
        """The places of the facts of the entries that a part speaks for; of a section, of any entry in it."""
        outers = part.entries or (part.path,)
        if outers not in self._of:
            told: dict[Key, list[int]] = defaultdict(list)
            for place in sorted({place for outer in outers for place in self._under(outer)}):
                for key in {key_of(self.facts[place]), key_in_section(self.facts[place])}:
                    told[key].append(place)
            self._of[outers] = dict(told)
        return self._of[outers]

    def _under(self, outer: str) -> Iterator[int]:
        for path, place in self._paths[bisect_left(self._paths, (outer, -1)) :]:
            if not path.startswith(outer):
                return
            if is_under(path, outer):
                yield place


def key_of(fact: Fact) -> Key:
    """What two facts must share to be one: of some kinds, words differ for one thing."""
    return fact.kind, "" if fact.kind in NAMED_FREELY else fact.name.casefold(), ""


def key_in_section(fact: Fact) -> Key:
    """What a row that no entry points at must share with an entry of its section: of measurements, the number too."""
    kind, name, _ = key_of(fact)
    return kind, name, str(fact.value.normalize()) if isinstance(fact.value, Decimal) else ""


class Places:
    """The innermost part at each place of a text."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._starts: list[int] = []
        self._parts: list[Part | None] = []
        around: list[Part] = []
        for part in parts:
            self._close(around, part.start)
            around.append(part)
            self._mark(part.start, part)
        self._close(around, None)

    def at(self, offset: int) -> Part | None:
        place = bisect_right(self._starts, offset) - 1
        return self._parts[place] if place >= 0 else None

    def _close(self, around: list[Part], start: int | None) -> None:
        while around and (start is None or around[-1].end <= start):
            end = around.pop().end
            self._mark(end, around[-1] if around else None)

    def _mark(self, start: int, part: Part | None) -> None:
        self._starts.append(max(start, self._starts[-1] if self._starts else 0))
        self._parts.append(part)


def results_in(document: Document) -> Mapping[str, PartialDate]:
    """The days on which results were found, by the paths of their entries."""
    found = ((entry.path, parse_date(entry.resource.effective_date_time)) for entry in document.entries if isinstance(entry.resource, Observation))
    return {path: date for path, date in found if date}


def dated_by_result(fact: Fact, words: Document, results: Mapping[str, PartialDate]) -> Fact:
    """What has no date but the document's, beside a result, is of the day that was found.

    Not so beside a problem: what is written there is no older for the problem being old.
    """
    if not results or fact.date != words.date:
        return fact
    around = (part for part in words.parts if part.start <= fact.source.start < part.end)
    found = next((results[path] for part in around for path in part.entries if path in results), None)
    return replace(fact, date=found) if found else fact


def notes_in(document: Document) -> Mapping[str, DocumentReference]:
    """The notes of a document, by the paths of their entries: each says when it was written, and by whom."""
    return {entry.path: entry.resource for entry in document.entries if isinstance(entry.resource, DocumentReference)}


def told_by_note(fact: Fact, words: Document, notes: Mapping[str, DocumentReference]) -> Fact:
    """What has no date but the document's is of the day the note around it was written; what it advises is its author's."""
    around = [part for part in words.parts if part.start <= fact.source.start < part.end] if notes else []
    note = next((notes[path] for part in reversed(around) for path in (*part.entries, part.path) if path in notes), None)
    if note is None:
        return fact
    written = parse_date(note.date) if fact.date == words.date else None
    return replace(fact, date=written or fact.date, name=author_of_note(note, fact) or fact.name)


def author_of_note(note: DocumentReference, fact: Fact) -> str:
    """Who says "I" or "we" in a note that one person wrote; empty where they speak of others."""
    spoken = fact.kind in SPOKEN and fact.name == "team" and SPEAKS.search(str(fact.value)) is not None
    return note.author[0].display if spoken and len(note.author) == 1 else ""


def is_named_beside(fact: Fact, told: Mapping[Key, list[int]]) -> bool:
    """Whether a row names what none of its entries says, as a name of a group may."""
    return fact.kind in NAMED_BESIDE and not any(kind == fact.kind for kind, _, _ in told)


def may_stand_alone(fact: Fact, document: Document, part: Part, told: Mapping[Key, list[int]]) -> bool:
    """Whether a short cell tells something although no entry does: never a symptom, which may be a reason or an aim."""
    if fact.kind == "symptom" or told:
        return False
    kinds_here = kinds_in(document, part)
    return not kinds_here <= SILENT and not (fact.kind in NEVER_MEASURED and kinds_here <= MEASURED)


def kinds_in(document: Document, part: Part) -> frozenset[type[Resource]]:
    """Of which kinds the entries of a part are; from visits and vaccines (`SILENT`) no facts are read."""
    return frozenset(type(entry.resource) for entry in document.entries if any(is_under(entry.path, path) for path in part.entries))


def is_under(path: str, outer: str) -> bool:
    return path.startswith(outer) and path[len(outer) : len(outer) + 1] in {"", "/", "."}


def says_same(coded: Fact, said: Fact, part: Part) -> bool:
    if is_denied(coded) != is_denied(said) or is_another(coded, said):
        return False
    if coded.kind in NAMED_FREELY and (is_row(part) or is_within(coded, said)):
        return True
    if coded.name.casefold() != said.name.casefold():
        return False
    return same_value(coded, said) or (coded.kind in SENTENCES and is_within(coded, said))


def is_another(coded: Fact, said: Fact) -> bool:
    """A report of one scan may ask for another, or for the same again."""
    if coded.kind not in DONE_OR_AHEAD:
        return False
    return coded.name != said.name or (coded.status.time is Time.PLANNED) != (said.status.time is Time.PLANNED)


def is_within(coded: Fact, said: Fact) -> bool:
    """Whether the words are part of the name of the code, or the other way round."""
    one, two = coded.source.quote.casefold(), said.source.quote.casefold()
    return one in two or two in one


def contradicts(coded: Fact, said: Fact) -> bool:
    """Whether the words next to an entry give another value for it."""
    if coded.name.casefold() != said.name.casefold() or kinds()[said.kind].overlap_days is None:
        return False
    return is_denied(coded) != is_denied(said) or not same_value(coded, said)


def is_in_row(text: str, place: int) -> bool:
    """Whether this place is in a line of a table."""
    end = text.find("\n", place)
    return "\t" in text[text.rfind("\n", 0, place) + 1 : end if end >= 0 else len(text)]


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
