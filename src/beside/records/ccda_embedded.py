"""Files within a C-CDA document: a body that is no XML, pictures and notes in base64."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from beside.records import limits, problems
from beside.records.attachments import decode_base64, shown_address
from beside.records.held import Held, Said, id_within
from beside.records.xml_tree import local_name, path_of, text_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml import etree

    from beside.errors import Problem
    from beside.records.xml_tree import Node

BODY = "nonXMLBody"


@dataclass(frozen=True, slots=True, repr=False)
class Embedded:
    """`written` is still base64 where `packed`; `address` is where it is said to be, where it is not here."""

    path: str
    title: str
    written: str
    packed: bool
    address: str


def embedded_in(root: Node, held: Held) -> Iterator[Embedded]:
    """Taken out of the tree, so that the bytes of a scan are not held twice."""
    found = 0
    for element in root.element.iter("{*}text", "{*}value"):
        if not is_embedded(element):
            continue
        found += 1
        if found > limits.RESOURCES:
            raise problems.RefusedRecordError(problems.too_many(held.name, "files", limits.RESOURCES))
        yield take(element)


def is_embedded(element: etree._Element) -> bool:
    if element.get("representation") == "B64":
        return True
    outer = element.getparent()
    return outer is not None and local_name(outer) in {BODY, "observationMedia"}


def take(element: etree._Element) -> Embedded:
    packed = element.get("representation") == "B64"
    written = (element.text or "") if packed else text_in(element)
    address = next((part.get("value") or "" for part in element.iterchildren("{*}reference")), "")
    taken = Embedded(path_of(element), title_around(element), written.strip(), packed, address)
    element.text = None
    return taken


def title_around(element: etree._Element) -> str:
    """That of the section it stands in."""
    for outer in element.iterancestors("{*}section"):
        title = next(outer.iterchildren("{*}title"), None)
        return " ".join(text_in(title).split()) if title is not None else ""
    return ""


def held_within(held: Held, embedded: Sequence[Embedded], said: Said) -> Iterator[Held | Problem]:
    """One file that cannot be taken out does not stop the others."""
    for number, one in enumerate(embedded, 1):
        chain = (*held.chain, f"file {number}")
        where, title = " › ".join(chain), one.title or said.title
        try:
            if one.written:
                yield unpack(held, one, chain, Said(said.subject, title, said.date))
            elif one.address:
                yield problems.elsewhere(where, title, shown_address(one.address))
            else:
                yield problems.broken_attachment(where, "it has no bytes")
        except problems.RefusedRecordError as refused:
            yield refused.problem


def unpack(held: Held, one: Embedded, chain: tuple[str, ...], said: Said) -> Held:
    where = " › ".join(chain)
    if held.layers >= limits.LAYERS:
        raise problems.RefusedRecordError(problems.too_many_layers(where, "Documents", limits.LAYERS))
    data = decode_base64(one.written, where) if one.packed else one.written.encode("utf-8", "surrogatepass")
    return Held(
        chain=chain,
        data=data,
        id=id_within(held.id, one.path, data),
        container=held.id,
        path=one.path,
        said=said,
        layers=held.layers + 1,
        files=held.files,
    )
