"""Dates in free text, strictly: what is not written is not filled in, and an order that is not settled is not guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from beside.terms.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from beside.facts.text.scan import Hit

MARKS = frozenset("0123456789./-")
YEAR = r"(?P<year>(?:19|20)\d\d)"
NUMBER = re.compile(r"\d{1,8}")
# What may begin with a number of four digits, of eight, and of one or two.
ISO = re.compile(YEAR + r"[-/.](?P<first>[01]?\d)[-/.](?P<second>[0-3]?\d)(?![\d/-])")
YEAR_MONTH = re.compile(YEAR + r"-(?P<first>[01]\d)(?![\d/-])")
YEAR_ALONE = re.compile(YEAR + r"(?![\d/-]|\.\d)")
PACKED = re.compile(YEAR + r"(?P<first>[01]\d)(?P<second>[0-3]\d)(?![\d/-])")
NUMBERS = re.compile(r"(?P<first>[0-3]?\d)(?P<mark>[-/.])(?P<second>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)(?![\d/-]|\.\d)")
MONTH_YEAR = re.compile(r"(?P<first>[01]?\d)/" + YEAR + r"(?![\d/-])")
# What may stand around the name of a month.
DAY_BEFORE = re.compile(r"(?<![\d./])(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:\sof)?[\s-]$")
YEAR_AFTER = re.compile(r"\.?,?[\s-]" + YEAR + r"(?!\d)")
DAY_AFTER = re.compile(r"\.?\s(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s" + YEAR + r"(?!\d)")
OF_YEAR = re.compile(r"\.?(?:,|\sof)?[\s-]" + YEAR + r"(?!\d)")
# A year alone is a date only where a word before it says so.
BEFORE_YEAR = re.compile(r"(?:\b(?:in|since|from|of|early|late|quit|around|during|until)\s|,\s|\()$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A date where it stands. `order` is what it says of day and month: `day`, `month` first, `either`, or empty.

    With dots (`dotted`) the day is written first wherever dots are written, unless the document shows otherwise.
    """

    start: int
    end: int
    date: PartialDate | None
    order: str = ""
    parts: tuple[int, int, str] = (0, 0, "")


def find_dates(low: str, months: Iterable[Hit]) -> list[Mention]:
    """Every date, the longest where two overlap; of `7/10/10` neither order nor century is settled here."""
    found = [*number_mentions(low), *month_mentions(low, months)]
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def number_mentions(low: str) -> Iterator[Mention]:
    """Dates that begin with a number, which no digit, stroke, dot or dash stands before."""
    for number in NUMBER.finditer(low):
        start = number.start()
        if low[start - 1 : start] in MARKS and start:
            continue
        mention = mention_at(low, start, len(number.group()))
        if mention is not None:
            yield mention


def mention_at(low: str, start: int, digits: int) -> Mention | None:
    if digits == 8:
        return mention_of(PACKED.match(low, start))
    if digits == 4:
        found = mention_of(ISO.match(low, start)) or mention_of(YEAR_MONTH.match(low, start))
        said = found is None and BEFORE_YEAR.search(low, max(0, start - 9), start) is not None
        return mention_of(YEAR_ALONE.match(low, start)) if said else found
    if digits > 2:
        return None
    return numbers_mention(NUMBERS.match(low, start)) or mention_of(MONTH_YEAR.match(low, start))


def month_mentions(low: str, months: Iterable[Hit]) -> Iterator[Mention]:
    """Dates around the name of a month: a day before it or after it, and always a year."""
    for hit in months:
        month = int(hit.term.name)
        before = DAY_BEFORE.search(low, max(0, hit.start - 9), hit.start)
        after = DAY_AFTER.match(low, hit.end)
        year = YEAR_AFTER.match(low, hit.end)
        if before and year:
            date, start, end = make_date(int(year["year"]), month, int(before["day"])), before.start(), year.end()
        elif after:
            date, start, end = make_date(int(after["year"]), month, int(after["day"])), hit.start, after.end()
        elif alone := OF_YEAR.match(low, hit.end):
            date, start, end = make_date(int(alone["year"]), month, None), hit.start, alone.end()
        else:
            continue
        if date is not None:
            yield Mention(start, end, date)


def mention_of(match: re.Match[str] | None) -> Mention | None:
    if match is None:
        return None
    groups = match.groupdict()
    month, day = groups.get("first"), groups.get("second")
    date = make_date(int(groups["year"]), int(month) if month else None, int(day) if day else None)
    return Mention(*match.span(), date) if date else None


def numbers_mention(match: re.Match[str] | None) -> Mention | None:
    if match is None:
        return None
    first, second, year = int(match["first"]), int(match["second"]), match["year"]
    if not (1 <= first <= 31 and 1 <= second <= 31) or min(first, second) > 12:
        return None
    order = "same" if first == second else "day" if first > 12 else "month" if second > 12 else "either"
    if order == "either" and match["mark"] == ".":
        order = "dotted"
    return Mention(*match.span(), None, order, (first, second, year))


def make_date(year: int, month: int | None, day: int | None) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def settle(mentions: Iterable[Mention], today: PartialDate | None) -> list[Mention]:
    """Turn `12/3/2026` into a day where another date of the document tells the order; else its year is all we know."""
    mentions = list(mentions)
    orders = {mention.order for mention in mentions} & {"day", "month"}
    order = orders.pop() if len(orders) == 1 else ""
    return [mention if not mention.order else settled(mention, order, today) for mention in mentions]


def settled(mention: Mention, order: str, today: PartialDate | None) -> Mention:
    first, second, written = mention.parts
    year = full_year(written, today)
    if year is None:
        return Mention(mention.start, mention.end, None, mention.order, mention.parts)
    own = {"either": order, "dotted": order or "day"}.get(mention.order, mention.order)
    if not own:
        date = make_date(year, None, None)
    elif own == "day":
        date = make_date(year, second, first)
    else:
        date = make_date(year, first, second)
    return Mention(mention.start, mention.end, date, mention.order, mention.parts)


def full_year(written: str, today: PartialDate | None) -> int | None:
    """A year of two digits is the latest that is not more than two years after the document's own."""
    if len(written) == 4:
        return int(written)
    if today is None:
        return None
    latest = today.year + 2
    return latest - (latest - int(written)) % 100
