"""What holds for every coded record: nothing depends on order, on the values, or on being read once."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from beside.facts.coded import facts_in_entries
from beside.terms.cancers import cancers
from beside.terms.tables import read_table
from beside.terms.treatments import treatments, value_of
from tests.coded import bundle, concept, facts_in, resource

QUESTIONS = [f"{row['system']} {row['code']}" for row in read_table("questions")]
MARKERS = [f"loinc {code}" for row in read_table("biomarkers") for code in row["loinc"].split("|") if code]
ANSWERS = [f"{row['system']} {row['code']} {row['words'].split('|')[0]}".strip() for row in read_table("answers") if row["code"]]
ASKED = {"LOINC": "http://loinc.org", "SNOMED": "http://snomed.info/sct", "NCIt": "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl"}

codes = st.sampled_from(QUESTIONS + MARKERS).map(lambda code: " ".join((ASKED.get(code.split(" ")[0], code.split(" ")[0]), code.split(" ", 1)[1])))
answers = st.sampled_from(ANSWERS).map(lambda code: " ".join((ASKED.get(code.split(" ")[0], code.split(" ")[0]), code.split(" ", 1)[1])))
observations = st.builds(
    lambda code, answer, status: resource("Observation", status=status, code=concept(code), valueCodeableConcept=concept(answer)),
    codes, answers, st.sampled_from(["final", "preliminary", "registered", "entered-in-error"]),
)  # fmt: skip
conditions = st.builds(
    lambda prefix, status: resource("Condition", code=concept(f"icd {prefix}"), clinicalStatus=concept(f"s {status}")),
    st.sampled_from([prefix for cancer in cancers().values() for prefix in cancer.icd10]),
    st.sampled_from(["active", "remission", "recurrence", "resolved"]),
)
records = st.lists(st.one_of(observations, conditions), min_size=1, max_size=5)


@given(records)
def test_reading_twice_gives_the_same(resources):
    assert facts_in(*resources) == facts_in(*resources)


@given(records, records)
def test_the_order_of_documents_does_not_matter(one, two):
    first, second = bundle(*one, name="one.json"), bundle(*two, name="two.json")

    def told(*documents):
        return sorted((repr(fact.source), fact.id, str(fact)) for fact in facts_in_entries(documents))

    assert told(first, second) == told(second, first)


@given(records)
def test_every_fact_has_a_place_of_its_own(resources):
    facts = facts_in(*resources)

    assert len({fact.id for fact in facts}) == len(facts)
    assert all(fact.source.path and fact.source.quote for fact in facts)


@given(st.sampled_from(MARKERS))
def test_an_id_does_not_come_from_the_value(code):
    def ids(answer):
        asked = resource("Observation", status="final", code=concept(code), valueCodeableConcept=concept(answer))
        return [fact.id for fact in facts_in_entries([replace(bundle(asked), id="same")])]

    assert ids("loinc LA6576-8") == ids("loinc LA6577-6") != []


@given(records)
def test_nothing_is_read_that_is_not_answered(resources):
    bare = [{name: value for name, value in one.items() if not name.startswith("value")} for one in resources if one["resourceType"] == "Observation"]

    assert {fact.kind for fact in facts_in(*bare)} <= {"pending", "metastasis"}


@given(st.sampled_from(sorted(treatments().values(), key=lambda treatment: treatment.id)))
def test_every_name_of_a_treatment_leads_back_to_it(treatment):
    for name in treatment.synonyms:
        drug = resource("MedicationStatement", status="completed", medicationCodeableConcept=concept(text=name), reasonCode=[concept("icd C61")])
        assert [fact.value for fact in facts_in(drug)] == [value_of(treatment.id)], name
