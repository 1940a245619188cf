"""Tells a mail from a note that begins like one."""

from __future__ import annotations

import re

# A printed mail, or a note, may begin with "From:" and "Date:"; what only machines write tells that it was sent.
FIELD = re.compile(rb"[!-9;-~]{1,60}:")
PEOPLES = frozenset((b"from", b"to", b"subject", b"date"))
MACHINES = (
    re.compile(rb"^message-id:[ \t]*(?:\r?\n[ \t]+)?<[^>\s]{1,300}>", re.IGNORECASE | re.MULTILINE),
    re.compile(rb"^mime-version:[ \t]*1\.", re.IGNORECASE | re.MULTILINE),
)
ENVELOPE = re.compile(rb"From [^\r\n]{1,200}(?:19|20)\d\d[^\r\n]{0,20}\r?\n")
END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
HEAD = 64 << 10


def is_mail(data: bytes) -> bool:
    end = END_OF_HEAD.search(data, 0, HEAD)
    head = data[: end.start() if end else HEAD]
    lines = [line for line in head.splitlines() if not line[:1].isspace()]
    names = {line.partition(b":")[0].strip().lower() for line in lines if FIELD.match(line)}
    whole = bool(lines) and all(FIELD.match(line) for line in lines[:-1])
    return whole and len(names & PEOPLES) >= 2 and any(field.search(head) for field in MACHINES)


def is_mailbox(data: bytes) -> bool:
    found = ENVELOPE.match(data[:1024])
    return found is not None and is_mail(data[found.end() : found.end() + HEAD])
