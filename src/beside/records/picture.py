"""Photos and scans of pages: the words on them by OCR, in a child; a TIFF may hold many pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.records import limits, page_problems
from beside.records.in_hand import InHand
from beside.records.pages import paged_document
from beside.records.scan_problems import scan_problems
from beside.records.scans import read_scans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.errors import Problem
    from beside.records.document import Document
    from beside.records.held import Held
    from beside.records.work import Work


def read_picture(held: Held, work: Work) -> Iterator[Document | Problem]:
    file = InHand(held, "picture", work)
    said = file.open().pages
    count = min(said, limits.PAGES)
    scans = read_scans(file, range(1, count + 1), count)
    yield from paged_document(held, [scans.pages[number] for number in sorted(scans.pages)])
    yield from scan_problems(held.name, scans, ())
    if said > count:
        yield page_problems.too_many_pages(held.name, count + 1)
