"""The child: takes requests from its parent, one after the other, until there is none."""

from __future__ import annotations

import os
import signal
import sys
from queue import SimpleQueue
from threading import Thread
from typing import IO, TYPE_CHECKING

from beside.records.inside.desk import Desk
from beside.records.inside.walls import put_up_walls
from beside.records.messages import REQUESTS, Done, receive, send

if TYPE_CHECKING:
    from beside.records.messages import Request


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what is stopped
    replies = _own_pipe()
    requests: SimpleQueue[Request] = SimpleQueue()
    put_up_walls()
    Thread(target=_listen, args=(sys.stdin.buffer, requests), daemon=True).start()
    desk = Desk()
    while True:
        for reply in desk.answer(requests.get()):
            send(replies, reply)
        send(replies, Done())


def _own_pipe() -> IO[bytes]:
    """Standard output for us alone: what a library prints must not come between our messages."""
    pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return pipe


def _listen(pipe: IO[bytes], requests: SimpleQueue[Request]) -> None:
    """Ends this process the moment the parent is gone, whatever a library is doing."""
    while (data := receive(pipe)) is not None:
        requests.put(REQUESTS.decode(data))
    os._exit(0)


if __name__ == "__main__":
    main()
