"""Receptors, genes and signatures are read with their result, method, score and percentage."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.reading import held, of_kind, values


def test_her2_is_read_with_its_place_in_the_note(note):
    """
    Invasive ductal carcinoma of the left breast, grade 2.
    HER2: negative (IHC 1+).
    """
    [her2] = of_kind(note, "biomarker")

    assert her2.value == "negative"
    assert her2.source.quote == "HER2: negative"
    assert (her2.details.method, her2.details.score) == ("IHC", "1+")
    assert (her2.about.cancer, her2.about.side) == ("breast", "left")


def test_a_percentage_is_kept_beside_the_result(note):
    """ER positive (90%), PR positive (15 %), Ki-67 22%."""
    found = of_kind(note, "biomarker")

    assert [(fact.name, fact.details.percent) for fact in found[:2]] == [("ER", "90"), ("PR", "15")]
    assert (found[2].name, found[2].value, found[2].unit) == ("Ki-67", Decimal(22), "%")


def test_several_markers_share_one_result(note):
    """The tumor is ALK and ROS1 negative. EGFR, KRAS and BRAF wild type. ER/PR positive."""
    assert held(note, "biomarker") == {
        ("ALK", "negative"), ("ROS1", "negative"), ("EGFR", "wild-type"), ("KRAS", "wild-type"), ("BRAF", "wild-type"),
        ("ER", "positive"), ("PR", "positive"),
    }  # fmt: skip


def test_each_marker_keeps_its_own_result(note):
    """ER+ PR+ HER2-. Second tumor: ER positive, PR negative and HER2 positive."""
    assert values(note, "biomarker") == [
        ("ER", "positive"), ("PR", "positive"), ("HER2", "negative"),
        ("ER", "positive"), ("PR", "negative"), ("HER2", "positive"),
    ]  # fmt: skip


def test_a_result_may_stand_before_the_marker(note):
    """Negative for ALK and ROS1. No EGFR mutation. Triple negative."""
    assert held(note, "biomarker") == {
        ("ALK", "negative"), ("ROS1", "negative"), ("EGFR", "negative"),
        ("ER", "negative"), ("PR", "negative"), ("HER2", "negative"),
    }  # fmt: skip


def test_equivocal_stays_equivocal_while_fish_is_awaited(note):
    """
    HER2        Equivocal (IHC score 2+)    FISH requested
    """
    [her2] = of_kind(note, "biomarker")
    [pending] = of_kind(note, "pending")

    assert (her2.value, her2.details.score) == ("equivocal", "2+")
    assert (pending.name, pending.value, pending.details.method) == ("HER2", "awaited", "FISH")


def test_a_pending_result_is_no_result(note):
    """ER positive. HER2 result is still pending."""
    assert held(note, "biomarker") == {("ER", "positive")}
    assert values(note, "pending") == [("HER2", "awaited")]


def test_what_would_follow_from_a_result_does_not_hold(note):
    """If HER2 is positive, we would add trastuzumab."""
    assert held(note, "biomarker") == set()


def test_variants_are_written_as_one_letter_codes(note):
    """EGFR L858R mutation. KRAS p.Gly12Cys detected. BRAF V600E not detected."""
    assert values(note, "biomarker") == [("EGFR", "p.L858R"), ("KRAS", "p.G12C"), ("BRAF", "negative")]


def test_microsatellites_and_mismatch_repair(note):
    """MSI: stable. MMR proficient."""
    assert values(note, "biomarker") == [("MSI", "stable"), ("MMR", "proficient")]


def test_pd_l1_is_a_number_with_its_kind_of_score(note):
    """PD-L1 TPS 60%."""
    [found] = of_kind(note, "biomarker")

    assert (found.value, found.unit, found.details.method) == (Decimal(60), "%", "TPS")


def test_germline_results_are_apart_from_the_tumours(note):
    """Germline testing: BRCA1 pathogenic variant. BRCA2 negative."""
    assert of_kind(note, "germline")[0].value == "pathogenic variant"
    assert of_kind(note, "germline")[0].name == "BRCA1"


def test_short_names_are_markers_in_capitals_only(note):
    """She went to the ER positive that help would come. He met her. Retained alt."""
    assert values(note, "biomarker", "lab") == []


def test_not_amplified_is_negative(note):
    """HER2/neu (FISH) - NOT AMPLIFIED"""
    [her2] = of_kind(note, "biomarker")

    assert (her2.value, her2.details.method) == ("negative", "FISH")


def test_receptors_in_a_table_by_the_hormone_alone(note):
    """
    RESULT
    ESTROGEN           Positive                        90
    PROGESTERONE       Negative                        60
    """
    assert values(note, "biomarker") == [("ER", "positive"), ("PR", "negative")]


def test_a_hormone_that_is_taken_is_no_receptor(note):
    """She took estrogen. Positive family history."""
    assert values(note, "biomarker") == []


def test_mismatch_repair_and_microsatellites_are_read_from_their_short_forms(note):
    """
    Colon, biopsy: adenocarcinoma. MSS. MMR proteins retained.
    Second tumour: dMMR, with loss of MLH1.
    """
    assert values(note, "biomarker") == [("MSI", "stable"), ("MMR", "proficient"), ("MMR", "deficient"), ("MLH1", "deficient")]


def test_what_is_only_tested_for_or_denied_is_no_mismatch_repair_result(note):
    """Not dMMR. To be tested for dMMR. No loss of MSH2. MSS: no joint pain."""
    assert values(note, "biomarker") == []


def test_every_marker_of_a_list_is_awaited(document):
    note = document("Sequencing panel (EGFR, ALK, ROS1): sent on 10 November 2026, result awaited.")

    assert [fact.name for fact in of_kind(note, "pending")] == ["EGFR", "ALK", "ROS1"]


def test_a_threshold_of_a_trial_is_no_result(document):
    assert of_kind(document("A trial is open (first-line, PD-L1 50 % or more)."), "biomarker") == []


def test_the_clone_of_a_stain_and_its_score_may_stand_between_the_marker_and_its_share(note):
    """
    PD-L1 (22C3): tumor proportion score 60 %.
    """
    [found] = of_kind(note, "biomarker")

    assert (found.name, str(found.value), found.unit) == ("PD-L1", "60", "%")


def test_the_change_that_was_looked_for_and_not_found_is_kept(note):
    """
    BRAF V600E: not detected. KRAS: not detected.
    """
    assert [(found.name, found.value, found.details.note) for found in of_kind(note, "biomarker")] == [("BRAF", "negative", "V600E looked for"), ("KRAS", "negative", "")]


@pytest.mark.parametrize(
    "words",
    [
        "BRAF V600E: not detected.",
        "No BRAF V600E mutation was found.",
        "BRAF: p.V600E negative",
        "Wild type: none. BRAF V600E was absent; KRAS G12D present.",
    ],
)
def test_a_variant_that_was_not_found_is_told_with_its_name(document, words):
    [braf] = [fact for fact in of_kind(document(words), "biomarker") if fact.name == "BRAF"]

    assert (braf.value, braf.details.note) == ("negative", "V600E looked for")
    assert any(word in braf.source.quote for word in ("not detected", "No ", "negative", "absent"))


def test_a_deletion_that_was_not_found_is_told_too(note):
    """EGFR exon 19 deletion: not detected. EGFR exon 20 insertion found."""
    assert [(fact.value, fact.details.note) for fact in of_kind(note, "biomarker")] == [("negative", "exon 19 deletion looked for"), ("exon 20 insertion", "")]


@pytest.mark.parametrize("words", ["EGFR L858R mutation; ALK negative.", "EGFR L858R, ALK negative.", "EGFR L858R and ALK wild type"])
def test_the_result_of_the_next_gene_is_not_this_ones(document, words):
    assert values(document(words), "biomarker")[0] == ("EGFR", "p.L858R")


@pytest.mark.parametrize("words", ["KRAS G12C: not tested", "KRAS G12C testing is pending", "KRAS G12C mutation: not yet available"])
def test_a_variant_nobody_has_looked_for_yet_was_not_found(document, words):
    assert values(document(words), "biomarker") == []
