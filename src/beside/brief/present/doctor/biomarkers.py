"""Biomarkers, what is inherited, and the family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import drug_genes, short_date
from beside.brief.messages import from_records, message
from beside.brief.present.doctor.awaited import awaited
from beside.brief.present.doctor.lines import (
    differing,
    in_their_order,
    latest_markers,
    latest_of_each,
    line,
    newest,
    of_kinds,
    run,
    said_once,
)
from beside.brief.present.doctor.papers import (
    excerpts,
    is_written,
    reports_of,
)
from beside.brief.present.items import tumour_name
from beside.facts.fact import Assertion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from beside.brief.doctor import Line
    from beside.brief.messages import Sentence
    from beside.case import Case
    from beside.facts import Fact
    from beside.guide import Guide

GERMLINE = "germline"
PATHOLOGY = frozenset({"pathology"})
MOST_MARKERS_A_LINE, MOST_RELATIVES, MOST_FAMILY = 12, 6, 320


def present_biomarkers(guide: Guide) -> Iterator[Line]:
    case = guide.case
    yield from awaited(case, "biomarkers")
    yield from differing(case, lambda kind: kind in {"biomarker", GERMLINE})
    yield from _markers(case)
    yield line(wording.GERMLINE, run(latest_of_each([fact for fact in of_kinds(case, GERMLINE) if fact.name not in drug_genes()])[0], 8) or tuple(_germline_awaited(case)))
    family = newest(fact for fact in case.facts if fact.kind == "family" and fact.status.assertion is not Assertion.HYPOTHETICAL)
    quoted = [*excerpts(said_once([fact for fact in family if is_written(fact)]), case, MOST_FAMILY)]
    is_whole = not any("…”" in said.text for said in quoted)
    told = " ".join(said.text for said in quoted).casefold() if is_whole else ""
    coded = [fact for fact in family if (fact.source.path or fact.value) and not (is_whole and is_written(fact)) and not is_told(fact, told)]
    yield line(wording.FAMILY, (*run(by_relative(coded), MOST_RELATIVES), *quoted))


def _germline_awaited(case: Case) -> Iterator[Sentence]:
    sent = [fact for fact in of_kinds(case, "pending") if fact.name == GERMLINE and fact.status.assertion is Assertion.STATED]
    if sent:
        yield from_records(message(wording.RESULT_AWAITED), *sent)


def _markers(case: Case) -> Iterator[Line]:
    """The newest of each, tumour by tumour; what no paper ties to one stands by itself."""
    markers = [fact for fact in of_kinds(case, "biomarker") if fact.name not in drug_genes()]
    of = {fact.id: tumour.id for tumour in case.tumours for fact in tumour.facts}
    for tumour in dict.fromkeys(of.get(fact.id, "") for fact in markers):
        mine = [fact for fact in markers if of.get(fact.id, "") == tumour]
        label = tumour_name(tumour) if tumour and len(case.tumours) > 1 else ""
        yield line(label, (*run(in_their_order(latest_markers(mine)), MOST_MARKERS_A_LINE), *_later_tissue(mine, case)))
    if not markers:
        yield line("", ())


def _later_tissue(markers: Sequence[Fact], case: Case) -> Iterator[Sentence]:
    """That a newer report on tissue gives none of them, where that is so."""
    for report in reports_of(case, PATHOLOGY)[:1]:
        days = [str(fact.date)[:10] for fact in markers if fact.date]
        if report.date and days and max(days) < str(report.date)[:10] and not any(fact.source.document == report.source.document for fact in markers):
            yield from_records(message(wording.LATER_TISSUE, date=short_date(report.date)), report)


def is_told(fact: Fact, told: str) -> bool:
    """Whether a sentence names this relative and each number that is known: `mother, 44`."""
    relative, *rest = str(fact.value).casefold().split(", ")
    return bool(relative) and all(part in told for part in (relative, *(word for words in rest for word in words.split() if word[0].isdigit())))


def by_relative(facts: Iterable[Fact]) -> list[Fact]:
    """Each illness of each relative once, in the words that say most."""
    found: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        key = fact.name, str(fact.value).split(",", 1)[0].casefold()
        found[key] = max(found.get(key, fact), fact, key=lambda one: len(str(one.value)))
    return [*found.values()]
