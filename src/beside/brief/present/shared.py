"""What holds alike for many options: said once above the grid, so that each column keeps what is its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording
from beside.brief.messages import frame, in_general, message
from beside.brief.page import Entries, Entry, Paragraph
from beside.brief.present.build import fold, plain, quoted, small
from beside.brief.visible import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from beside.brief.page import Block
    from beside.brief.sight import Sight
    from beside.facts import Fact
    from beside.guide.guide import Option
    from beside.knowledge.cards import TreatmentCard

ALIKE = 3  # columns in which the same words would stand
Said = tuple[str, str]  # one of the seven questions, and what cards say on it


def shared_answers(options: Sequence[Option]) -> Mapping[Said, tuple[Option, ...]]:
    """What cards say word for word of at least three options, with these options."""
    said: dict[Said, list[Option]] = {}
    for option in options:
        for answer in option.answers:
            if answer.general is not None:
                said.setdefault((answer.question, answer.general.says), []).append(option)
    return {key: tuple(of) for key, of in said.items() if len(of) >= ALIKE}


def present_shared(options: Sequence[Option], by_when: Fact | None, sight: Sight) -> tuple[Block, ...]:
    """With the day the person's own records name beside what is said of waiting in general."""
    shared = shared_answers(options)
    if not shared:
        return ()
    ordered = sorted(shared, key=lambda said: [*wording.SEVEN].index(said[0]))
    entries = (Entry(frame(wording.SEVEN[said[0]]), (*_said_once(said, shared[said], sight), *_own_date(said[0], by_when, sight))) for said in ordered)
    return small(wording.SAID_ONCE), Entries(tuple(entries))


def _said_once(said: Said, options: Sequence[Option], sight: Sight) -> tuple[Block, ...]:
    words = visible(said[1])
    ways = visible(", ".join(option.title for option in options))
    paragraph = Paragraph((in_general(message(wording.SAID_OF, words=words, ways=ways), *_cards(said, options)),))
    folded = sight.folds_general(words)
    return (fold(folded, 1, (paragraph,)),) if folded else (paragraph,)


def _own_date(question: str, by_when: Fact | None, sight: Sight) -> tuple[Block, ...]:
    return (plain(wording.LATEST_SAFE), *quoted((by_when,), sight)) if by_when is not None and question == "waiting" else ()


def _cards(said: Said, options: Sequence[Option]) -> Sequence[TreatmentCard]:
    """The cards that say it; one stands for all that have the same citations for it."""
    answers = (answer for option in options for answer in option.answers if answer.question == said[0])
    first = {answer.general.because: answer.general_card for answer in reversed([*answers]) if answer.general and answer.general_card}
    return [card for card in first.values() if card]
