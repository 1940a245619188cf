"""The records and the end of the brief: what was read and not, words explained, places in records, and published sources."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from beside.brief import Show, present, render_html
from beside.brief.present.sources import _spot
from beside.errors import Problem
from beside.records.document import ReadBy
from tests.brief_builders import (
    demo_guide,
    demo_records,
    fact,
    guide_of,
    record,
    section,
    source_in,
    texts_in,
)


def test_a_record_is_called_by_its_name_in_words_and_listed_in_full(page):
    assert "07 clinic letter, 16 November 2026" in texts_in(page.front)
    assert "07-clinic-letter-2026-11-16.txt" in texts_in(section(page, "records"))


def test_what_was_not_read_is_named_with_what_to_do():
    problem = Problem("scan-3.jpg", "This picture is too blurred to read.", "Ask for a copy, or type what it says.")

    said = texts_in(section(present(demo_guide(problems=[problem]), Show.PLAN), "records"))

    assert "scan-3.jpg: This picture is too blurred to read." in said
    assert "What to do: Ask for a copy, or type what it says." in said


def test_records_left_out_are_named():
    said = texts_in(section(present(guide_of(apart=["neighbour.pdf"]), Show.PLAN), "records"))

    assert "neighbour.pdf" in said


def test_what_was_read_from_a_scan_is_marked_as_such():
    typed, scan = record("note.txt", "HER2: negative"), record("scan.pdf", "HER2: negative (IHC 1+)")
    [page] = scan.pages
    scan = replace(scan, pages=(replace(page, read_by=ReadBy.OCR, sure=91),))
    found = fact(scan, "biomarker", "HER2", "negative", "HER2: negative (IHC 1+)")
    found = replace(found, sources=(replace(found.source, scanned=True),))
    page = present(guide_of([typed, scan], [fact(typed, "biomarker", "ER", "positive", "HER2"), found]), Show.ALL)

    said = " ".join(text for part in page.sections for text in texts_in(part))
    assert "scan (read from a scan)" in said
    assert "note (read from a scan)" not in said
    assert "check these words beside the paper" in said
    assert "(91 percent sure of the words)" in said


def test_words_that_are_used_are_explained_and_linked_where_they_first_stand(page):
    html = render_html(page)

    assert "lumpectomy" in " ".join(texts_in(section(page, "words"))).lower()
    assert html.count('class="word"') <= len(section(page, "words").blocks[1].terms)
    assert 'class="word"' in html


def knowledge_with(card):
    from beside.knowledge import Knowledge, load_knowledge

    known = load_knowledge()
    return Knowledge({**known.cards, card.id: card}, known.extents)


def test_each_card_is_listed_with_its_publications_and_the_day_they_were_read(page):
    """The usual day is said once; what was read on another day says so."""
    listed = section(page, "cards").blocks[1]
    days = Counter(citation.read_on for card in page.cards for citation in card.because)

    assert len(listed.entries) == len(page.cards)
    assert listed.read_on.text == "Each was read on 22 November 2026, where no other day is given."
    others = sum(place.text.split(", read ")[1:] != [] for entry in listed.entries for place in entry.places)
    assert others == sum(count for day, count in days.items() if day != "2026-11-22")


def test_a_signed_card_names_who_signed_it(guide):
    from beside.knowledge.cards import Review

    item = guide.items[0]
    signed = replace(item.card, reviewed_by=(Review("Dr. Vera Madeup", "GMC 0000000", "2026-11-21", item.card.content),))
    page = present(replace(guide, items=(replace(item, card=signed), *guide.items[1:])), Show.PLAN, knowledge_with(signed))

    assert "Reviewed by Dr. Vera Madeup, 21 November 2026." in texts_in(section(page, "cards"))


def test_a_review_of_an_older_wording_does_not_count(guide):
    from beside.knowledge.cards import Review

    item = guide.items[0]
    stale = replace(item.card, reviewed_by=(Review("Dr. Vera Madeup", "GMC 0000000", "2026-11-21", "older"),))
    page = present(replace(guide, items=(replace(item, card=stale), *guide.items[1:])), Show.PLAN, knowledge_with(stale))

    assert "Dr. Vera Madeup" not in " ".join(texts_in(page))


def test_each_document_is_named_once_with_its_places_under_it(page):
    """The numbers go on from one document to the next, so that a place is found without looking through all of them."""
    [listed] = [block for block in section(page, "sources").blocks if block.kind == "source_list"]
    named = [entry.source.document for group in listed.groups for entry in group.entries]

    assert len({group.record.text for group in listed.groups}) == len(listed.groups) == len(set(named))
    assert tuple(entry.source for group in listed.groups for entry in group.entries) == page.sources
    for group in listed.groups:
        starts = [entry.source.start for entry in group.entries]
        assert starts == sorted(starts)


def test_a_place_says_its_page_or_its_path_where_there_is_one():
    source = source_in(demo_records()[1], "Invasive ductal carcinoma")

    assert [spot and spot.text for spot in (_spot(source), _spot(replace(source, page=3)), _spot(replace(source, path="Bundle.entry[0].resource.code")))] == [
        None, "page 3", "entry 0",
    ]  # fmt: skip
    scanned = _spot(replace(source, scanned=True))
    assert scanned is not None
    assert scanned.text == "page 1 (read from a scan)"
