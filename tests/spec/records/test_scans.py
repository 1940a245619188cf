"""A page that is a picture is read by OCR, on this computer; which pages were, and how sure the OCR was, is kept."""

from __future__ import annotations

import time

import psutil
import pytest
from PIL import Image

from beside.records import read_records
from beside.records.document import ReadBy
from beside.records.held import Held
from beside.records.kept import KeptPages
from beside.records.ocr_engine import Engine, Missing, find_engine
from beside.records.pdf import read_pdf
from beside.records.scans import Scans
from beside.records.work import Work
from tests.pdfs import changed, pdf_of, pdf_of_note
from tests.scans import as_file, require_ocr, scanned_pdf, scans_of

NOTE = """Patient: Anna Example

DIAGNOSIS
Left breast, core biopsy: invasive ductal carcinoma, grade 2.
HER2: negative (IHC 1+). Estrogen receptor positive, 90 %.
Clinical stage: cT2 cN1 M0. The mass measures 23 mm in ultrasound."""
PDF = pdf_of_note(NOTE, size=11)


@pytest.fixture(autouse=True)
def _ocr():
    require_ocr()


def words_of(document):
    return document.text.split()


def test_a_scanned_page_is_read_word_for_word(read):
    [document] = read(scanned_pdf(PDF)).documents

    assert words_of(document) == NOTE.split()
    assert document.text.startswith("Patient: Anna Example\n\nDIAGNOSIS\nLeft breast")


def test_the_document_says_that_it_was_read_by_ocr_and_how_sure_that_is(read):
    [page] = read(scanned_pdf(PDF)).documents[0].pages

    assert page.read_by is ReadBy.OCR
    assert page.scanned
    assert 85 <= page.sure <= 100


def test_each_word_of_a_scan_has_its_place_on_the_page(read):
    [scanned], [typed] = (read(pdf, name).documents[0].pages for pdf, name in ((scanned_pdf(PDF), "scan"), (PDF, "typed")))

    assert (scanned.width, scanned.height) == pytest.approx((typed.width, typed.height), abs=2)
    for seen, written in zip(scanned.words, typed.words, strict=True):
        assert seen.box.left == pytest.approx(written.box.left, abs=6)
        assert seen.box.top == pytest.approx(written.box.top, abs=9)


def test_each_fact_of_a_scan_says_that_it_comes_from_one(write):
    from beside.facts import facts_in_files

    reading = facts_in_files([write("scan.pdf", scanned_pdf(PDF)), write("typed.pdf", PDF)])

    assert {fact.source.scanned for fact in reading.facts if fact.source.chain == ("scan.pdf",)} == {True}
    assert {fact.source.scanned for fact in reading.facts if fact.source.chain == ("typed.pdf",)} == {False}


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_was_scanned_lying_or_upside_down_is_turned(read, turn):
    lying = [image.rotate(turn, expand=True) for image in scans_of(PDF)]

    [document] = read(as_file(lying, "PDF", resolution=200)).documents

    assert words_of(document)[:3] == ["Patient:", "Anna", "Example"]
    assert document.pages[0].turned == turn
    assert document.pages[0].height > document.pages[0].width


def test_pages_with_text_and_pages_that_are_pictures_stand_in_their_order(read):
    def append(writer):
        import io

        writer.append(io.BytesIO(scanned_pdf(PDF)))
        writer.append(io.BytesIO(pdf_of("Third page.")))

    [document] = read(changed(pdf_of("First page."), append)).documents

    assert [(page.number, page.read_by) for page in document.pages] == [(1, ReadBy.TEXT_LAYER), (2, ReadBy.OCR), (3, ReadBy.TEXT_LAYER)]


def test_a_scan_with_a_stamped_line_of_text_is_read_as_a_scan(read):
    def stamp(writer):
        import io

        from pypdf import PdfReader

        writer.pages[0].merge_page(PdfReader(io.BytesIO(pdf_of('#set page(paper: "a4")\nReceived by fax'))).pages[0])

    [document] = read(changed(scanned_pdf(PDF), stamp)).documents

    assert document.pages[0].read_by is ReadBy.OCR
    assert "carcinoma," in words_of(document)


def test_an_empty_sheet_among_scans_is_no_problem(read):
    pages = [*scans_of(PDF), Image.new("L", scans_of(PDF)[0].size, 255)]

    reading = read(as_file(pages, "PDF", resolution=200))

    assert len(reading.documents) == 1
    assert reading.problems == []


def test_a_page_on_which_no_words_are_found_is_named(read):
    drawing = Image.linear_gradient("L").resize((1600, 2200))

    reading = read(as_file([*scans_of(PDF), drawing], "PDF", resolution=200), "scan.pdf")

    assert [(problem.where, problem.what) for problem in reading.problems] == [("scan.pdf, page 2", "No words were found on this picture.")]


def test_words_that_are_hard_to_read_are_read_with_doubts(read):
    poor = [image.resize((image.width // 4, image.height // 4)) for image in scans_of(PDF)]

    reading = read(as_file(poor, "PDF", resolution=50), "scan.pdf")

    assert reading.kinds == ["hard-to-read"]
    assert not reading.problems[0].lost


def test_progress_is_told_page_by_page(write):
    path = write("scan.pdf", as_file([*scans_of(PDF), *scans_of(PDF)], "PDF", resolution=200))
    told = []

    list(read_records([path], on_progress=lambda *step: told.append(step)))

    assert [name for _, _, name in told if "scanned" in name][-2:] == ["scan.pdf, scanned page 1 of 2", "scan.pdf, scanned page 2 of 2"]


def test_a_reading_that_is_stopped_leaves_no_child_and_goes_on_where_it_was(write, tmp_path, monkeypatch):
    path = write("scan.pdf", as_file([*scans_of(PDF), *scans_of(PDF), *scans_of(PDF)], "PDF", resolution=200))
    kept = KeptPages(tmp_path / "kept")
    before = psutil.Process().children()

    def stop(_done, _total, name):
        if "scanned page 2" in name:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(read_records([path], on_progress=stop, kept=kept))
    assert psutil.Process().children() == before
    kept_pages = sum(1 for _ in (tmp_path / "kept").glob("*.page"))
    assert 1 <= kept_pages <= 2

    anew = []
    recognise = Scans._recognise
    monkeypatch.setattr(Scans, "_recognise", lambda *given: anew.append(given[1]) or recognise(*given))
    [document] = list(read_records([path], kept=kept))
    assert len(document.pages) == 3
    assert len(anew) == 3 - kept_pages


def test_a_page_that_is_damaged_among_those_kept_is_read_anew(write, tmp_path):
    path = write("scan.pdf", scanned_pdf(PDF))
    kept = KeptPages(tmp_path / "kept")
    [first] = read_records([path], kept=kept)
    for page in (tmp_path / "kept").glob("*.page"):
        page.write_bytes(b"\x00" * 40)

    [second] = read_records([path], kept=kept)

    assert second == first


def test_a_kept_page_is_the_same_as_one_read_anew_and_quicker(write, tmp_path):
    path = write("scan.pdf", scanned_pdf(PDF))
    kept = KeptPages(tmp_path / "kept")
    [first] = read_records([path], kept=kept)
    started = time.process_time()

    [second] = read_records([path], kept=kept)

    assert second == first
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("system", "line"),
    [("linux", "sudo apt install tesseract-ocr-eng"), ("linux", "sudo dnf install"), ("darwin", "brew install tesseract"), ("win32", "winget install")],
)
def test_where_ocr_is_not_installed_the_pages_are_named_with_the_line_to_paste(monkeypatch, system, line):
    monkeypatch.setattr("beside.records.ocr_engine.FOLDERS", ())
    missing = find_engine({}, system)
    assert isinstance(missing, Missing)

    work = Work(engine=missing)
    [problem] = read_pdf(Held(("scan.pdf",), scanned_pdf(PDF), "id"), work)
    work.children.close()

    assert problem.where == "scan.pdf"
    assert "OCR) is not installed" in problem.what
    assert line in problem.hint
    assert problem.lost


def test_ocr_data_is_found_where_the_person_says_it_is(tmp_path):
    (tmp_path / "tessdata").mkdir()
    (tmp_path / "tessdata" / "eng.traineddata").write_bytes(b"data")

    engine = find_engine({"TESSDATA_PREFIX": str(tmp_path)}, "linux")

    assert isinstance(engine, Engine)
    assert (engine.folder, engine.oriented) == (str(tmp_path / "tessdata"), False)


@pytest.mark.parametrize(("read_off", "meant"), [("{", "["), ("{[", "["), ("(]", "[]"), ("[}", "[]"), ("{1.73_m2}", "{1.73_m2}"), ("(a)", "(a)"), ("]", "]")])
def test_an_empty_box_of_a_form_stays_one(read_off, meant):
    from beside.records.inside.misread import well_read

    assert well_read(read_off) == meant


def test_a_table_whose_columns_stand_far_apart_loses_none(read):
    table = "\n".join(f"{name:24}{first:15}{second:15}{third}" for name, first, second, third in (
        ("", "11.08.2026", "09.11.2026", "Ref."), ("", "before op", "after op", ""),
        ("Cortisol, morning", "31.0 H", "6.2", "5.0-23.0 ug/dL"), ("Potassium", "3.1 L", "4.2", "3.5-5.1 mmol/L"),
        ("Creatinine", "0.71", "0.69", "0.50-1.10 mg/dL"), ("Hemoglobin", "14.9", "13.2", "12.0-16.0 g/dL"),
    ))  # fmt: skip

    [document] = read(scanned_pdf(pdf_of_note(table))).documents

    rows = [line.split("\t") for line in document.text.strip().split("\n") if line]
    assert [row[0] for row in rows[2:]] == ["Cortisol, morning", "Potassium", "Creatinine", "Hemoglobin"]
    assert [row[2] for row in rows[2:]] == ["6.2", "4.2", "0.69", "13.2"]


def test_columns_of_prose_are_read_one_after_the_other(read):
    prose = '#set page(paper: "a4", margin: 2cm)\n#set text(size: 11pt)\n#columns(2)[' + "left breast of the patient " * 30 + "#colbreak()" + "right side not involved " * 30 + "]"

    [document] = read(scanned_pdf(pdf_of(prose))).documents

    words = document.text.split()
    left, right = words[: words.index("right")], words[words.index("right") :]
    assert left.count("left") > 20 < right.count("right")
    assert "left" not in right


@pytest.mark.parametrize(
    ("read_off", "meant"),
    [("cNl", "cN1"), ("pTl", "pT1"), ("pTlc", "pT1c"), ("(Nl", "(N1"), ("pT2NOMO", "pT2NOMO"), ("pMO", "pM0"), ("MQ.", "M0."), ("NO", "NO"), ("TO", "TO"), ("MI", "MI"), ("MILD", "MILD"), ("Tl-weighted", "T1-weighted")],
)
def test_a_letter_stands_for_a_number_only_where_a_stage_has_one(read_off, meant):
    from beside.records.inside.misread import well_read

    assert well_read(read_off) == meant
