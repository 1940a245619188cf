"""What a ZIP is by what lies in it: an archive of files, or the many parts of one paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.records.sniff import ZIP, Content
from beside.records.zip_list import list_members

if TYPE_CHECKING:
    from beside.records.file import File

# A part that only this kind has, the reader, and what people call it. The first that fits is taken.
KINDS = (
    ("word/document.xml", Content("", "a Word document (DOCX)")),
    ("xl/workbook.xml", Content("", "a spreadsheet (XLSX)")),
    ("xl/workbook.bin", Content("", "a spreadsheet (XLSB)")),
    ("ppt/presentation.xml", Content("", "slides (PPTX)")),
    ("Index/Document.iwa", Content("", "a Pages, Numbers or Keynote file")),
    ("META-INF/container.xml", Content("", "an e-book (EPUB)")),
    ("META-INF/manifest.xml", Content("", "an OpenDocument file")),
)


def kind_of_zip(file: File) -> Content:
    with file.handle() as handle:
        names = {member.name for member in list_members(handle).members}
    return next((content for part, content in KINDS if part in names), ZIP)
