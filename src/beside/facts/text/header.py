"""What the head of a document says of itself: its date, and whose it is."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from beside.facts.text.layout import holds_wishes
from beside.facts.text.tables import (
    birth_labels,
    header_labels,
    header_words,
    report_parts,
    report_words,
    signed_words,
    taken_labels,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beside.facts.text.dates import Mention
    from beside.facts.text.plain import Plain
    from beside.terms.dates import PartialDate

HEAD = 1600  # characters in which a document says what it is
TITLE = 420  # and who writes it
FOOT = 400  # and in which it may say when it was signed
JOINT = re.compile(r"[\s:,.\-|]{0,12}$")


def document_date(plain: Plain, mentions: Sequence[Mention]) -> PartialDate | None:
    """The date a label calls the document's own, else one that stands alone on a line of its head."""
    found = [(rank, mention) for mention in mentions if mention.date is not None
             and (rank := rank_of(plain, mention)) is not None]  # fmt: skip
    return min(found, key=lambda pair: (pair[0], pair[1].start))[1].date if found else None


def date_taken(plain: Plain, mentions: Sequence[Mention]) -> PartialDate | None:
    """The day the head of a report says the tissue was taken; nothing where it gives none or two."""
    days = {mention.date for mention in mentions if mention.date is not None and mention.start < HEAD and is_labelled(plain, mention)}
    return days.pop() if len(days) == 1 else None


def is_of_laboratory(plain: Plain) -> bool:
    """Whether the head says that a pathology laboratory writes."""
    head = plain.low[:TITLE]
    if holds_wishes(plain):
        return False
    return any(word in head for word in report_words()) or (GREETING.search(plain.low) is None and len(set(report_parts().findall(plain.low))) > 1)


def is_labelled(plain: Plain, mention: Mention) -> bool:
    before = plain.low[max(0, mention.start - 40) : mention.start]
    label = JOINT.sub("", before[before.rfind("\n") + 1 :])
    return any(label.endswith(word) and not label[: -len(word)][-1:].isalpha() for word in taken_labels())


def rank_of(plain: Plain, mention: Mention) -> int | None:
    """How surely a date is the document's own; the label nearest before it decides, and a birth date never is."""
    length = len(plain.low)
    if HEAD < mention.start < length - FOOT:
        return None
    before = plain.low[max(0, mention.start - 40) : mention.start]
    before = before[before.rfind("\n") + 1 :]
    label = JOINT.sub("", before)
    for word, rank in header_labels():
        if label.endswith(word) and (rank < 0 or label[: -len(word)][-1:] in {"", "\t", "."}):
            return rank if rank >= 0 else None
    return 50 if mention.start < HEAD and stands_alone(plain, mention) else None


def stands_alone(plain: Plain, mention: Mention) -> bool:
    """Whether a date of the head is a line or a column of its own."""
    line = plain.text.rfind("\n", 0, mention.start) + 1
    end = plain.text.find("\n", mention.end)
    before = plain.text[line : mention.start]
    after = plain.low[mention.end : end if end >= 0 else len(plain.text)]
    lead = before.strip() == "" or before.endswith("\t") or WEEKDAY.search(before.lower()) is not None
    return lead and (after.strip() == "" or CLOCK.match(after) is not None)


WEEKDAY = re.compile(r"(?:^|\s)(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\s$|,\s$")
CLOCK = re.compile(r"\s\d{1,2}[:.]?\d\d(?:\s?[ap]\.?m\.?)?\s{0,2}(?:$|\n)")


def birth_before(plain: Plain, mention: Mention) -> int | None:
    """Where the words that make a date a birth date begin; nothing where it is none."""
    start = max(0, mention.start - 40)
    before = plain.low[start : mention.start]
    for word in birth_labels():
        label = JOINT.sub("", before)
        if label.endswith(word) and not label[: -len(word)][-1:].isalpha():
            return start + len(label) - len(word)
    return None


@cache
def signature() -> re.Pattern[str]:
    """A name with the letters of a profession behind it, with stops between them or none ("MD", "M.D.")."""
    degrees = "|".join(r"\.?".join(degree) for degree in signed_words()["degrees"])
    return re.compile(rf"(?:^|\n|[Ss]igned\sby:?)\s?(?P<name>[A-Z][\w'.-]{{0,24}}(?:\s[A-Z][\w'.-]{{0,24}}){{1,3}})(?=,?\s(?:{degrees})(?![A-Za-z]))")


def author_of(plain: Plain) -> str:
    """Who signed at the foot of a letter; empty where nobody did."""
    return signed_in(plain.text, 0, len(plain.text))


def signed_in(text: str, start: int, end: int) -> str:
    """Who signed at the foot of these words."""
    signed = list(signature().finditer(text, max(start, end - FOOT), end))
    return signed[-1]["name"] if signed else ""


GREETING = re.compile(r"(?:^|\n)\s?(?:dear|hello|hi)\s(?P<whom>[^\n,:]{2,60})")
ABOUT = re.compile(r"(?:^|\n|\t)\s?(?:re|patient|name|to)\b[^\n]{0,80}")


def is_to_person(plain: Plain) -> bool:
    """Whether "you" is the person the record is of: nobody is greeted, or one who is ill. A first name may be a doctor's."""
    greeting = GREETING.search(plain.low)
    if greeting is None:
        return True
    words = re.findall(r"[a-z'-]+", greeting["whom"])
    if not words or words[0] in header_words()["person"]:
        return True
    heads = " ".join(line.group() for line in ABOUT.finditer(plain.low, 0, greeting.start() + 1))
    return any(re.search(rf"\b{re.escape(word)}\b", heads) for word in words[-1:])
