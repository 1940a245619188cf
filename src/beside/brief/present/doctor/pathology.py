"""Pathology: reports as they stand, what other records say of the tissue, and where it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.fact_words import tissue_words
from beside.brief.messages import from_records, message
from beside.brief.present.doctor.coded_tissue import unread_on_tissue
from beside.brief.present.doctor.lines import (
    dated,
    differing,
    latest_of_each,
    line,
    newest,
    of_kinds,
    run,
)
from beside.brief.present.doctor.papers import (
    excerpts,
    is_written,
    place_in_text,
    report_in_words,
    reports_of,
)
from beside.brief.present.doctor.plan import places_of_next
from beside.brief.present.doctor.reported import (
    by_report,
    houses_of,
    is_ahead,
    is_in,
    is_of_scan,
    kinds_of,
    unrepeated,
)
from beside.brief.present.items import tumour_name
from beside.case.compare import exclude_each_other, is_before_pathology
from beside.facts.fact import Assertion
from beside.terms.places import overlaps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.brief.doctor import Line
    from beside.brief.messages import Sentence
    from beside.case import Case
    from beside.facts import Fact
    from beside.guide import Guide
    from beside.terms.places import Source

BARE = frozenset({"", "done", "needed", "recommended", "planned", "discussed"})
PATHOLOGY = frozenset({"pathology"})
PLACES, MOST_PLACES = frozenset({"slides", "blocks"}), 260
MOST_PROCEDURES, MOST_SPECIMENS, LEAST_WORDS = 6, 6, 8


def present_pathology(guide: Guide) -> Iterator[Line]:
    """Reports as they stand, the newest first; what other records say of the tissue, where no report stands for it."""
    case = guide.case
    yield from differing(case, lambda kind: kind in kinds_of("pathology") and kind != "tumour.size")
    yield from _operation_and_pathology(case)
    reports = [*reports_of(case, PATHOLOGY)]
    yield from (line("", (report_in_words(report, case),)) for report in reports)
    whole = {report.source.document for report in reports}
    found = [fact for fact in of_kinds(case, *kinds_of("pathology")) if not is_of_scan(fact) and not is_ahead(fact) and not is_in(fact, whole)]
    told = [fact for fact in found if (not reports or fact.source.path or fact.details.speaker) and not is_said_in(fact, reports)]
    others = list(unrepeated(list(by_report(without_doubt(told)))))
    yield from (one for report in others for one in _of_tumours(report, case))
    if not reports and not others:
        yield line("", ())
    if not reports and not any(fact.kind == "histology" for report in others for fact in report):
        yield from _diagnosis_as_written(case)
    unread = tuple(unread_on_tissue(case))
    if unread:
        yield line(wording.TISSUE_CODED, unread)
    yield from procedures(case, whole, is_of_tissue=True, shown=places_of_next(guide))
    yield line(wording.SLIDES, tuple(_tissue(case, reports)))


def procedures(case: Case, whole: set[str], *, is_of_tissue: bool, shown: Sequence[Source] = ()) -> Iterator[Line]:
    """Those that take tissue or look where it is; or the others. A result that says no place, and what is ahead, in its sentence."""
    named = [fact for fact in of_kinds(case, "procedure") if not is_in(fact, whole) and bool(tissue_words().search(f"{fact.name} {fact.value}")) == is_of_tissue]
    found, _ = latest_of_each(named)
    found = [fact for fact in found if not (is_ahead(fact) and is_written(fact) and any(overlaps(place_in_text(fact), place) for place in shown))]
    ahead = [fact for fact in found if is_ahead(fact) and not fact.source.path]
    if found:
        unplaced = [fact for fact in found if fact not in ahead and is_result_without_place(fact)]
        done = [fact for fact in found if fact not in ahead and fact not in unplaced]
        label = wording.PROCEDURES if is_of_tissue else wording.OTHER_PROCEDURES
        yield line(label, (*run(done, MOST_PROCEDURES), *excerpts([*unplaced, *ahead], case, MOST_PLACES)))


def _operation_and_pathology(case: Case) -> Iterator[Line]:
    """What the surgeon saw at the operation, where pathology found the opposite: said in order, and no conflict of two reports."""
    for kind in ("margins", "nodes.positive"):
        found = [fact for fact in of_kinds(case, kind) if fact.status.assertion is Assertion.STATED]
        seen = [fact for fact in found if is_before_pathology(fact)]
        after = [fact for fact in found if not is_before_pathology(fact) and any(exclude_each_other(fact, one) for one in seen)]
        if after:
            yield line(wording.SURGEON_DIFFERS, (*run(seen), *(replace(said, message=message(wording.VERSUS_NEXT, said=said.message)) for said in run(after))), is_open=True)


def without_doubt(facts: Sequence[Fact]) -> list[Fact]:
    """Without what was only suspected of a kind that is stated since."""
    stated = {fact.kind for fact in facts if fact.status.assertion is Assertion.STATED}
    return [fact for fact in facts if fact.status.assertion is not Assertion.UNCERTAIN or fact.kind not in stated]


def is_said_in(fact: Fact, reports: Sequence[Fact]) -> bool:
    """A coded entry whose words a report has that stands whole."""
    words = str(fact.value).casefold()
    return bool(fact.source.path) and len(words) >= LEAST_WORDS and any(words in " ".join(str(report.value).casefold().split()) for report in reports)


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
    written = [fact for fact in said if fact.name in PLACES]
    places = [fact for fact in written if not any(str(fact.value).casefold() in str(report.value).casefold() for report in reports)]
    numbers = [fact for fact in said if fact.name not in PLACES]
    yield from run(newest([fact for fact in numbers if not is_within(fact, numbers)]), MOST_SPECIMENS)
    yield from excerpts(places, case, MOST_PLACES)
    if len(places) < len(written):
        yield from_records(message(wording.IN_REPORT), *(fact for fact in written if fact not in places))
    if reports and not any(fact.name == "slides" or "kept" in str(fact.value) for fact in written):
        yield from_records(message(wording.SLIDES_UNKNOWN, houses=houses_of(reports, case)), *reports)


def is_within(fact: Fact, others: Sequence[Fact]) -> bool:
    """Whether the words stand whole in those of another: "blocks are kept at" in "slides and blocks are kept at"."""
    return any(fact.id != other.id and str(fact.value) != str(other.value) and str(fact.value).casefold() in str(other.value).casefold() for other in others)
