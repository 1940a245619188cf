"""What is awaited, disputed, not in the records, not read or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import cut, items, say_clinically
from beside.brief.messages import (
    Sentence,
    Voice,
    as_stated,
    frame,
    in_general,
    message,
    plain_words,
)
from beside.brief.present.build import when
from beside.brief.present.doctor.absent import absent
from beside.brief.present.doctor.awaited import awaited
from beside.brief.present.doctor.lines import differing, line, of_kinds
from beside.brief.present.doctor.papers import excerpts, is_written, place_in_text, reports_of
from beside.brief.visible import visible
from beside.guide.guide import State
from beside.terms.places import overlaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.brief.doctor import Line
    from beside.guide import Guide
    from beside.guide.guide import Item

MOST_ITEMS, MOST_NAMES, MOST_ASIDE = 30, 6, 420
ASIDES = (
    (wording.ASKED_OTHERS, frozenset({"asked of others"})),
    (wording.NOT_DONE_STATED, frozenset({"not there", "not-yet"})),
    (wording.NOT_SETTLED, frozenset({"unsettled"})),
    (wording.FOLLOWED, frozenset({"follow-up"})),
)


def present_open(guide: Guide) -> Iterator[Line]:
    case = guide.case
    yield from awaited(case, "open")
    yield from differing(case, lambda kind: kind == "person")
    disputed = tuple(_disputes(guide))
    if disputed:
        yield line(wording.DISPUTED_LABEL, disputed, is_open=True)
    yield from _as_written(guide)
    missing = (frame(wording.NOT_LISTED_IN_FOLLOW_UP),) if guide.follow_up else tuple(absent(guide))
    yield line(wording.NOT_IN_RECORDS, missing or (frame(wording.NONE_OPEN),))
    old = [item for item in guide.items if item.state is State.OLD and item.applies_surely]
    if old:
        yield line(wording.OLD, tuple(_items(old)))
    lost = list(dict.fromkeys(problem.where for problem in case.problems if problem.lost))
    if lost:
        yield line(wording.NOT_READ, (_named(lost),), is_open=True)
    if case.apart:
        yield line(wording.APART, (_named([*case.apart]),), is_open=True)


def _as_written(guide: Guide) -> Iterator[Line]:
    """What papers say was asked of others, was not done or is not there, and how the person is to be followed."""
    case = guide.case
    dated = {fact.name for fact in case.of_kind("pending") if fact.details.since is not None or not is_written(fact)}
    shown = [*(fact for fact in case.of_kind("pending") if fact.name not in dated), *case.of_kind("other-way")]
    places = [place_in_text(fact) for fact in shown if is_written(fact)]
    boards = {fact.source.document for fact in reports_of(case, None)}
    for label, kinds in ASIDES:
        said = [fact for fact in of_kinds(case, "remark", "not-yet") if (fact.name if fact.kind == "remark" else fact.kind) in kinds and fact.source.document not in boards]
        said = [fact for fact in said if not any(overlaps(place_in_text(fact), place) for place in places)]
        if said:
            yield line(label, tuple(excerpts(said, case, MOST_ASIDE)))


def _disputes(guide: Guide) -> Iterator[Sentence]:
    facts = {fact.id: fact for fact in guide.case.facts}
    for said in guide.case.statements:
        if said.kind == "dispute" and (fact := facts.get(said.fact)):
            words = message(wording.DISPUTED, who=visible(said.who), when=when(said), words=cut(visible(said.words), 160), said=say_clinically(fact))
            yield as_stated(words, said)


def _items(found: list[Item]) -> Iterator[Sentence]:
    """By the titles of their cards; each once, whichever tumour it is asked of."""
    titles = {items().get(item.card.id, item.card.title): item.card for item in found}
    for title, card in [*titles.items()][:MOST_ITEMS]:
        yield in_general(plain_words(visible(title)), card)
    if len(titles) > MOST_ITEMS:
        yield frame(wording.MORE, count=len(titles) - MOST_ITEMS)


def _named(names: list[str]) -> Sentence:
    """Names of records; where they are many, how many more."""
    shown = ", ".join(cut(visible(name), 60) for name in names[:MOST_NAMES])
    if len(names) <= MOST_NAMES:
        return Sentence(message("{names}", names=shown), Voice.FRAME)
    return frame("{names} {more}", names=shown, more=message(wording.MORE, count=len(names) - MOST_NAMES))
