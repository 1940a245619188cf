"""Conditions, symptoms, allergies, menopause, smoking, scans and procedures: named things with their status."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.facts.fact import About, Assertion, Course, Person, Status, Time
from beside.facts.text.cues import read_status
from beside.facts.text.make import Found, date_tied
from beside.facts.text.scans import is_label, is_scan, read_results

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.text.context import Context
    from beside.facts.text.scan import Hit

RESULT = re.compile(r"(?:[^.;]|\.(?=\d)){0,60}?\b(?:showed|shows|revealed|reveals|demonstrated|demonstrates|found|reported\sas|was\sreported\sas|(?:is|was)(?=\s(?:normal|negative|clear|unremarkable|without|benign))|appears\sto\shave)\s(?P<result>(?:[^.;]|\.(?=\d)){3,160})")
NO_ALLERGY = re.compile(r"(?:nkda|nka|no\sknown(?:\s(?:drug|medication|food|medicine))?\sallerg(?:y|ies)|no\sallerg(?:y|ies)|allerg(?:y|ies)\s?:\s(?:none\sknown|none|no\sknown\s(?:drug\s|medication\s|food\s)?allerg(?:y|ies)|nil|nkda|no(?!\sknown)))(?![a-z])")
NOT_DONE = re.compile(r"\s(?:is\s|was\s|were\s|are\s)?(?:not\s(?:done|performed|indicated|imaged|available|obtained|needed|requested|asked)|none\swas\sordered)")
TOXIC = re.compile(r"(?:chemotherapy|radiation|treatment|immune|drug)[\s-](?:induced|related|associated)\s$")
ATTRIBUTES = ("menopause", "smoking")


def read_findings(context: Context) -> Iterator[Found]:
    yield from read_named(context)
    yield from read_allergies(context)
    for role in ATTRIBUTES:
        for hit in context.note.hits(role):
            status = read_status(context.note, hit.start, hit.end).status
            if status.person is Person.PATIENT:
                yield Found(role, hit.term.name, hit.term.value, hit.start, hit.end, role)
    yield from read_imaging(context)
    yield from read_results(context)
    yield from read_procedures(context)


def read_named(context: Context) -> Iterator[Found]:
    for hit in context.note.hits("condition", "symptom"):
        written = context.note.plain.text[hit.start : hit.end]
        if (len(written) <= 3 and written.islower()) or in_heading(context, hit):
            continue
        status = read_status(context.note, hit.start, hit.end).status
        if status.person is not Person.PATIENT or context.note.section(hit.start).name == "allergies":
            continue
        toxic = TOXIC.search(context.note.plain.low, max(0, hit.start - 30), hit.start)
        kind = "toxicity" if toxic else hit.term.role
        yield Found(kind, hit.term.name, "present", hit.start, hit.end, hit.term.role, polar=False)


def in_heading(context: Context, hit: Hit) -> bool:
    section = context.note.section(hit.start)
    return section.start <= hit.start < section.body


def read_allergies(context: Context) -> Iterator[Found]:
    low = context.note.plain.low
    for none in NO_ALLERGY.finditer(low):
        yield Found("allergy", "none known", "present", none.start(), none.end(), "no-allergy", status=Status(Assertion.RULED_OUT))
    for hit in context.note.hits("allergen"):
        first, _ = context.note.sentence(hit.start)
        told = "allerg" in low[max(first, hit.start - 60) : hit.end + 20]
        if told or context.note.section(hit.start).name == "allergies":
            if "no known" in low[max(first, hit.start - 40) : hit.start]:
                continue
            yield Found("allergy", hit.term.name, "present", hit.start, hit.end, "allergy", polar=False)


def read_imaging(context: Context) -> Iterator[Found]:
    for hit in context.note.hits("imaging"):
        if not is_scan(context.note, hit) or is_label(context, hit) or is_of_other(context, hit):
            continue
        _, last = context.note.sentence(hit.start)
        result = RESULT.match(context.note.plain.low, hit.end, last)
        status = done_status(context, hit)
        value = "done" if status.time is Time.CURRENT or status.time is Time.PAST else "planned"
        if result and value == "done" and status.assertion is Assertion.STATED:
            value = " ".join(context.note.plain.text[result.start("result") : result.end("result")].split())
        yield Found("imaging", hit.term.name, value, hit.start, hit.end, "imaging", about=About(site=site_of(context, hit)), status=status)


def is_of_other(context: Context, hit: Hit) -> bool:
    return read_status(context.note, hit.start, hit.end).status.person is not Person.PATIENT


def done_status(context: Context, hit: Hit) -> Status:
    """Something recommended or discussed has not been done; something declined was not."""
    status = read_status(context.note, hit.start, hit.end, course=True).status
    if status.course is Course.DECLINED or NOT_DONE.match(context.note.plain.low, hit.end):
        return Status(Assertion.RULED_OUT, Time.CURRENT, status.person)
    if status.course in {Course.RECOMMENDED, Course.DISCUSSED, Course.PLANNED} and status.time is Time.CURRENT:
        return Status(status.assertion, Time.PLANNED, status.person)
    tied = date_tied(context, hit.start, hit.end)
    if tied is not None and context.today is not None and status.time is Time.CURRENT and tied.before(context.today):
        return Status(status.assertion, Time.PAST, status.person)
    return Status(status.assertion, status.time, status.person)


def site_of(context: Context, hit: Hit) -> str:
    """The body part right before the scan ("breast MRI") or after "of the"."""
    note = context.note
    before = [organ for organ in note.hits_in("organ", max(0, hit.start - 20), hit.start)
              if not note.plain.low[organ.end : hit.start].strip()]  # fmt: skip
    if before:
        return before[-1].term.name
    after = note.hits_in("organ", hit.end, hit.end + 26)
    words = note.plain.low[hit.end : after[0].start].split() if after else []
    fits = all(word.strip(",:-/") in {"of", "the", "scan", "left", "right", "both", "", "bilateral", "and"} for word in words)
    return after[0].term.name if after and fits else ""


def read_procedures(context: Context) -> Iterator[Found]:
    for hit in context.note.hits("procedure"):
        if is_of_other(context, hit):
            continue
        yield Found("procedure", hit.term.name, " ".join(context.note.plain.text[hit.start : hit.end].split()),
                    hit.start, hit.end, "procedure", status=done_status(context, hit))  # fmt: skip
