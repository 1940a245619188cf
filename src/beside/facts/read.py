"""Records in, facts out: coded entries and free text together."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from beside.errors import Problem
from beside.facts.coded import facts_in_entries
from beside.facts.text import read_text
from beside.records.document import Document, DocumentKind, Page
from beside.records.read import read_records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from beside.facts.fact import Fact


@dataclass(frozen=True, slots=True)
class Reading:
    """What some records say: the documents, the facts in them, and what could not be read."""

    documents: tuple[Document, ...]
    facts: tuple[Fact, ...]
    problems: tuple[Problem, ...]


def facts_in_files(
    paths: Sequence[Path], on_progress: Callable[[int, int, str], None] | None = None
) -> Reading:
    """Everything these files and folders say; references resolve across them."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for read in read_records(paths, on_progress=on_progress):
        if isinstance(read, Problem):
            problems.append(read)
        else:
            documents.append(read)
    return Reading(tuple(documents), facts_in_documents(documents), tuple(problems))


def facts_in_documents(documents: Iterable[Document]) -> tuple[Fact, ...]:
    documents = tuple(documents)
    coded = tuple(facts_in_entries(documents))
    spoken = tuple(fact for document in documents for fact in facts_in_words(document))
    return coded + spoken


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
    return tuple(facts_in_words(document))


def read_facts(paths: Sequence[Path]) -> Iterator[Fact]:
    """The facts document by document, in flat memory.

    References resolve within a document only: where a folder holds one resource a file, `facts_in_files` ties them.
    """
    for read in read_records(paths):
        if not isinstance(read, Problem):
            yield from facts_in_entries((read,))
            yield from facts_in_words(read)


def facts_in_words(document: Document) -> Iterator[Fact]:
    if document.kind is DocumentKind.TEXT:
        yield from read_text(document)
