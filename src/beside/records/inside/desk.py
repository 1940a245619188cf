"""Answers one request after another about the one file in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.records.inside.pdf_file import PdfFile
from beside.records.inside.picture_file import PictureFile
from beside.records.inside.refusals import RefusedError
from beside.records.messages import Open, ReadAttachments, ReadText, Recognise, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.records.inside.ocr import Ocr
    from beside.records.messages import Reply, Request

KINDS: dict[str, type[PdfFile | PictureFile]] = {"pdf": PdfFile, "picture": PictureFile}


class Desk:
    def __init__(self) -> None:
        self.file: PdfFile | PictureFile | None = None
        self.ocr: Ocr | None = None

    def answer(self, request: Request) -> Iterator[Reply]:
        try:
            yield from self._answer(request)
        except RefusedError as refused:
            yield Refused(refused.reason)
        except MemoryError:
            yield Refused("memory")

    def _answer(self, request: Request) -> Iterator[Reply]:
        match request:
            case Open():
                self.file = None  # let go of the one before
                self.file = KINDS[request.kind](request.data)
                yield self.file.opened()
            case ReadText() if isinstance(self.file, PdfFile):
                yield from self.file.text(request.first, request.last)
            case ReadAttachments() if isinstance(self.file, PdfFile):
                yield from self.file.attachments(request.most)
            case Recognise() if self.file:
                yield self._reader().read(self.file.picture(request.page), request)

    def _reader(self) -> Ocr:
        """Loaded when the first scan comes: many records have none, and OCR is an extra."""
        if self.ocr is None:
            from beside.records.inside.ocr import Ocr  # noqa: PLC0415 - see above

            self.ocr = Ocr()
        return self.ocr
