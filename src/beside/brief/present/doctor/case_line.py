"""Who and what: age, sex, performance, each tumour with histology, stage and key markers, the stated goal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import cut, parts, short_date
from beside.brief.messages import frame, from_records, message
from beside.brief.present.doctor.lines import (
    differing,
    in_their_order,
    latest_markers,
    latest_of_each,
    line,
    newest,
    of_kinds,
    quote,
    run,
    said_by,
    said_once,
    with_date,
    without_repeats,
)
from beside.brief.present.doctor.papers import reports_of
from beside.brief.present.doctor.treatment import is_given
from beside.brief.present.page_one import diagnosis_name
from beside.brief.visible import visible
from beside.facts.fact import Assertion, Person, Time
from beside.guide.ages import age_bounds
from beside.guide.over import is_past
from beside.terms.dates import date_from, parse_date
from beside.terms.kinds import kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.brief.doctor import Line
    from beside.brief.messages import Sentence
    from beside.case import Tumour
    from beside.facts import Fact
    from beside.guide import Guide

CORE = ("histology", "grade", "gleason", "grade.group", "risk.group")
STAGED = ("stage.t", "stage.n", "stage.m", "stage.group", "extent")
COURSE = ("recurrence", "metastasis")
MOST_MARKERS, MOST_SITES, MOST_CORE, MOST_STAGES, MOST_TUMOURS = 8, 8, 6, 12, 4


def present_case(guide: Guide) -> Iterator[Line]:
    yield line(wording.PATIENT, tuple(_patient(guide)))
    case = guide.case
    yield from differing(case, lambda kind: kind not in parts() and kind != "person" and kinds()[kind].of_tumour)
    for tumour in case.tumours[:MOST_TUMOURS]:
        yield line(visible(diagnosis_name(tumour.cancer, tumour.side)), tuple(_tumour(tumour, guide)))
    others = [(fact, tumour) for tumour in case.tumours[MOST_TUMOURS:] for fact in tumour.facts[:1]]
    if others:
        names = ", ".join(visible(diagnosis_name(tumour.cancer, tumour.side)) for _, tumour in others)
        yield line(wording.OTHER_TUMOURS, (from_records(message("{names}", names=names), *(fact for fact, _ in others)),))
    if not case.tumours:
        yield line("", (frame(wording.NO_CANCER),))
    yield from _of_no_tumour(guide)
    yield line(wording.GOAL, tuple(_goal(guide)))


def _patient(guide: Guide) -> Iterator[Sentence]:
    facts = newest(fact for fact in guide.case.facts if fact.kind == "person")
    names = [fact for fact in facts if fact.name == "name"]
    if names:
        yield from_records(message("{name}", name=visible(str(names[0].value))), names[0])
    births = [fact for fact in facts if fact.name == "birth date"]
    if guide.died is None:
        yield _age(guide, births)
    else:
        yield from _born_and_died(births, guide.died)
    sexes = [fact for fact in facts if fact.name == "sex"]
    yield from_records(message("{sex}", sex=", ".join(dict.fromkeys(visible(str(fact.value)) for fact in sexes))), *sexes) if sexes else frame(wording.SEX_UNKNOWN)
    yield from run(of_kinds(guide.case, "performance")[:1])
    yield from run(of_kinds(guide.case, "menopause")[:1])


def _born_and_died(births: Sequence[Fact], died: Fact) -> Iterator[Sentence]:
    """Without an age: nobody grows older who has died."""
    if births:
        dates = " / ".join(dict.fromkeys(visible(str(fact.value)) for fact in births))
        yield from_records(message(wording.BORN, date=dates), *births)
    yield from_records(message(wording.DIED, date=short_date(died.date)) if died.date else message(wording.DIED_UNDATED), died)


def _age(guide: Guide, births: Sequence[Fact]) -> Sentence:
    """Only from a birth date and the day the page is made; two that do not agree are both shown."""
    ages = age_bounds(guide.case.identity, guide.today)
    if ages is None or not births:
        return frame(wording.AGE_UNKNOWN)
    written = dict.fromkeys(str(fact.value) for fact in births)
    longest = max(written, key=len)
    if any(not longest.startswith(other) for other in written):
        return from_records(message(wording.BIRTH_DATES_DIFFER, dates=wording.VERSUS.join(map(visible, written))), *births)
    born = parse_date(longest)
    ages = age_bounds(type(guide.case.identity)(birth_dates=(longest,)), guide.today) or ages
    day, birth = short_date(date_from(guide.today)), message(wording.BORN, date=short_date(born) if born else longest)
    if born and not born.day and (as_written := year_as_written(births)):
        birth = message(wording.BORN_WRITTEN, birth=birth, written=as_written)
        ages = ages_either_way(as_written, guide) or ages
    age = (
        message(wording.AGE, age=ages[0], day=day) if ages[0] == ages[1]
        else message(wording.AGE_BETWEEN, youngest=ages[0], oldest=ages[1], day=day)
    )
    return from_records(message("{birth}, {age}", birth=birth, age=age), *births)


def year_as_written(births: Sequence[Fact]) -> str:
    """Day and month as the record has them, where either may be the month."""
    found = (re.search(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}", fact.source.quote) for fact in births)
    return next((match[0] for match in found if match), "")


def ages_either_way(written: str, guide: Guide) -> tuple[int, int] | None:
    """The youngest and the oldest of both readings: where they are one, the doubt about the day makes no doubt about the age."""
    first, second, year = re.split(r"[/.-]", written)
    readings = (f"{year}-{month:0>2}-{day:0>2}" for month, day in ((first, second), (second, first)))
    found = [age_bounds(type(guide.case.identity)(birth_dates=(reading,)), guide.today) for reading in readings if parse_date(reading)]
    ages = [age for bounds in found if bounds for age in bounds]
    return (min(ages), max(ages)) if ages else None


def _tumour(tumour: Tumour, guide: Guide) -> Iterator[Sentence]:
    differing_facts = {fact.id for conflict in guide.case.conflicts if conflict.kind in STAGED for fact in conflict.facts}
    facts = [fact for fact in tumour.facts if fact.status.person is Person.PATIENT and fact.status.assertion is not Assertion.HYPOTHETICAL and fact.id not in differing_facts]
    core = without_repeats(latest_of_each(fact for fact in facts if fact.kind in CORE)[0])
    yield from run(core, MOST_CORE) if core else _named(facts)
    listed = [fact for fact in newest(facts) if fact.kind == "cancer" and says_more(fact.details.of, visible(diagnosis_name(tumour.cancer, tumour.side))) and fact.status.assertion is Assertion.STATED][:1]
    yield from (from_records(message(wording.LISTED_AS, words=cut(visible(fact.details.of))), fact) for fact in listed)
    stages = latest_of_each(fact for fact in facts if fact.kind in STAGED and fact.status.assertion is Assertion.STATED)[0]
    if differing_facts & {fact.id for fact in tumour.facts}:
        yield frame(wording.STAGE_DIFFERS)
    yield from run(sorted(without_repeats(stages), key=_as_staged)[-MOST_STAGES:]) if stages or differing_facts else (frame(wording.NO_STAGE),)
    yield from run(in_their_order(latest_markers([fact for fact in facts if fact.kind == "biomarker"])), MOST_MARKERS)
    course = without_repeats(latest_of_each(fact for fact in facts if fact.kind in COURSE)[0])
    if is_past(tumour, guide.case):
        yield _past(tumour)
    elif not any(fact.kind == "recurrence" for fact in course):
        yield frame(wording.SETTING_UNKNOWN)
        if not any(is_given(fact) for fact in of_kinds(guide.case, "treatment")) and len(guide.case.tumours) < 2 and not any(map(_is_earlier, guide.case.facts)):
            yield frame(wording.NOTHING_EARLIER)
    yield from run(course, MOST_SITES)


def _named(facts: Sequence[Fact]) -> Iterator[Sentence]:
    """On whose word it stands, where no record says of what tissue it is."""
    for fact in newest(fact for fact in facts if fact.kind == "cancer" and fact.status.assertion is Assertion.STATED)[:1]:
        said = message(wording.QUOTED, words=cut(visible(fact.source.quote)))
        yield from_records(with_date(said, fact), fact)
    yield frame(wording.NO_TISSUE)


def says_more(listed: str, named: str) -> bool:
    """Whether a list calls it by more than its name: `cancer of ascending colon`."""
    return not set(listed.casefold().split()) <= set(named.casefold().split())


def _past(tumour: Tumour) -> Sentence:
    """That every paper calls it past, and the day one of them gives for its end."""
    named = [fact for fact in tumour.facts if fact.kind == "cancer"]
    ends = [fact.details.end for fact in named if fact.details.end is not None]
    words = message(wording.PAST_CANCER_SINCE, date=short_date(ends[-1])) if ends else message(wording.PAST_CANCER)
    return from_records(words, *named)


def _is_earlier(fact: Fact) -> bool:
    """A cancer or a spread of before."""
    return fact.kind in ("cancer", "metastasis") and fact.status.time is Time.PAST and fact.status.holds


def _as_staged(fact: Fact) -> tuple[str, int]:
    """By date, then T, N, M and the group, as they are written."""
    return str(fact.date or ""), STAGED.index(fact.kind)


def _of_no_tumour(guide: Guide) -> Iterator[Line]:
    """Stages and spread that no paper ties to one of the tumours."""
    tied = {fact.id for tumour in guide.case.tumours for fact in tumour.facts}
    loose = [fact for fact in of_kinds(guide.case, *CORE, *STAGED, *COURSE) if fact.id not in tied]
    whole = {report.source.document for report in reports_of(guide.case, None)}
    loose = [fact for fact in loose if fact.status.assertion is Assertion.STATED or fact.source.document not in whole]
    if loose:
        yield line("", run(without_repeats(latest_of_each(loose)[0]), MOST_SITES))


def _goal(guide: Guide) -> Iterator[Sentence]:
    for fact in said_once(guide.goal.team)[:2]:
        yield quote(fact, 160)
    for said in guide.goal.stated[-1:]:
        yield said_by(said)
