"""Allergies in clinical documents and in FHIR: to what, how somebody reacted, how badly; and that none is known."""

from __future__ import annotations

import pytest

from beside.facts import facts_in_files
from tests.ccda import ccda, code, part_of, section
from tests.coded import concept, facts_in, resource
from tests.reading import words_of

ALLERGY = """<act classCode="ACT" moodCode="EVN"><code code="CONC"/><statusCode code="active"/><entryRelationship typeCode="SUBJ">
<observation classCode="OBS" moodCode="EVN" negationInd="{negated}"><templateId root="2.16.840.1.113883.10.20.22.4.7"/><code code="ASSERTION"/>
{kind}<participant typeCode="CSM"><participantRole><playingEntity>{substance}</playingEntity></participantRole></participant>{inside}</observation></entryRelationship></act>"""
TO_SUBSTANCE, TO_DRUG, TO_FOOD = ("419199007", "Allergy to substance"), ("416098002", "Drug allergy"), ("414285001", "Food allergy")
PENICILLIN = code("70618", "Penicillin")
NOBODY_SAYS = '<code nullFlavor="NI"/>'


@pytest.fixture
def allergies(tmp_path):
    """The allergies of a document with this one entry and these words."""

    def read(substance: str, *inside: str, kind: tuple[str, str] = TO_SUBSTANCE, negated: str = "false", text: str = "") -> list:
        entry = ALLERGY.format(substance=substance, inside="".join(inside), kind=code(*kind, tag="value"), negated=negated)
        path = tmp_path / "care.xml"
        path.write_text(ccda(section("48765-2", "Allergies", text, entry)), encoding="utf-8")
        return [fact for fact in facts_in_files([path]).facts if fact.kind == "allergy"]

    return read


def seen(value: str, *inside: str) -> str:
    return part_of(f'<observation classCode="OBS" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.9"/><code code="ASSERTION"/>{value}{"".join(inside)}</observation>', "MFST")


def how_bad(value: str) -> str:
    return part_of(f'<observation classCode="OBS" moodCode="EVN"><code code="SEV"/>{value}</observation>', "SUBJ")


HIVES, WHEEZING = code("247472004", "Hives", tag="value"), code("56018004", "Wheezing", tag="value")
MODERATE, SEVERE = code("6736007", "Moderate", tag="value"), code("24484000", "Severe", tag="value")


def test_each_reaction_stands_with_how_bad_it_was(allergies):
    [fact] = allergies(PENICILLIN, seen(HIVES, how_bad(MODERATE)), seen(WHEEZING))

    assert (fact.name, fact.details.reaction, fact.details.severity) == ("penicillin", "Hives (Moderate); Wheezing", "")


def test_how_bad_the_allergy_is_as_a_whole_is_told_beside(allergies):
    [fact] = allergies(PENICILLIN, seen(HIVES), how_bad(SEVERE))

    assert (fact.details.reaction, fact.details.severity) == ("Hives", "Severe")


def test_a_reaction_without_a_code_is_in_the_words_it_points_at(allergies):
    unknown = '<text><reference value="#r1"/></text><value xsi:type="CD" nullFlavor="UNK"/>'

    [fact] = allergies(PENICILLIN, seen(unknown), how_bad(unknown), text='<paragraph ID="r1">A rash on both arms</paragraph>')

    assert (fact.details.reaction, fact.details.severity) == ("A rash on both arms", "")


@pytest.mark.parametrize(
    ("kind", "name"),
    [(TO_SUBSTANCE, "none known"), (TO_DRUG, "medicines"), (("419511003", "Propensity to adverse reactions to drug"), "medicines"), (TO_FOOD, "food")],
)
def test_a_negated_kind_is_none_known_of_that_kind(allergies, kind, name):
    assert [(fact.name, words_of(fact)) for fact in allergies(NOBODY_SAYS, kind=kind, negated="true")] == [(name, "ruled-out")]


def test_a_negated_allergy_to_one_thing_denies_that_thing_alone(allergies):
    facts = allergies(NOBODY_SAYS, kind=("91936005", "Allergy to penicillin"), negated="true")

    assert [(fact.name, words_of(fact)) for fact in facts] == [("penicillin", "ruled-out")]


def test_a_kind_without_a_substance_is_no_allergy_to_that_kind(allergies):
    assert allergies('<code nullFlavor="NI"><originalText>No information about allergies</originalText></code>', kind=TO_DRUG) == []


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("snomed 716186003 No known allergy (situation)", "none known"),
        ("snomed 716186003", "none known"),
        ("snomed 409137002", "medicines"),
        ("snomed 409137002 No known drug allergy (situation)", "medicines"),
        ("snomed 429625007 No known food allergy (situation)", "food"),
    ],
)
def test_none_known_is_known_by_its_code(written, name):
    [fact] = facts_in(resource("AllergyIntolerance", code=concept(written), patient={"reference": "Patient/p"}))

    assert (fact.name, words_of(fact)) == (name, "ruled-out")


def test_reactions_in_fhir_are_read_with_how_bad_they_were():
    reactions = [{"manifestation": [concept("snomed 247472004 Hives"), concept(text="swollen lips")], "severity": "severe"}, {"description": "felt faint"}]

    [fact] = facts_in(resource("AllergyIntolerance", code=concept(text="Latex"), patient={"reference": "Patient/p"}, reaction=reactions))

    assert (fact.name, fact.details.reaction) == ("latex", "Hives, swollen lips (severe); felt faint")


@pytest.mark.parametrize(("state", "status"), [("refuted", "ruled-out"), ("unconfirmed", "uncertain"), ("confirmed", "")])
def test_a_refuted_allergy_is_ruled_out(state, status):
    verified = {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification", "code": state}]}

    [fact] = facts_in(resource("AllergyIntolerance", code=concept(text="Latex"), patient={"reference": "Patient/p"}, verificationStatus=verified))

    assert words_of(fact) == status


@pytest.mark.parametrize(("state", "status"), [("active", ""), ("completed", ""), ("aborted", "past")])
def test_an_allergy_that_nobody_tracks_any_more_is_not_over(tmp_path, state, status):
    entry = ALLERGY.format(substance=PENICILLIN, inside="", kind=code(*TO_SUBSTANCE, tag="value"), negated="false").replace('"active"', f'"{state}"')
    path = tmp_path / "care.xml"
    path.write_text(ccda(section("48765-2", "Allergies", "", entry)), encoding="utf-8")

    assert [words_of(fact) for fact in facts_in_files([path]).facts if fact.kind == "allergy"] == [status]


@pytest.mark.parametrize(
    ("words", "known"),
    [("Allergy excluded/not available", []), ("No information available", []), ("No known allergies recorded", [("none known", "ruled-out")]), ("No allergies", [("none known", "ruled-out")])],
)
def test_none_in_code_alone_is_not_taken_where_its_words_say_that_nothing_is_shown(allergies, words, known):
    facts = allergies(NOBODY_SAYS, '<text><reference value="#a"/></text>', negated="true", text=f"<paragraph ID='a'>{words}</paragraph>")

    assert [(fact.name, words_of(fact)) for fact in facts] == known
