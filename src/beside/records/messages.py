"""What a reader's parent and its child say to each other: structures of our own in MessagePack, never pickles.

A child opens files that may be made to break it. All it can give back is what stands here, checked field by field.
"""

from __future__ import annotations

import struct
from typing import IO

import msgspec

from beside.records.words import NO_WORDS, Words

LENGTH = struct.Struct("<Q")
LONGEST = 256 << 20


class Open(msgspec.Struct, tag=True, frozen=True):
    """Take this PDF or picture in hand, in place of the one before."""

    kind: str
    data: bytes


class ReadText(msgspec.Struct, tag=True, frozen=True):
    """The text layer of these pages, from 1."""

    first: int
    last: int


class ReadAttachments(msgspec.Struct, tag=True, frozen=True):
    """The files that lie in the PDF, up to so many bytes in all."""

    most: int


class Recognise(msgspec.Struct, tag=True, frozen=True):
    """The words on the picture of this page, by OCR with the data in this folder; `oriented` where it can tell up from down."""

    page: int
    folder: str
    languages: str
    oriented: bool
    seconds: float


class Opened(msgspec.Struct, tag=True, frozen=True):
    pages: int
    attachments: int = 0


class PageWords(msgspec.Struct, tag=True, frozen=True):
    """One page as read. `pictured` is how much of it a picture covers, from 0 to 1; `blank` where nothing is on it.

    `sure` is how sure the OCR was, in percent; 0 where there was none.
    """

    number: int
    text: str = ""
    width: float = 0
    height: float = 0
    turned: int = 0
    words: Words = NO_WORDS
    pictured: float = 0
    blank: bool = False
    sure: int = 0


class AttachedFile(msgspec.Struct, tag=True, frozen=True):
    number: int
    name: str
    data: bytes


class Refused(msgspec.Struct, tag=True, frozen=True):
    """`page` is 0 where it is about the whole file; `reason` one of a few words, never text of the record."""

    reason: str
    page: int = 0


class Done(msgspec.Struct, tag=True, frozen=True):
    pass


Request = Open | ReadText | ReadAttachments | Recognise
Reply = Opened | PageWords | AttachedFile | Refused | Done

ENCODER = msgspec.msgpack.Encoder()
REQUESTS = msgspec.msgpack.Decoder(Request)
REPLIES = msgspec.msgpack.Decoder(Reply)


def send(stream: IO[bytes], message: Request | Reply) -> None:
    data = ENCODER.encode(message)
    stream.write(LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """The bytes of the next message; None where there will be none, or where it is cut short or too long to be ours."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    data = stream.read(length) if length <= LONGEST else b""
    return data if len(data) == length else None
