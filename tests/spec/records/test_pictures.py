"""Photos and scans of pages, as JPEG, PNG, TIFF, WebP, GIF or HEIC: the words on them are read by OCR."""

from __future__ import annotations

import struct
import zlib

import pytest
from PIL import Image

from beside.records import limits
from beside.records.document import ReadBy
from tests.pdfs import pdf_of_note
from tests.scans import as_file, require_ocr, scans_of

NOTE = "Left breast: invasive ductal carcinoma, grade 2.\nHER2: negative (IHC 1+)."
PDF = pdf_of_note(NOTE, size=11)


@pytest.fixture(autouse=True)
def _ocr():
    require_ocr()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "GIF"])
def test_the_words_on_a_picture_are_read(read, kind):
    [document] = read(as_file(scans_of(PDF), kind), "photo").documents

    assert document.text.split() == NOTE.split()
    assert document.pages[0].read_by is ReadBy.OCR


def test_each_page_of_a_tiff_is_a_page(read):
    second = pdf_of_note("Clinical stage: cT2 cN1 M0.", size=11)

    [document] = read(as_file([*scans_of(PDF), *scans_of(second)], "TIFF")).documents

    assert [document.text[page.start : page.end].split()[0] for page in document.pages] == ["Left", "Clinical"]


def test_a_photo_is_turned_as_its_camera_says(read):
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera lay on its side
    [page] = scans_of(PDF)

    [document] = read(as_file([page.rotate(90, expand=True)], "JPEG", exif=exif)).documents

    assert document.text.split() == NOTE.split()
    assert document.pages[0].turned == 0


def test_a_photo_that_says_nothing_of_its_size_is_taken_for_a_page(read):
    [page] = read(as_file(scans_of(PDF), "PNG")).documents[0].pages

    assert page.height == pytest.approx(11.7 * 72, rel=0.02)


def test_what_is_see_through_is_paper(read):
    [page] = scans_of(PDF)
    ink = Image.new("RGBA", page.size, (0, 0, 0, 0))
    ink.putalpha(page.point(lambda tone: 255 - tone))

    [document] = read(as_file([ink], "PNG")).documents

    assert document.text.split() == NOTE.split()


def test_a_photo_that_shows_no_page_is_named_and_stops_nothing(read):
    reading = read(as_file([Image.radial_gradient("L").resize((900, 700))], "JPEG"), "cat.jpg")

    assert not reading.documents
    assert [(problem.where, problem.what) for problem in reading.problems] == [("cat.jpg", "No words were found on this picture.")]


@pytest.mark.parametrize(
    "broken", [b"\x89PNG\r\n\x1a\n...", b"\xff\xd8\xff\xe0...", b"II*\0...", as_file(scans_of(PDF), "JPEG")[:9000]], ids=["png", "jpeg", "tiff", "cut short"]
)
def test_a_damaged_picture_is_named(read, broken):
    reading = read(broken, "photo")

    assert not reading.documents
    assert reading.kinds == ["damaged"]


def test_a_picture_that_would_unpack_to_gigabytes_is_refused(read):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    side = 40_000
    assert side * side > limits.PIXELS
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(bytes(1 << 20))) + chunk(b"IEND", b"")

    [problem] = read(bomb, "photo.png").problems

    assert problem.kind == "stopped"
    assert "memory" in problem.what
