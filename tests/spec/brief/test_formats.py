"""HTML, PDF and JSON carry the same sentences, each in the form its readers need."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from importlib.resources import files
from io import BytesIO

import pytest
from jsonschema import Draft202012Validator
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from beside.brief import Show, present, render_html, render_json, render_pdf
from beside.brief.page import sentences_in
from beside.brief.visible import printable
from tests.brief_builders import said_in


class Reader(HTMLParser):
    """What a reader of the page meets: text, tags in order, ids, links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._hidden = 0
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._hidden += tag in {"style", "sup"}

    def handle_endtag(self, tag):
        self._hidden -= tag in {"style", "sup"}

    def handle_data(self, data):
        if not self._hidden:
            self.text.append(data)

    def all(self, name: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(name))]


def bare(text: str) -> str:
    """Text without white space and word joiners, which formats set as they need."""
    return re.sub(r"[\s\u2060]", "", text)


@pytest.fixture(scope="module")
def html(page):
    return render_html(page)


@pytest.fixture(scope="module")
def pdf(page):
    return PdfReader(BytesIO(render_pdf(page)))


@pytest.fixture(scope="module")
def written(guide, page):
    return json.loads(render_json(guide, page))


def test_every_sentence_is_in_the_web_page(page, html):
    text = bare("".join(Reader(html).text))

    assert [said.text for said in said_in(page) if bare(said.text) not in text] == []


def test_every_sentence_is_in_the_pdf(page, pdf):
    """Without the small numbers, and page feet, which stand between lines. What a card is called stands in the page and the JSON:
    on paper its number leads straight to the publications."""
    text = bare(" ".join(leaf.extract_text() for leaf in pdf.pages))
    [cards] = [block for part in page.sections for block in part.blocks if block.kind == "card_list"]
    told = [part for part in page.sections if part.id != "cards"]
    words = {word for said in sentences_in((page.title, page.front, *told, cards.publications)) for word in re.findall(r"[A-Za-z]{4,}", printable(said.text))}

    assert sorted(word for word in words if word not in text) == []


def test_every_sentence_is_in_the_json(page, written):
    told = {said["text"] for said in sentences(written["page"])}

    assert {said.text for said in said_in((page.title, page.front, page.sections))} <= told


def sentences(part):
    if isinstance(part, dict):
        if "text" in part and "voice" in part:
            yield part
        for value in part.values():
            yield from sentences(value)
    elif isinstance(part, list):
        for one in part:
            yield from sentences(one)


@pytest.mark.parametrize("show", list(Show))
def test_the_json_keeps_to_its_published_schema(guide, empty_guide, show):
    schema = json.loads((files("beside.brief") / "schema" / "brief-1.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)

    for one in (guide, empty_guide):
        offences = Draft202012Validator(schema).iter_errors(json.loads(render_json(one, present(one, show))))
        assert [f"{list(offence.path)}: {offence.message[:120]}" for offence in offences] == []


def test_the_schema_refuses_a_general_sentence_without_a_card(written):
    schema = json.loads((files("beside.brief") / "schema" / "brief-1.schema.json").read_text("utf-8"))
    broken = {"text": "Fish is good.", "voice": "general", "is_quote": False, "unsigned": False, "sources": [], "cards": [], "said": [], "facts": []}

    assert not Draft202012Validator({**schema, "$ref": "#/$defs/sentence"}).is_valid({**written, **broken})


def test_the_json_names_its_form_and_version(written):
    assert (written["schema"], written["version"]) == ("beside.brief", 1)


def test_all_three_are_the_same_each_time(guide, page):
    again = present(guide, Show.RESULTS)

    assert render_html(again) == render_html(page)
    assert render_json(guide, again) == render_json(guide, page)
    assert render_pdf(again) == render_pdf(page)


def test_each_fact_stands_on_one_line_of_the_json(guide, page, written):
    lines = [line.rstrip(",") for line in render_json(guide, page).decode().splitlines()]

    facts = {name: json.loads(line.removeprefix(f'"{name}": ')) for name in written["facts"] for line in lines if line.startswith(f'"{name}": {{')}
    assert facts == written["facts"]


def test_two_pdfs_can_be_set_at_once(page):
    """The page for a doctor is set beside the brief; the JSON is written meanwhile."""
    with ThreadPoolExecutor(2) as typesetters:
        both = [typesetters.submit(render_pdf, page) for _ in range(2)]

    assert [one.result() for one in both] == [render_pdf(page)] * 2


def test_the_web_page_loads_nothing_and_runs_nothing(html):
    tags = Reader(html).tags

    assert {tag for tag, _ in tags} & {"script", "link", "img", "iframe", "object", "form", "video", "audio"} == set()
    assert [attrs for _, attrs in tags if "style" in attrs or any(name.startswith("on") for name in attrs)] == []
    assert "url(" not in html
    assert "@import" not in html


def test_the_web_page_names_its_style_by_hash_for_a_strict_policy(html):
    style = html.split("<style>")[1].split("</style>")[0]
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert f"default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;" in html or f"default-src 'none'; style-src 'sha256-{digest}'" in html


def test_the_web_page_names_its_language_and_a_neutral_title(html):
    reader = Reader(html)

    assert dict(reader.tags)["html"]["lang"] == "en"
    assert "<title>My brief for the next appointment</title>" in html


def test_every_link_within_the_web_page_leads_somewhere_and_every_id_stands_once(html):
    reader = Reader(html)
    ids = reader.all("id")

    assert len(ids) == len(set(ids))
    assert {link[1:] for link in reader.all("href") if link.startswith("#")} <= set(ids)


def test_each_source_is_linked_from_its_sentence_and_back(html, page):
    links = Reader(html).all("href")

    for number in range(1, len(page.sources) + 1):
        assert f"#source-{number}" in links
        assert f"#from-{number}-1" in links


@pytest.mark.parametrize("show", list(Show))
def test_headings_of_the_web_page_come_in_order(guide, show):
    levels = [int(tag[1]) for tag, _ in Reader(render_html(present(guide, show))).tags if re.fullmatch("h[1-6]", tag)]

    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def test_tables_name_their_rows_and_columns(html):
    headers = [attrs for tag, attrs in Reader(html).tags if tag == "th"]

    assert {attrs["scope"] for attrs in headers} == {"row", "col"}
    assert html.count("<table") == html.count("<caption>")


def test_markup_in_a_record_is_text():
    from tests.brief_builders import fact, guide_of, record

    note = record("<b>note</b>.txt", "Goal: <script>alert(1)</script> & more")
    goal = fact(note, "goal", "team", "x", "<script>alert(1)</script> & more")

    html = render_html(present(guide_of([note], [goal]), Show.ALL))

    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in html
    assert "&lt;b&gt;note&lt;/b&gt;.txt" in html


def test_the_pdf_is_tagged_with_language_and_title(pdf):
    root = pdf.trailer["/Root"]

    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 - pypdf's own boolean
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert "/StructTreeRoot" in root
    assert pdf.metadata.title == "My brief for the next appointment"


def test_the_pdf_says_that_it_keeps_to_pdf_ua(pdf):
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.trailer["/Root"]["/Metadata"].get_data()


@pytest.mark.parametrize("show", list(Show))
def test_headings_of_the_pdf_come_in_order(guide, show):
    reader = PdfReader(BytesIO(render_pdf(present(guide, show))))
    levels = [int(tag[2:]) for tag in structure(reader.trailer["/Root"]["/StructTreeRoot"]) if re.fullmatch(r"/H[1-6]", tag)]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def test_the_pdf_has_tables_lists_and_links_as_such(pdf):
    tags = set(structure(pdf.trailer["/Root"]["/StructTreeRoot"]))

    assert {"/Table", "/TH", "/TD", "/L", "/LI", "/Link", "/P"} <= tags


def test_nothing_in_the_pdf_needs_an_alternative_text_it_does_not_have(pdf):
    assert "/Figure" not in set(structure(pdf.trailer["/Root"]["/StructTreeRoot"]))


def test_the_pdf_brings_its_own_fonts(pdf):
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[-1]
        for leaf in pdf.pages
        for font in leaf["/Resources"].get_object().get("/Font", {}).values()
    }

    assert fonts
    assert all(font.startswith("NotoSans") for font in fonts)


def test_a_mark_of_an_unread_card_is_spoken_and_its_words_stand_once_a_section(html, page, pdf):
    unsigned = sum(any(said.is_unsigned for said in said_in(part)) for part in (page.front, *page.sections))
    spoken = [label for label in Reader(html).all("aria-label") if label.endswith(", not yet reviewed by a clinician")]

    assert html.count('<p class="review">† not yet reviewed by a clinician</p>') == unsigned
    assert len(spoken) == html.count("†</a>") > 100
    assert all("† not yet reviewed by a clinician" in leaf.extract_text() for leaf in pdf.pages)


def test_no_more_than_three_numbers_stand_after_a_sentence():
    from tests.brief_builders import fact, guide_of, record

    notes = [record(f"note-{number}.txt", f"{number}. HER2 result awaited.") for number in range(7)]
    facts = [fact(note, "pending", "HER2", "awaited", "HER2 result awaited", since="2026-11-09") for note in notes]
    facts += [fact(notes[0], "cancer", "breast", "breast cancer", "HER2")]
    page = present(guide_of(notes, facts), Show.ALL)
    html = render_html(page)

    assert max(len(said.sources) for said in said_in(page)) == 7
    assert ">and 4 more</a>" in html
    assert "and 4 more" in "".join(leaf.extract_text() for leaf in PdfReader(BytesIO(render_pdf(page))).pages)
    ids = set(Reader(html).all("id"))
    assert {link[1:] for link in Reader(html).all("href") if link.startswith("#")} <= ids


def structure(node):
    """Tags of the structure tree in reading order."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, list):
        for one in node:
            yield from structure(one)
    elif isinstance(node, dict):
        if "/S" in node and node.get("/Type") != "/OBJR":
            yield str(node["/S"])
        if "/K" in node:
            yield from structure(node["/K"])
