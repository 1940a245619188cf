"""What a resource says of the documents that lie in it: whose they are, what they are called, when they are from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.records.fhir_types import CodeableConcept, DocumentReference, Period, Reference
from beside.records.held import Said
from beside.terms.dates import parse_date

if TYPE_CHECKING:
    from beside.records.fhir_types import Resource
    from beside.terms.dates import PartialDate

SUBJECTS = ("subject", "patient", "individual")
# The time something is of comes before the time it was written down.
DATES = (
    "effective_date_time", "effective_instant", "effective_period", "created_date_time", "created_period", "performed_date_time", "performed_period",
    "occurrence_date_time", "occurrence_period", "started", "date", "issued", "authored_on", "date_asserted", "sent",
    "recorded_date", "status_date", "start_date", "created", "period", "start",
)  # fmt: skip
NAMES = (
    "code",
    "type",
    "vaccine_code",
    "medication_codeable_concept",
    "relationship",
    "service_type",
    "category",
)
LONGEST_TITLE = 120
ID = re.compile(r"[A-Za-z0-9.-]{1,128}")
KIND = re.compile(r"[A-Z][A-Za-z0-9]{1,40}")


def said_of(resource: Resource, outer: Resource | None = None) -> Said:
    """`outer` is the resource that contains this one; a contained resource often leaves its subject to it."""
    subject = _subject_of(resource) or (_subject_of(outer) if outer else "")
    return Said(subject, title_of(resource), date_of(resource))


def _subject_of(resource: Resource) -> str:
    for name in SUBJECTS:
        value = getattr(resource, name, None)
        if isinstance(value, Reference) and value.reference:
            return value.reference
    return ""


def date_of(resource: Resource) -> PartialDate | None:
    for written in (*(getattr(resource, name, None) for name in DATES), _context_of(resource)):
        date = parse_date(written.start if isinstance(written, Period) else written or "")
        if date:
            return date
    return None


def _context_of(resource: Resource) -> Period | None:
    """The time of the care that a document is about, where nothing says when it was written."""
    context = resource.context if isinstance(resource, DocumentReference) else None
    return context.period if context else None


def title_of(resource: Resource) -> str:
    title = getattr(resource, "title", "")
    return title or next(
        filter(None, (_words_of(getattr(resource, name, None)) for name in NAMES)), ""
    )


def _words_of(concept: object) -> str:
    if isinstance(concept, tuple) and concept:
        concept = concept[0]
    if not isinstance(concept, CodeableConcept):
        return ""
    return concept.text or next((coding.display for coding in concept.coding if coding.display), "")


def in_one_line(title: str) -> str:
    line = " ".join(title.split())
    return line if len(line) <= LONGEST_TITLE else line[:LONGEST_TITLE] + "…"


def label_of(resource: Resource, path: str) -> str:
    """How people find it again: `Observation/abc`; its path where it has no id, or one that could be words."""
    named = ID.fullmatch(resource.id) and KIND.fullmatch(resource.resource_type)
    return f"{resource.resource_type}/{resource.id}" if named else path
