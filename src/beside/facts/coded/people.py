"""The person a record is of: who they are, and their family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.facts.coded.conditions import NO_RECORD, codes_in
from beside.facts.coded.diagnosis import cancers_in
from beside.facts.coded.here import first_date
from beside.facts.coded.said import Said, codes_of, say_concept, words_of
from beside.facts.fact import Person, Status
from beside.terms.dates import parse_date
from beside.terms.persons import DEATH
from beside.terms.sites import relation_words
from beside.terms.tables import plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.coded.here import Here
    from beside.facts.fact import Fact
    from beside.records.fhir_types import (
        CodeableConcept,
        FamilyCondition,
        FamilyMemberHistory,
        HumanName,
        Patient,
    )

# HL7's type for a medical record number: it ties papers together. Social security and passport numbers are left.
RECORD_NUMBER = "MR"
OLD_NAMES = frozenset({"old", "maiden"})


def read_person(here: Here, patient: Patient) -> Iterator[Fact]:
    if patient.birth_date:
        yield here.fact("person", "birth date", patient.birth_date, Said("birthDate", patient.birth_date))
    if patient.gender in {"female", "male", "other"}:
        yield here.fact("person", "sex", patient.gender, Said("gender", patient.gender))
    yield from read_death(here, patient)
    for place, name in enumerate(patient.name):
        words = name_in_words(name)
        if words and name.use not in OLD_NAMES:
            yield here.fact("person", "name", words, Said(f"name[{place}]", words))
    for place, identifier in enumerate(patient.identifier):
        if identifier.system and identifier.value and RECORD_NUMBER in codes_in(identifier.type):
            said = Said(f"identifier[{place}].value", identifier.value)
            yield here.fact("person", "identifier", f"{identifier.system}|{identifier.value}", said)


def read_death(here: Here, patient: Patient) -> Iterator[Fact]:
    """That the person has died, and when where the record says it."""
    day = parse_date(patient.deceased_date_time) if patient.deceased_date_time else None
    if day is not None:
        said = Said("deceasedDateTime", patient.deceased_date_time)
        yield here.having(date=day).fact("person", DEATH, str(day), said)
    elif patient.deceased_boolean or patient.deceased_date_time:
        yield here.fact("person", DEATH, "died", Said("deceasedBoolean", "true"))


def name_in_words(name: HumanName) -> str:
    return name.text or " ".join(filter(None, (*name.given, name.family)))


def read_family(here: Here, history: FamilyMemberHistory) -> Iterator[Fact]:
    if history.status in {NO_RECORD, "health-unknown"}:
        return
    here = here.having(date=first_date(history.date), status=Status(person=Person.FAMILY))
    relative = relative_in_words(history.relationship) or history.name
    for place, condition in enumerate(history.condition):
        yield from read_family_condition(here, condition, relative, f"condition[{place}].code")


def read_family_condition(here: Here, condition: FamilyCondition, relative: str, path: str) -> Iterator[Fact]:
    value = ", ".join(filter(None, (relative, age_in_words(condition))))
    cancers = list(cancers_in(path, condition.code))
    for meaning in cancers:
        yield here.fact("family", meaning.value, value, meaning.said, from_display=meaning.from_display)
    name = plain_words(words_of(condition.code))
    if not cancers and name:
        yield here.fact("family", name, value, say_concept(path, condition.code))


def relative_in_words(concept: CodeableConcept | None) -> str:
    known = next(filter(None, (relation_words(code.code) for code in codes_of(concept))), "")
    return known or plain_words(words_of(concept))


def age_in_words(condition: FamilyCondition) -> str:
    age = condition.onset_age
    return str(age.value) if age is not None and age.value is not None else condition.onset_string
