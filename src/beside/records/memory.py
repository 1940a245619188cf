"""What one run of reading remembers: the bytes seen, and what resources say of documents in other files."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from beside.records import limits, problems
from beside.records.binaries import Binaries
from beside.records.held import Awaited, Held, id_within
from beside.records.steps import Steps
from beside.records.studies import Studies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.errors import Problem
    from beside.records.work import Work


@dataclass(slots=True)
class Memory:
    work: Work
    steps: Steps = field(default_factory=Steps)
    studies: Studies = field(default_factory=Studies)
    seen: dict[str, str] = field(default_factory=dict)
    seen_inside: dict[tuple[str, str, str], str] = field(default_factory=dict)
    awaited: list[Awaited] = field(default_factory=list)
    binaries: Binaries[Held] = field(default_factory=Binaries)
    kept: dict[str, Held] = field(default_factory=dict)
    size_kept: int = 0

    def first_with(self, held: Held) -> str | None:
        """The name of the file that had the same bytes, if one had."""
        first = self.seen.setdefault(held.id, held.name)
        return None if first == held.name else first

    def first_inside_with(self, held: Held) -> str | None:
        """The same within one document, for one person: a report and the note about it often carry one text.

        Across documents nothing is left out: the same words may be said of two people.
        """
        key = (held.container, held.said.subject, sha256(held.data).hexdigest())
        first = self.seen_inside.setdefault(key, held.name)
        return None if first == held.name else first

    def keep(self, held: Held) -> Iterator[Held]:
        """Keeps a Binary for the resource that may name it; gives back at once what is too much to keep."""
        self.binaries.add(held, held.addresses)
        self.size_kept += len(held.data)
        if self.size_kept <= limits.WAITING:
            self.kept[held.id] = held
        else:
            self.size_kept -= len(held.data)
            yield held

    def settle(self) -> Iterator[Held | Problem]:
        """Each awaited document, now that all files were read, then every Binary that nobody spoke of."""
        claims = self._claims()
        for awaited in self.awaited:
            yield from self._settle_one(awaited, claims)
        yield from self.kept.values()

    def _claims(self) -> dict[str, set[str]]:
        """For each Binary, the people whose records speak of it."""
        claims: dict[str, set[str]] = defaultdict(set)
        for awaited in self.awaited:
            for held in self.binaries.find(awaited.address):
                claims[held.id].add(awaited.said.subject)
        return claims

    def _settle_one(
        self, awaited: Awaited, claims: dict[str, set[str]]
    ) -> Iterator[Held | Problem]:
        found = self.binaries.find(awaited.address)
        where = " › ".join(awaited.chain)
        if not found:
            yield problems.elsewhere(where, awaited.said.title, awaited.shown)
        elif len({held.data for held in found}) > 1 or len(claims[found[0].id]) > 1:
            yield problems.two_documents_at(where, awaited.shown)
        elif self.kept.pop(found[0].id, None):
            yield _claimed(awaited, found[0])


def _claimed(awaited: Awaited, binary: Held) -> Held:
    """The bytes of the Binary, as the document that the resource speaks of."""
    return Held(
        chain=awaited.chain,
        data=binary.data,
        id=id_within(awaited.container, awaited.path, binary.data),
        container=awaited.container,
        path=awaited.path,
        said=awaited.said,
        layers=awaited.layers,
        files=awaited.files,
    )
