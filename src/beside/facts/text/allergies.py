"""Allergies: what a person is allergic to, and that none is known; what is named as one is no medicine taken."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from beside.facts.fact import Assertion, Course, Status
from beside.facts.text.cues import read_status
from beside.facts.text.make import Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beside.facts.text.context import Context
    from beside.facts.text.note import Note
    from beside.facts.text.scan import Hit

NEAR = 60  # characters before a thing in which its sentence may speak of an allergy
LIST = 90  # and in which a list of them may begin
STOP = re.compile(r"[.;]\s|\n\n|\t")
RULED_OUT = Status(Assertion.RULED_OUT)


def read_allergies(context: Context) -> Iterator[Found]:
    found = [*none_known(context), *named(context)]
    denied = {(one.name, context.note.section(one.start).start) for one in found if is_denied(context, one)}
    for one in found:
        if is_denied(context, one) or (one.name, context.note.section(one.start).start) not in denied:
            yield one


def none_known(context: Context) -> Iterator[Found]:
    """That no allergy is known; "no allergies to penicillin" says so of penicillin alone."""
    low, patterns = context.note.plain.low, words().patterns
    for none in patterns["none"].finditer(low):
        said = patterns["all"].match(low, none.end())
        if said is None and (patterns["of"].match(low, none.end()) or patterns["some"].match(low, none.end())):
            continue
        end = said.end() if said else none.end()
        yield Found("allergy", none_of(none, said), "present", none.start(), end, "no-allergy", status=RULED_OUT)


def none_of(none: re.Match[str], said: re.Match[str] | None) -> str:
    kind = (said and said["kind"]) or none["kind"] or none["listed"] or none["short"] or none.group()
    return words().kinds.get(kind, "none known")


def named(context: Context) -> Iterator[Found]:
    for hit in (*context.note.hits("allergen"), *drugs(context)):
        none = none_before(context, hit)
        if none is not None and words().patterns["of"].match(context.note.plain.low, none.end()):
            yield Found("allergy", name_of(hit), "present", hit.start, hit.end, "allergy", status=RULED_OUT, quote=(none.start(), hit.end))
        elif is_told(context, hit) and none is None:
            yield Found("allergy", name_of(hit), "present", hit.start, hit.end, "allergy", polar=False)


def name_of(hit: Hit) -> str:
    return hit.term.value if hit.term.role == "treatment" else hit.term.name


def drugs(context: Context) -> Iterator[Hit]:
    """Medicines and drugs of cancer, where they are named as an allergy; what is an allergen anyway is read as that."""
    known = {hit.start for hit in context.note.hits("allergen")}
    for hit in context.note.hits("medicine", "treatment"):
        if hit.start not in known and (hit.term.value or hit.term.role == "medicine") and is_allergy(context, hit):
            yield hit


def is_allergy(context: Context, hit: Hit) -> bool:
    """Whether a drug is named as an allergy: by the words right before or after it, or by the section or table it stands in."""
    low, patterns = context.note.plain.low, words().patterns
    first, _ = context.note.sentence(hit.start)
    if patterns["reacted"].match(low, hit.end) or patterns["told"].search(low, max(first, hit.start - LIST), hit.start):
        return True
    if context.note.section(hit.start).name == "allergies":
        return not is_taken_below(context, hit) and read_status(context.note, hit.start, hit.end, course=True).status.course is not Course.ONGOING
    return in_table(context.note, hit.start)


def is_taken_below(context: Context, hit: Hit) -> bool:
    """Whether a drug with its dose stands in a section that has said that no allergy is known: a list of medicines that lost its heading."""
    low, patterns = context.note.plain.low, words().patterns
    none = list(patterns["none"].finditer(low, context.note.section(hit.start).start, hit.start))
    return bool(none) and none_of(none[-1], None) in {"none known", "medicines"} and patterns["dose"].match(low, hit.end) is not None


def is_told(context: Context, hit: Hit) -> bool:
    first, _ = context.note.sentence(hit.start)
    near = hit.term.role == "allergen" and "allerg" in context.note.plain.low[max(first, hit.start - NEAR) : hit.end + 20]
    return near or is_allergy(context, hit)


def none_before(context: Context, hit: Hit) -> re.Match[str] | None:
    """The words before it that say that no allergy is known, where nothing takes them back.

    "No known drug allergies, contrast given": what follows the none is neither an allergy nor denied.
    """
    low, patterns = context.note.plain.low, words().patterns
    first, _ = context.note.sentence(hit.start)
    nones = list(patterns["none"].finditer(low, max(0, hit.start - LIST), hit.start))
    if not nones or patterns["some"].search(low, nones[-1].end(), hit.start):
        return None
    wrapped = patterns["of"].match(low, nones[-1].end()) and not STOP.search(low, nones[-1].end(), hit.start)
    return nones[-1] if nones[-1].start() >= first or wrapped else None


def is_denied(context: Context, found: Found) -> bool:
    return found.status is RULED_OUT or read_status(context.note, found.start, found.end).status.assertion is Assertion.RULED_OUT


def is_reaction(context: Context, hit: Hit) -> bool:
    """"Penicillin gives her a rash" tells of the allergy, not of a rash of today."""
    given = words().patterns["given"].search(context.note.plain.low, max(0, hit.start - 24), hit.start)
    return given is not None and bool(context.note.hits_in("allergen", given.start() - 30, given.start()))


def in_table(note: Note, place: int) -> bool:
    """Whether a place stands in a table whose columns are a thing and its reaction."""
    number = bisect_left(note.reactions, (place, place)) - 1
    return number >= 0 and place < note.reactions[number][1]


class Words:
    """The patterns and words of the table."""

    def __init__(self, tables: Mapping[str, Mapping[str, str]]) -> None:
        self.patterns = {name: re.compile(pattern) for name, pattern in tables["pattern"].items()}
        self.kinds = tables["kinds"]


@cache
def words() -> Words:
    tables = tomllib.loads((files("beside.facts") / "data" / "allergies.toml").read_text("utf-8"))
    return Words(tables)
