"""Where two papers part. What two opinions differ on is laid beside it once opinions can be entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.case import exclude_each_other, is_before_pathology
from beside.facts import Person
from beside.guide.guide import Difference
from beside.guide.views import find_parted_views, find_parted_ways

if TYPE_CHECKING:
    from beside.case import Case, Conflict
    from beside.terms.places import Source

IN_TURN, ONE_RECORD = "said in turn", "one record"
WORDS = "words"  # as the words of a clinical document are called among its parts


def find_differences(case: Case, over: frozenset[str] = frozenset()) -> list[Difference]:
    papers = [Difference(subject_of(conflict.kind, conflict.name), conflict.tumour, whose(conflict), conflict.facts) for conflict in case.conflicts]
    papers += said_in_turn(case)
    parted = find_parted_views(case, over)
    judgements = [Difference("recommendation", "", "different judgement", parted, find_parted_ways(case, over))] if parted else []
    return [*papers, *judgements]


def whose(conflict: Conflict) -> str:
    """Whether papers part, or one paper says both: its code and its words, its entry and its table, one page and the next."""
    papers = {paper_of(source) for fact in conflict.facts for source in fact.sources}
    return ONE_RECORD if len(papers) == 1 else "different records"


def paper_of(source: Source) -> tuple[tuple[str, ...], str]:
    """The paper a place is in. The words of a clinical document are that document; in FHIR each resource may come from elsewhere."""
    chain = source.chain[:-1] if source.chain[-1:] == (WORDS,) else source.chain
    return chain, source.path.split(".resource.", 1)[0] if ".resource." in source.path else ""


def said_in_turn(case: Case) -> list[Difference]:
    """What was said at an operation and is told otherwise since the tissue was looked at: no conflict, and both are to be seen."""
    said = [fact for fact in case.facts if fact.kind == "margins" and fact.status.holds and fact.status.person is Person.PATIENT]
    before = [fact for fact in said if is_before_pathology(fact)]
    after = [fact for fact in said if not is_before_pathology(fact) and any(exclude_each_other(fact, one) for one in before)]
    parted = [one for one in before if any(exclude_each_other(one, fact) for fact in after)]
    return [Difference("margins", "", IN_TURN, (*parted, *after))] if after else []


def subject_of(kind: str, name: str) -> str:
    return f"{kind}/{name}" if name else kind
