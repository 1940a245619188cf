"""Facts and cases for tests, a line each."""

from __future__ import annotations

from decimal import Decimal
from itertools import count

from beside.case import Case, make_case
from beside.facts import About, Assertion, Course, Details, Fact, Person, Reading, Status, Time
from beside.facts.fact import fact_id
from beside.records.document import Document, DocumentKind
from beside.terms.dates import parse_date
from beside.terms.places import Source

PLACES = count()


def fact(
    kind: str,
    name: str = "",
    value: str | Decimal | float = "present",
    *,
    unit: str = "",
    date: str = "",
    document: str = "note",
    subject: str = "",
    about: About | None = None,
    assertion: str = "stated",
    time: str = "current",
    person: str = "patient",
    course: str = "",
    details: Details | None = None,
    place: int | None = None,
) -> Fact:
    start = next(PLACES) * 10 if place is None else place
    written = Decimal(str(value)) if isinstance(value, (int, float)) else value
    source = Source(document, (f"{document}.txt",), str(value), start, start + len(str(value)))
    return Fact(
        id=fact_id(source, kind, name),
        kind=kind,
        name=name,
        value=written,
        unit=unit,
        about=about or About(),
        status=Status(Assertion(assertion), Time(time), Person(person), Course(course) if course else None),
        date=parse_date(date) if date else None,
        sources=(source,),
        reader="test",
        details=details or Details(),
        subject=subject,
    )


def document(name: str = "note", *, container: str = "", subject: str = "", text: str = "words") -> Document:
    return Document(name, DocumentKind.TEXT, (f"{name}.txt",), text, container=container, subject=subject)


def reading(*facts: Fact, documents: tuple[Document, ...] | None = None) -> Reading:
    if documents is None:
        documents = tuple(document(name) for name in sorted({one.source.document for one in facts}))
    return Reading(documents, facts, ())


def case_of(*facts: Fact) -> Case:
    return make_case(reading(*facts))
