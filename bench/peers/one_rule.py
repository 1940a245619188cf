"""What a careful afternoon with regular expressions gives: one rule a field over a pathology report, the first hit counts."""

from __future__ import annotations

import re

DIGITS = str.maketrans("OolI", "0011")  # as OCR confuses them
T = re.compile(r"\b(?:yp|p|c)?\s?T\s?([0-4OlI]|is|a|X)([a-d]?)\b")
N = re.compile(r"\b(?:yp|p|c)?\s?N\s?([0-3OolI]|X)([a-c]?)\b")
PATHOLOGICAL_T = re.compile(r"\by?p\s?T\s?([0-4OlI]|is|a|X)([a-d]?)\b", re.IGNORECASE)
PATHOLOGICAL_N = re.compile(r"\b(?:y?p\s?)?N\s?([0-3OolI]|X)([a-c]?)(?:\b|(?=M))", re.IGNORECASE)
GRADE = re.compile(r"(?:\bgrade|\bG)\s*:?\s*([1-4]|I{1,3}V?|IV|low|high)\b|\b(well|moderately|poorly)[ -]differentiated", re.IGNORECASE)
GLEASON = re.compile(r"gleason[^.]{0,40}?([3-5])\s*\+\s*([3-5])", re.IGNORECASE | re.DOTALL)
SIDE = re.compile(r"\b(left|right|bilateral)\b", re.IGNORECASE)
MARGINS = re.compile(r"margins?[^.]{0,60}?\b(negative|free|uninvolved|clear|positive|involved)\b", re.IGNORECASE | re.DOTALL)
PERINEURAL = re.compile(r"perineural[^.]{0,40}?\b(absent|not|no|negative|present|identified|seen|positive)\b", re.IGNORECASE | re.DOTALL)
VASCULAR = re.compile(r"vascular[^.]{0,40}?\b(absent|not|no|negative|present|identified|seen|positive)\b", re.IGNORECASE | re.DOTALL)

ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
WORDS = {"well": "1", "moderately": "2", "poorly": "3"}


def t(text: str) -> str:
    return _stage("T", PATHOLOGICAL_T.search(text) or T.search(text))


def n(text: str) -> str:
    return _stage("N", PATHOLOGICAL_N.search(text) or N.search(text))


def _stage(letter: str, hit: re.Match[str] | None) -> str:
    return letter + hit.group(1).translate(DIGITS) + hit.group(2) if hit else ""


def grade(text: str) -> str:
    if not (hit := GRADE.search(text)):
        return ""
    word = (hit.group(1) or hit.group(2)).lower()
    return ROMAN.get(word) or WORDS.get(word) or word


def gleason(text: str) -> str:
    return f"{hit.group(1)}+{hit.group(2)}" if (hit := GLEASON.search(text)) else ""


def laterality(text: str) -> str:
    return hit.group(1).lower() if (hit := SIDE.search(text)) else ""


def margins(text: str) -> str:
    hit = MARGINS.search(text)
    return ("positive" if hit.group(1).lower() in ("positive", "involved") else "negative") if hit else ""


def perineural(text: str) -> str:
    return _invasion(PERINEURAL.search(text))


def lymphovascular(text: str) -> str:
    return _invasion(VASCULAR.search(text))


def _invasion(hit: re.Match[str] | None) -> str:
    return ("absent" if hit.group(1).lower() in ("absent", "not", "no", "negative") else "present") if hit else ""
