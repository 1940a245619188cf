"""Which marks of Word's and OpenDocument's XML make lines, cells and signs, and which hold no words.

The XML is never built as a tree: its marks and words pass by one after the other. A document type is refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from beside.records import container_problems as problems
from beside.records.problems import RefusedRecordError

EMPTY_LINES = re.compile(r"\n{3,}")
LINE_END = re.compile(r"[ \t]{1,999}\n")
CELL_END = re.compile(r" {1,99}\t")


@dataclass(frozen=True, slots=True)
class Office:
    """Parts by their names, and marks by theirs: `texts` hold words, `silent` none that are the document's."""

    body: re.Pattern[str]
    around: re.Pattern[str]
    pictures: str
    signs: dict[str, str]
    ends: dict[str, str]
    texts: frozenset[str]
    paragraphs: frozenset[str]
    cells: frozenset[str]
    silent: frozenset[str]
    deleted: frozenset[str]


WORD = Office(
    body=re.compile(r"word/document\d*\.xml"),
    around=re.compile(r"word/(?:header|footer|footnotes|endnotes|comments)\d*\.xml"),
    pictures="word/media/",
    signs={"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"},
    ends={"tc": "\t", "tr": "\n"},
    texts=frozenset(("t",)),
    paragraphs=frozenset(("p",)),
    cells=frozenset(("tc",)),
    silent=frozenset(("tabs", "instrText", "fldData", "Fallback")),
    deleted=frozenset(("del", "moveFrom")),
)
OPEN_DOCUMENT = Office(
    body=re.compile(r"content\.xml"),
    around=re.compile(r"styles\.xml"),
    pictures="Pictures/",
    signs={"tab": "\t", "line-break": "\n", "s": " "},
    ends={"table-cell": "\t", "table-row": "\n"},
    texts=frozenset(("p", "h")),
    paragraphs=frozenset(("p", "h")),
    cells=frozenset(("table-cell",)),
    silent=frozenset(("automatic-styles", "scripts", "binary-data", "note-citation")),
    deleted=frozenset(("tracked-changes",)),
)
OFFICES = (WORD, OPEN_DOCUMENT)


@dataclass(slots=True)
class Words:
    """Gathers the words of all parts; lxml calls `start`, `data` and `end` as the marks go by."""

    office: Office
    name: str
    pieces: list[str] = field(default_factory=list)
    deleted: bool = False
    silent: int = 0
    in_text: int = 0
    in_cell: int = 0

    @property
    def text(self) -> str:
        lines = LINE_END.sub("\n", CELL_END.sub("\t", "".join(self.pieces)))
        return EMPTY_LINES.sub("\n\n", lines).strip("\n")

    def read(self, xml: bytes) -> None:
        """One part; what is damaged in it costs what comes after, which the caller is told by an error of lxml's."""
        self.silent = self.in_text = self.in_cell = 0
        parser = etree.XMLParser(target=self, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        etree.fromstring(xml, parser)

    def start(self, tag: str | bytes, _attributes: object = None) -> None:
        name = _name_of(tag)
        self.deleted = self.deleted or name in self.office.deleted
        self.silent += name in self.office.silent or name in self.office.deleted
        self.in_text += name in self.office.texts
        self.in_cell += name in self.office.cells
        self._add(self.office.signs.get(name, ""))

    def end(self, tag: str | bytes) -> None:
        name = _name_of(tag)
        self.silent -= name in self.office.silent or name in self.office.deleted
        self.in_text -= name in self.office.texts
        self.in_cell -= name in self.office.cells
        self._add((" " if self.in_cell else "\n") if name in self.office.paragraphs else self.office.ends.get(name, ""))

    def data(self, data: str | bytes) -> None:
        if self.in_text:
            self._add(str(data))

    def doctype(self, *_named: object) -> None:
        raise RefusedRecordError(problems.document_type(self.name))

    def comment(self, text: str | bytes) -> None:
        """What the program that wrote it noted for itself."""

    def close(self) -> None:
        self.pieces.append("\n")

    def _add(self, piece: str) -> None:
        if piece and not self.silent:
            self.pieces.append(piece)


def _name_of(tag: str | bytes) -> str:
    """Without its namespace; lxml gives text, its types allow bytes too."""
    return str(tag).rpartition("}")[2]
