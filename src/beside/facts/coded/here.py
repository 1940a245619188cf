"""One coded entry under reading: what it can refer to, and how a fact is made of what stands in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from beside.facts.fact import About, Details, Fact, Status, fact_id
from beside.terms.dates import parse_date
from beside.terms.places import Source

if TYPE_CHECKING:
    from beside.facts.coded.references import References
    from beside.facts.coded.said import Said
    from beside.facts.fact import Value
    from beside.records.document import Document, Entry
    from beside.records.fhir_types import Period, Reference
    from beside.terms.dates import PartialDate

FROM_DISPLAY = "display text"
NOWHERE, USUAL, NOTHING = About(), Status(), Details()


@dataclass(frozen=True, slots=True)
class Here:
    """`about`, `date` and `status` are what the entry says of all its facts, unless a fact says otherwise."""

    document: Document
    entry: Entry
    references: References
    subject: str = ""
    about: About = NOWHERE
    date: PartialDate | None = None
    status: Status = USUAL
    details: Details = NOTHING

    @property
    def reader(self) -> str:
        return f"fhir:{self.entry.resource.resource_type.lower()}"

    def find(self, reference: Reference | None) -> Entry | None:
        return self.references.find(self.document, self.entry, reference)

    def name(self, reference: Reference | None) -> str:
        return self.references.name(self.document, self.entry, reference)

    def at(self, entry: Entry) -> Here:
        return replace(self, entry=entry)

    def having(
        self,
        *,
        about: About | None = None,
        date: PartialDate | None = None,
        status: Status | None = None,
        details: Details | None = None,
    ) -> Here:
        return Here(
            self.document,
            self.entry,
            self.references,
            self.subject,
            about=about or self.about,
            date=date or self.date,
            status=status or self.status,
            details=details or self.details,
        )

    def until(self, end: PartialDate | None) -> Here:
        """As it is, where no end is said."""
        return self.having(details=replace(self.details, end=end)) if end else self

    def fact(
        self,
        kind: str,
        name: str,
        value: Value,
        said: Said,
        *,
        unit: str = "",
        about: About | None = None,
        status: Status | None = None,
        from_display: bool = False,
        **details: Any,
    ) -> Fact:
        """One fact of what is said at that place of this entry."""
        path = f"{self.entry.path}.{said.path}" if self.entry.path else said.path
        source = Source(self.document.id, self.document.chain, said.quote, path=path)
        more = details | ({"method": FROM_DISPLAY} if from_display else {})
        return Fact(
            id=fact_id(source, kind, name),
            kind=kind,
            name=name,
            value=value,
            unit=unit,
            about=about or self.about,
            status=status or self.status,
            date=self.date,
            sources=(source,),
            reader=self.reader,
            codes=said.codes,
            details=replace(self.details, **more) if more else self.details,
            subject=self.subject,
        )


def first_date(*written: str) -> PartialDate | None:
    """The first of these that is a date."""
    return next((date for text in written if text and (date := parse_date(text))), None)


def start_of(period: Period | None) -> str:
    return period.start if period else ""


def end_of(period: Period | None) -> PartialDate | None:
    return parse_date(period.end) if period and period.end else None
