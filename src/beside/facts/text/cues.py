"""How the words around a span set its status: cues with their scope, and the section it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from beside.facts.fact import Assertion, Course, Person, Status, Time
from beside.facts.text.layout import section_defaults

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.facts.text.note import Note
    from beside.facts.text.scan import Hit

COURSES = frozenset(Course)
# Words that end the reach of a course or a negation are no bar to whose history a sentence tells.
UNSTOPPED = frozenset({"family"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A status with the cues that made it, for the quote and for the explanation."""

    status: Status
    cues: tuple[Hit, ...] = ()


def read_status(note: Note, start: int, end: int, *, course: bool = False) -> Reading:
    """The status of `start:end`; `course` is for treatments, of which a cue tells how far they have come."""
    cues = sorted(governing(note, start, end), key=lambda cue: (distance(cue, start, end), cue.start))
    return Reading(status_from(note, start, cues, course=course), tuple(acting(cues)))


def governing(note: Note, start: int, end: int) -> Iterator[Hit]:
    """The cues whose scope holds the span."""
    first, last = note.sentence(start)
    cues = note.hits_in("cue", first, max(last, end))
    stops = [cue for cue in cues if cue.term.value == "stop"]
    for cue in cues:
        if cue.term.value == "after" and cue.end <= start and reaches(note, cue, cue.end, start, stops):
            yield cue
        elif cue.term.value == "before" and cue.start >= end and reaches(note, cue, end, cue.start, stops):
            yield cue


def reaches(note: Note, cue: Hit, start: int, end: int, stops: Sequence[Hit]) -> bool:
    """Whether nothing between the cue and the span ends its scope."""
    if cue.term.reach and end - start > cue.term.reach:
        return False
    between = note.plain.text[start:end]
    if ";" in between or "\t" in between and cue.term.name not in UNSTOPPED and cue.term.value == "before":
        return False
    if cue.term.value == "before" and "," in between:
        return False
    if cue.term.name in UNSTOPPED:
        return True
    return not any(start <= stop.start < end for stop in stops)


def distance(cue: Hit, start: int, end: int) -> int:
    return start - cue.end if cue.end <= start else cue.start - end


def status_from(note: Note, start: int, cues: Sequence[Hit], *, course: bool) -> Status:
    names = [cue.term.name for cue in cues]
    section = section_defaults().get(note.section(start).name)
    return Status(
        assertion=assertion_from(names, section.assertion if section else ""),
        time=time_from(names, section.time if section else ""),
        person=person_from(names, section.person if section else ""),
        course=course_from(names, section.course if section else "") if course else None,
    )


def assertion_from(names: Sequence[str], default: str) -> Assertion:
    """A supposition outweighs a doubt, and a doubt gives way to a plain no."""
    if "hypothetical" in names:
        return Assertion.HYPOTHETICAL
    if "negated" in names and not ("uncertain" in names and names.index("uncertain") < names.index("negated")):
        return Assertion.RULED_OUT
    if "uncertain" in names:
        return Assertion.UNCERTAIN
    return Assertion(default) if default else Assertion.STATED


def time_from(names: Sequence[str], default: str) -> Time:
    for name in names:
        if name in {"past", "pending", "planned"}:
            return Time(name)
    return Time(default) if default else Time.CURRENT


def person_from(names: Sequence[str], default: str) -> Person:
    for name in names:
        if name in {"family", "other"}:
            return Person(name)
    return Person(default) if default else Person.PATIENT


def course_from(names: Sequence[str], default: str) -> Course | None:
    if "declined" in names:
        return Course.DECLINED
    nearest = next((name for name in names if name in COURSES), default)
    return Course(nearest) if nearest else None


def acting(cues: Sequence[Hit]) -> Iterator[Hit]:
    """The nearest cue of each kind: the one that acted."""
    seen: set[str] = set()
    for cue in cues:
        if cue.term.name not in seen:
            seen.add(cue.term.name)
            yield cue
