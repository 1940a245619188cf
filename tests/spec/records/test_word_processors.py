"""Letters come as RTF, DOCX and ODT. Their words are read as they stand now; what is left out is said."""

from __future__ import annotations

import time

import pytest

from tests.spec.records.containers import zip_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'  # fmt: skip
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(40_000)


def rtf(body: str, head: str = r"\ansi\ansicpg1252") -> bytes:
    return rb"{\rtf1" + head.encode() + rb"{\fonttbl{\f0 Arial;}{\f1\fcharset161 Greek;}}{\info{\author Nobody}}" + body.encode("cp1252") + b"}"


def docx(body: str, **parts: object) -> bytes:
    whole = {f"word/{name}.xml": f"<w:hdr {W}>{words}</w:hdr>" for name, words in parts.items() if isinstance(words, str)}
    media = {f"word/media/{name}.png": data for name, data in parts.items() if isinstance(data, bytes)}
    main = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return zip_of({"[Content_Types].xml": "<Types/>", "word/document.xml": main, **whole, **media})


def p(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def text_of(reading) -> str:
    [document] = reading.documents
    return document.text


def test_paragraphs_are_lines_and_cells_are_parted_by_tabs(read):
    table = r"\trowd\intbl ER\cell positive\cell\row\trowd\intbl PR\cell negative\cell\row"
    cells = "".join(f"<w:tr><w:tc>{p(one)}</w:tc><w:tc>{p(two)}</w:tc></w:tr>" for one, two in (("ER", "positive"), ("PR", "negative")))

    as_rtf = read(rtf(rf"Pathology\par {{\b HER2}}: negative\par {table}"))
    as_docx = read(docx(p("Pathology") + p("HER2: negative") + f"<w:tbl>{cells}</w:tbl>"), "2")

    assert text_of(as_rtf).split("\n") == ["Pathology", "HER2: negative", "ER\tpositive\t", "PR\tnegative\t"]
    assert text_of(as_docx).split("\n") == ["Pathology", "HER2: negative", "ER\tpositive", "PR\tnegative"]
    assert as_rtf.problems == as_docx.problems == []


def test_signs_are_read_in_every_way_rtf_writes_them(read):
    assert text_of(read(rtf(r"M\'fcller 5 \'b5g"))) == "Müller 5 µg"
    assert text_of(read(rtf(r"M\u252?ller \u8805 ? 2\u160\'a0cm"), "2")) == "Müller ≥ 2\xa0cm"
    assert text_of(read(rtf(r"{\uc2\u948\'64\'65} 2{\uc0\u-10179\u-8704}"), "3")) == "δ 2😀"
    assert text_of(read(rtf(r"\f1 \'e4 \f0 \'e4"), "4")) == "δ ä"
    assert text_of(read(rtf(r"\'e4", r"\mac"), "5")) == "‰"


def test_what_is_no_text_in_rtf_is_left_out_and_pictures_are_named(read):
    picture = r"{\*\shppict{\pict\pngblip 89504e47}}{\nonshppict{\pict 8950}}{\pict\bin6 } no {}"
    field = r"{\field{\*\fldinst HYPERLINK x}{\fldrslt the report}}"

    reading = read(rtf(rf"See {field}.{picture}{{\*\unknown no}}{{\v hidden}} End"))

    assert text_of(reading) == "See the report. End"
    assert reading.kinds == ["pictures"]
    assert "not read: 2." in reading.problems[0].what


def test_of_rtf_cut_short_is_read_what_is_there(read):
    reading = read(rtf(r"HER2: negative\par {\b ER")[:-1])

    assert text_of(reading) == "HER2: negative\nER"
    assert reading.kinds == ["damaged"]


def test_what_was_inserted_is_read_and_what_was_deleted_is_left_out_and_said(read):
    marked = '<w:p><w:ins w:id="1"><w:r><w:t>ER positive</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>ER negative</w:delText></w:r></w:del></w:p>'

    as_docx = read(docx(marked))
    as_rtf = read(rtf(r"{\revised ER positive}{\deleted ER negative}"), "2")

    for reading in (as_docx, as_rtf):
        assert text_of(reading) == "ER positive"
        assert reading.kinds == ["deleted"]
        assert not reading.problems[0].lost


def test_heads_and_feet_of_pages_and_notes_are_read(read):
    made = docx(p("Words"), header1=p("Clinic, 2026-11-16"), footer1=p("Page"), footnotes=p("A note"))

    assert text_of(read(made)).split("\n") == ["Clinic, 2026-11-16", "", "Words", "", "Page", "", "A note"]


def test_stops_of_tabs_are_no_tabs(read):
    stops = '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>ER</w:t><w:tab/><w:t>positive</w:t><w:br/><w:t>end</w:t></w:r></w:p>'

    assert text_of(read(docx(stops))) == "ER\tpositive\nend"


def test_a_picture_as_large_as_a_page_is_a_file_of_its_own(read):
    reading = read(docx(p("See the scan."), scan=PICTURE, logo=PICTURE[:900]))

    assert {problem.where for problem in reading.problems} == {"record › scan.png", "record"}
    assert "Small pictures" in " ".join(problem.what for problem in reading.problems)


def test_an_open_document_is_read(read):
    content = (
        f"<office:document-content {ODF}><office:body><office:text><text:tracked-changes><text:p>old</text:p></text:tracked-changes>"
        "<text:h>Pathology</text:h><text:p>ER<text:tab/>positive</text:p><table:table><table:table-row><table:table-cell><text:p>PR</text:p>"
        "</table:table-cell><table:table-cell><text:p>negative</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>"
    )
    made = zip_of({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "META-INF/manifest.xml": "<m/>"})

    assert text_of(read(made)).split("\n") == ["Pathology", "ER\tpositive", "PR\tnegative"]


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("xl/workbook.xml", "a spreadsheet (XLSX)"),
        ("ppt/presentation.xml", "slides (PPTX)"),
        ("Index/Document.iwa", "a Pages, Numbers or Keynote file"),
    ],
)
def test_tables_and_slides_are_named_with_what_to_do(read, part, name):
    [problem] = read(zip_of({"[Content_Types].xml": "<Types/>", part: "<x/>"})).problems

    assert problem.what == f"This is {name}. Beside does not read that yet."
    assert "save it as PDF" in problem.hint


BOMB = '<!DOCTYPE a [<!ENTITY a "aaaa">' + "".join(f'<!ENTITY {one} "{f"&{two};" * 10}">' for two, one in zip("abcdefgh", "bcdefghi", strict=True)) + "]>"


def test_a_document_type_is_refused(read):
    made = zip_of({"[Content_Types].xml": "<Types/>", "word/document.xml": f"{BOMB}<w:document {W}>{p('&i;')}</w:document>"})

    [problem] = read(made).problems

    assert "DOCTYPE" in problem.what


def test_of_a_damaged_letter_is_read_what_comes_before(read):
    reading = read(docx(p("HER2: negative") + "<w:p><w:broken"))

    assert text_of(reading) == "HER2: negative"
    assert reading.kinds == ["damaged"]


def test_a_letter_that_grows_without_end_is_refused(read):
    made = zip_of({"[Content_Types].xml": "<Types/>", "word/document.xml": " " * 40_000_000})

    assert read(made).kinds == ["limit"]


HOSTILE = {
    "brackets": b"{\\rtf1" + b"{" * 300_000,
    "closed brackets": b"{\\rtf1" + b"{}" * 300_000 + b"}" * 1000,
    "signs": b"{\\rtf1" + b"\\'41" * 300_000,
    "halves": b"{\\rtf1" + b"\\u-10179 " * 200_000,
    "fonts": b"{\\rtf1{\\fonttbl" + b"{\\f1\\fcharset161 x;}" * 50_000,
    "skips": b"{\\rtf1\\uc9999999" + b"\\u65 a" * 200_000,
    "bytes": b"{\\rtf1\\bin99999999 }",
    "backslashes": b"{\\rtf1" + b"\\" * 300_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_rtf_made_to_take_forever_takes_little_time(read, name):
    started = time.process_time()

    reading = read(HOSTILE[name])

    assert "reader-stopped" not in reading.kinds
    assert time.process_time() - started < 8


def test_more_control_words_than_the_limit_are_refused(read, monkeypatch):
    monkeypatch.setattr("beside.records.limits.RTF_WORDS", 100)

    assert read(rtf(r"\par " * 200)).kinds == ["limit"]
