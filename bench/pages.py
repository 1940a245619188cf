"""Text of PDF pages, pages a second on one core: ours with the place of every character and a box for every line."""

from __future__ import annotations

import io
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
from pdfminer.high_level import extract_text

from bench.bundles import inputs
from bench.table import Line
from beside.records.inside.pdf_file import PdfFile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PAGES, FEW = 1000, 50


def measure() -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as scratch:
        data = inputs.write_long_pdf(Path(scratch) / "long.pdf", PAGES).read_bytes()
        few = inputs.write_long_pdf(Path(scratch) / "few.pdf", FEW).read_bytes()
    ours = PAGES / seconds(lambda: list(PdfFile(data).text(1, PAGES)))
    peers = {
        "pypdf": f"{FEW / seconds(lambda: [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(few)).pages]):.0f}/s",
        "pdfminer": f"{FEW / seconds(lambda: extract_text(io.BytesIO(few))):.0f}/s",
    }
    yield Line("PDF text", f"{PAGES} pages", "pages/s, one core", f"{ours:.0f}/s", peers, ">= 300/s", ours >= 300)


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
