"""What is recommended, why, to what end and by when; what is awaited, and which appointments stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.facts.fact import Assertion, Details, Person, Status, Time
from beside.facts.text.cues import read_status
from beside.facts.text.header import author_of
from beside.facts.text.make import NOWHERE, Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.text.context import Context
    from beside.facts.text.scan import Hit
    from beside.terms.dates import PartialDate

METHODS = {"fish": "FISH", "hybrid": "FISH"}
FIRST_PERSON = re.compile(r"(?<![A-Za-z])I\s(?:also\s|would\s|strongly\s|therefore\s){0,2}(?:recommend|advise|suggest|favou?r|propose)")
SPEAKER = re.compile(r"(?P<speaker>(?:Dr\.?|Prof\.?|Professor)\s[A-Z][\w'-]{1,24})(?:\s\([^()]{0,40}\))?\s(?:also\s|would\s|has\s|strongly\s)?(?:recommend|advise|suggest|favou?r|propose)")
DUE = re.compile(r"(?:expected|due|by|ready|available)(?:\s(?:by|on|back|in|before))?\s$")
PLAN_SECTIONS = frozenset({"recommendation"})
STATED_OF_PATIENT = Status()


def read_plans(context: Context) -> Iterator[Found]:
    yield from read_recommendations(context)
    for kind, role in (("goal", "goal-cue"), ("decide-by", "decide-cue")):
        yield from whole_sentences(context, kind, role)
    yield from read_reasons(context)
    yield from read_appointments(context)
    yield from read_pending(context)


def read_recommendations(context: Context) -> Iterator[Found]:
    """The sentences that recommend, and every sentence under a heading that says so."""
    seen: set[int] = set()
    for hit in context.note.hits("recommend-cue"):
        first, last = context.note.sentence(hit.start)
        if first in seen or is_denied(context, hit):
            continue
        seen.add(first)
        if last - first > len("recommendations: "):
            yield from recommended(context, first, last)
    yield from under_heading(context, seen)


def under_heading(context: Context, seen: set[int]) -> Iterator[Found]:
    for section in context.note.sections:
        if section.name not in PLAN_SECTIONS:
            continue
        place, end = section.body, context.note.section_end(section.start)
        while place < end:
            first, last = context.note.sentence(place)
            if last - first > 12 and first not in seen and first >= section.body and names_action(context, first, last):
                seen.add(first)
                yield from recommended(context, first, last)
            place = max(last, place) + 1


def names_action(context: Context, first: int, last: int) -> bool:
    """Whether a sentence names anything one could do: else it only tells how the talk went."""
    return any(context.note.hits_in(role, first, last) for role in ("treatment", "procedure", "imaging", "medicine", "marker", "lab"))


def recommended(context: Context, first: int, last: int) -> Iterator[Found]:
    """The sentence; of a line of boxes, the words at those that are ticked."""
    boxes = context.note.boxes_in(first, last)
    if not boxes:
        yield sentence_found(context, "recommendation", speaker_of(context, first, last), first, last)
    for box in boxes:
        words = context.note.plain.text[box.start : box.end]
        if box.ticked and words.strip():
            start = box.start + len(words) - len(words.lstrip())
            yield sentence_found(context, "recommendation", "team", start, start + len(words.strip()))


def is_denied(context: Context, hit: Hit) -> bool:
    reading = read_status(context.note, hit.start, hit.end)
    near = [cue for cue in reading.cues if cue.term.name == "negated" and hit.start - cue.end in range(12)]
    return bool(near) or reading.status.assertion is Assertion.HYPOTHETICAL


def speaker_of(context: Context, first: int, last: int) -> str:
    found = SPEAKER.search(context.note.plain.text, first, last)
    if found:
        return found["speaker"]
    if FIRST_PERSON.search(context.note.plain.text, first, last):
        return author_of(context.note.plain) or "team"
    return "team"


def sentence_found(context: Context, kind: str, name: str, first: int, last: int, date: PartialDate | None = None) -> Found:
    words = " ".join(context.note.plain.text[first:last].split())
    return Found(kind, name, words, first, last, kind, about=NOWHERE, status=STATED_OF_PATIENT, quote=(first, last), date=date)


def whole_sentences(context: Context, kind: str, role: str) -> Iterator[Found]:
    seen: set[int] = set()
    for hit in context.note.hits(role):
        first, last = context.note.sentence(hit.start)
        if first in seen or context.note.plain.text[last - 1] == ":":
            continue
        seen.add(first)
        if kind == "decide-by":
            dates = context.dates_in(hit.start, last)
            date = dates[0].date if dates else None
            yield sentence_found(context, kind, "", first, last, date)
        else:
            yield sentence_found(context, kind, hit.term.name, first, last)


def read_reasons(context: Context) -> Iterator[Found]:
    """A sentence that both proposes a treatment and says why."""
    seen: set[int] = set()
    for hit in context.note.hits("reason-cue"):
        first, last = context.note.sentence(hit.start)
        plans = context.note.hits_in("recommend-cue", first, last)
        treated = context.note.hits_in("treatment", first, last)
        if first not in seen and plans and treated:
            seen.add(first)
            yield sentence_found(context, "reason", "team", first, last)


def read_appointments(context: Context) -> Iterator[Found]:
    """A sentence that names a visit with its date; one that has passed when the note was written is none."""
    seen: set[int] = set()
    for hit in context.note.hits("appointment-cue"):
        first, last = context.note.sentence(hit.start)
        dates = [mention for mention in context.dates_in(hit.start, last) if mention.date is not None]
        if first in seen or not dates or is_past(dates[0].date, context.today):
            continue
        seen.add(first)
        words = " ".join(context.note.plain.text[first:last].split())
        yield Found("appointment", hit.term.name, words, first, last, "appointment", about=NOWHERE,
                    status=Status(time=Time.PLANNED), quote=(first, last), date=dates[0].date)  # fmt: skip


def is_past(date: PartialDate | None, today: PartialDate | None) -> bool:
    return date is None or (today is not None and date.before(today) is True)


def read_pending(context: Context) -> Iterator[Found]:
    """A marker, scan or report whose result is awaited."""
    for hit in context.note.hits("marker", "awaited", "imaging"):
        reading = read_status(context.note, hit.start, hit.end)
        if hit.term.role == "imaging" and reading.status.time is Time.PLANNED:
            yield from booked(context, hit)
        if reading.status.time is not Time.PENDING or reading.status.person is not Person.PATIENT or reading.silent:
            continue
        cue = next((cue for cue in reading.cues if cue.term.name == "pending"), None)
        referred = hit.term.role == "imaging" and (cue is None or "sent" in context.note.plain.low[cue.start : cue.end])
        if reading.status.assertion is Assertion.HYPOTHETICAL or referred:
            continue
        start, end = (min(hit.start, cue.start), max(hit.end, cue.end)) if cue else (hit.start, hit.end)
        yield Found("pending", hit.term.name, "awaited", start, end, "pending", about=NOWHERE, quote=(start, end),
                    status=Status(time=Time.PENDING), details=awaited_dates(context, start, end))  # fmt: skip


def booked(context: Context, hit: Hit) -> Iterator[Found]:
    """A scan to come on a day that is named is awaited."""
    _, last = context.note.sentence(hit.start)
    days = [mention for mention in context.dates_in(hit.end, last) if mention.date is not None and len(mention.date.parts) == 3]
    if days and not is_past(days[0].date, context.today):
        yield Found("pending", hit.term.name, "awaited", hit.start, days[0].end, "booked", about=NOWHERE, quote=(hit.start, days[0].end),
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
