"""Whether the words around a gene speak of what is inherited, and what they make of its change."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from beside.facts.text.tables import any_word, marker_tables, values

if TYPE_CHECKING:
    import re

    from beside.facts.fact import Value
    from beside.facts.text.context import Context
    from beside.facts.text.scan import Hit

BACK = 300  # characters in which a paragraph may have said that it tells of what is inherited
AHEAD = 70  # characters in which the meaning of a change may follow it


def is_germline(context: Context, hit: Hit) -> bool:
    """Whether the clause of a gene, or what its paragraph said last before, speaks of what is inherited."""
    words = marker_tables().words
    if hit.term.name in words["always germline"]:
        return True
    if hit.term.value != "gene":
        return False
    first, last = context.note.sentence(hit.start)
    low = context.note.plain.low
    if hit.term.name not in words["also inherited"]:
        first = max(first, low.rfind(";", first, hit.start))
    stop = low.find(";", hit.end, last)
    own = low[first : stop if stop >= 0 else last]
    return any(word in own for word in words["germline"]) or follows_germline(context, hit, first)


def follows_germline(context: Context, hit: Hit, first: int) -> bool:
    """"Germline panel: BRCA2 c.68del, pathogenic. BRCA1 - no mutation": until the paragraph comes back to the tumour."""
    low, words = context.note.plain.low, marker_tables().words
    start = max(0, first - BACK, low.rfind("\n\n", 0, hit.start))
    before = low[start : hit.start]
    place = max(before.rfind(word) for word in words["germline"])
    if place < 0 or hit.term.name not in words["also inherited"] or back_to_tumour().search(before, place):
        return False
    said = low[slice(*context.note.sentence(start + place))]
    return not any(word in said for word in words["not done"])


@functools.cache
def back_to_tumour() -> re.Pattern[str]:
    return any_word(marker_tables().words["of the tumour"])


def germline_value(context: Context, hit: Hit, value: Value, end: int) -> Value:
    """A change by what its words say that it means; without such words it stays as it is named."""
    if not isinstance(value, str) or not value.startswith(("p.", "c.")):
        return {"positive": "pathogenic variant", "wild-type": "negative"}.get(value, value) if isinstance(value, str) else value
    low = context.note.plain.low
    _, last = context.note.sentence(hit.start)
    stops = [other.start for other in context.note.hits_in("marker", end, end + AHEAD)]
    stops += [place for mark in (";", "\n") if (place := low.find(mark, end, end + AHEAD)) >= 0]
    meaning = marker_tables().patterns["meaning"].search(low, end, min([*stops, last, end + AHEAD]))
    return values()["germline"].get(meaning.group(), value) if meaning else value
