"""Days in the cells of tables. `03/04/2026` is two days, and read only where another cell shows which comes first."""

from __future__ import annotations

import re

from beside.records.ccda_values import date_of
from beside.terms.dates import MONTHS, parse_date

NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[ -](?P<month>[A-Za-z]{3,9})\.?,?[ -](?P<year>\d{4})(?!\d)")
MONTH_FIRST = re.compile(r"(?P<month>[A-Za-z]{3,9})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})(?!\d)")
NUMBER_OF_MONTH = {month[:3].lower(): place for place, month in enumerate(MONTHS, 1)}


def day_in_words(written: str, like: str = "", known: str = "") -> str:
    """As FHIR writes it; empty where it cannot be told. `like` is another day of the row, and `known` the same day, coded."""
    if numbers := NUMBERS.match(written):
        return _day_in_numbers(numbers, like, known)
    if named := DAY_FIRST.match(written) or MONTH_FIRST.match(written):
        return _day(named["year"], str(NUMBER_OF_MONTH.get(named["month"][:3].lower(), 0)), named["day"])
    return date_of(written)


def days_in_words(written: str) -> frozenset[str]:
    """All days it may be: of `03/04/2026` two."""
    if numbers := NUMBERS.match(written):
        return frozenset(filter(None, _both_orders(numbers)))
    return frozenset(filter(None, [day_in_words(written)]))


def only_day_in(written: str) -> str:
    """The one day that words name with its month: `To be done: 16 Jul 2026`."""
    named = [*DAY_FIRST.finditer(written)] or [*MONTH_FIRST.finditer(written)]
    return day_in_words(named[0].group()) if len(named) == 1 else ""


def _day_in_numbers(numbers: re.Match[str], like: str, known: str) -> str:
    month_first, day_first = _both_orders(numbers)
    if month_first == day_first or not (month_first and day_first):
        return month_first or day_first
    shown = NUMBERS.match(like)
    orders = _both_orders(shown) if shown else ("", "")
    if orders[0] == orders[1] or known[:10] not in orders:
        return ""
    return month_first if known[:10] == orders[0] else day_first


def _both_orders(numbers: re.Match[str]) -> tuple[str, str]:
    first, second, year = numbers.groups()
    return _day(year, first, second), _day(year, second, first)


def _day(year: str, month: str, day: str) -> str:
    written = f"{year}-{int(month):02}-{int(day):02}"
    return written if parse_date(written) else ""
