"""The age of a person on a day, as far as the records tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.terms.dates import parse_date

if TYPE_CHECKING:
    from datetime import date

    from beside.case import Identity


def age_bounds(identity: Identity, today: date) -> tuple[int, int] | None:
    """The least and the greatest age that fit the birth dates stated; None where none is."""
    births = [born for written in identity.birth_dates if (born := parse_date(written))]
    if not births:
        return None
    return min(years_between(born.latest(), today) for born in births), max(years_between(born.earliest(), today) for born in births)


def years_between(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
