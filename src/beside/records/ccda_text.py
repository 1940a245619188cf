"""The words of a C-CDA document in one text: titles, paragraphs, lists, and tables as rows with tabs between cells."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from beside.records import limits
from beside.records.document import Part
from beside.records.xml_tree import local_name, text_in

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from lxml import etree

    from beside.records.xml_tree import Node

LINES = frozenset({"paragraph", "list", "table", "caption", "br", "thead", "tbody", "tfoot", "title"})
ROWS = frozenset({"tr", "item", "paragraph"})
CELLS = frozenset({"td", "th"})
NOT_SHOWN = frozenset({"renderMultiMedia", "col", "colgroup"})
SYSTEM = re.compile(r"(?:SNOMED[ -]?CT|SNOMED|ICD[ -]?(?:9|10)(?:[ -](?:CM|PCS))?|LOINC|RxNorm|CPT(?:-4)?|CVX|NDC|HCPCS)", re.IGNORECASE)
ANSWER = 60  # a cell this short is an answer, said by the code it was made from
BULLET = "- "
LONG_CELL = 300  # a longer cell is a note, whose own lines stay lines


@dataclass(slots=True)
class Scroll:
    """A text as it grows. A break or a gap is written only when words follow it."""

    pieces: list[str] = field(default_factory=list)
    size: int = 0
    breaks: int = 0
    gap: bool = False

    def say(self, written: str, *, in_one_line: bool = True) -> None:
        """Words with their white space: a run of it is one space. Line ends between words stay where lines are kept."""
        inner = written.strip()
        self.gap = self.gap or written[:1].isspace()
        for place, line in enumerate([inner] if in_one_line else inner.split("\n")):
            if place:
                self.break_line()
            if words := " ".join(line.split()):
                self._write(words)
        self.gap = self.gap or (bool(inner) and written[-1:].isspace())

    def _write(self, words: str) -> None:
        if self.size and self.breaks:
            self.put("\n" * self.breaks)
        elif self.size and self.gap and not self.pieces[-1].endswith(("\n", "\t")):
            self.put(" ")
        self.breaks, self.gap = 0, False
        self.put(words)

    def put(self, piece: str) -> None:
        self.pieces.append(piece)
        self.size += len(piece)

    def break_line(self, count: int = 1) -> None:
        self.breaks = max(self.breaks, count)
        self.gap = False

    def tab(self) -> None:
        if self.breaks:
            self.put("\n" * self.breaks)
        self.breaks, self.gap = 0, False
        self.put("\t")


@dataclass(slots=True)
class Row:
    """A row of a table, an item or a paragraph, in the section of this path. `cells`: the head of each, if it has one, and where it stands."""

    start: int
    path: str
    section: str
    in_table: bool
    end: int = 0
    cells: list[tuple[str, int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Narrative:
    """The whole text, where each id stands in it, and in which row."""

    scroll: Scroll = field(default_factory=Scroll)
    sections: list[tuple[int, int, str]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    prose: list[tuple[int, int, str]] = field(default_factory=list)
    spans: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    row_of: dict[str, Row] = field(default_factory=dict)
    displays: tuple[str, ...] = ()
    text: str = ""
    _named: dict[tuple[str, str], list[Row]] | None = None

    def close(self) -> None:
        self.text = "".join(self.scroll.pieces)

    def words_of(self, anchor: str) -> str:
        """What stands at an id; the cell or row around it where the id marks an empty place."""
        start, end, _ = self.spans.get(anchor, (0, 0, ""))
        words = " ".join(self.text[start:end].split()).removeprefix(BULLET)
        row = self.row_of.get(anchor)
        if words or row is None:
            return words
        rest = self.text[start : row.end].lstrip()
        return rest.split("\t", 1)[0].split("\n", 1)[0].strip()

    def cell_beside(self, anchor: str, heads: Container[str], path: str) -> str:
        """What stands in the row of an id under one of these heads, where the row is of the same section as this path."""
        row = self.row_of.get(anchor)
        cells = row.cells if row and path.startswith(f"{row.section}/") else []
        return next((self.words_in(start, end) for head, start, end in cells if head.lower() in heads), "")

    def words_in(self, start: int, end: int) -> str:
        return " ".join(self.text[start:end].split())

    def row_named(self, section: str, names: Iterable[str]) -> Row | None:
        """The only row of a section that has one of these names as a cell."""
        if self._named is None:
            self._named = defaultdict(list)
            for row in self.rows:
                for _, start, end in row.cells:
                    self._named[row.section, self.words_in(start, end).lower()].append(row)
        found = {id(row): row for name in names for row in self._named.get((section, name), ())}
        return next(iter(found.values())) if len(found) == 1 else None

    def parts(self, entries: Mapping[str, Sequence[str]], coded: Container[str]) -> tuple[Part, ...]:
        """Every section, every row that entries speak of, and prose in tables.

        `entries` gives the paths of the entries that speak of an id. `coded` holds the sections that have entries: the
        short cells of their tables were made from these.
        """
        spoken_of: dict[int, list[str]] = defaultdict(list)
        for anchor, paths in entries.items():
            if anchor in self.row_of:
                spoken_of[id(self.row_of[anchor])] += paths
        parts = [Part(start, end, path) for start, end, path in self.sections]
        for row in self.rows:
            said_by = tuple(dict.fromkeys(spoken_of[id(row)])) if id(row) in spoken_of else ()
            derived = row.in_table and row.section in coded
            if said_by or derived:
                parts.append(Part(row.start, row.end, row.path, said_by or (row.section,), derived))
        parts += [Part(start, end, path) for start, end, path in self.prose]
        blocks = {anchor: self.spans[anchor] for anchor in entries if anchor in self.spans and anchor not in self.row_of}
        parts += [Part(start, end, path, tuple(entries[anchor])) for anchor, (start, end, path) in blocks.items()]
        return tuple(sorted(parts, key=lambda part: (part.start, -part.end)))


def write_title(narrative: Narrative, title: str, count: int = 2) -> None:
    narrative.scroll.break_line(count)
    narrative.scroll.say(title)
    narrative.scroll.break_line()


def write_section(narrative: Narrative, text: Node | None, title: str, path: str) -> None:
    """The title and the words of one section; those of the sections in it follow as sections of their own."""
    start = narrative.scroll.size
    write_title(narrative, title)
    if text:
        Writer(narrative, path).write(text.element, text.path, 0)
    narrative.scroll.break_line()
    narrative.sections.append((start, narrative.scroll.size, path))


@dataclass(slots=True)
class Writer:
    """Writes the words under one element. `row` is the innermost around it; in a short cell everything is one line."""

    narrative: Narrative
    section: str
    row: Row | None = None
    flat: bool = False
    tables: int = 0
    heads: tuple[str, ...] = ()

    def write(self, element: etree._Element, path: str, depth: int) -> None:
        self.narrative.scroll.say(element.text or "", in_one_line=self.flat)
        counts: dict[str, int] = defaultdict(int)
        for child in element:
            name = local_name(child)
            counts[name] += 1
            if is_shown(child, name):
                self._child(child, name, f"{path}/{name}[{counts[name]}]", depth + 1)
            self.narrative.scroll.say(child.tail or "", in_one_line=self.flat)

    def _child(self, child: etree._Element, name: str, path: str, depth: int) -> None:
        start = self.narrative.scroll.size
        anchor = child.get("ID") or child.get("id") or ""
        row, is_row = self.row, name in ROWS and not self.flat
        if is_row:
            self._break(name)
            self.row = Row(self.narrative.scroll.size, path, self.section, self.tables > 0)
            self.narrative.rows.append(self.row)
        self._note(anchor)
        self._inside(child, name, path, depth)
        if is_row and self.row:
            self.row.end = self.narrative.scroll.size
        if anchor:
            self.narrative.spans.setdefault(anchor, (start, self.narrative.scroll.size, path))
        self.row = row

    def _note(self, anchor: str) -> None:
        if anchor and self.row is not None:
            self.narrative.row_of.setdefault(anchor, self.row)

    def _inside(self, child: etree._Element, name: str, path: str, depth: int) -> None:
        if depth > limits.NARRATIVE_DEEP:
            self.narrative.scroll.say(text_in(child))
        elif name == "tr":
            self._cells(child, path, depth)
        elif name == "table":
            self._table(child, path, depth)
        else:
            self._block(child, name, path, depth)

    def _table(self, child: etree._Element, path: str, depth: int) -> None:
        self._break("table")
        heads, self.heads = self.heads, ()
        self.tables += 1
        self.write(child, path, depth)
        self.tables -= 1
        self.heads = heads
        self._break("table")

    def _block(self, child: etree._Element, name: str, path: str, depth: int) -> None:
        if name in LINES or name == "item":
            self._break(name)
        if name == "item" and not self.flat:
            self.narrative.scroll.say(BULLET)
        if name == "footnote":
            self.narrative.scroll.say(" (")
            self.write(child, path, depth)
            self.narrative.scroll.say(") ")
            return
        self.write(child, path, depth)
        if name in LINES or name == "item":
            self._break(name)

    def _break(self, name: str) -> None:
        if not self.flat:
            self.narrative.scroll.break_line(2 if name == "paragraph" and not self.tables else 1)
        elif name in ROWS or name in {"br", "caption"}:
            self.narrative.scroll.say(" ")

    def _cells(self, child: etree._Element, path: str, depth: int) -> None:
        """The cells of a row, with a tab between them. A row of heads names the cells under it."""
        self._break("tr")
        cells = [cell for cell in child if local_name(cell) in CELLS]
        flat = self.flat
        if cells and all(local_name(cell) == "th" for cell in cells):
            self.heads = tuple(" ".join(text_in(cell).split()) for cell in cells)
        for place, cell in enumerate(cells, 1):
            if place > 1:
                self.narrative.scroll.tab()
            start = self.narrative.scroll.size
            self._cell(cell, f"{path}/{local_name(cell)}[{place}]", depth, flat=flat)
            if self.row is not None:
                head = self.heads[place - 1] if place <= len(self.heads) else ""
                self.row.cells.append((head, start, self.narrative.scroll.size))
        self.flat = flat
        self._break("tr")

    def _cell(self, cell: etree._Element, path: str, depth: int, *, flat: bool) -> None:
        """A cell of a code system's name is no words; a long one is prose."""
        written = " ".join(text_in(cell).split())
        if SYSTEM.fullmatch(written):
            return
        self.flat = flat or len(written) <= LONG_CELL
        start = self.narrative.scroll.size
        self._child(cell, local_name(cell), path, depth + 1)
        if len(written) > ANSWER and not written.lower().startswith(self.narrative.displays):
            self.narrative.prose.append((start, self.narrative.scroll.size, path))


def is_shown(element: etree._Element, name: str) -> bool:
    """What was struck out in a revision is not said."""
    return name not in NOT_SHOWN and element.get("revised") != "delete"
