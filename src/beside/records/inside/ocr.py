"""The words on the picture of a page, by Tesseract: where each stands and how sure it is."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import tesserocr  # type: ignore[import-untyped]

from beside.records.inside.columns import has_columns
from beside.records.inside.lay_out import Piece, lay_out
from beside.records.inside.misread import well_read
from beside.records.inside.prepare import POINTS
from beside.records.inside.refusals import RefusedError
from beside.records.messages import PageWords
from beside.records.words import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

    from beside.records.inside.prepare import Picture
    from beside.records.messages import Recognise

# In percent: a line without one such word is a stain or a scribble. A word alone is never left out: it may be "no".
LEAST_SURE = 20
TURN_SURE = 2.0  # of Tesseract's own measure, from which it is believed that a page lies on its side
LEADING = 0.15  # of a line's height, above and below: a text layer's boxes have it, a picture's ink has not
LINE, WORD = "4", "5"  # levels of its table


class Line(NamedTuple):
    box: Box
    words: list[Piece]


@dataclass
class Ocr:
    """Tesseract, kept from page to page: starting it takes as long as reading a tenth of a page."""

    engines: dict[tuple[str, str], tesserocr.PyTessBaseAPI] = field(default_factory=dict)

    def read(self, picture: Picture, request: Recognise) -> PageWords:
        turned = self._turn(picture, request)
        upright = picture.turned(turned)
        lines = self._lines(upright, request)
        laid = lay_out(word for line in lines for word in line.words)
        scale = POINTS / upright.dots
        return PageWords(
            request.page, laid.text, upright.image.width * scale, upright.image.height * scale, turned, laid.words,
            pictured=1.0, blank=upright.blank, sure=_sure([word for line in lines for word in line.words]),
        )  # fmt: skip

    def _turn(self, picture: Picture, request: Recognise) -> int:
        """By how many degrees with the clock the page must be turned to be read."""
        if not request.oriented:
            return 0
        engine = self._engine(request.folder, "osd", tesserocr.PSM.OSD_ONLY)
        _show(engine, picture.image, picture.dots)
        found = engine.DetectOrientationScript() or {}
        return -int(found["orient_deg"]) % 360 if found.get("orient_conf", 0.0) >= TURN_SURE else 0

    def _lines(self, picture: Picture, request: Recognise) -> list[Line]:
        engine = self._engine(request.folder, request.languages, tesserocr.PSM.AUTO)
        _show(engine, picture.image, picture.dots)
        if not has_columns(engine):
            engine.SetPageSegMode(tesserocr.PSM.SINGLE_COLUMN)
            _show(engine, picture.image, picture.dots)  # else the blocks it found stand
        if not engine.Recognize(int(request.seconds * 1000)):
            raise RefusedError("time")
        lines = list(_lines_of(engine.GetTSVText(0), POINTS / picture.dots))
        return [line for line in lines if any(word.sure >= LEAST_SURE for word in line.words)]

    def _engine(self, folder: str, languages: str, mode: int) -> tesserocr.PyTessBaseAPI:
        key = (folder, languages)
        if key not in self.engines:
            self.engines[key] = tesserocr.PyTessBaseAPI(path=folder, lang=languages)
        self.engines[key].SetPageSegMode(mode)
        return self.engines[key]


def _show(engine: tesserocr.PyTessBaseAPI, image: Image, dots: float) -> None:
    engine.SetImageBytes(image.tobytes(), image.width, image.height, 1, image.width)
    engine.SetSourceResolution(round(dots))


def _lines_of(table: str, scale: float) -> Iterator[Line]:
    """Every word is as high as its line, so that lines are an even distance apart."""
    line = None
    for row in csv.reader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        left, top, width, height = (float(side) * scale for side in row[6:10])
        if row[0] == LINE:
            line = Line(Box(left, top - LEADING * height, left + width, top + height * (1 + LEADING)), [])
            yield line
        elif row[0] == WORD and line and row[11].strip():
            box = Box(left, line.box.top, left + width, line.box.bottom)
            line.words.append(Piece(well_read(row[11].strip()), box, not line.words, round(float(row[10]))))


def _sure(words: list[Piece]) -> int:
    """The mean over all letters; at least 1, for 0 means that there was no OCR."""
    letters = sum(len(word.text) for word in words)
    return max(1, round(sum(word.sure * len(word.text) for word in words) / letters)) if letters else 1
