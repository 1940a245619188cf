"""Reports on tissue: what is counted a side, what is deep and what is large, and what was taken out."""

from __future__ import annotations

import pytest

from tests.reading import of_kind, statuses, values


def test_nodes_are_counted_a_side(note):
    """
    SURGICAL PATHOLOGY REPORT
    Right pelvic lymph nodes: 2 of 9 positive.
    Left pelvic lymph nodes: 0/7 positive.
    """
    assert values(note, "nodes.positive") == [("right", "2"), ("left", "0")]
    assert values(note, "nodes.examined") == [("right", "9"), ("left", "7")]


def test_a_total_is_there_only_where_it_is_given(note):
    """
    SURGICAL PATHOLOGY REPORT
    Right pelvic lymph nodes: 1/4. Left pelvic lymph nodes: 0/5.
    Total lymph nodes: 1/9.
    """
    assert values(note, "nodes.positive") == [("right", "1"), ("left", "0"), ("", "1")]


def test_the_side_of_nodes_is_not_the_side_of_a_tumour_without_one(note):
    """
    SURGICAL PATHOLOGY REPORT
    Endometrial adenocarcinoma.
    Left pelvic lymph nodes: 0/5.
    """
    assert {one.about.side for one in of_kind(note, "nodes.positive", "cancer")} == {""}


def test_specimens_of_both_sides_make_no_tumour_of_both(note):
    """
    SURGICAL PATHOLOGY REPORT
    A. Uterus, bilateral tubes and ovaries: endometrioid adenocarcinoma.
    """
    assert values(note, "laterality") == []
    assert {one.about.side for one in of_kind(note, "cancer", "histology")} == {""}


def test_a_tumour_of_both_sides_is_one(note):
    """Bilateral breast cancer was found in May."""
    assert values(note, "laterality") == [("", "bilateral")]


@pytest.mark.parametrize(
    "words",
    [
        "Endometrial adenocarcinoma invading 7 mm of 15 mm.",
        "Maximum depth of myometrial invasion by carcinoma: 1.7 cm, in a 2 cm thick wall.",
        "The tumor is 1.2 cm\nin depth.",
        "Carcinoma, Breslow depth 2.1 mm.",
        "Tumor size: see above. Additional dimensions: 3.5 cm",
    ],
)
def test_how_deep_a_tumour_grows_is_not_how_large_it_is(document, words):
    assert values(document(f"SURGICAL PATHOLOGY REPORT\n{words}"), "tumour.size") == []


def test_a_resection_named_in_the_label_of_a_specimen_was_done(note):
    """
    SURGICAL PATHOLOGY REPORT
    Sigmoid colon, segmental resection:
    Adenocarcinoma. Margins of resection: negative for malignancy.
    """
    assert statuses(note, "treatment") == {"surgery": "past completed"}


def test_a_margin_free_of_cancer_rules_out_no_cancer(note):
    """
    SURGICAL PATHOLOGY REPORT
    Kidney, right, nephrectomy: renal cell carcinoma. All surgical margins are free of the neoplasm.
    """
    assert statuses(note, "cancer") == {"kidney": ""}
    assert values(note, "margins") == [("", "negative")]


def test_a_report_is_known_by_its_parts_though_no_laboratory_is_named(note):
    """
    FINAL DIAGNOSIS: renal cell carcinoma.
    CASE SYNOPSIS:
    Specimen type: radical nephrectomy
    Laterality: right
    Histologic type: clear cell
    """
    assert statuses(note, "treatment") == {"surgery": "past completed"}
    assert [(one.value, one.about.side) for one in of_kind(note, "laterality")] == [("right", "right")]


@pytest.mark.parametrize("words", ["Laterality\n- Right", "Specimen laterality\nRight\nTumor size\n4 cm", "Tumor laterality\n\n  * Right\n"])
def test_the_side_of_a_synoptic_line_may_stand_below_its_label(document, words):
    assert values(document(words), "laterality") == [("", "right")]


@pytest.mark.parametrize("words", ["Laterality\nLeft\nRight", "Laterality\n- Right\n- Left", "Laterality: left / right"])
def test_a_list_of_both_sides_to_choose_from_says_none(document, words):
    assert values(document(words), "laterality") == []


def test_cells_that_take_the_stain_for_ki_67_are_no_positive_result(note):
    """Only rare Ki-67 reactive cells are seen, with an estimated labeling index of <0.1%."""
    [share] = of_kind(note, "biomarker")

    assert (share.name, share.value, share.unit) == ("Ki-67", "<0.1", "%")


def test_a_stain_for_ki_67_without_a_share_says_nothing(note):
    """Ki-67 is positive in some cells."""
    assert values(note, "biomarker") == []


def test_a_grade_told_twice_in_one_sentence_is_one(note):
    """
    Well-differentiated astrocytoma (WHO grade 2).
    Oligodendroglioma, grade II (WHO grade II).
    """
    assert values(note, "grade") == [("WHO", "2"), ("WHO", "2")]


@pytest.mark.parametrize(("written", "stage"), [("pTlc", "T1c"), ("pTIb", "T1b"), ("pTl pNO", "T1")])
def test_a_letter_an_old_scan_put_for_a_number_of_the_stage_is_that_number(document, written, stage):
    assert values(document(f"Pathologic stage: {written}."), "stage.t") == [("p", stage)]


def test_the_label_of_the_next_specimen_is_not_where_the_cancer_is(note):
    """
    SURGICAL PATHOLOGY REPORT
    OMENTUM, EXCISION
    SEROUS ADENOCARCINOMA
    UTERUS, HYSTERECTOMY
    NO ABNORMALITY
    """
    assert values(note, "cancer") == []
    assert values(note, "histology") == [("", "serous carcinoma")]


def test_tumour_in_the_sigmoid_mesentery_is_no_colon_cancer(note):
    """The sigmoid mesentery contains a small amount of serous adenocarcinoma."""
    assert values(note, "cancer") == []


def test_a_printed_form_of_choices_without_ticks_says_nothing(note):
    """
    SURGICAL PATHOLOGY REPORT
    Liver, partial hepatectomy: hepatocellular carcinoma. Surgical margins are free, the clearance being 2.5 cm.

    CAP approved
    Specimen type: Other (specify)
    Hepatocellular carcinoma
    Cholangiocarcinoma
    Other (specify)
    Margins involved by invasive carcinoma
    Cannot be assessed
    Distant metastasis (specify)
    """
    assert values(note, "cancer", "margins", "metastasis", "tumour.size") == [("liver", "hepatocellular carcinoma"), ("", "negative")]


def test_a_printed_form_with_a_tick_is_read_by_its_ticks(note):
    """
    CAP approved
    [ ] Cholangiocarcinoma
    [x] Hepatocellular carcinoma
    [ ] Other (specify)
    [ ] Margins: Other (specify)
    [ ] Not specified
    [ ] Cannot be assessed
    """
    assert [name for name, _ in values(note, "cancer")] == ["liver"]


def test_a_word_that_an_old_scan_spoiled_is_not_read_from_its_end(note):
    """U~ERUS AND CERVIX, HYSTERECTOMY"""
    assert values(note, "procedure") == []


def test_an_implant_on_an_organ_is_no_cancer_of_it(note):
    """
    PART 1: SMALL BOWEL IMPLANT, EXCISION -
    SEROUS CARCINOMA.
    PART 2: APPENDIX, APPENDECTOMY -
    NO CHANGES. SURFACE IMPLANT SIZE: 2 cm.
    """
    assert values(note, "cancer", "tumour.size") == []


def test_each_side_of_a_larynx_is_its_own_part(note):
    """
    SURGICAL PATHOLOGY REPORT
    A. Vocal cord, right, biopsy: squamous cell carcinoma.
    B. Arytenoid, left, biopsy: squamous cell carcinoma.
    """
    assert [(one.name, one.about.side) for one in of_kind(note, "cancer")] == [("larynx", "right"), ("larynx", "left")]


@pytest.mark.parametrize("words", ["Tumor size: 3 .5 x 3 x 2 cm", "Margin: not involved (safety margin :2.1 cm)\nOther lesions: none"])
def test_a_size_that_cannot_be_read_whole_is_not_read(document, words):
    assert values(document(f"SURGICAL PATHOLOGY REPORT\n{words}"), "tumour.size") == []


def test_the_type_within_the_name_of_a_cancer_is_read(note):
    """Colonic adenocarcinoma."""
    assert values(note, "cancer", "histology") == [("colon", "Colonic adenocarcinoma"), ("", "adenocarcinoma")]


def test_a_non_small_cell_cancer_is_of_no_small_cell_type(note):
    """Non small cell carcinoma of the lung."""
    assert {value for _, value in values(note, "histology")} == {"non-small cell carcinoma"}


@pytest.mark.parametrize(
    "words",
    [
        "Surgical resection margins negative for tumor.",
        "Surgical resection margin invasion: no.",
        "8) Right gingiva: negative for malignancy; 9) gland, resection: negative for malignancy.",
    ],
)
def test_a_report_on_tissue_denies_no_operation(document, words):
    assert "ruled-out" not in statuses(document(f"SURGICAL PATHOLOGY REPORT\n{words}"), "treatment").get("surgery", "")


@pytest.mark.parametrize(
    "words",
    [
        "Distant metastasis (pM): not applicable",
        "DISTANT METASTASIS (pM):\nNot applicable",
        "Number with metastasis: 7",
        "pN1: Metastasis in a single ipsilateral lymph node",
        "N2a (Metastasis in 4-6 regional lymph nodes)",
        "Left ovary, ? metastases",
    ],
)
def test_a_label_a_count_and_a_definition_are_no_spread(document, words):
    assert values(document(f"SURGICAL PATHOLOGY REPORT\n{words}"), "metastasis") == []


@pytest.mark.parametrize(("words", "site", "status"), [
    ("Distant metastasis: present in the liver", "", ""),
    ("Lymph node metastasis: present", "lymph node", ""),
    ("Distant metastasis: no", "", "ruled-out"),
])  # fmt: skip
def test_a_label_with_a_finding_is(document, words, site, status):
    assert statuses(document(f"SURGICAL PATHOLOGY REPORT\n{words}"), "metastasis") == {site: status}


def test_no_cancer_in_one_specimen_says_nothing_of_the_next(note):
    """
    SURGICAL PATHOLOGY REPORT
    Tongue, biopsy: negative for malignancy.8) Mandibular gingiva, right, resection: squamous cell carcinoma.
    """
    assert statuses(note, "histology") == {"": ""}


def test_what_tissue_looks_like_is_no_illness(note):
    """
    SURGICAL PATHOLOGY REPORT
    Clinical history: pain.
    Gross description: An indurated depression, a hernia sac, edema, and tissue admixed with blood clot. A palpable mass of 3 cm.
    """
    assert values(note, "condition", "symptom") == [("pain", "present")]


def test_a_form_that_leaves_a_treatment_open_says_nothing_of_it(note):
    """
    PRIOR MALIGNANCY: Not stated.
    CHEMORADIATION THERAPY: Not stated.
    """
    assert values(note, "treatment") == []


def test_a_marker_within_a_spoiled_word_is_not_awaited(note):
    """The right tube is not pr$sent in this specimen. Sections are sent."""
    assert values(note, "pending") == []


def test_a_metastasis_is_in_the_organ_whose_tissue_its_label_names(note):
    """
    SURGICAL PATHOLOGY REPORT
    Liver, segment VI, core biopsy:
    Metastatic adenocarcinoma.
    """
    assert values(note, "metastasis") == [("liver", "present")]


def test_no_metastasis_in_a_labelled_organ_is_none(note):
    """
    SURGICAL PATHOLOGY REPORT
    Liver, core biopsy: no metastatic adenocarcinoma.
    """
    assert statuses(note, "metastasis", "cancer") == {}
    assert statuses(note, "procedure") != {}


def test_pneumonia_that_a_microscope_finds_has_its_own_name(note):
    """Organizing pneumonia is seen beside the tumor."""
    assert values(note, "condition") == [("organising pneumonia", "present")]
