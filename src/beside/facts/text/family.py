"""What the records say of relatives: the cancer or condition, with the relative and the age as written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.facts.fact import Assertion, Person, Status
from beside.facts.text.cues import read_status
from beside.facts.text.make import ANSWER, NOWHERE, Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.facts.text.context import Context
    from beside.facts.text.scan import Hit

AGE = re.compile(r"[^.;\n]{0,40}?(?:\b(?:at|age|aged)\s(?:the\s)?(?:age\s)?(?:of\s)?(?P<age>\d{1,2})(?![\d/])|\bin\s(?:her|his|their)\s(?:early\s|late\s|mid[\s-])?(?P<decade>\d0s)|when\s(?:she|he)\swas\s(?P<was>\d{1,2})|,\s(?P<comma>\d{2})(?=[,.;)\n]|$))")


def read_family(context: Context) -> Iterator[Found]:
    ends: dict[int, int] = {}
    for hit in context.note.hits("cancer", "condition", "malignancy"):
        if hit.start in ends or (hit.term.role == "malignancy" and not names_cancer(context, hit)):
            continue
        reading = read_status(context.note, hit.start, hit.end)
        if reading.status.person is not Person.FAMILY:
            continue
        ends[hit.start] = hit.end
        yield family_fact(context, hit, reading.status)


def names_cancer(context: Context, hit: Hit) -> bool:
    return context.note.plain.low[hit.start : hit.end].startswith("cancer")


def family_fact(context: Context, hit: Hit, status: Status) -> Found:
    relative = relative_of(context, hit)
    age = age_after(context, hit)
    start = min(hit.start, relative.start) if relative else hit.start
    end = max(hit.end, relative.end) if relative else hit.end
    words = " ".join(context.note.plain.low[relative.start : relative.end].split()) if relative else ""
    value = ", ".join(part for part in (words, age[0]) if part)
    name = hit.term.name if hit.term.role != "malignancy" else "unspecified"
    denied = ANSWER.match(context.note.plain.low, hit.end, hit.end + 50) is not None
    about_family = Status(Assertion.RULED_OUT if denied else status.assertion, status.time, Person.FAMILY)
    return Found("family", name, value, start, max(end, age[1]), "family", polar=False, about=NOWHERE,
                 quote=(start, max(end, age[1])), status=about_family)  # fmt: skip


def relative_of(context: Context, hit: Hit) -> Hit | None:
    """The nearest relative before it in the sentence, else the nearest after."""
    first, last = context.note.sentence(hit.start)
    relatives = context.note.hits_in("relative", first, last)
    before = [relative for relative in relatives if relative.start < hit.start and ";" not in context.note.plain.low[relative.end : hit.start]]
    after = [relative for relative in relatives if relative.start > hit.start and relative.start - hit.end < 25]
    if before:
        return widest(relatives, before[-1])
    return after[0] if after else None


def widest(relatives: Sequence[Hit], relative: Hit) -> Hit:
    """"Paternal aunt" rather than "aunt": the longest word that ends where this one does."""
    return min((other for other in relatives if other.end == relative.end), key=lambda other: other.start)


def age_after(context: Context, hit: Hit) -> tuple[str, int]:
    _, last = context.note.sentence(hit.start)
    found = AGE.match(context.note.plain.low, hit.end, min(last, hit.end + 60))
    if found is None:
        return "", hit.end
    return next(group for group in found.groups() if group), found.end()
