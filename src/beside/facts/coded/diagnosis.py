"""Which cancer, metastasis or other disease a code for a disease names."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from beside.facts.coded.places import read_place, side_of_element, side_of_words
from beside.facts.coded.said import codes_of, meanings_of, words_of
from beside.terms.cancers import (
    cancer_of_code,
    cancer_of_histology,
    cancer_of_words,
    find_cancer,
    is_kind_of,
)
from beside.terms.questions import answer_in_words, answer_of_code
from beside.terms.sites import Site, cancer_at, metastasis_site_of_code, site_of_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.coded.said import Meaning
    from beside.records.fhir_types import CodeableConcept, Condition, Extension
    from beside.terms.codes import Code

HISTOLOGY = ("histology-morphology-behavior", "HistologyMorphologyBehavior-extension")
PRIMARY = "primary-cancer-condition"
UNSAID = frozenset({"unspecified", "other"})


def cancers_in(path: str, concept: CodeableConcept | None) -> Iterator[Meaning[str]]:
    """The cancers a concept names; two where its code and its words name different ones."""
    if concept is None or metastasis_in(concept) is not None:
        return
    yield from meanings_of(path, concept, cancer_of_code, _stated_cancer, narrower_cancer)


def metastasis_in(concept: CodeableConcept) -> Site | None:
    """Where the metastasis lies that a concept names, with an empty site where that is open; None where it names none."""
    coded = next(filter(None, map(metastasis_site_of_code, codes_of(concept))), None)
    if coded is not None:
        return coded
    texts = [text for text in (words_of(concept), concept.text) if answer_in_words("secondary", text)]
    if not texts:
        return None
    return next(filter(None, map(site_of_words, texts)), None) or Site("")


def cancer_of_condition(condition: Condition) -> str:
    """The one cancer a condition is taken for: by its code, else by its histology with its place."""
    named = next((meaning.value for meaning in cancers_in("code", condition.code)), "")
    return closer_cancer(named, condition) if named else ""


def closer_cancer(named: str, condition: Condition) -> str:
    """A code that names no kind is narrowed by the place, where the record calls it a primary cancer."""
    if named == "unspecified" and condition.meta and any(PRIMARY in profile for profile in condition.meta.profile):
        place = read_place(condition.body_site)
        named = (cancer_at(place) if place else "") or named
    return cancer_with_histology(named, condition)


def cancer_with_histology(named: str, condition: Condition) -> str:
    """A cell type narrows what the code leaves open: a carcinoma of the lung that is of small cells."""
    known = find_cancer(named)
    usual = known.topography[0] if known and known.topography else ""
    place = next((code.code for code in codes_of(condition.code) if code.system == "ICD-O-3"), usual)
    for extension in histologies(condition):
        for code in codes_of(extension.value_codeable_concept):
            decided = cancer_of_histology(code.code, place) if code.system == "ICD-O-3" else None
            if decided and is_kind_of(decided, named) and decided not in UNSAID:
                return decided
    return named


def histologies(condition: Condition) -> Iterator[Extension]:
    return (extension for extension in condition.extension if extension.url.endswith(HISTOLOGY))


def side_of_condition(condition: Condition) -> str:
    place = read_place(condition.body_site)
    return (place.side if place else "") or side_of_element(condition) or side_of_words(words_of(condition.code))


def is_open(concept: CodeableConcept | None) -> bool:
    """Whether it is left open that a growth is a cancer: a neoplasm that no code and no words beside it call malignant."""
    if concept is None:
        return False
    names = [*(coding.display for coding in concept.coding), concept.text]
    said = {answer_in_words("behaviour", name) for name in names if name}
    said |= {answer_of_code("behaviour", code) for code in codes_of(concept)}
    return "open" in said and "malignant" not in said


def in_situ(concept: CodeableConcept | None) -> bool:
    if concept is None:
        return False
    return any(_in_situ_code(code) for code in codes_of(concept)) or bool(answer_in_words("extent", words_of(concept)))


def narrower_cancer(one: str, two: str) -> str | None:
    if is_kind_of(two, one):
        return two
    return one if is_kind_of(one, two) else None


@lru_cache(maxsize=4096)
def _stated_cancer(text: str) -> str | None:
    """What the words name, unless they say that it is none: a screening, a risk, a benign growth."""
    if answer_in_words("history", text) == "none" or answer_in_words("behaviour", text) == "benign":
        return None
    return cancer_of_words(text)


def _in_situ_code(code: Code) -> bool:
    if code.system == "ICD-O-3":
        return code.code.endswith("/2")
    known = replace(code, system="ICD-10-CM", code=code.code[:3]) if code.system.startswith("ICD-10") else code
    return answer_of_code("extent", known) is not None
