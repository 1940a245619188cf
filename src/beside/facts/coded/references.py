"""Where a reference in a coded record leads: within its resource, its document, or any other document."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from beside.records.document import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from beside.records.document import Document, Entry
    from beside.records.fhir_types import Reference

CONTAINED = ".contained["
RESULTS = ("Observation", "DiagnosticReport", "ImagingStudy", "Procedure")


class References:
    """The entries of some documents by every name a reference may give them."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._here: dict[tuple[str, str], Entry] = {}
        self._inside: dict[tuple[str, str], Entry] = {}
        self._anywhere: dict[str, list[Entry]] = defaultdict(list)
        self._found: dict[tuple[str, ...], bool] = {}
        self._answered: set[str] | None = None
        self._addressed: dict[str, list[Reference]] | None = None
        self._documents = [document for document in documents if document.kind is DocumentKind.CODED]
        for document in self._documents:
            self._add(document)

    def find(self, document: Document, entry: Entry, reference: Reference | None) -> Entry | None:
        """The entry a reference leads to from this one; None where it is not among the documents, or could be several."""
        written = reference.reference if reference else ""
        if not written:
            return None
        if written.startswith("#"):
            return self._inside.get((document.id, f"{holder_of(entry.path)}{written}"))
        return self.lead(document, written)

    def lead(self, document: Document, written: str) -> Entry | None:
        """The entry that these words lead to from a document."""
        return self._here.get((document.id, written)) or self._elsewhere(document, written)

    def name(self, document: Document, entry: Entry, reference: Reference | None) -> str:
        """One name for whatever the reference leads to, the same from everywhere; as written where it leads nowhere."""
        found = self.find(document, entry, reference)
        return own_name(found) if found else (reference.reference if reference else "")

    def has_result(self, name: str) -> bool:
        """Whether a result, report or picture among the documents says that it answers this request."""
        if self._answered is None:
            self._answered = {
                self.name(document, entry, reference)
                for document, entry in self.of_kinds(*RESULTS)
                if getattr(entry.resource, "status", "") != "registered"
                for reference in getattr(entry.resource, "based_on", ())
            }
        return name in self._answered

    def addressed_by_plans(self, goal: str) -> list[Reference]:
        """What the care plans address that have this goal."""
        if self._addressed is None:
            self._addressed = defaultdict(list)
            for document, entry in self.of_kinds("CarePlan"):
                for reference in getattr(entry.resource, "goal", ()):
                    self._addressed[self.name(document, entry, reference)] += getattr(entry.resource, "addresses", ())
        return self._addressed.get(goal, [])

    def remember(self, key: tuple[str, ...], find: Callable[[], bool]) -> bool:
        """What was found once of all entries is not looked for again."""
        if key not in self._found:
            self._found[key] = find()
        return self._found[key]

    def of_kinds(self, *kinds: str) -> Iterator[tuple[Document, Entry]]:
        for document in self._documents:
            for entry in document.entries:
                if entry.resource.resource_type in kinds:
                    yield document, entry

    def _add(self, document: Document) -> None:
        for entry in document.entries:
            if CONTAINED in entry.path:
                self._inside.setdefault((document.id, f"{holder_of(entry.path)}#{entry.resource.id.lstrip('#')}"), entry)
                continue
            for name in names_of_entry(entry):
                self._here.setdefault((document.id, name), entry)
                self._anywhere[name].append(entry)

    def _elsewhere(self, document: Document, written: str) -> Entry | None:
        tail = "/".join(written.split("/_history", maxsplit=1)[0].split("/")[-2:])
        if written.startswith("urn:"):
            return only(self._anywhere.get(written, []))
        return self._here.get((document.id, tail)) or only(self._anywhere.get(written, []) or self._anywhere.get(tail, []))


def names_of_entry(entry: Entry) -> tuple[str, ...]:
    resource = entry.resource
    names = (entry.address, f"{resource.resource_type}/{resource.id}" if resource.id else "")
    return tuple(dict.fromkeys(name for name in names if name))


def own_name(entry: Entry) -> str:
    """The name a resource is known by: its urn where a bundle gives one, else `Type/id`."""
    if entry.address.startswith("urn:"):
        return entry.address
    resource = entry.resource
    return f"{resource.resource_type}/{resource.id}" if resource.id else entry.address or entry.path


def holder_of(path: str) -> str:
    """The path of the resource that contains this one, or its own."""
    return path.split(CONTAINED, 1)[0]


def only(entries: list[Entry]) -> Entry | None:
    return entries[0] if len(entries) == 1 else None
