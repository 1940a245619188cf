"""How the words around any span of a text set it: by the machinery the facts of free text use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.facts.text.cues import read_status
from beside.facts.text.note import make_note

if TYPE_CHECKING:
    from beside.facts.fact import Status


def status_at(text: str, start: int, end: int) -> Status:
    """The status of `text[start:end]`: what its sentence says of it, and else the section it stands in."""
    note = make_note(text)
    return read_status(note, note.plain.offset(start), note.plain.offset(end)).status
