"""The sentences for medical images (DICOM)."""

from __future__ import annotations

from beside.errors import Problem
from beside.records.problems import AGAIN


def list_of_a_disc(where: str) -> Problem:
    what = "This only lists the images beside it (DICOMDIR). It was passed over."
    return Problem(where, what, "Nothing needs to be done.", "passed-over", lost=False)


def head_broken(where: str) -> Problem:
    what = "This is a medical image (DICOM), but it is damaged: it does not say which study it is of."
    return Problem(where, what, "Ask the place that gave it for a new copy of the disc.", "damaged")


def fields_broken(where: str) -> Problem:
    what = "Parts of the head of this medical image (DICOM) are damaged or cut short, and were left out."
    return Problem(where, what, AGAIN, "damaged")
