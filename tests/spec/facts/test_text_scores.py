"""The score of a stain is read as the result it means, and ticked boxes as the answer they are."""

from __future__ import annotations

import pytest

from tests.reading import held, of_kind, values


def test_a_bare_score_of_her2(note):
    """ER 90%, PR 80%, HER2 0. Second tumour: HER2 2+, third: HER2: 3."""
    assert [fact.value for fact in of_kind(note, "biomarker") if fact.name == "HER2"] == ["negative", "equivocal", "positive"]


def test_a_number_that_is_more_than_a_score_is_none(note):
    """HER2 2 weeks ago. HER2 1.4. HER2 3 mm focus."""
    assert values(note, "biomarker") == []


@pytest.mark.parametrize(("words", "value"), [("ER 8/8", "positive"), ("ER: Allred 7/8", "positive"), ("ER quick score 2", "negative"), ("ER (Allred score 0/8)", "negative")])
def test_the_score_of_a_hormone_receptor_out_of_eight(document, words, value):
    [found] = of_kind(document(f"Core biopsy: carcinoma, {words}."), "biomarker")

    assert (found.name, found.value, found.details.score[-2:]) == ("ER", value, "/8")


def test_a_score_named_once_for_two_receptors(note):
    """Right breast: ER 8, PR 7 (Quick score)"""
    assert values(note, "biomarker") == [("ER", "positive"), ("PR", "positive")]


def test_a_day_is_no_score(note):
    """ER 3/8/2024."""
    assert values(note, "biomarker") == []


def test_the_ticked_box_is_the_result(note):
    """
    ER    : [x] pos [ ] neg    QS 8/8
    PR    : [ ] pos [x] neg    QS 2/8
    HER2  : [ ] 3+ [ ] 2+ [x] 1+ [ ] 0
    """
    assert values(note, "biomarker") == [("ER", "positive"), ("PR", "negative"), ("HER2", "negative")]


def test_boxes_without_a_tick_or_with_two_say_nothing(note):
    """
    ER: [ ] pos [ ] neg
    PR: [x] pos [x] neg
    """
    assert held(note, "biomarker") == set()


def test_the_score_of_a_gene_test_may_stand_before_its_result(note):
    """
    ER  9.8  Positive
    PR  5.1  Negative
    """
    assert values(note, "biomarker") == [("ER", "positive"), ("PR", "negative")]


def test_a_stain_that_is_kept_or_lost(note):
    """MLH1 and PMS2 are retained. MSH2/MSH6 loss."""
    assert held(note, "biomarker") == {("MLH1", "proficient"), ("PMS2", "proficient"), ("MSH2", "deficient"), ("MSH6", "deficient")}


def test_no_variant_is_a_negative_result(note):
    """
    KRAS        no variant
    BRCA1 - no pathogenic or likely pathogenic variant
    """
    assert values(note, "biomarker") == [("KRAS", "negative"), ("BRCA1", "negative")]
