"""Conditions: which cancer, where, of which cells, and how sure."""

from __future__ import annotations

from beside.facts import Assertion, Person, Time
from tests.coded import concept, facts_in, resource, said

BREAST = concept("snomed 254837009 Malignant neoplasm of breast (disorder)")


def condition(code, **more):
    return resource("Condition", id="cancer", code=code, subject={"reference": "Patient/anna"}, **more)


def test_a_cancer_is_known_by_its_code_and_quoted_in_its_words():
    [cancer] = facts_in(condition(BREAST, onsetDateTime="2026-10"))

    assert (cancer.kind, cancer.name) == ("cancer", "breast")
    assert cancer.source.quote == "Malignant neoplasm of breast (disorder)"
    assert cancer.source.path == "Bundle.entry[0].resource.code"
    assert str(cancer.date) == "2026-10"
    assert cancer.subject == "Patient/anna"
    assert cancer.about.reference == "Condition/cancer"


def test_a_code_of_any_system_will_do():
    codes = ("icd C50.412", "icd D05.12", "icdo C50.9", "snomed 408643008")

    assert [facts_in(condition(concept(code)))[0].name for code in codes] == ["breast"] * 4


def test_the_words_decide_where_no_code_is_known():
    [cancer] = facts_in(condition(concept("local X1 Carcinoma of the oesophagus")))

    assert cancer.name == "oesophageal"


def test_code_and_words_that_name_different_cancers_both_count():
    code, words = facts_in(condition(concept("snomed 254837009 Malignant neoplasm of prostate")))

    assert (code.name, words.name) == ("breast", "prostate")
    assert words.details.method == "display text"
    assert words.source.path.endswith("code.coding[0].display")


def test_words_that_say_more_than_the_code_are_no_disagreement():
    [cancer] = facts_in(condition(concept("snomed 363346000 Malignant neoplastic disease", text="Prostate cancer")))

    assert cancer.name == "prostate"


def test_histology_narrows_a_code_that_leaves_the_cells_open():
    small = {"url": "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-histology-morphology-behavior",
             "valueCodeableConcept": concept("icdo 8041/3 Small cell carcinoma, NOS")}  # fmt: skip

    cancer, histology = facts_in(condition(concept("icd C34.11"), extension=[small]))

    assert cancer.name == "lung-small-cell"
    assert histology.value == "small cell carcinoma"


def test_the_type_of_cells_has_the_name_free_text_gives_it():
    written = [concept("icdo 8500/3 Infiltrating duct carcinoma, NOS"), concept("icdo 8520/3 Lobular carcinoma, NOS", text="Invasive lobular carcinoma")]
    cells = [{"url": "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-histology-morphology-behavior", "valueCodeableConcept": one} for one in written]

    assert [facts_in(condition(BREAST, extension=[one]))[1].value for one in cells] == ["invasive ductal carcinoma", "invasive lobular carcinoma"]


def test_the_side_stands_in_the_place_in_its_qualifier_or_in_the_name():
    left = condition(BREAST, bodySite=[concept("snomed 80248007 Left breast structure (body structure)")])
    right = condition(concept("snomed 353431000119107 Primary malignant neoplasm of female left breast"))

    assert [fact.value for fact in facts_in(left, right) if fact.kind == "laterality"] == ["left", "left"]


def test_carcinoma_in_situ_is_an_extent_that_the_record_states():
    assert ("extent", "", "in-situ") in said(*facts_in(condition(concept("icd D05.12 Intraductal carcinoma in situ"))))


def test_a_metastasis_is_of_the_tumour_it_names_as_its_origin():
    origin = {"url": "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-related-primary-cancer-condition",
              "valueReference": {"reference": "Condition/cancer"}}  # fmt: skip
    secondary = resource("Condition", id="spread", code=concept("icd C79.51 Secondary malignant neoplasm of bone"), extension=[origin])

    _, spread = facts_in(condition(BREAST), secondary)

    assert (spread.kind, spread.name, spread.about.cancer) == ("metastasis", "bone", "breast")


def test_how_sure_a_diagnosis_is():
    def assertion(verified):
        [fact] = facts_in(condition(BREAST, verificationStatus=concept(f"status {verified}")))
        return fact.status.assertion

    assert assertion("confirmed") is Assertion.STATED
    assert assertion("provisional") is Assertion.UNCERTAIN
    assert assertion("differential") is Assertion.UNCERTAIN
    assert assertion("refuted") is Assertion.RULED_OUT


def test_what_was_entered_in_error_is_no_fact():
    assert facts_in(condition(BREAST, verificationStatus=concept("status entered-in-error"))) == []


def test_a_growth_that_nobody_calls_malignant_stays_uncertain_and_a_benign_one_is_no_cancer():
    [growth] = facts_in(condition(concept("snomed 126906006 Neoplasm of prostate")))
    [benign] = facts_in(condition(concept("local X Benign neoplasm of breast")))

    assert growth.status.assertion is Assertion.UNCERTAIN
    assert benign.kind == "condition"


def test_a_cancer_in_remission_is_past_and_its_remission_now():
    cancer, response = facts_in(condition(BREAST, clinicalStatus=concept("status remission")))

    assert cancer.status.time is Time.PAST
    assert (response.kind, response.value, response.status.time) == ("response", "remission", Time.CURRENT)


def test_when_a_cancer_came_back_is_not_the_day_it_began():
    facts = facts_in(condition(BREAST, clinicalStatus=concept("status recurrence"), onsetDateTime="2024-05"))

    assert [(fact.kind, fact.date and str(fact.date)) for fact in facts if fact.kind in {"cancer", "recurrence"}] == [("cancer", "2024-05"), ("recurrence", None)]


def test_a_cancer_that_came_back_is_a_recurrence():
    assert ("recurrence", "", "recurrent") in said(*facts_in(condition(BREAST, clinicalStatus=concept("status recurrence"))))


def test_a_history_is_past_and_that_of_the_family_is_of_the_family():
    [mine] = facts_in(condition(concept("icd Z85.3 Personal history of malignant neoplasm of breast")))
    [theirs] = facts_in(condition(concept("icd Z80.3 Family history of malignant neoplasm of breast")))

    assert (mine.kind, mine.name, mine.status.time) == ("cancer", "breast", Time.PAST)
    assert (theirs.kind, theirs.name, theirs.status.person) == ("family", "breast", Person.FAMILY)


def test_a_screening_is_no_diagnosis():
    assert facts_in(condition(concept("icd Z12.31 Encounter for screening for malignant neoplasm of breast"))) == []


def test_other_diseases_are_conditions_in_plain_words():
    [other] = facts_in(condition(concept("snomed 38341003 Hypertensive disorder, systemic arterial (disorder)")))

    assert (other.kind, other.name, other.value) == ("condition", "hypertensive disorder systemic arterial", "present")
    assert other.about.cancer == ""


def test_comorbidities_that_are_absent_are_ruled_out():
    absent = {"url": "http://hl7.org/fhir/us/mcode/StructureDefinition/mcode-related-condition-absent",
              "valueCodeableConcept": concept("snomed 414916001 Obesity (disorder)")}  # fmt: skip
    [obesity] = facts_in(resource("Observation", status="final", code=concept("snomed 398192003"), extension=[absent]))

    assert (obesity.kind, obesity.name, obesity.status.assertion) == ("condition", "obesity", Assertion.RULED_OUT)


def test_what_a_list_calls_a_cancer_stands_beside_what_its_code_is_called():
    code = concept("snomed 363406005 Malignant tumor of colon") | {"text": "Cancer of ascending colon"}
    [cancer] = [fact for fact in facts_in(resource("Condition", code=code)) if fact.kind == "cancer"]

    assert (cancer.value, cancer.details.of) == ("Malignant tumor of colon", "Cancer of ascending colon")


def test_a_complaint_on_a_list_of_problems_is_a_symptom_as_in_a_letter():
    [pain] = facts_in(condition(concept("snomed 403392006 Malignant bone pain"), onsetDateTime="2010-09-15"))

    assert (pain.kind, pain.name, str(pain.date)) == ("symptom", "bone pain", "2010-09-15")
