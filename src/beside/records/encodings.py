"""Bytes to text in any encoding people send, and what was said or guessed about it."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

MARKS = (  # the UTF-32 mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Which of four columns of bytes are NULs, for plain letters.
WIDE: dict[tuple[bool, ...], str] = {
    (False, True, True, True): "utf-32-le",
    (True, True, True, False): "utf-32-be",
    (False, True, False, True): "utf-16-le",
    (True, False, True, False): "utf-16-be",
}
START = 4096
SAMPLE = 64 << 10
# On lines as short as "Tumör pT2", charset-normalizer 3.5 guesses code page 1006 (Urdu). These three are what
# Western offices send; the one whose signs are most often those of their languages and of medicine is taken.
WESTERN = {"cp1252": "Windows-1252", "mac_roman": "MacRoman", "cp850": "DOS 850"}
LETTERS = frozenset("äöüÄÖÜßéèêëàâáåæçíîïìñóôòøõúûùÿœÉÈÀÂÁÇÑØÅÆÓÚÍ’")
SIGNS = frozenset("“”‘‚„«»–—…•°±µ²³½¼×·®©™€£§¿¡ºª≤≥\xa0")  # never between two letters
ASCII = re.compile(rb"[\x00-\x7f]*")
HIGH = re.compile(r"[^\x00-\x7f]")
MOST_HIGH = (
    0.3  # of all letters: more, and it is no Western language, unless they are very few (`50 µg/l`)
)
VERY_FEW = 3
ENOUGH = 0.9
MOST_BROKEN = 0.2


@dataclass(frozen=True, slots=True)
class Decoded:
    """`guessed` where nothing in the bytes said so; `broken` counts the characters that were damaged."""

    text: str
    encoding: str
    guessed: bool = False
    broken: int = 0


def decode(data: bytes) -> Decoded | None:
    """The text, or None where no encoding makes text of it."""
    marked = decode_marked(data)
    if marked:
        return Decoded(marked[0], marked[1], broken=marked[0].count("\ufffd"))
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _mostly_utf8(data) or _western(data) or _guessed(data)


def decode_marked(data: bytes) -> tuple[str, str] | None:
    """Text with a byte order mark, or with the NULs that betray UTF-16 and UTF-32 without one; and its encoding."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    wide = _wide_encoding(data[:START])
    return None if wide is None else (data.decode(wide, "replace"), wide)


def _wide_encoding(start: bytes) -> str | None:
    """Plain letters in UTF-16 and UTF-32 have NULs at every second place, or at three of four."""
    if len(start) < 4 or b"\0" not in start:
        return None
    shares = [_share_of_nuls(start[place::4]) for place in range(4)]
    full = [share > 0.6 for share in shares]
    return WIDE.get(tuple(full)) if min(shares) < 0.1 else None


def _share_of_nuls(column: bytes) -> float:
    return column.count(0) / len(column) if column else 0.0


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few damaged places: a cut in the middle of a character, a stray byte."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    whole = sum(1 for character in text[:SAMPLE] if character > "\x7f") - text[:SAMPLE].count(
        "\ufffd"
    )
    return Decoded(text, "utf-8", broken=broken) if broken <= MOST_BROKEN * whole else None


def _western(data: bytes) -> Decoded | None:
    sample = _sample_of(data)
    letters = sum(1 for byte in sample if chr(byte).isalpha())
    if _count_high(sample) > max(VERY_FEW, MOST_HIGH * letters):
        return None
    best = max(WESTERN, key=lambda encoding: _share_of_likely(sample, encoding))
    if _share_of_likely(sample, best) < ENOUGH:
        return None
    return Decoded(data.decode(best, "replace"), WESTERN[best], guessed=True)


def _sample_of(data: bytes) -> bytes:
    """A stretch that begins a little before the first byte that is not ASCII."""
    first = ASCII.match(data)
    start = max(0, first.end() - START) if first else 0
    return data[start : start + SAMPLE]


def _count_high(sample: bytes) -> int:
    return len(sample) - len(sample.translate(None, bytes(range(128, 256))))


def _share_of_likely(sample: bytes, encoding: str) -> float:
    """Of the characters beyond ASCII, those that stand where their language would put them."""
    text = f" {sample.decode(encoding, 'replace')} "
    places = [found.start() for found in HIGH.finditer(text)]
    return sum(_is_likely(text, place) for place in places) / len(places) if places else 0.0


def _is_likely(text: str, place: int) -> bool:
    character = text[place]
    in_word = text[place - 1].isalpha() and text[place + 1].isalpha()
    return character in LETTERS or (character in SIGNS and not in_word)


def _guessed(data: bytes) -> Decoded | None:
    best = from_bytes(_sample_of(data)).best()
    if best is None:
        return None
    text = data.decode(best.encoding, "replace")
    return Decoded(text, best.encoding, guessed=True, broken=text.count("\ufffd"))
