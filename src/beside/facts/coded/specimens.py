"""Specimens: the number a laboratory gave the tissue, from where and when it was taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.facts.coded.here import first_date, start_of
from beside.facts.coded.places import read_place
from beside.facts.coded.said import Said, words_of
from beside.facts.fact import About

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.coded.here import Here
    from beside.facts.fact import Fact
    from beside.records.fhir_types import Specimen

NUMBER = "accession number"
NO_RECORD = frozenset({"entered-in-error"})


def read_specimen(here: Here, specimen: Specimen) -> Iterator[Fact]:
    """By its number alone: a tube of blood without one says nothing that a colleague could ask for."""
    number = specimen.accession_identifier.value if specimen.accession_identifier else ""
    if not number or specimen.status in NO_RECORD:
        return
    taken = specimen.collection
    site = read_place([taken.body_site]) if taken and taken.body_site else None
    here = here.having(date=first_date(taken.collected_date_time, start_of(taken.collected_period)) if taken else None)
    about = About(side=site.side, site=site.id) if site else here.about
    yield here.fact("specimen", NUMBER, number, Said("accessionIdentifier.value", number), about=about, note=words_of(specimen.type))
