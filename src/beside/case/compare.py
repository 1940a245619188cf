"""Whether two statements are the same, refine each other, or cannot both be right."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from beside.facts import Assertion
from beside.terms.kinds import ALWAYS, kinds, opposites, variant_looked_for
from beside.terms.quantities import Quantity, parse_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beside.facts import Fact
    from beside.terms.dates import PartialDate

OPERATION = "named for an operation"
BEFORE_PATHOLOGY = "operation note"
OF_GENES = frozenset({"biomarker", "germline"})
STAGED = frozenset({"clinical", "pathological"})
REFINING = frozenset({"stage.t", "stage.n", "stage.m", "stage.group", "risk.group"})


def same_value(one: Fact, two: Fact) -> bool:
    """23 mm is 2.3 cm; words are compared without regard to case."""
    if isinstance(one.value, Decimal) and isinstance(two.value, Decimal):
        return one.value == two.value if one.unit == two.unit else Quantity(one.value, one.unit).same_as(Quantity(two.value, two.unit)) is True
    return str(one.value).casefold() == str(two.value).casefold() and one.unit == two.unit


def amount_or_words(fact: Fact) -> object:
    """Alike for any two facts that `same_value` calls the same, so that only those need be compared."""
    number = fact.value if isinstance(fact.value, Decimal) else parse_number(fact.value)
    return str(fact.value).casefold() if number is None else Quantity(number, fact.unit).scaled


def exclude_each_other(one: Fact, two: Fact) -> bool:
    """Whether both cannot hold of one tumour or person at one time. Where it cannot be told, they do not."""
    if one.status.assertion is not two.status.assertion:
        return same_value(one, two) and {one.status.assertion, two.status.assertion} == {
            Assertion.STATED,
            Assertion.RULED_OUT,
        }
    if one.status.assertion is not Assertion.STATED or same_value(one, two):
        return False
    if not looks_for_same(one, two):
        return is_of_one_variant(one, two)
    if isinstance(one.value, Decimal) and isinstance(two.value, Decimal):
        return Quantity(one.value, one.unit).same_as(Quantity(two.value, two.unit)) is False and not is_near(one, two)
    if isinstance(one.value, Decimal) or isinstance(two.value, Decimal):
        return False
    return words_exclude(one.kind, one.value.casefold(), two.value.casefold())


def looks_for_same(one: Fact, two: Fact) -> bool:
    """A variant that was not found says nothing of any other in its gene."""
    return one.kind not in OF_GENES or variant_looked_for(one.details.note) == variant_looked_for(two.details.note)


def is_of_one_variant(one: Fact, two: Fact) -> bool:
    """Whether one looked for the variant that the other found."""
    looked_for = ((variant_looked_for(fact.details.note), fact) for fact in (one, two))
    return len({f"p.{variant}" if variant else str(fact.value) for variant, fact in looked_for}) == 1


def is_near(one: Fact, two: Fact) -> bool:
    """Whether two numbers that are not known to be measured in one way lie closer together than a real difference does."""
    apart = kinds()[one.kind].apart
    if apart is None or (one.name == two.name != "") or not (isinstance(one.value, Decimal) and isinstance(two.value, Decimal)):
        return False
    (dimension, least), *others = (amount.scaled for amount in (apart[0], Quantity(one.value, one.unit), Quantity(two.value, two.unit)))
    smaller, larger = sorted(number for _, number in others)
    return all(other == dimension for other, _ in others) and larger - smaller < max(least, apart[1] * smaller)


def words_exclude(kind: str, one: str, two: str) -> bool:
    if any(row_kind == kind for row_kind, _ in opposites()):
        return (kind, frozenset((one, two))) in opposites()
    if kind in REFINING:
        return not (one.startswith(two) or two.startswith(one))
    return True


def overlap(one: Fact, two: Fact, days: int | None = None) -> bool:
    """Whether two statements are of one time, by the days given or those their kind allows.

    What changes from day to day is of one time only on one known day; for the rest an unknown date may be any.
    """
    days = kinds()[one.kind].overlap_days if days is None else days
    if days is None:
        return False
    if days == 0:
        return one.date is not None and two.date is not None and one.date.parts == two.date.parts and one.date.day is not None
    if days >= ALWAYS or one.date is None or two.date is None:
        return True
    return days_between(one.date, two.date) <= days


def staged_alike(one: Fact, two: Fact) -> bool:
    """A clinical and a pathological stage group are two things; T, N and M say in their names which they are."""
    staged = {one.details.method, two.details.method}
    return one.kind != "stage.group" or staged != STAGED


def of_one_stage(one: Fact, two: Fact) -> bool:
    """What a surgeon sees before the tissue is looked at, and what others say after, are two things said in order."""
    return is_before_pathology(one) == is_before_pathology(two)


def is_before_pathology(fact: Fact) -> bool:
    return fact.details.speaker == BEFORE_PATHOLOGY


def said_together(one: Fact, two: Fact, group: Sequence[Fact]) -> bool:
    """Whether a report gives both values, each for a part of the tissue: who repeats one of them does not differ."""
    if not kinds()[one.kind].has_parts:
        return False
    with_one, with_two = ({text for fact in group if same_value(fact, value) for text in texts_of(fact)} for value in (one, two))
    return bool(with_one & with_two)


def in_one_text(one: Fact, two: Fact) -> bool:
    """Whether one and the same text says both: parts of one report, such as several cores, are no two papers.

    The side a cancer is on and the side it is operated on must agree within a paper too.
    """
    if one.kind == "laterality" and OPERATION in {one.details.method, two.details.method}:
        return False
    mine, theirs = texts_of(one), texts_of(two)
    if kinds()[one.kind].has_parts:
        return bool(mine & theirs)
    return len(mine | theirs) == 1


def texts_of(fact: Fact) -> set[str]:
    """The documents that say it in words; a coded entry counts as a paper of its own."""
    return {source.path or source.document for source in fact.sources}


def days_between(one: PartialDate, two: PartialDate) -> int:
    """The least number of days that can lie between two dates, either of which may be partial."""
    if one.same_as(two):
        return 0
    first, second = sorted((one, two), key=lambda date: date.earliest())
    return max(0, (second.earliest() - first.latest()).days)
