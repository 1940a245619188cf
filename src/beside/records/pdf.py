"""PDFs: the text layer page by page, in a child; what lies in the PDF is read in its turn."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from beside.records import limits, page_problems
from beside.records.child import ChildStoppedError
from beside.records.garbled import is_garbled
from beside.records.held import Held, Said, id_within
from beside.records.in_hand import InHand
from beside.records.messages import AttachedFile, PageWords, ReadAttachments, ReadText
from beside.records.pages import SCANNED_FROM, paged_document, without_words
from beside.records.problems import too_many_layers
from beside.records.said import in_one_line
from beside.records.scan_problems import scan_problems
from beside.records.scans import Scans, read_scans

FEW_WORDS = 30  # the header of a fax, a stamp
LEAST_OF_LAYER = 0.7  # of the words of the layer; with fewer, OCR did not see what the layer has

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.errors import Problem
    from beside.records.document import Document
    from beside.records.messages import Reply
    from beside.records.work import Work


def read_pdf(held: Held, work: Work) -> Iterator[Document | Problem | Held]:
    file = InHand(held, "pdf", work)
    opened = file.open()
    layer = TextLayer(file, min(opened.pages, limits.PAGES))
    layer.read()
    pictured = [page.number for page in layer.pages if wants_ocr(page, layer)]
    scans = read_scans(file, pictured, layer.count)
    pages = [better_of(page, scans.pages.get(page.number), layer) for page in layer.pages]
    yield from paged_document(held, pages)
    yield from _problems(layer, pages, scans, opened.pages)
    if opened.attachments:
        yield from _attachments(file)


def wants_ocr(page: PageWords, layer: TextLayer) -> bool:
    """A page without words, one whose words are garbled, or a picture with a line or two of text on it."""
    stamped = page.pictured >= SCANNED_FROM and len(page.words) < FEW_WORDS
    return not page.blank and (not page.text or stamped or page.number in layer.garbled)


def better_of(page: PageWords, scan: PageWords | None, layer: TextLayer) -> PageWords:
    """What OCR read, where it read anything; garbled words stand nowhere."""
    if scan and len(scan.words) >= len(page.words) * LEAST_OF_LAYER:
        return scan
    return without_words(page) if page.number in layer.garbled else page


def _problems(layer: TextLayer, pages: Sequence[PageWords], scans: Scans, said: int) -> Iterator[Problem]:
    name = layer.file.name
    yield from scan_problems(name, scans, sorted(layer.garbled))
    if not layer.broken and not layer.lost and all(page.blank for page in pages):
        yield page_problems.blank_pages(name)
    for reason, numbers in layer.lost.items():
        yield page_problems.stopped_at(name, numbers, reason)
    if layer.broken:
        yield page_problems.broken_pages(name, layer.broken)
    if said > layer.count:
        yield page_problems.too_many_pages(name, layer.count + 1)


@dataclass(slots=True)
class TextLayer:
    """The pages as they come; a page that stops a child is named, and a new child goes on behind it.

    Whether the words of a page are garbled is judged once, while the child reads the next.
    """

    file: InHand
    count: int
    pages: list[PageWords] = field(default_factory=list)
    garbled: set[int] = field(default_factory=set)
    broken: list[int] = field(default_factory=list)
    lost: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    next: int = 1

    def read(self) -> None:
        for _ in range(limits.STOPS):
            try:
                self._go_on()
            except ChildStoppedError as stop:
                self.lost[stop.reason].append(self.next)
                self.next += 1
            if self.next > self.count:
                return
        self.lost[stop_reason(self.lost)] += range(self.next, self.count + 1)

    def _go_on(self) -> None:
        request = ReadText(self.next, self.count)
        with self.file.in_child() as child:
            for reply in child.ask(request, limits.TEXT_PAGE, limits.TEXT_PAGE_EACH):
                self._take(reply)
                self.next += 1

    def _take(self, reply: Reply) -> None:
        match reply:
            case PageWords() if reply.words.fits:
                self.pages.append(reply)
                if is_garbled(reply.text):
                    self.garbled.add(reply.number)
                self.file.work.tell(f"{self.file.name}, page {self.next} of {self.count}")
            case _:
                self.broken.append(self.next)


def stop_reason(lost: dict[str, list[int]]) -> str:
    """The reason of the last stop."""
    return list(lost)[-1]


def _attachments(file: InHand) -> Iterator[Held | Problem]:
    held = file.held
    if held.layers >= limits.LAYERS:
        yield too_many_layers(held.name, "Documents", limits.LAYERS)
        return
    number = 0
    try:
        with file.in_child() as child:
            for number, reply in enumerate(child.ask(ReadAttachments(limits.ATTACHED), limits.OPENING), 1):
                yield from _attachment(held, reply, number)
    except ChildStoppedError:
        yield page_problems.attachment_lost(held.name, number + 1)


def _attachment(held: Held, reply: Reply, number: int) -> Iterator[Held | Problem]:
    if not isinstance(reply, AttachedFile):
        yield page_problems.attachment_lost(held.name, number)
        return
    path = f"attachment[{number}]"
    yield Held(
        chain=(*held.chain, in_one_line(reply.name) or f"attachment {number}"),
        data=reply.data,
        id=id_within(held.id, path, reply.data),
        container=held.id,
        path=path,
        said=Said(held.said.subject, in_one_line(reply.name), held.said.date),
        layers=held.layers + 1,
    )
