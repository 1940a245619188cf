"""Lymph nodes that a report calls free group by group: of how many in all they are, it may nowhere say."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.facts.text.context import Context
    from beside.facts.text.make import Found

GROUP = "free-nodes"  # how the rules begin that read one group
FEW = 2  # so many nodes, called free in passing, are seldom all that were looked at


def without_groups(context: Context, found: Sequence[Found]) -> Iterator[Found]:
    """Beside other counts the number of one group is no number of all; that none had cancer is, where no group has any."""
    counts = {(one.name, one.value) for one in found if one.kind == "nodes.examined"}
    spread = any(one.kind == "nodes.positive" and one.value for one in found)
    for one in (one for one in found if not is_few(one)):
        if len(counts) < 2 or not one.rule.startswith(GROUP) or is_of_all(context, one) or (one.kind == "nodes.positive" and not spread):
            yield one


def is_few(one: Found) -> bool:
    count = one.value if isinstance(one.value, Decimal) else None
    return one.kind == "nodes.examined" and one.rule.startswith(GROUP) and one.name != "sentinel" and count is not None and count <= FEW


def is_of_all(context: Context, one: Found) -> bool:
    return "total" in context.note.plain.low[one.start : one.end]
