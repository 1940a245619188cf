"""Telephone numbers in the papers are offered beside the box of whom to call, in quotes, with their place, to be checked."""

from __future__ import annotations

from beside.brief import Show, present
from tests.brief_builders import demo_guide, fact, record, said_in, texts_in

LINES = "Breast care nurses: 555-0142. Ward 7: (555) 0143. Day unit: 555-0144. Pharmacy: 555-0145."


def front(*numbers):
    note = record("leaflet.txt", LINES)
    contacts = [fact(note, "contact", name, number, f"{name}: {number}", on=day) for name, number, day in numbers]
    page = present(demo_guide(notes=[note], facts=contacts), Show.PLAN)
    [signs] = [block for block in page.front if getattr(block, "tone", "") == "signs"]
    return signs


def test_a_number_stands_with_who_answers_and_its_place_and_asks_to_be_checked():
    signs = front(("Breast care nurses", "555-0142", "2026-11-16"))
    [number] = [said for said in said_in(signs) if "555-0142" in said.text]

    assert number.text == "555-0142: “Breast care nurses: 555-0142”"
    assert [source.quote for source in number.sources] == ["Breast care nurses: 555-0142"]
    assert "Numbers in your papers. Check that each is still right before you need it:" in texts_in(signs)


def test_the_box_to_write_in_stays():
    signs = front(("Breast care nurses", "555-0142", "2026-11-16"))

    assert {"Team, by day", "Team, at night", "Emergency"} <= set(texts_in(signs))


def test_the_newest_three_stand_there_each_once():
    signs = front(
        ("Pharmacy", "555-0145", "2026-01-01"), ("Ward 7", "(555) 0143", "2026-11-01"), ("Day unit", "555-0144", "2026-11-02"),
        ("Breast care nurses", "555-0142", "2026-11-16"),
    )  # fmt: skip
    shown = [said.text.split(":")[0] for said in said_in(signs) if "“" in said.text]

    assert shown == ["555-0142", "555-0144", "(555) 0143"]


def test_without_a_number_nothing_is_said_of_numbers():
    assert not any("Numbers in your papers" in text for text in texts_in(present(demo_guide(), Show.PLAN).front))
