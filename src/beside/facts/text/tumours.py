"""The tumours a note speaks of, and which of them a place in it is about; what it does not say stays empty."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from beside.facts.fact import About, Assertion, Person
from beside.facts.text.cues import read_status
from beside.facts.text.layout import PART
from beside.facts.text.scan import WITHIN
from beside.facts.where_types_arise import arising
from beside.terms.cancers import is_kind_of, kinds_above

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from beside.facts.text.note import Note
    from beside.facts.text.scan import Hit

OF = re.compile(r"(?:\s(?:of|in|from|involving)(?:\s(?:the|her|his|a|an))?|,|\s-)?\s?\(?")
BESIDE = re.compile(r"\s(?:serosal?|surface|cartilages?|mesentery|fat|capsule)(?![a-z])")  # what lies on or beside an organ
IMPLANT = re.compile(r"(?<![a-z])(?:implants?|deposits?)(?![a-z])")  # on an organ, from elsewhere
BOTH = "bilateral"
WORDS = 2  # words between "bilateral" and the tumour it is of
SHARED = frozenset({"both", "each", "respectively", "bilateral", "all", "either"})
STOPS = frozenset(".;")  # what ends the phrase a tumour is named in
NEXT_LABEL = re.compile(r"\n\s?[A-Z][A-Z /&,()-]{2,40}:")  # "...by invasive carcinoma" and below it "ADRENAL GLAND: uninvolved"
NEXT_SPECIMEN = re.compile(r"[ ,-]{0,2}\n\s?[A-Z]")  # "ADENOCARCINOMA" and below it "UTERUS, HYSTERECTOMY": the next label
FEW = 40  # mentions to look through for the nearest that counts
SPREAD = 50  # characters before a growth in which it is called one that has spread
SPREAD_BEFORE = re.compile(r"(?:(?<![a-z])(?:metastatic|secondary|metastas[ie]s\sof)|(?<![a-z])(?:serosal?|surface)\s(?:is\s)?(?:involve(?:d|ment)|implants?)\s(?:by|of)(?:\s[a-z-]{3,16}){0,2})\s?[,\"]?\s?$")
SPREAD_AFTER = re.compile(r"[,;]?\s{1,3}\(?(?:focally\s|extensively\s)?(?:metastatic|metastasi[sz]ing|metastas[ie]s|implants?(?![a-z])|deposits?(?![a-z])|involving\s(?:the\s)?(?:[a-z]{3,16}\s)?(?:mesoappendix|mesentery|epiploic|peri[a-z]{4,12}al\ssoft)(?![a-z]))")
LABEL_END = re.compile(r":|\s-+\s|-\s?\n|\n")
PARAGRAPH = 600  # characters back to the side that goes on being spoken of
NEAR = 45  # characters between a side or an organ and the tumour it belongs to


@dataclass(frozen=True, slots=True)
class Tumour:
    """A mention of a cancer; `hit` is the word, `end` where the organ after it ends ("carcinoma of the left breast").

    `among` are the cancers it may be where a label names several organs ("uterus and ovaries: carcinoma"); `cancer` is empty then.
    """

    start: int
    end: int
    cancer: str
    side: str
    hit: Hit
    counts: bool
    among: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a specimen, from its label to the next."""

    start: int
    end: int
    label: str
    organ: str
    cancer: str
    side: str
    cancers: frozenset[str] = frozenset()


def find_tumours(note: Note, parts: Sequence[Part]) -> list[Tumour]:
    """Every mention of a cancer, in order: by its name, or a growth with the organ the same words name."""
    found = [tumour_named(note, hit, parts) for hit in note.hits("cancer")]
    named = {tumour.start for tumour in found}
    found += [tumour for hit in note.hits("histology", "malignancy") if hit.start not in named
              and (tumour := tumour_in_organ(note, hit, parts)) is not None]  # fmt: skip
    return sorted(settled(found), key=lambda tumour: (tumour.start, -tumour.end))


def settled(found: Sequence[Tumour]) -> Iterator[Tumour]:
    """What a label leaves open is the one cancer of these that the rest of the note names, else what all of them are kinds of; else nobody can tell."""
    named = {tumour.cancer for tumour in found if tumour.cancer and tumour.counts}
    for tumour in found:
        fitting = [tumour.cancer] if tumour.cancer else list(tumour.among & named)
        if len(fitting) != 1:
            fitting = kinds_in_common(tumour.among)[:1]
        if fitting:
            yield replace(tumour, cancer=fitting[0])


def kinds_in_common(cancers: Iterable[str]) -> list[str]:
    """What several cancers are all kinds of, from the narrowest: colon and rectum are of the bowel."""
    above = [kinds_above(cancer) for cancer in sorted(cancers)]
    return [kind for kind in above[0] if all(kind in other for other in above)] if above else []


def tumour_named(note: Note, hit: Hit, parts: Sequence[Part]) -> Tumour:
    organ = organ_after(note, hit)
    end = organ.end if organ else hit.end
    longer = [other for other in note.hits_in("histology", hit.start - NEAR, hit.start) if other.end > hit.start]
    start = longer[0].start if longer else hit.start
    cancer = cancer_by_histology(hit.term.name, note.plain.low[start : hit.end])
    return Tumour(start, end, cancer, side_near(note, hit.start, end, parts), hit, counts(note, hit))


def tumour_in_organ(note: Note, hit: Hit, parts: Sequence[Part]) -> Tumour | None:
    """A carcinoma of an organ; never of one it has only spread to."""
    if is_spread(note, hit):
        return None
    after = organ_after(note, hit)
    words = note.plain.low[hit.start : hit.end]
    cancers = arising(words, {after.term.value} if after else cancers_before(note, hit) or cancers_of_part(parts, hit))
    if not cancers:
        return None
    end = after.end if after else hit.end
    cancer = cancer_by_histology(next(iter(cancers)), words) if len(cancers) == 1 else ""
    return Tumour(hit.start, end, cancer, side_near(note, hit.start, end, parts), hit, counts(note, hit), frozenset(cancers))


def cancers_of_part(parts: Sequence[Part], hit: Hit) -> set[str]:
    part = part_at(parts, hit.start)
    return set(part.cancers) if part is not None and part.cancer else set()


def cancer_by_histology(cancer: str, words: str) -> str:
    """Of a lung it matters which carcinoma: only the words themselves decide."""
    if cancer != "lung":
        return cancer
    if "non" in words or "adeno" in words or "squamous" in words or "large cell carcinoma" in words:
        return "lung-non-small-cell"
    return "lung-small-cell" if "small cell" in words else cancer


def is_spread(note: Note, hit: Hit) -> bool:
    low = note.plain.low
    return SPREAD_BEFORE.search(low, max(0, hit.start - SPREAD), hit.start) is not None or SPREAD_AFTER.match(low, hit.end) is not None


def counts(note: Note, hit: Hit) -> bool:
    """Whether the mention is of this person and not of a mere possibility."""
    status = read_status(note, hit.start, hit.end).status
    return status.person is Person.PATIENT and status.assertion in {Assertion.STATED, Assertion.UNCERTAIN}


def organ_after(note: Note, hit: Hit) -> Hit | None:
    """The organ of "carcinoma of the left breast"."""
    joined = OF.match(note.plain.low, hit.end)
    start = joined.end() if joined else hit.end
    sides = note.hits_in("side", start, start + 3)
    end = sides[0].end + 3 if sides else start + 3
    organs = [organ for organ in note.hits_in("organ", start, end) if organ.term.value and not BESIDE.match(note.plain.low, organ.end)]
    parted = NEXT_LABEL.match(note.plain.text, hit.end) or NEXT_SPECIMEN.match(note.plain.text, hit.end) or STOPS & set(note.plain.text[hit.end : organs[0].start] if organs else "")
    return organs[0] if organs and not parted else None


def cancers_before(note: Note, hit: Hit) -> set[str]:
    """The cancer of the organ of "breast, left, core biopsy: carcinoma": the nearest before it in the sentence, or all that its label names."""
    first, _ = note.sentence(hit.start)
    organs = note.hits_in("organ", max(first, hit.start - 160), hit.start)
    if not organs or not organs[-1].term.value or IMPLANT.search(note.plain.low, organs[-1].start, hit.start):
        return set()
    labelled = LABEL_END.search(note.plain.text, organs[-1].end, hit.start)
    return cancers_of(organs) if labelled else {organs[-1].term.value}


def cancers_of(organs: Sequence[Hit]) -> set[str]:
    """The cancers of the organs of a label, which may be several; of a bowel the part that is named."""
    cancers = {organ.term.value for organ in organs if organ.term.value}
    return {cancer for cancer in cancers if not any(other != cancer and is_kind_of(other, cancer) for other in cancers)}


def side_near(note: Note, start: int, end: int, parts: Sequence[Part]) -> str:
    first, last = note.sentence(start)
    sides = [side for side in sides_in(note, max(first, start - NEAR), min(last, end + NEAR))
             if ";" not in note.plain.text[min(side.end, end) : max(side.start, start)]]  # fmt: skip
    within = {side.term.name for side in sides if start <= side.start < end and side.term.name != BOTH}
    if len(within) == 1:
        return within.pop()
    sides = [side for side in sides if side.term.name != BOTH or is_of_tumour(note, side, start)]
    names = {side.term.name for side in sides}
    if len(names) == 1:
        return names.pop()
    if len(names) > 1:
        before = [side for side in sides if start - side.end in range(14) and side.end <= start]
        return before[-1].term.name if before else ""
    part = part_at(parts, start)
    return part.side if part and part.side != BOTH else ""


def is_of_tumour(note: Note, side: Hit, start: int) -> bool:
    """"Bilateral breast cancer"; in "uterus, bilateral tubes and ovaries: carcinoma" the specimens are of both sides."""
    between = note.plain.low[side.end : start]
    return side.end <= start and len(between.split()) <= WORDS and not set(between) & set(",:;\n\t")


def sides_in(note: Note, start: int, end: int) -> list[Hit]:
    """Words of side; a lone L or R only where an organ follows at once."""
    return [side for side in note.hits_in("side", start, end)
            if side.end - side.start > 2 or note.hits_in("organ", side.end, side.end + 3)]  # fmt: skip


def find_parts(note: Note) -> list[Part]:
    """The specimen parts: lines that begin with a part's label and name an organ."""
    text = note.plain.text
    labels = [mark for start in note.starts if (mark := PART.match(note.plain.low, start + (text[start : start + 1] == "\n")))]
    if any(mark.group().startswith(("part", "specimen")) for mark in labels):
        labels = [mark for mark in labels if mark.group().startswith(("part", "specimen"))]
    found = [part for mark in labels if (part := part_from(note, mark)) is not None]
    ends = [min(note.section_end(part.start), later.start) for part, later in pairwise(found)]
    ends += [note.section_end(part.start) for part in found[-1:]]
    return [replace(part, end=end) for part, end in zip(found, ends, strict=True)]


def part_from(note: Note, mark: re.Match[str]) -> Part | None:
    start = mark.end()
    line = note.plain.text.find("\n", start, start + 120)
    end = line if line > 0 else min(len(note.plain.text), start + 120)
    organs = note.hits_in("organ", start, end) or note.hits_in(WITHIN, start, end)
    first = organs[0] if organs else None
    numbered = mark.group().startswith(("part", "specimen"))
    if not numbered and (first is None or first.start - start > 30):
        return None
    sides = {side.term.name for side in sides_in(note, start, end)}
    side = sides.pop() if len(sides) == 1 else ""
    organ, cancer = (first.term.name, first.term.value) if first else ("", "")
    if IMPLANT.search(note.plain.low, start, end):
        cancer = ""
    label = note.plain.text.find(":", start, end)
    named = [organ for organ in organs if label < 0 or organ.start < label] or organs[:1]
    return Part(mark.start(), end, mark.group().strip(" \t.:)-"), organ, cancer, side, frozenset(cancers_of(named)))


def part_at(parts: Sequence[Part], offset: int) -> Part | None:
    place = bisect_right(parts, offset, key=part_start) - 1
    return parts[place] if place >= 0 and offset < parts[place].end else None


def part_start(part: Part) -> int:
    return part.start


def about_at(note: Note, tumours: Sequence[Tumour], parts: Sequence[Part], only: Tumour | None, start: int) -> About:
    """The tumour of the sentence, else of the specimen's part, else the nearest of the section, else the only one."""
    first, last = note.sentence(start)
    sides = {side.term.name for side in sides_in(note, first, last)} - {"bilateral"}
    part = part_at(parts, start)
    side = sides.pop() if len(sides) == 1 else part.side if part and part.side != BOTH and not sides else ""
    told = [tumour for tumour in tumours[bisect_left(tumours, first, key=begin) : bisect_left(tumours, last, key=begin)]
            if tumour.counts]  # fmt: skip
    if told:
        return about_one_of(note, told, start, side, last)
    if not side and not part:
        side = side_of_heading(note, start)
    near = nearby(note, tumours, start) or only
    if not side and not part and (near is None or not near.side):
        side = side_of_section(note, start)
    if near is None:
        return About(side=side, specimen=part.label if part else "")
    agrees = not side or not near.side or near.side == side
    return About(near.cancer, side or (near.side if agrees and not part else ""), specimen=part.label if part else "")


def side_of_heading(note: Note, start: int) -> str:
    """The side that a heading of its own names: "LEFT BREAST: a mass of 27 mm"."""
    section = note.section(start)
    sides = {side.term.name for side in sides_in(note, section.start, min(section.body, section.start + NEAR))}
    return sides.pop() if len(sides) == 1 and section.body <= start else ""


def side_of_section(note: Note, start: int) -> str:
    """The one side of an organ with a tumour that a section names before this place: "a lump in the right breast. It measures 12 mm"."""
    sides = sides_in(note, max(note.section(start).start, start - PARAGRAPH), start)
    of_organ = any(organ.term.value for side in sides for role in ("organ", WITHIN) for organ in note.hits_in(role, side.start, side.end + 2))
    names = {side.term.name for side in sides}
    return names.pop() if of_organ and len(names) == 1 and BOTH not in names else ""


def about_one_of(note: Note, told: Sequence[Tumour], start: int, side: str, last: int) -> About:
    cancers = {tumour.cancer for tumour in told}
    sides = {tumour.side for tumour in told if tumour.side}
    before = [tumour for tumour in told if tumour.start <= start]
    nearest = before[-1] if before else told[0]
    if len(cancers) == 1:
        several = len(sides) > 1 and bool(before) and not is_shared(note, told, last)
        return About(cancers.pop(), nearest.side if several else sides.pop() if len(sides) == 1 else side)
    return About(nearest.cancer, nearest.side)


def is_shared(note: Note, told: Sequence[Tumour], last: int) -> bool:
    """"A cancer on the left and one on the right, both ER positive": what follows is said of more than one."""
    first, _ = note.sentence(told[0].start)
    return not SHARED.isdisjoint(re.findall(r"[a-z]+", note.plain.low[first:last]))


def nearby(note: Note, tumours: Sequence[Tumour], start: int) -> Tumour | None:
    """The nearest tumour before this place in its section, else after it there."""
    head, end = note.section(start).start, note.section_end(start)
    place = bisect_left(tumours, start + 1, key=begin)
    for tumour in reversed(tumours[max(0, place - FEW) : place]):
        if tumour.start >= head and tumour.counts:
            return tumour
    return next((tumour for tumour in tumours[place : place + FEW] if tumour.start < end and tumour.counts), None)


def only_one(tumours: Sequence[Tumour], parts: Sequence[Part]) -> Tumour | None:
    """The one tumour of a note that speaks of no other; of a report on specimens, the one they hold."""
    counted = [tumour for tumour in tumours if tumour.counts]
    counted = [tumour for tumour in counted if part_at(parts, tumour.start) is not None] or counted
    if len({tumour.cancer for tumour in counted}) != 1:
        return None
    sides = {tumour.side for tumour in counted if tumour.side}
    sided = next((tumour for tumour in counted if tumour.side), counted[0])
    return sided if len(sides) <= 1 else replace(sided, side="")


def begin(tumour: Tumour) -> int:
    return tumour.start
