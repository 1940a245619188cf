"""A fact: one clinical statement with its sources and status."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from beside.terms.codes import Code
    from beside.terms.dates import PartialDate
    from beside.terms.places import Source

Value = str | Decimal

KINDS = (
    "person", "cancer", "stage.t", "stage.n", "stage.m", "stage.group", "extent", "metastasis", "recurrence",
    "response", "histology", "grade", "laterality", "tumour.size", "nodes.positive", "nodes.examined", "margins",
    "invasion", "gleason", "grade.group", "risk.group", "biomarker", "germline", "lab", "vital", "performance",
    "imaging", "procedure", "treatment", "condition", "medication", "allergy", "family", "menopause", "smoking",
    "symptom", "toxicity", "goal", "recommendation", "reason", "pending", "appointment", "decide-by", "instruction",
    "specimen", "not-yet", "answer", "contact", "paper", "report", "remark",
    "other-way", "left-open", "depends", "own-words",
)  # fmt: skip


class Assertion(StrEnum):
    STATED = "stated"
    RULED_OUT = "ruled-out"
    UNCERTAIN = "uncertain"
    HYPOTHETICAL = "hypothetical"


class Time(StrEnum):
    CURRENT = "current"
    PAST = "past"
    PENDING = "pending"
    PLANNED = "planned"


class Person(StrEnum):
    PATIENT = "patient"
    FAMILY = "family"
    OTHER = "other"


class Course(StrEnum):
    RECOMMENDED = "recommended"
    DISCUSSED = "discussed"
    PLANNED = "planned"
    ONGOING = "ongoing"
    COMPLETED = "completed"
    STOPPED = "stopped"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Status:
    """How the words around a fact set it: three axes apart; treatments also have a course."""

    assertion: Assertion = Assertion.STATED
    time: Time = Time.CURRENT
    person: Person = Person.PATIENT
    course: Course | None = None

    @property
    def holds(self) -> bool:
        """Whether it is stated of the patient, now or as part of their history."""
        return self.assertion is Assertion.STATED and self.person is Person.PATIENT and self.time in (Time.CURRENT, Time.PAST)


@dataclass(frozen=True, slots=True)
class About:
    """Which tumour, specimen or event a fact is of; empty fields are unknown.

    `reference` is the condition as the coded record names it; `site` is a body site in plain words.
    """

    cancer: str = ""
    side: str = ""
    site: str = ""
    reference: str = ""
    specimen: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """What else was said of a fact, as written; empty where it was not said. `of`: the treatments or the medicine it is said of.

    `shown`: the day that the table a person sees gives, in its words, where that is another than the coded one.
    `images`: how many of the pictures themselves are among the files, and not only a report of them.
    """

    method: str = ""
    score: str = ""
    percent: str = ""
    reference_range: str = ""
    flag: str = ""
    remark: str = ""
    line: str = ""
    cycles: str = ""
    dose: str = ""
    why_stopped: str = ""
    reaction: str = ""
    severity: str = ""
    speaker: str = ""
    of: str = ""
    since: PartialDate | None = None
    due: PartialDate | None = None
    end: PartialDate | None = None
    note: str = ""
    images: str = ""
    shown: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Fact:
    """One clinical statement. Names and values are those of docs/facts.md.

    `id` comes from the document, the place, the kind and the name, never from the value: a better reader does not
    orphan what people said about it. `reader` names the reader and the rule (`text:her2`, `fhir:observation`).
    `subject` is the reference of the person it is of, as the coded record writes it; empty where the document says it.
    """

    id: str
    kind: str
    name: str
    value: Value
    unit: str
    about: About
    status: Status
    date: PartialDate | None
    sources: tuple[Source, ...]
    reader: str
    codes: tuple[Code, ...] = ()
    details: Details = Details()
    subject: str = ""

    @property
    def source(self) -> Source:
        return self.sources[0]

    def __hash__(self) -> int:
        """By its id alone: some have thousands of places."""
        return hash(self.id)

    def __repr__(self) -> str:
        source = self.source
        page = f" p{source.page}" if source.page else ""
        return f"<Fact {self.kind} from {source.chain[0] if source.chain else '?'}{page}>"


def fact_id(source: Source, kind: str, name: str) -> str:
    """16 hexadecimal characters from the place, the kind and the name."""
    place = source.path or f"{source.start}:{source.end}"
    return sha256(f"{source.document}\x1f{place}\x1f{kind}\x1f{name}".encode()).hexdigest()[:16]
