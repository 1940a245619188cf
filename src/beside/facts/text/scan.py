"""The one pass over a text: every word of the lexicon in it, and which of them hide others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from beside.facts.text.lexicon import CONCEPTS, Term, automaton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.text.plain import Plain

KINDS_OF_CANCER = frozenset({"cancer", "histology", "malignancy"})
# Signs an old scan put for letters: "U~ERUS" is no ERUS, "pr$sent" no PR.
GARBLED, SPOILED = "~^$", frozenset("~^$")
WITHIN = "organ-within"  # an organ in a longer word ("axillary lymph node dissection"): it only tells what a label is of
LAYERS = ("concept", "cue", "heading")


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of the lexicon as it stands in the plain text."""

    start: int
    end: int
    term: Term


def scan(plain: Plain) -> list[Hit]:
    """Every hit in order; within a layer a longer word hides those it holds; one place may stand for several terms."""
    longest = dict.fromkeys(LAYERS, (0, 0))
    kept = []
    for hit in sorted(raw_hits(plain), key=lambda hit: (hit.start, -hit.end)):
        layer = layer_of(hit.term)
        if layer in longest:
            place = (hit.start, hit.end)
            if hit.end <= longest[layer][1] and place != longest[layer]:
                if hit.term.role == "organ":
                    kept.append(Hit(hit.start, hit.end, replace(hit.term, role=WITHIN)))
                continue
            longest[layer] = place
        kept.append(hit)
    return kept


def raw_hits(plain: Plain) -> Iterator[Hit]:
    """Every word of the lexicon; "non-small cell carcinoma" is no small cell carcinoma."""
    flat = f" {plain.flat} "
    for end, key in automaton().iter(flat):
        start = end - 1 - key.length
        if (start and plain.text[start - 1] in GARBLED) or plain.text[start + key.length : start + key.length + 1] in SPOILED:
            continue
        cut = flat.startswith("non ", start - 3)
        for term in key.terms:
            if not (cut and term.role in KINDS_OF_CANCER):
                yield Hit(start, start + key.length, term)


def layer_of(term: Term) -> str:
    return "concept" if term.role in CONCEPTS else term.role
