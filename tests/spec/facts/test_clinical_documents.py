"""Clinical documents (C-CDA): what a section says in codes and in words is one fact, with the place of both."""

from __future__ import annotations

import pytest

from beside.case import make_case, make_cases
from beside.facts import facts_in_files
from tests.ccda import (
    LOINC,
    PSA,
    RXNORM,
    ccda,
    code,
    drug,
    observation,
    of,
    panel,
    part_of,
    problem,
    row,
    section,
    times,
)
from tests.reading import told, words_of

BREAST = code("254837009", "Malignant neoplasm of breast", tag="value")
HYPERTENSION = code("38341003", "Hypertension", tag="value")


def test_a_row_that_says_what_its_entry_says_is_a_second_place(facts_in):
    [fact] = facts_in(section("11450-4", "Problems", row("p1", "High blood pressure", "Active"), problem(HYPERTENSION, of("p1"))))

    assert fact.name == "hypertension"
    coded, said = fact.sources
    assert coded.path.startswith("/ClinicalDocument/component/structuredBody/component/section/entry/act")
    assert (coded.quote, said.quote) == ("Hypertension", "High blood pressure")


def test_quotes_from_the_words_are_exact(tmp_path):
    path = tmp_path / "care.xml"
    path.write_text(ccda(section("10164-2", "History", "<paragraph>Breast cancer, ER  positive.</paragraph>")), encoding="utf-8")
    reading = facts_in_files([path])

    texts = {document.id: document.text for document in reading.documents}
    quoted = [source for fact in reading.facts for source in fact.sources if not source.path]
    assert quoted
    assert all(texts[source.document][source.start : source.end] == source.quote for source in quoted)


def test_what_only_the_words_say_is_read_too(facts_in):
    text = "<paragraph>Breast cancer on the left, ER positive.</paragraph>"

    facts = facts_in(section("11450-4", "Problems", text, problem(BREAST)))

    assert ("ER", "positive", "") in told(facts, "biomarker")


def test_the_names_of_code_systems_in_a_table_are_no_scans_and_sizes(facts_in):
    text = row("p1", "Hypertension", "ICD-10-CM", "I10") + row("p2", "", "SNOMED-CT", "38341003")

    assert told(facts_in(section("11450-4", "Problems", text, problem(HYPERTENSION))), "imaging", "tumour.size") == []


def test_words_that_give_another_number_than_the_code_beside_them_are_a_conflict(tmp_path):
    entry = observation(PSA, '<value xsi:type="PQ" value="4.8" unit="ng/mL"/>', of("r1"))
    path = tmp_path / "care.xml"
    path.write_text(ccda(section("30954-2", "Results", row("r1", "PSA", "8.4 ng/mL"), panel(entry))), encoding="utf-8")

    [conflict] = make_case(facts_in_files([path])).conflicts

    assert sorted(str(fact.value) for fact in conflict.facts) == ["4.8", "8.4"]


@pytest.mark.parametrize(
    ("parts", "status"),
    [
        ({}, ""),
        ({"high": "202609"}, "past"),
        ({"concern": "completed"}, "past"),
        ({"negated": "true"}, "ruled-out"),
    ],
)
def test_a_problem_is_current_past_or_ruled_out(facts_in, parts, status):
    assert told(facts_in(section("11450-4", "Problems", "", problem(HYPERTENSION, **parts))), "condition") == [("hypertension", "present", status)]


def test_what_a_negated_concern_holds_is_ruled_out(facts_in):
    entry = problem(HYPERTENSION).replace('<act classCode="ACT"', '<act negationInd="true" classCode="ACT"')

    assert told(facts_in(section("11450-4", "Problems", "", entry)), "condition") == [("hypertension", "present", "ruled-out")]


def test_the_state_of_a_problem_goes_before_that_of_its_concern(facts_in):
    active = part_of(observation(code("33999-4", "Status", LOINC), code("55561003", "Active", tag="value")))

    facts = facts_in(section("11450-4", "Problems", "", problem(HYPERTENSION, active, concern="completed")))

    assert told(facts, "condition") == [("hypertension", "present", "")]


def test_a_stage_within_a_diagnosis_is_of_that_cancer(facts_in):
    stage = part_of(observation(code("21905-5", "Primary tumor.clinical", LOINC), code("1228929004", "cT2", tag="value")))
    left = f'<targetSiteCode code="80248007" codeSystem="2.16.840.1.113883.6.96" displayName="Left breast"/>{stage}'

    facts = facts_in(section("11450-4", "Problems", "", problem(BREAST, left)))

    [cancer] = [fact for fact in facts if fact.kind == "cancer"]
    [found] = [fact for fact in facts if fact.kind == "stage.t"]
    assert (cancer.about.side, found.value, found.name, found.about.cancer) == ("left", "T2", "c", "breast")


TAMOXIFEN = code("10324", "tamoxifen", RXNORM)


@pytest.mark.parametrize(
    ("parts", "status"),
    [
        ({}, "ongoing"),
        ({"mood": "EVN"}, "ongoing"),
        ({"high": "20260901"}, "past completed"),
        ({"high": "20270601"}, "ongoing"),
        ({"status": "aborted"}, "past stopped"),
        ({"status": "completed"}, ""),
        ({"negated": "true", "mood": "EVN"}, "ruled-out"),
    ],
)
def test_a_medicine_is_taken_until_its_end_has_come(facts_in, parts, status):
    assert told(facts_in(section("10160-0", "Medications", "", drug(TAMOXIFEN, **parts))), "treatment") == [("hormone", "tamoxifen", status)]


def test_a_medicine_in_a_plan_is_ahead(facts_in):
    assert told(facts_in(section("18776-5", "Plan of treatment", "", drug(TAMOXIFEN))), "treatment") == [("hormone", "tamoxifen", "planned planned")]
    assert told(facts_in(section("18776-5", "Plan of treatment", "", drug(TAMOXIFEN, mood="PRP"))), "treatment") == [
        ("hormone", "tamoxifen", "planned recommended")
    ]


def test_a_test_that_is_planned_is_awaited(facts_in):
    assert told(facts_in(section("18776-5", "Plan of treatment", "", observation(PSA, "", mood="RQO", status="active"))), "pending") == [
        ("PSA", "awaited", "pending")
    ]


def test_a_goal_is_in_its_own_words(facts_in):
    goal = observation(code("1", "Goal", LOINC), '<value xsi:type="ST">To cure it</value>', mood="GOL", status="active")

    assert ("team", "To cure it", "") in told(facts_in(section("61146-7", "Goals", "", goal)), "goal")


ALLERGY = """<act classCode="ACT" moodCode="EVN"><code code="CONC"/><statusCode code="active"/><entryRelationship typeCode="SUBJ">
<observation classCode="OBS" moodCode="EVN" negationInd="{negated}"><templateId root="2.16.840.1.113883.10.20.22.4.7"/>
<code code="ASSERTION"/><value xsi:type="CD" code="419199007" codeSystem="2.16.840.1.113883.6.96" displayName="Allergy to substance"/>
<participant typeCode="CSM"><participantRole classCode="MANU"><playingEntity classCode="MMAT">{substance}</playingEntity></participantRole></participant>
</observation></entryRelationship></act>"""


@pytest.mark.parametrize(
    ("substance", "negated", "allergy"),
    [
        (code("7980", "Penicillin G", RXNORM), "false", ("penicillin g", "present", "")),
        (code("197517", "Codeine 30 MG Oral Tablet", RXNORM), "false", ("codeine", "present", "")),
        (code("7980", "Penicillin G", RXNORM), "true", ("penicillin g", "present", "ruled-out")),
        ('<code nullFlavor="NA"/>', "true", ("none known", "present", "ruled-out")),
    ],
)
def test_an_allergy_is_to_its_substance(facts_in, substance, negated, allergy):
    entry = ALLERGY.format(substance=substance, negated=negated)

    assert told(facts_in(section("48765-2", "Allergies", "", entry)), "allergy") == [allergy]


def test_relatives_are_with_what_they_had_and_when(facts_in):
    age = part_of(observation(code("445518008", "Age"), '<value xsi:type="PQ" value="44" unit="a"/>'), "SUBJ")
    history = f"""<organizer classCode="CLUSTER" moodCode="EVN"><statusCode code="completed"/><subject><relatedSubject classCode="PRS">
    {code("MTH", "Mother", "2.16.840.1.113883.5.111")}</relatedSubject></subject><component>{observation(code("64572001", "Condition"), BREAST, age)}</component></organizer>"""

    assert told(facts_in(section("10157-6", "Family history", "", history)), "family", "cancer", "condition") == [("breast", "mother, 44", "family")]


@pytest.mark.parametrize("asks", ['<code code="ASSERTION"/>', code("72166-2", "Tobacco smoking status", LOINC)])
def test_smoking_is_read_by_its_template_where_its_code_says_nothing(facts_in, asks):
    smokes = observation('<templateId root="2.16.840.1.113883.10.20.22.4.78"/>' + asks, code("266919005", "Never smoker", tag="value"))

    assert told(facts_in(section("29762-2", "Social history", "", smokes)), "smoking") == [("", "never", "")]


def test_what_somebody_smokes_is_whether_and_not_how_much(facts_in):
    cigarettes = code("230056004", "Cigarette smoking")
    much = observation(cigarettes, '<value xsi:type="ST">1 pack per day</value>', time="2005")
    now = observation(cigarettes, code("449868002", "Current every day smoker", tag="value"), time="2011")

    assert [(fact.value, str(fact.date)) for fact in facts_in(section("29762-2", "Social history", "", much, now)) if fact.kind == "smoking"] == [("current", "2011")]


@pytest.mark.parametrize(
    ("answer", "smoking"),
    [(("266927001", "Unknown if ever smoked"), []), (("428071000124103", "Heavy tobacco smoker"), [("", "current", "")]), (("428041000124106", ""), [("", "current", "")]), (("77176002", "Smoker, current status unknown"), [("", "smoker, whether now is not said", "")])],
)
def test_that_nobody_knows_whether_somebody_smoked_is_no_answer(facts_in, answer, smoking):
    asked = observation(code("72166-2", "Tobacco smoking status", LOINC), code(*answer, tag="value"))

    assert told(facts_in(section("29762-2", "Social history", "", asked)), "smoking") == smoking


def test_an_operation_was_done_and_a_planned_one_was_not(facts_in):
    operation = '<procedure classCode="PROC" moodCode="{mood}">{code}<statusCode code="{status}"/>{time}</procedure>'
    lumpectomy = code("392021009", "Lumpectomy of breast")
    done = operation.format(mood="EVN", code=lumpectomy, status="completed", time=times("20260901"))
    ahead = operation.format(mood="INT", code=lumpectomy, status="active", time=times("20261201"))

    facts = facts_in(section("47519-4", "Procedures", "", done), section("18776-5", "Plan", "", ahead))

    assert told(facts, "treatment") == [("surgery", "lumpectomy", "past completed"), ("surgery", "lumpectomy", "planned planned")]


def test_two_people_in_two_documents_are_parted(tmp_path):
    for name, born in (("one", "19600401"), ("two", "19710909")):
        (tmp_path / f"{name}.xml").write_text(ccda(section("11450-4", "Problems", "", problem(BREAST))).replace("19600401", born), encoding="utf-8")

    assert sorted(case.identity.birth_dates for case in make_cases(facts_in_files([tmp_path]))) == [("1960-04-01",), ("1971-09-09",)]


def test_a_section_ends_where_the_next_begins_whatever_that_is_called(facts_in):
    facts = facts_in(section("47519-4", "Procedures", "<paragraph>Colonoscopy in 2025.</paragraph>"), section("34109-9", "Consult note: oncology", "<paragraph>Pembrolizumab may inflame the lung.</paragraph>"))

    assert [fact.status.course for fact in facts if fact.kind == "treatment"] == [None]


def test_a_row_that_no_entry_points_at_contradicts_none(facts_in):
    text = "<table><tbody><tr><td>05/14/2024</td><td>PSA</td><td>4.8 ng/mL</td></tr><tr><td>06/03/2025</td><td>PSA</td><td>5.9 ng/mL</td></tr></tbody></table>"
    results = [observation(PSA, f'<value xsi:type="PQ" value="{value}" unit="ng/mL"/>', time=time) for value, time in (("4.8", "20240514"), ("5.9", "20250603"))]

    facts = facts_in(section("30954-2", "Results", text, *results))

    assert [(str(fact.value), str(fact.date), len(fact.sources)) for fact in facts] == [("4.8", "2024-05-14", 2), ("5.9", "2025-06-03", 2)]


def test_an_entry_takes_in_only_the_words_it_points_at(facts_in):
    text = row("p1", "Hypertension") + "<paragraph>No pneumonia.</paragraph>"

    facts = facts_in(section("11450-4", "Problems", text, problem(HYPERTENSION, of("p1"))), section("10164-2", "History", "High blood pressure since 2019."))

    assert sorted(told(facts, "condition")) == [("hypertension", "present", ""), ("hypertension", "present", ""), ("pneumonia", "present", "ruled-out")]


@pytest.mark.parametrize(
    "filler",
    [
        problem(code("160245001", "No current problems or disability", tag="value")),
        problem(code("55607006", "Problem", tag="value"), negated="true"),
        problem('<value xsi:type="CD" nullFlavor="NI"><originalText>No information available</originalText></value>'),
        drug('<code nullFlavor="NI"><originalText>Medication not documented</originalText></code>'),
        drug('<code nullFlavor="UNK"/>'),
    ],
)
def test_what_only_fills_an_empty_place_is_no_fact(facts_in, filler):
    assert facts_in(section("11450-4", "Problems", "", filler)) == []


def test_a_finding_that_stands_as_the_result_of_its_scan_is_read(facts_in):
    scan = observation('<code nullFlavor="OTH"><originalText>MRI of the breast</originalText></code>', '<value xsi:type="ST">A mass of 31 mm</value>')

    assert told(facts_in(section("30954-2", "Results", "", scan)), "imaging") == [("MRI", "A mass of 31 mm", "")]


@pytest.mark.parametrize(("name", "picture"), [("MR Pelvis", "MRI"), ("US Breast - left", "ultrasound"), ("CT Chest W contrast IV", "CT"), ("US", "")])
def test_a_scan_is_known_by_the_modality_that_begins_its_name(facts_in, name, picture):
    scan = observation(code("99999-9", name, LOINC), '<value xsi:type="ST">A mass of 31 mm</value>')

    assert [fact.name for fact in facts_in(section("30954-2", "Results", "", scan)) if fact.kind == "imaging"] == [picture] * bool(picture)


def test_a_drug_given_for_another_illness_is_no_treatment_of_the_cancer(facts_in):
    for_arthritis = part_of(observation(code("282291009", "Diagnosis"), code("69896004", "Rheumatoid arthritis", tag="value")), "RSON")

    [taken] = facts_in(section("10160-0", "Medications", "", drug(code("6851", "methotrexate", RXNORM), for_arthritis)))
    [given] = facts_in(section("10160-0", "Medications", "", drug(code("105586", "methotrexate 40 MG/M2 infusion", RXNORM))))

    assert (taken.kind, given.kind) == ("medication", "treatment")


def test_a_disease_has_one_name_whichever_way_round_the_code_says_it(facts_in):
    facts = facts_in(section("11450-4", "Problems", "", problem(code("44054006", "Diabetes mellitus type 2", tag="value"))))

    assert told(facts, "condition") == [("type 2 diabetes", "present", "")]


def test_a_stage_or_a_receptor_in_a_list_of_problems_is_no_disease(facts_in):
    stage = code("261653007", "Tumor stage T2c", tag="value")
    receptor = code("417742002", "Hormone receptor positive tumor", tag="value")

    facts = facts_in(section("11450-4", "Problems", "", problem(BREAST), problem(stage), problem(receptor)))

    assert told(facts, "stage.t", "biomarker", "condition") == [("", "T2c", ""), ("hormone receptor", "positive", "")]


def test_a_diagnosis_in_the_older_book_of_codes_is_that_cancer(facts_in):
    older = code("174.2", "Malignant neoplasm of upper-inner quadrant of female breast", "2.16.840.1.113883.6.103", "value")

    assert told(facts_in(section("11450-4", "Problems", "", problem(older))), "cancer", "condition") == [
        ("breast", "Malignant neoplasm of upper-inner quadrant of female breast", "")
    ]


def test_a_partial_mastectomy_is_a_lumpectomy_as_billing_names_it(facts_in):
    name = "Mastectomy, partial (eg, lumpectomy, tylectomy, quadrantectomy, segmentectomy)"
    operation = f'<procedure classCode="PROC" moodCode="EVN">{code("19301", name, "2.16.840.1.113883.6.12")}<statusCode code="completed"/>{times("20260625")}</procedure>'

    facts = facts_in(section("47519-4", "Procedures", f"<paragraph>{name}</paragraph>", operation))

    assert told(facts, "treatment") == [("surgery", "lumpectomy", "past completed")]


def test_a_scan_that_a_report_asks_for_is_not_the_one_it_reports(tmp_path):
    size = observation(code("246120007", "Nodule size"), '<value xsi:type="PQ" value="21" unit="mm"/>')
    finding = observation(code("121071", "Finding", "1.2.840.10008.2.16.4"), '<value xsi:type="ED"><reference value="#f"/></value>', part_of(size, "SPRT"))
    text = "<paragraph ID='f'>A new density in the right upper lobe. A CT scan is recommended.</paragraph>"
    path = tmp_path / "report.xml"
    path.write_text(ccda(section("121070", "Findings", text, finding)).replace("Summary of care", "Chest X-Ray"), encoding="utf-8")

    scans = [fact for fact in facts_in_files([path]).facts if fact.kind == "imaging"]

    assert ("x-ray", "nodule size 21 mm", "2026-11-01") in [(fact.name, fact.value, str(fact.date)) for fact in scans]
    assert ("CT", "recommended", "planned") in told(scans, "imaging")
    assert not any(fact.kind == "tumour.size" for fact in facts_in_files([path]).facts)


def test_a_medicine_against_cancer_that_may_be_over_is_listed_as_of_its_day(facts_in):
    facts = facts_in(section("10160-0", "Medications", "", drug(TAMOXIFEN, status="completed", mood="EVN")))

    assert told(facts, "treatment", "medication") == [("hormone", "tamoxifen", ""), ("tamoxifen", "20 mg", "")]


def test_a_growth_that_one_of_its_codes_calls_malignant_is_not_left_open(facts_in):
    malignant = '<translation code="C18.9" codeSystem="2.16.840.1.113883.6.90" displayName="Malignant neoplasm of colon"/>'
    growth = "126838000", "Neoplasm of colon"

    assert [words_of(fact) for fact in facts_in(section("11450-4", "Problems", "", problem(code(*growth, tag="value", inside=malignant))))] == [""]
    assert [words_of(fact) for fact in facts_in(section("11450-4", "Problems", "", problem(code(*growth, tag="value"))))] == ["uncertain"]


@pytest.mark.parametrize(
    ("value", "goals"),
    [
        ('<value xsi:type="ST">- Treatment goal: To live long with it</value>', ["To live long with it"]),
        ('<value xsi:type="ST">2. To feel better</value>', ["To feel better"]),
        ('<value xsi:type="IVL_PQ"><low value="98" unit="[degF]"/><high value="99" unit="[degF]"/></value>', []),
        ('<value xsi:type="PQ" value="70" unit="kg"/>', []),
    ],
)
def test_a_goal_carries_no_mark_or_label_and_a_number_to_reach_is_none(facts_in, value, goals):
    goal = observation(code("8310-5", "Body temperature", LOINC), value, mood="GOL", status="active")

    assert [fact.value for fact in facts_in(section("61146-7", "Goals", "", goal)) if fact.kind == "goal"] == goals


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Introduction of cardiac pacemaker system via vein", "pacemaker insertion"),
        ("Implantation of automatic cardioverter defibrillator", "defibrillator insertion"),
        ("Removal of cardiac pacemaker", None),
    ],
)
def test_a_device_put_in_is_a_procedure(facts_in, name, found):
    done = f'<procedure classCode="PROC" moodCode="EVN">{code("1", name)}<statusCode code="completed"/>{times("20190511")}</procedure>'

    facts = facts_in(section("47519-4", "Procedures", "", done))

    assert told(facts, "procedure") == ([(found, name, "past")] if found else [])


def test_what_a_plan_aims_at_is_no_complaint(facts_in):
    text = "<table><tbody><tr><td>Weight loss: goal</td><td>1/16/2026</td><td>Weight loss</td></tr></tbody></table><paragraph>She has nausea.</paragraph>"

    assert told(facts_in(section("18776-5", "Plan of Treatment", text)), "symptom") == [("nausea", "present", "")]


def test_a_section_keeps_its_name_whatever_gaps_stand_before_it(facts_in):
    gaps = "<table><tbody><tr><td>Nothing</td><td/><td/><td/></tr><tr><td>Nothing</td><td/><td/><td/></tr></tbody></table>"
    aims = "<table><tbody><tr><td>Weight loss plan</td><td/></tr><tr><td>Lung function test</td><td/></tr></tbody></table>"

    facts = facts_in(section("10157-7", "Vaccines", gaps), section("18776-5", "Plan of Treatment", aims))

    assert told(facts, "symptom", "procedure") == [("lung function test", "planned", "planned")]


@pytest.mark.parametrize(
    ("reason", "found"),
    [
        ("<table><thead><tr><th>Reason</th><th>Day</th></tr></thead><tbody><tr><td>Pulmonary function tests</td><td/></tr></tbody></table>", ("lung function test", "planned", "planned")),
        ("<paragraph>Referral to a colleague. Reason for referral: Breast MRI. Scheduled date: 12/19/2026</paragraph>", ("MRI", "planned", "planned")),
        ("<paragraph>Biopsy of the left breast</paragraph>", ("biopsy", "planned", "planned")),
        ("<paragraph>Abnormal mammogram</paragraph>", ("mammogram", "done", "past")),
        ("<paragraph>Mass on MRI</paragraph>", ("MRI", "done", "past")),
    ],
)
def test_a_test_that_is_the_whole_reason_of_a_referral_is_still_to_be_done(facts_in, reason, found):
    assert told(facts_in(section("42349-1", "Reason for Referral", reason)), "imaging", "procedure") == [found]
