"""Reads a mail: who wrote it, when, about what, its words with the quoted ones; what was attached, as files of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.errors import HeaderParseError
from email.message import Message
from email.policy import compat32
from functools import partial
from typing import TYPE_CHECKING

from beside.records import container_problems as problems
from beside.records import limits
from beside.records.held import Said
from beside.records.mail_words import date_of, field_of, words_of_part
from beside.records.passed_over import passed_over_among, tell
from beside.records.problems import RefusedRecordError, too_large, too_many
from beside.records.said import in_one_line
from beside.records.unpack import blocks_of, join_up_to
from beside.records.zip_list import tidy_name
from beside.records.zipped import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.errors import Problem
    from beside.records.file import File
    from beside.records.held import Held

SHOWN = ("From", "Date", "Subject")
NESTING = re.compile(rb"boundary\s{0,9}=|content-type:\s{0,9}message/", re.IGNORECASE)
OF_PAGES = ("text/css", "text/javascript", "application/javascript", "application/x-javascript", "font/", "image/svg")
MOST_NESTED = 100
MOST_PARTS = 5000
MOST_WORK = 50_000_000  # each line is handed through every part around it
SMALL_PICTURE = 32 << 10
DECORATIONS = "Small pictures within the words of a mail, such as logos, passed over"
BROKEN = (LookupError, ValueError, TypeError, AttributeError)  # what Python's parser stumbles with over damaged parts
CUT = frozenset(("StartBoundaryNotFoundDefect", "CloseBoundaryNotFoundDefect", "InvalidBase64LengthDefect"))


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a mail: words to be shown, or bytes that were attached under a name."""

    words: str = ""
    name: str = ""
    data: bytes = b""
    small_picture: bool = False


def read_mail(file: File) -> Iterator[Held | File | Problem]:
    data = join_up_to(limits.WHOLE, file.blocks())
    _check(file.name, data)
    mail = message_from_bytes(data, policy=compat32)
    parts = list(_parts_of(mail))
    yield _as_note(file, data, mail, "\n\n".join(part.words.strip("\r\n") for part in parts if part.words.strip()))
    yield from _attached(file, [part for part in parts if part.name])
    if _is_cut(mail):
        yield problems.member_broken(file.name)


def _check(name: str, data: bytes) -> None:
    if len(data) > limits.WHOLE:
        raise RefusedRecordError(too_large(name, limits.WHOLE))
    nested = len(NESTING.findall(data))
    if nested > MOST_NESTED or nested * data.count(b"\n") > MOST_WORK:
        raise RefusedRecordError(problems.too_many_parts(name, MOST_NESTED))
    if data.count(b"\n--") > MOST_PARTS:
        raise RefusedRecordError(too_many(name, "parts", MOST_PARTS))


def _as_note(file: File, data: bytes, mail: Message, words: str) -> Held:
    """The mail as a person would print it."""
    head = [f"{name}: {field}" for name in SHOWN if (field := field_of(mail, name))]
    said = Said(file.said.subject, in_one_line(field_of(mail, "Subject")), date_of(mail))
    return replace(file.held(data), data="\n".join([*head, "", words]).encode("utf-8", "replace"), said=said, lines=False)


def _attached(file: File, parts: Sequence[Part]) -> Iterator[File | Problem]:
    passed_over = passed_over_among(part.name for part in parts)
    left = [part for part in parts if part.name not in passed_over and not part.small_picture]
    for name, part in zip(numbered([part.name for part in left]), left, strict=True):
        yield file.member(name, len(part.data)).over(partial(blocks_of, part.data))
    yield from tell(file.name, passed_over)
    yield from tell(file.name, {part.name: DECORATIONS for part in parts if part.small_picture})


def _parts_of(mail: Message) -> Iterator[Part]:
    try:
        yield from _parts_of_kind(mail)
    except BROKEN:
        yield Part(name=_name_of(mail), data=b"")


def _parts_of_kind(mail: Message) -> Iterator[Part]:
    kind, inner = mail.get_content_type(), mail.get_payload()
    if kind.startswith("message/") and isinstance(inner, list):
        for one in _messages(inner):
            yield Part(name=f"{in_one_line(field_of(one, 'Subject')) or 'mail'}.eml", data=bytes_of(one))
    elif kind == "multipart/alternative" and isinstance(inner, list):
        yield from _best_of([part for one in _messages(inner) for part in _parts_of(one)])
    elif isinstance(inner, list):
        for one in _messages(inner):
            yield from _parts_of(one)
    else:
        yield _single(mail, kind)


def bytes_of(mail: Message) -> bytes:
    """As it was sent; where a field of it holds another after a lone line end, each field in one line."""
    try:
        return mail.as_bytes()
    except HeaderParseError:
        for part in mail.walk():
            fields = part.items()
            for name, _ in fields:
                del part[name]
            for name, value in fields:
                part[name] = " ".join(str(value).split())
        return mail.as_bytes()


def _messages(parts: Sequence[object]) -> Iterator[Message]:
    return (part for part in parts if isinstance(part, Message))


def _best_of(parts: Sequence[Part]) -> Iterator[Part]:
    """One message in several forms: the first that has words, and whatever is attached to any of them."""
    yield from [part for part in parts if part.words.strip()][:1]
    yield from (part for part in parts if part.name)


def _single(part: Message, kind: str) -> Part:
    attached = part.get_content_disposition() == "attachment" or part.get_filename()
    if kind in ("text/plain", "text/html") and not attached:
        return Part(words=words_of_part(part))
    data = part.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    within = "Content-ID" in part or "Content-Location" in part
    small = kind.startswith("image/") and within and len(data) < SMALL_PICTURE
    looks = kind.startswith(OF_PAGES)
    return Part(name="" if looks else _name_of(part), data=data, small_picture=small)


def _name_of(part: Message) -> str:
    try:
        name = tidy_name(part.get_filename() or "").strip("/")
    except BROKEN:
        name = ""
    return name or f"attachment ({part.get_content_type()})"


def _is_cut(mail: Message) -> bool:
    return any(type(defect).__name__ in CUT for part in mail.walk() for defect in part.defects)
