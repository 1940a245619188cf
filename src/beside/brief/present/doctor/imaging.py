"""Imaging: reports as they stand, then scans that other records name, and what was seen of the pictures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import say_clinically, short_date
from beside.brief.messages import frame, from_records, message
from beside.brief.present.doctor.awaited import last_form, part_of_awaited
from beside.brief.present.doctor.lines import (
    dated,
    differing,
    latest_of_each,
    line,
    of_kinds,
    run,
    with_date,
)
from beside.brief.present.doctor.papers import (
    days_of,
    excerpts,
    is_written,
    place_in_text,
    report_in_words,
    reports_of,
)
from beside.brief.present.doctor.plan import places_of_next
from beside.brief.present.doctor.reported import by_report, houses_of, is_ahead, is_in, is_of_scan
from beside.brief.visible import visible
from beside.facts.fact import About, Assertion
from beside.terms.places import overlaps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.brief.doctor import Line
    from beside.brief.messages import Sentence
    from beside.case import Case
    from beside.facts import Fact
    from beside.guide import Guide
    from beside.terms.places import Source

STUDY = "fhir:imagingstudy"
MOST_SCANS, MOST_PLACES, MOST_TOLD = 6, 260, 320
PATHOLOGY = frozenset({"pathology"})
BARE = frozenset({"", "done", "needed", "recommended", "planned", "discussed"})
WHOLE = frozenset({"tumour board", "telephone note"})


def present_imaging(guide: Guide) -> Iterator[Line]:
    """Reports as they stand, the newest first; then scans that other records name."""
    case = guide.case
    yield from scans_ahead(case, places_of_next(guide))
    yield from differing(case, lambda kind: kind in {"tumour.size", "metastasis"})
    reports = reports_of(case, None, PATHOLOGY | WHOLE)
    yield from (line("", (report_in_words(report, case),)) for report in reports)
    whole = {report.source.document for report in reports}
    boards = {report.source.document for report in reports_of(case, WHOLE)}
    scans = [fact for fact in of_kinds(case, "imaging") if not is_ahead(fact)]
    told, bare = parted_scans(case, scans, whole)
    yield from (line("", (dated(in_one(report)),)) for report in by_report(told))
    unsaid = [fact for fact in bare if fact.date is None and not fact.source.path]
    bare = [fact for fact in bare if fact not in unsaid]
    letters = [*unsaid, *(fact for fact in scans if str(fact.value) != "done" and not is_in(fact, whole) and not is_result(fact, boards))]
    if letters:
        yield line(wording.IN_LETTERS, tuple(excerpts(letters, case, MOST_TOLD)))
    if bare:
        yield line("", run(bare, MOST_SCANS))
    if not reports and not told and not bare and not letters:
        yield line("", ())
    unreported = [fact for fact in scans if fact.name not in reported_names(case, whole) and fact.status.assertion is Assertion.STATED]
    if unreported:
        yield line(wording.NOT_REPORTED, tuple(_named_only(fact, case) for fact in latest_of_each(unreported)[0][:MOST_SCANS]))
    yield line(wording.IMAGES, tuple(_studies(scans)) or tuple(_images_elsewhere(reports, case)))


def parted_scans(case: Case, scans: Sequence[Fact], whole: set[str]) -> tuple[list[Fact], list[Fact]]:
    """Scans with a result or a size, and those that are only named; neither where a report stands whole or a date is known."""
    sizes = [fact for fact in of_kinds(case, "tumour.size") if is_of_scan(fact)]
    known = {(str(fact.value), fact.unit) for fact in sizes if fact.name or is_in(fact, whole)}
    sizes = [fact for fact in sizes if not is_in(fact, whole) and (fact.name or (str(fact.value), fact.unit) not in known)]
    told = [fact for fact in scans if str(fact.value) != "done" and not is_in(fact, whole) and is_result(fact, {report.source.document for report in reports_of(case, WHOLE)})]
    dated_names = {fact.name for fact in [*scans, *(scan for scan in reports_names(case, whole))] if fact.date}
    bare, _ = latest_of_each(fact for fact in scans if str(fact.value) == "done" and not is_in(fact, whole) and not is_told_of(fact, told, dated_names))
    return [*told, *sizes], bare


def is_result(fact: Fact, boards: set[str]) -> bool:
    """Of a coded report, or with its day; not done or not needed in a paper that stands whole. What a letter tells of a scan stands in its sentence."""
    if fact.status.assertion is Assertion.RULED_OUT:
        return bool(fact.source.path) or is_in(fact, boards)
    return bool(fact.source.path) or fact.date is not None


def reported_names(case: Case, whole: set[str]) -> set[str]:
    """The kinds of scan of which a report is there, in words or coded with its result."""
    coded = {fact.name for fact in of_kinds(case, "imaging") if fact.source.path and str(fact.value) not in BARE}
    return coded | {fact.name for fact in reports_names(case, whole)} | {name for report in reports_of(case, None) for name in report.name.split(", ")}


def _named_only(fact: Fact, case: Case) -> Sentence:
    if fact.date:
        return dated([replace(fact, value="done")])
    day = days_of(case).get(place_in_text(fact).document)
    said = say_clinically(replace(fact, value="done"))
    return from_records(message(wording.DATE_UNKNOWN, said=said, date=short_date(day)) if day else message(wording.UNDATED, said=said), fact)


def in_one(report: Sequence[Fact]) -> list[Fact]:
    """Two scans with one result, told once under both names."""
    by_value: dict[object, list[Fact]] = {}
    for fact in report:
        key = (str(fact.value), fact.status) if fact.kind == "imaging" and str(fact.value) not in BARE else fact.id
        by_value.setdefault(key, []).append(fact)
    return [replace(same[0], name=", ".join(dict.fromkeys(fact.name for fact in same)), about=same[0].about if len(same) == 1 else About()) for same in by_value.values()]


def reports_names(case: Case, whole: set[str]) -> list[Fact]:
    return [fact for fact in of_kinds(case, "imaging") if is_in(fact, whole)]


def is_told_of(fact: Fact, told: Sequence[Fact], dated_names: set[str]) -> bool:
    """Whether its result stands by the same day, or the scan by any day where this paper gives none."""
    return any(fact.name == one.name and fact.date == one.date for one in told) or (fact.date is None and fact.name in dated_names)


def scans_ahead(case: Case, shown: Sequence[Source]) -> Iterator[Line]:
    """What is booked, planned or awaited, each scan once with all that records say of when and where."""
    pending = [fact for fact in of_kinds(case, "pending") if fact.status.assertion is Assertion.STATED and part_of_awaited(fact) == "imaging"]
    ahead = [fact for fact in of_kinds(case, "imaging") if is_ahead(fact) and fact.status.assertion is not Assertion.RULED_OUT]
    by_name: dict[str, list[Fact]] = {}
    for fact in [*pending, *ahead]:
        by_name.setdefault(fact.name.casefold(), []).append(fact)
    awaited_ones = [same for same in by_name.values() if same[0].kind == "pending"]
    if awaited_ones:
        yield line(wording.AWAITED, tuple(_one_ahead(same) for same in awaited_ones), is_open=True)
    planned, _ = latest_of_each(same[0] for same in by_name.values() if same[0].kind != "pending")
    planned = [fact for fact in planned if not (is_written(fact) and any(overlaps(place_in_text(fact), place) for place in shown))]
    if planned:
        told = [fact for fact in planned if is_written(fact)]
        yield line(wording.SCANS_AHEAD, (*run([fact for fact in planned if fact not in told], MOST_SCANS), *excerpts(told, case, MOST_PLACES)))


def _one_ahead(same: Sequence[Fact]) -> Sentence:
    """The paper that says when, with the place in the body that another gives."""
    first = last_form(max(same, key=lambda fact: (fact.kind == "pending", fact.details.due is not None, fact.details.since is not None)))
    site = next((fact.about.site for fact in same if fact.about.site), "")
    told = message(wording.OF_SITE, said=say_clinically(first), site=visible(site)) if site else say_clinically(first)
    if is_written(first):
        told = message(wording.QUOTED, words=visible(first.source.quote))
    return from_records(with_date(told, first), *same)


def _images_elsewhere(reports: Sequence[Fact], case: Case) -> Iterator[Sentence]:
    if reports:
        yield from_records(message(wording.REPORTS_FROM, houses=houses_of(reports, case)), *reports)


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
