"""Whatever a record says of a thing, it is said in words a person would use."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest

from beside.brief.fact_words import KINDS, say_fact
from beside.facts.fact import Assertion, Course, Status, Time
from tests.brief_builders import fact, record

NOTE = record("note.txt", "as written")
THINGS = {
    "metastasis": ("liver", "present"),
    "allergy": ("none known", "present"),
    "symptom": ("bone pain", "present"),
    "condition": ("asthma", "present"),
    "toxicity": ("rash", "present"),
    "imaging": ("CT", "done"),
    "procedure": ("biopsy", "planned"),
    "treatment": ("trial", "clinical trial"),
    "invasion": ("perineural", "present"),
    "family": ("colon", "mother, 60"),
    "pending": ("MRI", "awaited"),
    "biomarker": ("HER2", "positive"),
    "medication": ("aspirin", "daily"),
    "cancer": ("breast", "breast cancer"),
}
COMMON = {"as", "not", "no", "of", "the", "in", "to", "a", "found"}


def said(kind, name, value, **status):
    return str(say_fact(replace(fact(NOTE, kind, name, value, "as written"), status=Status(**status))))


@pytest.mark.parametrize("kind", KINDS)
def test_no_phrase_repeats_a_word_or_contradicts_itself(kind):
    name, value = THINGS.get(kind, ("", "3"))
    courses = (None, *Course) if kind == "treatment" else (None,)
    for assertion, time, course in itertools.product(Assertion, Time, courses):
        words = said(kind, name, value, assertion=assertion, time=time, course=course)
        counted = [word for word in re.findall(r"[a-z0-9]+", words.lower()) if word not in COMMON]

        assert len(counted) == len(set(counted)), words
        assert not (re.search(r"\b(?:no|not)\b", words, re.IGNORECASE) and re.search(r"\byes\b", words)), words
        assert "said not to be there" not in words


@pytest.mark.parametrize(
    ("thing", "status", "words"),
    [
        (("allergy", "none known", "present"), {"assertion": "ruled-out"}, "No known allergies"),
        (("allergy", "none known", "present"), {}, "No known allergies"),
        (("allergy", "latex", "present"), {"assertion": "ruled-out"}, "No allergy to latex, as written"),
        (("procedure", "pathology review", "done"), {"assertion": "ruled-out"}, "Not done, as written: pathology review"),
        (("imaging", "bone scan", "needed"), {"assertion": "ruled-out"}, "Called not needed at that time: bone scan"),
        (("imaging", "CT", "planned"), {"time": "planned"}, "CT: planned"),
        (("procedure", "colonoscopy", "done"), {"time": "past"}, "Colonoscopy: done"),
        (("metastasis", "liver", "present"), {"assertion": "ruled-out"}, "No spread to the liver found, as written"),
        (("metastasis", "liver", "present"), {"assertion": "uncertain"}, "Perhaps spread to the liver"),
        (("metastasis", "lymph node", "present"), {}, "Cancer found in a lymph node"),
        (("symptom", "bleeding", "present"), {"assertion": "hypothetical"}, "Named as something that might happen: bleeding"),
        (("procedure", "biopsy", "4 of 14 cores"), {"time": "past"}, "Biopsy: 4 of 14 cores"),
        (("condition", "asthma", "present"), {"time": "past"}, "In your history, as written: asthma"),
        (("treatment", "trial", "clinical trial"), {}, "Clinical trial"),
        (("treatment", "surgery", "lumpectomy"), {"course": "declined"}, "Surgery: lumpectomy (declined)"),
        (("treatment", "hormone", ""), {"assertion": "ruled-out"}, "Not given or not planned, as written: hormone therapy"),
        (("family", "colon", ""), {"assertion": "ruled-out"}, "Not in the family, as written: colon cancer"),
        (("biomarker", "HER2", "positive"), {"assertion": "uncertain"}, "Perhaps HER2: positive"),
        (("grade", "", "3."), {}, "Grade: 3"),
        (("allergy", "medicines", "present"), {"assertion": "ruled-out"}, "No known allergies to medicines"),
        (("invasion", "perineural", "present"), {}, "Perineural invasion: seen"),
        (("invasion", "perineural", "present"), {"assertion": "ruled-out"}, "No perineural invasion found, as written"),
        (("invasion", "cribriform", "absent"), {}, "Cribriform pattern: not seen"),
    ],
)
def test_a_status_is_said_in_natural_words(thing, status, words):
    kinds = {"assertion": Assertion, "time": Time, "course": Course}
    assert said(*thing, **{axis: kinds[axis](value) for axis, value in status.items()}) == words


def test_how_somebody_reacted_and_how_badly_is_said_with_the_allergy():
    latex = fact(NOTE, "allergy", "latex", "present", "as written", reaction="hives (moderate)", severity="severe")

    assert str(say_fact(latex)) == "Allergy: latex (reaction: hives (moderate), how severe, as written: severe)"


def test_how_the_cancer_answered_is_told_in_the_words_of_the_letter():
    """Before the first scan, "no visible disease" is less than "no evidence of disease"."""
    note = record("letter.txt", "She has no visible disease.")

    assert str(say_fact(fact(note, "response", "", "no evidence of disease", "no visible disease"))) == "State of the cancer: “no visible disease”"


def test_that_an_illness_is_over_is_said_with_it():
    note = record("letter.txt", "Cushing syndrome due to the tumor, resolved after surgery.")
    past = fact(note, "condition", "cushing syndrome", "present", "Cushing syndrome due to the tumor, resolved", time=Time.PAST)

    assert str(say_fact(past)) == "In your history, as written: cushing syndrome (“resolved”)"


def test_a_variant_that_was_not_found_is_named():
    told = fact(NOTE, "biomarker", "BRAF", "negative", "as written")

    assert "V600E was looked for" in str(say_fact(replace(told, details=replace(told.details, note="V600E looked for"))))
    assert "looked for" not in str(say_fact(told))
