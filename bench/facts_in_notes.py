"""Facts against the labels of the own notes: kind by kind, how many that were said are right, and how many were found.

A fact is right where a label of its kind, name and value stands at its place (they share a character) and the words around
it set it alike: assertion, person, and whether it is known or still to come (a result is known today as in the past).
`ER 90%` is right as the number that stands there and as what a label makes of it, `wild-type` and `negative` of a gene are
one, and of biomarkers those count that Beside has a name for: stains that only tell one tumour from another do not. One label answers for one fact; the same fact read twice at one place counts
once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from bench import damage, notes
from bench.scores import Score
from bench.table import Line
from beside import facts_in_text
from beside.terms import biomarkers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bench.notes import Label, Note
    from beside.facts.fact import Fact

ALIKE = {"wild-type": "negative", "deficient": "negative", "proficient": "positive"}  # of a gene; of a stain of repair
RECEPTORS = ("ER", "PR", "HER2")
LABELLED_WHOLE = (
    "stage.t", "stage.n", "stage.m", "stage.group", "grade", "gleason", "grade.group", "laterality", "tumour.size", "nodes.positive",
    "nodes.examined", "margins", "invasion", "biomarker", "germline", "performance", "cancer", "histology", "recurrence", "metastasis",
)  # fmt: skip


@dataclass(frozen=True)
class Said:
    """A fact or a label, as far as the two can be compared."""

    start: int
    end: int
    kind: str
    name: str
    values: tuple[str, ...]
    status: tuple[str, str, str]

    def agrees(self, other: Said) -> bool:
        alike = (self.kind, self.name, self.status) == (other.kind, other.name, other.status)
        return alike and bool({*self.values} & {*other.values}) and self.start < other.end and other.start < self.end


def measure(half: str = "report") -> Iterator[Line]:
    some = notes.read_half(half)
    receptors = score(some, lambda said: said.kind == "biomarker" and said.name in RECEPTORS)
    yield line("ER, PR, HER2", some, receptors)
    yield line("all biomarkers, germline", some, score(some, of_treatment))
    damaged = [damage.damage_note(note) for note in some]
    yield line("all biomarkers, damaged as by OCR", damaged, score(damaged, of_treatment), asked=False)
    for kind in LABELLED_WHOLE:
        clean, worn = (score(each, lambda said, kind=kind: said.kind == kind) for each in (some, damaged))
        yield Line(kind, f"{len(some)} own notes", "precision, recall", str(clean), {"damaged as by OCR": str(worn)})


def develop() -> Iterator[str]:
    """What was read and is in no label, and labels that nothing was read for."""
    for note in notes.read_half("develop"):
        yield from cases(note, list(read(note, whole)), list(labelled(note, whole)))


def whole(said: Said) -> bool:
    return said.kind in LABELLED_WHOLE


def cases(note: Note, said: list[Said], there: list[Said]) -> Iterator[str]:
    for fact in list(said):
        if match := next((label for label in there if fact.agrees(label)), None):
            there.remove(match)
            said.remove(fact)
    for name, some in (("wrong", said), ("missed", there)):
        for each in some:
            yield f"{name} {note.number:03} {each.kind} {each.name}: {' or '.join(each.values)} {' '.join(each.status)} [{each.start}:{each.end}] {note.text[each.start : each.end]!r}"


def of_treatment(said: Said) -> bool:
    return said.kind == "germline" or (said.kind == "biomarker" and biomarkers.find_biomarker(said.name) is not None)


def line(what: str, some: list[Note], found: Score, *, asked: bool = True) -> Line:
    reached = found.precision >= 0.97 and found.recall >= 0.93
    return Line(what, f"{len(some)} own notes", "precision, recall", str(found), {}, "P >= .97, R >= .93" if asked else "", reached if asked else None)


def score(some: Iterable[Note], asked: Callable[[Said], bool]) -> Score:
    return sum((judge(list(read(note, asked)), list(labelled(note, asked))) for note in some), Score())


def judge(read: list[Said], there: list[Said]) -> Score:
    left, right = list(there), 0
    for said in read:
        if match := next((label for label in left if said.agrees(label)), None):
            left.remove(match)
            right += 1
    return Score(right, len(read), len(there))


def read(note: Note, asked: Callable[[Said], bool]) -> Iterator[Said]:
    seen: set[Said] = set()
    for fact in facts_in_text(note.text):
        said = from_fact(fact)
        if asked(said) and said not in seen:
            seen.add(said)
            yield said


def labelled(note: Note, asked: Callable[[Said], bool]) -> Iterator[Said]:
    return (said for label in note.labels if label.kind not in ("none", "span") and asked(said := from_label(label)))


def from_fact(fact: Fact) -> Said:
    source, status = fact.source, fact.status
    return Said(source.start or 0, source.end or 0, fact.kind, fact.name, (plain(str(fact.value)),), (status.assertion, known(status.time), status.person))


def from_label(label: Label) -> Said:
    percent = re.search(r"percent=([^;]+)", label.detail)
    values = (label.value, percent.group(1)) if percent else (label.value,)
    return Said(label.start, label.end, label.kind, label.name, tuple(map(plain, values)), (label.assertion, known(label.time), label.person))


def known(time: str) -> str:
    return "known" if time in ("current", "past") else time


def plain(value: str) -> str:
    """Numbers by what they are worth, words without case and marks."""
    value = ALIKE.get(value, value)
    try:
        return str(Decimal(value).normalize())
    except InvalidOperation:
        return re.sub(r"[\W_]+", " ", value.casefold()).strip()
