"""Words that are explained: the words this person's cancer has for itself before those of any cancer, never another's."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from beside.brief import wording_places
from beside.brief.messages import frame, in_general, plain_words
from beside.brief.page import Section, Term, Terms
from beside.brief.present.build import plain
from beside.brief.visible import visible
from beside.brief.word_links import Word
from beside.knowledge.cards import TermCard
from beside.terms.cancers import is_kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from beside.brief.messages import Sentence
    from beside.case import Case
    from beside.knowledge import Knowledge


def terms_for(case: Case, knowledge: Knowledge) -> tuple[TermCard, ...]:
    """The terms that hold for this person, each word with one explanation only.

    With one cancer its own term stands before the general one. With several nothing tells of which a word is said, so
    the general one stands first.
    """
    cancers = {tumour.cancer for tumour in case.tumours}
    terms = [card for card in knowledge.cards.values() if isinstance(card, TermCard)]
    own = [term for term in terms if any(cancer == term.cancer or is_kind_of(cancer, term.cancer) for cancer in cancers)]
    general = [term for term in terms if term.cancer == "any"]
    return without_claimed((*own, *general) if len(cancers) < 2 else (*general, *own))


def without_claimed(terms: Iterable[TermCard]) -> tuple[TermCard, ...]:
    """Each term with the words that none before it explains; without those that have no word left."""
    claimed: set[str] = set()
    kept = []
    for term in terms:
        left = tuple(word for word in term.words if word.casefold() not in claimed)
        claimed.update(word.casefold() for word in left)
        if left:
            kept.append(replace(term, words=left))
    return tuple(kept)


def terms_used(sentences: Iterable[Sentence], terms: Sequence[TermCard]) -> tuple[TermCard, ...]:
    """The terms whose words stand in one of the sentences, in the order given."""
    text = "\n".join(dict.fromkeys(sentence.text for sentence in sentences))
    lowered = text.lower()
    found = [(term, word) for term in terms for word in term.words if Word(word).find(text, lowered)]
    used = {term.id for term, word in found if stands_alone(word, [longer for other, longer in found if other is not term], text)}
    return tuple(term for term in terms if term.id in used)


def stands_alone(word: str, others: Sequence[str], text: str) -> bool:
    """Whether it stands anywhere but within a longer word that is explained itself: of "PSMA PET", "PET" tells something else."""
    longer = [other for other in others if len(other) > len(word) and word.casefold() in other.casefold()]
    if longer:
        text = re.sub("|".join(re.escape(other) for other in sorted(longer, key=len, reverse=True)), "", text, flags=re.IGNORECASE)
    return Word(word).find(text, text.lower()) is not None


def present_words(terms: Sequence[TermCard]) -> Iterator[Section]:
    if terms:
        entries = tuple(
            Term(
                term.id,
                term.words,
                in_general(plain_words(_capital(visible(term.title))), term),
                in_general(plain_words(visible(term.says)), term),
            )
            for term in sorted(terms, key=lambda term: term.title.casefold())
        )
        yield Section("words", frame(wording_places.WORDS), (plain(wording_places.WORDS_INTRO), Terms(entries)))


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:]
