"""Pictures taken and what they showed: imaging studies and reports."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.facts.coded.about import about_resource
from beside.facts.coded.diagnosis import cancers_in
from beside.facts.coded.here import end_of, first_date, start_of
from beside.facts.coded.procedures import procedure_in
from beside.facts.coded.said import Said, codes_of, say_concept, words_of
from beside.facts.fact import Assertion, Status, Time
from beside.terms.kinds import EARLIER_FORM
from beside.terms.questions import answer_in_words, answer_of_code
from beside.terms.sites import modality_words, pictures_of_words, site_of_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.coded.here import Here
    from beside.facts.fact import Fact
    from beside.records.fhir_types import CodeableConcept, DiagnosticReport, ImagingStudy

NO_RECORD = frozenset({"entered-in-error", "cancelled"})
# Of a report in parts, each result that is awaited says so itself.
PARTIAL = "partial"
DICOM = "dicom"  # how a document made of the pictures themselves is encoded
AWAITED = frozenset({"registered", PARTIAL, "preliminary"})
RADIOLOGY = frozenset({"LP29684-5", "RAD", "RUS", "RX", "CT", "NMR", "NMS", "CUS", "imaging"})


def read_imaging_study(here: Here, study: ImagingStudy) -> Iterator[Fact]:
    if study.status in NO_RECORD:
        return
    here = here.having(about=about_resource(here, study, study.reason_reference, reasons=study.reason_code), date=first_date(study.started))
    names = dict.fromkeys(filter(None, (modality_words(modality.code) for modality in study.modality)))
    names = names or dict.fromkeys(filter(None, (modality_words(series.modality.code) for series in study.series if series.modality)))
    known = next(filter(None, map(procedure_in, study.procedure_code)), None)
    site = next(filter(None, (site_of_words(series.body_site.display) for series in study.series if series.body_site)), None)
    if site is not None:
        here = here.having(about=replace(here.about, site=site.id, side=site.side or here.about.side))
    for name in names or ([known.id] if known else []):
        yield here.fact("imaging", name, "done", Said("modality", study.description or name), images=images_held(here, study, name))


def images_held(here: Here, study: ImagingStudy, name: str) -> str:
    """How many pictures of this kind the files hold; what FHIR says of a study is about pictures somewhere else."""
    series = (one for one in study.series if one.modality and modality_words(one.modality.code) == name)
    return str(sum(one.number_of_instances or 0 for one in series)) if here.document.encoding == DICOM else ""


def read_report(here: Here, report: DiagnosticReport) -> Iterator[Fact]:
    if report.status in NO_RECORD or report.code is None:
        return
    here = here.having(
        about=about_resource(here, report, (), specimens=report.specimen),
        date=first_date(report.effective_date_time, start_of(report.effective_period), report.issued),
    )
    here = here.until(end_of(report.effective_period))
    if is_radiology(report.category):
        yield from read_picture(here, report)
    else:
        yield from read_conclusion(here, report)
    if report.status in AWAITED and report.status != PARTIAL:
        yield read_unfinished(here, report, report.code)


def read_unfinished(here: Here, report: DiagnosticReport, code: CodeableConcept) -> Fact:
    """What is still to come of a report: all of it, or the last form of one that says something already."""
    known = procedure_in(code)
    name = known.id if known and known.kind == "imaging" else name_of_report(code)
    says_something = bool(report.result or report.conclusion or report.conclusion_code or report.presented_form)
    note = EARLIER_FORM if says_something and report.status != "registered" else ""
    return here.fact("pending", name, "awaited", say_concept("code", code), status=Status(time=Time.PENDING), since=here.date, note=note)


def name_of_report(concept: CodeableConcept) -> str:
    """What people call a report of this code; its own words where the table has none."""
    coded = (answer_of_code("report", code) for code in codes_of(concept))
    return next(filter(None, coded), None) or answer_in_words("report", words_of(concept)) or words_of(concept)


def read_picture(here: Here, report: DiagnosticReport) -> Iterator[Fact]:
    if report.status == "registered":
        return
    said = Said("conclusion", report.conclusion) if report.conclusion else say_concept("code", report.code)
    status = Status(assertion=Assertion.UNCERTAIN) if report.status in AWAITED else here.status
    for name, site in pictures_in(report.code).items():
        about = here.about if here.about.site else replace(here.about, site=site)
        yield here.fact("imaging", name, report.conclusion or "done", said, about=about, status=status, of=exam_of_places(report.code))


def exam_of_places(concept: CodeableConcept | None) -> str:
    """The exam as it is called, where that names more than one place: `CT chest, abdomen and pelvis`."""
    words = words_of(concept)
    return words if "," in words or " and " in words or "/" in words else ""


def pictures_in(concept: CodeableConcept | None) -> dict[str, str]:
    """The kinds of picture a report is of, each with its place; its own words where no kind is known."""
    known = procedure_in(concept) if concept else None
    words = words_of(concept)
    site = site_of_words(words)
    named = {picture.id: site.id if site else picture.site for picture in pictures_of_words(words)}
    if known is not None and known.kind == "imaging":
        named.setdefault(known.id, known.site)
    return named or ({words: site.id if site else ""} if words else {})


def read_conclusion(here: Here, report: DiagnosticReport) -> Iterator[Fact]:
    """A cancer that a report concludes in a code."""
    status = Status(assertion=Assertion.UNCERTAIN) if report.status in AWAITED else here.status
    for place, concept in enumerate(report.conclusion_code):
        for meaning in cancers_in(f"conclusionCode[{place}]", concept):
            about = replace(here.about, cancer=meaning.value)
            yield here.fact(
                "cancer", meaning.value, meaning.said.quote, meaning.said,
                about=about, status=status, from_display=meaning.from_display,
            )  # fmt: skip


def is_radiology(categories: tuple[CodeableConcept, ...]) -> bool:
    return any(code.code in RADIOLOGY for concept in categories for code in codes_of(concept))
