"""What a record is called: its title where it has one, else its file's name in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.brief.messages import N_, Message, message
from beside.brief.visible import visible
from beside.terms.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beside.terms.places import Source

DAY = re.compile(r"(?<!\d)(?:19|20)\d\d-\d\d(?:-\d\d)?(?!\d)")
NAMED = N_("{record}")
NOTE_ON = N_("Note on: {record}")
NOTE = re.compile(r"\bnote \d{1,4}$")
NAMED_DATED = N_("{record}, {date}")


def record_name(source: Source, titles: Mapping[str, str], *, dated: bool = True) -> Message:
    """`07 clinic letter, 16 November 2026` for `notes/07-clinic-letter-2026-11-16.txt`; without its day where another is told."""
    if title := titles.get(source.document, ""):
        is_note = len(source.chain) > 1 and NOTE.search(source.chain[-1])  # its title is that of the thing it is written beside
        return message(NOTE_ON if is_note else NAMED, record=visible(title))
    file = visible((source.chain[-1] if source.chain else source.name).replace("\\", "/")).rsplit("/", 1)[-1]
    stem = re.sub(r"(?<=.)\.[A-Za-z0-9]{1,5}$", "", file)
    found = DAY.search(stem)
    day = parse_date(found[0]) if found else None
    words = " ".join(re.sub(r"[-_]+", " ", stem.replace(found[0], " ") if found and day else stem).split()) or file
    return message(NAMED_DATED, record=words, date=day.in_words()) if day and dated else message(NAMED, record=words)
