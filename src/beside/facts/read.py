"""Records in, facts out: coded entries and free text together."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain, islice
from typing import TYPE_CHECKING

from beside.errors import Problem
from beside.facts.bearers import Bearers
from beside.facts.coded import facts_in_entries, facts_in_entry
from beside.facts.coded.references import References
from beside.facts.narrative import join_words, words_of_documents
from beside.facts.text import read_words
from beside.facts.text.lexicon import automaton
from beside.facts.text.others import NOBODY
from beside.records.document import Document, DocumentKind, Page
from beside.records.guard import guarded
from beside.records.page_problems import in_words
from beside.records.problems import RefusedRecordError, another_person, too_many
from beside.records.read import read_records
from beside.records.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from beside.facts.fact import Fact
    from beside.facts.text.others import Bearer
    from beside.records.kept import KeptPages

MOST_WORDS = 120_000  # of the lexicon, and numbers, in one text: some 2.4 MB of notes (50 in 1,000 letters, measured)
ENTRIES_A_STEP = 500
MANY_PAGES = 50  # in one text: it takes long enough to be told of
NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What some records say: the documents, the facts in them, and what could not be read."""

    documents: tuple[Document, ...]
    facts: tuple[Fact, ...]
    problems: tuple[Problem, ...]


def facts_in_files(
    paths: Sequence[Path],
    on_progress: Callable[[int, int, str], None] | None = None,
    kept: KeptPages | None = None,
) -> Reading:
    """Everything these files and folders say; references resolve across them. `kept` holds pages of scans read before.

    `on_progress` is told of the files as they are read, then of the documents whose facts are looked for.
    """
    documents: list[Document] = []
    problems: list[Problem] = []
    for read in read_records(paths, on_progress=on_progress, kept=kept):
        if isinstance(read, Problem):
            problems.append(read)
        else:
            documents.append(read)
    facts: list[Fact] = []
    for found in read_documents(documents, on_progress=on_progress):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            facts.append(found)
    return Reading(tuple(documents), tuple(facts), tuple(problems))


def read_documents(
    documents: Sequence[Document], *, on_progress: Callable[[int, int, str], None] | None = None,
) -> Iterator[Fact | Problem]:
    """First what the coded entries say, then the words. A reader that stops is named, and stops at its place alone."""
    references = References(documents)
    bearers = Bearers(documents, references)
    words = words_of_documents(documents)
    steps = Steps(sum(bool(document.entries) for document in documents) + sum(bool(document.text) for document in documents), on_progress)
    for document in documents:
        if document.id in words:
            yield from facts_in_both(document, words[document.id], references, steps, bearers)
        else:
            yield from facts_in_document(document, references, steps)
    for document in documents:
        if document.container not in words or words[document.container] is not document:
            yield from guarded(document.name, facts_in_words(document, steps, bearers.of(document)))
    steps.begin("")


def facts_in_both(document: Document, words: Document, references: References, steps: Steps, bearers: Bearers) -> Iterator[Fact | Problem]:
    """What a document says in codes and in words, as one."""
    coded: list[Fact] = []
    said: list[Fact] = []
    for found in facts_in_document(document, references, steps):
        if isinstance(found, Problem):
            yield found
        else:
            coded.append(found)
    for found in guarded(words.name, facts_in_words(words, steps, bearers.of(words))):
        if isinstance(found, Problem):
            yield found
        else:
            said.append(found)
    yield from join_words(document, coded, said, words)


def facts_in_document(document: Document, references: References, steps: Steps) -> Iterator[Fact | Problem]:
    """Many entries may stop a reader in the same way: one problem tells of all of them."""
    stops: dict[str, list[Problem]] = {}
    for number, entry in enumerate(document.entries, 1):
        if number % ENTRIES_A_STEP == 0:
            steps.begin(f"{document.name}, entry {number:,} of {len(document.entries):,}")
        for found in guarded(f"{document.name}, {entry.path}", facts_in_entry(document, entry, references)):
            if isinstance(found, Problem):
                stops.setdefault(found.what, []).append(found)
            else:
                yield found
    for alike in stops.values():
        more = f" and {len(alike) - 1:,} more" if len(alike) > 1 else ""
        yield replace(alike[0], where=alike[0].where + more)
    if document.entries:
        steps.end()


def facts_in_text(text: str) -> Sequence[Fact]:
    """The facts of one note; its id is the hash of its text."""
    encoded = text.encode("utf-8", "surrogatepass")
    document = Document(
        id=sha256(encoded).hexdigest(),
        kind=DocumentKind.TEXT,
        chain=("text",),
        text=text,
        pages=(Page(1, 0, len(text)),),
        encoding="utf-8",
        size=len(encoded),
    )
    return tuple(found for found in facts_in_words(document) if not isinstance(found, Problem))


def read_facts(paths: Sequence[Path]) -> Iterator[Fact]:
    """The facts document by document, in flat memory.

    References resolve within a document only: where a folder holds one resource a file, `facts_in_files` ties them.
    """
    for read in read_records(paths):
        if not isinstance(read, Problem):
            yield from facts_in_entries((read,))
            yield from (found for found in facts_in_words(read) if not isinstance(found, Problem))


def facts_in_words(document: Document, steps: Steps | None = None, own: Bearer = NOBODY) -> Iterator[Fact | Problem]:
    """What a text says of its own person, or of the name at its head; that it speaks of another is a problem."""
    if document.kind is DocumentKind.TEXT:
        check_density(document)
        told = read_words(document, own, steps.begin if steps and len(document.pages) >= MANY_PAGES else None)
        yield from told.facts
        if told.others:
            yield names_another(document, told.others)
    if steps and document.text:
        steps.begin(document.name)
        steps.end()


def names_another(document: Document, others: Sequence[tuple[int, int]]) -> Problem:
    """Where a text names somebody else, by its pages, or by the characters where it has but one."""
    pages = {page.number for start, _ in others if (page := document.page_of(start)) is not None}
    first = others[0]
    where = in_words(pages) if len(document.pages) > 1 and pages else f"characters {first[0]} to {first[1]}"
    return another_person(f"{document.name}, {where}", len(others))


def check_density(document: Document) -> None:
    """Refuses a text whose reading would take over 10 s: each word of the lexicon and each number costs up to 50 µs."""
    if len(document.text) > MOST_WORDS:
        words = chain(automaton().iter(document.text.lower()), NUMBER.finditer(document.text))
        if next(islice(words, MOST_WORDS, None), None):
            raise RefusedRecordError(too_many(document.name, "medical words and numbers", MOST_WORDS))
