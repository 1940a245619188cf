"""A marker looked for in a metastasis: its tissue is told, so that it is not taken for what the first tissue showed."""

from __future__ import annotations

import pytest

from beside.brief.fact_words import say_fact
from beside.case.merge import merge_facts
from tests.reading import of_kind


def tissues(note):
    return [(fact.name, str(fact.value), fact.about.site) for fact in of_kind(note, "biomarker")]


@pytest.mark.parametrize(
    "words",
    [
        "The liver biopsy was ER negative.",
        "ER negative on the liver biopsy.",
        "ER negative in the biopsy of the liver.",
        "Liver metastasis biopsy showed ER negative.",
        "Liver, segment VI, core biopsy: Metastatic carcinoma. ER negative.",
    ],
)
def test_the_organ_whose_tissue_was_looked_at_is_told(document, words):
    assert tissues(document(f"She has breast cancer. \n\n{words}")) == [("ER", "negative", "liver")]


def test_each_part_of_a_report_tells_its_own(note):
    """
    A. LEFT BREAST, core biopsy: Invasive carcinoma. ER positive.
    B. LEFT AXILLARY LYMPH NODE, core biopsy: Metastatic carcinoma. ER negative.
    """
    assert tissues(note) == [("ER", "positive", ""), ("ER", "negative", "lymph node")]


@pytest.mark.parametrize(
    "words",
    [
        "Cancer of the left breast, ER negative, with a metastasis in the liver.",
        "Cancer of the left breast. The breast biopsy was ER negative.",
        "Breast cancer, ER negative. A liver biopsy is planned.",
        "Cancer of the left breast.\n\n8. Axillary lymph nodes: two with metastasis.\n9. Special studies\n- ER negative",
    ],
)
def test_an_organ_that_is_only_named_is_not_the_tissue(document, words):
    assert tissues(document(words)) == [("ER", "negative", "")]


def test_the_same_result_in_two_tissues_stays_two(note):
    """
    Cancer of the left breast, ER positive.

    The liver biopsy was ER positive.
    """
    told = merge_facts(of_kind(note, "biomarker"), {})

    assert [str(say_fact(fact)) for fact in told] == ["ER: positive", "ER: positive (in tissue from: liver)"]
