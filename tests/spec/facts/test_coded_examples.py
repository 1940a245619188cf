"""The facts of records that nobody here wrote, listed by hand from reading them."""

from __future__ import annotations

from collections import Counter

import pytest

from beside.facts import Assertion, Course, Time
from beside.facts.read import facts_in_files

pytestmark = pytest.mark.shared


def read(path):
    return facts_in_files([path]).facts


def told(facts, *kinds):
    return [(fact.kind, fact.name, str(fact.value)) for fact in facts if fact.kind in kinds]


def test_jenny_m_of_mcode(shared):
    facts = read(shared / "fhir/mcode-ig/Bundle-mcode-patient-bundle-jenny-m.json")
    kinds = "cancer histology laterality stage.group stage.t stage.n stage.m biomarker grade tumour.size nodes.examined nodes.positive margins invasion performance response"

    assert sorted(told(facts, *kinds.split())) == [
        ("biomarker", "ER", "positive"),
        ("biomarker", "HER2", "negative"),
        ("biomarker", "Oncotype DX", "47"),
        ("biomarker", "PALB2", "p.Y1183*"),
        ("biomarker", "PR", "negative"),
        ("cancer", "breast", "Primary malignant neoplasm of female left breast (disorder)"),
        ("histology", "", "invasive ductal carcinoma"),
        ("invasion", "", "absent"),
        ("laterality", "", "left"),
        ("margins", "", "negative"),
        ("nodes.examined", "sentinel", "3"),
        ("performance", "ECOG", "0"),
        ("response", "", "improved"),
        ("response", "", "remission"),
        ("stage.group", "AJCC 8", "IIB"),
        ("stage.group", "AJCC 8", "IIIC"),
        ("stage.m", "c", "M0"),
        ("stage.n", "c", "N0"),
        ("stage.t", "c", "T3"),
        ("tumour.size", "pathology", "2.5"),
    ]


def test_what_jenny_m_was_given(shared):
    facts = read(shared / "fhir/mcode-ig/Bundle-mcode-patient-bundle-jenny-m.json")
    courses = [(fact.name, fact.value, fact.status.course, fact.details.dose) for fact in facts if fact.kind == "treatment"]

    assert courses == [
        ("chemotherapy", "cyclophosphamide", Course.ONGOING, "cyclophosphamide (600 mg/m² IV), 932.59mg"),
        ("chemotherapy", "doxorubicin", Course.ONGOING, "doxorubicin (60 mg/m² IV)"),
        ("chemotherapy", "paclitaxel", Course.ONGOING, "PACLitaxel (175 mg/m² IV), 272.01mg"),
        ("hormone", "anastrozole", Course.ONGOING, "1mg orally once daily"),
        ("surgery", "lumpectomy", Course.COMPLETED, ""),
        ("radiation", "external beam radiation", Course.COMPLETED, "6000 cGy"),
        ("radiation", "external beam radiation", Course.COMPLETED, "5000 cGy"),
    ]
    assert told(facts, "family") == [("family", "ovarian", "maternal aunt, 69"), ("family", "pancreatic", "paternal uncle")]
    assert told(facts, "smoking") == [("smoking", "", "current"), ("smoking", "", "20")]


def test_the_single_examples_of_mcode_lead_to_each_other(shared):
    facts = read(shared / "fhir/mcode-ig")
    spread = next(fact for fact in facts if fact.kind == "metastasis" and fact.name == "brain")
    stopped = next(fact for fact in facts if fact.status.course is Course.STOPPED)
    none = next(fact for fact in facts if fact.kind == "metastasis" and fact.status.assertion is Assertion.RULED_OUT)

    assert (spread.about.cancer, spread.about.side) == ("lung-non-small-cell", "left")
    assert (stopped.value, stopped.details.why_stopped) == ("cisplatin", "Treatment not tolerated (situation)")
    assert none.source.quote == "false"
    assert {(fact.name, str(fact.value)) for fact in facts if fact.kind == "stage.group"} >= {
        ("Binet", "B"), ("Rai", "II"), ("FIGO", "IIIA"), ("ISS", "II"), ("R-ISS", "II"), ("INRG", "MS"), ("NWTS", "III"),
    }  # fmt: skip


def test_a_value_that_does_not_apply_is_no_pathological_m(shared):
    facts = read(shared / "fhir/mcode-ig/Observation-tnm-pathologic-distant-metastases-category-jenny-m.json")

    assert facts == ()


def test_the_older_form_of_camino_reads_the_same(shared):
    facts = read(shared / "fhir/camino/Maureen.json")
    coded = [fact for fact in facts if fact.reader.startswith("fhir:")]

    assert sorted(told(coded, "cancer", "biomarker", "stage.n", "stage.m", "stage.group")) == [
        ("biomarker", "ER", "negative"), ("biomarker", "HER2", "positive"), ("biomarker", "HER2 FISH", "greater than 2.2"),
        ("biomarker", "PR", "positive"), ("cancer", "breast", "Malignant neoplasm of breast (disorder)"),
        ("stage.group", "", "I"), ("stage.group", "", "IA"), ("stage.m", "c", "M0"), ("stage.n", "c", "N0"),
    ]  # fmt: skip
    assert Counter(fact.value for fact in coded if fact.kind == "treatment") == {"": 34, "trastuzumab": 1, "tamoxifen": 1}


def test_maryam_of_camino(shared):
    facts = read(shared / "fhir/camino/Maryam.json")
    given = Counter((fact.name, fact.value) for fact in facts if fact.kind == "treatment")

    assert told(facts, "stage.t", "stage.n", "stage.m") == [("stage.m", "c", "M0"), ("stage.t", "c", "T1"), ("stage.n", "c", "N2")]
    assert set(told(facts, "biomarker")) == {("biomarker", "HER2", "negative"), ("biomarker", "ER", "positive"), ("biomarker", "PR", "negative")}
    assert set(given) == {("chemotherapy", ""), ("chemotherapy", "paclitaxel"), ("surgery", "axillary dissection"), ("surgery", "lumpectomy"), ("hormone", "anastrozole")}


def test_a_cancer_of_synthea_and_no_noise(shared):
    facts = read(shared / "fhir/synthea/Lavelle_Kuvalis_9f0fb46c-c9f5-4c50-a983-9f87bf591ce9.json")
    [cancer] = [fact for fact in facts if fact.kind == "cancer"]

    assert (cancer.name, cancer.status.time, str(cancer.details.end)[:10]) == ("colon", Time.PAST, "2015-04-23")
    assert told(facts, "treatment") == [("treatment", "surgery", "colectomy")]
    assert {fact.subject for fact in facts} == {cancer.subject}


def test_codes_of_the_cancer_staging_manual_are_stages(shared):
    facts = read(shared / "fhir/mcode-cql/mcode-extraction-patient-2.json")

    assert told(facts, "stage.t", "stage.n", "stage.m", "stage.group") == [
        ("stage.t", "c", "T3"), ("stage.m", "c", "M0"), ("stage.n", "c", "N3"), ("stage.group", "AJCC 7", "IIIC"),
    ]  # fmt: skip
    assert {fact.about.cancer for fact in facts if fact.kind.startswith("stage")} == {"prostate"}


def test_a_course_of_radiotherapy_of_codex(shared):
    facts = read(shared / "fhir/codex-rt/Procedure-RadiotherapyCourseSummary-101-RTTD-BilateralBreast.json")

    assert [(fact.value, fact.details.dose, fact.status.course) for fact in facts if fact.kind == "treatment"] == [
        ("external beam radiation", "5000 cGy", Course.COMPLETED),
        ("external beam radiation", "6000 cGy", Course.COMPLETED),
        ("external beam radiation", "5000 cGy", Course.COMPLETED),
    ]


def test_changes_in_genes(shared):
    facts = read(shared / "fhir/genomics/Bundle-bundle-oncology-report-example.json")

    assert told(facts, "biomarker")[:3] == [("biomarker", "PIK3CA", "p.H1047R"), ("biomarker", "NRAS", "c.34G>T"), ("biomarker", "FBXW7", "p.R465H")]


def test_every_fact_of_every_record_has_its_place_once(shared):
    facts = [fact for fact in read(shared / "fhir") if fact.reader.startswith("fhir:")]
    places = Counter(fact.id for fact in facts)

    assert len(facts) > 1000
    assert [fact for fact in facts if places[fact.id] > 1 or not fact.source.quote] == []
