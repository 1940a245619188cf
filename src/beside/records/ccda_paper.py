"""What the readers of one C-CDA document share: its words, its person, and how an entry of it is made."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import msgspec

from beside.records import limits
from beside.records.ccda_rows import shown_beside
from beside.records.ccda_text import Narrative
from beside.records.ccda_values import DENIES, NOTHING, concept_of, start_of
from beside.records.document import Entry
from beside.records.fhir_types import Reference

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from beside.records.fhir_types import CodeableConcept, Resource
    from beside.records.xml_tree import Node

EVENT = "EVN"
PATIENT = "patient"


@dataclass(slots=True)
class Paper:
    """`short` makes the ids of its entries its own, `date` is the day it was made, `ids` are those of its person; `anchors` are the entries that speak of an id in the words."""

    short: str
    date: str = ""
    narrative: Narrative = field(default_factory=Narrative)
    people: int = 1
    ids: set[tuple[str, str]] = field(default_factory=set)
    made: int = 0
    anchors: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    coded: set[str] = field(default_factory=set)
    of_others: int = 0
    silent: int = 0
    too_deep: int = 0

    @property
    def patient(self) -> Reference | None:
        """The one person it is of; nobody where it names several."""
        return Reference(reference=f"Patient/{self.patient_id(1)}") if self.people == 1 else None

    def patient_id(self, number: int) -> str:
        return f"{self.short}-{PATIENT}-{number}"

    def entry(self, node: Node, resource: Resource) -> Entry:
        """The resource as an entry at this place; whatever its element refers to in the words is about it."""
        self.made += 1
        kind = type(resource).__name__
        name = resource.id or f"{self.short}-{self.made}"
        # Set once, here, before anyone has seen the resource; frozen from then on.
        msgspec.structs.force_setattr(resource, "id", name)
        msgspec.structs.force_setattr(resource, "resource_type", kind)
        if "/entry" in node.path:
            shown = shown_beside(self, node, resource, start_of(node.child("effectiveTime")))
            msgspec.structs.force_setattr(resource, "extension", (*resource.extension, *shown))
        for anchor in anchors_in(node) if "/section/" in node.path else ():
            self.anchors[anchor].append(node.path)
        return Entry(node.path, "", resource)

    def is_too_deep(self, where: Where) -> bool:
        """Whether a statement lies deeper than is read; those that do are counted."""
        deep = where.deep > limits.SECTIONS_DEEP
        self.too_deep += deep
        return deep

    def is_silent(self, node: Node) -> bool:
        """Whether the words that a denial points at say only that nothing is known or shown; those that do are counted."""
        words = filter(None, (self.narrative.words_of(anchor) for anchor in anchors_in(node)))
        silent = any(NOTHING.match(one) and not DENIES.match(one) for one in words)
        self.silent += silent
        return silent

    def next_id(self) -> str:
        self.made += 1
        return f"{self.short}-{self.made}"

    def words_of(self, node: Node) -> str:
        """Its own words, or those its reference leads to."""
        words = node.words()
        return words or self.narrative.words_of(node.get("value", "reference").removeprefix("#"))

    def cell_beside(self, node: Node, heads: Container[str]) -> str:
        """What the row that speaks of an entry has under one of these heads: not the row of the illness it is for, elsewhere."""
        return next(filter(None, (self.narrative.cell_beside(anchor, heads, node.path) for anchor in anchors_in(node))), "")

    def concept(self, node: Node | None) -> CodeableConcept | None:
        return concept_of(node, self.words_of)

    def concepts(self, node: Node, name: str) -> tuple[CodeableConcept, ...]:
        return tuple(found for child in node.children(name) if (found := self.concept(child)))


@dataclass(frozen=True, slots=True)
class Where:
    """Where a statement stands: the code of its section, the state of the concern around it, and what it is said of.

    `about` is the condition that an entry is part of; `time` is that of the statement around it; `negated` where that is;
    `ahead` where that is a visit to come; `since` is the day on which a concern was first tracked, or the day of the visit it was met at.
    """

    section: str = ""
    concern: str = ""
    about: Reference | None = None
    time: str = ""
    deep: int = 0
    negated: bool = False
    since: str = ""
    ahead: bool = False

    def inside(self, node: Node) -> Where:
        """Within this statement."""
        time = start_of(node.child("effectiveTime"))
        return replace(self, time=time or self.time, deep=self.deep + 1)


def anchors_in(node: Node) -> Iterator[str]:
    """The ids in the words that an entry refers to, at any place within it."""
    for reference in node.element.iter("{*}reference"):
        value = reference.get("value") or ""
        if value.startswith("#"):
            yield value[1:]


def mood_of(node: Node) -> str:
    return node.get("moodCode") or EVENT


def is_negated(node: Node) -> bool:
    return node.get("negationInd") == "true"


def is_denied(node: Node, where: Where) -> bool:
    """Whether it, or the concern it stands in, is negated."""
    return where.negated or is_negated(node)


def status_of(node: Node) -> str:
    return node.get("code", "statusCode").lower()


def templates_of(node: Node) -> frozenset[str]:
    """The templates an element claims, by the end of their numbers after the root that all of C-CDA share."""
    return frozenset(part.get("root").removeprefix("2.16.840.1.113883.10.20.22.") for part in node.children("templateId"))


STATEMENTS = ("act", "observation", "organizer", "procedure", "substanceAdministration", "supply", "encounter")


def statement_in(node: Node) -> Node | None:
    """The statement that an entry, a relationship or a component holds."""
    return next((found for name in STATEMENTS if (found := node.child(name))), None)


def inner_statements(node: Node) -> Iterator[tuple[str, Node]]:
    """What hangs on a statement, with the kind of the relation."""
    for name in ("entryRelationship", "component"):
        for relation in node.children(name):
            statement = statement_in(relation)
            if statement:
                yield relation.get("typeCode"), statement


def observations_in(node: Node, *codes: str) -> Iterator[Node]:
    """Observations of these codes that hang on a statement."""
    for _, statement in inner_statements(node):
        if statement.name == "observation" and statement.get("code", "code") in codes:
            yield statement
