"""Answers one request after another about the one file in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.records.inside.pdf_file import PdfFile
from beside.records.inside.refusals import RefusedError
from beside.records.messages import Open, ReadAttachments, ReadText, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.records.messages import Reply, Request

KINDS = {"pdf": PdfFile}


class Desk:
    def __init__(self) -> None:
        self.file: PdfFile | None = None

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
            case ReadText() if self.file:
                yield from self.file.text(request.first, request.last)
            case ReadAttachments() if self.file:
                yield from self.file.attachments(request.most)
