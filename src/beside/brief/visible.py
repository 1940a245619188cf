"""Characters that cannot be shown are written as their code point, so that no quote is lost or stops the brief."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

from beside.brief.cmap import read_covered

# Marks that turn the direction of what follows: a record must not be able to rearrange the sentence around it.
BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Control, surrogate, private use and not assigned.
HIDDEN = frozenset(("Cc", "Cs", "Co", "Cn"))
TYPEWRITTEN = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-",
    "…": "...", "·": "-", "•": "-", "×": "x", "≥": ">=", "≤": "<=", "±": "+/-", "µ": "u", "μ": "u", "°": " deg", "→": "->",
    "⟨": "<", "⟩": ">", "‹": "<", "›": ">", "†": "+", "‰": " per mille", "§": "par.", "€": "EUR", "£": "GBP",
})  # fmt: skip
SURROGATE = re.compile("[\ud800-\udfff]")
JOINERS = frozenset("\u200c\u200d\ufe0e\ufe0f")


def visible(text: str) -> str:
    """Text whose every character is one that can be exchanged: white space as single spaces, the rest as ⟨U+202E⟩."""
    text = " ".join(text.split())
    if text.isprintable():  # nearly all there is, and hundreds of thousands of strings
        return text
    return "".join(code_point(sign) if is_hidden(sign) else sign for sign in text)


def is_hidden(sign: str) -> bool:
    return sign in BIDI_CONTROLS or unicodedata.category(sign) in HIDDEN


def code_point(sign: str) -> str:
    return f"⟨U+{ord(sign):04X}⟩"


def without_surrogates(text: str) -> str:
    """Text as it is, but for lone halves of characters, which no encoding has."""
    return text if text.isascii() else SURROGATE.sub(lambda half: code_point(half[0]), text)


def printable(text: str) -> str:
    """Text the packaged fonts can show: a mark is kept only where one font has both it and what it stands on."""
    text = visible(text)
    if text.isascii():
        return text
    return "".join(_printable_clusters(text))


def plainly_printable(text: str) -> str:
    """The narrowest form: only what the main font has, without combining marks; for the second try at a PDF."""
    main = _fonts()[0]
    return "".join(
        sign if ord(sign) in main and not is_mark(sign) else code_point(sign) for sign in visible(text)
    )


def pasteable(text: str) -> str:
    """Text that any form takes: typographic marks as plain ones, letters as they are, the rest as <U+2028>."""
    return "".join(_plain_sign(sign) for sign in visible(text))


def _plain_sign(sign: str) -> str:
    if sign.isascii():
        return sign
    plain = unicodedata.normalize("NFKC", sign.translate(TYPEWRITTEN))
    ordinary = all(part.isascii() or unicodedata.category(part)[0] in "LM" for part in plain)
    return plain if ordinary else f"<U+{ord(sign):04X}>"


def is_mark(sign: str) -> bool:
    return sign in JOINERS or unicodedata.category(sign) in {"Mn", "Mc", "Me", "Cf"}


def _printable_clusters(text: str) -> list[str]:
    shown: list[str] = []
    fonts: frozenset[int] = frozenset()
    for sign in text:
        having = _having(sign)
        if is_mark(sign):
            fonts &= having
            shown.append(sign if fonts else code_point(sign))
        else:
            fonts = having
            shown.append(sign if having else code_point(sign))
    return shown


@cache
def _having(sign: str) -> frozenset[int]:
    """Which of the fonts have the character, by their place in the list."""
    return frozenset(place for place, covered in enumerate(_fonts()) if ord(sign) in covered)


@cache
def _fonts() -> tuple[frozenset[int], ...]:
    """What each packaged font covers, the main one first."""
    folder = files("beside.brief") / "fonts"
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".ttf"))
    names.sort(key=lambda name: name != "NotoSans-Regular.ttf")
    return tuple(read_covered((folder / name).read_bytes()) for name in names)
