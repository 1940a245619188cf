"""Reports on several organs: each growth is of the organ it arose in, and where nobody can tell, of none."""

from __future__ import annotations

import pytest

from tests.reading import held, of_kind, statuses, values


def cancers(note):
    return {fact.name for fact in of_kind(note, "cancer") if fact.status.holds}


def test_a_label_that_names_several_organs_leaves_open_which_one_it_is(note):
    """
    A. BLADDER, PROSTATE, RESECTION:
    Invasive carcinoma, grade 3.
    """
    assert cancers(note) == set()
    assert values(note, "grade") == [("", "3")]


def test_what_the_rest_of_the_report_names_settles_it(note):
    """
    Clinical history: cancer of the cervix.

    A. Uterus, cervix, both ovaries, hysterectomy:
    Squamous cell carcinoma, grade 2.

    B. Left ovary:
    No carcinoma.
    """
    assert cancers(note) == {"cervical"}
    assert [fact.about.cancer for fact in of_kind(note, "grade", "histology")] == ["cervical", "cervical"]


def test_two_parts_of_the_bowel_are_the_bowel(note):
    """
    A. Sigmoid colon, rectum, resection:
    Adenocarcinoma, grade 2.
    """
    assert cancers(note) == {"colorectal"}


@pytest.mark.parametrize(
    "words",
    [
        "Right ovary: serous carcinoma.\nSigmoid colon, resection: serous carcinoma.",
        "Right ovary: serous carcinoma.\nAppendix: high grade serous carcinoma in the mesoappendix.",
        "Right ovary: serous carcinoma.\nC. Left ovary, colon nodule: serous carcinoma.",
        "Right ovary: endometrioid carcinoma.\nAppendix: endometrioid carcinoma, metastatic.",
        "Right ovary: endometrioid carcinoma.\nColon: surface involvement by endometrioid carcinoma.",
        "Right ovary: endometrioid carcinoma.\nAbdomen: endometrioid carcinoma in uterine serosa.",
    ],
)
def test_a_growth_that_spread_to_an_organ_is_no_cancer_of_that_organ(document, words):
    assert cancers(document(words)) == {"ovarian"}


def test_cartilage_named_after_a_gland_is_not_the_gland(note):
    """Thyroid cartilage: squamous cell carcinoma. Larynx: squamous cell carcinoma."""
    assert cancers(note) == {"larynx"}


def test_an_organ_that_is_not_involved_bears_no_cancer(note):
    """Submandibular gland uninvolved by carcinoma. Thyroid gland not involved by carcinoma."""
    assert set(statuses(note, "cancer").values()) <= {"ruled-out"}


def test_a_margin_that_is_not_involved_denies_neither_the_cancer_nor_its_spread(note):
    """
    Left breast: DCIS.
    Margins uninvolved by DCIS. Nodes free of breast cancer.
    pN1: Metastasis in a single lymph node.
    """
    assert {status for status in statuses(note, "cancer", "histology", "metastasis").values() if "ruled" in status} == set()
    assert held(note, "margins") == {("", "negative")}


def test_a_numbered_list_of_kinds_to_choose_from_names_none(note):
    """
    Radical nephrectomy
    E. Type of malignant neoplasm: 1
    1. Renal cell carcinoma, clear cell type
    2. Renal cell carcinoma, chromophobe type
    3. Collecting duct carcinoma
    4. Urothelial carcinoma
    5. Lymphoma
    6. Wilms tumor
    7. Other
    """
    assert cancers(note) == set()
    assert values(note, "histology") == []


def test_a_short_numbered_list_of_what_somebody_had_names_all_of_them(note):
    """
    Diagnoses:
    1. Breast cancer
    2. Lymphoma
    3. Melanoma
    4. Asthma
    """
    assert cancers(note) == {"breast", "lymphoma", "melanoma"}
