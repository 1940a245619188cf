"""A brief in FHIR, read back and looked at: what the promises and the manual both need."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from beside.brief import render_fhir
from beside.brief.fhir.shape import words
from beside.case import make_cases
from beside.facts import Assertion, Fact, Person, Reading, facts_in_files
from beside.terms.own_form import OWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from beside.case import Case
    from beside.guide import Guide

Resource = dict[str, Any]
FINDINGS = frozenset({
    "biomarker", "germline", "cancer", "metastasis", "condition", "allergy", "lab", "vital", "performance", "stage.t", "stage.n",
    "stage.m", "stage.group", "histology", "grade", "extent", "recurrence", "margins", "invasion",
})  # fmt: skip
NAMED = frozenset({"biomarker", "germline", "condition", "allergy", "lab", "vital", "performance", "metastasis"})


def bundle_of(guide: Guide) -> Resource:
    return json.loads(render_fhir(guide))


def resources(guide: Guide, kind: str = "") -> list[Resource]:
    found = [entry["resource"] for entry in bundle_of(guide)["entry"]]
    return [one for one in found if not kind or one["resourceType"] == kind]


def read_back(bundle: Resource, folder: Path) -> Reading:
    path = folder / "brief.fhir.json"
    path.write_text(json.dumps(bundle), "utf-8")
    return facts_in_files([path])


def case_again(guide: Guide, folder: Path) -> Case:
    [case] = make_cases(read_back(bundle_of(guide), folder))
    return case


# What a fact says. Left out: its id, place, reader and person, which are those of the file it was read from; a control
# character is one that FHIR does not take, and comes back as its code point.
def said(fact: Fact) -> tuple[Any, ...]:
    value = words(fact.value) if isinstance(fact.value, str) else fact.value
    return fact.kind, words(fact.name), value, words(fact.unit), fact.about, fact.status, fact.date, fact.details, fact.codes


def all_said(case: Case) -> Counter[tuple[Any, ...]]:
    return Counter(map(said, case.facts))


def found_in(case: Case) -> Resource:
    """What follows from the facts of a case, by what they say."""
    return {
        "tumours": [(one.id, Counter(map(said, one.facts))) for one in case.tumours],
        "conflicts": [(one.kind, one.name, one.tumour, Counter(map(said, one.facts))) for one in case.conflicts],
        "changes": [(one.kind, one.name, one.tumour, Counter(map(said, one.facts))) for one in case.changes],
        "timeline": [(one.date, Counter(map(said, one.facts))) for one in case.timeline],
        "quotes": Counter(words(source.quote) or "-" for fact in case.facts for source in fact.sources),
    }


def as_others_read_it(bundle: Resource) -> Resource:
    """Without Beside's own extensions: what a system sees that has never heard of it."""
    return _bare(bundle)


def _bare(part: Any) -> Any:
    if isinstance(part, list):
        return [_bare(one) for one in part]
    if not isinstance(part, dict):
        return part
    kept = {name: _bare(value) for name, value in part.items() if name != "extension"}
    others = [_bare(one) for one in part.get("extension", ()) if not one["url"].startswith(OWN)]
    return kept | ({"extension": others} if others else {})


def references_in(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for one in part:
            yield from references_in(one)
    elif isinstance(part, dict):
        if isinstance(part.get("reference"), str):
            yield part["reference"]
        for value in part.values():
            yield from references_in(value)


def said_beyond(case: Case, facts: Sequence[Fact]) -> list[tuple[str, str, str]]:
    """What another reader takes as stated of this person now or before, although no fact of the case states it."""
    stated = [fact for fact in case.facts if fact.status.assertion is Assertion.STATED and fact.status.person is not Person.OTHER]
    told = {(fact.kind, fact.name.casefold()) for fact in stated} | {(fact.kind, str(fact.value).casefold()) for fact in stated}
    kinds = {fact.kind for fact in stated}
    found = [fact for fact in facts if fact.source.path and fact.kind in FINDINGS and fact.status.holds]
    return [(fact.kind, fact.name, str(fact.value)) for fact in found if not {(fact.kind, fact.name.casefold()), (fact.kind, fact.source.quote.casefold())} & told and not (fact.kind not in NAMED and fact.kind in kinds)]
