"""Finds the mails in a mailbox (mbox), as mail programs and providers save it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from beside.records import limits, problems
from beside.records.mail_sign import ENVELOPE
from beside.records.unpack import blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.records.file import File


def read_mailbox(file: File) -> Iterator[File]:
    for number, data in enumerate(_mails(file), 1):
        inner = file.member(f"mail {number}", len(data))
        yield inner.over(partial(blocks_of, data))


def _mails(file: File) -> Iterator[bytes]:
    mail = bytearray()
    blank = True
    for line in _lines(file):
        if blank and mail and ENVELOPE.match(line):
            yield bytes(mail)
            mail.clear()
        elif mail or not ENVELOPE.match(line):
            mail += line
        if len(mail) > limits.WHOLE:
            raise problems.RefusedRecordError(problems.too_large(file.name, limits.WHOLE))
        blank = not line.strip()
    if mail:
        yield bytes(mail)


def _lines(file: File) -> Iterator[bytes]:
    rest = bytearray()
    for block in file.blocks():
        rest += block
        if b"\n" in block:
            end = rest.rindex(b"\n") + 1
            yield from bytes(rest[:end]).splitlines(keepends=True)
            del rest[:end]
        if len(rest) > limits.WHOLE:
            raise problems.RefusedRecordError(problems.too_large(file.name, limits.WHOLE))
    if rest:
        yield bytes(rest)
