"""T, N, M and stage groups are read as the report writes them; what only looks like them is not."""

from __future__ import annotations

import pytest

from tests.reading import of_kind, values

STAGES = ("stage.t", "stage.n", "stage.m")


def test_categories_follow_one_another(note):
    """Pathologic stage: pT2a N1mi M0."""
    assert [(fact.kind, fact.name, fact.value) for fact in of_kind(note, *STAGES)] == [
        ("stage.t", "p", "T2a"), ("stage.n", "p", "N1mi"), ("stage.m", "", "M0"),
    ]  # fmt: skip


def test_letters_that_a_scanner_took_for_zeros(note):
    """TNM: pT2 NO MX"""
    assert [fact.value for fact in of_kind(note, *STAGES)] == ["T2", "N0", "MX"]


def test_run_together(note):
    """Stage pT3bN2aM0"""
    assert [fact.value for fact in of_kind(note, *STAGES)] == ["T3b", "N2a", "M0"]


def test_of_two_letters_only_what_both_share(note):
    """Clinical stage T2a/b N0."""
    assert [fact.value for fact in of_kind(note, *STAGES)] == ["T2", "N0"]


def test_the_words_before_say_clinical_or_pathologic(note):
    """She has clinical stage 2A (T1, N1, M0) carcinoma of the breast."""
    found = of_kind(note, *STAGES)

    assert [(fact.name, fact.value) for fact in found] == [("c", "T1"), ("c", "N1"), ("", "M0")]


def test_after_treatment_the_prefix_says_so(note):
    """ypT1c ypN0(i+)"""
    assert [(fact.name, fact.value) for fact in of_kind(note, *STAGES)] == [("yp", "T1c"), ("yp", "N0(i+)")]


@pytest.mark.parametrize(
    "words",
    [
        "T1-weighted images show a mass.", "Low T2 signal in the left zone.", "Compression of T4 vertebra and T12.",
        "Bone metastasis in T3, T11, T12 and T1.", "Block T2 was sent.", "M1 segment of the artery.", "No mass was seen.",
        "TO WHOM IT MAY CONCERN", "Type T2 diabetes.",
    ],
)  # fmt: skip
def test_what_is_no_stage(words, document):
    assert values(document(words), *STAGES) == []


def test_the_stage_group_is_written_in_roman_figures(note):
    """Stage 2A breast cancer. Later called stage IIIc."""
    assert values(note, "stage.group") == [("", "IIA"), ("", "IIIC")]


def test_the_system_is_its_name(note):
    """FIGO stage IIIC1. Ann Arbor stage IIB. Clinical stage IIB (AJCC 8, anatomic). Binet B."""
    assert values(note, "stage.group") == [("FIGO", "IIIC1"), ("Ann Arbor", "IIB"), ("AJCC 8", "IIB"), ("Binet", "B")]


def test_kidneys_and_ulcers_have_other_stages(note):
    """Stage 3 chronic kidney disease. Stage II pressure ulcer."""
    assert values(note, "stage.group") == []


def test_no_stage_is_made_from_silence(note):
    """Invasive ductal carcinoma, 2 cm. No enlarged lymph nodes. Chest clear."""
    assert values(note, *STAGES, "stage.group") == []


def test_a_form_that_explains_the_categories_chooses_none(note):
    """
    Primary tumor (pT)
    pT0: No evidence of primary tumor
    pT1: Solitary tumor
    pT2: Tumor with vascular invasion
    pT3: Multiple tumors
    """
    assert values(note, *STAGES) == []


def test_a_date_that_ends_a_sentence_does_not_date_the_stage_after_it(note):
    """
    Date: 17 November 2026

    Assessment: status post left adrenalectomy on September 17, 2026. pT2 pN0 cM0, stage II.
    """
    [stage] = of_kind(note, "stage.group")

    assert str(stage.date) == "2026-11-17"
