"""Scans made at test time: a page as a scanner or a telephone would see it, a little crooked and grainy."""

from __future__ import annotations

import io
import random
from functools import cache
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageFilter

from beside.records.ocr_engine import Engine, find_engine
from tests.conftest import require

if TYPE_CHECKING:
    from collections.abc import Sequence

DOTS = 200
CROOKED = 0.4  # degrees
GRAIN = 40


def require_ocr() -> Engine:
    import os
    import sys

    engine = find_engine(os.environ, sys.platform)
    require(isinstance(engine, Engine), "the Debian package tesseract-ocr-eng")
    assert isinstance(engine, Engine)
    return engine


@cache
def scans_of(pdf: bytes, dots: int = DOTS, crooked: float = CROOKED, grain: int = GRAIN) -> tuple[Image.Image, ...]:
    """A grey picture of each page. The same page gives the same picture."""
    pages = pdfium.PdfDocument(pdf)
    return tuple(_scanned(page.render(scale=dots / 72, grayscale=True).to_pil().convert("L"), crooked, grain) for page in pages)


def _scanned(page: Image.Image, crooked: float, grain: int) -> Image.Image:
    turned = page.rotate(crooked, fillcolor=255, resample=Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(0.5))
    return ImageChops.subtract(turned, _grain(turned.size, grain))


def _grain(size: tuple[int, int], grain: int) -> Image.Image:
    dice = random.Random(1)  # noqa: S311 - grain, no secret
    tile = Image.frombytes("L", (256, 256), bytes(dice.randrange(grain) for _ in range(256 * 256)))
    whole = Image.new("L", size)
    for left in range(0, size[0], 256):
        for top in range(0, size[1], 256):
            whole.paste(tile, (left, top))
    return whole


def as_file(images: Sequence[Image.Image], kind: str, **more: object) -> bytes:
    """In a format of Pillow's; TIFF and PDF hold all pages."""
    written = io.BytesIO()
    several = {"save_all": True, "append_images": list(images[1:])} if kind in {"TIFF", "PDF"} else {}
    images[0].save(written, kind, **several, **more)
    return written.getvalue()


def scanned_pdf(pdf: bytes, **more: float) -> bytes:
    """The same pages as pictures, without a text layer."""
    return as_file(scans_of(pdf, **more), "PDF", resolution=DOTS)
