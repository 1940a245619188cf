"""Finds the files to read: in the order of their names, each folder once, nothing left out in silence."""

from __future__ import annotations

import os
import stat
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from beside.records import limits, problems
from beside.records.file import file_on_disk
from beside.records.passed_over import passed_over_among, tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.errors import Problem
    from beside.records.file import File


def find_files(paths: Sequence[Path]) -> Iterator[File | Problem]:
    """Named as the person knows them: from the file or folder they gave, never from the root."""
    seen: set[tuple[int, int]] = set()
    for path, name in zip(paths, _names_of(paths), strict=True):
        yield from _find(path, name, seen, 0)


def _names_of(paths: Sequence[Path]) -> list[str]:
    """The last part of each path, with the part before it where two would have the same name."""
    whole = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 - resolve() would follow links
    counts = Counter(path.name for path in set(whole))
    return [
        path.name if counts[path.name] < 2 else f"{path.parent.name}/{path.name}" for path in whole
    ]


def _find(
    path: Path, name: str, seen: set[tuple[int, int]], depth: int
) -> Iterator[File | Problem]:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            yield from _find_in_folder(path, name, seen, depth, (status.st_dev, status.st_ino))
        elif stat.S_ISREG(status.st_mode):
            yield file_on_disk(path, name, status.st_size)
        else:
            yield problems.not_read_yet(name, "a device or a connection, not a file")
    except FileNotFoundError:
        yield problems.not_found(name)
    except OSError as error:
        yield problems.not_opened(name, error)


def _find_in_folder(
    path: Path, name: str, seen: set[tuple[int, int]], depth: int, identity: tuple[int, int]
) -> Iterator[File | Problem]:
    if identity in seen:  # a link back to a folder above, or the same folder named twice
        return
    seen.add(identity)
    if depth >= limits.FOLDERS_DEEP:
        yield problems.folders_too_deep(name)
        return
    inside = sorted(inner.name for inner in path.iterdir())
    passed_over = passed_over_among(f"{path.name}/{entry}" for entry in inside)
    passed_over = {whole.rpartition("/")[2]: reason for whole, reason in passed_over.items()}
    left = [entry for entry in inside if entry not in passed_over]
    hidden = [entry for entry in left if entry.startswith(".")]
    for entry in left:
        if not entry.startswith("."):
            yield from _find(path / entry, f"{name}/{entry}", seen, depth + 1)
    if hidden:
        yield problems.hidden(name, hidden)
    yield from tell(name, passed_over)
