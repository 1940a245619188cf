"""What a ZIP is by what lies in it: an archive of files, or the many parts of one paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from beside.records.sniff import ZIP, Content
from beside.records.zip_list import Member, list_members
from beside.records.zipped import blocks_of_member, can_be_opened

if TYPE_CHECKING:
    from beside.records.file import File

DOCX = Content("office", "a Word document (DOCX)")
ODT = Content("office", "an OpenDocument text (ODT)")
BODY = re.compile(r"word/document\d*\.xml")
# A part that only this kind has, the reader, and what people call it. The first that fits is taken.
KINDS = (
    ("xl/workbook.xml", Content("", "a spreadsheet (XLSX)")),
    ("xl/workbook.bin", Content("", "a spreadsheet (XLSB)")),
    ("ppt/presentation.xml", Content("", "slides (PPTX)")),
    ("Index/Document.iwa", Content("", "a Pages, Numbers or Keynote file")),
    ("META-INF/container.xml", Content("", "an e-book (EPUB)")),
    ("META-INF/manifest.xml", Content("", "an OpenDocument file")),
)


def _is_text(handle: BinaryIO, member: Member, file: File) -> bool:
    """An OpenDocument says in its first part which kind it is."""
    return can_be_opened(member) and b"opendocument.text" in next(blocks_of_member(handle, member, file), b"")


def kind_of_zip(file: File) -> Content:
    with file.handle() as handle:
        members = {member.name: member for member in list_members(handle).members}
        names = set(members)
        if "[Content_Types].xml" in names and any(map(BODY.fullmatch, names)):
            return DOCX
        if {"mimetype", "content.xml"} <= names and _is_text(handle, members["mimetype"], file):
            return ODT
    return next((content for part, content in KINDS if part in names), ZIP)
