"""Pages of scans kept from one run to the next, so that reading them can be stopped and goes on where it was.

They are words of the records. They lie in a folder of their own that nobody else may open, under names that tell
nothing, for thirty days after they were last used.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

import msgspec

from beside.records.messages import PageWords

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAYS = 30
DAY = 86_400
ENDING = ".page"
# Programs that make backups leave out a folder with this file in it.
TAG = ("CACHEDIR.TAG", b"Signature: 8a477f597d28d172789f06886806bc55\n")
ENCODER = msgspec.msgpack.Encoder()
PAGES = msgspec.msgpack.Decoder(PageWords)


@dataclass(frozen=True, slots=True)
class KeptPages:
    """What cannot be written is not kept; what cannot be read is read anew from the scan."""

    folder: Path

    def find(self, key: str) -> PageWords | None:
        file = self._file(key)
        with suppress(OSError, msgspec.DecodeError):
            page: PageWords = PAGES.decode(file.read_bytes())
            os.utime(file)
            return page if page.words.fits else None
        return None

    def keep(self, key: str, page: PageWords) -> None:
        """Written aside and renamed: a page is whole or not there."""
        with suppress(OSError):
            self._make_folder()
            aside = self._file(key).with_suffix(f".{os.getpid()}.part")
            try:
                with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as written:
                    written.write(ENCODER.encode(page))
                aside.replace(self._file(key))
            finally:
                aside.unlink(missing_ok=True)

    def forget_old(self) -> None:
        self.forget(DAYS)

    def forget(self, older_than_days: float = 0) -> int:
        """How many pages were removed."""
        before = time.time() - older_than_days * DAY
        return sum(self._remove(file, before) for file in list(self._files()))

    def _files(self) -> Iterator[Path]:
        with suppress(OSError):
            yield from self.folder.glob(f"*{ENDING}")

    @staticmethod
    def _remove(file: Path, before: float) -> bool:
        with suppress(OSError):
            if file.stat().st_mtime <= before:
                file.unlink()
                return True
        return False

    def _make_folder(self) -> None:
        if self.folder.is_dir():
            return
        self.folder.mkdir(parents=True, mode=0o700)
        self.folder.chmod(0o700)
        name, content = TAG
        (self.folder / name).write_bytes(content)

    def _file(self, key: str) -> Path:
        return self.folder / f"{key}{ENDING}"


def key_of(data: bytes, page: int, engine: str) -> str:
    """The same page of the same bytes, read in the same way."""
    return sha256(f"{sha256(data).hexdigest()}\x1f{page}\x1f{engine}".encode()).hexdigest()
