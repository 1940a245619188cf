"""XML made safe to walk: no DOCTYPE, no entity, no network, within limits; and each element knows its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from beside.records import limits, problems
from beside.records.encodings import Decoded
from beside.records.text import decode_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.records.held import Held

DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,100}\sencoding=["']([\w.-]{1,40})["']""")
# Single bytes, so that no other way of writing a letter can hide what a scan looks for.
SINGLE_BYTES = re.compile(r"(?:iso-8859-\d{1,2}|windows-125\d|latin-?1|cp125\d)$", re.IGNORECASE)
ROOT = re.compile(r"<(?:[\w.-]{1,80}:)?([\w.-]{1,80})")
NAMESPACE = re.compile(r"""\sxmlns(?::[\w.-]{1,80})?=["']([^"'<>]{1,200})["']""")
BLANKS = re.compile(r"\s*")
ASIDES = (("<?", "?>"), ("<!--", "-->"))
START_OF_ROOT = 4096


@dataclass(frozen=True, slots=True, repr=False)
class Node:
    """An element with the path that leads to it, counted as XPath counts: from 1, among those of its name."""

    element: etree._Element
    path: str

    @property
    def name(self) -> str:
        return local_name(self.element)

    def children(self, name: str) -> Iterator[Node]:
        found = list(self.element.iterchildren(f"{{*}}{name}"))
        for place, element in enumerate(found, 1):
            yield Node(element, f"{self.path}/{name}{f'[{place}]' if len(found) > 1 else ''}")

    def child(self, *names: str) -> Node | None:
        """The first along this path: `child("effectiveTime", "low")`."""
        node: Node | None = self
        for name in names:
            node = next(node.children(name), None) if node else None
        return node

    def get(self, attribute: str, *names: str) -> str:
        """The attribute of the element at the end of this path; empty where there is none."""
        node = self.child(*names)
        return (node.element.get(attribute) or "").strip() if node else ""

    def words(self, *names: str) -> str:
        """All words in the element at the end of this path, in one line."""
        node = self.child(*names)
        return " ".join(text_in(node.element).split()) if node else ""

    def __repr__(self) -> str:
        return f"<Node {self.path}>"


def local_name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def text_in(element: etree._Element) -> str:
    """All the text within it, white space and all."""
    return "".join(map(str, element.itertext()))


def path_of(element: etree._Element) -> str:
    """The path that leads to any element, as `Node` would write it."""
    parts: list[str] = []
    here: etree._Element | None = element
    while here is not None:
        outer = here.getparent()
        alike = [here] if outer is None else list(outer.iterchildren(f"{{*}}{local_name(here)}"))
        place = f"[{alike.index(here) + 1}]" if len(alike) > 1 else ""
        parts.append(f"/{local_name(here)}{place}")
        here = outer
    return "".join(reversed(parts))


def root_of(text: str) -> tuple[str, str]:
    """The local name of the first element, and its namespaces in one string; nothing of it is parsed yet."""
    place = end_of_prolog(text)
    found = ROOT.match(text, place)
    if found is None:
        return "", ""
    opening = text[place : place + START_OF_ROOT].partition(">")[0]
    return found[1], " ".join(NAMESPACE.findall(opening))


def has_doctype(text: str) -> bool:
    """A DOCTYPE can only stand before the first element."""
    return text.startswith("<!DOCTYPE", end_of_prolog(text))


def end_of_prolog(text: str) -> int:
    """The place behind the blanks, comments and instructions at the start."""
    place = _skip_blanks(text, 0)
    while aside := next((aside for aside in ASIDES if text.startswith(aside[0], place)), None):
        end = text.find(aside[1], place + len(aside[0]))
        if end < 0:
            return place
        place = _skip_blanks(text, end + len(aside[1]))
    return place


def _skip_blanks(text: str, place: int) -> int:
    blanks = BLANKS.match(text, place)
    return blanks.end() if blanks else place


def decode_xml(held: Held) -> Decoded:
    """As its first line says where that is one byte a letter; else by what the bytes are."""
    declared = DECLARED.match(held.data[:200])
    if declared and SINGLE_BYTES.match(declared[1].decode("ascii", "replace")):
        encoding = declared[1].decode("ascii").lower()
        return Decoded(held.data.decode(encoding, "replace"), encoding)
    return decode_text(held)


def parse_xml(name: str, text: str) -> Node:
    """The tree of a text that has no DOCTYPE. Raises `RefusedRecordError` where it is no XML, or too much of it."""
    if text.count("<") > limits.XML_TAGS or text.count("=") > limits.XML_ATTRIBUTES:
        raise problems.RefusedRecordError(problems.too_many(name, "XML tags", limits.XML_TAGS))
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), _parser())
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        raise problems.RefusedRecordError(problems.broken_xml(name, line)) from None
    return Node(root, f"/{local_name(root)}")


def _parser() -> etree.XMLParser:
    """`huge_tree` for the base64 of a scan, over 10 MB in one text; the size is held by our own limits."""
    return etree.XMLParser(
        encoding="utf-8",
        huge_tree=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        remove_comments=True,
        remove_pis=True,
        recover=False,
    )
