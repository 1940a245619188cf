"""No character of a record stops the brief; what cannot be shown is written as its code point."""

from __future__ import annotations

import random
import sys
import unicodedata
from io import BytesIO

import pytest
from pypdf import PdfReader

from beside.brief import Show, present, render_html, render_json, render_pdf
from beside.brief.visible import plainly_printable, printable, visible
from tests.brief_builders import fact, guide_of, record


def brief_of(*goals: str):
    """A brief whose records hold these words as goals."""
    notes = [record(f"note-{number}.txt", f"Goal {number}: {words}") for number, words in enumerate(goals)]
    facts = [fact_at(note, len(f"Goal {number}: ")) for number, note in enumerate(notes)]
    return guide_of(notes, facts)


def fact_at(note, start):
    from beside.terms.places import Source

    whole = fact(note, "goal", "team", note.text, "Goal")
    source = Source(note.id, note.chain, note.text[start:], start, len(note.text), page=1)
    from dataclasses import replace

    return replace(whole, id=note.id[:16], sources=(source,))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("tab\tand\nline", "tab and line"),
        ("\x00", "⟨U+0000⟩"),
        ("\ud83d", "⟨U+D83D⟩"),
        ("\ue000", "⟨U+E000⟩"),
        ("\ufdd0", "⟨U+FDD0⟩"),
        ("naïve Ångström Ωμέγα Жизнь", "naïve Ångström Ωμέγα Жизнь"),
        ("≥ 2 ½ µg/m² → ☐ ✓ ± 5 °C", "≥ 2 ½ µg/m² → ☐ ✓ ± 5 °C"),
    ],
)
def test_what_has_no_sign_of_its_own_shows_its_code_point(written, shown):
    assert visible(written) == shown
    assert printable(written) == shown


def test_a_sign_the_fonts_lack_shows_its_code_point_on_paper_only():
    assert visible("😀 漢") == "😀 漢"
    assert printable("😀 漢") == "⟨U+1F600⟩ ⟨U+6F22⟩"


def test_a_mark_on_a_letter_of_another_script_shows_its_code_point():
    assert printable("e\u0301 שָׁ") == "e\u0301 שָׁ"
    assert printable("a\u093f") == "a⟨U+093F⟩"


def test_the_narrowest_form_keeps_to_the_main_font():
    assert plainly_printable("e\u0301 ≥ Ж") == "e⟨U+0301⟩ ⟨U+2265⟩ Ж"


def test_words_from_right_to_left_are_set_in_the_pdf():
    pdf = render_pdf(present(brief_of("الهدف هو الشفاء", "המטרה היא ריפוי"), Show.ALL))

    assert b"NotoSansArabic" in fonts_of(pdf)
    assert b"NotoSansHebrew" in fonts_of(pdf)


def fonts_of(pdf: bytes) -> bytes:
    fonts = {
        str(font.get_object()["/BaseFont"])
        for leaf in PdfReader(BytesIO(pdf)).pages
        for font in leaf["/Resources"].get_object().get("/Font", {}).values()
    }
    return " ".join(sorted(fonts)).encode()


def test_words_from_right_to_left_keep_to_themselves_in_the_web_page():
    assert 'dir="auto"' in render_html(present(brief_of("الهدف هو الشفاء"), Show.ALL))


def every_character():
    return [chr(code) for code in range(sys.maxunicode + 1)]


def test_no_character_of_any_plane_stops_the_brief_on_its_own():
    """One of each 256, and every one that is assigned below U+3000 or has a font."""
    shown = [sign for sign in every_character() if ord(sign) < 0x3000 or ord(sign) % 256 == 7 or printable(sign) == sign]
    lines = ["x".join(shown[start : start + 3000]) for start in range(0, len(shown), 3000)]
    guide = brief_of(*lines)

    assert_written(guide)


@pytest.mark.parametrize("seed", range(3))
def test_no_sequence_of_characters_stops_the_brief(seed):
    """Marks on anything, joiners anywhere, scripts mixed in one word: seeded, so that a failure comes back."""
    chance = random.Random(seed)  # noqa: S311 - a fuzz test
    having = [sign for sign in every_character() if printable(sign) == sign and not sign.isspace()]
    marks = [sign for sign in having if unicodedata.category(sign)[0] == "M"] + ["\u200d", "\u200c", "\ufe0f"]
    words = ["".join(chance.choice(chance.choice((having, marks))) for _ in range(chance.randint(1, 12))) for _ in range(800)]

    assert_written(brief_of(" ".join(words)))


def assert_written(guide):
    page = present(guide, Show.ALL)
    assert render_pdf(page).startswith(b"%PDF")
    assert render_html(page).encode()
    assert render_json(guide, page)


def test_should_the_fonts_fail_a_sequence_the_narrowest_form_is_written(monkeypatch):
    """A sign that no font has is let through on purpose; the second try still gives a PDF."""
    monkeypatch.setattr("beside.brief.pdf.printable", visible)

    pdf = render_pdf(present(brief_of("😀"), Show.ALL))

    assert "U+1F600" in "".join(leaf.extract_text() for leaf in PdfReader(BytesIO(pdf)).pages)
