"""Whether two papers see the treatment differently: what each recommends, and what each leaves open."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from beside.facts import Assertion, Course, Person, Time
from beside.guide.elsewhere import is_elsewhere
from beside.terms.verdict import Verdict, verdict_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beside.case import Case
    from beside.facts import Fact


DAY = len("2026-11-22")
MOST_VOICES = 3


@dataclass(slots=True)
class View:
    """The kinds of treatment one paper recommends, and those it names without recommending one."""

    recommended: dict[str, Fact] = field(default_factory=dict)
    left_open: dict[str, Fact] = field(default_factory=dict)


Paper = tuple[str, str]  # a document, and the day of what it says: an export holds what several teams wrote on several days


def paper_of(fact: Fact, document: str) -> Paper:
    return document, str(fact.date or "")[:DAY]


def views_of(case: Case, over: frozenset[str] = frozenset()) -> dict[Paper, View]:
    """By document and day. What is `over` parts nobody any more."""
    views: dict[Paper, View] = defaultdict(View)
    for fact in case.of_kind("treatment"):
        if fact.id in over or fact.status.person is not Person.PATIENT or fact.status.assertion is not Assertion.STATED:
            continue
        for source in fact.sources:
            view = views[paper_of(fact, source.document)]
            if fact.status.course in (Course.RECOMMENDED, Course.PLANNED):
                view.recommended.setdefault(fact.name, fact)
            elif fact.status.course is Course.DISCUSSED and not is_elsewhere(fact):
                view.left_open.setdefault(fact.name, fact)
    return dict(views)


def find_parted_views(case: Case, over: frozenset[str] = frozenset()) -> tuple[Fact, ...]:
    """The facts on which papers part, of the newest that part from another; nothing where none do."""
    views = views_of(case, over)
    parting = {paper for one, two in combinations(views, 2) if parts_from(views[one], views[two]) for paper in (one, two)}
    days: dict[tuple[str, frozenset[str], frozenset[str]], list[View]] = defaultdict(list)
    for paper in sorted(filter(parting.__contains__, views), key=lambda paper: paper[1], reverse=True):
        days[paper[1], frozenset(views[paper].recommended), frozenset(views[paper].left_open)].append(views[paper])
    return tuple(dict.fromkeys(fact for copies in [*days.values()][MOST_VOICES - 1 :: -1] for view in copies for fact in named(view)))


def find_parted_ways(case: Case, over: frozenset[str] = frozenset()) -> tuple[Fact, ...]:
    """Of these, what they part on: what a paper recommends, and what another speaks of too. Silence on a way is no other view of it.

    All of them, where each is silent on what the other names.
    """
    views, spoken = views_of(case, over), ways_spoken_of(case)
    parting = [pair for one, two in combinations(views, 2) if parts_from(views[one], views[two]) for pair in ((one, two), (two, one))]
    shared = {fact.id for mine, other in parting for way, fact in views[mine].left_open.items() if way in spoken[other]}
    parted = find_parted_views(case, over)
    return tuple(fact for fact in parted if not shared or fact.id in shared or fact.status.course is not Course.DISCUSSED)


def ways_spoken_of(case: Case) -> Mapping[Paper, frozenset[str]]:
    """The kinds of treatment that each paper speaks of for the time ahead, in favour or not."""
    spoken: dict[Paper, set[str]] = defaultdict(set)
    for fact in case.of_kind("treatment"):
        if fact.status.person is Person.PATIENT and fact.status.time is not Time.PAST:
            for source in fact.sources:
                spoken[paper_of(fact, source.document)].add(fact.name)
    return defaultdict(frozenset, {paper: frozenset(ways) for paper, ways in spoken.items()})


def parts_from(one: View, two: View) -> bool:
    return part(one, two) or any(leaves_open(*pair) or passes_over(*pair) for pair in ((one, two), (two, one)))


def part(one: View, two: View) -> bool:
    """Both recommend, and each something that the other does not."""
    mine, theirs = set(one.recommended), set(two.recommended)
    return bool(mine - theirs) and bool(theirs - mine)


def leaves_open(one: View, two: View) -> bool:
    """The first names several ways and recommends none; the second recommends some of them and not the others."""
    return not one.recommended and len(one.left_open) > 1 and bool(two.recommended) and not set(one.left_open) <= set(two.recommended)


def passes_over(one: View, two: View) -> bool:
    """Both recommend; the second recommends what the first names too, and leaves out of what it recommends."""
    return bool(one.recommended) and not (set(one.left_open) - set(one.recommended)).isdisjoint(two.recommended)


def named(view: View) -> tuple[Fact, ...]:
    return (*view.recommended.values(), *view.left_open.values())


def several_recommendations(case: Case, over: frozenset[str] = frozenset()) -> Verdict:
    """Unknown where fewer than two papers speak of treatment, or none recommends any."""
    views = [view for view in views_of(case).values() if named(view)]
    if len(views) < 2 or not any(view.recommended for view in views):
        return Verdict.UNKNOWN
    return verdict_of(bool(find_parted_views(case, over)))
