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
PAUSE_SECONDS = 2.0  # between two lines where there is no terminal to write over


@contextmanager
def show_progress(what: str) -> Iterator[Callable[[int, int, str], None]]:
    """Gives a function to call with how many are done, how many there are, and what is read now."""
    terminal = sys.stderr.isatty()
    quiet_until = time.monotonic() + QUIET_SECONDS
    shown = False

    def on_progress(done: int, total: int, name: str) -> None:
        nonlocal shown, quiet_until
        if time.monotonic() < quiet_until:
            return
        shown, quiet_until = True, time.monotonic() + (0 if terminal else PAUSE_SECONDS)
        line = f"{what}: {done} of {total}  {printable(name[-60:])}".rstrip()
        sys.stderr.write(f"\r\x1b[K{line}" if terminal else f"{line}\n")
        sys.stderr.flush()

    try:
        yield on_progress
    finally:
        if shown and terminal:
            sys.stderr.write("\r\x1b[K")
