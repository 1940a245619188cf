"""Page one: what matters before anything else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from beside.brief import wording, wording_plan, wording_records, wording_series
from beside.brief.messages import frame, from_records, in_general, message, plain_words
from beside.brief.page import (
    Ask,
    Asks,
    Blanks,
    Bullets,
    Entries,
    Entry,
    Notice,
    Paragraph,
    Row,
    SideBySide,
    Subsection,
    Table,
)
from beside.brief.present.asks import present_ask
from beside.brief.present.build import (
    ask,
    card_says,
    plain,
    small,
    stated,
    told,
)
from beside.brief.present.contacts import present_numbers
from beside.brief.present.decision import (
    ask_decision,
    decide_by,
    next_visits,
    time_said,
    why_by_then,
)
from beside.brief.present.items import find_item, item_title, state_tag, what_changes
from beside.brief.present.now import newest_is_old, older_goal, state_now, tests_ahead
from beside.brief.present.passages import passages, quoted_passages
from beside.brief.present.plan import plan_section
from beside.brief.present.told import present_told
from beside.brief.present.views import listed
from beside.brief.visible import visible
from beside.guide.guide import State
from beside.guide.plan import is_own_voice
from beside.knowledge.cards import WEIGHTS
from beside.terms.cancers import find_cancer
from beside.terms.dates import date_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from beside.brief.messages import Message, Sentence
    from beside.brief.page import Block
    from beside.brief.present.passages import Passage
    from beside.brief.sight import Sight
    from beside.case import Case
    from beside.facts import Fact
    from beside.guide import Guide
    from beside.guide.guide import Goal, Item, Question, Urgent
    from beside.knowledge.cards import WarningCard

MOST_GAPS = 5
MOST_QUOTES = 2
MOST_OWN = 3  # passages of the person's own words
WHOLE = 5000  # characters: what the person says is not cut
MOST_SOON = 2
STATES = (State.PENDING, State.CONFLICTING, State.MISSING, State.OLD)


def present_front(guide: Guide, sight: Sight) -> tuple[Block, ...]:
    """What is decided and by when, what is urgent, the plan and why, the signs, the questions, what is open; then the small print."""
    return (
        *_opening(guide, sight),
        *urgent_notices(guide.time.urgent, sight, MOST_SOON),
        *present_notes(guide, newest_is_old(guide, sight)),
        Subsection("goal", frame(wording.GOAL_TITLE), (_goal(guide, sight),)),
        plan_section(guide, sight),
        signs_notice(guide.time.signs, present_numbers(guide)),
        *present_told(guide, sight),
        Subsection("top-questions", frame(wording.QUESTIONS_TITLE), tuple(three_questions(guide, sight))),
        Subsection("open", frame(wording.GAPS_TITLE), tuple(_gaps(guide, sight))),
        small_print(guide),
    )


def _opening(guide: Guide, sight: Sight) -> Iterator[Block]:
    decision = guide.decision
    if not decision.words:
        yield ask_decision(guide)
    yield decide_by(decision)
    yield from why_by_then(guide)
    yield from time_said(guide, sight)
    yield from next_visits(guide, sight)
    yield from diagnosed(guide)
    yield from _sides_that_differ(guide)


def small_print(guide: Guide) -> Paragraph:
    return Paragraph((prepared(guide), frame(wording.DISCLAIMER)), tone="small")


def prepared(guide: Guide) -> Sentence:
    """When and from what it was made."""
    records = len({document.record for document in guide.case.documents if document.chain})
    return frame(wording.PREPARED, date=date_from(guide.today).in_words(), count=records)


def diagnosed(guide: Guide) -> Iterator[Block]:
    if named := tuple(_diagnoses(guide)):
        yield Paragraph(named)


def _diagnoses(guide: Guide) -> Iterator[Sentence]:
    """What the records call it; whether it is certain stands in Step 3."""
    found = [(tumour, [fact for fact in tumour.facts if fact.kind == "cancer"]) for tumour in guide.case.tumours]
    if found:
        named = ", ".join(diagnosis_name(tumour.cancer, tumour.side) for tumour, _ in found)
        yield from_records(message(wording.DIAGNOSES, cancers=visible(named)), *(surest(facts) for _, facts in found if facts))


def surest(facts: Sequence[Fact]) -> Fact:
    """The paper a name rests on: one that states it before one that suspects it, words before a code, the newest of those."""
    return max(facts, key=lambda fact: (fact.status.holds, not fact.source.quote.isdigit(), str(fact.date or "")))


def _sides_that_differ(guide: Guide) -> Iterator[Block]:
    """Before anything is planned on the words of one paper: which side it is must be asked."""
    for conflict in guide.case.conflicts:
        if conflict.kind == "laterality":
            sides = listed([_side_on(fact) for fact in conflict.facts])
            words = message(wording_series.SIDES_DIFFER, cancer=diagnosis_name(conflict.tumour.partition(":")[0], ""), sides=sides)
            yield Paragraph((from_records(words, *conflict.facts),), tone="ask")


def _side_on(fact: Fact) -> Message:
    side = visible(str(fact.value))
    return message(wording_series.SIDE_ON, side=side, date=fact.date.in_words()) if fact.date else plain_words(side)


def diagnosis_name(cancer: str, side: str) -> str:
    """`breast cancer (left)`, as the tables of words call it."""
    known = find_cancer(cancer)
    name = known.name if known else cancer.replace("-", " ")
    return f"{name} ({side})" if side else name


def urgent_notices(found: Sequence[Urgent], sight: Sight, most_soon: int | None = None) -> Iterator[Notice]:
    """All there is to ask today, then what to ask soon; with the facts, and so the dates, behind each."""
    today = [urgent for urgent in found if urgent.card.level != "soon"]
    soon = [urgent for urgent in found if urgent.card.level == "soon"]
    if today:
        about = small(wording.ASK_TODAY_ABOUT)
        blocks = tuple(block for urgent in today for block in _urgent(urgent, sight))
        yield Notice("urgent", frame(wording.ASK_TODAY), (*blocks, about))
    if soon:
        points = tuple((card_says(urgent.card, urgent.card.says), *_dated(urgent)) for urgent in soon[:most_soon])
        more = len(soon) - len(points)
        rest = (small(wording.MORE_IN, count=more, section=message(wording.STEP_4)),) if more else ()
        yield Notice("soon", frame(wording.ASK_SOON), (Bullets(points), *rest))


def _urgent(urgent: Urgent, sight: Sight) -> tuple[Block, ...]:
    return (Paragraph((card_says(urgent.card, urgent.card.says),)), *told(urgent.facts, sight))


def _dated(urgent: Urgent) -> tuple[Sentence, ...]:
    """One line for all the facts: the date of each is in its source."""
    dates = dict.fromkeys(fact.date.in_words() for fact in urgent.facts if fact.date)
    if not urgent.facts:
        return ()
    if not dates:
        return (from_records(message(wording.FROM_RECORDS_UNDATED), *urgent.facts),)
    return (from_records(message(wording.FROM_RECORDS, dates=", ".join(dates)), *urgent.facts),)


def present_notes(guide: Guide, more: Iterable[Block] = ()) -> Iterator[Block]:
    notes = (*_said_on_page_one(guide), *more)
    if notes:
        yield Notice("note", frame(wording.PLEASE_NOTE), notes)


def _said_on_page_one(guide: Guide) -> Iterator[Block]:
    if not guide.case.tumours:
        yield plain(wording.NO_CANCER)
    if is_nameless(guide.case):
        yield plain(wording_records.NAMELESS)
    if guide.case.apart:
        yield plain(wording.APART, count=len(guide.case.apart))
    lost = {problem.where for problem in guide.case.problems if problem.lost}
    if lost:
        yield plain(wording.NOT_READ, count=len(lost))
    if guide.cover.held_back:
        yield plain(wording.HELD_BACK[guide.cover.held_back])


def is_nameless(case: Case) -> bool:
    """Several records, and not one that names a person: they may be of several, and nothing in them could tell."""
    files = {document.chain[0] for document in case.documents}
    return len(files) > 1 and not case.identity.names and not case.identity.birth_dates


def signs_notice(signs: Sequence[WarningCard], numbers: Sequence[Block] = (), always: str = wording.ALWAYS) -> Notice:
    levels = (("emergency", wording.CALL_EMERGENCY), ("today", wording.CALL_TEAM))
    columns = tuple(entry for level, words in levels for entry in _signs(signs, level, words))
    return Notice(
        "signs",
        frame(wording.EMERGENCY_SIGNS),
        (
            *((SideBySide(columns),) if columns else (plain(wording.NO_SIGNS),)),
            *numbers,
            Blanks((frame(wording.TEAM_DAY), frame(wording.TEAM_NIGHT), frame(wording.EMERGENCY))),
            Paragraph((frame(always),), tone="strong"),
        ),
    )


def _signs(signs: Sequence[WarningCard], level: str, words: str) -> Iterator[Entry]:
    cards = [card for card in signs if card.level == level and card.on_page_one]
    if cards:
        listed_signs = tuple((in_general(plain_words(visible(card.title)), card),) for card in cards)
        yield Entry(frame(words), (Bullets(listed_signs, style="signs"),))


def _goal(guide: Guide, sight: Sight) -> SideBySide:
    goal = guide.goal
    unknown = (plain(wording.GOAL_UNKNOWN), ask(wording.ASK_GOAL))
    theirs = passages(goal.team, sight)[:MOST_QUOTES]
    older = older_goal([fact for passage in theirs for fact in passage.facts], guide)
    return SideBySide(
        (
            Entry(frame(wording.TEAM_WROTE), (*(quoted_passages(theirs, sight, 300) or unknown), *older, *state_now(guide, sight))),
            Entry(frame(wording.YOUR_WORDS), own_words(goal, sight, MOST_OWN)),
        )
    )


def own_words(goal: Goal, sight: Sight, most: int | None = None) -> tuple[Block, ...]:
    """What the person says, whole, then what is told of them; what page one has no room for is counted with its place."""
    own, told_of = in_own_voice(goal.patient)
    said, written = passages(own, sight), passages(told_of, sight)
    first = said[:most]
    then = written if most is None else written[: max(0, most - len(first))]
    statements = stated(goal.stated[-1:] if most else goal.stated)
    more = len(said) + len(written) - len(first) - len(then)
    return (
        *((*quoted_passages(first, sight, WHOLE), *statements) or (Blanks((), lines=2 if most else 3),)),
        *said_you_said(then, sight),
        *((small(wording_plan.MORE_WORDS, count=more, section=message(wording.STEP_1)),) if more else ()),
    )


def in_own_voice(facts: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """What the person says themselves, and what somebody wrote that they said."""
    return [fact for fact in facts if is_own_voice(fact)], [fact for fact in facts if not is_own_voice(fact)]


def said_you_said(found: Sequence[Passage], sight: Sight) -> tuple[Block, ...]:
    return (Entries((Entry(frame(wording.SAID_YOU_SAID), quoted_passages(found, sight, WHOLE)),)),) if found else ()


def three_questions(guide: Guide, sight: Sight) -> Iterator[Block]:
    asks = tuple(_without_state(present_ask(question, guide, sight, names_team=True), question, guide) for question in guide.top_three[:3])
    if asks:
        yield Asks(asks)
    if len(asks) < 3:
        yield plain(wording.NO_QUESTIONS)
        yield Blanks(tuple(frame(wording.YOUR_QUESTION) for _ in range(3 - len(asks))))


def _without_state(ask: Ask, question: Question, guide: Guide) -> Ask:
    """Where a thing stands and what it could change is told in the table below."""
    if find_item(question, guide) not in shown_gaps(guide):
        return ask
    return replace(ask, why=tuple(block for block in ask.why if not (isinstance(block, Paragraph) and block.tone == "small")))


def open_gaps(guide: Guide) -> list[Item]:
    return sorted((item for item in guide.items if item.is_gap and item.applies_surely), key=rank)


def shown_gaps(guide: Guide) -> list[Item]:
    return open_gaps(guide)[:MOST_GAPS]


def _gaps(guide: Guide, sight: Sight) -> Iterator[Block]:
    yield from tests_ahead(guide, sight)
    gaps = open_gaps(guide)
    if not gaps:
        yield plain(wording.NO_GAPS)
        return
    headings = (wording.WHAT, wording.STATE, wording.COULD_CHANGE)
    yield Table(
        frame(wording.GAPS_CAPTION),
        tuple((Paragraph((frame(words),)),) for words in headings),
        tuple(_gap_row(item, sight) for item in gaps[:MOST_GAPS]),
        style="gaps",
    )
    more = len(gaps) - MOST_GAPS
    if more > 0:
        yield small(wording.MORE_GAPS, count=more, section=message(wording.STEP_3))


def rank(item: Item) -> tuple[int, int]:
    return WEIGHTS.index(item.card.weight), STATES.index(item.state)


def _gap_row(item: Item, sight: Sight) -> Row:
    return Row(
        (Paragraph((item_title(item, sight),)),),
        ((state_tag(item),), (Paragraph((what_changes(item),)),)),
    )
