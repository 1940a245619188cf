"""Pathology, imaging and biomarkers, report by report, newest first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import parts, say_clinically, short_date
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
    with_percent,
)
from beside.brief.present.doctor.papers import (
    excerpts,
    house_of,
    is_written,
    report_in_words,
    reports_of,
)
from beside.brief.present.items import tumour_name
from beside.brief.record_names import record_name
from beside.brief.visible import visible
from beside.facts.fact import Assertion, Person
from beside.terms.biomarkers import biomarker_of_words
from beside.terms.kinds import EARLIER_FORM

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from beside.brief.doctor import Line
    from beside.brief.messages import Sentence
    from beside.case import Case
    from beside.facts import Fact
    from beside.guide import Guide

GERMLINE = "germline"
BARE = frozenset({"", "done", "needed", "recommended", "planned", "discussed"})
PATHOLOGY_REPORT = "pathology report"
STUDY = "fhir:imagingstudy"
MOST_MARKERS_A_LINE, MOST_RELATIVES = 12, 6
MOST_PROCEDURES, MOST_SCANS, MOST_SPECIMENS = 6, 6, 6
PATHOLOGY = frozenset({"pathology"})
MOST_HOUSES, MOST_AWAITED_QUOTED = 4, 3
PLACES, MOST_PLACES, MOST_FAMILY = frozenset({"slides", "blocks"}), 260, 320
WHOLE = frozenset({"tumour board", "telephone note"})


def present_pathology(guide: Guide) -> Iterator[Line]:
    """Reports as they stand, the newest first; what other records say of the tissue, where no report stands for it."""
    case = guide.case
    yield from differing(case, lambda kind: kind in kinds_of("pathology") and kind != "tumour.size")
    reports = [*reports_of(case, PATHOLOGY)]
    yield from (line("", (report_in_words(report, case),)) for report in reports)
    whole = {report.source.document for report in reports}
    found = [fact for fact in of_kinds(case, *kinds_of("pathology")) if not is_of_scan(fact) and not is_ahead(fact) and not is_in(fact, whole)]
    told = [fact for fact in found if not reports or fact.source.path or fact.details.speaker]
    others = list(unrepeated(list(by_report(told))))
    yield from (one for report in others for one in _of_tumours(report, case))
    if not reports and not others:
        yield line("", ())
    if not reports and not any(fact.kind == "histology" for report in others for fact in report):
        yield from _diagnosis_as_written(case)
    procedures, _ = latest_of_each(fact for fact in of_kinds(case, "procedure") if not is_in(fact, whole))
    ahead = [fact for fact in procedures if is_ahead(fact) and not fact.source.path]
    if procedures:
        unplaced = [fact for fact in procedures if fact not in ahead and is_result_without_place(fact)]
        done = [fact for fact in procedures if fact not in ahead and fact not in unplaced]
        yield line(wording.PROCEDURES, (*run(done, MOST_PROCEDURES), *excerpts([*unplaced, *ahead], case, MOST_PLACES)))
    yield line(wording.SLIDES, tuple(_tissue(case, reports)))


def _of_tumours(report: Sequence[Fact], case: Case) -> Iterator[Line]:
    """Where there are two tumours, what is of each by itself: a grade stands with the tumour it is of."""
    of = {fact.id: tumour.id for tumour in case.tumours for fact in tumour.facts}
    for tumour in dict.fromkeys(of.get(fact.id, "") for fact in report):
        said = dated([fact for fact in report if of.get(fact.id, "") == tumour])
        is_named = tumour and len(case.tumours) > 1
        yield line("", (replace(said, message=message(wording.OF_TUMOUR, tumour=tumour_name(tumour), said=said.message)) if is_named else said,))


def is_result_without_place(fact: Fact) -> bool:
    """A result in words that say no place: its sentence does."""
    return is_written(fact) and str(fact.value) not in BARE and not (fact.about.side or fact.about.site)


def _diagnosis_as_written(case: Case) -> Iterator[Line]:
    """On whose word the diagnosis stands, where no report of pathology is there."""
    said = [fact for fact in of_kinds(case, "cancer") if fact.status.assertion is Assertion.STATED and not fact.source.path]
    if said:
        yield line(wording.DIAGNOSIS_BY, tuple(excerpts(said, case, MOST_PLACES)))


def _tissue(case: Case, reports: Sequence[Fact]) -> Iterator[Sentence]:
    """Where slides and blocks are, in words; else the houses whose laboratories reported."""
    said = of_kinds(case, "specimen")
    places = [fact for fact in said if fact.name in PLACES]
    numbers = [fact for fact in said if fact.name not in PLACES]
    yield from run(newest([fact for fact in numbers if not is_within(fact, numbers)]), MOST_SPECIMENS)
    yield from excerpts(places, case, MOST_PLACES)
    if reports and not any(fact.name == "slides" or "kept" in str(fact.value) for fact in places):
        yield from_records(message(wording.SLIDES_UNKNOWN, houses=houses_of(reports, case)), *reports)


def is_within(fact: Fact, others: Sequence[Fact]) -> bool:
    """Whether the words stand whole in those of another: "blocks are kept at" in "slides and blocks are kept at"."""
    return any(fact.id != other.id and str(fact.value) != str(other.value) and str(fact.value).casefold() in str(other.value).casefold() for other in others)


def is_result(fact: Fact) -> bool:
    """Of a coded report, or in a few words: not done, not needed. What a letter tells of a scan stands in its sentence."""
    return bool(fact.source.path) or fact.status.assertion is Assertion.RULED_OUT or fact.date is not None


def is_in(fact: Fact, documents: set[str]) -> bool:
    """Whether one of its places is in these: what a letter says again of a report stands in the report."""
    return any(source.document in documents for source in fact.sources)


def houses_of(facts: Sequence[Fact], case: Case) -> str:
    """The letterheads of these papers, each once, with the day; a paper without one by its name."""
    named: dict[str, list[str]] = {}
    for fact in facts:
        house = house_of(fact, case) or str(record_name(fact.source, {document.id: document.title for document in case.documents if document.title}))
        named.setdefault(house, []).append(f"{fact.name} {short_date(fact.date)}" if fact.date else fact.name)
    said = [f"{house} ({', '.join([*dict.fromkeys(days)][:MOST_SCANS])})" for house, days in named.items()]
    return "; ".join(said[:MOST_HOUSES]) + (" …" if len(said) > MOST_HOUSES else "")


def present_imaging(guide: Guide) -> Iterator[Line]:
    """Reports as they stand, the newest first; then scans that other records name."""
    case = guide.case
    yield from scans_ahead(case)
    yield from differing(case, lambda kind: kind in {"tumour.size", "metastasis"})
    reports = reports_of(case, None, PATHOLOGY | WHOLE)
    yield from (line("", (report_in_words(report, case),)) for report in reports)
    whole = {report.source.document for report in reports}
    scans = [fact for fact in of_kinds(case, "imaging") if not is_ahead(fact)]
    told, bare = parted_scans(case, scans, whole)
    yield from (line("", (dated(report),)) for report in by_report(told))
    unsaid = [fact for fact in bare if fact.date is None and not fact.source.path]
    bare = [fact for fact in bare if fact not in unsaid]
    letters = [*unsaid, *(fact for fact in scans if str(fact.value) != "done" and not is_in(fact, whole) and not is_result(fact))]
    if letters:
        yield line(wording.IN_LETTERS, tuple(excerpts(letters, case, MOST_FAMILY)))
    if bare:
        yield line("", run(bare, MOST_SCANS))
    if not reports and not told and not bare and not letters:
        yield line("", ())
    yield line(wording.IMAGES, tuple(_studies(scans)) or tuple(_images_elsewhere(reports, case)))


def parted_scans(case: Case, scans: Sequence[Fact], whole: set[str]) -> tuple[list[Fact], list[Fact]]:
    """Scans with a result or a size, and those that are only named; neither where a report stands whole or a date is known."""
    sizes = [fact for fact in of_kinds(case, "tumour.size") if is_of_scan(fact)]
    known = {(str(fact.value), fact.unit) for fact in sizes if fact.name or is_in(fact, whole)}
    sizes = [fact for fact in sizes if not is_in(fact, whole) and (fact.name or (str(fact.value), fact.unit) not in known)]
    told = [fact for fact in scans if str(fact.value) != "done" and not is_in(fact, whole) and is_result(fact)]
    dated_names = {fact.name for fact in [*scans, *(scan for scan in reports_names(case, whole))] if fact.date}
    bare, _ = latest_of_each(fact for fact in scans if str(fact.value) == "done" and not is_in(fact, whole) and not is_told_of(fact, told, dated_names))
    return [*told, *sizes], bare


def reports_names(case: Case, whole: set[str]) -> list[Fact]:
    return [fact for fact in of_kinds(case, "imaging") if is_in(fact, whole)]


def is_told_of(fact: Fact, told: Sequence[Fact], dated_names: set[str]) -> bool:
    """Whether its result stands by the same day, or the scan by any day where this paper gives none."""
    return any(fact.name == one.name and fact.date == one.date for one in told) or (fact.date is None and fact.name in dated_names)


def scans_ahead(case: Case) -> Iterator[Line]:
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


def present_biomarkers(guide: Guide) -> Iterator[Line]:
    case = guide.case
    yield from awaited(case, "biomarkers")
    yield from differing(case, lambda kind: kind in {"biomarker", GERMLINE})
    yield from _markers(case)
    yield line(wording.GERMLINE, run(latest_of_each(of_kinds(case, GERMLINE))[0], 8) or tuple(_germline_awaited(case)))
    family = newest(fact for fact in case.facts if fact.kind == "family" and fact.status.assertion is not Assertion.HYPOTHETICAL)
    quoted = [*excerpts((fact for fact in family if is_written(fact)), case, MOST_FAMILY)]
    is_whole = not any("…" in said.text for said in quoted)
    coded = [fact for fact in family if (fact.source.path or fact.value) and not (is_whole and is_written(fact))]
    yield line(wording.FAMILY, (*run(by_relative(coded), MOST_RELATIVES), *quoted))


def _germline_awaited(case: Case) -> Iterator[Sentence]:
    sent = [fact for fact in of_kinds(case, "pending") if fact.name == GERMLINE and fact.status.assertion is Assertion.STATED]
    if sent:
        yield from_records(message(wording.RESULT_AWAITED), *sent)


def _markers(case: Case) -> Iterator[Line]:
    """The newest of each, tumour by tumour; what no paper ties to one stands by itself."""
    markers = of_kinds(case, "biomarker")
    of = {fact.id: tumour.id for tumour in case.tumours for fact in tumour.facts}
    for tumour in dict.fromkeys(of.get(fact.id, "") for fact in markers):
        latest, _ = latest_of_each(fact for fact in markers if of.get(fact.id, "") == tumour)
        label = tumour_name(tumour) if tumour and len(case.tumours) > 1 else ""
        mine = [fact for fact in markers if of.get(fact.id, "") == tumour]
        yield line(label, run([with_percent(fact, mine) for fact in latest], MOST_MARKERS_A_LINE))
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
    """All that is on its way in this part of the page; each thing once, what was sent together in one."""
    facts = [fact for fact in case.facts if fact.kind == "pending" and fact.status.person is Person.PATIENT and fact.status.assertion is Assertion.STATED]
    by_name: dict[str, list[Fact]] = {}
    for fact in sorted(facts, key=lambda fact: (fact.details.since is None, fact.details.due is None, str(fact.date))):
        if part_of_awaited(fact) == part:
            by_name.setdefault(fact.name.casefold(), []).append(fact)
    together: dict[object, list[list[Fact]]] = {}
    for same in by_name.values():
        first = as_final(same[0], case)
        same[0] = first
        together.setdefault((first.details, first.source.document), []).append(same)
    if together:
        said = sorted(together.values(), key=lambda group: str(group[0][0].date or ""), reverse=True)
        undue = () if any(same[0].details.due for group in said for same in group) else (frame(wording.NO_DUE),)
        yield line(wording.AWAITED, (*(_sent_together(group) for group in said), *_in_its_words(said, case), *undue), is_open=True)


def as_final(fact: Fact, case: Case) -> Fact:
    """Of a report of which an earlier form is there: what is awaited is the final one."""
    held = any(other.kind in {"report", "histology"} and other.date and fact.date and str(other.date)[:10] == str(fact.date)[:10] for other in case.facts)
    return last_form(fact, is_held=held and fact.name == PATHOLOGY_REPORT)


def last_form(fact: Fact, *, is_held: bool = False) -> Fact:
    """Named as the last form of a report, where an earlier one is held; else as it stands."""
    if fact.details.note != EARLIER_FORM and not is_held:
        return fact
    return replace(fact, name=str(message(wording.FINAL_REPORT, name=fact.name)), details=replace(fact.details, note=""))


def _sent_together(group: Sequence[Sequence[Fact]]) -> Sentence:
    first = group[0][0]
    names = ", ".join(same[0].name for same in group)
    said = with_date(say_clinically(replace(first, name=names)), first)
    return from_records(said, *(fact for same in group for fact in same[:1]))


def _in_its_words(groups: Sequence[Sequence[Sequence[Fact]]], case: Case) -> Iterator[Sentence]:
    """Where nobody says since when in a date with a year, the sentence may; where much is awaited, its names must do."""
    if len(groups) <= MOST_AWAITED_QUOTED:
        yield from excerpts([group[0][0] for group in groups if group[0][0].details.since is None and not group[0][0].source.path], case, MOST_PLACES)


def part_of_awaited(fact: Fact) -> str:
    if scan_words().search(fact.name):
        return "imaging"
    return "biomarkers" if fact.name == GERMLINE or biomarker_of_words(fact.name) else "open"
