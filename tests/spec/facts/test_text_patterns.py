"""No input makes reading slow: twice the text takes about twice the time, whatever it is made of."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from time import process_time

import pytest

import beside.facts
import beside.facts.text
from beside.facts.text import read_text
from beside.facts.text.tables import marker_tables, rules

WORST = [
    "1", "1.", "1/", "1x", "1 x 2 ", " ", "\n", "\t", ".", "T1 ", "T1 N1 M0 ", "pT", "no ", "no evidence of ", "ER ", "ER,PR,", "HER2 (",
    "[ ] ", "[x] ", "(", "((a) ", "stage ", "Gleason ", "mass 1 cm ", "PSA 1 ", "PSA ", "breast cancer ", "metastasis to the liver, ",
    "mother ", "A", "Aa Bb ", "history of ", "we recommend ", "12/3/2026 ", "may ", "1 of ", "one of two ", "lymph nodes 1/2 ", "margins ",
    "A. BREAST, LEFT: ", "IMPRESSION:\n", "Ab:\n", "PSA\t1\t2\t3\n", "pending ", "ö", "’", "p.", "grade ", "nuclear grade ", "1 cm x ",
    "a,b;", "A. BREAST, LEFT:\nER positive.\n", "breast cancer.\nGrade 2.\n", "DOB: 1/2/1960\n", "Date: 1/2/1960\n",
    "(a) surgery\n", "1 May 2026\t2 May 2026\nPSA\t1\t2\n", "IMPRESSION: CT shows a mass of 1 cm.\n", "asthma: [ ] yes [x] no ", "cancer of the left breast and ", "positive ", "because ", "mg ", "tamoxifen 1 mg once a day ",
    "brachytherapy ", "brachytherapy is not offered here ", "we do not offer brachytherapy ", "nurse 555-0142 ", "call ", "nurse, tel. on at is ", "12 34 56 78 ",
    "lisinopril ", "Allergen\tReaction\nlisinopril\tcough\n", "Allergen\tReaction\nlisinopril\tcough\n\n",
]  # fmt: skip


def seconds(text: str, document) -> float:
    begun = process_time()
    for _ in read_text(document(text)):
        pass
    return process_time() - begun


@pytest.mark.soak
@pytest.mark.parametrize("piece", WORST)
def test_time_grows_with_the_text_and_no_faster(piece, document):
    small, large = (piece * (size // len(piece)) for size in (12_000, 96_000))
    seconds(small, document)

    assert seconds(large, document) < 16 * max(seconds(small, document), 0.01)


def steps(text: str, document) -> int:
    """The instructions of Python that reading a text takes: the same number on every machine."""
    count = 0

    def trace(frame, event, _argument):
        nonlocal count
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return trace

    note = document(text)
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        for _ in read_text(note):
            pass
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("piece", WORST)
def test_steps_grow_with_the_text_and_no_faster(piece, document):
    small, large = (piece * (size // len(piece) + 1) for size in (4_000, 12_000))
    steps(small, document)  # whatever is read once is read before

    assert steps(large, document) < 3.3 * steps(small, document)


def patterns():
    """Every pattern free text is read with: of the rules, the markers and the modules."""
    yield from (rule.pattern for rule in rules().values())
    yield from (rule.not_after for rule in rules().values() if rule.not_after is not None)
    yield from marker_tables().patterns.values()
    for module in iter_modules(beside.facts.text.__path__, "beside.facts.text."):
        yield from (value for value in vars(import_module(module.name)).values() if isinstance(value, re.Pattern))


def repeats_of(parsed):
    """Every repetition in a parsed pattern, as (least, most, what is repeated, whether it gives back)."""
    for operation, argument in parsed:
        name = str(operation)
        if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            yield argument[0], argument[1], argument[2], name != "POSSESSIVE_REPEAT"
            yield from repeats_of(argument[2])
        elif name == "SUBPATTERN":
            yield from repeats_of(argument[3])
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from repeats_of(branch)
        elif name in {"ASSERT", "ASSERT_NOT"}:
            yield from repeats_of(argument[1])
        elif name == "ATOMIC_GROUP":
            yield from repeats_of(argument)


def is_unbounded(most) -> bool:
    return int(most) >= 2**32 - 1


def repeats_a_repetition(pattern: re.Pattern[str]) -> bool:
    """Whether something without an end, which may be divided in more than one way, is itself repeated."""
    return any(
        most > 1 and gives_back and any(is_unbounded(inner) and back for _, inner, _, back in repeats_of(body))
        for _, most, body, gives_back in repeats_of(re._parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))
    )


def test_no_pattern_repeats_a_repetition():
    assert [pattern.pattern for pattern in patterns() if repeats_a_repetition(pattern)] == []


@pytest.mark.parametrize(("pattern", "is_bad"), [(r"(?:a+)+b", True), (r"(?:a\s*){2,9}b", True), (r"(?:a{1,9}){1,9}b", False), (r"(?:a\s)*+b", False)])
def test_a_repeated_repetition_is_seen(pattern, is_bad):
    assert repeats_a_repetition(re.compile(pattern)) is is_bad


def test_no_pattern_holds_a_quantifier_that_early_pythons_misread():
    """Python 3.11.2, which Debian 12 ships, gives back too little of `(?:a|b)*+` with a group of alternatives: a bound serves as well."""
    data = Path(beside.facts.__file__).parent / "data"

    assert not [file.name for file in data.rglob("*.toml") if ")*+" in file.read_text("utf-8")]
