"""The words of a mail's fields and parts, in whatever encoding they say they are, or are."""

from __future__ import annotations

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import parsedate_tz
from typing import TYPE_CHECKING

from beside.records.encodings import decode
from beside.records.web_page import text_of_html
from beside.terms.dates import PartialDate

if TYPE_CHECKING:
    from email.message import Message

LONGEST_FIELD = 2000  # an encoded word without an end is looked for to the end of the field
# Python knows encodings that are none for text, and one (punycode) that takes the square of the length.
TEXTUAL = re.compile(r"(?:us-ascii|ascii|utf-?(?:8|16|32)|iso-?8859|windows-|cp\d|latin|koi8|big5|gb|hz|euc|shift|iso-2022|mac|tis-?620|viscii)", re.IGNORECASE)  # fmt: skip
SPACES = re.compile(r"\s+")


def decode_as(data: bytes, charset: str) -> str:
    """As it says it is, where that fits; else as it looks."""
    if TEXTUAL.match(charset):
        try:
            return data.decode(charset)
        except (LookupError, ValueError):
            pass
    decoded = decode(data)
    return decoded.text if decoded else data.decode("latin-1")


def field_of(mail: Message, name: str) -> str:
    """A field in one line, its encoded words decoded."""
    found = next((str(value) for field, value in mail.raw_items() if field.lower() == name.lower()), "")
    raw = found[:LONGEST_FIELD].encode("utf-8", "surrogateescape")
    try:
        pieces = decode_header(decode_as(raw, "utf-8"))
    except (HeaderParseError, ValueError):
        pieces = [(raw, None)]
    words = (piece if isinstance(piece, str) else decode_as(piece, charset or "utf-8") for piece, charset in pieces)
    return SPACES.sub(" ", "".join(words)).strip()


def date_of(mail: Message) -> PartialDate | None:
    """As the sender's clock had it, with its offset."""
    parts = parsedate_tz(field_of(mail, "Date"))
    if parts is None:
        return None
    year, month, day, hour, minute, second = parts[:6]
    offset = "" if parts[9] is None else _offset(parts[9])
    try:
        return PartialDate(year, month, day, f"{hour:02}:{minute:02}:{second:02}", offset)
    except ValueError:
        return None


def _offset(seconds: int) -> str:
    hours, minutes = divmod(abs(seconds) // 60, 60)
    return f"{'-' if seconds < 0 else '+'}{hours:02}:{minutes:02}"


def words_of_part(part: Message) -> str:
    data = part.get_payload(decode=True)
    text = decode_as(data if isinstance(data, bytes) else b"", part.get_content_charset() or "utf-8")
    return text_of_html(text) if part.get_content_type() == "text/html" else text
