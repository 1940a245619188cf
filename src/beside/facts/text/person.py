"""Whose record it is: the name and birth date its head gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.facts.fact import Status
from beside.facts.text.header import HEAD, birth_before
from beside.facts.text.make import NOWHERE, Found
from beside.facts.text.tables import death_labels, name_labels
from beside.terms.persons import DEATH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.text.context import Context
    from beside.facts.text.dates import Mention

NAME = re.compile(r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s)?(?P<name>[A-Z][\w'.-]{0,24}(?:,?[ ][A-Z][\w'.-]{0,24}){1,3})(?=\s?[(\n\t,;]|\s(?:DOB|dob|born|Born|M|F)\b|$|,\sdate|,\sDOB|\s\(|\s{1,3}[MF]\b)")
LABEL_END = re.compile(r"\s?[:.\t]{1,3}\s{0,2}|\t")
KNOWN = Status()


def read_person(context: Context) -> Iterator[Found]:
    yield from read_birth_dates(context)
    yield from read_death_date(context)
    yield from read_names(context)


def read_birth_dates(context: Context) -> Iterator[Found]:
    for mention in context.births:
        label = birth_before(context.note.plain, mention)
        if mention.date is not None and label is not None:
            yield Found("person", "birth date", str(mention.date), mention.start, mention.end, "birth-date",
                        about=NOWHERE, status=KNOWN, quote=(label, mention.end), date=mention.date)  # fmt: skip


def read_death_date(context: Context) -> Iterator[Found]:
    """A label with a date in the head of a paper; a relative's death is told in a sentence."""
    low = context.note.plain.low
    for found in death_labels().finditer(low, 0, HEAD):
        joint = LABEL_END.match(context.note.plain.text, found.end())
        dates = context.dates_in(joint.end(), joint.end() + 4) if joint else ()
        if dates and dates[0].date is not None:
            yield Found("person", DEATH, str(dates[0].date), dates[0].start, dates[0].end, "death-date",
                        about=NOWHERE, status=KNOWN, quote=(found.end() - len(found[0].strip()), dates[0].end), date=dates[0].date)  # fmt: skip
            return


def read_names(context: Context) -> Iterator[Found]:
    text, low = context.note.plain.text, context.note.plain.low
    for found in name_labels().finditer(low, 0, HEAD):
        joint = LABEL_END.match(text, found.end())
        name = NAME.match(text, joint.end()) if joint else None
        if name is not None:
            yield name_found(name)
            return
    for mention in context.births:
        name = name_before(context, mention)
        if name is not None:
            yield name_found(name)
            return


def name_before(context: Context, mention: Mention) -> re.Match[str] | None:
    """The name at the head of the line of a birth date, else the one right before it ("daughter of Anna Example, born ...")."""
    text = context.note.plain.text
    line = text.rfind("\n", 0, mention.start) + 1
    name = NAME.match(text, line + len(text[line : mention.start]) - len(text[line : mention.start].lstrip()))
    if name is not None and name.end() < mention.start:
        return name
    label = birth_before(context.note.plain, mention) or mention.start
    return next((found for found in NAME.finditer(text, line, label) if not text[found.end() : label].strip(" ,(;")), None)


def name_found(name: re.Match[str]) -> Found:
    start, end = name.span("name")
    return Found("person", "name", name["name"].strip(" ,."), start, end, "name", about=NOWHERE, status=KNOWN, quote=(start, end))
