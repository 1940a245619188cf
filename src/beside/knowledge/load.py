"""The loader: every card under data/cards, checked against the grammar; nothing that offends is let in."""

from __future__ import annotations

import csv
import functools
import io
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import yaml

from beside.errors import CardError
from beside.knowledge.cards import Card, ExtentRow, Knowledge
from beside.knowledge.fields import Fields
from beside.knowledge.parse_card import parse_card
from beside.terms.places import Citation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable


Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@functools.cache
def load_knowledge() -> Knowledge:
    """All cards that ship with Beside. Raises CardError naming every offence in one message."""
    return load_from(files("beside.knowledge") / "data")


def load_from(data: Traversable) -> Knowledge:
    offences: list[str] = []
    cards: dict[str, Card] = {}
    for card in read_cards(data / "cards", offences):
        if card.id in cards:
            offences.append(f"{card.id}: the id stands twice")
        cards[card.id] = card
    if offences:
        raise CardError(offences)
    return Knowledge(MappingProxyType(cards), tuple(row for file in sorted_children(data / "extents") for row in read_extents(file)))


def read_cards(folder: Traversable, offences: list[str]) -> Iterator[Card]:
    for cancer in sorted_children(folder):
        for file in sorted_children(cancer):
            if file.name.endswith(".yaml"):
                yield from read_card_file(file, cancer.name, offences)


def sorted_children(folder: Traversable) -> list[Traversable]:
    return sorted((child for child in folder.iterdir() if not child.name.startswith(".")), key=lambda child: child.name)


def read_card_file(file: Traversable, cancer: str, offences: list[str]) -> Iterator[Card]:
    where = f"{cancer}/{file.name}"
    content = yaml.load(file.read_text("utf-8"), Loader)  # noqa: S506 - Loader is the safe one
    if not isinstance(content, list):
        offences.append(f"{where}: is not a list of cards")
        return
    for number, written in enumerate(content, 1):
        if card := read_card(where, number, written, cancer, offences):
            yield card


def read_card(where: str, number: int, written: Any, cancer: str, offences: list[str]) -> Card | None:
    if not isinstance(written, dict):
        offences.append(f"{where} card {number}: is not a mapping")
        return None
    return parse_card(Fields(f"{where} {written.get('id', f'card {number}')}", written, offences), cancer)


def read_extents(file: Traversable) -> Iterator[ExtentRow]:
    for row in csv.DictReader(io.StringIO(file.read_text("utf-8"))):
        yield ExtentRow(
            id=row["id"],
            cancer=row["cancer"],
            t=frozenset(row["t"].split()),
            n=frozenset(row["n"].split()),
            m=frozenset(row["m"].split()),
            group=frozenset(row["group"].split()),
            site=frozenset((row.get("site") or "").split("|")) - {""},
            extent=row["extent"],
            citation=Citation(
                key=row["id"], title=row["citation_title"], publisher="", address=row["citation_address"], section="",
                passage=row["passage"], read_on=row["read_on"], licence="",
            ),
        )
