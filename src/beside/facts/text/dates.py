"""Dates in free text, strictly: what is not written is not filled in, and an order that is not settled is not guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from beside.terms.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
         r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?")  # fmt: skip
SHAPES = (
    ("iso", re.compile(r"(?<![\d./-])(?P<year>(?:19|20)\d\d)[-/.](?P<first>[01]?\d)[-/.](?P<second>[0-3]?\d)(?![\d/-])")),
    ("year month", re.compile(r"(?<![\d./-])(?P<year>(?:19|20)\d\d)-(?P<first>[01]\d)(?![\d/-])")),
    ("packed", re.compile(r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?P<first>[01]\d)(?P<second>[0-3]\d)(?![\d/-])")),
    ("numbers", re.compile(r"(?<![\d./-])(?P<first>[0-3]?\d)(?P<mark>[-/.])(?P<second>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)(?![\d/-]|\.\d)")),
    ("month year", re.compile(r"(?<![\d./-])(?P<first>[01]?\d)/(?P<year>(?:19|20)\d\d)(?![\d/-])")),
    ("day month", re.compile(r"(?<![\d./])(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?:\sof)?[\s-]" + MONTH + r",?[\s-](?P<year>(?:19|20)\d\d)(?!\d)")),
    ("month day", re.compile(r"(?<![a-z])" + MONTH + r"\s(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s(?P<year>(?:19|20)\d\d)(?!\d)")),
    ("month", re.compile(r"(?<![a-z])" + MONTH + r"(?:,|\sof)?[\s-](?P<year>(?:19|20)\d\d)(?!\d)")),
    ("year", re.compile(r"(?:(?<=\bin\s)|(?<=\bsince\s)|(?<=\bfrom\s)|(?<=\bof\s)|(?<=\bearly\s)|(?<=\blate\s)|(?<=\bquit\s)|(?<=,\s)|(?<=\()|(?<=\baround\s)|(?<=\bduring\s))(?P<year>(?:19|20)\d\d)(?![\d/-]|\.\d)")),
)  # fmt: skip


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


def find_dates(low: str) -> list[Mention]:
    """Every date, the longest where two overlap; of `7/10/10` neither order nor century is settled here."""
    found = sorted(all_mentions(low), key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def all_mentions(low: str) -> Iterator[Mention]:
    for shape, pattern in SHAPES:
        for match in pattern.finditer(low):
            mention = mention_of(shape, match)
            if mention is not None:
                yield mention


def mention_of(shape: str, match: re.Match[str]) -> Mention | None:
    groups = match.groupdict()
    if shape == "numbers":
        return numbers_mention(match)
    year = int(groups["year"])
    if groups.get("month"):
        month: int | None = MONTH_NAMES.index(groups["month"][:3]) + 1
    else:
        month = int(groups["first"]) if groups.get("first") else None
    day = groups.get("day") or groups.get("second")
    date = make_date(year, month, int(day) if day else None)
    return Mention(*match.span(), date) if date else None


def numbers_mention(match: re.Match[str]) -> Mention | None:
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
