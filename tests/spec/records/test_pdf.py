"""PDFs are read by their text layer, page by page, in a process of their own; what it cannot read is named by page."""

from __future__ import annotations

import pytest

from beside.facts import facts_in_files
from beside.records.document import ReadBy
from tests.pdfs import (
    BREAKS_OFF,
    bomb,
    locked,
    pdf_of,
    pdf_of_note,
    pdf_of_pages,
    raw_pdf,
    with_attachment,
    with_field,
    words,
)

PAGE = "#set page(width: 15cm, height: 12cm, margin: 1cm)\n#set text(size: 10pt)\n"


def test_the_words_of_each_page_stand_in_one_text(read):
    pdf = pdf_of(PAGE + "HER2: negative\n#pagebreak()\nStage IIB")

    [document] = read(pdf).documents

    assert document.text == "HER2: negative\n\fStage IIB\n\f"
    assert [(page.number, document.text[page.start : page.end]) for page in document.pages] == [
        (1, "HER2: negative\n\f"),
        (2, "Stage IIB\n\f"),
    ]
    assert {page.read_by for page in document.pages} == {ReadBy.TEXT_LAYER}


def test_each_word_has_its_place_on_the_page(read):
    [document] = read(pdf_of(PAGE + "HER2: negative")).documents

    [page] = document.pages
    her2, negative = page.words
    assert document.text[page.start + her2.start : page.start + her2.end] == "HER2:"
    assert document.text[page.start + negative.start : page.start + negative.end] == "negative"
    assert her2.box.left == pytest.approx(28.3, abs=0.5)  # 1 cm in points
    assert her2.box.top < 40 < her2.box.bottom + 5
    assert her2.box.right < negative.box.left < page.width
    assert (round(page.width), round(page.height)) == (425, 340)


def test_a_word_takes_17_bytes(read):
    [document] = read(pdf_of(PAGE + "word " * 100)).documents

    words_of_page = document.pages[0].words
    assert len(words_of_page) == 100
    assert sum(map(len, (words_of_page.starts, words_of_page.lengths, words_of_page.sides, words_of_page.sure))) == 1700


def test_a_page_that_lies_on_its_side_has_its_words_where_they_are_seen(read):
    upright, turned = (read(pdf_of_pages(words("HER2")).replace(b"/MediaBox", turn + b" /MediaBox"), name).documents[0].pages[0]
                       for name, turn in (("upright", b""), ("turned", b"/Rotate 90")))  # fmt: skip

    [box], [seen] = ([word.box for word in page.words] for page in (upright, turned))
    assert (turned.width, turned.height) == (upright.height, upright.width)
    assert seen.top == pytest.approx(box.left, abs=0.2)
    assert seen.right == pytest.approx(upright.height - box.top, abs=0.2)


def test_two_columns_are_read_one_after_the_other(read):
    [document] = read(pdf_of(PAGE + "#columns(2)[" + "left " * 30 + "#colbreak()" + "right " * 30 + "]")).documents

    assert document.text.split() == ["left"] * 30 + ["right"] * 30


def test_the_cells_of_a_row_are_parted_by_tabs(read):
    table = "#table(columns: (3cm, 3cm, 3cm), [CEA], [5.2], [ng/mL], [White cells], [6.1], [10\\^9/L])"

    [document] = read(pdf_of(PAGE + table)).documents

    assert document.text == "CEA\t5.2\tng/mL\nWhite cells\t6.1\t10^9/L\n\f"


def test_an_empty_line_stays_one(read):
    [document] = read(pdf_of_note("DIAGNOSIS\nDuctal carcinoma\nof the breast.\n\nCOMMENT\nNone.")).documents

    assert document.text == "DIAGNOSIS\nDuctal carcinoma\nof the breast.\n\nCOMMENT\nNone.\n\f"


def test_a_word_parted_at_the_end_of_a_line_is_whole_again(read):
    narrow = '#set page(width: 5.2cm, height: 20cm, margin: 1cm)\n#set text(size: 10pt, lang: "en", hyphenate: true)\n#set par(justify: true)\n'

    [document] = read(pdf_of(narrow + "A characteristically micropapillary differentiation of overexpression.")).documents

    assert document.text.split() == ["A", "characteristically", "micropapillary", "differentiation", "of", "overexpression."]
    assert "-" not in document.text


def test_a_word_that_is_written_with_a_hyphen_keeps_it(read):
    lines = "HER2-\nnegative and well-\ndifferentiated, meta-\nstatic, Ber-\nEP4"

    [document] = read(pdf_of_note(lines)).documents

    assert document.text == "HER2-negative\nand well-differentiated,\nmetastatic,\nBer-\nEP4\n\f"


def test_what_was_filled_into_a_form_stands_beside_its_label(read):
    form = pdf_of_pages(words("HER2:"))
    filled = with_field(form, "negative", (120, 697, 220, 713))

    [document] = read(filled).documents

    assert document.text.split() == ["HER2:", "negative"]
    assert "\n" not in document.text.strip()


def test_a_file_in_a_pdf_is_read_in_its_turn(read):
    reading = read(with_attachment(pdf_of(PAGE + "See the note."), "note.txt", b"HER2: negative"), "letter.pdf")

    assert [(document.name, document.text) for document in reading.documents] == [
        ("letter.pdf", "See the note.\n\f"),
        ("letter.pdf › note.txt", "HER2: negative"),
    ]


def test_a_quote_is_the_text_at_its_place(write):
    path = write("report.pdf", pdf_of_note("Invasive ductal carcinoma of the left breast, grade 2.\nHER2: negative (IHC 1+)."))

    reading = facts_in_files([path])

    [document] = reading.documents
    assert {fact.kind for fact in reading.facts} >= {"cancer", "grade", "biomarker"}
    assert all(document.text[fact.source.start : fact.source.end] == fact.source.quote for fact in reading.facts)
    assert {fact.source.page for fact in reading.facts} == {1}


def test_a_locked_pdf_is_named_with_what_to_do(read):
    [problem] = read(locked(pdf_of(PAGE + "HER2: negative"), "secret"), "letter.pdf").problems

    assert problem.what == "This PDF is locked with a password."
    assert "without a password" in problem.hint


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n...", "This PDF is damaged or cut short, and could not be opened."),
        (b"junk of a mailer\n%PDF-1.7\n...", "This PDF is damaged or cut short, and could not be opened."),
        (raw_pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"), "This PDF is damaged or cut short, and could not be opened."),
        (pdf_of_pages(b"<<>>"), "Nothing stands on any page of this PDF."),
    ],
)
def test_a_pdf_with_nothing_to_read_says_why(read, content, what):
    reading = read(content)

    assert [problem.what for problem in reading.problems] == [what]
    assert not reading.documents


def test_a_page_that_breaks_the_reader_is_named_and_the_others_are_read(read):
    reading = read(pdf_of_pages(words("HER2: negative"), BREAKS_OFF, words("Stage IIB")), "report.pdf")

    [document] = reading.documents
    assert [(page.number, document.text[page.start : page.end].strip()) for page in document.pages] == [(1, "HER2: negative"), (3, "Stage IIB")]
    [problem] = reading.problems
    assert problem.where == "report.pdf, page 2"
    assert problem.what.startswith("Not read: ")


def test_after_two_such_pages_the_rest_of_the_file_is_given_up(read):
    reading = read(pdf_of_pages(words("HER2: negative"), BREAKS_OFF, words("Stage IIB"), BREAKS_OFF, words("ER"), words("PR")), "report.pdf")

    assert sorted(problem.where for problem in reading.problems) in (
        ["report.pdf, pages 2 and 4 to 6"], ["report.pdf, page 2", "report.pdf, pages 4 to 6"]
    )  # fmt: skip


def test_a_page_that_would_fill_the_memory_is_named_and_the_others_are_read(read):
    reading = read(pdf_of_pages(words("HER2: negative"), bomb(1 << 30), words("Stage IIB")), "report.pdf")

    [document] = reading.documents
    assert document.text.split() == ["HER2:", "negative", "Stage", "IIB"]
    [problem] = reading.problems
    assert problem.where == "report.pdf, page 2"


def test_a_file_that_breaks_the_reader_does_not_touch_the_next_one(read, write):
    write("1.pdf", pdf_of_pages(BREAKS_OFF))
    reading = read(pdf_of(PAGE + "HER2: negative"), "2.pdf")

    assert [document.text for document in reading.documents] == ["HER2: negative\n\f"]
