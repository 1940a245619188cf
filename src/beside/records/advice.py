"""What to do now with a kind of file that is named and not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.records.container_problems import UNPACK, named_with_advice
from beside.records.problems import not_read_yet

if TYPE_CHECKING:
    from beside.errors import Problem

SAVE_AS_PDF = "Open it with the program it came from, save it as PDF, and give that."
# What the kind is called (its first words), and what to do.
ADVICE = (
    ("an older Word document", "Open it, save it as DOCX or PDF, and give that."),
    ("a spreadsheet", SAVE_AS_PDF),
    ("an older spreadsheet", SAVE_AS_PDF),
    ("slides", SAVE_AS_PDF),
    ("older slides", SAVE_AS_PDF),
    ("a Pages, Numbers", SAVE_AS_PDF),
    ("an e-book", SAVE_AS_PDF),
    ("an OpenDocument", SAVE_AS_PDF),
    ("an Office document locked", "Open it with the password, save it as PDF, and give that."),
    ("an Outlook message", "Open it in your mail program, save it as .eml or as PDF, and give that with what was attached."),
    ("the attachments of an Outlook message", "Ask the sender to send the attachments once more, as PDF."),
    ("a 7-Zip archive", UNPACK),
    ("a RAR archive", UNPACK),
    ("a bzip2 archive", UNPACK),
    ("an XZ archive", UNPACK),
    ("a Zstandard archive", UNPACK),
)  # fmt: skip


def not_read_with_advice(where: str, thing: str) -> Problem:
    hint = next((hint for start, hint in ADVICE if thing.startswith(start)), "")
    return named_with_advice(where, thing, hint) if hint else not_read_yet(where, thing)
