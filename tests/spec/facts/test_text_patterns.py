"""No input makes reading slow: twice the text takes about twice the time, whatever it is made of."""

from __future__ import annotations

import re
from time import process_time

import pytest

from beside.facts.text import read_text
from beside.facts.text.tables import marker_tables, rules

WORST = [
    "1", "1.", "1/", "1x", "1 x 2 ", " ", "\n", "\t", ".", "T1 ", "T1 N1 M0 ", "pT", "no ", "no evidence of ", "ER ", "ER,PR,", "HER2 (",
    "[ ] ", "[x] ", "(", "((a) ", "stage ", "Gleason ", "mass 1 cm ", "PSA 1 ", "PSA ", "breast cancer ", "metastasis to the liver, ",
    "mother ", "A", "Aa Bb ", "history of ", "we recommend ", "12/3/2026 ", "may ", "1 of ", "one of two ", "lymph nodes 1/2 ", "margins ",
    "A. BREAST, LEFT: ", "IMPRESSION:\n", "Ab:\n", "PSA\t1\t2\t3\n", "pending ", "ö", "’", "p.", "grade ", "nuclear grade ", "1 cm x ",
    "a,b;", "A. BREAST, LEFT:\nER positive.\n", "breast cancer.\nGrade 2.\n", "DOB: 1/2/1960\n", "Date: 1/2/1960\n",
    "(a) surgery\n", "1 May 2026\t2 May 2026\nPSA\t1\t2\n", "IMPRESSION: CT shows a mass of 1 cm.\n", "asthma: [ ] yes [x] no ", "cancer of the left breast and ", "positive ", "because ", "mg ", "tamoxifen 1 mg once a day ",
]  # fmt: skip


def seconds(text: str, document) -> float:
    begun = process_time()
    for _ in read_text(document(text)):
        pass
    return process_time() - begun


@pytest.mark.parametrize("piece", WORST)
def test_time_grows_with_the_text_and_no_faster(piece, document):
    small, large = (piece * (size // len(piece)) for size in (12_000, 96_000))
    seconds(small, document)

    assert seconds(large, document) < 16 * max(seconds(small, document), 0.01)


def test_no_pattern_repeats_a_repetition():
    patterns = [*(rule.pattern for rule in rules().values()), *marker_tables().patterns.values()]
    nested = re.compile(r"\((?:\?:)?[^()]*(?<!\\)[*+](?!\+)[^()]*\)(?:[*+](?!\+)|\{\d*,\})")

    assert [pattern.pattern for pattern in patterns if nested.search(pattern.pattern)] == []
