"""The conditions on cards. They know no patient: they ask whatever answers with a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from beside.terms.verdict import Verdict, all_of, any_of

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class FactPattern:
    """A kind of fact and, where given, its name, body sites, values, words in its value, bounds on its number, or courses."""

    kind: str
    name: str = ""
    values: frozenset[str] = frozenset()
    contains: str = ""
    at_least: Decimal | None = None
    below: Decimal | None = None
    unit: str = ""
    courses: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether any value will do."""
        return not (self.values or self.contains or self.at_least is not None or self.below is not None or self.courses)


@dataclass(frozen=True, slots=True)
class TreatmentPattern:
    """A modality and, where given, the drug or operation, its class, and the courses it may be in."""

    modality: str = ""
    value: str = ""
    drug_class: str = ""
    courses: frozenset[str] = frozenset()


class Answers(Protocol):
    """Whatever answers with a verdict: a case, or an example on a card."""

    def ask_cancer(self, cancers: frozenset[str]) -> Verdict: ...
    def ask_extent(self, extents: frozenset[str]) -> Verdict: ...
    def ask_setting(self, settings: frozenset[str]) -> Verdict: ...
    def ask_fact(self, pattern: FactPattern) -> Verdict: ...
    def ask_treatment(self, pattern: TreatmentPattern) -> Verdict: ...
    def ask_age(self, at_least: int | None, under: int | None) -> Verdict: ...
    def ask_finding(self, name: str) -> Verdict: ...


class Condition(Protocol):
    def ask(self, answers: Answers) -> Verdict: ...


@dataclass(frozen=True, slots=True)
class Always:
    def ask(self, answers: Answers) -> Verdict:  # noqa: ARG002 - the same for everyone
        return Verdict.YES


@dataclass(frozen=True, slots=True)
class CancerIs:
    cancers: frozenset[str]

    def ask(self, answers: Answers) -> Verdict:
        return answers.ask_cancer(self.cancers)


@dataclass(frozen=True, slots=True)
class ExtentIs:
    extents: frozenset[str]

    def ask(self, answers: Answers) -> Verdict:
        return answers.ask_extent(self.extents)


@dataclass(frozen=True, slots=True)
class SettingIs:
    settings: frozenset[str]

    def ask(self, answers: Answers) -> Verdict:
        return answers.ask_setting(self.settings)


@dataclass(frozen=True, slots=True)
class FactIs:
    pattern: FactPattern

    def ask(self, answers: Answers) -> Verdict:
        return answers.ask_fact(self.pattern)


@dataclass(frozen=True, slots=True)
class TreatmentIs:
    pattern: TreatmentPattern

    def ask(self, answers: Answers) -> Verdict:
        return answers.ask_treatment(self.pattern)


@dataclass(frozen=True, slots=True)
class AgeIs:
    at_least: int | None = None
    under: int | None = None

    def ask(self, answers: Answers) -> Verdict:
        return answers.ask_age(self.at_least, self.under)


@dataclass(frozen=True, slots=True)
class FindingIs:
    """Something only the guide can tell: one of the findings in docs/cards.md."""

    name: str

    def ask(self, answers: Answers) -> Verdict:
        return answers.ask_finding(self.name)


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: tuple[Condition, ...]

    def ask(self, answers: Answers) -> Verdict:
        return all_of(part.ask(answers) for part in self.parts)


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple[Condition, ...]

    def ask(self, answers: Answers) -> Verdict:
        return any_of(part.ask(answers) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Not:
    part: Condition

    def ask(self, answers: Answers) -> Verdict:
        return ~self.part.ask(answers)
