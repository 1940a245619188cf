"""Dates as records give them: partial stays partial, and the offset stays as written."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

FHIR_DATE = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?)?)?)?",
)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a year and month, or a day; `time` and `offset` as written, never converted."""

    year: int
    month: int | None = None
    day: int | None = None
    time: str = ""
    offset: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.year <= 9999:
            raise ValueError("year")
        if self.month is None:
            if self.day is not None:
                raise ValueError("a day without a month")
        elif not 1 <= self.month <= 12:
            raise ValueError("month")
        elif self.day is not None and not 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]:
            raise ValueError("day")

    @property
    def parts(self) -> tuple[int, ...]:
        if self.month is None:
            return (self.year,)
        return (self.year, self.month) if self.day is None else (self.year, self.month, self.day)

    def same_as(self, other: PartialDate) -> bool:
        """Equal as far as both are known: 2018-04 is the same as 2018-04-22."""
        mine, theirs = self.parts, other.parts
        shared = min(len(mine), len(theirs))
        return mine[:shared] == theirs[:shared]

    def before(self, other: PartialDate) -> bool | None:
        """Whether this is earlier; None where the coarser of the two cannot tell."""
        mine, theirs = self.parts, other.parts
        shared = min(len(mine), len(theirs))
        if mine[:shared] != theirs[:shared]:
            return mine < theirs
        return False if len(mine) == len(theirs) == 3 else None

    def earliest(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        if self.month is None:
            day = f"{self.year:04d}"
        else:
            day = f"{self.year:04d}-{self.month:02d}" if self.day is None else f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
        return f"{day}T{self.time}{self.offset}" if self.time else day

    def in_words(self) -> str:
        """As people write it: 18 November 2026, November 2026, 2026."""
        if self.month is None:
            return str(self.year)
        month = MONTHS[self.month - 1]
        return f"{month} {self.year}" if self.day is None else f"{self.day} {month} {self.year}"


def parse_date(written: str) -> PartialDate | None:
    """A FHIR date, dateTime or instant; None for anything else. Nothing missing is filled in."""
    found = FHIR_DATE.fullmatch(written)
    if found is None:
        return None
    year, month, day, time, offset = found.groups()
    try:
        return PartialDate(
            int(year), int(month) if month else None, int(day) if day else None, time or "", offset or "",
        )
    except ValueError:
        return None


def date_from(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)
