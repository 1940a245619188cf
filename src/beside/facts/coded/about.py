"""Which tumour, place in the body and specimen a resource is of, as far as it or its condition says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.facts.coded.diagnosis import UNSAID, cancer_of_condition, side_of_condition
from beside.facts.coded.places import read_place
from beside.facts.coded.references import own_name
from beside.facts.fact import About
from beside.records.fhir_types import Condition, Specimen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from beside.facts.coded.here import Here
    from beside.records.fhir_types import CodeableConcept, Reference, Resource
    from beside.terms.sites import Site

# Extensions that name the condition a resource is of, by the end of their addresses: mCODE, ICAREdata and its forerunners.
OF_CONDITION = ("primary-cancer-condition", "mcode-related-condition", "RelatedCancerCondition-extension", "CancerReasonReference-extension")


def about_resource(
    here: Here,
    resource: Resource,
    references: Iterable[Reference],
    *,
    reasons: Iterable[CodeableConcept] = (),
    places: Iterable[CodeableConcept] = (),
    specimens: Iterable[Reference] = (),
) -> About:
    """Its own place in the body goes before that of its condition."""
    about = about_condition(here, [*references, *_condition_extensions(resource)])
    if not about.cancer and (named := next(filter(None, map(cancer_of_reason, reasons)), "")):
        about = replace(about, cancer=named)
    place = read_place(places)
    specimen = next(iter(specimens), None)
    if specimen is not None:
        place = place or _place_of_specimen(here, specimen)
        about = replace(about, specimen=here.name(specimen))
    return replace(about, site=place.id, side=place.side or about.side) if place else about


def about_condition(here: Here, references: Iterable[Reference]) -> About:
    """What those of these that are cancers say together; the bare reference where none of them is one."""
    named, found = "", []
    for reference in references:
        entry = here.find(reference)
        if entry is None or not isinstance(entry.resource, Condition):
            continue
        named = named or own_name(entry)
        cancer = cancer_of_condition(entry.resource)
        if cancer:
            found.append(About(cancer=cancer, side=side_of_condition(entry.resource), reference=own_name(entry)))
    return in_common(found) if found else About(reference=named)


def in_common(found: Sequence[About]) -> About:
    """What is said of a cancer on each side is of neither side alone."""
    first = found[0]
    return About(
        cancer=first.cancer if all(one.cancer == first.cancer for one in found) else "",
        side=first.side if all(one.side == first.side for one in found) else "",
        reference=first.reference if len(found) == 1 else "",
    )


def cancer_of_reason(reason: CodeableConcept) -> str:
    cancer = cancer_of_condition(Condition(code=reason))
    return "" if cancer in UNSAID else cancer


def _condition_extensions(resource: Resource) -> list[Reference]:
    return [
        extension.value_reference
        for extension in resource.extension
        if extension.value_reference is not None and extension.url.endswith(OF_CONDITION)
    ]


def _place_of_specimen(here: Here, reference: Reference) -> Site | None:
    entry = here.find(reference)
    if entry is None or not isinstance(entry.resource, Specimen) or entry.resource.collection is None:
        return None
    place = entry.resource.collection.body_site
    return read_place([place] if place else [])
