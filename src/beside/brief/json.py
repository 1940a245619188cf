"""The brief for machines: the guide's own types and the sentences made of it, in one published form."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache, singledispatch
from typing import TYPE_CHECKING, Any

import msgspec

from beside.brief.json_lines import in_lines
from beside.brief.plain import plain_page
from beside.brief.present.doctor import present_doctor
from beside.brief.render_doctor import doctor_as_json
from beside.brief.visible import without_surrogates
from beside.facts.fact import About, Assertion, Course, Details, Fact, Person, Status, Time
from beside.knowledge.cards import Card
from beside.records.document import Document
from beside.terms.dates import PartialDate
from beside.terms.places import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from beside.brief.doctor import DoctorPage
    from beside.brief.page import BriefPage
    from beside.guide import Guide

SCHEMA = "beside.brief"
VERSION = 1

# A card's condition and examples are for its own tests; everything it says and rests on is written out.
CARD_FIELDS = ("id", "title", "says", "cancer", "asks", "because", "written_on", "review_due", "reviewed_by", "content")
DISPLAY_ONLY = frozenset(("runs", "folded", "back", "is_short", "spoken", "more_sources", "has_unsigned", "at", "leads", "host", "read_in", "front_scale"))
# A document's text and entries stay in the record; its name and its hash say which one was read.
DOCUMENT_FIELDS = ("id", "kind", "chain", "container", "title", "date")


def render_json(guide: Guide, page: BriefPage, doctor: DoctorPage | None = None) -> bytes:
    """The same guide and page give the same bytes. A fact or a card stands on one line. `doctor` is made where it is not given."""
    written = {
        "schema": SCHEMA,
        "version": VERSION,
        "language": page.language,
        "show": page.show.value,
        "prepared_on": page.prepared_on.isoformat(),
        "folded": page.folded,
        "facts": {fact.id: msgspec.Raw(msgspec.json.encode(_of(fact))) for fact in guide.case.facts},
        "cards": {card.id: _of(card, CARD_FIELDS) for card in _cards(guide, page)},
        "guide": _of(guide),
        "page": _sentences(plain_page(page, whole=True)),
        "doctor": doctor_as_json(doctor or present_doctor(guide, page.show)),
    }
    return in_lines(written, 2) + b"\n"


def _sentences(part: Any) -> Any:
    """The page without what only a display needs; what is folded stays where it stands, as a block of that kind."""
    if isinstance(part, list):
        return [_sentences(one) for one in part]
    if isinstance(part, dict):
        return {key: _sentences(value) for key, value in part.items() if key not in DISPLAY_ONLY}
    return without_surrogates(part) if isinstance(part, str) else part


def _cards(guide: Guide, page: BriefPage) -> Iterator[Card]:
    """Every card the guide or its pages name, in the order of their ids."""
    named = {card.id: card for card in (*page.cards, *_held(guide))}
    yield from (named[name] for name in sorted(named))


def _held(value: object) -> Iterator[Card]:
    if isinstance(value, Card):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _held(one)
    elif is_dataclass(value) and not isinstance(value, Document | Fact):
        for field in fields(value):
            yield from _held(getattr(value, field.name))


def _of(value: Any, names: tuple[str, ...] = ()) -> dict[str, Any]:
    return {name: one if one is None or (type(one) is str and one.isascii()) else _written(one)
            for name in names or _names_of(value.__class__) for one in (getattr(value, name),)}  # fmt: skip


@cache
def _names_of(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.init)


def _written(value: object) -> Any:
    """As `as_json`; what a long case has hundreds of thousands of is found at once."""
    write = PARTS_OF_FACTS.get(type(value))
    return write(value) if write else as_json(value)


@singledispatch
def as_json(value: object) -> Any:
    """A value of the guide: facts and cards stand by their ids, dates and numbers as they were written."""
    if is_dataclass(value):
        return _of(value)
    raise TypeError(f"nothing says how a {type(value).__name__} is written")


@as_json.register(bool)
@as_json.register(int)
@as_json.register(type(None))
def _(value: bool | int | None) -> bool | int | None:
    return value


@as_json.register
def _(text: str) -> str:
    return without_surrogates(str(text))


@as_json.register
def _(number: Decimal) -> str:
    return str(number)


@as_json.register
def _(day: date) -> str:
    return day.isoformat()


@as_json.register
def _(day: PartialDate) -> str:
    return str(day)


@as_json.register
def _(fact: Fact) -> str:
    return fact.id


@as_json.register
def _(card: Card) -> str:
    return card.id


@as_json.register
def _(document: Document) -> dict[str, Any]:
    return {**_of(document, DOCUMENT_FIELDS), "pages": len(document.pages)}


@as_json.register(tuple)
@as_json.register(list)
def _(values: tuple[Any, ...] | list[Any]) -> list[Any]:
    return [_written(value) for value in values]


@as_json.register(frozenset)
def _(values: frozenset[Any]) -> list[Any]:
    return sorted(as_json(value) for value in values)


@as_json.register(dict)
def _(values: dict[str, Any]) -> dict[str, Any]:
    return {key: as_json(values[key]) for key in sorted(values)}


PARTS_OF_FACTS: Mapping[type, Callable[[Any], Any]] = {
    **dict.fromkeys((About, Details, Source, Status), _of),
    **dict.fromkeys((Assertion, Course, Person, Time), str),
    str: without_surrogates,
    int: int,
    tuple: as_json.dispatch(tuple),
}
