"""Whom the brief is of: the patient, with every name, birth date, sex and number the records give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief.fhir.shape import bare, new, words
from beside.brief.fhir.told import told
from beside.terms.dates import parse_date
from beside.terms.persons import DEATH

if TYPE_CHECKING:
    from beside.brief.fhir.shape import Resource, Writing
    from beside.facts import Fact

RECORD_NUMBER = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/v2-0203", "code": "MR"}]}
SEXES = frozenset(("female", "male", "other"))


def patient_from(writing: Writing) -> Resource:
    """A birth date or sex only where the records agree; all of them stand in the extensions."""
    facts = [fact for fact in writing.guide.case.facts if fact.kind == "person"]
    births, sexes = _values(facts, "birth date"), _values(facts, "sex")
    longest = max(births, key=len, default="")
    agreed = all(longest.startswith(one) for one in births) and _is_date(longest)
    return new(
        "Patient",
        writing.name("patient"),
        extension=[told(fact, writing) for fact in facts],
        identifier=[_identifier(number) for number in _values(facts, "identifier") if "|" in number],
        name=[{"text": words(name)} for name in _values(facts, "name") if name.strip()],
        gender=sexes[0] if len(sexes) == 1 and sexes[0] in SEXES else "",
        birthDate=longest if agreed else "",
        **_death(_values(facts, DEATH)),
    )


def _death(days: list[str]) -> Resource:
    """That the person has died; the day where the records agree on one."""
    longest = max((day for day in days if _is_date(day)), key=len, default="")
    agreed = longest and all(longest.startswith(day) for day in days if _is_date(day))
    return {"deceasedDateTime": longest} if agreed else {"deceasedBoolean": True} if days else {}


def _values(facts: list[Fact], name: str) -> list[str]:
    return [*dict.fromkeys(str(fact.value) for fact in facts if fact.name == name and fact.status.holds)]


def _is_date(written: str) -> bool:
    day = parse_date(written)
    return day is not None and not day.time


def _identifier(number: str) -> Resource:
    system, _, value = number.partition("|")
    return bare(type=RECORD_NUMBER, system=system if " " not in system else "", value=words(value))
