"""How the patient is: performance, organ function, other conditions, medicines, allergies."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import drug_genes, parts
from beside.brief.messages import frame
from beside.brief.present.doctor.labs import earlier_values, latest_labs
from beside.brief.present.doctor.lines import (
    differing,
    latest_of_each,
    line,
    newest,
    of_kinds,
    run,
    signs_of,
)
from beside.brief.present.doctor.medicines import current, is_stopped, no_longer, papers_differ
from beside.brief.present.doctor.papers import excerpts, is_written, place_in_text, reports_of
from beside.facts.fact import Assertion, Time
from beside.terms.places import overlaps
from beside.terms.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date as day

    from beside.brief.doctor import Line
    from beside.brief.messages import Sentence
    from beside.case import Case
    from beside.facts import Fact
    from beside.guide import Guide

# What is asked first: where the records are silent on one, it says so.
ALWAYS = frozenset(("PERFORMANCE", "LABS", "MEDICINES", "ALLERGIES", "CONDITIONS", "SYMPTOMS"))
HERE = "fitness"
MEASURED = frozenset(("LABS", "VITALS"))
STATES = frozenset(("function", "state now"))
LONG_AGO = 182  # days
MOST_STATE, MOST_STOPPED, MOST_WRITTEN = 420, 4, 130
NAMED_CLOSER = frozenset(("condition", "symptom"))
SHORT = frozenset(("ALLERGIES", "HABITS"))
MOST_IN_SENTENCES, LITTLE_MORE, MOST_EARLIER = 220, 40, 6
WRITTEN = SHORT | {"CONDITIONS", "SYMPTOMS"}  # with what was said of the reaction, or of how much and how long


def present_fitness(guide: Guide) -> Iterator[Line]:
    case = guide.case
    mine = {kind: (label, most) for kind, (part, label, most) in parts().items() if part == HERE}
    yield from differing(case, lambda kind: kind in mine)
    labels = dict.fromkeys(label for label, _ in mine.values())
    silent: list[str] = []
    for label in sorted(labels, key=lambda label: (label not in ALWAYS, list(labels).index(label))):
        kinds = [kind for kind, (of, _) in mine.items() if of == label]
        said = [fact for fact in of_kinds(case, *kinds) if not is_long_ago(fact, guide.today) and not is_earlier_condition(fact)]
        facts = current(said, guide.today) if label == "MEDICINES" else latest_labs(said) if label in MEASURED else without_parts(latest_of_each(filter(is_told, said))[0])
        earlier = {fact for one in earlier_values(said) for fact in one.facts}
        if facts:
            shown = [fact for fact in facts if fact.id not in earlier]
            written = in_sentences(facts, label, case) if label in WRITTEN else ()
            yield line(getattr(wording, label), (*earlier_values(said), *run(in_order(shown), max(mine[kind][1] for kind in kinds)), *written, *before_signs(facts, label, guide)))
            if label == "MEDICINES":
                yield from papers_differ(case, facts)
        elif label in ALWAYS and not (label == "SYMPTOMS" and is_spoken_of_otherwise(guide)):
            silent.append(getattr(wording, label))
    yield from _of_earlier(guide)
    earlier_ones = latest_of_each(fact for fact in of_kinds(case, "symptom") if is_long_ago(fact, guide.today) and is_told(fact))[0]
    if earlier_ones:
        yield line(wording.EARLIER_SYMPTOMS, run(earlier_ones, MOST_STOPPED))
    over = no_longer(of_kinds(case, "medication"), guide.today)
    for label, facts in ((wording.STOPPED, [fact for fact in over if is_stopped(fact)]), (wording.ENDED, [fact for fact in over if not is_stopped(fact)])):
        if facts:
            yield line(label, run(facts, MOST_STOPPED))
    if silent:
        yield line(wording.NOT_IN_PART, tuple(frame(label) for label in silent))
    told = [place_in_text(fact) for kind in ("instruction", "recommendation") for fact in case.of_kind(kind) if is_written(fact)]
    state = [fact for fact in of_kinds(case, "remark") if fact.name in STATES and not any(overlaps(place_in_text(fact), one) for one in told)]
    if state:
        yield line(wording.STATE, (*excerpts(state, case, MOST_STATE), *before_signs(state, "", guide)))


def _of_earlier(guide: Guide) -> Iterator[Line]:
    genes = latest_of_each(fact for fact in of_kinds(guide.case, "germline", "biomarker") if fact.name in drug_genes())[0]
    if genes:
        written = [replace(fact, sources=(place_in_text(fact),)) for fact in genes]
        yield line(wording.DRUG_GENES, tuple(excerpts((fact for fact in written if is_written(fact)), guide.case, MOST_IN_SENTENCES)) or run(genes))
    earlier = without_parts(latest_of_each(filter(is_earlier_condition, of_kinds(guide.case, "condition")))[0])
    if earlier:
        yield line(wording.EARLIER_CONDITIONS, run([replace(fact, status=replace(fact.status, time=Time.CURRENT)) for fact in earlier], MOST_EARLIER))


def is_spoken_of_otherwise(guide: Guide) -> bool:
    """Symptoms of earlier, or a sentence on them, stand in lines of their own."""
    return any(is_long_ago(fact, guide.today) for fact in of_kinds(guide.case, "symptom")) or any("symptom" in str(fact.value) for fact in of_kinds(guide.case, "remark") if fact.name in STATES)


def in_sentences(facts: Sequence[Fact], label: str, case: Case) -> Iterator[Sentence]:
    """The sentences of the newest letters, where they say more than a name; not of reports, which stand whole."""
    whole = {report.source.document for report in reports_of(case, None)}
    said = [fact for fact in facts if is_written(fact) and fact.status.assertion is Assertion.STATED]
    if label in SHORT:
        yield from excerpts(said, case, MOST_WRITTEN)
        return
    written = [replace(fact, sources=(place_in_text(fact),)) for fact in said if place_in_text(fact).document not in whole]
    newest_ones = [fact for fact in written if place_in_text(fact).document == place_in_text(newest(written)[0]).document]
    for sentence in excerpts(newest_ones, case, MOST_IN_SENTENCES):
        if len(sentence.text) > sum(len(fact.name) for fact in newest_ones) + LITTLE_MORE:
            yield sentence


def before_signs(facts: Sequence[Fact], label: str, guide: Guide) -> Iterator[Sentence]:
    """How somebody was before the signs that are urgent says nothing of how they are."""
    days = [str(fact.date)[:10] for fact in signs_of(guide) if fact.date]
    is_before = days and facts and all(fact.date and str(fact.date)[:10] < max(days) for fact in facts)
    if is_before and label in {"", "PERFORMANCE"}:
        yield frame(wording.BEFORE_SIGNS)


def is_earlier_condition(fact: Fact) -> bool:
    return fact.kind == "condition" and fact.status.time is Time.PAST and fact.status.assertion is not Assertion.RULED_OUT


def without_parts(facts: Sequence[Fact]) -> list[Fact]:
    """Without `arthritis` beside `rheumatoid arthritis`: one name within another."""
    names = {(fact.kind, fact.name.casefold()) for fact in facts}
    return [fact for fact in facts if not any(kind == fact.kind and name != fact.name.casefold() and re.search(rf"\b{re.escape(fact.name.casefold())}\b", name) for kind, name in names if fact.kind in NAMED_CLOSER)]


def is_long_ago(fact: Fact, today: day) -> bool:
    """A symptom of another time, which says nothing of how the patient is."""
    return fact.kind == "symptom" and fact.date is not None and (today - fact.date.latest()).days > LONG_AGO


def is_told(fact: Fact) -> bool:
    """A symptom or condition that is not there is rarely asked in the first minutes."""
    return not (fact.kind in {"symptom", "condition"} and fact.status.assertion is Assertion.RULED_OUT)


def in_order(facts: Sequence[Fact]) -> list[Fact]:
    """Newest first; of one day as the table of laboratory values has them."""
    order = {row["id"]: place for place, row in enumerate(read_table("labs"))}
    by_table = sorted(facts, key=lambda fact: order.get(fact.name, len(order)))
    return sorted(by_table, key=lambda fact: str(fact.date or "")[:10], reverse=True)
