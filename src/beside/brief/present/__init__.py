"""A guide in words: every sentence with what it stands on, one small file a section."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from beside.brief import wording, wording_phases
from beside.brief.messages import frame
from beside.brief.page import BriefPage, sentences_in
from beside.brief.present.bring_back import present_bring_back
from beside.brief.present.decision import present_title
from beside.brief.present.folding import notice_of, with_notice
from beside.brief.present.goal import present_goal
from beside.brief.present.how_to_use import present_how_to_use
from beside.brief.present.items import present_items
from beside.brief.present.options import present_options
from beside.brief.present.page_one import present_front
from beside.brief.present.phases import (
    present_died_body,
    present_died_front,
    present_follow_up_body,
    present_follow_up_front,
)
from beside.brief.present.questions import present_questions
from beside.brief.present.records import present_records
from beside.brief.present.second_opinion import present_second_opinion
from beside.brief.present.sources import by_document, present_cards, present_sources
from beside.brief.present.support import present_support
from beside.brief.present.timeline import present_timeline
from beside.brief.present.words import present_words, terms_for, terms_used
from beside.brief.sight import see
from beside.knowledge import load_knowledge

if TYPE_CHECKING:
    from beside.brief.messages import Sentence
    from beside.brief.page import Block, Section, Show
    from beside.brief.sight import Sight
    from beside.guide import Guide
    from beside.knowledge import Knowledge


def present(guide: Guide, show: Show, knowledge: Knowledge | None = None) -> BriefPage:
    """The whole brief, with the cards that ship where none are given. The same three give the same page."""
    knowledge = knowledge or load_knowledge()
    sight = see(guide, show, knowledge.cards)
    terms = terms_for(guide.case, knowledge)
    title, front, parts = _parts(guide, sight)
    front, body = (*front, *notice_of(front)), tuple(with_notice(part) for part in parts)
    words = tuple(present_words(terms_used(sentences_in((title, front, body)), terms)))
    said = tuple(sentences_in((title, front, body, words)))
    sources = by_document(chain.from_iterable(sentence.sources for sentence in said))
    cards = tuple({card.id: card for sentence in said for card in sentence.cards}.values())
    return BriefPage(
        language="en",
        document_title=frame(wording_phases.DIED_DOCUMENT if guide.died else wording.DOCUMENT_TITLE),
        title=title,
        prepared_on=guide.today,
        show=show,
        front=front,
        sections=(*body, *words, present_sources(sources, sight), present_cards(cards)),
        sources=sources,
        cards=cards,
        folded={fact.id: why.value for fact, why in sight.folded.items() if why},
    )


def _parts(guide: Guide, sight: Sight) -> tuple[Sentence, tuple[Block, ...], tuple[Section, ...]]:
    """Title, page one and the sections, by where the person stands."""
    if guide.died is not None:
        return frame(wording_phases.DIED_TITLE), present_died_front(guide, guide.died), present_died_body(guide, sight)
    if guide.follow_up:
        return frame(wording_phases.FOLLOW_UP_TITLE), present_follow_up_front(guide, sight), present_follow_up_body(guide, sight)
    return present_title(guide.decision), present_front(guide, sight), _body(guide, sight)


def _body(guide: Guide, sight: Sight) -> tuple[Section, ...]:
    return (
        present_goal(guide, sight),
        present_options(guide, sight),
        present_items(guide, sight),
        present_second_opinion(guide, sight),
        present_bring_back(guide, sight),
        present_support(guide, sight),
        present_questions(guide, sight),
        present_how_to_use(),
        present_timeline(guide, sight),
        present_records(guide),
    )
