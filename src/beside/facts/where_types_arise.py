"""In which organs a type of cells arises: in any other it has spread there."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet


def arising(words: str, cancers: AbstractSet[str]) -> AbstractSet[str]:
    """Those of these cancers that a growth in these words can be; all of them where nothing is known of the type."""
    known = next((where for type_, where in where_types_arise().items() if type_ in words), None)
    return cancers if known is None else cancers & known


@cache
def where_types_arise() -> Mapping[str, frozenset[str]]:
    text = (files("beside.facts") / "data" / "where_types_arise.csv").read_text(encoding="utf-8")
    return {row["words"]: frozenset(row["cancers"].split("|")) for row in csv.DictReader(StringIO(text))}
