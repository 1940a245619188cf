"""Whom the records are of, by every name and birth date they give, gathered before their words are read."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from beside.errors import Problem
from beside.facts.coded.people import name_in_words
from beside.facts.coded.references import only
from beside.facts.text import head_of
from beside.facts.text.header import HEAD
from beside.facts.text.others import NOBODY, Bearer, agree, words_in
from beside.records.document import DocumentKind, Page
from beside.records.fhir_types import Patient
from beside.records.guard import guarded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beside.facts.coded.references import References
    from beside.records.document import Document, Entry


class Bearers:
    """Of whom each text is: the patient of the coded entries around it, else whom its head names; with their other names."""

    def __init__(self, documents: Sequence[Document], references: References) -> None:
        self._references = references
        self._documents = {document.id: document for document in documents}
        self._heads = {document.id: read_head(document) for document in documents if document.kind is DocumentKind.TEXT and not document.parts}
        self._born: dict[str, dict[Bearer, None]] = defaultdict(dict)  # each once, however many papers have the same head
        patients = (bearer_of(entry.resource) for document in documents for entry in document.entries if isinstance(entry.resource, Patient))
        for one in (*patients, *self._heads.values()):
            for birth in one.births:
                self._born[birth][one] = None

    def of(self, document: Document) -> Bearer:
        """Whom a text is of, by all names the records give whoever was born that day and shares a name."""
        around, head = self._around(document), self._heads.get(document.id, NOBODY)
        own = around if is_another(head, around) else joined(around, head)
        return joined(own, *(other for birth in own.births for other in self._born[birth] if shares_name(own, other)))

    def _around(self, document: Document) -> Bearer:
        """The patient of the entries a text lies in; nobody where these are of several and the text says not of whom."""
        while document.container in self._documents:
            document, subject = self._documents[document.container], document.subject
            if document.entries:
                found = self._references.lead(document, subject) if subject else only(patients_in(document))
                return bearer_of(found.resource) if found and isinstance(found.resource, Patient) else NOBODY
        return NOBODY


def patients_in(document: Document) -> list[Entry]:
    return [entry for entry in document.entries if isinstance(entry.resource, Patient)]


def bearer_of(patient: Patient) -> Bearer:
    """The person of a coded entry; earlier names are theirs too."""
    names = tuple(filter(None, map(name_in_words, patient.name)))
    return Bearer(names, tuple(filter(None, (patient.birth_date,))))


def read_head(document: Document) -> Bearer:
    """Whom the head of a text names; a reader that stops there will be told of when it reads the whole."""
    short = replace(document, text=document.text[:HEAD], pages=(Page(1, 0, min(HEAD, len(document.text))),), parts=())
    found = [bearer for bearer in guarded(document.name, map(partial(head_of), (short,))) if not isinstance(bearer, Problem)]
    return found[0] if found else NOBODY


def is_another(head: Bearer, around: Bearer) -> bool:
    """Whether the head of an attached paper names somebody born on another day, by no name of the patient."""
    return bool(head.births and around.births) and not agree(head.births, around.births) and not shares_name(head, around)


def shares_name(one: Bearer, other: Bearer) -> bool:
    return not words_in(one.names).isdisjoint(words_in(other.names))


def joined(*bearers: Bearer) -> Bearer:
    names = dict.fromkeys(name for bearer in bearers for name in bearer.names)
    births = dict.fromkeys(birth for bearer in bearers for birth in bearer.births)
    return Bearer(tuple(names), tuple(births))
