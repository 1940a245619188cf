"""What a child may not do, whatever the file in it makes of it: grow without end, start programs, open connections."""

from __future__ import annotations

import sys

import psutil

from beside.records import limits

BARRED = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "webbrowser.")


def put_up_walls() -> None:
    _limit_memory()
    sys.addaudithook(_watch)


def _watch(event: str, _: object) -> None:
    if event.startswith(BARRED):
        raise PermissionError(event)


def _limit_memory() -> None:
    """Where the system has such a limit: it acts at once, where the parent only looks now and then."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    most = psutil.Process().memory_info().vms + limits.CHILD_MEMORY
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or most < hard:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
