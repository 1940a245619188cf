"""Signs that OCR takes for others, put right where only one of them can stand; a table, `data/misread.csv`."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def well_read(word: str) -> str:
    for pattern, found, instead in _misread():
        word = pattern.sub(lambda part, found=found, instead=instead: found.sub(instead, part[0]), word)  # type: ignore[misc]
    return word


@cache
def _misread() -> Sequence[tuple[re.Pattern[str], re.Pattern[str], str]]:
    written = (files("beside.records") / "data" / "misread.csv").read_text("utf-8")
    return [(re.compile(row["pattern"]), re.compile(row["found"]), row["instead"]) for row in csv.DictReader(written.splitlines())]
