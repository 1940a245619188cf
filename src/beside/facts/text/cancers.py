"""Cancers with their histology, side and extent; where they have spread, come back or answered to treatment."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from beside.facts.fact import About, Assertion, Person, Status
from beside.facts.text.cues import read_status
from beside.facts.text.lexicon import read_rows
from beside.facts.text.make import ANSWER, Found, words_at
from beside.facts.text.tumours import BOTH, about_at, begin, part_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from beside.facts.text.context import Context
    from beside.facts.text.scan import Hit
    from beside.facts.text.tumours import Tumour

LABEL = 60  # characters of a specimen's label
SPREAD = 60  # characters between "metastasis" and the organ it is in
NODE = "lymph node"
Site = tuple[str, int, int]
AT_DIAGNOSIS = re.compile(r"(?<![a-z])(?:diagnos(?:ed|is|es)|presented)(?![a-z])")
SPECIMEN = re.compile(r"(?:^|(?<=\n))[^:\n]{2,50}(?:biopsy|biopsies|resection|excision|aspirate|aspiration|metastasectomy)[^:\n]{0,20}:\s*$")
NO_SPREAD = re.compile(r"(?<![A-Za-z0-9])[cpCP]?M0(?![A-Za-z0-9])")
NONE_OF = re.compile(r"(?<![\d./])(?:0|zero|none)\s?(?:/|of|out\sof)\s?(?:the\s)?\d{1,3}(?![\d.])[^.;:\d]{0,40}$")
ON_SPECIMEN = re.compile(r"(?<![a-z])(?:margins?|nodes?|lines?\sof\sresection|edges?)(?![a-z])")
LABEL_OF_SPREAD = re.compile(r"(?:\s?\([a-z]{1,3}\))?\s?:\s{0,3}")
FOUND = re.compile(r"(?:[a-z0-9]{1,4}\s?:?\s)?(?:present|yes|positive|identified|confirmed|seen|found|involved|to\s|in\s|liver|lung|bone|brain|lymph|peritone|adrenal|skin|pleura|omentum|spleen)")
NOT_TOLD = re.compile(r"(?:\s?\([a-z]{1,3}\))?(?:\s(?:to|in)\s(?:the\s)?[a-z]{3,14})?\s(?:(?:is|are|was|were)\s)?(?:cannot|can\snot|could\snot|not)\s(?:yet\s)?(?:be\s)?(?:assess|evalua|determin|establish|known)")
BEFORE_SPREAD = re.compile(r"(?:number\s(?:of\s[a-z ]{0,14})?with\s|(?<![a-z])[acpry]{0,2}[tnm]\d[a-d]?\s?[:(]\s{0,4}(?:regional\s|distant\s)?|\?\s?)$")
BLANK = re.compile(r"\s")
ADJECTIVES = ("recurrent", "recurred", "relapsed")
NO_DISEASE = "no evidence of disease"


def read_cancers(context: Context) -> Iterator[Found]:
    for tumour in context.tumours:
        yield from cancer_facts(context, tumour)
    yield from read_sides_of_parts(context)
    yield from read_histologies(context)
    yield from read_types_in_names(context)
    yield from read_spread(context)
    for kind in ("recurrence", "response", "extent"):
        for hit in context.note.hits(kind):
            yield from course_fact(context, kind, hit)


def cancer_facts(context: Context, tumour: Tumour) -> Iterator[Found]:
    """The cancer in the words as written, and its side; those of relatives are read as family."""
    status = read_status(context.note, tumour.start, tumour.end).status
    if status.person is not Person.PATIENT:
        return
    if status.assertion is Assertion.RULED_OUT and is_of_specimen(context, tumour):
        return
    about = About(tumour.cancer, tumour.side)
    words = words_at(context, tumour.start, tumour.end)
    yield Found("cancer", tumour.cancer, words, tumour.start, tumour.end, "cancer", polar=False, about=about)
    span = side_span(context, tumour) if tumour.side and status.assertion is Assertion.STATED else None
    if span is not None:
        yield Found("laterality", "", tumour.side, *span, "side", about=about)


def is_of_specimen(context: Context, tumour: Tumour) -> bool:
    """"Margins free of neoplasm", "nodes negative for malignancy": says no of these, and not that there is no cancer."""
    note = context.note
    first, last = note.sentence(tumour.start)
    if tumour.hit.term.role == "malignancy":
        return context.laboratory or ON_SPECIMEN.search(note.plain.low, first, last) is not None
    return is_beside_specimen(context, tumour.start)


def is_beside_specimen(context: Context, start: int) -> bool:
    """Whether a sentence speaks of margins or nodes before it comes to this place."""
    first, _ = context.note.sentence(start)
    return ON_SPECIMEN.search(context.note.plain.low, first, start) is not None


def read_sides_of_parts(context: Context) -> Iterator[Found]:
    """The side a specimen's label names, where a tumour of that organ is found in the part."""
    note = context.note
    for part in context.parts:
        first, last = (bisect_left(context.tumours, place, key=begin) for place in (part.start, part.end))
        within = [tumour for tumour in context.tumours[first:last] if tumour.counts]
        labels = [hit for hit in note.hits_in("side", part.start, part.start + LABEL) if hit.term.name == part.side]
        if part.cancer and part.side != BOTH and labels and any(tumour.cancer == part.cancer for tumour in within):
            organs = [hit for hit in note.hits_in("organ", part.start, part.start + LABEL) if hit.term.name == part.organ]
            start, end = labels[0].start, labels[0].end
            if organs:
                start, end = min(start, organs[0].start), max(end, organs[0].end)
            yield Found("laterality", "", part.side, start, end, "side-of-part", about=About(part.cancer, part.side, specimen=part.label))


def side_span(context: Context, tumour: Tumour) -> tuple[int, int] | None:
    """From the word of side to the tumour, or the other way round; nothing where another sentence told the side."""
    sides = [hit for hit in context.note.hits_in("side", max(0, tumour.start - 45), tumour.end + 45)
             if hit.term.name == tumour.side]  # fmt: skip
    first, last = context.note.sentence(tumour.start)
    near = [hit for hit in sides if first <= hit.start < last]
    if not near:
        return None
    nearest = min(near, key=lambda hit: abs(hit.start - tumour.start))
    return min(nearest.start, tumour.start), max(nearest.end, tumour.end)


def read_histologies(context: Context) -> Iterator[Found]:
    hits = context.note.hits("histology")
    own = {hit.start for hit in hits if hit.term.name and is_of_cancer(context, hit)}
    for hit in hits:
        if (hit.term.name and not is_of_cancer(context, hit)) or (hit.start in own and not hit.term.name):
            continue
        status = read_status(context.note, hit.start, hit.end).status
        if status.assertion is Assertion.RULED_OUT and is_beside_specimen(context, hit.start):
            continue
        if status.person is Person.PATIENT and not is_consistent(context, hit):
            yield Found("histology", "", hit.term.value, hit.start, hit.end, "histology", polar=False)


def read_types_in_names(context: Context) -> Iterator[Found]:
    """"Colonic adenocarcinoma" names the cancer and, with its last words, the type under the microscope."""
    own = {hit.end for hit in context.note.hits("histology")}
    for hit in context.note.hits("cancer"):
        words = context.note.plain.low[hit.start : hit.end]
        type_, start = type_at_end(words)
        if hit.end in own or not type_ or not start:
            continue
        status = read_status(context.note, hit.start, hit.end).status
        if status.person is Person.PATIENT:
            yield Found("histology", "", type_, hit.start + start, hit.end, "histology-in-name", polar=False)


def type_at_end(words: str) -> tuple[str, int]:
    """The type that the words end with, the longest there is, and where it begins."""
    starts = [found.end() for found in BLANK.finditer(words) if words[: found.start()] != "non"]
    return next(((known, start) for start in starts if (known := types_in_words().get(words[start:]))), ("", 0))


@cache
def types_in_words() -> Mapping[str, str]:
    """The types that mean the same in every organ, by their words."""
    rows = (row for row in read_rows("beside.facts", "lexicon/histologies.csv") if row["role"] == "histology" and not row["name"])
    return {word: row["value"] for row in rows for word in row["words"].split("|")}


def is_of_cancer(context: Context, hit: Hit) -> bool:
    """Whether the place is about the cancer in which the words have this meaning (intraductal: in situ in the breast)."""
    return about_at(context.note, context.tumours, context.parts, context.only, hit.start).cancer == hit.term.name


def is_consistent(context: Context, hit: Hit) -> bool:
    """A metastasis's own histology is that of the primary only where the words say so."""
    return context.note.plain.low[max(0, hit.start - 11) : hit.start].strip() == "metastatic"


def read_spread(context: Context) -> Iterator[Found]:
    """Metastasis with the organs it is in: one fact for each organ named, else one without a site."""
    for hit in context.note.hits("metastasis"):
        if context.note.hits_in("cancer", hit.end, hit.end + 2):
            if not contradicts_stage(context, hit):
                yield Found("extent", "", "metastatic", hit.start, hit.end, "metastatic-cancer", polar=False)
            continue
        if is_defined(context, hit):
            continue
        words = context.note.plain.low[hit.start : hit.end]
        sites = spread_sites(context, hit)
        if not sites and "distant" not in words:
            sites = site_of_part(context, hit) or node_before(context, hit)
        if not sites and ("carcinoma" in words or "cancer" in words):
            continue
        none = Status(Assertion.RULED_OUT) if is_none_of(context, hit) else None
        for name, start, end in sites or [("", hit.start, hit.end)]:
            yield Found("metastasis", name, "present", min(hit.start, start), max(hit.end, end), "metastasis", polar=False, status=none)


def is_defined(context: Context, hit: Hit) -> bool:
    """A label without a finding ("Distant metastasis (pM):"), a count ("number with metastasis") or what a category means.

    "Distant metastasis cannot be assessed", the usual words beside pMX, tells no spread either.
    """
    low = context.note.plain.low
    if NOT_TOLD.match(low, hit.end, hit.end + 80):
        return True
    if ANSWER.match(low, hit.end, hit.end + 80):
        return False
    label = LABEL_OF_SPREAD.match(low, hit.end)
    open_label = label is not None and FOUND.match(low, label.end()) is None
    return open_label or BEFORE_SPREAD.search(low, max(0, hit.start - 34), hit.start) is not None


def is_none_of(context: Context, hit: Hit) -> bool:
    """"Lymph nodes: 0/9 positive for metastasis"."""
    first, _ = context.note.sentence(hit.start)
    return NONE_OF.search(context.note.plain.low, max(first, hit.start - 60), hit.start) is not None


def contradicts_stage(context: Context, hit: Hit) -> bool:
    """"Diagnosed with metastatic breast cancer" in a note that stages it M0: spread to nodes is meant, or nobody can tell."""
    first, _ = context.note.sentence(hit.start)
    at_diagnosis = AT_DIAGNOSIS.search(context.note.plain.low, first, hit.start) is not None
    return at_diagnosis and NO_SPREAD.search(context.note.plain.text) is not None


def site_of_part(context: Context, hit: Hit) -> list[Site]:
    """The lymph node a specimen's part is of; or the organ a specimen's label names, right before the finding."""
    part = part_at(context.parts, hit.start)
    if part is not None and part.organ == NODE:
        return [(part.organ, hit.start, hit.end)]
    return organ_of_label(context, hit)


def organ_of_label(context: Context, hit: Hit) -> list[Site]:
    """"Liver, segment VI, core biopsy: Metastatic adenocarcinoma": the one organ of the label, whose tissue this is."""
    label = SPECIMEN.search(context.note.plain.low, max(0, hit.start - LABEL * 2), hit.start)
    organs = context.note.hits_in("organ", label.start(), label.end()) if label else []
    return [(organ.term.name, organ.start, organ.end) for organ in organs] if len({organ.term.name for organ in organs}) == 1 else []


def node_before(context: Context, hit: Hit) -> list[Site]:
    """The lymph node the sentence has spoken of so far, where it speaks of no other place and says no "no"."""
    first, _ = context.note.sentence(hit.start)
    if read_status(context.note, hit.start, hit.end).status.assertion is Assertion.RULED_OUT:
        return []
    before = context.note.hits_in("organ", max(first, hit.start - LABEL * 2), hit.start)
    named = {organ.term.name for organ in before if not organ.term.value}
    return [(NODE, hit.start, hit.end)] if named == {NODE} else []


def spread_sites(context: Context, hit: Hit) -> list[Site]:
    """The organs named before it ("bone metastases") or after it ("metastases to the liver and lung")."""
    return [(organ.term.name, organ.start, organ.end) for organ in organs_of(context, hit)]


def organs_of(context: Context, hit: Hit) -> list[Hit]:
    note = context.note
    first, last = note.sentence(hit.start)
    before = [organ for organ in note.hits_in("organ", max(first, hit.start - 30), hit.start)
              if not note.plain.low[organ.end : hit.start].strip(" \t\n-")]  # fmt: skip
    if before:
        return before[-1:]
    after = note.hits_in("organ", hit.end, min(last, hit.end + SPREAD))
    joined = []
    end = hit.end
    for organ in after:
        between = note.plain.low[end : organ.start]
        if not is_joined(between):
            break
        joined.append(organ)
        end = organ.end
    return dedupe(joined)


def is_joined(between: str) -> bool:
    return all(word.strip(",.()/") in JOINTS for word in between.split())


JOINTS = frozenset(
    ["", "to", "in", "of", "the", "a", "and", "or", "left", "right", "involving", "bilateral", "his", "her", "at", "within", "multiple",
     "disease", "cores", "one", "seen", "axillary", "regional", "lesions", "both", "several", "ipsilateral", "contralateral", "involvement", "known", "carcinoma",
     "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"]
)  # fmt: skip


def dedupe(organs: list[Hit]) -> list[Hit]:
    seen: dict[str, Hit] = {}
    for organ in organs:
        seen.setdefault(organ.term.name, organ)
    return list(seen.values())


def course_fact(context: Context, kind: str, hit: Hit) -> Iterator[Found]:
    """Recurrence, response and extent. "No evidence of disease" says no itself."""
    status = read_status(context.note, hit.start, hit.end).status
    if status.person is not Person.PATIENT or (is_adjective(context, hit) and not of_growth(context, hit)):
        return
    polar = hit.term.value == NO_DISEASE
    value = hit.term.value or hit.term.name
    name = "" if kind != "recurrence" else recurrence_site(context, hit)
    yield Found(kind, name, value, hit.start, hit.end, kind, polar=polar)


def is_adjective(context: Context, hit: Hit) -> bool:
    return context.note.plain.low[hit.start : hit.end].endswith(ADJECTIVES)


def of_growth(context: Context, hit: Hit) -> bool:
    """Whether the word after "recurrent" is a cancer: infections and effusions recur too."""
    return any(context.note.hits_in(role, hit.end, hit.end + 26) for role in ("cancer", "histology", "malignancy", "tumour"))


def recurrence_site(context: Context, hit: Hit) -> str:
    _, last = context.note.sentence(hit.start)
    organs = context.note.hits_in("organ", hit.end, min(last, hit.end + 30))
    if organs and is_joined(context.note.plain.low[hit.end : organs[0].start]):
        return organs[0].term.name
    return ""
