"""A web page is read for its words. Nothing in it is run or loaded."""

from __future__ import annotations

import time

import pytest

from beside.records.web_page import text_of_html


def test_blocks_are_lines_and_cells_are_parted_by_tabs(record):
    """
    <html><head><title>Report</title><style>p {color: red}</style></head>
    <body><h1>Pathology</h1><p>Invasive
    carcinoma, <b>grade&nbsp;2</b>.</p>
    <table><tr><td>ER</td><td>positive</td></tr><tr><td>PR</td><td>negative</td></tr></table>
    <script>alert("no")</script><!-- no --></body></html>
    """
    [document] = record.documents
    assert document.text.split("\n") == [
        "Pathology", "", "Invasive carcinoma, grade\xa02.", "", "ER\tpositive", "", "PR\tnegative",
    ]  # fmt: skip


def test_signs_that_are_no_tags_stay():
    assert text_of_html("<p>Ki-67 <5% and ER &lt; 1%, size >2 cm, A&B &#181;g</p>") == (
        "Ki-67 <5% and ER < 1%, size >2 cm, A&B µg"
    )


def test_lines_stay_where_the_page_keeps_them():
    assert text_of_html("<pre>ER positive\nPR negative</pre>") == "ER positive\nPR negative"


def test_a_bracket_in_an_attribute_does_not_end_the_tag():
    assert text_of_html('<div title="a > b">words</div>') == "words"


@pytest.mark.parametrize(
    "piece", ["<", "<!--", "<a ", '<a b="', "</script", "<script>", "&#1", "<![CDATA["]
)
def test_a_page_made_to_take_forever_takes_no_time(piece):
    started = time.process_time()

    text_of_html("<p>" + piece * 100_000)

    assert time.process_time() - started < 2


def test_the_encoding_a_page_declares_is_used(read):
    page = '<html><head><meta charset="iso-8859-7"></head><body>δ 2 cm</body></html>'

    assert read(page.encode("iso-8859-7")).documents[0].text == "δ 2 cm"
