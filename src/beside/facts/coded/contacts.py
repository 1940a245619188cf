"""Telephone numbers of those who treat the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.facts.coded.people import name_in_words
from beside.facts.coded.said import Said, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.coded.here import Here
    from beside.facts.fact import Fact
    from beside.records.fhir_types import Practitioner

AT_WORK = frozenset({"", "work", "mobile"})


def read_contact(here: Here, practitioner: Practitioner) -> Iterator[Fact]:
    """Who answers, by post and name, and the number; never one of their home, and none of a relative."""
    if practitioner.resource_type != "Practitioner":
        return
    names = [" ".join(filter(None, (name_in_words(name), *name.suffix))) for name in practitioner.name[:1]]
    posts = [words_of(one.code) for one in practitioner.qualification[:1] if one.code]
    who = ": ".join(filter(None, (*posts, *names)))
    for place, point in enumerate(practitioner.telecom):
        if point.system == "phone" and point.value and point.use in AT_WORK and who:
            yield here.having(date=here.document.date).fact("contact", who, point.value, Said(f"telecom[{place}].value", who))
            return
