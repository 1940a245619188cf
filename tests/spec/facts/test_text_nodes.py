"""Lymph nodes a report calls free: how many were looked at, and that none of them had cancer."""

from __future__ import annotations

import pytest

from tests.reading import of_kind, statuses, values


def counts(note):
    return sorted(set(values(note, "nodes.positive", "nodes.examined")))


@pytest.mark.parametrize("sentence", [
    "There is no evidence of malignancy in any of 30 pericolic lymph nodes.",
    "No carcinoma identified in thirty regional lymph nodes.",
    "All 30 lymph nodes are negative for metastatic carcinoma.",
    "Thirty benign lymph nodes.",
    "Thirty pelvic lymph nodes, free of tumor.",
])  # fmt: skip
def test_nodes_in_which_nothing_was_found_are_counted(document, sentence):
    assert [(fact.kind, int(fact.value)) for fact in of_kind(document(sentence), "nodes.positive", "nodes.examined")] == [
        ("nodes.examined", 30), ("nodes.positive", 0),
    ]  # fmt: skip


def test_a_margin_and_a_node_may_be_called_free_in_one_breath(note):
    """The bronchial margin and one peribronchial lymph node are negative for tumor."""
    assert values(note, "margins") == [("", "negative")]
    assert counts(note) == [("", "0")]


def test_each_level_has_its_number(note):
    """
    Multiple superior (4 right lower paratracheal) and inferior mediastinal (6 subcarinal)
    lymph nodes are negative for tumor.
    """
    assert counts(note) == [("right lower paratracheal", "0"), ("right lower paratracheal", "4"), ("subcarinal", "0"), ("subcarinal", "6")]


def test_a_free_sentinel_node_is_one_without_cancer(note):
    """Findings: Sentinel node negative by frozen section."""
    assert values(note, "nodes.positive") == [("sentinel", "0")]


def test_what_would_follow_from_a_free_sentinel_node_says_nothing_of_it(note):
    """If the sentinel node is negative, no further surgery is needed."""
    assert statuses(note, "nodes.positive") == {"sentinel": "hypothetical"}


def test_the_count_of_one_group_is_not_that_of_all(note):
    """
    A. Lymph nodes, right pelvic, excision: No carcinoma in five lymph nodes.
    B. Lymph nodes, left pelvic, excision: No carcinoma in three lymph nodes.
    """
    assert set(counts(note)) == {("left", "0"), ("right", "0")}


def test_a_group_without_cancer_says_nothing_of_the_others(note):
    """
    A. Lymph nodes, right pelvic, excision: Metastatic carcinoma in 2 of 6 lymph nodes.
    B. Lymph nodes, obturator, excision: No carcinoma in three lymph nodes.
    """
    assert set(counts(note)) == {("right", "2"), ("right", "6")}


def test_a_side_within_the_words_is_that_of_the_nodes(note):
    """Left ovary, excision: carcinoma. Four right iliac lymph nodes are free of carcinoma."""
    assert counts(note) == [("right", "0"), ("right", "4")]
