"""What the head of a DICOM file says, as values; what reads them is loaded only where there is such a file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from beside.records.file import File

PLAN, REPORT = "RTPLAN", "SR"


@dataclass(frozen=True, slots=True, repr=False)
class Patient:
    """As the file writes it; empty fields are unknown."""

    name: str = ""
    number: str = ""
    issuer: str = ""
    born: str = ""
    sex: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.number or self.born)


@dataclass(frozen=True, slots=True, repr=False)
class Series:
    modality: str
    description: str
    body_part: str
    side: str


@dataclass(frozen=True, slots=True, repr=False)
class Plan:
    """Of a radiotherapy plan: what it is for and whether it was approved."""

    label: str
    intent: str
    approval: str
    date: str


@dataclass(frozen=True, slots=True, repr=False)
class Image:
    """One file of a study: a picture, a plan, a dose, a report ..."""

    file: File
    study: str
    series: str
    id: str
    patient: Patient
    started: str
    description: str
    of: Series
    plan: Plan
    kind: str
    written: str = ""
    text: str = ""

    @property
    def is_report(self) -> bool:
        return self.of.modality == REPORT

    def with_text(self, text: str) -> Image:
        return replace(self, text=text)

    def __repr__(self) -> str:
        return f"<Image {self.file.chain[0]}>"
