"""The words of a web page, as attachments and narratives have them. Nothing in it is run or loaded.

The parser of the standard library takes 45 seconds over 400 kB of unfinished comments (measured on 3.11), so tags are
found here by a pattern that never looks past the next `<`; only the entities are the standard library's.
"""

from __future__ import annotations

import codecs
import re
from html import unescape
from itertools import groupby
from typing import TYPE_CHECKING

from beside.records import limits, problems
from beside.records.encodings import Decoded
from beside.records.text import decode_text, oddities_of, text_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.errors import Problem
    from beside.records.document import Document
    from beside.records.held import Held

TAG = re.compile(r"""<(/?[A-Za-z][A-Za-z0-9:]*)(?:[^<>"']|"[^"<]*"|'[^'<]*')*+>|<[!?][^<>]*>""")
UNSEEN = re.compile(r"<(!--|script\b|style\b|head\b)", re.IGNORECASE)
CLOSINGS = {
    "!--": re.compile("-->"),
    "script": re.compile("</script[^<>]*>", re.IGNORECASE),
    "style": re.compile("</style[^<>]*>", re.IGNORECASE),
    "head": re.compile("</head[^<>]*>", re.IGNORECASE),
}
DECLARED = re.compile(rb"""<meta[^<>]{0,200}charset=["']?([\w-]{3,20})""", re.IGNORECASE)
ENTITY = re.compile(r"&#?\w{1,32};?")  # unescape() itself stops at a number of 4,301 digits
SPACES = re.compile(r"[ \t\r\n]+")
LINES = frozenset((
    "address", "article", "blockquote", "br", "caption", "center", "dd", "div", "dl", "dt", "footer", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "tfoot",
    "thead", "title", "tr", "ul",
))  # fmt: skip
CELLS = frozenset(("/td", "/th"))


def read_html(held: Held) -> Iterator[Document | Problem]:
    if len(held.data) > limits.WEB_PAGE:
        raise problems.RefusedRecordError(problems.too_large(held.name, limits.WEB_PAGE))
    decoded = decode_text(held)
    if decoded.guessed:
        decoded = _as_declared(held.data) or decoded
    yield text_document(held, text_of_html(decoded.text), decoded.encoding)
    yield from oddities_of(held.name, decoded)


def _as_declared(data: bytes) -> Decoded | None:
    declared = DECLARED.search(data[:4096])
    try:
        return (
            Decoded(data.decode(codecs.lookup(declared[1].decode()).name), declared[1].decode())
            if declared
            else None
        )
    except (LookupError, UnicodeDecodeError):
        return None


def text_of_html(written: str) -> str:
    """Blocks become lines, cells are parted by tabs, runs of white space become one space except in `<pre>`."""
    pieces: list[str] = []
    as_written = 0
    for tag, words in _tags_and_words(written.replace("<![CDATA[", "").replace("]]>", "")):
        as_written = max(0, as_written + {"pre": 1, "/pre": -1}.get(tag, 0))
        pieces.append(_break_at(tag))
        pieces.append(_with_signs(words if as_written else SPACES.sub(" ", words)))
    return _without_empty_runs("".join(pieces))


def _with_signs(words: str) -> str:
    return ENTITY.sub(lambda found: unescape(found[0]), words)


def _break_at(tag: str) -> str:
    if tag in CELLS:
        return "\t"
    return "\n" if tag.removeprefix("/") in LINES else ""


def _tags_and_words(written: str) -> Iterator[tuple[str, str]]:
    """Each tag in small letters with the words after it; the first has no tag."""
    tag, words, place = "", [], 0
    unfinished: set[str] = set()
    while (opening := written.find("<", place)) >= 0:
        words.append(written[place:opening])
        name, place = _markup_at(written, opening, unfinished)
        if name is None:
            words.append("<")
        else:
            yield tag, "".join(words)
            tag, words = name, []
    yield tag, "".join((*words, written[place:]))


def _markup_at(written: str, opening: int, unfinished: set[str]) -> tuple[str | None, int]:
    """The tag that opens here and the place behind it; None where `<` is just a sign, as in `Ki-67 <5%`."""
    unseen = UNSEEN.match(written, opening)
    if unseen and unseen[1].lower() not in unfinished:
        closing = CLOSINGS[unseen[1].lower()].search(written, opening)
        if closing:
            return "", closing.end()
        unfinished.add(unseen[1].lower())
    found = TAG.match(written, opening)
    return (None, opening + 1) if found is None else ((found[1] or "").lower(), found.end())


def _without_empty_runs(text: str) -> str:
    lines = (line.strip(" \t\r") for line in text.split("\n"))
    runs = groupby(lines, key=bool)
    return "\n".join(line for full, run in runs for line in (run if full else [""])).strip("\n")
