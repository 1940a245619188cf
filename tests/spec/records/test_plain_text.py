"""Plain text in any encoding people send. Line ends stay as they are: offsets are into the whole text."""

from __future__ import annotations

import pytest

GERMAN = (
    "Mammakarzinom links, Größe 2,3 cm, Östrogenrezeptor 90 %. Für die Nachsorge – „kein Anhalt“."
)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("cp1252", "Windows-1252"),
        ("mac_roman", "MacRoman"),
    ],
)
def test_western_text_is_read_in_every_encoding(read, encoding, name):
    [document] = read(GERMAN.encode(encoding)).documents

    assert document.text == GERMAN
    assert document.encoding == name


@pytest.mark.parametrize("text", ["Tumör pT2", "50 µg/l", "≥90 % naïve"])
def test_a_single_sign_is_enough(read, text):
    assert read(text.encode("cp1252", "replace")).documents[0].text == text.replace("≥", "?")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Опухоль молочной железы, стадия II. HER2 отрицательный.", "cp1251"),
        ("乳がん、ステージII、HER2陰性。", "shift_jis"),
        ("Rak piersi, węzły chłonne bez przerzutów, średnica guza 2 cm, mężczyzna żył.", "cp1250"),
    ],
)
def test_other_languages_are_recognised(read, text, encoding):
    assert read((text * 3).encode(encoding)).documents[0].text == text * 3


def test_a_guess_is_told(read):
    [problem] = read(GERMAN.encode("cp1252")).problems

    assert (problem.kind, problem.lost) == ("encoding", False)
    assert "Windows-1252" in problem.what


def test_a_few_damaged_bytes_do_not_spoil_the_rest(read):
    reading = read(GERMAN.encode() + b" \xc3( done")

    assert reading.documents[0].text == GERMAN + " �( done"
    assert reading.kinds == ["broken-characters"]


def test_line_ends_stay_as_they_are(read):
    assert read(b"ER positive\r\nPR positive\rHER2 negative\n").documents[0].text == (
        "ER positive\r\nPR positive\rHER2 negative\n"
    )


def test_form_feeds_part_pages(read):
    [document] = read("one\ftwo\f").documents

    assert [document.text[page.start : page.end] for page in document.pages] == ["one\f", "two\f"]
    assert document.page_at(document.text.index("two")) == 2


def test_a_text_without_form_feeds_has_no_pages(read):
    [document] = read("one").documents

    assert document.pages == ()
    assert document.page_at(1) == 0


def test_each_nul_becomes_a_space(read):
    reading = read(b"pT2\0N0 " * 100)

    assert reading.documents[0].text == "pT2 N0 " * 100
    assert reading.kinds == ["control-characters"]


@pytest.mark.parametrize("content", [bytes(range(256)) * 20, b"\1\2 some words between \3\4" * 50])
def test_what_is_no_text_is_refused_with_a_reason(read, content):
    reading = read(content)

    assert reading.documents == []
    assert reading.problems[0].what == "This is neither text nor a kind of file that Beside knows."


def test_a_line_of_ten_megabytes_is_a_line(read):
    assert len(read(b"HER2 negative. " * 700_000).documents[0].text) == 10_500_000


def test_signs_that_turn_the_reading_direction_are_kept(read):
    text = "HER2 \u202eevitisop\u202c, e\u0301\u0301\u0301"

    assert read(text).documents[0].text == text


def test_a_note_may_begin_with_an_angle_bracket(read):
    assert read("<Name> was seen. Ki-67 <5%.").documents[0].text == "<Name> was seen. Ki-67 <5%."
