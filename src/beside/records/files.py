"""Finds the files to read: in the order of their names, each folder once, nothing left out in silence."""

from __future__ import annotations

import os
import stat
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from beside.records import limits, problems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.errors import Problem

# What systems leave behind in folders, and what is no record of anyone.
SYSTEM_FILES = frozenset((".DS_Store", ".localized", ".directory", ".Trashes", ".Spotlight-V100", ".fseventsd",
                          "Thumbs.db", "ehthumbs.db", "desktop.ini", "__MACOSX", ".git", ".gitignore",
                          ".gitattributes"))  # fmt: skip
SYSTEM_PREFIXES = ("._", ".~lock.", "~$")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """`name` is the path as the person knows it: from the file or folder they named, never from the root."""

    path: Path
    name: str


def find_files(paths: Sequence[Path]) -> Iterator[FoundFile | Problem]:
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
) -> Iterator[FoundFile | Problem]:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            yield from _find_in_folder(path, name, seen, depth, (status.st_dev, status.st_ino))
        elif stat.S_ISREG(status.st_mode):
            yield FoundFile(path, name)
        else:
            yield problems.not_read_yet(name, "a device or a connection, not a file")
    except FileNotFoundError:
        yield problems.not_found(name)
    except OSError as error:
        yield problems.not_opened(name, error)


def _find_in_folder(
    path: Path, name: str, seen: set[tuple[int, int]], depth: int, identity: tuple[int, int]
) -> Iterator[FoundFile | Problem]:
    if identity in seen:  # a link back to a folder above, or the same folder named twice
        return
    seen.add(identity)
    if depth >= limits.FOLDERS_DEEP:
        yield problems.folders_too_deep(name)
        return
    inside = sorted(inner.name for inner in path.iterdir() if not _is_of_the_system(inner.name))
    hidden = [entry for entry in inside if entry.startswith(".")]
    for entry in inside:
        if not entry.startswith("."):
            yield from _find(path / entry, f"{name}/{entry}", seen, depth + 1)
    if hidden:
        yield problems.hidden(name, hidden)


def _is_of_the_system(name: str) -> bool:
    return name in SYSTEM_FILES or name.startswith(SYSTEM_PREFIXES)
