"""The words free text is scanned for: packaged tables, and the tables of `terms`, as one automaton."""

from __future__ import annotations

import csv
import functools
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import ahocorasick

from beside.facts.text.plain import FOLD
from beside.facts.text.tables import rule_anchors
from beside.terms.treatments import value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# What a word of one of these roles means hides the shorter words within it ("bone scan" is no bone).
CONCEPTS = frozenset({
    "cancer", "histology", "malignancy", "tumour", "organ", "marker", "lab", "treatment", "condition", "symptom",
    "imaging", "procedure", "medicine", "metastasis", "recurrence", "response", "extent", "menopause", "smoking", "other",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the lexicon: the reader that takes it, and the name and value it stands for."""

    role: str
    name: str = ""
    value: str = ""
    reach: int = 0


@dataclass(frozen=True, slots=True)
class Key:
    """What the automaton holds for one spelling: its length, and every term it stands for."""

    length: int
    terms: tuple[Term, ...]


@functools.cache
def automaton() -> Any:
    """The automaton over all words; each is found between blanks of the flat text, so at word boundaries only."""
    words: dict[str, dict[Term, None]] = {}
    for written, term in all_words():
        for spelling in spellings_of(written, term):
            words.setdefault(spelling, {})[term] = None
    found = ahocorasick.Automaton()
    for spelling, terms in words.items():
        found.add_word(f" {spelling} ", Key(len(spelling), tuple(terms)))
    found.make_automaton()
    return found


def all_words() -> Iterator[tuple[str, Term]]:
    for folder in sorted((files("beside.facts") / "data" / "lexicon").iterdir(), key=lambda item: item.name):
        for row in csv.DictReader(folder.read_text("utf-8").splitlines()):
            yield from of_row(row["words"], Term(row["role"], row["name"], row["value"]))
    for row in read_rows("beside.facts", "cues.csv"):
        term = Term("cue", row["category"], row["direction"], int(row["reach"] or 0))
        yield from of_row(row["words"], term)
    for row in read_rows("beside.facts", "sections.csv"):
        yield from of_row(row["words"], Term("heading", row["section"]))
    for anchor, rule in rule_anchors():
        yield anchor, Term("anchor", rule)
    yield from shared_words()


def shared_words() -> Iterator[tuple[str, Term]]:
    """Cancers, treatments, biomarkers and analytes, as `terms` names them."""
    for row in read_rows("beside.terms", "cancers.csv"):
        yield from of_row(row["synonyms"], Term("cancer", row["id"]))
        yield from of_row(row["name"].split(" (")[0], Term("cancer", row["id"]))
    for row in read_rows("beside.terms", "treatments.csv"):
        yield from of_row(row["synonyms"] + "|" + row["name"], Term("treatment", row["modality"], value_of(row["id"])))
    for row in read_rows("beside.terms", "biomarkers.csv"):
        yield from of_row(row["synonyms"] + "|" + row["id"], Term("marker", row["id"], row["kind"]))
    for row in read_rows("beside.terms", "labs.csv"):
        if row["kind"] != "lab":
            continue
        yield from of_row(row["synonyms"] + "|" + row["id"], Term("lab", row["id"], row["units"]))


def of_row(words: str, term: Term) -> Iterator[tuple[str, Term]]:
    return ((word.strip(), term) for word in words.split("|") if word.strip())


def read_rows(package: str, name: str) -> list[dict[str, str]]:
    """The rows of a packaged table. A table that is not there is a fault of the package, not an empty list."""
    return list(csv.DictReader((files(package) / "data" / name).read_text("utf-8").splitlines()))


def spellings_of(written: str, term: Term) -> Iterator[str]:
    """A word as the flat text has it, in both spellings of English, and in the plural."""
    lower = written.lower()
    for word in {lower, *respelled(lower)}:
        flat = " ".join(word.translate(FOLD).split(" ")).strip()
        yield flat
        if term.role in CONCEPTS and len(flat) > 3 and flat[-1] not in "s ":
            yield flat + "s"


def respelled(word: str) -> Iterator[str]:
    both = word
    for british, american in british_to_american().items():
        if british in both:
            both = both.replace(british, american)
            yield both


@functools.cache
def british_to_american() -> Mapping[str, str]:
    return {row["british"]: row["american"] for row in read_rows("beside.facts", "spellings.csv")}
