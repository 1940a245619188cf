"""Pages that are pictures: their words by OCR, in several children at once, and kept for the next time."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from beside.records import limits
from beside.records.child import CRASHED, TOO_LARGE, ChildStoppedError
from beside.records.kept import key_of
from beside.records.messages import PageWords, Recognise, Refused
from beside.records.ocr_engine import Missing
from beside.records.problems import RefusedRecordError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future

    from beside.records.in_hand import InHand
    from beside.records.messages import Reply
    from beside.records.ocr_engine import Engine

    Read = PageWords | Refused


def read_scans(file: InHand, numbers: Sequence[int], count: int) -> Scans:
    """`count` is how many pages the file has."""
    scans = Scans(file, count)
    if isinstance(file.work.engine, Missing):
        scans.unread = tuple(numbers)
    elif numbers:
        scans.read(numbers, file.work.engine)
    return scans


@dataclass(slots=True)
class Scans:
    """`pages` were read; `lost` were not, by the reason; `broken` are damaged; `unread` wait for OCR to be installed."""

    file: InHand
    count: int
    pages: dict[int, PageWords] = field(default_factory=dict)
    broken: list[int] = field(default_factory=list)
    lost: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    unread: Sequence[int] = ()
    stops: int = 0

    def read(self, numbers: Sequence[int], engine: Engine) -> None:
        """What was kept first, then the others, as many at once as the computer has room for."""
        for number in numbers:
            kept = self._kept(number, engine)
            if kept:
                self.pages[number] = kept
        anew = [number for number in numbers if number not in self.pages]
        if anew:
            self._tell(anew[0])
            for number, read in self._read_anew(anew, engine):
                self._take(number, read, engine)
                self._tell(number)

    def _read_anew(self, numbers: Sequence[int], engine: Engine) -> Iterator[tuple[int, Read]]:
        """Where whoever waits for this is stopped, no child goes on."""
        pool = ThreadPoolExecutor(min(len(numbers), self.file.work.hands))
        running = {pool.submit(self._recognise, number, engine): number for number in numbers}
        whole = False
        try:
            for future in _as_they_come(running):
                yield running[future], future.result()
            whole = True
        finally:
            if not whole:
                self.file.work.children.close()
            pool.shutdown(cancel_futures=True)

    def _recognise(self, number: int, engine: Engine) -> Read:
        if self.stops >= limits.STOPS:
            return Refused(CRASHED, number)
        request = Recognise(number, engine.folder, engine.languages, engine.oriented, limits.OCR_DEADLINE)
        try:
            with self.file.in_child() as child:
                replies = list(child.ask(request, limits.OCR_PAGE))
        except ChildStoppedError as stop:
            self.stops += 1
            return Refused(stop.reason, number)
        except RefusedRecordError:  # a second child could not open what the first one could
            return Refused(TOO_LARGE, number)
        [reply] = replies or [Refused(CRASHED, number)]
        return reply if isinstance(reply, PageWords) and reply.words.fits else _as_refused(reply, number)

    def _take(self, number: int, read: Read, engine: Engine) -> None:
        if isinstance(read, Refused):
            (self.broken if read.reason == "broken" else self.lost[read.reason]).append(number)
            return
        self.pages[number] = read
        if self.file.work.kept:
            self.file.work.kept.keep(self._key(number, engine), read)

    def _kept(self, number: int, engine: Engine) -> PageWords | None:
        return self.file.work.kept.find(self._key(number, engine)) if self.file.work.kept else None

    def _key(self, number: int, engine: Engine) -> str:
        return key_of(self.file.held.data, number, engine.version)

    def _tell(self, number: int) -> None:
        page = f"scanned page {number} of {self.count}" if self.count > 1 else "a scan"
        self.file.work.tell(f"{self.file.name}, {page}")


def _as_refused(reply: Reply, number: int) -> Refused:
    return reply if isinstance(reply, Refused) else Refused(CRASHED, number)


def _as_they_come(running: dict[Future[Read], int]) -> Iterator[Future[Read]]:
    """In short waits: on Windows a wait without an end cannot be broken off by the keyboard."""
    waiting = set(running)
    while waiting:
        done, waiting = wait(waiting, timeout=0.5, return_when=FIRST_COMPLETED)
        yield from done
