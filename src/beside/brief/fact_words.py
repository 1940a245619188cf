"""How a fact is said in plain words: its label, its value and what sets it."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from beside.brief.letter_words import QUOTED, letter_words, said_over
from beside.brief.marks import mark_in_words
from beside.brief.messages import N_, Message, message
from beside.brief.side_words import sides_of
from beside.brief.visible import visible
from beside.facts.fact import Assertion, Course, Person, Time
from beside.terms.cancers import find_cancer
from beside.terms.kinds import EARLIER_FORM, MARKED_ACTIVE, variant_looked_for
from beside.terms.treatments import AS_AN_ADDITION, NOT_OFFERED_HERE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beside.facts import Fact

KINDS = {
    "cancer": N_("Diagnosis"),
    "stage.t": N_("Size and reach of the tumour (T)"),
    "stage.n": N_("Lymph nodes (N)"),
    "stage.m": N_("Spread to other parts (M)"),
    "stage.group": N_("Stage"),
    "extent": N_("How far it reaches"),
    "metastasis": N_("Spread to another part"),
    "recurrence": N_("New, or come back"),
    "response": N_("State of the cancer"),
    "histology": N_("Type under the microscope"),
    "grade": N_("Grade"),
    "laterality": N_("Side"),
    "tumour.size": N_("Size of the tumour"),
    "nodes.positive": N_("Lymph nodes with cancer"),
    "nodes.examined": N_("Lymph nodes looked at"),
    "margins": N_("Edges of the removed tissue (margins)"),
    "invasion": N_("Seen under the microscope"),
    "gleason": N_("Gleason score"),
    "grade.group": N_("Grade group"),
    "risk.group": N_("Risk group"),
    "biomarker": N_("Tumour marker"),
    "germline": N_("Inherited gene test"),
    "lab": N_("Blood or lab test"),
    "vital": N_("Measurement"),
    "performance": N_("How active you are (performance status)"),
    "imaging": N_("Scan"),
    "procedure": N_("Procedure"),
    "treatment": N_("Treatment"),
    "condition": N_("Other health condition"),
    "medication": N_("Medicine"),
    "allergy": N_("Allergy"),
    "family": N_("In the family"),
    "menopause": N_("Periods and menopause"),
    "smoking": N_("Smoking"),
    "symptom": N_("Symptom"),
    "toxicity": N_("Side effect"),
    "pending": N_("Awaited"),
    "appointment": N_("Appointment"),
    "contact": N_("Telephone"),
    "decide-by": N_("Decide by"),
    "goal": N_("Goal"),
    "recommendation": N_("Recommended"),
    "reason": N_("The reason given"),
    "specimen": N_("Tissue, slides and blocks"),
    "answer": N_("Said in a letter"),
    "not-yet": N_("Your papers say"),
    "other-way": N_("Another way your letters name"),
    "left-open": N_("Left open"),
    "depends": N_("What would follow from a result"),
    "own-words": N_("What you said"),
    "instruction": N_("What your team told you"),
    "paper": N_("Written by"),
    "report": N_("Words of the report"),
    "remark": N_("Said in a letter"),
    "person": N_("About you"),
}
# The thing itself is the name: "HER2: positive", not "Tumour marker HER2: positive".
NAMED_BY_NAME = frozenset(("biomarker", "lab", "vital", "imaging", "procedure"))
# The name is what is said of the kind: "Symptom: bone pain".
ENDING = frozenset(("treatment", "medication"))
NAME_IS_VALUE = frozenset(("condition", "symptom", "toxicity", "allergy"))
# What says its own time, and what is so of a tumour for good: its type is not past because it was treated.
TIMELESS = frozenset(("pending", "appointment", "decide-by", "histology", "grade", "laterality", "gleason", "grade.group", "tumour.size"))
STAGING = {
    "c": N_("clinical"),
    "p": N_("from tissue that was removed"),
    "yc": N_("clinical, after a first treatment"),
    "yp": N_("from tissue that was removed after a first treatment"),
    "r": N_("after the cancer came back"),
    "a": N_("at autopsy"),
}
MODALITIES = {
    "surgery": N_("Surgery"),
    "radiation": N_("Radiation therapy"),
    "chemotherapy": N_("Chemotherapy"),
    "drug": N_("Medicine"),
    "immunotherapy": N_("Immunotherapy"),
    "targeted": N_("Targeted therapy"),
    "hormone": N_("Hormone therapy"),
    "monitoring": N_("Monitoring"),
    "supportive": N_("Supportive care"),
    "trial": N_("Clinical trial"),
    "transplant": N_("Transplant"),
    "cell-therapy": N_("Cell therapy"),
}
COURSES = {
    Course.RECOMMENDED: N_("recommended"),
    Course.DISCUSSED: N_("discussed"),
    Course.PLANNED: N_("planned"),
    Course.ONGOING: N_("under way"),
    Course.COMPLETED: N_("completed"),
    Course.STOPPED: N_("stopped"),
    Course.DECLINED: N_("declined"),
}
VALUES = {
    "present": N_("yes"),
    "absent": N_("not seen"),
    "in-situ": N_("in place, not grown into nearby tissue (in situ)"),
    "localised": N_("in one place (localised)"),
    "regional": N_("in the area nearby (regional)"),
    "locally-advanced": N_("large, or grown into the area nearby (locally advanced)"),
    "metastatic": N_("in other parts of the body (metastatic)"),
    "new": N_("newly found"),
    "recurrent": N_("come back (recurrent)"),
    "done": N_("done"),
    "awaited": N_("awaited"),
}
SEEN = N_("seen")
# Said of the kind and the name together, where "X: yes" would be stiff.
SPREAD = N_("Spread to the {site}")
SPREAD_ANYWHERE = N_("Spread to other parts of the body")
IN_A_LYMPH_NODE = N_("Cancer found in a lymph node")
IN_LYMPH_NODES = N_("cancer in the lymph nodes")
LABELLED = N_("{label}: {value}")
WITH_NOTES = N_("{said} ({notes})")
JOINED = N_("{first}, {second}")
AS_WRITTEN = N_("{words}")
SCORE = N_("score {score}")
PERCENT = N_("{percent}%")
IN_TISSUE = N_("in tissue from: {site}")
LOOKED_FOR = N_("{variant} was looked for")
SINCE = N_("since {date}")
EXPECTED_BY = N_("expected by {date}")
BOOKED = N_("Booked")
BOOKED_FOR = N_("for {date}")
LABEL_OF = N_("{label} ({name})")
NOTHING_MORE = N_("{label}")
IN_THE_FAMILY = N_("in the family")
OF_NOTE = {
    NOT_OFFERED_HERE: N_("not offered where this was written"), AS_AN_ADDITION: N_("named as an addition"),
    MARKED_ACTIVE: N_("marked as active all the same"),
    EARLIER_FORM: N_("its last form or an addition to it; an earlier form is in your records"),
}  # fmt: skip
REFERENCE = N_("usual range {range}")
SHOWN = N_("dated “{words}” in the table of the same paper")
IMAGES_HELD = N_("the pictures themselves are among your files: {count}")
STOPPED_ON = N_("stopped on {date}")
STOPPED_IN = N_("stopped in {date}")
UNTIL = N_("until {date}")
END_DATE = N_("end date {date}")
WHY_STOPPED = N_("reason given: {words}")
REACTED = N_("reaction: {words}")
HOW_SEVERE = N_("how severe, as written: {words}")
UNITS = (("10*3/uL", "thousand/µL"), ("10*6/uL", "million/µL"), ("{1.73_m2}", "1.73 m²"), ("[in_i]", "in"))


def say_fact(fact: Fact) -> Message:
    """One fact in words, without its date: `HER2: equivocal (score 2+)`, `No spread to the liver found, as written`."""
    notes = _notes(fact)
    pattern = phrase_for(fact)
    said = _phrase(pattern, fact) if pattern else _said(fact)
    return message(WITH_NOTES, said=said, notes=_joined(notes)) if notes else said


def phrase_for(fact: Fact) -> str:
    """The pattern for a fact that is not simply stated of now: of its kind and value before that of any."""
    table, value = phrases(), str(fact.value).casefold()
    named = fact.name.casefold() if fact.kind == "allergy" else value
    places = (
        (kind, status, of)
        for status in _statuses(fact)
        for kind, of in ((fact.kind, named), (fact.kind, ""), ("any", ""))
    )
    if (fact.kind, "any", named) in table:
        return table[fact.kind, "any", named]
    return next((table[place] for place in places if place in table), "")


def _statuses(fact: Fact) -> tuple[str, ...]:
    """What sets the fact, strongest first; a word that its kind says already sets nothing."""
    status = fact.status
    if status.assertion is not Assertion.STATED:
        return (f"{status.assertion} {status.time}", status.assertion.value)
    return () if status.course else _time_of(fact)


def _time_of(fact: Fact) -> tuple[str, ...]:
    return () if fact.status.time is Time.CURRENT or fact.kind in TIMELESS else (fact.status.time.value,)


def _phrase(pattern: str, fact: Fact) -> Message:
    thing = _thing(fact)
    return message(pattern, thing=_lower(str(thing)), Thing=_capital(str(thing)))


def _thing(fact: Fact) -> Message:
    """What is spoken of, to stand within a phrase: `spread to the liver`, `colon cancer`, `HER2: positive`."""
    name, value = visible(fact.name), _written(fact)
    if fact.kind == "metastasis":
        return message(IN_LYMPH_NODES) if "node" in name else _spread(name)
    if fact.kind == "invasion":
        return message(AS_WRITTEN, words=invasion_words().get(fact.name, name)) if name else message(KINDS["invasion"])
    if fact.kind == "family":
        return message(AS_WRITTEN, words=_relative(name, value))
    return _thing_of_kind(fact, name, value)


def _thing_of_kind(fact: Fact, name: str, value: str) -> Message:
    match fact.kind:
        case "imaging" | "procedure" if value in {"done", "needed", "planned", "recommended", "discussed", ""}:
            return message(AS_WRITTEN, words=name or str(message(KINDS[fact.kind])))
        case "condition" | "symptom" | "toxicity" | "allergy" | "medication" | "pending":
            return message(AS_WRITTEN, words=name or value or str(message(KINDS[fact.kind])))
        case "cancer" | "histology" | "appointment" | "goal" | "recommendation" | "reason" | "instruction" | "answer" | "other-way" | "left-open" | "depends" | "own-words" | "paper" | "report" | "remark":
            return message(AS_WRITTEN, words=value or in_words(name) or str(message(KINDS[fact.kind])))
        case _:
            return _said(fact)


def _relative(name: str, value: str) -> str:
    known = find_cancer(name)
    illness = known.name if known else in_words(name)
    return f"{illness} ({value})" if illness and value else illness or value or str(message(KINDS["family"]))


def _spread(site: str) -> Message:
    return message(SPREAD, site=site) if site else message(SPREAD_ANYWHERE)


def say_kind(kind: str, name: str) -> Message:
    """What a fact is of, without its value."""
    if kind in NAMED_BY_NAME and name:
        return message(AS_WRITTEN, words=_capital(visible(name)))
    if kind == "invasion" and name:
        return message(AS_WRITTEN, words=_capital(invasion_words().get(name, visible(name))))
    label = message(KINDS.get(kind, "{what}"), what=visible(kind))
    shows_name = name and kind in {"metastasis", "germline", "recurrence", "response", "tumour.size", "nodes.positive", "nodes.examined"}
    return message(LABEL_OF, label=label, name=visible(name)) if shows_name else label


def in_words(code: str) -> str:
    """A word of the fact vocabulary as people write it."""
    return visible(code).replace("-", " ") if code.replace("-", "").islower() else visible(code)


def _said(fact: Fact) -> Message:
    if fact.kind == "metastasis" and str(fact.value) in {"present", ""}:
        return message(IN_A_LYMPH_NODE) if "node" in fact.name else _spread(visible(fact.name))
    label = _label(fact)
    value = message(QUOTED, words=_written(fact)) if fact.kind == "not-yet" else letter_words(fact) or _value(fact)
    if value is None or str(value).casefold() == str(label).casefold():
        return message(NOTHING_MORE, label=label)
    return message(LABELLED, label=label, value=value)


def _label(fact: Fact) -> Message:
    if fact.kind == "treatment":
        return message(MODALITIES.get(fact.name, KINDS["treatment"]))
    if is_booked(fact):
        return message(BOOKED)
    return say_kind(fact.kind, fact.name)


def _value(fact: Fact) -> Message | None:
    written = _written(fact)
    if fact.kind in NAME_IS_VALUE | {"pending", "medication"}:
        return message(AS_WRITTEN, words=visible(fact.name) or written)
    if fact.kind == "family":
        return message(AS_WRITTEN, words=_relative(visible(fact.name), written))
    if fact.kind == "cancer":
        return message(AS_WRITTEN, words=written or in_words(fact.name))
    if not written:
        return None
    if word := SEEN if fact.kind == "invasion" and written == "present" else VALUES.get(written):
        return message(word)
    return message(AS_WRITTEN, words=f"{written} {plain_unit(fact.unit)}".strip() if fact.unit != "%" else f"{written}%")


def is_booked(fact: Fact) -> bool:
    """A scan or visit with its day, as told from a result that is waited for."""
    return fact.kind == "pending" and fact.details.due is not None and bool(scan_words().search(fact.name))


@cache
def scan_words() -> re.Pattern[str]:
    words = (files("beside.brief") / "data" / "scan_words.txt").read_text("utf-8").split("\n")
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words if word)})\b", re.IGNORECASE)


@cache
def tissue_words() -> re.Pattern[str]:
    """What takes tissue or looks at where it is: the rest is another procedure."""
    words = (files("beside.brief") / "data" / "tissue_words.txt").read_text("utf-8").split("\n")
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words if word)})\b", re.IGNORECASE)


def _written(fact: Fact) -> str:
    """The value without the stop that ended its sentence."""
    written = visible(str(fact.value))
    return written.rstrip(". ") or written


def _notes(fact: Fact) -> tuple[Message, ...]:
    details = fact.details
    wordings = (
        STAGING.get(fact.name, "") if fact.kind.startswith("stage.") else "",
        COURSES[fact.status.course] if fact.status.course and not phrase_for(fact) and not (details.end and _ending(fact) in (STOPPED_ON, STOPPED_IN)) else "",
        IN_THE_FAMILY if fact.status.person is Person.FAMILY and fact.kind != "family" else "",
    )
    return (
        *sides_of(fact),
        *(message(wording) for wording in wordings if wording),
        *((message(AS_WRITTEN, words=_written(fact)),) if fact.kind == "medication" and fact.name and fact.value else ()),
        *((message(IN_TISSUE, site=visible(fact.about.site)),) if fact.kind == "biomarker" and fact.about.site else ()),
        *((message(SCORE, score=visible(details.score)),) if details.score else ()),
        *((message(PERCENT, percent=visible(details.percent).rstrip(" %")),) if details.percent else ()),
        *((message(LOOKED_FOR, variant=visible(variant)),) if (variant := variant_looked_for(details.note)) else ()),
        *((message(AS_WRITTEN, words=visible(details.method)),) if details.method else ()),
        *((message(SINCE, date=details.since.in_words()),) if details.since else ()),
        *((message(BOOKED_FOR if is_booked(fact) else EXPECTED_BY, date=details.due.in_words()),) if details.due else ()),
        *((message(OF_NOTE[details.note]),) if details.note in OF_NOTE else ()),
        *((message(SHOWN, words=visible(details.shown)),) if details.shown else ()),
        *((message(IMAGES_HELD, count=details.images),) if details.images else ()),
        *((message(REFERENCE, range=visible(details.reference_range)),) if details.reference_range else ()),
        *said_beside(fact),
    )


def said_beside(fact: Fact) -> tuple[Message, ...]:
    """The laboratory's own mark and the team's remark on a value; when a treatment or medicine ended, and why."""
    details = fact.details
    return (
        *((mark_in_words(fact),) if details.flag else ()),
        *((message(QUOTED, words=said_over(fact)),) if said_over(fact) else ()),
        *((message(QUOTED, words=visible(details.remark)),) if details.remark else ()),
        *((message(_ending(fact), date=details.end.in_words()),) if details.end and fact.kind in ENDING else ()),
        *((message(WHY_STOPPED, words=visible(details.why_stopped)),) if details.why_stopped else ()),
        *((message(REACTED, words=visible(details.reaction)),) if details.reaction else ()),
        *((message(HOW_SEVERE, words=visible(details.severity)),) if details.severity else ()),
    )


def _ending(fact: Fact) -> str:
    if fact.status.course is Course.STOPPED or (fact.kind == "medication" and fact.status.time is Time.PAST):
        return STOPPED_ON if fact.details.end and fact.details.end.day else STOPPED_IN
    return UNTIL if fact.status.course is Course.COMPLETED else END_DATE


def _joined(messages: tuple[Message, ...]) -> Message:
    first, *rest = messages
    return message(JOINED, first=first, second=_joined(tuple(rest))) if rest else first


def plain_unit(unit: str) -> str:
    for written, plain in UNITS:
        unit = unit.replace(written, plain)
    return visible(unit)


def _capital(name: str) -> str:
    return name if any(sign.isupper() for sign in name) else name[:1].upper() + name[1:]


def _lower(words: str) -> str:
    """Within a phrase; a word that is written in capitals (HER2, CT) keeps them."""
    first = words.split(" ", 1)[0]
    return words if any(sign.isupper() or sign.isdigit() for sign in first[1:]) else words[:1].lower() + words[1:]


@cache
def invasion_words() -> Mapping[str, str]:
    """What pathology reports call each finding: a name, not an explanation."""
    rows = csv.DictReader((files("beside.brief") / "data" / "invasion_words.csv").read_text("utf-8").splitlines())
    return {row["name"]: row["says"] for row in rows}


@cache
def phrases() -> Mapping[tuple[str, str, str], str]:
    """How a kind is said in a status, for one value or any."""
    rows = csv.DictReader((files("beside.brief") / "data" / "fact_phrases.csv").read_text("utf-8").splitlines())
    return {(row["kind"], row["status"], row["value"]): row["says"] for row in rows}
