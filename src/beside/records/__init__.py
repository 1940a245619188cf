"""Bytes in, documents out; whatever could not be read is named."""

from beside.records.document import Document, Entry, Page
from beside.records.read import read_records

__all__ = ["Document", "Entry", "Page", "read_records"]
