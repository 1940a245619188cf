"""Where two papers part. What two opinions differ on is laid beside it once opinions can be entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.guide.guide import Difference
from beside.guide.views import find_parted_views

if TYPE_CHECKING:
    from beside.case import Case


def find_differences(case: Case, over: frozenset[str] = frozenset()) -> list[Difference]:
    papers = [Difference(subject_of(conflict.kind, conflict.name), conflict.tumour, "different records", conflict.facts) for conflict in case.conflicts]
    parted = find_parted_views(case, over)
    judgements = [Difference("recommendation", "", "different judgement", parted)] if parted else []
    return [*papers, *judgements]


def subject_of(kind: str, name: str) -> str:
    return f"{kind}/{name}" if name else kind
