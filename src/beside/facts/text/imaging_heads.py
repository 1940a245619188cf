"""Whether a note is the report of a scan, and of which: by its head and its conclusion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from beside.facts.text.note import Note
    from beside.facts.text.scan import Hit

TITLE = 420  # characters in which a report says what scan it is of

CODES = re.compile(r"snomed[\s-]{0,3}$")  # a table of codes names its system: "SNOMED CT"
CODES_BACK = 10


def is_scan(note: Note, hit: Hit) -> bool:
    """Short names are scans in capitals only: no Mr, no "us", and no system of codes."""
    written = note.plain.text[hit.start : hit.end]
    return (len(written) > 3 or written.isupper()) and not CODES.search(note.plain.low, max(0, hit.start - CODES_BACK), hit.start)


def title_scans(note: Note) -> list[Hit]:
    """The scans the head of a report names, one for each modality; none where it is no report of a scan."""
    if not conclusions(note):
        return []
    named: dict[str, Hit] = {}
    for hit in note.hits_in("imaging", 0, TITLE):
        if is_scan(note, hit) and is_titled(note, hit):
            named.setdefault(hit.term.name, hit)
    return list(named.values())


def is_titled(note: Note, hit: Hit) -> bool:
    """In a line of capitals, or after a label of the examination."""
    text = note.plain.text
    line = text.rfind("\n", 0, hit.start) + 1
    end = text.find("\n", hit.end)
    words = text[line : end if end > 0 else len(text)]
    return words.isupper() or words.lower().startswith(("exam", "study", "technique"))


def conclusions(note: Note) -> list[tuple[int, int]]:
    """Where the impressions of the note begin and end."""
    return [(section.body, note.section_end(section.start)) for section in note.sections if section.name == "impression"]
