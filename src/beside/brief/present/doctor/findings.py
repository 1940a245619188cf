"""Pathology, imaging and biomarkers, report by report, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import parts
from beside.brief.fact_words import scan_words
from beside.brief.messages import frame, from_records, message
from beside.brief.present.doctor.lines import (
    dated,
    differing,
    latest_of_each,
    line,
    newest,
    of_kinds,
    run,
    with_date,
)
from beside.brief.present.items import tumour_name
from beside.brief.visible import visible
from beside.facts.fact import Assertion, Person
from beside.terms.biomarkers import biomarker_of_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from beside.brief.doctor import Line
    from beside.brief.messages import Sentence
    from beside.case import Case
    from beside.facts import Fact
    from beside.guide import Guide

GERMLINE = "germline"
STUDY = "fhir:imagingstudy"
MOST_MARKERS_A_LINE = 12
MOST_PROCEDURES, MOST_SCANS, MOST_SPECIMENS = 6, 6, 6


def present_pathology(guide: Guide) -> Iterator[Line]:
    case = guide.case
    yield from differing(case, lambda kind: kind in kinds_of("pathology") and kind != "tumour.size")
    found = [fact for fact in of_kinds(case, *kinds_of("pathology")) if not is_of_scan(fact) and not is_ahead(fact)]
    reports = list(unrepeated(list(by_report(found))))
    yield from (line("", (dated(report),)) for report in reports)
    if not reports:
        yield line("", ())
    procedures, _ = latest_of_each(of_kinds(case, "procedure"))
    if procedures:
        yield line(wording.PROCEDURES, run(procedures, MOST_PROCEDURES))
    yield line(wording.SLIDES, run(of_kinds(case, "specimen"), MOST_SPECIMENS))


def present_imaging(guide: Guide) -> Iterator[Line]:
    case = guide.case
    yield from awaited(case, "imaging")
    yield from differing(case, lambda kind: kind in {"tumour.size", "metastasis"})
    planned, _ = latest_of_each(fact for fact in of_kinds(case, "imaging") if is_ahead(fact))
    if planned:
        yield line(wording.SCANS_AHEAD, run(planned, MOST_SCANS))
    scans = [fact for fact in of_kinds(case, "imaging") if not is_ahead(fact)]
    sizes = [fact for fact in of_kinds(case, "tumour.size") if is_of_scan(fact)]
    told = [fact for fact in scans if str(fact.value) != "done"]
    reports = list(by_report([*told, *sizes]))
    yield from (line("", (dated(report),)) for report in reports)
    bare, _ = latest_of_each(fact for fact in scans if not any(fact.name == one.name and fact.date == one.date for one in told))
    if bare:
        yield line("", run(bare, MOST_SCANS))
    if not reports and not bare:
        yield line("", ())
    yield line(wording.IMAGES, tuple(_studies(scans)))


def _studies(scans: Sequence[Fact]) -> Iterator[Sentence]:
    """Whether the pictures are among the records; a study that is only listed lies elsewhere."""
    held = [fact for fact in scans if fact.details.images]
    for fact in held[:MOST_SCANS]:
        words = message(wording.IMAGES_HELD, study=visible(fact.name), count=visible(fact.details.images))
        yield from_records(with_date(words, fact), fact)
    if len(held) > MOST_SCANS:
        yield frame(wording.MORE, count=len(held) - MOST_SCANS)
    listed = [fact for fact in scans if fact.reader == STUDY and not fact.details.images]
    if listed:
        names = ", ".join(dict.fromkeys(visible(fact.name) for fact in listed))
        yield from_records(message(wording.IMAGES_LISTED, studies=names), *listed)


def present_biomarkers(guide: Guide) -> Iterator[Line]:
    case = guide.case
    yield from awaited(case, "biomarkers")
    yield from differing(case, lambda kind: kind in {"biomarker", GERMLINE})
    yield from _markers(case)
    yield line(wording.GERMLINE, run(latest_of_each(of_kinds(case, GERMLINE))[0], 8))
    family = newest(fact for fact in case.facts if fact.kind == "family" and fact.status.assertion is not Assertion.HYPOTHETICAL)
    yield line(wording.FAMILY, run(by_relative(family), 5))


def _markers(case: Case) -> Iterator[Line]:
    """The newest of each, tumour by tumour; what no paper ties to one stands by itself."""
    markers = of_kinds(case, "biomarker")
    of = {fact.id: tumour.id for tumour in case.tumours for fact in tumour.facts}
    for tumour in dict.fromkeys(of.get(fact.id, "") for fact in markers):
        latest, _ = latest_of_each(fact for fact in markers if of.get(fact.id, "") == tumour)
        label = tumour_name(tumour) if tumour and len(case.tumours) > 1 else ""
        yield line(label, run(latest, MOST_MARKERS_A_LINE))
    if not markers:
        yield line("", ())


def by_relative(facts: Iterable[Fact]) -> list[Fact]:
    """Each illness of each relative once, in the words that say most."""
    found: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        key = fact.name, str(fact.value).split(",", 1)[0].casefold()
        found[key] = max(found.get(key, fact), fact, key=lambda one: len(str(one.value)))
    return [*found.values()]


def kinds_of(part: str) -> frozenset[str]:
    return frozenset(kind for kind, (of, _, _) in parts().items() if of == part)


def by_report(facts: Iterable[Fact]) -> Iterator[list[Fact]]:
    """What one document says of one day, together; newest report first."""
    reports: dict[tuple[str, str], list[Fact]] = {}
    for fact in newest(facts):
        reports.setdefault((str(fact.date or "")[:10], fact.source.document), []).append(fact)
    yield from reports.values()


def unrepeated(reports: Sequence[list[Fact]]) -> Iterator[list[Fact]]:
    """Without a letter that only says again what a fuller report says."""
    said = [{(fact.kind, str(fact.value).casefold()) for fact in report} for report in reports]
    for mine, report in zip(said, reports, strict=True):
        if not any(mine < other for other in said):
            yield report


def is_of_scan(fact: Fact) -> bool:
    return fact.kind == "tumour.size" and fact.name != "pathology"


def is_ahead(fact: Fact) -> bool:
    return fact.status.time in ("planned", "pending")


def awaited(case: Case, part: str) -> Iterator[Line]:
    """All that is on its way in this part of the page; each thing once, by the record that says since when."""
    facts = [fact for fact in case.facts if fact.kind == "pending" and fact.status.person is Person.PATIENT and fact.status.assertion is Assertion.STATED]
    by_name: dict[str, list[Fact]] = {}
    for fact in sorted(facts, key=lambda fact: (fact.details.since is None, fact.details.due is None, str(fact.date))):
        if part_of_awaited(fact) == part:
            by_name.setdefault(fact.name.casefold(), []).append(fact)
    if by_name:
        yield line(wording.AWAITED, run(newest(same[0] for same in by_name.values())), is_open=True)


def part_of_awaited(fact: Fact) -> str:
    if scan_words().search(fact.name):
        return "imaging"
    return "biomarkers" if fact.name == GERMLINE or biomarker_of_words(fact.name) else "open"
