"""The only place children start: each opens files that may be made to break it, watched for memory and time.

A child is this Python with `beside.records.inside`, started anew and not forked, so that it is the same on every
system. It reads one file after another; one that dies, grows too large or takes too long is killed, and the next
file gets a new one. It ends by itself when its parent is gone.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from threading import Lock, Thread
from typing import IO, TYPE_CHECKING, Self

import msgspec
import psutil

from beside.records import limits
from beside.records.messages import REPLIES, Done, receive, send

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.records.messages import Reply, Request

# -P: the folder Beside was started in is the person's, and nothing in it may be taken for a module.
COMMAND = (sys.executable, "-P", "-m", "beside.records.inside")
LOOK_EVERY = 0.05  # seconds
CLOCK = 6  # times as long by the clock as the processor may work: a busy computer makes nothing slow
CRASHED, TOO_LARGE, TOO_SLOW = "crashed", "memory", "time"


class ChildStoppedError(Exception):
    """`reason` is CRASHED, TOO_LARGE or TOO_SLOW."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Child:
    """`holds` is the id of the file it has open. It is `well` while it waits for the next request."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # else Tesseract's threads wait for each other
        )
        self.holds = ""
        self.well = True
        self._reason = CRASHED
        self._seconds = 0.0
        self._work_ends = 0.0
        self._waits_since = 0.0
        Thread(target=self._watch, daemon=True).start()

    def ask(self, request: Request, seconds: float, seconds_each: float = 0.0) -> Iterator[Reply]:
        """The replies as they come. It may work so many seconds on them, and so many more for each that came.

        Raises ChildStoppedError where it dies or is killed; what was given before stands.
        """
        self.well = False
        self._seconds, self._work_ends = seconds, self._worked() + seconds
        self._hand_over(request)
        while not isinstance(reply := self._next_reply(), Done):
            self._work_ends += seconds_each
            yield reply
        self.well = True

    def _hand_over(self, request: Request) -> None:
        try:
            with self._waiting():
                send(self._pipe(self.process.stdin), request)
        except OSError:
            raise ChildStoppedError(self._why()) from None

    def _next_reply(self) -> Reply:
        with self._waiting():
            data = receive(self._pipe(self.process.stdout))
        try:
            reply: Reply = REPLIES.decode(data or b"")
        except msgspec.DecodeError:
            raise ChildStoppedError(self._why()) from None
        return reply

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        """The clock runs only while somebody waits: a child must not pay for a slow listener."""
        self._waits_since = time.monotonic()
        try:
            yield
        finally:
            self._waits_since = 0.0

    def _why(self) -> str:
        self.close()
        return self._reason

    def _watch(self) -> None:
        while self.process.poll() is None:
            if not self.well and (reason := self._excess()):
                self._reason = reason
                self.process.kill()
            time.sleep(LOOK_EVERY)

    def _excess(self) -> str:
        if self._size() > limits.CHILD_MEMORY:
            return TOO_LARGE
        waits = self._waits_since
        late = waits and time.monotonic() - waits > CLOCK * self._seconds
        return TOO_SLOW if late or self._worked() > self._work_ends else ""

    def _size(self) -> int:
        with contextlib.suppress(psutil.Error):
            return int(psutil.Process(self.process.pid).memory_info().rss)
        return 0

    def _worked(self) -> float:
        with contextlib.suppress(psutil.Error):
            times = psutil.Process(self.process.pid).cpu_times()
            return float(times.user + times.system)
        return 0.0

    @staticmethod
    def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
        if stream is None:
            raise ChildStoppedError(CRASHED)
        return stream

    def close(self) -> None:
        self.well = False
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):  # what was not sent cannot be sent to one that is gone
                self._pipe(stream).close()


class Children:
    """The children of one run of reading; none outlives it."""

    def __init__(self) -> None:
        self._idle: list[Child] = []
        self._all: list[Child] = []
        self._lock = Lock()
        self._closed = False

    @contextmanager
    def one(self, holding: str = "") -> Iterator[Child]:
        """A child, the one with this file open if there is one; given back afterwards if it is well."""
        child = self._take(holding) or self._start()
        try:
            yield child
        finally:
            self._give_back(child)

    def _take(self, holding: str) -> Child | None:
        with self._lock:
            self._idle.sort(key=lambda child: child.holds == holding)
            return self._idle.pop() if self._idle else None

    def _start(self) -> Child:
        with self._lock:
            if self._closed:
                raise ChildStoppedError(CRASHED)
            child = Child()
            self._all.append(child)
        return child

    def _give_back(self, child: Child) -> None:
        if not child.well:
            child.close()
        with self._lock:
            (self._idle if child.well else []).append(child)
            self._all = [one for one in self._all if one.process.returncode is None]

    def close(self) -> None:
        with self._lock:
            self._closed = True
            ending, self._all, self._idle = self._all, [], []
        for child in ending:
            child.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
