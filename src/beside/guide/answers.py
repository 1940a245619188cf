"""A case that answers the conditions on cards, and remembers which facts made it say so."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from beside.case import may_be_of
from beside.facts import Assertion, Course, Fact, Person, Time
from beside.guide.ages import age_bounds
from beside.guide.elsewhere import NAMED_ELSEWHERE, is_elsewhere, named_elsewhere, trials_spoken_of
from beside.guide.other_side import LOOKS, facts_of_other_side
from beside.guide.over import has_begun
from beside.guide.views import find_parted_ways
from beside.terms.cancers import is_kind_of
from beside.terms.kinds import EARLIER_FORM, kinds
from beside.terms.modalities import modalities_of_class
from beside.terms.quantities import Quantity
from beside.terms.treatments import classes_of, treatment_of_word
from beside.terms.verdict import Verdict, verdict_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from beside.case import Case, Tumour
    from beside.guide.guide import Finding
    from beside.knowledge.conditions import FactPattern, TreatmentPattern

PLANNED = frozenset({Course.RECOMMENDED, Course.PLANNED, Course.ONGOING})
# The one finding that is of a tumour, not of the person: an earlier cancer's treatment is not the start of this one's.
TREATMENT_STARTED = "treatment-started"
NOT_TAKEN = frozenset({Course.DECLINED})


class CaseAnswers:
    """The verdicts of one case on one tumour. `trail` holds the facts behind every yes."""

    def __init__(
        self,
        case: Case,
        tumour: Tumour | None,
        today: date,
        extents: Mapping[str, Finding],
        findings: Mapping[str, Verdict],
        over: frozenset[str] = frozenset(),
    ) -> None:
        self.case = case
        self.tumour = tumour
        self.today = today
        self.extents = extents
        self.findings = findings
        self.over = over
        self.others = {fact.id for other in case.tumours if other is not tumour for fact in other.facts}
        self.other_side = facts_of_other_side(tumour, case)
        self.trail: list[Fact] = []

    def ask_cancer(self, cancers: frozenset[str]) -> Verdict:
        if self.tumour is None:
            return Verdict.UNKNOWN
        named = self.tumour.cancer
        return verdict_of(any(named == cancer or is_kind_of(named, cancer) for cancer in cancers))

    def ask_extent(self, extents: frozenset[str]) -> Verdict:
        """Yes where all extents the records leave open are asked for, no where none is."""
        known = self.known_extents()
        if not known:
            return Verdict.UNKNOWN
        if known <= extents:
            return Verdict.YES
        return Verdict.UNKNOWN if known & extents else Verdict.NO

    def known_extents(self) -> set[str]:
        derived = self.extents.get(self.tumour.id) if self.tumour else None
        return set(derived.value.split("|")) if derived else set()

    def ask_setting(self, settings: frozenset[str]) -> Verdict:
        told = [fact for fact in self.facts_of("recurrence") if fact.status.holds]
        if not told:
            return Verdict.UNKNOWN
        return self.keep([fact for fact in told if str(fact.value) in settings], otherwise=Verdict.NO)

    def ask_fact(self, pattern: FactPattern) -> Verdict:
        told = [fact for fact in self.facts_of(pattern.kind, pattern.name) if has_name(fact, pattern)]
        if found := [fact for fact in told if is_stated(fact) and has_value(fact, pattern)]:
            return self.keep(found)
        if any(settles_no(fact, pattern) for fact in told):
            return Verdict.NO
        return Verdict.UNKNOWN

    def ask_treatment(self, pattern: TreatmentPattern) -> Verdict:
        told = [fact for fact in self.facts_of("treatment") if fact.status.person is Person.PATIENT and fact.id not in self.other_side]
        if pattern.courses:
            told = [fact for fact in told if fact.id not in self.over]
        named = [fact for fact in told if is_treatment(fact, pattern)]
        refused = [fact for fact in named if fact.status.course in NOT_TAKEN or fact.status.assertion is Assertion.RULED_OUT]
        if found := [fact for fact in named if fact not in refused and in_course(fact, pattern) and not (pattern.courses and is_elsewhere(fact))]:
            return self.keep(found)
        plan = [fact for fact in told if fact.id not in self.over and fact.status.course in PLANNED and fact.status.assertion is Assertion.STATED]
        if refused or (plan and not any(may_hide(fact, pattern, plan) for fact in plan)):
            return Verdict.NO
        return Verdict.UNKNOWN

    def ask_age(self, at_least: int | None, under: int | None) -> Verdict:
        bounds = age_bounds(self.case.identity, self.today)
        if bounds is None:
            return Verdict.UNKNOWN
        youngest, oldest = bounds
        if (at_least is not None and oldest < at_least) or (under is not None and youngest >= under):
            return Verdict.NO
        surely = (at_least is None or youngest >= at_least) and (under is None or oldest < under)
        return Verdict.YES if surely else Verdict.UNKNOWN

    def ask_finding(self, name: str) -> Verdict:
        if name == TREATMENT_STARTED and name not in self.findings and self.tumour is not None:
            return verdict_of(has_begun(self.tumour, self.case))
        if name == NAMED_ELSEWHERE and name not in self.findings and self.case.facts:
            return self.keep(named_elsewhere(self.case, self.over), otherwise=Verdict.NO)
        verdict = self.findings.get(name, Verdict.UNKNOWN)
        if verdict is Verdict.YES:
            self.keep(facts_behind(name, self.case, self.over))
        return verdict

    def facts_of(self, kind: str, name: str = "") -> Iterable[Fact]:
        """Facts of a kind, and of a name where one is given, that are of this tumour, of the person, or of none that can be told."""
        return (fact for fact in self.case.of_kind(kind, name) if fact.id not in self.others and self.may_be_of_this(fact))

    def may_be_of_this(self, fact: Fact) -> bool:
        if fact.kind in LOOKS and fact.id in self.other_side:
            return False
        return self.tumour is None or not kinds()[fact.kind].of_tumour or may_be_of(self.tumour.id, fact)

    def keep(self, found: list[Fact], otherwise: Verdict = Verdict.UNKNOWN) -> Verdict:
        trodden = {fact.id for fact in self.trail}
        self.trail.extend(fact for fact in found if fact.id not in trodden)
        return Verdict.YES if found else otherwise


def facts_behind(finding: str, case: Case, over: frozenset[str]) -> list[Fact]:
    """What of the case itself makes a finding so: what differs, or what is awaited."""
    match finding:
        case "conflict" | "unsupported-premise":
            return [fact for conflict in case.conflicts for fact in conflict.facts]
        case "pending":
            return unseen_results(case)
        case "several-recommendations":
            return list(find_parted_ways(case, over))
        case "trial-spoken-of":
            return trials_spoken_of(case)
        case _:
            return []


def unseen_results(case: Case) -> list[Fact]:
    """What is awaited and not there in any form. Of a report whose earlier form is in hand only the last form is to come."""
    return [fact for fact in case.of_kind("pending") if fact.details.note != EARLIER_FORM]


def has_name(fact: Fact, pattern: FactPattern) -> bool:
    """Whether it is called so and, where the pattern names body sites, is of one of them: an MRI of the brain, not of the pelvis."""
    named = not pattern.name or fact.name.casefold() == pattern.name.casefold()
    return named and (not pattern.sites or fact.about.site in pattern.sites)


def is_stated(fact: Fact) -> bool:
    person = Person.FAMILY if fact.kind == "family" else Person.PATIENT
    return (
        fact.status.assertion is Assertion.STATED
        and fact.status.person is person
        and fact.status.time in (Time.CURRENT, Time.PAST)
    )


def has_value(fact: Fact, pattern: FactPattern) -> bool:
    if pattern.contains and pattern.contains.casefold() not in f"{fact.name} {fact.value}".casefold():
        return False
    if pattern.values and str(fact.value).casefold() not in {value.casefold() for value in pattern.values}:
        return False
    if pattern.courses and (fact.status.course is None or fact.status.course.value not in pattern.courses):
        return False
    return within_bounds(fact, pattern) is not False


def within_bounds(fact: Fact, pattern: FactPattern) -> bool | None:
    """Whether the number lies within the pattern's bounds; False where it is no number or the units do not fit."""
    if pattern.at_least is None and pattern.below is None:
        return None
    if not isinstance(fact.value, Decimal):
        return False
    mine = Quantity(fact.value, fact.unit)
    low = None if pattern.at_least is None else mine.below(Quantity(pattern.at_least, pattern.unit))
    high = None if pattern.below is None else mine.below(Quantity(pattern.below, pattern.unit))
    return (pattern.at_least is None or low is False) and (pattern.below is None or high is True)


def settles_no(fact: Fact, pattern: FactPattern) -> bool:
    """Stated with another value, or ruled out."""
    if fact.status.person is not Person.PATIENT:
        return False
    if fact.status.assertion is Assertion.RULED_OUT:
        return pattern.is_open or has_value(fact, pattern)
    return not pattern.is_open and is_stated(fact)


def is_treatment(fact: Fact, pattern: TreatmentPattern) -> bool:
    value = str(fact.value)
    return (
        (not pattern.modality or fact.name == pattern.modality)
        and (not pattern.value or value.casefold() == pattern.value.casefold())
        and (not pattern.drug_class or pattern.drug_class in classes_of(treatment_of_word(value) or value))
    )


def in_course(fact: Fact, pattern: TreatmentPattern) -> bool:
    return not pattern.courses or (fact.status.course is not None and fact.status.course.value in pattern.courses)


def may_hide(fact: Fact, pattern: TreatmentPattern, plan: Sequence[Fact]) -> bool:
    """Whether a plan names only the kind of treatment and no drug of it, so that what is asked for may be part of it."""
    kinds = {pattern.modality} if pattern.modality else modalities_of_class(pattern.drug_class)
    asks_for_more = bool(pattern.value or pattern.drug_class)
    if not (asks_for_more and fact.name in kinds and names_kind_only(fact)):
        return False
    return not any(other.name == fact.name and not names_kind_only(other) for other in plan)


def names_kind_only(fact: Fact) -> bool:
    return not fact.value or str(fact.value).casefold() == fact.name
