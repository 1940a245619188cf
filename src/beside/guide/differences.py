"""Where two papers part. What two opinions differ on is laid beside it once opinions can be entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.guide.guide import Difference

if TYPE_CHECKING:
    from beside.case import Case
    from beside.guide.guide import Plan


def find_differences(case: Case, plan: Plan) -> list[Difference]:
    papers = [Difference(subject_of(conflict.kind, conflict.name), conflict.tumour, "different records", conflict.facts) for conflict in case.conflicts]
    speakers = {fact.name for fact in plan.recommendations}
    judgements = [Difference("recommendation", "", "different judgement", plan.recommendations)] if len(speakers) > 1 else []
    return [*papers, *judgements]


def subject_of(kind: str, name: str) -> str:
    return f"{kind}/{name}" if name else kind
