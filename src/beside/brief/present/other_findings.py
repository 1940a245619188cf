"""Results on a tumour that were read and that no item asks for: none of them may be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording_series
from beside.brief.messages import frame
from beside.brief.page import More
from beside.brief.present.build import told
from beside.case import in_series
from beside.facts.fact import Assertion, Person
from beside.terms.kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.facts import Fact
    from beside.guide import Guide

NAMED = frozenset({"cancer", "laterality"})  # page one names them
INHERITED = "germline"


def other_findings(guide: Guide, sight: Sight) -> Iterator[Block]:
    """At the end of step 3, closed; a result that stands under an item, or among what differs or changed, stands there."""
    stands = {fact.id for item in guide.items for fact in item.facts}
    stands |= {fact.id for conflict in guide.case.conflicts for fact in conflict.facts} | {fact.id for change in guide.case.changes for fact in change.facts}
    found = [fact for fact in guide.case.facts if is_finding(fact) and fact.id not in stands]
    if found:
        yield More(frame(wording_series.OTHER_FINDINGS, count=len(in_series(found))), told(found, sight))


def is_finding(fact: Fact) -> bool:
    """Said of a tumour or a gene of the person, surely or with a doubt; a mere possibility is none."""
    is_of_tumour = (kinds()[fact.kind].of_tumour and fact.kind not in NAMED) or fact.kind == INHERITED
    return is_of_tumour and fact.status.person is Person.PATIENT and fact.status.assertion is not Assertion.HYPOTHETICAL
