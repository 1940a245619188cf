"""The text layer of one page of a PDF: its words in the order of the file, and where each of them stands."""

from __future__ import annotations

import ctypes
import re
from itertools import islice
from typing import TYPE_CHECKING

from pypdfium2 import raw  # type: ignore[import-untyped]

from beside.records import limits
from beside.records.inside.lay_out import Piece, by_rows, lay_out
from beside.records.messages import PageWords
from beside.records.words import Box

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pypdfium2 as pdfium

# pdfium gives U+FFFE for a hyphen at the end of a line, and takes the line break away.
HYPHEN = "\ufffe"
TOKEN = re.compile(rf"[^\s{HYPHEN}]+{HYPHEN}?|{HYPHEN}")
ASTRAL = re.compile("[\U00010000-\U0010ffff]")
PICTURE = raw.FPDF_PAGEOBJ_IMAGE
OBJECTS = 2_000  # of a page that are looked at


def read_page(page: pdfium.PdfPage, number: int, *, form: bool) -> PageWords:
    width, height = page.get_size()
    pieces = _pieces(page, Frame(page))
    laid = lay_out(by_rows(pieces) if form else pieces)
    pictured, blank = _pictured(page)
    return PageWords(number, laid.text, width, height, words=laid.words, pictured=pictured, blank=blank)


class Frame:
    """From the PDF's own place of a character (from below, before the page is turned) to that on the page as shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self.turn = page.get_rotation()

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        match self.turn:
            case 90:
                return Box(bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
            case 180:
                return Box(self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
            case 270:
                return Box(self.top - top, self.right - right, self.top - bottom, self.right - left)
            case _:
                return Box(left - self.left, self.top - top, right - self.left, self.top - bottom)


def _pieces(page: pdfium.PdfPage, frame: Frame) -> Iterator[Piece]:
    textpage = page.get_textpage()
    text, place_of = _text_of(textpage)
    box_of = _boxes(textpage, frame)
    after, broken = 0, True
    for found in islice(TOKEN.finditer(text), limits.PAGE_WORDS):
        start, end = found.span()
        token = found[0]
        starts_line = broken or "\n" in text[after:start] or "\r" in text[after:start]
        broken, after = token.endswith(HYPHEN), end
        yield Piece(token.replace(HYPHEN, "-"), box_of(place_of(start), place_of(end - 1)), starts_line)
    textpage.close()


def _text_of(textpage: pdfium.PdfTextPage) -> tuple[str, Callable[[int], int]]:
    """The text, and for an offset in it the number of the character, which counts in units of UTF-16."""
    text = textpage.get_text_range(errors="replace").replace("\0", " ")
    wide = [found.start() for found in ASTRAL.finditer(text)]
    if not wide:
        return text, lambda offset: offset
    return text, lambda offset: offset + sum(place < offset for place in wide[: limits.PAGE_WORDS])


def _boxes(textpage: pdfium.PdfTextPage, frame: Frame) -> Callable[[int, int], Box]:
    """Of a word, from its first character and its last: twice as fast as from all."""
    rectangle = raw.FS_RECTF()
    reference = ctypes.byref(rectangle)

    def box_of(first: int, last: int) -> Box:
        raw.FPDFText_GetLooseCharBox(textpage, first, reference)
        left, bottom, right, top = rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
        raw.FPDFText_GetLooseCharBox(textpage, last, reference)
        return frame.box(
            min(left, rectangle.left), min(bottom, rectangle.bottom), max(right, rectangle.right), max(top, rectangle.top)
        )

    return box_of


def _pictured(page: pdfium.PdfPage) -> tuple[float, bool]:
    """How much of the page its largest picture covers, and whether nothing is drawn on it at all."""
    left, bottom, right, top = page.get_bbox()
    area = abs((right - left) * (top - bottom)) or 1.0
    drawn = list(islice(page.get_objects(max_depth=3), OBJECTS))
    pictures = [thing.get_bounds() for thing in drawn if thing.type == PICTURE]
    most = max((abs((x1 - x0) * (y1 - y0)) / area for x0, y0, x1, y1 in pictures), default=0.0)
    return min(1.0, most), not drawn
