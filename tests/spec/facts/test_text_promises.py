"""What holds for every text: quotes are exact, reading twice is the same, nothing stops the reader."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from beside.facts.text import read_text
from beside.facts.text.lexicon import all_words
from beside.facts.text.plain import make_plain
from beside.records.document import Document, DocumentKind, Page

FRAGMENTS = [
    "ER positive", "HER2 (IHC 2+)", "FISH pending", "pT2 NO MX", "Stage IIA", "no evidence of", "Gleason 3+4=7", "12/3/2026",
    "on 7 May 2026", "1.2x3.4x5.6 cm", "mass", "left breast", "carcinoma", "[x] yes [ ] no", "☐", "\n\n", "\n", "\t", "   ", ".....",
    "FAMILY HISTORY:", "Mother", "PLAN:", "We recommend", "chemotherapy", "if", "2/14 nodes", "margins", "Ki-67 20%", "İ", "ß", "’", "\u00a0",
    "PSA 6.1 ng/mL (Mar 2025)", "4.2 H", "because", "Dr. Nobody, MD", "\x00", "\ufeff", "T1", "N1", "50 year old woman", "DOB: 1/2/1960",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(FRAGMENTS), max_size=40).map(" ".join),
    st.lists(st.sampled_from([word for word, _ in all_words()]), max_size=30).map(" ".join),
)
QUIET = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def document_of(text: str) -> Document:
    identity = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(identity, DocumentKind.TEXT, ("note.txt",), text, (Page(1, 0, len(text)),))


@QUIET
@given(TEXTS)
def test_every_quote_is_what_stands_there(text):
    for fact in read_text(document_of(text)):
        source = fact.source
        assert text[source.start : source.end] == source.quote
        assert source.quote.strip()


@QUIET
@given(TEXTS)
def test_reading_twice_is_the_same(text):
    first, second = list(read_text(document_of(text))), list(read_text(document_of(text)))

    assert first == second
    assert len({fact.id for fact in first}) == len(first)


@QUIET
@given(st.text(max_size=400))
def test_every_character_of_the_plain_text_leads_back(text):
    plain = make_plain(text)

    assert len(plain.text) == len(plain.low) == len(plain.flat)
    places = [plain.place(offset) for offset in range(len(plain.text))]
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)
    assert all(plain.place(plain.offset(place)) >= place for place in places)
