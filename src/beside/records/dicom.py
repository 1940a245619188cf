"""Reads the head of a DICOM file: which study it is of, when, of whom. The picture itself is never read."""

from __future__ import annotations

import logging
import warnings
import zlib
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from pydicom.config import disable_value_validation
from pydicom.errors import InvalidDicomError
from pydicom.filereader import read_partial

from beside.records import dicom_problems as problems
from beside.records import limits
from beside.records.dicom_head import STUMBLES, Fields
from beside.records.dicom_report import text_of_report
from beside.records.problems import RefusedRecordError, too_large
from beside.records.unpack import blocks_of, join_up_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydicom.tag import BaseTag

    from beside.errors import Problem
    from beside.records.dicom_image import Image
    from beside.records.file import File

LOGGER = logging.getLogger("pydicom")
LIST_OF_A_DISC = b"1.2.840.10008.1.3.10"
PAPER = "1.2.840.10008.5.1.4.1.1.104.1"  # an encapsulated PDF
PACKED, PLAIN = b"1.2.840.10008.1.2.1.99", b"1.2.840.10008.1.2.1\0\0\0"
# Behind these groups come the frames of a picture, and the picture.
FRAMES = 0x5200
META = 132  # where the head of the file begins, behind a preamble and the mark
LENGTH_OF_META = 12


def read_dicom(file: File) -> Iterator[Image | File | Problem]:
    data = join_up_to(limits.DICOM_HEAD, file.blocks())[: limits.DICOM_HEAD]
    if LIST_OF_A_DISC in data[:512]:
        yield problems.list_of_a_disc(file.name)
        return
    with _quietly():
        image, is_whole = _image_in(file, _inflated(file.name, data))
    if image.kind == PAPER:
        yield from _paper(file)
    yield image
    if not is_whole:
        yield problems.fields_broken(file.name)


def _image_in(file: File, data: bytes) -> tuple[Image, bool]:
    """And whether nothing in it was damaged."""
    try:
        fields = Fields(read_partial(BytesIO(data), _is_at_frames, force=True))
        is_cut = fields.is_cut
        image = fields.image(file)
        image = image.with_text(text_of_report(fields.data)) if image.is_report else image
    except (*STUMBLES, InvalidDicomError, RecursionError) as error:
        raise RefusedRecordError(problems.head_broken(file.name)) from error
    if not image.study:
        raise RefusedRecordError(problems.head_broken(file.name))
    return image, not (fields.broken or is_cut)


@contextmanager
def _quietly() -> Iterator[None]:
    """Pydicom warns and logs with the words of the record."""
    was, LOGGER.disabled = LOGGER.disabled, True
    try:
        with warnings.catch_warnings(), disable_value_validation():
            warnings.simplefilter("ignore")
            yield
    finally:
        LOGGER.disabled = was


def _is_at_frames(tag: BaseTag, _vr: str | None, _length: int) -> bool:
    return tag.group >= FRAMES


def _inflated(name: str, data: bytes) -> bytes:
    """A packed head would be unpacked whole, however large that is; so it is unpacked here, up to the limit."""
    at = data.find(PACKED, META, 512)
    if at < 0:
        return data
    end = META + LENGTH_OF_META + int.from_bytes(data[META + 8 : META + LENGTH_OF_META], "little")
    if not at < end <= 1024:
        raise RefusedRecordError(problems.head_broken(name))
    try:
        head = zlib.decompressobj(-15).decompress(data[end:], limits.DICOM_HEAD)
    except zlib.error as error:
        raise RefusedRecordError(problems.head_broken(name)) from error
    return data[:at] + PLAIN + data[at + len(PACKED) : end] + head


def _paper(file: File) -> Iterator[File]:
    """A PDF that was put among the pictures."""
    data = join_up_to(limits.WHOLE, file.blocks())
    if len(data) > limits.WHOLE:
        raise RefusedRecordError(too_large(file.name, limits.WHOLE))
    start = data.find(b"%PDF-")
    if start >= 0:
        paper = file.member("report.pdf", len(data) - start)
        yield paper.over(lambda: blocks_of(data[start:]))
