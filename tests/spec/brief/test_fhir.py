"""The brief in FHIR: a document that other systems accept, that claims nothing of its own, and that reads back whole."""

from __future__ import annotations

import json

import pytest
from fhir.resources.R4B.bundle import Bundle

from beside.brief import render_fhir
from beside.brief.fhir.what import rows
from beside.case import Statement
from beside.facts.fact import KINDS, Assertion, Course, Person, Time
from beside.terms.tables import read_table
from tests.brief_builders import demo_guide, fact, guide_of, record
from tests.cases import PEOPLE, guide
from tests.fhir_forms import (
    all_said,
    as_others_read_it,
    bundle_of,
    case_again,
    found_in,
    read_back,
    references_in,
    resources,
    said_beyond,
)


def one(kind: str, name: str, value: str, **more):
    """The resource that says one fact."""
    note = record("note.txt", "words")
    made = guide_of([note], [fact(note, kind, name, value, "words", **more)])
    return next(found for found in resources(made) if any(part["url"].endswith("fact") for part in found.get("extension", ())))


@pytest.mark.parametrize(("name", "form"), PEOPLE)
def test_it_reads_back_as_the_same_case(name, form, tmp_path):
    made = guide(name, form)
    again = case_again(made, tmp_path)

    assert all_said(again) == all_said(made.case)
    assert found_in(again) == found_in(made.case)


@pytest.mark.parametrize(("name", "form"), PEOPLE)
def test_other_systems_accept_it_and_every_reference_leads_within(name, form):
    bundle = bundle_of(guide(name, form))

    Bundle.model_validate(bundle)
    assert set(references_in(bundle)) <= {entry["fullUrl"] for entry in bundle["entry"]}


@pytest.mark.parametrize(("name", "form"), PEOPLE)
def test_without_its_extensions_it_says_nothing_the_records_do_not_say(name, form, tmp_path):
    made = guide(name, form)

    assert said_beyond(made.case, read_back(as_others_read_it(bundle_of(made)), tmp_path).facts) == []


def test_it_is_read_without_a_complaint(tmp_path):
    assert [problem.what for problem in read_back(bundle_of(demo_guide()), tmp_path).problems if problem.lost] == []


def test_it_is_a_document_that_begins_with_what_it_holds():
    bundle = bundle_of(demo_guide())
    composition = bundle["entry"][0]["resource"]

    assert bundle["type"] == "document"
    assert composition["resourceType"] == "Composition"
    assert composition["status"] == "preliminary"
    assert "not checked by a clinician" in composition["author"][0]["display"]
    assert [section["title"] for section in composition["section"]][:3] == ["Decision", "Case", "Current plan"]
    assert bundle["entry"][1]["resource"]["resourceType"] == "Patient"


def test_every_statement_stands_in_one_section_and_has_its_place_and_words():
    made = demo_guide()
    listed = [entry["reference"] for section in resources(made, "Composition")[0]["section"] for entry in section["entry"]]
    places = {one["target"][0]["reference"]: one["entity"] for one in resources(made, "Provenance")}
    told = [fact for fact in made.case.facts if fact.kind != "person"]

    assert len(listed) == len(set(listed)) == len(told) + len(made.case.documents)
    assert len(places) == len(told)
    [place] = next(iter(places.values()))[0]["extension"]
    assert {part["url"] for part in place["extension"]} >= {"start", "end", "quote"}


def test_each_record_is_named_and_its_content_stays_with_the_person():
    papers = resources(demo_guide(), "DocumentReference")

    assert len(papers) == 7
    assert all("data" not in part["attachment"] and "url" not in part["attachment"] for paper in papers for part in paper["content"])


def test_stated_is_not_called_confirmed():
    assert "verificationStatus" not in one("cancer", "breast", "breast cancer", cancer="breast")


@pytest.mark.parametrize(
    ("assertion", "code"), [(Assertion.UNCERTAIN, "unconfirmed"), (Assertion.RULED_OUT, "refuted")],
)  # fmt: skip
def test_a_diagnosis_in_doubt_or_ruled_out_says_so(assertion, code):
    made = one("condition", "diabetes", "present", assertion=assertion)

    assert made["verificationStatus"]["coding"][0]["code"] == code


def test_a_marker_that_is_ruled_out_has_no_value():
    made = one("biomarker", "HER2", "positive", assertion=Assertion.RULED_OUT)

    assert not any(name.startswith("value") for name in made)
    assert made["dataAbsentReason"]["text"] == "Ruled out in the record: positive"


def test_a_marker_in_doubt_is_preliminary():
    assert one("biomarker", "HER2", "positive", assertion=Assertion.UNCERTAIN)["status"] == "preliminary"


def test_what_is_awaited_is_registered_and_has_no_value():
    made = one("pending", "HER2", "awaited", since="2026-11-09")

    assert (made["resourceType"], made["status"], made["effectiveDateTime"]) == ("Observation", "registered", "2026-11-09")
    assert made["dataAbsentReason"]["coding"][0]["code"] == "temp-unknown"


@pytest.mark.parametrize("more", [{"assertion": Assertion.HYPOTHETICAL}, {"person": Person.FAMILY}, {"person": Person.OTHER}])
def test_what_is_only_thought_of_or_of_somebody_else_is_no_finding(more):
    assert one("biomarker", "BRCA1", "positive", **more)["resourceType"] == "Basic"


@pytest.mark.parametrize(
    ("course", "kind", "status", "intent"),
    [
        (Course.RECOMMENDED, "MedicationRequest", "draft", "proposal"),
        (Course.DISCUSSED, "MedicationRequest", "draft", "option"),
        (Course.PLANNED, "MedicationRequest", "active", "plan"),
        (Course.ONGOING, "MedicationStatement", "active", None),
        (Course.COMPLETED, "MedicationStatement", "completed", None),
        (Course.STOPPED, "MedicationStatement", "stopped", None),
        (Course.DECLINED, "MedicationStatement", "not-taken", None),
        (None, "MedicationStatement", "unknown", None),
    ],
)
def test_how_far_a_treatment_has_come_is_its_status_and_intent(course, kind, status, intent):
    made = one("treatment", "chemotherapy", "paclitaxel", course=course)

    assert (made["resourceType"], made["status"], made.get("intent")) == (kind, status, intent)


def test_a_planned_operation_is_a_request_and_one_that_was_done_a_procedure():
    assert one("treatment", "surgery", "lumpectomy", course=Course.PLANNED)["resourceType"] == "ServiceRequest"
    assert one("treatment", "surgery", "lumpectomy", course=Course.COMPLETED)["status"] == "completed"
    assert one("treatment", "surgery", "lumpectomy", assertion=Assertion.RULED_OUT)["status"] == "not-done"


def test_a_dispute_stands_beside_the_statement_which_stays_as_it_was():
    before = demo_guide()
    disputed = next(fact for fact in before.case.facts if fact.kind == "condition")
    made = demo_guide([Statement("dispute", "I never had that.", "Imogen", "2026-11-20", disputed.id)])
    marked = next(one for one in resources(made, "Condition") if "meta" in one)
    said = resources(made, "Communication")[0]

    assert marked["meta"]["tag"][0]["code"] == "disputed"
    assert marked["note"] == [{"authorString": "Imogen", "text": "I never had that."}]
    assert "verificationStatus" not in marked
    assert said["payload"][0]["contentString"] == "I never had that."
    assert said["about"][0]["reference"] == f"urn:uuid:{marked['id']}"


def test_what_the_person_said_is_not_read_back_as_a_record(tmp_path):
    made = demo_guide([Statement("goal", "I want to walk my dog. HER2 is positive.", "Imogen", "2026-11-20")])

    assert all_said(case_again(made, tmp_path)) == all_said(made.case)


def test_what_somebody_adds_to_it_later_is_read(tmp_path):
    bundle = bundle_of(demo_guide())
    condition = next(entry["resource"] for entry in bundle["entry"] if entry["resource"]["resourceType"] == "Condition")
    condition["note"] = [{"text": "Bone metastasis found on the scan of 1 December 2026."}]

    assert any(fact.kind == "metastasis" and fact.name == "bone" for fact in read_back(bundle, tmp_path).facts)


def test_a_code_stands_only_where_the_tables_know_exactly_one():
    known = next(row for row in read_table("labs") if row["loinc"] and "|" not in row["loinc"] and row["units"])
    several = next(row for row in read_table("labs") if "|" in row["loinc"])
    unit = known["units"].split("|")[0]

    assert one("lab", known["id"], 11, unit=unit)["code"]["coding"] == [{"system": "http://loinc.org", "code": known["loinc"]}]
    assert "coding" not in one("lab", known["id"], 11, unit="pinches")["code"]
    assert "coding" not in one("lab", several["id"], 11)["code"]
    assert one("biomarker", "HER2", "positive")["code"] == {"text": "HER2"}
    assert one("stage.t", "c", "T2")["code"]["coding"][0]["code"] == "21905-5"


def test_birth_dates_that_differ_are_not_chosen_between():
    note = record("note.txt", "1960-04-01 and 1961-04-01")
    births = [fact(note, "person", "birth date", day, day) for day in ("1960-04-01", "1961-04-01")]

    assert "birthDate" in resources(guide_of([note], births[:1]), "Patient")[0]
    assert "birthDate" not in resources(guide_of([note], births), "Patient")[0]


def test_every_kind_of_fact_has_its_resource_or_is_a_plain_statement():
    known = {row["kind"] for row in rows()}

    assert known <= set(KINDS)
    assert set(KINDS) - known == {"person", "reason", "decide-by", "instruction", "specimen", "not-yet", "answer", "contact", "paper", "report", "remark", "other-way", "left-open", "depends", "own-words"}
    assert one("reason", "team", "to shrink it")["resourceType"] == "Basic"


def test_a_time_that_is_past_ends_a_condition():
    assert one("condition", "asthma", "present", time=Time.PAST)["clinicalStatus"]["coding"][0]["code"] == "inactive"


def test_the_same_guide_gives_the_same_bytes():
    assert render_fhir(demo_guide()) == render_fhir(demo_guide())


def test_each_resource_stands_on_one_line():
    written = render_fhir(demo_guide()).decode()
    lines = written.splitlines()[1:-1]

    assert [json.loads(line.rstrip(",")) for line in lines] == json.loads(written)["entry"]


def test_a_control_character_stands_as_its_code_point():
    note = record("note.txt", "bell \x07 rings")
    said = json.loads(render_fhir(guide_of([note], [fact(note, "condition", "bell \x07", "present", "bell \x07 rings")])))

    assert "bell ⟨U+0007⟩" in json.dumps(said, ensure_ascii=False)


def test_words_that_leave_open_which_cancer_have_its_name_beside_them():
    assert one("cancer", "rectum", "adenocarcinoma")["code"]["text"] == "rectal cancer: adenocarcinoma"
    assert one("cancer", "rectum", "Rectal cancer")["code"]["text"] == "Rectal cancer"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (["2026-11-19"], {"deceasedDateTime": "2026-11-19"}),
        (["2026-11", "2026-11-19", "died"], {"deceasedDateTime": "2026-11-19"}),
        (["died"], {"deceasedBoolean": True}),
        (["2026-11-19", "2026-10-02"], {"deceasedBoolean": True}),
        ([], {}),
    ],
)
def test_that_somebody_has_died_stands_where_other_systems_look_for_it(said, written):
    note = record("note.txt", " ".join(said) or "words")
    made = guide_of([note], [fact(note, "person", "death date", day, day) for day in said])

    [patient] = [found for found in resources(made) if found["resourceType"] == "Patient"]

    assert {name: value for name, value in patient.items() if name.startswith("deceased")} == written


def test_how_somebody_reacted_stands_with_their_allergy():
    allergy = one("allergy", "penicillin", "present", reaction="hives (moderate)")

    assert allergy["reaction"] == [{"manifestation": [{"text": "hives (moderate)"}]}]
