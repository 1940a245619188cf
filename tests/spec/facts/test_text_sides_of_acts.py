"""Which side a scan, a procedure or an operation was on."""

from __future__ import annotations

import pytest

from beside import facts_in_text


def sides(words, *kinds):
    return {(one.name, str(one.value)): one.about.side for one in facts_in_text(words) if one.kind in (kinds or ("imaging", "procedure", "treatment"))}


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("She had a right mastectomy on 7 May 2026.", "right"),
        ("She had a right-sided lumpectomy on 7 May 2026.", "right"),
        ("She underwent a left breast segmental mastectomy on 7 May 2026.", "left"),
        ("She received radiation therapy to the left breast.", "left"),
        ("Mastectomy, left, was done on 7 May 2026.", "left"),
        ("She had a bilateral mastectomy on 7 May 2026.", "bilateral"),
        ("She had a mastectomy on 7 May 2026. Her right knee is sore.", ""),
        ("She had a mastectomy on 7 May 2026 and the right knee is sore.", ""),
    ],
)
def test_a_side_stands_beside_what_was_done(words, side):
    assert set(sides(words).values()) == {side}


def test_what_was_done_together_was_done_on_one_side():
    assert set(sides("She underwent a right mastectomy with axillary lymph node dissection on 7 May 2026.").values()) == {"right"}


def test_each_of_two_operations_keeps_its_own_side():
    words = "She underwent a left lumpectomy and a right mastectomy on 7 May 2026."

    assert sides(words) == {("surgery", "lumpectomy"): "left", ("surgery", "mastectomy"): "right"}


def test_a_node_that_was_biopsied_has_a_side():
    assert sides("An enlarged right axillary lymph node was biopsied on 7 May 2026.") == {("biopsy", "done"): "right"}


def test_a_scan_that_finds_something_in_one_breast_is_of_that_one():
    words = "MRI on 25 May 2026 showed a right breast malignancy. MRI of the left breast was normal."

    assert {one.value: one.about.side for one in facts_in_text(words) if one.kind == "imaging"} == {"a right breast malignancy": "right", "normal": "left"}


def test_a_side_far_from_a_scan_is_not_its_own():
    assert sides("Pain in her left hip; a CT was done on 7 May 2026.") == {("CT", "done"): ""}


def test_a_size_is_on_the_side_that_the_words_before_it_speak_of():
    words = "CLINICAL HISTORY: A lump in the right breast. Ultrasound revealed a hypoechoic mass of 23 mm."

    assert [one.about.side for one in facts_in_text(words) if one.kind == "tumour.size"] == ["right"]
