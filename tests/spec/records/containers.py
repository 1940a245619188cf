"""Builds containers for tests: ZIP archives as people, portals and enemies make them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from tests.spec.records.conftest import as_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping


def zip_of(files: Mapping[str, object], *, packed: bool = True) -> bytes:
    """Content as for `write`: bytes, text, or anything else as JSON."""
    made = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, as_bytes(content))
    return made.getvalue()


class OneWay(io.RawIOBase):
    """A stream that cannot go back, as when a server packs while it sends: sizes then follow the files."""

    def __init__(self) -> None:
        self.made = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.made += data
        return len(data)


def zip_as_sent(files: Mapping[str, object]) -> bytes:
    stream = OneWay()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[arg-type]
        for name, content in files.items():
            archive.writestr(name, as_bytes(content))
    return bytes(stream.made)


def without_list(packed: bytes) -> bytes:
    """A download that stopped before its end: the list of contents is gone."""
    return packed[: packed.index(b"PK\x01\x02")]


def with_flag(packed: bytes, flag: int) -> bytes:
    """Every file with this flag, in its head and in the list."""
    made = bytearray(packed)
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.find(sign)
        while at >= 0:
            made[at + place] |= flag
            at = made.find(sign, at + 4)
    return bytes(made)
