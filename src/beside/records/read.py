"""Reads any mix of files and folders: bytes in, documents and problems out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from beside.errors import Problem
    from beside.records.document import Document


def read_records(
    paths: Sequence[Path],
    *,
    on_progress: Callable[[int, int, str], None] | None = None,
) -> Iterator[Document | Problem]:
    raise NotImplementedError
