"""How the patient is: performance, organ function, other conditions, medicines, allergies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import parts
from beside.brief.messages import frame
from beside.brief.present.doctor.lines import differing, latest_of_each, line, of_kinds, run
from beside.facts.fact import Assertion, Time
from beside.terms.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.brief.doctor import Line
    from beside.facts import Fact
    from beside.guide import Guide

# What is asked first: where the records are silent on one, it says so.
ALWAYS = frozenset(("PERFORMANCE", "LABS", "MEDICINES", "ALLERGIES", "CONDITIONS"))
HERE = "fitness"


def present_fitness(guide: Guide) -> Iterator[Line]:
    case = guide.case
    mine = {kind: (label, most) for kind, (part, label, most) in parts().items() if part == HERE}
    yield from differing(case, lambda kind: kind in mine)
    labels = dict.fromkeys(label for label, _ in mine.values())
    silent: list[str] = []
    for label in sorted(labels, key=lambda label: (label not in ALWAYS, list(labels).index(label))):
        kinds = [kind for kind, (of, _) in mine.items() if of == label]
        facts, _ = latest_of_each(fact for fact in of_kinds(case, *kinds) if is_told(fact))
        if facts:
            yield line(getattr(wording, label), run(in_order(facts), max(mine[kind][1] for kind in kinds)))
        elif label in ALWAYS:
            silent.append(getattr(wording, label))
    if silent:
        yield line(wording.NOT_IN_PART, tuple(frame(label) for label in silent))


def is_told(fact: Fact) -> bool:
    """A medicine of earlier, or a symptom that is not there, is rarely asked in the first minutes."""
    if fact.kind == "medication":
        return fact.status.time is not Time.PAST
    return not (fact.kind in {"symptom", "condition"} and fact.status.assertion is Assertion.RULED_OUT)


def in_order(facts: Sequence[Fact]) -> list[Fact]:
    """Newest first; of one day as the table of laboratory values has them."""
    order = {row["id"]: place for place, row in enumerate(read_table("labs"))}
    by_table = sorted(facts, key=lambda fact: order.get(fact.name, len(order)))
    return sorted(by_table, key=lambda fact: str(fact.date or "")[:10], reverse=True)
