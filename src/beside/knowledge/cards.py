"""A card: one piece of dated, cited knowledge, each kind its own type. docs/cards.md is the grammar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from beside.knowledge.conditions import Condition, FactPattern, TreatmentPattern
    from beside.terms.places import Citation
    from beside.terms.verdict import Verdict

FACTORS = ("pathology", "stage", "imaging", "biomarkers", "genetics", "organ-function", "prior-treatment", "other-conditions")
SEVEN = ("benefit", "likelihood", "side-effects", "daily-life", "working", "not-working", "waiting")
REASONS = ("complex", "major", "conflicting", "trials", "unsupported")
WEIGHTS = ("decides", "shapes", "informs")


@dataclass(frozen=True, slots=True)
class Review:
    """A clinician's signature; `content` is the hash of what was signed, so a changed card is unsigned again."""

    name: str
    registration: str
    date: str
    content: str


@dataclass(frozen=True, slots=True)
class Example:
    given: tuple[Mapping[str, str], ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What every card has. `cancer` is the folder it lies in: an id of `terms`, or `any`."""

    id: str
    title: str
    says: str
    cancer: str
    applies_when: Condition
    asks: str
    because: tuple[Citation, ...]
    written_on: date
    review_due: date
    reviewed_by: tuple[Review, ...]
    examples: tuple[Example, ...]
    content: str

    @property
    def is_signed(self) -> bool:
        return any(review.content == self.content for review in self.reviewed_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCard(Card):
    """`only_if` is what would have to come up for the item to apply, where the records cannot tell whether it does."""

    factor: str
    looks_for: tuple[FactPattern, ...]
    could_change: str
    weight: str
    old_after: str
    held_by: str
    only_if: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionCard(Card):
    treatment: str
    matches: tuple[TreatmentPattern, ...]
    order: int
    questions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class GeneralAnswer:
    """What can be said in general on one of the seven questions, and the citations it rests on."""

    says: str
    because: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatmentCard(Card):
    modality: str
    answers: Mapping[str, GeneralAnswer]


@dataclass(frozen=True, slots=True, kw_only=True)
class DelayCard(Card):
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningCard(Card):
    level: str
    looks_for: tuple[FactPattern, ...]
    on_page_one: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonCard(Card):
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCard(Card):
    step: str
    team: str
    weight: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermCard(Card):
    words: tuple[str, ...]


CardKind = TypeVar("CardKind", bound=Card)


@dataclass(frozen=True, slots=True)
class ExtentRow:
    """One row of extent.csv: which extent follows from which stated stage; empty cells are not asked."""

    id: str
    cancer: str
    t: frozenset[str]
    n: frozenset[str]
    m: frozenset[str]
    group: frozenset[str]
    site: frozenset[str]
    extent: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All cards and tables that were loaded, cards by id in file order."""

    cards: Mapping[str, Card]
    extents: tuple[ExtentRow, ...]

    def of_kind(self, kind: type[CardKind], *cancers: str) -> tuple[CardKind, ...]:
        """The cards of one kind that lie in the folders of these cancers, in the order given."""
        return tuple(
            card
            for cancer in cancers
            for card in self.cards.values()
            if isinstance(card, kind) and card.cancer == cancer
        )
