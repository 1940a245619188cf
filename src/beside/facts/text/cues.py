"""How the words around a span set its status: cues with their scope, and the section it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from beside.facts.fact import Assertion, Course, Person, Status, Time
from beside.facts.text.header import author_of
from beside.facts.text.layout import BULLET, Defaults, at, section_defaults

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from beside.facts.text.note import Note
    from beside.facts.text.scan import Hit

COURSES = frozenset(course.value for course in Course)
BRACKETS = re.compile(r"\([^()]{0,80}\)")
ASIDE = re.compile(r",\s[^,;]{1,40},\s?$")
LISTED = ("treatment", "procedure", "imaging")
# Words that end the reach of a course or a negation are no bar to whose history a sentence tells.
UNDONE = frozenset({"recommended", "planned", "discussed", "ongoing", "completed"})
OPINIONS = frozenset({Course.RECOMMENDED, Course.DISCUSSED})
LIST = 16  # sentences a list may be long
ASSERTIONS = {Assertion.RULED_OUT: "negated", Assertion.UNCERTAIN: "uncertain", Assertion.HYPOTHETICAL: "hypothetical"}
UNSTOPPED = frozenset({"family"})
ONES_OWN = re.compile(r"\b(?:i|we|my|our|us)\b")
COLLEAGUE = re.compile(r"(?:\bdr\.?|\bprof\.?|\bdoctor|\bprofessor)\s(?P<who>[a-z'-]{2,24})\s(?:sees|thinks|feels|believes|considers|regards|views|says|said|thought|felt)\s")
LABELLED = re.compile(r"\w:\s")
LEAST = 3  # characters after "denies:" or "no:" in which a colon ends nothing
NO = frozenset({"no", "without"})
USUAL, NO_DEFAULTS = Status(), Defaults()
CONDITIONAL = ("if", "unless", "in case")


@dataclass(frozen=True, slots=True)
class Reading:
    """A status with the cues that made it, for the quote and for the explanation; `silent` where a paper is only not held."""

    status: Status
    cues: tuple[Hit, ...] = ()
    silent: bool = False


def read_status(note: Note, start: int, end: int, *, course: bool = False) -> Reading:
    """The status of `start:end`; `course` is for treatments, of which a cue tells how far they have come."""
    cues = nearest_first(note, [*governing(note, start, end)], start, end)
    if course and not any(cue.term.name in COURSES for cue in cues):
        cues += introducing(note, start)
    status = status_from(note, start, cues, course=course)
    return Reading(status, tuple(acting(cues, status)), is_silent(note, cues, status))


def nearest_first(note: Note, cues: list[Hit], start: int, end: int) -> list[Hit]:
    """Those that only tell when something would start come last."""
    if len(cues) < 2:
        return cues
    return sorted(cues, key=lambda cue: (only_starts(note, cue, cues), distance(cue, start, end), cue.start))


def is_reported(note: Note, start: int) -> bool:
    """Whether `start` stands in a view that the writer tells of the reader or a colleague: "you see it as an option"."""
    first, _ = note.sentence(start)
    low = note.plain.low
    ends = [cue.end for cue in note.hits_in("cue", first, start) if (cue.term.name, cue.term.value) == ("reported", "after")]
    ends += [told.end() for told in COLLEAGUE.finditer(low, first, start) if told["who"] not in author_of(note.plain).lower()]
    return bool(ends) and not ends_view(note, max(ends), start)


def ends_view(note: Note, end: int, start: int) -> bool:
    """Whether the writer speaks again, "as you wrote, we recommend", or another clause has begun."""
    stops = (cue for cue in note.hits_in("cue", end, start) if cue.term.value == "stop" and cue.term.name == "all")
    return ";" in note.plain.low[end:start] or ONES_OWN.search(note.plain.low, end, start) is not None or any(stops)


def only_starts(note: Note, cue: Hit, cues: Sequence[Hit]) -> bool:
    """"I recommend A and B, to start on Monday": when it would start makes B no less recommended than A."""
    return cue.term.name == "planned" and note.plain.low[cue.start : cue.start + 3] == "to " and any(other.term.name == "recommended" for other in cues)


def is_silent(note: Note, cues: Sequence[Hit], status: Status) -> bool:
    """"No CT on file", "report not available": the paper is not held, which says nothing of the thing itself."""
    words = [note.plain.low[cue.start : cue.end] for cue in cues if cue.term.name == "silent"]
    return any(status.assertion is Assertion.RULED_OUT or word.startswith("no") for word in words)


def governing(note: Note, start: int, end: int) -> Iterable[Hit]:
    """The cues whose scope holds the span."""
    first, last = note.sentence(start)
    cues = note.hits_in("cue", first, max(last, end))
    stops = [cue for cue in cues if cue.term.value == "stop"]
    if any(hit.term.value == "adjective" for hit in note.hits_in("condition", start, start + 1)):
        cues = [cue for cue in cues if not is_of_thing(note, cue, start)]
    return (cue for cue in cues if governs(note, cue, start, end, stops))


def governs(note: Note, cue: Hit, start: int, end: int, stops: Sequence[Hit]) -> bool:
    """By where it stands and how far it reaches; "I mentioned it" reaches back over a semicolon."""
    if cue.term.value == "after":
        return cue.start < start and cue.end <= end and reaches(note, cue, cue.end, start, stops)
    if cue.term.value == "back":
        return 0 <= cue.start - end <= cue.term.reach
    return cue.term.value == "before" and cue.start >= end and reaches(note, cue, end, cue.start, stops)


def is_of_thing(note: Note, cue: Hit, start: int) -> bool:
    """"No distension, obese": a "no" before a thing is not said of what the person is called after it."""
    return cue.term.name == "negated" and cue.end <= start and note.plain.low[cue.start : cue.end] in NO


def introducing(note: Note, start: int) -> list[Hit]:
    """The course that the line before a list gives its items: "We discussed three ways: (a) ..."."""
    opening = opening_line(note, start)
    cues = note.hits_in("cue", *opening) if opening else ()
    return [cue for cue in cues if cue.term.value == "after" and cue.term.name in COURSES][-1:]


def opening_line(note: Note, start: int) -> tuple[int, int] | None:
    """The line with a colon that opens the list in which `start` stands in an item."""
    number = at(note.starts, start)
    if not is_item(note, number):
        return None
    lines = (note.sentence(note.starts[before]) for before in range(number - 1, max(-1, number - LIST), -1))
    return next((line for line in lines if note.plain.text[slice(*line)].endswith(":")), None)


def is_item(note: Note, number: int) -> bool:
    first, _ = note.sentence(note.starts[number])
    return BULLET.match(note.plain.low, first) is not None


def reaches(note: Note, cue: Hit, start: int, end: int, stops: Sequence[Hit]) -> bool:
    """Whether nothing between the cue and the span ends its scope."""
    if cue.term.reach and end - start > cue.term.reach:
        return False
    between = BRACKETS.sub("", note.plain.text[start:end])
    if cue.term.value == "before" and cue.term.name in COURSES:
        between = joined(note, start, end, between)
    if cue.term.name == "negated" and cue.term.value == "after" and LABELLED.search(between, LEAST) and "following" not in between:
        return False  # "negative for malignancy. 8) tongue, resection: carcinoma"
    if ";" in between or (cue.term.value == "before" and (is_parted(cue, between) or is_of_test(note, cue, start, end))):
        return False
    if cue.term.name in UNSTOPPED:
        return True
    bars = [stop for stop in stops if start <= stop.start < end and not is_within_condition(note, cue, stop)]
    return not any(stop.term.name == "all" or cue.term.name not in COURSES for stop in bars)


def is_within_condition(note: Note, cue: Hit, stop: Hit) -> bool:
    """"If she has a fever or is short of breath, she must ring": the words of the condition do not end it, a new clause does."""
    conditional = note.plain.low[cue.start : cue.end].endswith(CONDITIONAL)
    return conditional and stop.term.name != "all" and note.plain.low[max(0, stop.start - 2) : stop.start] not in {", ", ". "}


def joined(note: Note, start: int, end: int, between: str) -> str:
    """The words between a span and the course said of it, without the commas of a list or of an aside.

    "Surgery, radiation and chemotherapy were discussed"; "scans only, without drug treatment, was discussed".
    """
    between = ASIDE.sub(" ", between)
    listed = sum(len(note.hits_in(role, start, end)) for role in LISTED)
    return between.replace(",", " ") if between.count(",") <= listed else between


def is_of_test(note: Note, cue: Hit, start: int, end: int) -> bool:
    """"The bone scan was negative" says nothing of the cancer named before it."""
    return cue.term.name == "negated" and any(note.hits_in(role, start, end) for role in ("imaging", "procedure", "lab", "marker"))


def is_parted(cue: Hit, between: str) -> bool:
    """Whether a gap or a comma parts a span from the cue after it; "pain, resolved" is one phrase."""
    if "\t" in between:
        return True
    return "," in between.rstrip(", ") or ("," in between and cue.term.name in {"negated", "uncertain"})


def distance(cue: Hit, start: int, end: int) -> int:
    return start - cue.end if cue.end <= start else cue.start - end


def status_from(note: Note, start: int, cues: Sequence[Hit], *, course: bool) -> Status:
    names = [cue.term.name for cue in cues]
    defaults = section_defaults().get(note.section(start).name)
    if not names and defaults is None:
        return USUAL
    defaults = defaults or NO_DEFAULTS
    how_far = course_from(names, defaults.course) if course else None
    if how_far in OPINIONS and is_reported(note, start):
        how_far = None
    return Status(
        assertion=assertion_from(names, defaults.assertion),
        time=time_of_course(time_from(names, defaults.time), how_far),
        person=person_from(names, defaults.person),
        course=how_far,
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


def time_of_course(time: Time, course: Course | None) -> Time:
    """What is completed or stopped is past."""
    return Time.PAST if course in {Course.COMPLETED, Course.STOPPED} and time is Time.CURRENT else time


def person_from(names: Sequence[str], default: str) -> Person:
    for name in names:
        if name in {"family", "other"}:
            return Person(name)
    return Person(default) if default else Person.PATIENT


def course_from(names: Sequence[str], default: str) -> Course | None:
    """How far it has come; what is ruled out was neither recommended nor planned."""
    if "declined" in names:
        return Course.DECLINED
    nearest = next((name for name in names if name in COURSES), default)
    if "negated" in names and nearest in UNDONE:
        return None
    return Course(nearest) if nearest else None


def acting(cues: Sequence[Hit], status: Status) -> Iterator[Hit]:
    """The nearest cue of each kind that had a say in the status."""
    left = {ASSERTIONS.get(status.assertion, ""), status.time.value, status.person.value, str(status.course or "")}
    for cue in cues:
        if cue.term.name in left:
            left.discard(cue.term.name)
            yield cue
