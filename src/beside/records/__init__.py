"""Bytes in, documents out; whatever could not be read is named.

The readers are loaded when they are asked for: a child that opens PDFs starts with this room, and needs none of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from beside.records.document import Document, Entry, Page

if TYPE_CHECKING:
    from beside.records.read import read_records

__all__ = ["Document", "Entry", "Page", "read_records"]


def __getattr__(name: str) -> Any:
    if name != "read_records":
        raise AttributeError(f"module 'beside.records' has no {name!r}")
    return import_module("beside.records.read").read_records
