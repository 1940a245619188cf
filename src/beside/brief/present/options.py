"""Step 2: the options beside each other, seven questions each, three lines to an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording, wording_options
from beside.brief.fact_words import COURSES
from beside.brief.messages import frame, framed, from_records, in_general, message, plain_words
from beside.brief.page import Entries, Entry, Paragraph, Row, Section, Table, Tag
from beside.brief.present.build import ask, bullets, fold, general, plain, quoted, told
from beside.brief.present.items import tumour_name
from beside.brief.present.shared import present_shared, shared_answers
from beside.brief.present.views import courses_by_paper
from beside.brief.visible import visible
from beside.facts.fact import Course
from beside.terms.modalities import order_of
from beside.terms.places import overlaps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beside.brief.page import Block
    from beside.brief.present.shared import Said
    from beside.brief.sight import Sight
    from beside.facts import Fact
    from beside.guide import Guide
    from beside.guide.guide import Answer, Option

SIDE_BY_SIDE = 3
CHOSEN = frozenset({Course.RECOMMENDED, Course.PLANNED, Course.ONGOING})
LONGEST_QUOTE = 260  # characters of a letter in a cell; the whole of it stands in the list of sources


def present_options(guide: Guide, sight: Sight) -> Section:
    options = shown_options(guide)
    named, unnamed = [option for option in options if option.facts], [option for option in options if not option.facts]
    aside, unnamed = [option for option in unnamed if is_aside(option)], [option for option in unnamed if not is_aside(option)]
    if options and not named:
        return Section("step-2", frame(wording.STEP_2), (*_unnamed(options, guide, sight), *_declined(guide, sight)))
    if not options:
        return Section("step-2", frame(wording.STEP_2), (plain(wording.HELD_BACK.get(guide.cover.held_back, wording.NO_OPTIONS)), *_declined(guide, sight)))
    return Section(
        "step-2",
        frame(wording.STEP_2),
        (
            plain(wording.STEP_2_INTRO),
            plain(wording_options.STEPS_OR_WAYS),
            *_said_of_none(guide, sight),
            *present_shared(options, guide.time.latest_safe_date, sight),
            *_tables(named, 0, len(options), guide, sight),
            *((plain(wording_options.SPOKEN_OF_BESIDE),) if aside else ()),
            *_tables(aside, len(named), len(options), guide, sight),
            *((plain(wording_options.NOT_NAMED),) if unnamed else ()),
            *_tables(unnamed, len(named) + len(aside), len(options), guide, sight),
            *_declined(guide, sight),
        ),
    )


def is_aside(option: Option) -> bool:
    """Whether the records speak of it, though not as a way."""
    return bool(option.left_out or option.spoken_of)


def shown_options(guide: Guide) -> tuple[Option, ...]:
    return tuple(option for option in guide.options if option.course != Course.DECLINED)


def _tables(options: Sequence[Option], before: int, total: int, guide: Guide, sight: Sight) -> tuple[Block, ...]:
    """Ways the records name and ways they do not name stand apart, each in the neutral order."""
    return tuple(_table(options[first:last], before + first + 1, total, guide, sight) for first, last in _groups(len(options)))


def _declined(guide: Guide, sight: Sight) -> tuple[Block, ...]:
    """What the person declined is told and asked no further."""
    facts = [fact for option in guide.options if option.course == Course.DECLINED for fact in option.facts]
    return (plain(wording_options.DECLINED), *told(facts, sight)) if facts else ()


def _unnamed(options: Sequence[Option], guide: Guide, sight: Sight) -> tuple[Block, ...]:
    """Where nobody has named a way: each in a line, and the seven questions once for all of them."""
    headings = (wording.WAY, wording.IN_GENERAL, wording.TO_ASK)
    rows = tuple(Row((_title(option),), (_says(option, sight), (_asks(option),))) for option in options)
    table = Table(frame(wording.UNNAMED_CAPTION), tuple((Paragraph((frame(words),)),) for words in headings), rows)
    treats = any(option.order < order_of("monitoring") for option in options)
    left_out = (plain(wording.UNNAMED_NO_CARDS),) if guide.cover.without_cards and not treats else ()
    return *_said_of_none(guide, sight), plain(wording.UNNAMED_INTRO), *left_out, table, plain(wording.SEVEN_FOR_EACH), bullets(tuple(wording.SEVEN.values()), "signs")


def _says(option: Option, sight: Sight) -> tuple[Block, ...]:
    return general(option.card.says, option.card, sight) if option.card else (plain(wording.NO_SOURCE),)


def _asks(option: Option, *, is_agreed: bool = True) -> Paragraph:
    """Why this, of a way in the plan; of a way on which papers differ, as of any other."""
    if option.course in CHOSEN and not option.is_elsewhere and is_agreed:
        return ask(wording_options.ASK_OF_PLANNED)
    if option.card is None:
        return ask(wording.FOR_YOU_ASKS["benefit"])
    return Paragraph((in_general(message(wording.ASK, question=visible(option.card.asks)), option.card),), tone="ask")


def _groups(count: int) -> list[tuple[int, int]]:
    """As few tables as can be, as even as can be: ten options stand as three, three, two and two."""
    tables = -(-count // SIDE_BY_SIDE)
    sizes = [count // tables + (place < count % tables) for place in range(tables)]
    return [(sum(sizes[:place]), sum(sizes[: place + 1])) for place in range(tables)]


def _table(options: Sequence[Option], first: int, total: int, guide: Guide, sight: Sight) -> Table:
    last = first + len(options) - 1
    shared = frozenset(shared_answers(shown_options(guide)))
    caption = wording.OPTIONS_CAPTION if last > first else wording.ONE_OPTION_CAPTION
    return Table(
        frame(caption, first=first, last=last, total=total),
        ((Paragraph((frame(wording.QUESTION),)),), *((_title(option), _course(option, guide, sight)) for option in options)),
        (
            Row((Paragraph((frame(wording.IN_SHORT),)),), tuple(_in_short(option, guide, sight) for option in options)),
            *(_row(question, options, guide, sight, shared) for question in wording.SEVEN),
        ),
        style="options",
    )


def _title(option: Option) -> Paragraph:
    words = message(wording.TUMOUR_OF, what=visible(option.title), tumour=tumour_name(option.tumour)) if option.tumour else plain_words(visible(option.title))
    if option.card is not None:
        return Paragraph((in_general(words, option.card),))
    if option.facts:
        return Paragraph((from_records(words, *option.facts),))
    return Paragraph((framed(words),))


def _course(option: Option, guide: Guide, sight: Sight) -> Tag:
    """What the records say of it; by paper, where the papers part."""
    if option.is_elsewhere:
        return Tag(from_records(message(wording.NAMED_ELSEWHERE), *option.facts), "quiet")
    if option.is_addition:
        return Tag(from_records(message(wording.NAMED_AS_ADDITION), *option.facts), "done")
    by_paper = courses_by_paper(option.facts, guide, sight)
    if by_paper is not None:
        return Tag(by_paper, "done")
    if option.course in set(Course) and option.facts:
        words = message(wording.COURSE_IN_RECORDS, course=message(COURSES[Course(option.course)]))
        return Tag(from_records(words, *option.facts), "done")
    return _of_unnamed(option)


def _of_unnamed(option: Option) -> Tag:
    if option.left_out:
        return Tag(from_records(message(wording.LEFT_OUT), *option.left_out), "quiet")
    if option.spoken_of:
        return Tag(from_records(message(wording_options.SPOKEN_OF), *option.spoken_of), "quiet")
    return Tag(frame(wording.TO_ASK_ABOUT), "quiet")


def _in_short(option: Option, guide: Guide, sight: Sight) -> tuple[Block, ...]:
    records = _named(option, sight) or (*told(option.left_out, sight), *quoted(option.spoken_of, sight, LONGEST_QUOTE)) or (plain(wording.NOT_IN_RECORDS),)
    entries = [Entry(frame(wording.RECORDS_SAY), records), Entry(frame(wording.IN_GENERAL), _says(option, sight))]
    if option.card is not None:
        is_agreed = courses_by_paper(option.facts, guide, sight) is None
        entries.append(Entry(frame(wording.FOR_YOU), (_asks(option, is_agreed=is_agreed),)))
    return (Entries(tuple(entries)),)


def _named(option: Option, sight: Sight) -> tuple[Block, ...]:
    """As facts; of a trial in the letter's words, which say where it is open and who would send the person there."""
    written = [fact for fact in option.facts if fact.name == "trial" and not fact.source.path]
    return (*quoted(written, sight, LONGEST_QUOTE), *told([fact for fact in option.facts if fact not in written], sight))


def _row(question: str, options: Sequence[Option], guide: Guide, sight: Sight, shared: frozenset[Said]) -> Row:
    return Row(
        (Paragraph((frame(wording.SEVEN[question]),)),),
        tuple(_answer(question, option, guide, sight, shared) for option in options),
    )


def _find(option: Option, question: str) -> Answer | None:
    return next((answer for answer in option.answers if answer.question == question), None)


def _answer(question: str, option: Option, guide: Guide, sight: Sight, shared: frozenset[Said]) -> tuple[Block, ...]:
    """Three lines, always: what the records say, what holds in general, and what is still to ask."""
    answer = _find(option, question)
    records = _from_letters(answer.records, sight) if answer else ()
    return (
        Entries(
            (
                Entry(frame(wording.RECORDS_SAY), records or (plain(_nothing_said(question, guide)),)),
                Entry(frame(wording.IN_GENERAL), _in_general(answer, sight, shared) or (plain(wording.NO_SOURCE),)),
                Entry(frame(wording.FOR_YOU), (_for_you(question, answer, option),)),
            )
        ),
    )


def _from_letters(facts: Sequence[Fact], sight: Sight) -> tuple[Block, ...]:
    """What was read from the words of a letter stands as those words."""
    others = [fact for fact in facts if fact.kind != "answer"]
    said = [fact for fact in facts if fact.kind == "answer" and not any(overlaps(fact.source, other.source) for other in others)]
    return (*told(others, sight), *quoted(said, sight, LONGEST_QUOTE))


def _nothing_said(question: str, guide: Guide) -> str:
    return wording_options.SAID_OF_NO_WAY if any(fact.name == question for fact in guide.said_of_none) else wording.NOT_IN_RECORDS


def _said_of_none(guide: Guide, sight: Sight) -> tuple[Block, ...]:
    """Answers in letters that name no way: under the question, and in no column."""
    by_question = {question: [fact for fact in guide.said_of_none if fact.name == question] for question in wording.SEVEN}
    entries = tuple(Entry(frame(wording.SEVEN[question]), quoted(facts, sight, LONGEST_QUOTE)) for question, facts in by_question.items() if facts)
    return (plain(wording_options.SAID_OF_NONE), Entries(entries)) if entries else ()


def _in_general(answer: Answer | None, sight: Sight, shared: frozenset[Said]) -> tuple[Block, ...]:
    if answer is None or answer.general is None or answer.general_card is None:
        return ()
    if (answer.question, answer.general.says) in shared:
        return (plain(wording.SAID_ABOVE),)
    says = visible(answer.general.says)
    paragraph = Paragraph((in_general(plain_words(says), answer.general_card),))
    folded = sight.folds_general(says)
    return (fold(folded, 1, (paragraph,)),) if folded else (paragraph,)


def _for_you(question: str, answer: Answer | None, option: Option) -> Paragraph:
    """The question that stays open until a named clinician answers; in the card's words where it has some."""
    if answer is None or not answer.ask:
        return ask(wording.FOR_YOU_ASKS[question])
    asks = message(wording.ASK, question=visible(answer.ask))
    if option.card is not None:
        return Paragraph((in_general(asks, option.card),), tone="ask")
    return Paragraph((framed(asks),), tone="ask")
