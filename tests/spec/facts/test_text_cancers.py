"""Cancers with their side and histology, where they have spread, and what came of them."""

from __future__ import annotations

import pytest

from tests.reading import held, of_kind, statuses, values


def test_a_cancer_is_read_in_its_own_words(note):
    """Invasive lobular carcinoma of the left breast."""
    [cancer] = of_kind(note, "cancer")

    assert (cancer.name, cancer.value, cancer.about.side) == ("breast", "Invasive lobular carcinoma of the left breast", "left")
    assert values(note, "histology", "laterality") == [("", "left"), ("", "invasive lobular carcinoma")]


def test_an_organ_tells_which_cancer(note):
    """Squamous cell carcinoma of the right lung. Colon, sigmoid, resection: moderately differentiated adenocarcinoma."""
    assert {fact.name for fact in of_kind(note, "cancer")} == {"lung-non-small-cell", "colon"}


def test_a_metastasis_is_no_cancer_of_its_organ(note):
    """Metastatic carcinoma in the liver. No bone metastases."""
    assert values(note, "cancer") == []
    assert statuses(note, "metastasis") == {"liver": "", "bone": "ruled-out"}


def test_a_label_of_a_specimen_tells_where_the_cancer_has_spread_to(note):
    """
    Liver, segment VI, core biopsy: Metastatic adenocarcinoma, consistent with the known colon cancer.
    """
    assert statuses(note, "metastasis") == {"liver": ""}


def test_a_tumor_board_is_no_cancer(note):
    """COLORECTAL TUMOR BOARD, 12 November 2026. Seen by the lung tumour board."""
    assert values(note, "cancer") == []


def test_a_cancer_that_is_looked_for_is_not_held(note):
    """Screening for colon cancer. No evidence of cancer in the right breast. Suspicious for lung cancer."""
    assert held(note, "cancer") == set()


def test_two_tumours_are_not_mixed(note):
    """
    Invasive ductal carcinoma of the right breast, ER negative.

    Invasive lobular carcinoma of the left breast, ER positive.
    """
    assert [(fact.value, fact.about.side) for fact in of_kind(note, "biomarker")] == [("negative", "right"), ("positive", "left")]


def test_response_and_recurrence(note):
    """Partial response to chemotherapy. No evidence of recurrence. Local recurrence in the chest wall in 2022."""
    assert [str(fact.value) for fact in of_kind(note, "response")] == ["partial response", "no evidence of disease"]
    assert values(note, "recurrence") == [("chest wall", "recurrent")]


def test_extent(note):
    """Extensive stage small cell lung cancer. Locally advanced breast cancer."""
    assert [str(fact.value) for fact in of_kind(note, "extent")] == ["extensive", "locally-advanced"]


def test_other_things_recur_too(note):
    """Recurrent pleural effusions. Recurrent bladder cancer."""
    assert [fact.source.quote for fact in of_kind(note, "recurrence")] == ["Recurrent"]


def test_non_small_cell_is_not_small_cell(note):
    """Previous history of non-small cell carcinoma of the lung."""
    assert {fact.name for fact in of_kind(note, "cancer")} == {"lung-non-small-cell"}


def test_a_negative_test_rules_out_nothing_else(note):
    """History of testicular cancer in the past and the recent bone scan was negative."""
    assert [str(fact.status.assertion) for fact in of_kind(note, "cancer")] == ["stated"]


def test_smoking_says_its_own_time(note):
    """He has a history of smoking, currently smoking."""
    assert statuses(note, "smoking") == {"": ""}


def test_a_specimens_label_tells_the_side(note):
    """
    A. KIDNEY, RIGHT, NEPHRECTOMY:
    RENAL CELL CARCINOMA.
    B. LYMPH NODE, LEFT:
    No tumor.
    """
    assert values(note, "laterality") == [("", "right")]


def test_metastatic_at_a_diagnosis_staged_m0_means_the_nodes(note):
    """
    She was diagnosed in January of 2010 with metastatic breast cancer. She was stage 2A (T1, N1, M0).
    """
    assert values(note, "extent") == []


def test_metastatic_now_stands_beside_the_stage_of_then(note):
    """History of stage IIA (T1 N1 M0) breast cancer in 2010. She now has metastatic breast cancer."""
    assert values(note, "extent") == [("", "metastatic")]


def test_what_a_node_was_found_to_hold_is_in_the_node(note):
    """An enlarged axillary lymph node was biopsied and found to be positive for metastatic disease."""
    assert values(note, "metastasis") == [("lymph node", "present")]


def test_no_spread_beyond_a_node_is_said_of_no_node(note):
    """The lymph node is enlarged, with no evidence of metastatic disease."""
    assert values(note, "metastasis") == [("", "present")]


def test_a_part_named_by_its_operation_is_of_the_organ_in_it(note):
    """
    PART 2: RIGHT AXILLARY LYMPH NODE DISSECTION
    A. LARGEST METASTATIC TUMOR MEASURES 2 MM
    """
    assert values(note, "metastasis") == [("lymph node", "present")]


def test_what_a_report_says_after_its_parts_is_of_the_tumour_in_them(note):
    """
    CLINICAL HISTORY: A history of infiltrating ductal carcinoma of the right breast.

    FINAL DIAGNOSIS:
    PART 1: LEFT BREAST, CORE BIOPSY
    A. INVASIVE LOBULAR CARCINOMA

    IMMUNOHISTOCHEMISTRY:

    ESTROGEN RECEPTOR - POSITIVE
    """
    [er] = of_kind(note, "biomarker")

    assert er.about.side == "left"


def test_a_tumour_ends_with_its_sentence(note):
    """The biopsy revealed infiltrating ductal carcinoma. Breast MRI was normal."""
    assert values(note, "cancer") == [("breast", "infiltrating ductal carcinoma")]


def test_what_a_scan_appears_to_have_is_not_planned(note):
    """CT spine appears to have extensive metastatic disease of the vertebral column."""
    assert statuses(note, "metastasis") == {"bone": ""}


def test_spread_from_a_cancer_treated_before_is_of_now(note):
    """Patient has metastatic disease from her previously treated invasive ductal carcinoma of the left breast."""
    assert statuses(note, "metastasis") == {"": ""}


def test_deposits_in_ribs_are_in_the_bone(note):
    """There are metastatic deposits in the left sixth rib and right fifth rib."""
    assert values(note, "metastasis") == [("bone", "present")]


def test_a_form_answers_on_the_next_line(note):
    """
    METASTASES TO IPSILATERAL INTERNAL MAMMARY LYMPH NODE (IF APPLICABLE):
    No
    LYMPH NODE METASTASIS WITH EXTRACAPSULAR EXTENSION:
    No
    """
    assert statuses(note, "metastasis") == {"internal mammary lymph node": "ruled-out", "lymph node": ""}


@pytest.mark.parametrize(
    "words",
    ["Lymph nodes: 0/9 positive for metastasis.", "Number of lymph nodes containing metastatic carcinoma: Zero (0/10).",
     "Lymph nodes: number with metastases: 0, number examined: 33."],
)  # fmt: skip
def test_none_of_the_nodes_is_no_spread(words, document):
    assert statuses(document(words), "metastasis") == {"lymph node": "ruled-out"}


def test_distant_spread_is_not_in_the_nodes_named_before(note):
    """Number of regional lymph nodes involved: 9. pMX: Distant metastasis cannot be assessed."""
    assert values(note, "metastasis") == []


@pytest.mark.parametrize(
    "words",
    [
        "pMX: Distant metastasis cannot be assessed.",
        "PRESENCE OF DISTANT METASTASIS CANNOT BE ASSESSED (PMX)",
        "Distant metastases could not be evaluated.",
        "Lymph node metastasis was not assessed.",
        "Metastasis to the liver cannot be determined.",
        "MX: distant metastasis not known",
    ],
)
def test_spread_that_cannot_be_assessed_is_neither_there_nor_ruled_out(document, words):
    """The usual words beside pMX: whoever has only the tissue cannot tell."""
    assert values(document(words), "metastasis") == []


def test_spread_that_was_found_is_read_beside_what_could_not_be_assessed(note):
    """Metastases in the liver. The margins cannot be assessed."""
    assert values(note, "metastasis") == [("liver", "present")]


def test_an_organ_that_labels_the_next_line_is_not_of_the_cancer_before_it(note):
    """
    MARGINS: uninvolved by invasive carcinoma
    ADRENAL GLAND: uninvolved by tumor
    """
    assert values(note, "cancer") == []


def test_an_organ_on_a_wrapped_line_is_of_the_cancer_before_it(note):
    """
    Invasive carcinoma of the
    adrenal gland.
    """
    assert {fact.name for fact in of_kind(note, "cancer")} == {"adrenal"}
