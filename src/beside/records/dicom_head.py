"""What the head of a DICOM file says, as plain words; tags that are written wrongly are left out and counted."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from decimal import InvalidOperation
from typing import TYPE_CHECKING

from pydicom.dataelem import RawDataElement
from pydicom.dataset import Dataset
from pydicom.errors import BytesLengthException
from pydicom.sequence import Sequence

from beside.records.dicom_image import Image, Patient, Plan, Series

if TYPE_CHECKING:
    from beside.records.file import File

# What pydicom raises over values that are not written as their type has it.
STUMBLES = (ValueError, TypeError, KeyError, AttributeError, LookupError, NotImplementedError, EOFError, OSError,
            OverflowError, InvalidOperation, BytesLengthException, struct.error)  # fmt: skip
DATE = re.compile(r"(\d{4})\.?(\d{2})\.?(\d{2})")
TIME = re.compile(r"(\d{2}):?(\d{2}):?(\d{2})?")
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
UNKNOWN_LENGTH = 0xFFFFFFFF
LONGEST = 400


@dataclass(slots=True)
class Fields:
    data: Dataset
    broken: int = 0

    @property
    def is_cut(self) -> bool:
        """Whether the last value that is there is shorter than it says."""
        raws = (self.data.get_item(tag) for tag in self.data.keys())  # noqa: SIM118 - a Dataset iterates by value
        return any(
            isinstance(raw, RawDataElement) and raw.length != UNKNOWN_LENGTH and len(raw.value or b"") < raw.length
            for raw in raws
        )

    def words(self, keyword: str) -> str:
        """In one line."""
        return " ".join(CONTROL.sub(" ", self.text(keyword)[:LONGEST]).split())

    def text(self, keyword: str) -> str:
        value = self._value(keyword)
        return "" if value is None else str(value).replace("\r\n", "\n").replace("\r", "\n").strip("\0 ")

    def items(self, keyword: str) -> list[Dataset]:
        value = self._value(keyword)
        return [item for item in value if isinstance(item, Dataset)] if isinstance(value, Sequence) else []

    def _value(self, keyword: str) -> object:
        try:
            return self.data.get(keyword)
        except STUMBLES:
            self.broken += 1
            return None

    def date(self, keyword: str) -> str:
        found = DATE.match(self.words(keyword))
        return "-".join(found.groups()) if found else ""

    def moment(self, date: str, time: str) -> str:
        day, found = self.date(date), TIME.match(self.words(time))
        return f"{day}T{found[1]}:{found[2]}:{found[3] or '00'}" if day and found else day

    def image(self, file: File) -> Image:
        name = self.words("PatientName").split("=")[0].strip("^ ")
        patient = Patient(name, self.words("PatientID"), self.words("IssuerOfPatientID"), self.date("PatientBirthDate"), self.words("PatientSex"))
        of = Series(self.words("Modality"), self.words("SeriesDescription"), self.words("BodyPartExamined"), self.words("Laterality"))
        plan = Plan(self.words("RTPlanLabel"), self.words("PlanIntent"), self.words("ApprovalStatus"), self.date("RTPlanDate"))
        return Image(
            file, self.words("StudyInstanceUID"), self.words("SeriesInstanceUID"), self.words("SOPInstanceUID"), patient,
            self.moment("StudyDate", "StudyTime"), self.words("StudyDescription"), of, plan, self.words("SOPClassUID"), self.date("ContentDate"),
        )  # fmt: skip
