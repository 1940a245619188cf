"""One thing over time in one line: what the newest paper says, and what was said before with its dates."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from beside.brief import wording, wording_series
from beside.brief.fact_words import plain_unit, said_beside, say_fact
from beside.brief.messages import message, plain_words
from beside.brief.visible import visible
from beside.case import Series, newest_first
from beside.facts.fact import Assertion, Time
from beside.terms.kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from beside.brief.messages import Message
    from beside.brief.sight import Sight
    from beside.case import Case
    from beside.facts import Fact

WHOSE_WORDS = frozenset(("margins",))  # said with the record they stand in
MANY_PAPERS = 4  # that say one thing in the same words
MOST_ALIKE = 3  # days before the newest, where all of them say the same
MOST_EARLIER = 8  # values of one line; how many more there are is said
VALUE_ALONE = frozenset(("medication", "lab", "vital"))
HISTORY = frozenset(("condition", "medication"))


def is_history(series: Series) -> bool:
    """An illness or a medicine of the past, or one that is not there, stands after those of now."""
    status = series.newest.status
    return series.newest.kind in HISTORY and (status.time is Time.PAST or status.assertion is Assertion.RULED_OUT)


def said_once(told: Sequence[Series]) -> list[Series]:
    """What would stand twice in the same words, of the same speaker and day, stands once with all its places."""
    lines: dict[tuple[str, ...], tuple[Fact, ...]] = {}
    for series in told:
        fact = series.newest
        alone = len(series.facts) == 1
        record = fact.source.document if fact.kind in WHOSE_WORDS else ""
        line = (fact.kind, str(say_dated(fact)), fact.details.speaker, record) if alone else (fact.id,)
        lines[line] = (*lines.get(line, ()), *series.facts)
    return [Series(facts) for facts in lines.values()]


def said_often(told: Sequence[Series]) -> list[Series]:
    """What many papers say in the same words, each on a day of its own, stands in one line, the newest day first."""
    lines = [_line_of(series) for series in told]
    counts = Counter(lines)
    piles: dict[object, list[Fact]] = {}
    for place, (line, series) in enumerate(zip(lines, told, strict=True)):
        piles.setdefault(line if counts[line] >= MANY_PAPERS else place, []).extend(series.facts)
    return [told[key] if isinstance(key, int) else newest_first(pile) for key, pile in piles.items()]


def _line_of(series: Series) -> Hashable:
    """A thing that is told over time has a line of its own."""
    return series.newest.id if kinds()[series.newest.kind].is_series else words_of(series.newest)


def words_of(fact: Fact) -> Hashable:
    """What a line says of it but for its day: alike for facts that say the same."""
    return str(say_fact(fact)), fact.kind, fact.status, fact.details.speaker, fact.about.cancer, fact.about.side


def operations_in_one(told: Sequence[Series], case: Case) -> list[Series]:
    """One operation that papers put on different days stands once, by the paper that names the earliest."""
    days = days_of_operations(case)
    lines: dict[tuple[str, ...], tuple[Fact, ...]] = {}
    for series in told:
        line = days.get(series.newest.id, (series.newest,))
        lines[tuple(fact.id for fact in line)] = (*lines.get(tuple(fact.id for fact in line), ()), *series.facts)
    return [Series(tuple(sorted(facts, key=lambda fact: str(fact.date or "")) if facts[0].id in days else facts)) for facts in lines.values()]


def days_of_operations(case: Case) -> Mapping[str, tuple[Fact, ...]]:
    """The facts that tell of one operation on different days, by the id of each; the earliest day first."""
    found: dict[str, tuple[Fact, ...]] = {}
    for conflict in case.conflicts:
        if conflict.kind == "treatment":
            for fact in conflict.facts:
                same = (other for other in conflict.facts if str(other.value).casefold() == str(fact.value).casefold())
                found[fact.id] = tuple(sorted(same, key=lambda other: str(other.date or "")))
    return found


def shown_of(series: Series) -> Sequence[Fact]:
    """The newest and some before it; of very many papers that say the same words, fewer."""
    shown = series.facts[: MOST_EARLIER + 1]
    is_long = len(series.facts) > len(shown)
    return shown[: MOST_ALIKE + 1] if is_long and all(says_the_same(fact, leading(series)) for fact in shown) else shown


def say_series(series: Series, sight: Sight) -> Message:
    lead, shown = leading(series), shown_of(series)
    also = [fact for fact in shown if fact is not lead and says_the_same(fact, lead)]
    before = [fact for fact in shown if fact is not lead and fact not in also]
    said = say_leading(lead)
    other_dose = {_day(fact) for fact in before}
    days = [day for day in dict.fromkeys(_day(fact) for fact in also) if day not in ("", _day(lead)) and day not in other_dose]
    if days:
        also_on = wording_series.OTHER_DAY if lead.kind == "treatment" and lead.id in days_of_operations(sight.case) else wording_series.ALSO_ON
        said = message(also_on, said=said, dates=in_one([plain_words(day) for day in days]))
    if is_silent_since(series, sight):
        said = message(wording_series.NOTHING_NEWER, said=said)
    earlier = [*(say_earlier(fact, lead) for fact in before), *_more(series)]
    return message(wording_series.BEFORE, said=said, earlier=in_one(earlier)) if earlier else said


def leading(series: Series) -> Fact:
    """What the newest paper says; where it only names a medicine, the newest before it that says how it is taken."""
    newest = series.newest
    alike = (fact for fact in series.facts if fact.value and fact.status == newest.status)
    return next(alike, newest) if newest.kind == "medication" and not newest.value else newest


def say_leading(fact: Fact) -> Message:
    """A medicine is told as of its day."""
    if fact.kind != "medication" or fact.date is None or is_past(fact):
        return say_dated(fact)
    return message(wording_series.AS_OF, said=say_fact(fact), date=fact.date.in_words())


def is_silent_since(series: Series, sight: Sight) -> bool:
    """Whether newer records do not name a medicine: silence is no stop."""
    newest = series.newest
    if newest.kind != "medication" or newest.date is None or is_past(newest) or sight.newest is None:
        return False
    return newest.date.before(sight.newest) is True


def is_past(fact: Fact) -> bool:
    return fact.status.time is Time.PAST or fact.status.assertion is Assertion.RULED_OUT


def say_dated(fact: Fact) -> Message:
    """With its date, where its words do not say since when."""
    said = say_fact(fact)
    if fact.date is None or fact.details.since is not None:
        return said
    return message(wording.ON_DATE, said=said, date=fact.date.in_words())


def say_earlier(fact: Fact, newest: Fact) -> Message:
    """A value, with its unit where that differs."""
    day = _day(fact)
    words = _in_short(fact, newest)
    said = plain_words(words) if words else say_fact(fact)
    for beside in said_beside(fact) if words else ():
        said = message(wording_series.WITH_MORE, said=said, more=beside)
    return message(wording.ON_DATE, said=said, date=day) if day else said


def _in_short(fact: Fact, newest: Fact) -> str:
    """The number, or how a medicine was taken, where the line names the thing already; empty where that would not do."""
    if isinstance(fact.value, Decimal):
        unit = plain_unit(fact.unit) if fact.unit != newest.unit else ""
        return visible(f"{fact.value}{'%' if unit == '%' else f' {unit}'.rstrip()}")
    return visible(str(fact.value)) if fact.kind in VALUE_ALONE and not is_past(fact) else ""


def says_the_same(fact: Fact, lead: Fact) -> bool:
    """In the same words; or a bare mention of a medicine, which goes along with any dose. Each number stands with its day."""
    if isinstance(fact.value, Decimal):
        return False
    bare = fact.kind == "medication" and not fact.value and not fact.details.end and fact.status == lead.status
    return bare or str(say_fact(fact)) == str(say_fact(lead))


def _day(fact: Fact) -> str:
    return fact.date.in_words() if fact.date else ""


def _more(series: Series) -> list[Message]:
    left = series.facts[len(shown_of(series)) :]
    oldest = left[-1].date if left else None
    return [message(wording_series.MORE_BEFORE, count=len(left), date=oldest.in_words())] if oldest else []


def in_one(parts: Sequence[Message]) -> Message:
    """One after the other, parted by semicolons."""
    first, *rest = parts
    return message(wording.AND_MORE, first=first, second=in_one(rest)) if rest else first
