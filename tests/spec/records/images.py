"""Builds medical images (DICOM) for tests: heads with a small picture behind them."""

from __future__ import annotations

from io import BytesIO

from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.filewriter import dcmwrite
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRLittleEndian, generate_uid

CT, REPORT, PLAN = "1.2.840.10008.5.1.4.1.1.2", "1.2.840.10008.5.1.4.1.1.88.11", "1.2.840.10008.5.1.4.1.1.481.5"


def head(kind: str = CT, modality: str = "CT", **fields: object) -> Dataset:
    made = Dataset()
    usual = {
        "SOPClassUID": kind, "SOPInstanceUID": generate_uid(), "StudyInstanceUID": "1.2.3", "SeriesInstanceUID": "1.2.3.1",
        "Modality": modality, "StudyDate": "20261116", "StudyTime": "093000", "StudyDescription": "CT chest", "PatientName": "Example^Ann",
        "PatientID": "7", "PatientBirthDate": "19600401", "PatientSex": "F", "SeriesNumber": "1",
    }  # fmt: skip
    for name, value in {**usual, **fields}.items():
        setattr(made, name, value)
    return made


def image(**fields: object) -> bytes:
    made = head(**fields)
    if made.Modality == "CT":
        made.Rows = made.Columns = 4
        made.BitsAllocated, made.SamplesPerPixel = 16, 1
        made.PixelData = bytes(32)
    return written(made)


def written(made: Dataset) -> bytes:
    made.file_meta = FileMetaDataset()
    made.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
    made.file_meta.MediaStorageSOPClassUID = made.SOPClassUID
    made.file_meta.MediaStorageSOPInstanceUID = made.SOPInstanceUID
    file = BytesIO()
    dcmwrite(file, made, enforce_file_format=True)
    return file.getvalue()


def item(kind: str, name: str, **fields: object) -> Dataset:
    made = Dataset()
    made.ValueType = kind
    made.ConceptNameCodeSequence = Sequence([code(name)])
    for field, value in fields.items():
        setattr(made, field, value)
    return made


def code(meaning: str, value: str = "1") -> Dataset:
    made = Dataset()
    made.CodeValue, made.CodingSchemeDesignator, made.CodeMeaning = value, "TEST", meaning
    return made


def report(*items: Dataset) -> bytes:
    made = head(REPORT, "SR", ContentDate="20261117", SeriesInstanceUID="1.2.3.9")
    made.ValueType = "CONTAINER"
    made.ConceptNameCodeSequence = Sequence([code("Chest CT report")])
    made.ContentSequence = Sequence(items)
    return written(made)
