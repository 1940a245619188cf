"""Conditions: cancers with their histology, side and stage, metastases, and other diseases."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from beside.facts.coded.about import about_condition
from beside.facts.coded.diagnosis import (
    cancer_of_condition,
    cancers_in,
    closer_cancer,
    histologies,
    in_situ,
    is_open,
    metastasis_in,
    side_of_condition,
)
from beside.facts.coded.here import end_of, first_date, start_of
from beside.facts.coded.names import is_usual, usual_name
from beside.facts.coded.places import read_place, say_side
from beside.facts.coded.references import own_name
from beside.facts.coded.said import Said, codes_of, say_concept, shown_words, words_of
from beside.facts.coded.staging import (
    read_category_as_name,
    read_stage_in_name,
    read_stage_of_condition,
)
from beside.facts.fact import About, Assertion, Person, Status, Time
from beside.terms.biomarkers import biomarker_of_words
from beside.terms.dates import parse_date
from beside.terms.questions import answer_in_words, answer_of_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.coded.here import Here
    from beside.facts.fact import Fact
    from beside.records.fhir_types import CodeableConcept, Condition

RULED_OUT = frozenset({"refuted"})
UNCERTAIN = frozenset({"unconfirmed", "provisional", "differential"})
PAST = frozenset({"inactive", "remission", "resolved"})
BACK = frozenset({"recurrence", "relapse"})
RECEPTOR = re.compile(
    r"(?P<name>[A-Za-z0-9/ -]{2,40}?)[ -](?P<value>positive|negative) (?:tumou?r|(?:malignant )?neoplasm|carcinoma|breast|cancer)",
    re.IGNORECASE,
)
NO_RECORD = "entered-in-error"


def read_condition(here: Here, condition: Condition) -> Iterator[Fact]:
    if condition.code is None or NO_RECORD in codes_in(condition.verification_status):
        return
    history = answer_in_words("history", words_of(condition.code))
    here = here.having(
        about=about_this(here, condition),
        date=first_date(condition.onset_date_time, start_of(condition.onset_period), condition.recorded_date),
        status=status_of(condition, history),
        details=replace(here.details, end=parse_date(condition.abatement_date_time) or end_of(condition.abatement_period)),
    )
    site = metastasis_in(condition.code)
    if history == "none":
        return
    if site is not None and history is None:
        yield here.fact("metastasis", site.id or here.about.site, "present", say_concept("code", condition.code))
    elif cancer_of_condition(condition):
        yield from read_cancer(here, condition)
    else:
        yield from list(read_finding(here, condition)) or read_disease(here, condition)


def read_finding(here: Here, condition: Condition) -> Iterator[Fact]:
    """A problem that is a finding in a tumour, and no disease: its stage, its receptors."""
    yield from read_category_as_name(here, condition)
    yield from read_receptor_in_name(here, condition)


def read_receptor_in_name(here: Here, condition: Condition) -> Iterator[Fact]:
    """`Hormone receptor positive tumor`: what the name of a disease says of a receptor."""
    found = RECEPTOR.search(words_of(condition.code))
    marker = biomarker_of_words(found["name"]) if found else None
    if found and marker:
        yield here.fact("biomarker", marker, found["value"].lower(), say_concept("code", condition.code))


def read_cancer(here: Here, condition: Condition) -> Iterator[Fact]:
    kind = "family" if here.status.person is Person.FAMILY else "cancer"
    for meaning in cancers_in("code", condition.code):
        name = meaning.value if meaning.from_display else closer_cancer(meaning.value, condition)
        about = replace(here.about, cancer=name)
        listed = condition.code.text if condition.code and not meaning.from_display else ""
        yield here.fact(kind, name, meaning.said.quote, meaning.said, about=about, from_display=meaning.from_display, of="" if listed == meaning.said.quote else listed)
    if kind == "family":
        return
    if in_situ(condition.code):
        yield here.fact("extent", "", "in-situ", say_concept("code", condition.code))
    yield from read_histology(here, condition)
    yield from read_side(here, condition)
    yield from read_course(here, condition)
    yield from read_stage_of_condition(here, condition)
    yield from read_stage_in_name(here, condition)
    yield from read_receptor_in_name(here, condition)


def read_histology(here: Here, condition: Condition) -> Iterator[Fact]:
    for place, extension in enumerate(condition.extension):
        concept = extension.value_codeable_concept
        if concept is None or extension not in histologies(condition):
            continue
        said = say_concept(f"extension[{place}].valueCodeableConcept", concept)
        if words := name_of_type(concept):
            yield here.fact("histology", "", words, said)
        if in_situ(concept):
            yield here.fact("extent", "", "in-situ", said)


def name_of_type(concept: CodeableConcept) -> str:
    """The usual name of the type of cells: of the words of a code and those beside it, the first that is known."""
    words = [shown_words(concept), *filter(None, [concept.text])]
    names = [usual_name("histologies", one) for one in words if one]
    return next((name for name in names if is_usual("histologies", name)), names[0] if names else "")


def read_side(here: Here, condition: Condition) -> Iterator[Fact]:
    for place, concept in enumerate(condition.body_site):
        site = read_place([concept])
        if site is not None and site.side:
            yield here.fact("laterality", "", site.side, say_side(f"bodySite[{place}]", concept))
            return
    side = side_of_condition(condition)
    if side:
        yield here.fact("laterality", "", side, say_concept("code", condition.code))


def read_course(here: Here, condition: Condition) -> Iterator[Fact]:
    """A remission or a return, where the status of the diagnosis says so."""
    concept = condition.clinical_status
    said = Said("clinicalStatus", words_of(concept))
    # When it came back is not said: the onset is that of the disease, and a list of problems is kept up for years.
    here = replace(here, date=None, status=Status(assertion=here.status.assertion))
    if codes_in(concept) & BACK:
        yield here.fact("recurrence", "", "recurrent", said)
    if "remission" in codes_in(concept):
        yield here.fact("response", "", "remission", said)


def read_disease(here: Here, condition: Condition) -> Iterator[Fact]:
    menopause = answer_in_words("menopause", words_of(condition.code))
    if menopause:
        yield here.fact("menopause", "", menopause, say_concept("code", condition.code))
        return
    sign = usual_name("symptoms", shown_words(condition.code))
    is_sign = is_usual("symptoms", sign) and here.status.person is Person.PATIENT
    name = sign if is_sign else usual_name("conditions", shown_words(condition.code)) or known_condition(condition)
    if name:
        about = About(site=here.about.site, side=here.about.side)
        kind = "family" if here.status.person is Person.FAMILY else "symptom" if is_sign else "condition"
        yield here.fact(kind, name, "present", say_concept("code", condition.code), about=about)


def known_condition(condition: Condition) -> str:
    """The name of a common disease by its code, where no words stand with it."""
    return next(filter(None, (answer_of_code("condition", code) for code in codes_of(condition.code))), "")


def about_this(here: Here, condition: Condition) -> About:
    """What a diagnosis says of itself; a metastasis is of the tumour it names as its origin."""
    cancer = cancer_of_condition(condition)
    place = read_place(condition.body_site)
    site = place.id if place else ""
    if cancer:
        return About(cancer, side_of_condition(condition), site, own_name(here.entry))
    origin = [extension.value_reference for extension in condition.extension if extension.value_reference is not None]
    about = about_condition(here, origin)
    return replace(about, site=site) if about.cancer else About(site=site, side=place.side if place else "")


def status_of(condition: Condition, history: str | None) -> Status:
    verified, course = codes_in(condition.verification_status), codes_in(condition.clinical_status)
    assertion = Assertion.STATED
    if verified & RULED_OUT:
        assertion = Assertion.RULED_OUT
    elif verified & UNCERTAIN or history == "uncertain" or is_open(condition.code):
        assertion = Assertion.UNCERTAIN
    ended = condition.abatement_date_time or condition.abatement_period or condition.abatement_string or condition.abatement_age
    past = bool(course & PAST) or (bool(ended) and not course) or history == "past"
    person = Person.FAMILY if history == "family" else Person.PATIENT
    return Status(assertion, Time.PAST if past else Time.CURRENT, person)


def codes_in(concept: CodeableConcept | None) -> frozenset[str]:
    """The codes of a status; in old records it is the bare word."""
    if concept is None:
        return frozenset()
    return frozenset(code.code for code in codes_of(concept)) or frozenset({concept.text})
