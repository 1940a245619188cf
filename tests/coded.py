"""Coded records for tests: resources as plain dictionaries, and the facts in them."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import msgspec

from beside.facts.coded import facts_in_entries
from beside.records.document import Document, DocumentKind, Entry
from beside.records.fhir_types import RESOURCES

if TYPE_CHECKING:
    from beside.facts.fact import Fact

SYSTEMS = {
    "snomed": "http://snomed.info/sct",
    "loinc": "http://loinc.org",
    "icd": "http://hl7.org/fhir/sid/icd-10-cm",
    "icdo": "http://terminology.hl7.org/CodeSystem/icd-o-3",
    "rxnorm": "http://www.nlm.nih.gov/research/umls/rxnorm",
    "ajcc": "http://cancerstaging.org",
    "hgnc": "http://www.genenames.org",
    "hgvs": "http://varnomen.hgvs.org",
    "gtr": "http://www.ncbi.nlm.nih.gov/gtr",
    "role": "http://terminology.hl7.org/CodeSystem/v3-RoleCode",
}
Resource = dict[str, Any]


def concept(*codes: str, text: str = "") -> Resource:
    """`loinc 85337-4 Estrogen receptor` is a coding with its display; the display may be left out."""
    codings = []
    for written in codes:
        system, code, *display = written.split(" ", 2)
        codings.append({"system": SYSTEMS.get(system, system), "code": code} | ({"display": display[0]} if display else {}))
    return ({"coding": codings} if codings else {}) | ({"text": text} if text else {})


def resource(kind: str, **fields: Any) -> Resource:
    return {"resourceType": kind, **fields}


def bundle(*resources: Resource, addresses: tuple[str, ...] = (), name: str = "record.json") -> Document:
    entries: list[Entry] = []
    for place, one in enumerate(resources):
        path = f"Bundle.entry[{place}].resource"
        entries.append(Entry(path, addresses[place] if addresses else "", decode(one)))
        entries += [Entry(f"{path}.contained[{number}]", "", decode(inner)) for number, inner in enumerate(one.get("contained", ()))]
    written = json.dumps([resources, addresses, name]).encode()
    return Document(hashlib.sha256(written).hexdigest(), DocumentKind.CODED, (name,), entries=tuple(entries))


def decode(one: Resource) -> Any:
    bare = {name: value for name, value in one.items() if name != "contained"}
    return msgspec.json.decode(json.dumps(bare), type=RESOURCES[one["resourceType"]])


def facts_in(*resources: Resource, addresses: tuple[str, ...] = ()) -> list[Fact]:
    return list(facts_in_entries([bundle(*resources, addresses=addresses)]))


def said(*facts: Fact) -> list[tuple[str, str, str]]:
    """Kind, name and value of each."""
    return [(fact.kind, fact.name, str(fact.value)) for fact in facts]
