"""Progress with counts on long work, on the terminal only, and only when it takes over a second."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from beside.terminal import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

QUIET_SECONDS = 1.0


@contextmanager
def show_progress(what: str) -> Iterator[Callable[[int, int, str], None]]:
    """Gives a function to call with how many are done, how many there are, and what is read now."""
    started = time.monotonic()
    shown = False

    def on_progress(done: int, total: int, name: str) -> None:
        nonlocal shown
        if time.monotonic() - started < QUIET_SECONDS:
            return
        shown = True
        sys.stderr.write(f"\r\x1b[K{what}: {done} of {total}  {printable(name[-60:])}" if sys.stderr.isatty() else f"{what}: {done} of {total}\n")
        sys.stderr.flush()

    try:
        yield on_progress
    finally:
        if shown and sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")
