"""Places in the body as records code them, with their side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.facts.coded.said import codes_of, say_concept, words_of
from beside.terms.questions import answer_in_words, answer_of_code
from beside.terms.sites import Site, site_of_code, site_of_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from beside.facts.coded.said import Said
    from beside.records.fhir_types import CodeableConcept, Element


def read_place(concepts: Iterable[CodeableConcept]) -> Site | None:
    """The first of these that is a place we know, with the side that it or its qualifier says."""
    for concept in concepts:
        site = next(filter(None, map(site_of_code, codes_of(concept))), None) or site_of_words(words_of(concept))
        if site is None:
            site = site_of_words(concept.text)
        side = side_of_element(concept) or (site.side if site else "") or side_of_words(words_of(concept))
        if site is not None or side:
            return replace(site or Site(""), side=side)
    return None


def side_of_element(element: Element) -> str:
    """The side that an extension of this element names."""
    found = (side_of_concept(extension.value_codeable_concept) for extension in element.extension)
    return next(filter(None, found), "")


def say_side(path: str, concept: CodeableConcept) -> Said:
    """Where the side of a place stands: in its qualifier, else in its own words."""
    for number, extension in enumerate(concept.extension):
        if side_of_concept(extension.value_codeable_concept):
            return say_concept(f"{path}.extension[{number}].valueCodeableConcept", extension.value_codeable_concept)
    return say_concept(path, concept)


def side_of_concept(concept: CodeableConcept | None) -> str:
    if concept is None:
        return ""
    coded = next(filter(None, (answer_of_code("side", code) for code in codes_of(concept))), None)
    return coded or side_of_words(words_of(concept))


def side_of_words(text: str) -> str:
    return answer_in_words("side", text) or ""
