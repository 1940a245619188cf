"""What a treatment is meant to do: goals, and the intent that mCODE puts on treatments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.facts.coded.about import about_condition
from beside.facts.coded.here import first_date
from beside.facts.coded.references import own_name
from beside.facts.coded.said import codes_of, say_concept, words_of
from beside.facts.fact import Details, Status, Time
from beside.records.fhir_types import Condition
from beside.terms.dates import parse_date
from beside.terms.questions import answer_of_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.coded.here import Here
    from beside.facts.fact import Fact
    from beside.records.fhir_types import Goal, Resource

INTENT = "procedure-intent"
# What some systems write before it: a mark of a list, and what it is.
LABEL = re.compile(r"^\s*(?:[-*•·]\s*|\d{1,2}[.)]\s+)?(?:(?:(?:care|treatment|patient|patient's|health)\s)?goals?(?:\sof\s(?:care|treatment))?\s*:\s*)?", re.IGNORECASE)
NO_RECORD = frozenset({"entered-in-error", "cancelled", "rejected"})
PAST = frozenset({"completed"})


def read_intent(here: Here, resource: Resource) -> Iterator[Fact]:
    """The intent of a treatment: to cure, to relieve, to support. Others (to diagnose, to screen) are no goal.

    The intent of a treatment that is over is a goal of the past.
    """
    over = here.status.time is Time.PAST
    here = here.having(details=Details(), status=Status(time=Time.PAST if over else Time.CURRENT))
    for place, extension in enumerate(resource.extension):
        concept = extension.value_codeable_concept
        if concept is None or not extension.url.endswith(INTENT):
            continue
        for code in codes_of(concept):
            goal = answer_of_code("intent", code)
            if goal:
                said = say_concept(f"extension[{place}].valueCodeableConcept", concept)
                yield here.fact("goal", "team", goal, said)


def read_goal(here: Here, goal: Goal) -> Iterator[Fact]:
    """A goal in its words; one that is for another disease than cancer is left."""
    words = words_of(goal.description)
    if goal.lifecycle_status in NO_RECORD or not words or is_for_other_disease(here, goal):
        return
    due = next((date for target in goal.target if (date := parse_date(target.due_date))), None)
    yield here.having(date=first_date(goal.start_date, goal.status_date)).fact(
        "goal",
        who_said(here, goal),
        LABEL.sub("", words, count=1).strip() or words,
        say_concept("description", goal.description),
        about=about_condition(here, goal.addresses),
        status=Status(time=Time.PAST if goal.lifecycle_status in PAST else Time.CURRENT),
        due=due,
    )


def is_for_other_disease(here: Here, goal: Goal) -> bool:
    addressed = [*goal.addresses, *here.references.addressed_by_plans(own_name(here.entry))]
    entries = [here.find(reference) for reference in addressed]
    diseases = [entry for entry in entries if entry is not None and isinstance(entry.resource, Condition)]
    return bool(diseases) and not about_condition(here, addressed).cancer


def who_said(here: Here, goal: Goal) -> str:
    said_by = here.name(goal.expressed_by)
    entry = here.find(goal.expressed_by)
    kind = entry.resource.resource_type if entry else said_by.split("/", 1)[0]
    return "patient" if kind == "Patient" else "team"
