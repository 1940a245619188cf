"""Counts what was odd in the resources of one document, so that a thousand like oddities are one problem."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from beside.errors import Problem
from beside.records.problems import AGAIN, ASK, NOTHING_TO_DO

if TYPE_CHECKING:
    from collections.abc import Iterator

SHOWN = 3


@dataclass(slots=True)
class Count:
    number: int = 0
    places: list[str] = field(default_factory=list)

    def add(self, place: str) -> None:
        self.number += 1
        if len(self.places) < SHOWN:
            self.places.append(place)

    @property
    def where(self) -> str:
        more = self.number - len(self.places)
        return ", ".join(self.places) + (f" and {more} more" if more else "")


@dataclass(frozen=True, slots=True)
class Oddity:
    """`each` makes one problem of every detail; else all details of the sort are told in one."""

    sentence: str
    hint: str
    lost: bool = True
    each: bool = False


# Bills, insurance and the running of an office: they say nothing of the illness.
ADMINISTRATIVE = frozenset({
    "Account", "Claim", "ClaimResponse", "Coverage", "CoverageEligibilityRequest", "CoverageEligibilityResponse",
    "ExplanationOfBenefit", "Invoice", "PaymentNotice", "PaymentReconciliation", "Provenance", "Schedule", "Slot",
    "Subscription", "AuditEvent", "Endpoint", "Group", "HealthcareService", "InsurancePlan",
})  # fmt: skip
ODDITIES = {
    "administrative": Oddity(
        "Papers about bills, insurance and administration, which say nothing of the illness: {details}.", NOTHING_TO_DO,
        lost=False,
    ),
    "unknown-type": Oddity("Kinds of resources that Beside does not read: {details}.", ASK),
    "field": Oddity("The field {detail} is not written as FHIR writes it, and was not read.", ASK, each=True),
    "older-form": Oddity(
        "Resources in an older or looser form of FHIR were read as far as they go: {details}.", NOTHING_TO_DO, lost=False
    ),
    "no-type": Oddity("Entries that do not say which FHIR resource they are, and were not read: {count}.", ASK),
    "not-an-object": Oddity("Entries that are not objects, as FHIR resources are, and were not read: {count}.", AGAIN),
    "no-resource": Oddity(
        "Entries of this bundle without a resource (a deletion, or an answer to a request): {count}.", NOTHING_TO_DO,
        lost=False,
    ),
    "mended-line": Oddity(
        "Lines with NaN, Infinity or control characters, which JSON does not allow: {count}. They were read without.",
        AGAIN,
    ),
    "repeated-key": Oddity(
        "Keys that stand twice in one object: {count}. The last value of each was kept.",
        "Two values under one key contradict each other: ask which of them is right.", lost=False,
    ),
    "broken-line": Oddity("Lines that are damaged or cut short, and were not read: {count}.", AGAIN),
}  # fmt: skip


@dataclass(slots=True)
class Tally:
    name: str
    counts: dict[str, dict[str, Count]] = field(default_factory=dict)

    def add(self, kind: str, place: str, detail: str = "") -> None:
        self.counts.setdefault(kind, {}).setdefault(detail, Count()).add(place)

    def number(self, kind: str) -> int:
        return sum(count.number for count in self.counts.get(kind, {}).values())

    def problems(self) -> Iterator[Problem]:
        for kind, details in self.counts.items():
            oddity = ODDITIES[kind]
            if oddity.each:
                yield from (self._told(kind, {detail: count}) for detail, count in details.items())
            else:
                yield self._told(kind, details)

    def _told(self, kind: str, details: dict[str, Count]) -> Problem:
        oddity = ODDITIES[kind]
        numbers = sorted(
            ((count.number, detail) for detail, count in details.items()), key=_most_first
        )
        what = oddity.sentence.format(
            count=f"{sum(number for number, _ in numbers):,}",
            detail=numbers[0][1],
            details=", ".join(f"{detail} ({number:,})" for number, detail in numbers),
        )
        places = next(iter(details.values())).where if len(details) == 1 else ""
        return Problem(
            f"{self.name}, {places}" if places else self.name, what, oddity.hint, kind, oddity.lost
        )


def _most_first(counted: tuple[int, str]) -> tuple[int, str]:
    return -counted[0], counted[1]
