"""JSON with one thing a line: a third less to keep and to send than with each value on its own, and to be read by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def in_lines(value: Any, levels: int) -> bytes:
    """So many levels of keys each begin a line; what lies deeper stands in it."""
    if not levels or not isinstance(value, dict) or not value:
        return msgspec.json.encode(value)
    return b"{\n" + b",\n".join(msgspec.json.encode(key) + b": " + in_lines(one, levels - 1) for key, one in value.items()) + b"\n}"


def list_in_lines(before: Mapping[str, Any], name: str, items: Iterable[bytes]) -> bytes:
    """An object whose last key holds a list of items, which are encoded already; each begins a line."""
    head = msgspec.json.encode(before)[:-1]
    return head + b"," + msgspec.json.encode(name) + b": [\n" + b",\n".join(items) + b"\n]}\n"
