"""How far a cancer has spread, by a cited table, from what the records state. A finding with its path, not a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.guide.guide import Finding

if TYPE_CHECKING:
    from beside.case import Case, Tumour
    from beside.facts import Fact
    from beside.knowledge.cards import ExtentRow, Knowledge

# From the least to the furthest; where several rows hold, over time or by several papers, the furthest stands.
ORDER = ("in-situ", "localised", "regional", "limited", "locally-advanced", "extensive", "metastatic")


def find_extents(case: Case, knowledge: Knowledge) -> dict[str, Finding]:
    """The extent of each tumour for which a row of the table holds, by tumour id."""
    found = {tumour.id: find_extent(tumour, knowledge) for tumour in case.tumours}
    return {tumour: finding for tumour, finding in found.items() if finding}


def find_extent(tumour: Tumour, knowledge: Knowledge) -> Finding | None:
    """What the table derives or the records state in so many words, whichever goes furthest."""
    rows = [row for row in knowledge.extents if row.cancer in ("any", tumour.cancer)]
    held = [(row.extent, (row.id, *(fact.id for fact in facts))) for row in rows if (facts := facts_for_row(row, tumour))]
    held += [(str(fact.value), (fact.id,)) for fact in tumour.facts if fact.kind == "extent" and fact.status.holds and fact.value in ORDER]
    if not held:
        return None
    furthest = max(min(map(ORDER.index, extents.split("|"))) for extents, _ in held)
    extent, path = max(held, key=lambda found: rank(found[0], furthest))
    return Finding("extent", extent, path)


def rank(extent: str, furthest: int) -> tuple[bool, bool, int]:
    """What reaches as far as any paper says at the least; among those one extent before several left open; then the furthest."""
    left_open = extent.split("|")
    reach = max(map(ORDER.index, left_open))
    return reach >= furthest, len(left_open) == 1, reach


def facts_for_row(row: ExtentRow, tumour: Tumour) -> list[Fact]:
    """One fact for each cell that asks, or nothing where any cell is not answered."""
    asked = [("stage.t", row.t), ("stage.n", row.n), ("stage.m", row.m), ("stage.group", row.group), ("metastasis", row.site)]
    cells = [(kind, cell) for kind, cell in asked if cell]
    answers = [first_match(tumour, kind, cell) for kind, cell in cells]
    return [fact for fact in answers if fact] if all(answers) else []


def first_match(tumour: Tumour, kind: str, cell: frozenset[str]) -> Fact | None:
    return next((fact for fact in reversed(tumour.facts) if fact.kind == kind and fact.status.holds and fits(fact, cell)), None)


def fits(fact: Fact, cell: frozenset[str]) -> bool:
    """A stage group or site is named whole; `T1` also stands for its parts, such as T1c."""
    value = str(fact.name if fact.kind == "metastasis" else fact.value)
    if fact.kind in ("stage.group", "metastasis"):
        return value in cell
    return any(value == wanted or (value.startswith(wanted) and not value[len(wanted)].isdigit()) for wanted in cell)
