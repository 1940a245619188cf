"""Of which day a laboratory value is that a letter repeats: that of its row, or of the words above that name the tests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.facts.text.make import ACTS, date_tied

if TYPE_CHECKING:
    from beside.facts.text.context import Context
    from beside.facts.text.scan import Hit
    from beside.terms.dates import PartialDate

MONTHS = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
NO_YEAR = r"(?![a-z])(?!,?\s(?:of\s)?(?:19|20)\d\d)(?!-)"
DAY = r"[0-3]?\d(?:st|nd|rd|th)?(?:\sof)?\s" + MONTHS + NO_YEAR
# A day whose year nobody says: "7.4 ng/mL on 2 November", "(August)"; and "On 3 September her haemoglobin was".
AFTER = re.compile(r"\s(?:(?:on|in|last)\s(?:the\s)?(?:" + DAY + "|" + MONTHS + NO_YEAR + r")|\((?:" + DAY + "|" + MONTHS + NO_YEAR + r")\s?\))")
BEFORE = re.compile(r"(?:^|(?<=[\s(]))(?:on|in)\s(?:the\s)?(?:" + DAY + "|" + MONTHS + NO_YEAR + r")[^;.\n]{0,60}$")
TESTS = re.compile(r"(?<![a-z])(?:results?|blood\s(?:tests?|work|counts?)|bloods|lab(?:s|oratory)?(?:\s(?:tests?|work|values?))?|chemistry|cbc|full\sblood\scount)(?![a-z])")
NOW = re.compile(r"(?<![a-z])(?:today|now|currently|this\s(?:morning|week)|at\spresent)(?![a-z])")
ABOVE = 700  # characters above a value in which a line may name the tests and their day
TITLE = 120  # characters of such a line


def has_unknown_year(context: Context, start: int, end: int) -> bool:
    """Whether the words beside a value give a day or a month of which nobody says the year."""
    low = context.note.plain.low
    first, _ = context.note.sentence(start)
    beside = AFTER.match(low, end) or BEFORE.search(low, max(first, start - 90), start)
    return beside is not None and not context.dates_in(beside.start(), beside.end())


def day_above(context: Context, hit: Hit, end: int) -> PartialDate | None:
    """The one day in the words that name the tests above a value, in its paragraph, where nothing between says otherwise."""
    if date_tied(context, hit.start, end) is not None:
        return None
    low = context.note.plain.low
    paragraph = max(low.rfind("\n\n", 0, hit.start) + 1, hit.start - ABOVE, 0)
    days = context.dates_in(paragraph, hit.start)
    if not days or days[-1].date is None or NOW.search(low, days[-1].end, end):
        return None
    first, last = context.note.sentence(days[-1].start)
    told = last <= hit.start and last - first <= TITLE and TESTS.search(low, first, last) is not None
    others = any(context.note.hits_in(role, first, last) for role in ("lab", *ACTS))
    alone = len(context.dates_in(first, last)) == 1 and not others
    return days[-1].date if told and alone else None
