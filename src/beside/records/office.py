"""Reads the words of DOCX and ODT: paragraphs as lines, cells parted by tabs, notes at their end, headers first.

The parts are XML in a ZIP. Each is parsed with no document type, no entities and no way out, and cleared as it is read.
"""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from beside.records import container_problems as problems
from beside.records import limits
from beside.records.file import file_in_hand
from beside.records.office_words import OFFICES, WORD, Words
from beside.records.problems import RefusedRecordError, too_large
from beside.records.text import text_document
from beside.records.unpack import blocks_of, join_up_to
from beside.records.zip_list import list_members
from beside.records.zipped import blocks_of_member, can_be_opened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from beside.errors import Problem
    from beside.records.document import Document
    from beside.records.file import File
    from beside.records.held import Held
    from beside.records.office_words import Office

PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".heic", ".pdf")
SMALL_PICTURE = 32 << 10
MOST_PICTURES = 200


def read_office(held: Held) -> Iterator[Document | Problem | File]:
    parts = Parts(held)
    office = next((one for one in OFFICES if any(map(one.body.fullmatch, parts.blocks))), WORD)
    words = Words(office, held.name)
    whole = all(_read_part(words, parts, name) for name in _texts_of(office, parts.blocks))
    yield text_document(held, words.text, "utf-8")
    if not whole:
        yield problems.cut_short(held.name)
    if words.deleted:
        yield problems.deleted_left_out(held.name)
    yield from _pictures(office, parts)
    yield from dict.fromkeys(parts.file.oddities)


def _read_part(words: Words, parts: Parts, name: str) -> bool:
    """Whether it was read to its end."""
    try:
        words.read(parts.take(name))
    except etree.XMLSyntaxError:
        return False
    return True


def _texts_of(office: Office, names: Iterable[str]) -> Sequence[str]:
    """Heads of pages first, then the body, then what stands at the foot of pages and behind."""
    found = sorted(name for name in names if office.around.fullmatch(name))[: limits.OFFICE_PARTS]
    heads = [name for name in found if "header" in name]
    bodies = sorted(filter(office.body.fullmatch, names))
    return [*heads, *bodies[:1], *(name for name in found if name not in heads)]


class Parts:
    """The files in it, each opened when it is wanted."""

    def __init__(self, held: Held) -> None:
        self.file = file_in_hand(held)
        handle = BytesIO(held.data)
        contents = list_members(handle)
        members = [member for member in contents.members if can_be_opened(member)]
        if contents.broken:
            self.file.oddities.append(problems.list_broken(held.name))
        self.blocks = {member.name: partial(blocks_of_member, handle, member, self.file) for member in members}
        self.sizes = {member.name: member.size for member in members}

    def take(self, name: str) -> bytes:
        data = join_up_to(limits.OFFICE_XML, self.blocks[name]())
        if len(data) > limits.OFFICE_XML:
            raise RefusedRecordError(too_large(self.file.name, limits.OFFICE_XML))
        return data


def _pictures(office: Office, parts: Parts) -> Iterator[File | Problem]:
    """Those large enough to be a page are read as files of their own; the rest are logos."""
    found = [name for name in parts.blocks if name.startswith(office.pictures)]
    pages = [name for name in found if name.lower().endswith(PICTURES) and parts.sizes[name] >= SMALL_PICTURE]
    for name in pages[:MOST_PICTURES]:
        picture = parts.file.member(name.rpartition("/")[2], parts.sizes[name])
        yield picture.over(partial(blocks_of, b"".join(parts.blocks[name]())))
    if left := len(found) - len(pages[:MOST_PICTURES]):
        yield problems.small_pictures(parts.file.name, left)
