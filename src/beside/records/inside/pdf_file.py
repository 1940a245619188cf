"""A PDF in hand: its pages of text, and the files that lie in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from beside.records.inside.pdf_page import read_page
from beside.records.inside.prepare import POINTS, Picture, scale_for, with_white_paper
from beside.records.inside.refusals import RefusedError
from beside.records.messages import AttachedFile, Opened, PageWords, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.records.messages import Reply

PASSWORD = raw.FPDF_ERR_PASSWORD
FORM_FIELDS = 2_000  # of a page that are looked at


class PdfFile:
    def __init__(self, data: bytes) -> None:
        try:
            self.pdf = pdfium.PdfDocument(data)
            self.pages = len(self.pdf)
        except pdfium.PdfiumError as error:
            raise RefusedError("password" if error.err_code == PASSWORD else "broken") from None

    def opened(self) -> Opened:
        return Opened(self.pages, max(0, self.pdf.count_attachments()))

    def text(self, first: int, last: int) -> Iterator[Reply]:
        for number in range(first, last + 1):
            try:
                yield self._page(number)
            except pdfium.PdfiumError:
                yield Refused("broken", number)

    def _page(self, number: int) -> PageWords:
        page = self.pdf[number - 1]
        try:
            form = _has_form_fields(page)
            if form:
                page = self._with_fields_as_text(page, number)
            return read_page(page, number, form=form)
        finally:
            page.close()

    def _with_fields_as_text(self, page: pdfium.PdfPage, number: int) -> pdfium.PdfPage:
        """What was filled in stands beside the page until it is made part of it."""
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        page.close()
        return self.pdf[number - 1]

    def picture(self, number: int) -> Picture:
        """The page as it is seen."""
        try:
            page = self.pdf[number - 1]
            width, height = page.get_size()
            dots = scale_for(width / POINTS, height / POINTS)
            seen = page.render(scale=dots / POINTS, grayscale=True).to_pil().convert("L")
            return Picture(with_white_paper(seen), dots)
        except pdfium.PdfiumError:
            raise RefusedError("broken") from None

    def attachments(self, most: int) -> Iterator[Reply]:
        for number in range(self.pdf.count_attachments()):
            attachment = self.pdf.get_attachment(number)
            try:
                data = bytes(attachment.get_data())
            except pdfium.PdfiumError:
                yield Refused("broken", number + 1)
                continue
            most -= len(data)
            if most < 0:
                yield Refused("memory", number + 1)
                return
            yield AttachedFile(number + 1, attachment.get_name(), data)


def _has_form_fields(page: pdfium.PdfPage) -> bool:
    for place in range(min(raw.FPDFPage_GetAnnotCount(page), FORM_FIELDS)):
        note = raw.FPDFPage_GetAnnot(page, place)
        if note:
            kind = raw.FPDFAnnot_GetSubtype(note)
            raw.FPDFPage_CloseAnnot(note)
            if kind == raw.FPDF_ANNOT_WIDGET:
                return True
    return False
