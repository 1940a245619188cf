"""What may stand on a terminal: signs that show, whatever a record or a file name holds."""

from __future__ import annotations

import io
from typing import TextIO


def printable(line: str) -> str:
    """Neither escape sequences nor marks that turn the writing: each stands as its code point."""
    return line if line.isascii() and line.isprintable() else "".join(map(_shown, line))


def _shown(sign: str) -> str:
    if sign.isprintable() or sign == "\n":
        return sign
    return " " if sign.isspace() else f"⟨U+{ord(sign):04X}⟩"


def take_any_sign(stream: TextIO) -> None:
    """Files and pipes get UTF-8; a terminal whose alphabet lacks a sign gets its code point: nothing stops the verb."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
