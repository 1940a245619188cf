"""Radiotherapy: what kind, how much, in how many sessions, to which place, as mCODE and CodeX write it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.facts.coded.places import read_place
from beside.facts.coded.said import Meaning, codes_of, unit_of, words_of
from beside.records.fhir_types import BodyStructure
from beside.terms.treatments import (
    classes_of,
    modality_of,
    treatment_of_code,
    treatment_of_words,
    value_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.facts.coded.here import Here
    from beside.facts.fact import About, Fact
    from beside.records.fhir_types import CodeableConcept, Extension, Reference, Resource
    from beside.terms.sites import Site

MODALITY_AND_TECHNIQUE, MODALITY, TECHNIQUE = "modality-and-technique", "radiotherapy-modality", "radiotherapy-technique"
DOSES = ("dose-delivered-to-volume", "dose-prescribed-to-volume", "dose-planned-to-volume")
VOLUME, DOSE, FRACTIONS = "volume", "totalDose", "fractions"


def is_radiotherapy(resource: Resource, treatments: Sequence[str]) -> bool:
    told = any(extension.url.endswith((MODALITY_AND_TECHNIQUE, *DOSES)) for extension in resource.extension)
    return told and all(modality_of(treatment) == "radiation" for treatment in treatments)


def read_radiotherapy(here: Here, resource: Resource, meaning: Meaning[str]) -> Iterator[Fact]:
    """One fact for each volume with its dose; one for the whole where no volume is told."""
    value = kind_of_radiation(resource) or value_of(meaning.value)
    method = techniques_in(resource)
    doses = [(place, extension) for place, extension in enumerate(resource.extension) if extension.url.endswith(DOSES)]
    for place, extension in doses:
        said = replace(meaning.said, path=f"extension[{place}]", quote=dose_in_words(extension))
        about = about_volume(here, extension)
        cycles = fractions_in(extension)
        yield here.fact("treatment", "radiation", value, said, about=about, method=method, dose=said.quote, cycles=cycles)
    if not doses:
        yield here.fact("treatment", "radiation", value, meaning.said, method=method)


def kind_of_radiation(resource: Resource) -> str:
    """By the modalities named: the one they all are, else left open."""
    named = {kind for concept in concepts_in(resource, MODALITY) if (kind := _treatment(concept))}
    kinds = {next((broad for broad in ("brachytherapy",) if broad in classes_of(kind)), kind) for kind in named}
    return kinds.pop() if len(kinds) == 1 else ""


def techniques_in(resource: Resource) -> str:
    concepts = [*concepts_in(resource, MODALITY), *concepts_in(resource, TECHNIQUE)]
    return "; ".join(dict.fromkeys(filter(None, map(words_of, concepts))))


def concepts_in(resource: Resource, name: str) -> Iterator[CodeableConcept]:
    for extension in resource.extension:
        for part in extension.extension if extension.url.endswith(MODALITY_AND_TECHNIQUE) else ():
            if part.url.endswith(name) and part.value_codeable_concept is not None:
                yield part.value_codeable_concept


def dose_in_words(extension: Extension) -> str:
    """`6000 cGy`: the dose as written."""
    for part in extension.extension:
        quantity = part.value_quantity
        if part.url.startswith(DOSE) and quantity is not None and quantity.value is not None:
            return f"{quantity.value} {unit_of(quantity)}".strip()
    return ""


def fractions_in(extension: Extension) -> str:
    for part in extension.extension:
        number = part.value_unsigned_int or part.value_positive_int or part.value_integer
        if part.url.startswith(FRACTIONS) and number is not None:
            return str(number)
    return ""


def about_volume(here: Here, extension: Extension) -> About:
    references = [part.value_reference for part in extension.extension if part.url == VOLUME and part.value_reference]
    place = next(filter(None, (_place_of(here, reference) for reference in references)), None)
    return replace(here.about, site=place.id or here.about.site, side=place.side or here.about.side) if place else here.about


def _place_of(here: Here, reference: Reference) -> Site | None:
    entry = here.find(reference)
    if entry is None or not isinstance(entry.resource, BodyStructure):
        return None
    structure = entry.resource
    place = read_place([structure.location] if structure.location else [])
    if place is None:
        return None
    return replace(place, side=place.side or next((side for side in _sides(structure)), ""))


def _sides(structure: BodyStructure) -> Iterator[str]:
    for qualifier in structure.location_qualifier:
        place = read_place([qualifier])
        if place is not None and place.side:
            yield place.side


def _treatment(concept: CodeableConcept) -> str:
    coded = next(filter(None, map(treatment_of_code, codes_of(concept))), None)
    return coded or treatment_of_words(words_of(concept)) or ""

