"""Documents that lie in resources: their bytes are taken out and checked, or it is said where they are to be found."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from beside.records import problems
from beside.records.fhir_types import (
    Attachment,
    Binary,
    BodyStructure,
    Communication,
    DiagnosticReport,
    DocumentReference,
    Media,
)
from beside.records.held import Said
from beside.records.own import names_a_paper
from beside.records.said import in_one_line, label_of, said_of
from beside.terms.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.errors import Problem
    from beside.records.document import Entry
    from beside.records.fhir_types import Resource

URL_SAFE = str.maketrans("-_", "+/")
SPACES = str.maketrans("", "", " \t\r\n")


@dataclass(frozen=True, slots=True, repr=False)
class Attached:
    """`label` is how people find it; `path` leads there from the document. `data` is still base64.

    `address` is that of the resource it lies in; a Binary also has a `tail`, `Binary/id`.
    """

    label: str
    path: str
    data: str
    url: str
    said: Said
    address: str
    tail: str = ""
    size: int | None = None
    hash: str = ""


def take_attachments(entry: Entry, outer: Resource | None) -> list[Attached]:
    """Taken out of the resource, so that the bytes of a scan are not held twice."""
    found = [] if names_a_paper(entry.resource) else list(_attachments_of(entry.resource))
    said = said_of(entry.resource, outer) if found else Said()
    return [
        _take(attachment, entry, said, path, number)
        for number, (path, attachment) in enumerate(found, 1)
    ]


def _take(attachment: Attachment, entry: Entry, said: Said, path: str, number: int) -> Attached:
    taken = Attached(
        label=f"{label_of(entry.resource, entry.path)} attachment {number}",
        path=f"{entry.path}.{path}",
        data=attachment.data,
        url=attachment.url,
        said=_said_of_attachment(attachment, said),
        address=_address_of(entry),
        size=attachment.size,
        hash=attachment.hash,
    )
    msgspec.structs.force_setattr(attachment, "data", "")
    return taken


def _said_of_attachment(attachment: Attachment, said: Said) -> Said:
    title = in_one_line(attachment.title or said.title)
    return Said(said.subject, title, said.date or parse_date(attachment.creation))


def take_binary(entry: Entry, binary: Binary) -> Attached:
    whose = binary.security_context.reference if binary.security_context else ""
    taken = Attached(
        label=label_of(binary, entry.path),
        path=f"{entry.path}.data",
        data=binary.data,
        url="",
        said=Said(whose),
        address=entry.address,
        tail=f"Binary/{binary.id}",
    )
    msgspec.structs.force_setattr(binary, "data", "")
    return taken


def _address_of(entry: Entry) -> str:
    """Contained resources are found from here: `DocumentReference/abc#scan`."""
    return entry.address or f"{entry.resource.resource_type}/{entry.resource.id}"


def _attachments_of(resource: Resource) -> Iterator[tuple[str, Attachment]]:
    match resource:
        case DocumentReference():
            listed = [
                (f"content[{place}].attachment", item.attachment)
                for place, item in enumerate(resource.content)
            ]
        case DiagnosticReport():
            listed = [
                (f"presentedForm[{place}]", item)
                for place, item in enumerate(resource.presented_form)
            ]
        case Communication():
            listed = [
                (f"payload[{place}].contentAttachment", item.content_attachment)
                for place, item in enumerate(resource.payload)
            ]
        case Media():
            listed = [("content", resource.content)]
        case BodyStructure():
            listed = [(f"image[{place}]", item) for place, item in enumerate(resource.image)]
        case _:
            listed = []
    yield from ((path, item) for path, item in listed if item is not None)


def decode_base64(written: str, where: str) -> bytes:
    """The bytes, with spaces and a lost ending forgiven; anything else is refused."""
    tidy = written.translate(SPACES).translate(URL_SAFE).rstrip("=")
    try:
        return base64.b64decode(tidy + "=" * (-len(tidy) % 4), validate=True)
    except (binascii.Error, ValueError) as error:
        reason = "its bytes are not written in base64"
        raise problems.RefusedRecordError(problems.broken_attachment(where, reason)) from error


def check_attachment(attached: Attached, data: bytes, where: str) -> Iterator[Problem]:
    """Against the size and the checksum (SHA-1, says FHIR R4) that the resource gives."""
    if attached.size is not None and attached.size != len(data):
        yield problems.other_size(where, attached.size, len(data))
    if attached.hash:
        found = hashlib.sha1(data, usedforsecurity=False)
        if attached.hash not in (base64.b64encode(found.digest()).decode(), found.hexdigest()):
            yield problems.other_hash(where)


def data_in_url(url: str) -> str | None:
    """The base64 of a `data:` address."""
    head, comma, data = url.partition(",")
    return data if comma and head.startswith("data:") and head.endswith(";base64") else None


def shown_address(url: str) -> str:
    """The place without what could be a secret: of a web address only the host and the last name in the path."""
    if not url.startswith(("http://", "https://")):
        return in_one_line(url.partition("?")[0])
    try:
        parts = urlsplit(url)
    except ValueError:
        return "a web address"
    return f"{parts.hostname} ({parts.path.rpartition('/')[2] or 'no name'})"
