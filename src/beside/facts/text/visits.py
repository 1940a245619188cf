"""What is awaited, and which visits stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.facts.fact import About, Assertion, Details, Person, Status, Time
from beside.facts.text.cues import read_status
from beside.facts.text.findings import is_back, site_of
from beside.facts.text.header import TITLE
from beside.facts.text.imaging_heads import is_scan
from beside.facts.text.make import NOWHERE, Found, words_at
from beside.facts.text.markers import group_from, is_marker

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beside.facts.text.context import Context
    from beside.facts.text.scan import Hit
    from beside.terms.dates import PartialDate

METHODS = {"fish": "FISH", "hybrid": "FISH"}
DUE = re.compile(r"(?:expected|due|by|ready|available)(?:\s(?:by|on|back|in|before))?\s$")
BLOCK = 500  # characters a form may be long that gives a visit line by line


def read_visits(context: Context) -> Iterator[Found]:
    yield from read_appointments(context)
    yield from read_pending(context)


def read_appointments(context: Context) -> Iterator[Found]:
    """A sentence that names a visit with its date; one that has passed when the note was written is none."""
    seen: set[int] = set()
    for hit in context.note.hits("appointment-cue"):
        first, last = words_around(context, hit)
        dates = [mention for mention in context.dates_in(hit.start, last) if mention.date is not None]
        if first in seen or not dates or is_past(dates[0].date, context.today):
            continue
        seen.add(first)
        yield Found("appointment", name_of(context, hit, first, last), words_at(context, first, last), first, last, "appointment", about=NOWHERE,
                    status=Status(time=Time.PLANNED), quote=(first, last), date=dates[0].date)  # fmt: skip


def words_around(context: Context, hit: Hit) -> tuple[int, int]:
    """The sentence; of a form that gives a visit line by line ("When: ..."), all its lines."""
    text = context.note.plain.text
    first, last = context.note.sentence(hit.start)
    if hit.start != first or text[hit.end : hit.end + 2].lstrip()[:1] != ":":
        return first, last
    start, end = text.rfind("\n\n", max(0, first - BLOCK), first), text.find("\n\n", last, last + BLOCK)
    start = start + 2 if start >= 0 else first
    return start, end if end >= 0 else last


def name_of(context: Context, hit: Hit, first: int, last: int) -> str:
    """Whom the visit is with: whom the words name, or the scan they are for, else the clinic that writes."""
    for role, start, end in (("specialty", first, last), ("imaging", first, last), ("specialty", 0, TITLE)):
        hits = [one for one in context.note.hits_in(role, start, end) if role != "imaging" or is_scan(context.note, one)]
        named = sorted(hits, key=lambda one: (one.start, -one.end))
        if named:
            return named[0].term.name if role == "imaging" else f"{named[0].term.name} {hit.term.value or hit.term.name}"
    return hit.term.name


def is_past(date: PartialDate | None, today: PartialDate | None) -> bool:
    return date is None or (today is not None and date.before(today) is True)


def read_pending(context: Context) -> Iterator[Found]:
    """A marker, scan or report whose result is awaited."""
    lists = last_of_lists(context)
    for hit in context.note.hits("marker", "awaited", "imaging"):
        if hit.term.role == "marker" and not is_marker(context, hit):
            continue
        last = lists.get(hit.start, hit)
        reading = read_status(context.note, last.start, last.end)
        if hit.term.role == "imaging" and reading.status.time is Time.PLANNED:
            yield from booked(context, hit)
        if reading.status.time is not Time.PENDING or reading.status.person is not Person.PATIENT or reading.silent or is_back(context, last):
            continue
        cue = next((cue for cue in reading.cues if cue.term.name == "pending"), None)
        referred = hit.term.role == "imaging" and (cue is None or "sent" in context.note.plain.low[cue.start : cue.end])
        if reading.status.assertion is Assertion.HYPOTHETICAL or referred:
            continue
        start, end = (min(hit.start, cue.start), max(hit.end, cue.end)) if cue else (hit.start, hit.end)
        yield Found("pending", hit.term.name, "awaited", start, end, "pending", about=awaited_at(context, hit), quote=(start, end),
                    status=Status(time=Time.PENDING), details=awaited_dates(context, start, end))  # fmt: skip


def awaited_at(context: Context, hit: Hit) -> About:
    """The part of the body an awaited scan is of."""
    return About(site=site_of(context, hit)) if hit.term.role == "imaging" else NOWHERE


def last_of_lists(context: Context) -> Mapping[int, Hit]:
    """The last of the list in which a marker is named: what follows "EGFR, ALK and ROS1: awaited" is said of each."""
    hits = context.note.hits("marker")
    lasts: dict[int, Hit] = {}
    number = 0
    while number < len(hits):
        group = group_from(context, hits, number)
        lasts.update({hit.start: group[-1] for hit in group})
        number += len(group)
    return lasts


def booked(context: Context, hit: Hit) -> Iterator[Found]:
    """A scan to come on a day that is named is awaited."""
    _, last = context.note.sentence(hit.start)
    days = [mention for mention in context.dates_in(hit.end, last) if mention.date is not None and len(mention.date.parts) == 3]
    if days and not is_past(days[0].date, context.today):
        yield Found("pending", hit.term.name, "awaited", hit.start, days[0].end, "booked", about=awaited_at(context, hit), quote=(hit.start, days[0].end),
                    status=Status(time=Time.PENDING), details=Details(due=days[0].date))  # fmt: skip


def awaited_dates(context: Context, start: int, end: int) -> Details:
    """Since when, and by when: the dates after it in this sentence and the next."""
    _, last = context.note.sentence(end - 1)
    _, next_last = context.note.sentence(min(last + 1, len(context.note.plain.text) - 1))
    since = due = None
    for mention in context.dates_in(end, next_last):
        if DUE.search(context.note.plain.low, max(0, mention.start - 24), mention.start):
            due = due or mention.date
        elif mention.start < last:
            since = since or mention.date
    method = next((name for word, name in METHODS.items() if word in context.note.plain.low[start:end]), "")
    return Details(since=since, due=due, method=method)
