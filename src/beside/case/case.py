"""A case: what the papers and people say of one person. It never infers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from beside.facts import Time

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from beside.errors import Problem
    from beside.facts import Document, Fact
    from beside.terms.dates import PartialDate


@dataclass(frozen=True, slots=True, repr=False)
class Identity:
    """Who the records say they are of: every name, birth date, sex and number found, with the facts that say so."""

    names: tuple[str, ...] = ()
    birth_dates: tuple[str, ...] = ()
    sexes: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()

    def __repr__(self) -> str:
        return "<Identity>"


@dataclass(frozen=True, slots=True)
class Tumour:
    """One diagnosis: a cancer and, where said, a side. `id` is `breast` or `breast:left`."""

    id: str
    cancer: str
    side: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements of one thing, of the same tumour and overlapping time, that cannot all be right."""

    kind: str
    name: str
    tumour: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Statements of one thing that differ and were made at different times, earliest first."""

    kind: str
    name: str
    tumour: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What the records date to one day, month or year."""

    date: PartialDate
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Statement:
    """What a person or clinician said in their own words; append-only, with who and when.

    `kind` is goal, decision, decide-by, confirmation, dispute, amendment, priority or note; `fact` the id of the fact it is about, if any.
    """

    kind: str
    words: str
    who: str
    when: str
    fact: str = ""

    def __repr__(self) -> str:
        return f"<Statement {self.kind}>"


@dataclass(frozen=True, slots=True, repr=False)
class Case:
    """The documents, facts and statements of one person.

    `facts` holds each statement once, with all its places. `apart` counts the records that are of somebody else or of
    nobody that can be told, by name of the record; they are not in this case. `awaited` are the facts that say so.
    """

    identity: Identity
    documents: Sequence[Document]
    facts: Sequence[Fact]
    tumours: Sequence[Tumour]
    timeline: Sequence[Event]
    conflicts: Sequence[Conflict]
    changes: Sequence[Change]
    statements: Sequence[Statement] = ()
    problems: Sequence[Problem] = ()
    apart: Sequence[str] = ()
    by_kind: Mapping[str, Sequence[Fact]] = field(init=False, compare=False)
    by_name: Mapping[tuple[str, str], Sequence[Fact]] = field(init=False, compare=False)
    awaited: Sequence[Fact] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        by_kind: dict[str, list[Fact]] = {}
        by_name: dict[tuple[str, str], list[Fact]] = {}
        for fact in self.facts:
            by_kind.setdefault(fact.kind, []).append(fact)
            by_name.setdefault((fact.kind, fact.name.casefold()), []).append(fact)
        object.__setattr__(self, "by_kind", by_kind)
        object.__setattr__(self, "by_name", by_name)
        object.__setattr__(self, "awaited", [fact for fact in self.facts if fact.kind == "pending" or fact.status.time is Time.PENDING])

    def of_kind(self, kind: str, name: str = "") -> Sequence[Fact]:
        """The facts of a kind, or of one name, in the order of all; looked at thousands of times where there are thousands."""
        return self.by_name.get((kind, name.casefold()), ()) if name else self.by_kind.get(kind, ())

    def __repr__(self) -> str:
        return f"<Case of {len(self.documents)} documents, {len(self.facts)} facts>"
