"""Which treatments that a paper calls planned or under way are over by now, and which cancers the records call past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.case import is_stopped, may_be_of, stops
from beside.facts import Assertion, Course, Person, Time
from beside.guide.plan import AHEAD, lies_in, newest_first, of_patient
from beside.guide.spread import spread_of_now
from beside.terms.kinds import MARKED_ACTIVE
from beside.terms.modalities import years_said_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from beside.case import Case, Tumour
    from beside.facts import Fact
    from beside.terms.dates import PartialDate

OPEN = frozenset({Course.RECOMMENDED, Course.PLANNED, Course.DISCUSSED, Course.ONGOING})
ENDED = frozenset({Course.COMPLETED, Course.STOPPED})
# Kinds of treatment that go along with treating the cancer itself.
BESIDES = frozenset({"supportive", "monitoring", "trial"})


def find_over(case: Case, today: date) -> frozenset[str]:
    """The ids of treatments and medicines said to be ahead or under way that are so no longer; what the paper says stays as it is."""
    treatments = [fact for fact in case.of_kind("treatment") if fact.status.assertion is Assertion.STATED]
    ended = [fact for fact in treatments if fact.status.course in ENDED]
    last = last_advice(case)
    over = {
        fact.id for fact in treatments if fact.status.course in OPEN
        and (has_ended(fact, today) or (is_of_long_ago(fact, today) and not is_advised(fact, last)) or any(ends(other, fact) for other in ended))
    }  # fmt: skip
    return frozenset(over | medicines_over(case, today))


def medicines_over(case: Case, today: date) -> set[str]:
    """Medicines that were taken once: a newer paper says stopped, or the last day it names has come."""
    medicines = [fact for fact in case.of_kind("medication") if fact.status.person is Person.PATIENT]
    stopped: dict[str, list[Fact]] = {}
    for fact in medicines:
        if is_stopped(fact):
            stopped.setdefault(fact.name.casefold(), []).append(fact)
    return {fact.id for fact in medicines if has_ended(fact, today) or any(stops(other, fact) for other in stopped.get(fact.name.casefold(), ()))}


def last_advice(case: Case) -> Sequence[Fact]:
    """The newest words that recommend something: however old, they stand as the plan, and so does what they name."""
    said = [fact for fact in newest_first(of_patient(case, "recommendation")) if fact.status.assertion is not Assertion.RULED_OUT]
    return [fact for fact in said if fact.date == said[0].date]


def is_advised(fact: Fact, words: Sequence[Fact]) -> bool:
    return fact.status.course in AHEAD and any(lies_in(source, one.source) for one in words for source in fact.sources)


def is_of_long_ago(fact: Fact, today: date) -> bool:
    """Said so long ago that it tells nothing of now."""
    years = years_said_for(fact.name)
    return years is not None and fact.date is not None and fact.date.latest().year + years < today.year


def has_ended(fact: Fact, today: date) -> bool:
    """Whether the last day it names has come; not where the same paper calls it active all the same."""
    return fact.details.note != MARKED_ACTIVE and fact.details.end is not None and fact.details.end.latest() < today


def ends(later: Fact, fact: Fact) -> bool:
    """Whether a later paper calls the same treatment finished, or any of its kind where only the kind was named."""
    when = later.details.end or later.date
    return (
        later.name == fact.name
        and (not fact.value or str(later.value).casefold() == str(fact.value).casefold())
        and (not later.about.side or not fact.about.side or later.about.side == fact.about.side)
        and fact.date is not None
        and when is not None
        and fact.date.before(when) is True
    )


def is_past(tumour: Tumour, case: Case) -> bool:
    """Whether every paper that dates the diagnosis calls it past, none says that it came back, and none as new speaks of spread."""
    named = [fact for fact in tumour.facts if fact.kind == "cancer"]
    back = any(fact.kind == "recurrence" and fact.value == "recurrent" and fact.status.holds for fact in tumour.facts)
    return bool(named) and not back and all(fact.status.time is Time.PAST for fact in named) and not spread_of_now(tumour, case)


def has_begun(tumour: Tumour, case: Case) -> bool:
    """Whether a treatment against this tumour is under way or was given: tied to it, dated after it was found, or going on for the only one."""
    given = [fact for fact in case.of_kind("treatment") if fact.name not in BESIDES and fact.status.holds and is_given(fact)]
    return was_cut_out(tumour, case) or any(is_against(fact, tumour) or (fact.status.course is Course.ONGOING and len(case.tumours) == 1) for fact in given)


def was_cut_out(tumour: Tumour, case: Case) -> bool:
    """A stage from the tissue tells of an operation, whether or not a paper names it; beside a biopsy alone it may be of that."""
    biopsied = papers_of(fact for fact in case.of_kind("procedure") if is_biopsy(fact))
    biopsied -= papers_of(fact for fact in case.of_kind("treatment") if fact.name == "surgery" and fact.status.holds and is_given(fact))
    stages = [fact for fact in tumour.facts if fact.kind == "stage.t" and fact.name in ("p", "yp") and fact.status.holds]
    return any(fact.name == "yp" or not all(source.document in biopsied for source in fact.sources) for fact in stages)


def papers_of(facts: Iterable[Fact]) -> set[str]:
    return {source.document for fact in facts for source in fact.sources}


def is_biopsy(fact: Fact) -> bool:
    return "biopsy" in fact.name and "sentinel" not in fact.name and fact.status.holds


def is_given(fact: Fact) -> bool:
    return fact.status.course in (Course.ONGOING, *ENDED) or (fact.status.course is None and fact.status.time is Time.PAST)


def is_against(fact: Fact, tumour: Tumour) -> bool:
    if not may_be_of(tumour.id, fact):
        return False
    found = dates_found(tumour)
    after = bool(found) and fact.date is not None and not any(fact.date.before(day) is not False for day in found)
    return bool(fact.about.cancer) or after


def dates_found(tumour: Tumour) -> Sequence[PartialDate]:
    return [fact.date for fact in tumour.facts if fact.kind == "cancer" and fact.date is not None]


def was_done(fact: Fact, tumour: Tumour) -> bool:
    """Whether a treatment was given to its end for this tumour, as far as the records part them."""
    return (
        fact.kind == "treatment"
        and fact.status.assertion is Assertion.STATED
        and fact.status.person is Person.PATIENT
        and fact.status.time is Time.PAST
        and fact.status.course in (Course.COMPLETED, None)
        and may_be_of(tumour.id, fact)
        and not any(fact.date is not None and fact.date.before(day) is True for day in dates_found(tumour))
    )


def done_for(tumour: Tumour, case: Case) -> Sequence[Fact]:
    """Treatments given to their end, unless the cancer came back: then each may be discussed again."""
    if any(fact.kind == "recurrence" and fact.value == "recurrent" and fact.status.holds for fact in tumour.facts):
        return ()
    return [fact for fact in case.of_kind("treatment") if was_done(fact, tumour)]
