"""Gathers the files of an imaging study into one document: a study of 500 slices is one paper, not 500."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from beside.records.dicom_image import PLAN
from beside.records.document import Document, DocumentKind, Entry
from beside.records.fhir_types import (
    CodeableConcept,
    Coding,
    HumanName,
    Identifier,
    ImagingSeries,
    ImagingStudy,
    Patient,
    Procedure,
    Reference,
)
from beside.records.held import id_within
from beside.terms.dates import parse_date
from beside.terms.sites import modality_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.records.dicom_image import Image, Series
    from beside.records.dicom_image import Patient as Named

DICOM = "dicom"
MODALITIES = "http://dicom.nema.org/resources/ontology/DCM"
NUMBERS = CodeableConcept((Coding(system="http://terminology.hl7.org/CodeSystem/v2-0203", code="MR"),))
SEXES = {"F": "female", "M": "male", "O": "other"}
SIDES = {"L": "left", "R": "right", "B": "both"}
# Of a plan to treat this person, and not to test the machine (DICOM PS3.3, C.8.8.9); others wait for approval.
TREATS = frozenset(("", "CURATIVE", "PALLIATIVE", "PROPHYLACTIC"))
APPROVED = "APPROVED"
NAMES = {
    "RTPLAN": "radiotherapy plan", "RTDOSE": "radiotherapy dose", "RTSTRUCT": "radiotherapy outlines", "RTRECORD": "record of radiotherapy",
    "RTIMAGE": "radiotherapy image", "SR": "structured report", "PR": "view of images", "KO": "selection of images", "SEG": "outlines on images",
    "DOC": "document", "REG": "alignment of images", "OT": "other image",
}  # fmt: skip
PICTURES = frozenset(("OT", "RTIMAGE"))


@dataclass(slots=True)
class Study:
    first: Image
    chains: set[tuple[str, ...]] = field(default_factory=set)
    series: dict[str, Series] = field(default_factory=dict)
    files: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    reports: dict[str, Image] = field(default_factory=dict)
    plans: dict[str, Image] = field(default_factory=dict)

    def add(self, image: Image) -> None:
        self.chains.add(image.file.chain)
        self.series.setdefault(image.series, image.of)
        self.files[image.series].add(image.id)
        if image.text:
            self.reports.setdefault(image.id, image)
        if image.of.modality == PLAN:
            self.plans.setdefault(image.id, image)


class Studies:
    """Told apart by the study's own number and by the person: a number may have been copied to another's images."""

    def __init__(self) -> None:
        self.studies: dict[tuple[object, ...], Study] = {}

    def add(self, image: Image) -> None:
        key = (image.study, image.patient, image.file.container, image.file.inside if image.file.container else "")
        self.studies.setdefault(key, Study(image)).add(image)

    def documents(self) -> Iterator[Document]:
        for study in self.studies.values():
            document = _document_of(study)
            yield document
            yield from (_report_in(document, image) for image in study.reports.values())


def _document_of(study: Study) -> Document:
    first = study.first
    file = first.file
    numbers = "\x1f".join((DICOM, first.study, *_parts_of(first.patient), file.container, file.inside))
    return Document(
        id=sha256(numbers.encode("utf-8", "surrogatepass")).hexdigest(),
        kind=DocumentKind.CODED,
        chain=_chain_of(study),
        entries=tuple(_entries_of(study)),
        container=file.container,
        path=file.inside,
        subject=_reference_of(first.patient) if not file.container else file.said.subject,
        title=_title_of(study),
        date=parse_date(first.started),
        encoding=DICOM,
        files=file.files,
    )


def _parts_of(patient: Named) -> tuple[str, ...]:
    return patient.name, patient.number, patient.issuer, patient.born


def _reference_of(patient: Named) -> str:
    """The same for the same person on every disc; empty where nobody is named."""
    written = "\x1f".join(_parts_of(patient)).encode("utf-8", "surrogatepass")
    return f"Patient/dicom-{sha256(written).hexdigest()[:16]}" if patient else ""


def _chain_of(study: Study) -> tuple[str, ...]:
    """The file's own where there is one; else the first by name, and how many more: no two studies are called alike."""
    first, more = min(study.chains), len(study.chains) - 1
    return first if not more else (*first[:-1], f"{first[-1]} and {more:,} more {'file' if more == 1 else 'files'}")


def _title_of(study: Study) -> str:
    kinds = dict.fromkeys(modality_words(series.modality) or NAMES.get(series.modality, series.modality) for series in study.series.values())
    what = "On disc" if {series.modality for series in study.series.values()} <= NAMES.keys() - PICTURES else "Images on disc"
    return f"{what}: {', '.join(filter(None, kinds)) or 'of an unknown kind'}"


def _entries_of(study: Study) -> Iterator[Entry]:
    patient, reference = study.first.patient, _reference_of(study.first.patient)
    subject = Reference(reference=reference) if reference else None
    if reference:
        yield Entry("patient", "", _patient(patient, reference.partition("/")[2]))
    yield Entry("study", "", _imaging_study(study, subject))
    for number, image in enumerate(study.plans.values()):
        if image.plan.approval == APPROVED and image.plan.intent in TREATS:
            yield Entry(f"plan[{number}]", "", _planned(image, subject))


def _patient(patient: Named, name: str) -> Patient:
    numbers = (Identifier(type=NUMBERS, system=f"dicom:{patient.issuer}", value=patient.number),)
    return Patient(
        resource_type="Patient", id=name, name=(_name(patient.name),) if patient.name else (),
        gender=SEXES.get(patient.sex, ""), birth_date=patient.born,
        identifier=numbers if patient.issuer and patient.number else (),
    )  # fmt: skip


def _name(written: str) -> HumanName:
    """`Last^First^Middle`; what has no such marks is a name as it stands."""
    family, *given = written.split("^")
    return HumanName(family=family, given=tuple(filter(None, given[:2])))


def _imaging_study(study: Study, subject: Reference | None) -> ImagingStudy:
    modalities = dict.fromkeys(series.modality for series in study.series.values() if series.modality)
    return ImagingStudy(
        resource_type="ImagingStudy", status="available", subject=subject, started=study.first.started,
        modality=tuple(Coding(system=MODALITIES, code=code) for code in modalities),
        description=study.first.description,
        series=tuple(_series(uid, series, len(study.files[uid])) for uid, series in study.series.items()),
    )  # fmt: skip


def _series(uid: str, series: Series, count: int) -> ImagingSeries:
    side = SIDES.get(series.side, "")
    return ImagingSeries(
        uid=uid, modality=Coding(system=MODALITIES, code=series.modality), description=series.description,
        body_site=Coding(display=f"{side} {series.body_part.lower()}".strip()) if series.body_part else None,
        laterality=Coding(code=series.side, display=side) if side else None, number_of_instances=count,
    )  # fmt: skip


def _planned(image: Image, subject: Reference | None) -> Procedure:
    return Procedure(
        resource_type="Procedure", status="preparation", code=CodeableConcept(text="radiotherapy"), subject=subject,
        performed_date_time=image.plan.date or image.started,
    )  # fmt: skip


def _report_in(study: Document, image: Image) -> Document:
    path = f"report {image.id}"
    return Document(
        id=id_within(study.id, path, image.text.encode("utf-8", "surrogatepass")),
        kind=DocumentKind.TEXT,
        chain=image.file.chain,
        text=image.text,
        container=study.id,
        path=path,
        subject=study.subject,
        title="Structured report",
        date=parse_date(image.written or image.started),
        encoding=DICOM,
        files=image.file.files,
        size=len(image.text),
    )
