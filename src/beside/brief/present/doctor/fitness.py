"""How the patient is: performance, organ function, other conditions, medicines, allergies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import parts
from beside.brief.messages import frame
from beside.brief.present.doctor.labs import earlier_values, latest_labs
from beside.brief.present.doctor.lines import differing, latest_of_each, line, newest, of_kinds, run
from beside.brief.present.doctor.papers import excerpts
from beside.facts.fact import Assertion, Time
from beside.guide.over import has_ended
from beside.terms.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date as day

    from beside.brief.doctor import Line
    from beside.facts import Fact
    from beside.guide import Guide

# What is asked first: where the records are silent on one, it says so.
ALWAYS = frozenset(("PERFORMANCE", "LABS", "MEDICINES", "ALLERGIES", "CONDITIONS", "SYMPTOMS"))
HERE = "fitness"
MEASURED = frozenset(("LABS", "VITALS"))
STATES = frozenset(("function", "state now"))
LONG_AGO = 182  # days
MOST_STATE, MOST_STOPPED, MOST_WRITTEN = 420, 4, 130
WRITTEN = frozenset(("ALLERGIES", "HABITS"))  # with what was said of the reaction, or of how much and how long


def present_fitness(guide: Guide) -> Iterator[Line]:
    case = guide.case
    mine = {kind: (label, most) for kind, (part, label, most) in parts().items() if part == HERE}
    yield from differing(case, lambda kind: kind in mine)
    labels = dict.fromkeys(label for label, _ in mine.values())
    silent: list[str] = []
    for label in sorted(labels, key=lambda label: (label not in ALWAYS, list(labels).index(label))):
        kinds = [kind for kind, (of, _) in mine.items() if of == label]
        said = [fact for fact in of_kinds(case, *kinds) if not is_long_ago(fact, guide.today)]
        facts = current(said, guide.today) if label == "MEDICINES" else latest_labs(said) if label in MEASURED else latest_of_each(filter(is_told, said))[0]
        earlier = {fact for one in earlier_values(said) for fact in one.facts}
        if facts:
            shown = [fact for fact in facts if fact.id not in earlier]
            written = excerpts((fact for fact in facts if not fact.source.path and fact.status.assertion is Assertion.STATED), case, MOST_WRITTEN) if label in WRITTEN else ()
            yield line(getattr(wording, label), (*earlier_values(said), *run(in_order(shown), max(mine[kind][1] for kind in kinds)), *written))
        elif label in ALWAYS and not (label == "SYMPTOMS" and any(is_long_ago(fact, guide.today) for fact in of_kinds(case, "symptom"))):
            silent.append(getattr(wording, label))
    earlier_ones = latest_of_each(fact for fact in of_kinds(case, "symptom") if is_long_ago(fact, guide.today) and is_told(fact))[0]
    if earlier_ones:
        yield line(wording.EARLIER_SYMPTOMS, run(earlier_ones, MOST_STOPPED))
    over = no_longer(of_kinds(case, "medication"), guide.today)
    for label, facts in ((wording.STOPPED, [fact for fact in over if is_stopped(fact)]), (wording.ENDED, [fact for fact in over if not is_stopped(fact)])):
        if facts:
            yield line(label, run(facts, MOST_STOPPED))
    if silent:
        yield line(wording.NOT_IN_PART, tuple(frame(label) for label in silent))
    state = [fact for fact in of_kinds(case, "remark") if fact.name in STATES]
    if state:
        yield line(wording.STATE, tuple(excerpts(state, case, MOST_STATE)))


def is_long_ago(fact: Fact, today: day) -> bool:
    """A symptom of another time, which says nothing of how the patient is."""
    return fact.kind == "symptom" and fact.date is not None and (today - fact.date.latest()).days > LONG_AGO


def current(facts: Sequence[Fact], today: day) -> list[Fact]:
    """Medicines that the newest paper to name them does not say are stopped, with the newest dose."""
    over = {fact.name.casefold() for fact in no_longer(facts, today)}
    return latest_of_each(fact for fact in facts if fact.name.casefold() not in over and is_told(fact))[0]


def no_longer(facts: Sequence[Fact], today: day) -> list[Fact]:
    """What the newest paper says is stopped, or whose last day has passed."""
    last = {fact.name.casefold(): fact for fact in reversed(newest(facts))}
    return [fact for fact in last.values() if is_stopped(fact) or has_ended(fact, today)]


def is_stopped(fact: Fact) -> bool:
    return fact.status.time is Time.PAST and fact.status.assertion is Assertion.STATED


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
