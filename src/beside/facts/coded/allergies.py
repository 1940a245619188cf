"""What a person must not be given, how they reacted to it, and how badly; and that nothing of the kind is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.facts.coded.conditions import NO_RECORD, PAST, RULED_OUT, UNCERTAIN, codes_in
from beside.facts.coded.here import first_date
from beside.facts.coded.medications import parted_name
from beside.facts.coded.said import codes_of, say_concept, shown_words, words_of
from beside.facts.fact import Assertion, Status, Time
from beside.terms.questions import answer_in_words, answer_of_code, answer_of_words
from beside.terms.tables import plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from beside.facts.coded.here import Here
    from beside.facts.fact import Fact
    from beside.records.fhir_types import AllergyIntolerance, AllergyReaction, CodeableConcept

NONE_TO = "none known to "


def read_allergy(here: Here, allergy: AllergyIntolerance) -> Iterator[Fact]:
    verified, words = codes_in(allergy.verification_status), words_of(allergy.code)
    if NO_RECORD in verified or not words:
        return
    none = none_known(allergy.code)
    status = Status(Assertion.RULED_OUT if none else assertion_of(verified), time_of(allergy))
    name = none.removeprefix(NONE_TO) or answer_of_words("allergy", plain_words(words)) or substance_in(allergy.code, words)
    here = here.having(date=first_date(allergy.onset_date_time, allergy.recorded_date))
    reaction = words_of_all(allergy, signs_of)
    severity = "; ".join(filter(None, (words_of_all(allergy, severity_alone), answer_of_words("criticality", allergy.criticality) or "")))
    yield here.fact("allergy", name, "present", say_concept("code", allergy.code), status=status, reaction=reaction, severity=severity)


def none_known(concept: CodeableConcept | None) -> str:
    """`none known`, or `none known to medicines`; empty where an allergy is named."""
    coded = (answer_of_code("no allergy", code) for code in codes_of(concept))
    return next(filter(None, coded), "") or answer_in_words("no allergy", words_of(concept)) or ""


def assertion_of(verified: frozenset[str]) -> Assertion:
    if verified & RULED_OUT:
        return Assertion.RULED_OUT
    return Assertion.UNCERTAIN if verified & UNCERTAIN else Assertion.STATED


def time_of(allergy: AllergyIntolerance) -> Time:
    return Time.PAST if codes_in(allergy.clinical_status) & PAST else Time.CURRENT


def words_of_all(allergy: AllergyIntolerance, words_of_one: Callable[[AllergyReaction], str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, map(words_of_one, allergy.reaction))))


def signs_of(reaction: AllergyReaction) -> str:
    """As written, with how bad they were: `hives (moderate)`."""
    shown = (shown_words(concept).strip() for concept in reaction.manifestation)
    signs = ", ".join(dict.fromkeys(filter(None, shown))) or reaction.description.strip()
    return f"{signs} ({reaction.severity})" if signs and reaction.severity else signs


def severity_alone(reaction: AllergyReaction) -> str:
    """What is said of the allergy as a whole."""
    return "" if signs_of(reaction) else reaction.severity


def substance_in(concept: CodeableConcept | None, words: str) -> str:
    """Of a medicine its generic name, without its strength and form."""
    is_medicine = any(code.system == "RxNorm" for code in codes_of(concept))
    return (parted_name(words)[0] if is_medicine else "") or plain_words(words)
