"""Small shapes of FHIR that every resource of the brief uses; nothing empty is ever written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from hashlib import sha1
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL

from beside.brief.visible import code_point
from beside.terms.codes import SYSTEMS
from beside.terms.own_form import MARK, OWN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from beside.case import Statement
    from beside.facts import Fact
    from beside.guide import Guide
    from beside.terms.codes import Code
    from beside.terms.dates import PartialDate

Resource = dict[str, Any]
PLAIN_SPACES = " \t\r\n"
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
ADDRESSES = {name: address for address, name in reversed(SYSTEMS.items())}
WRITTEN_AS = {
    "ICD-O-3": "http://terminology.hl7.org/CodeSystem/icd-o-3",
}


@dataclass(slots=True)
class Writing:
    """What the resources of one brief share: its person, its day, its papers by document and place, its disputes."""

    guide: Guide
    papers: dict[str, str] = field(default_factory=dict)
    fact_ids: frozenset[str] = frozenset()
    tumours: dict[str, str] = field(default_factory=dict)
    _named: Any = None
    _patient: str = ""

    def __post_init__(self) -> None:
        """For each fact of a tumour, the diagnosis that names it; and what every name of this case begins with."""
        root = ",".join(document.id for document in self.guide.case.documents)
        self._named = sha1(NAMESPACE_URL.bytes + f"{OWN}{root}:".encode(), usedforsecurity=False)
        self._patient = self.name("patient")
        self.fact_ids = frozenset(fact.id for fact in self.guide.case.facts)
        for tumour in self.guide.case.tumours:
            diagnosis = next((fact for fact in tumour.facts if fact.kind == "cancer"), None)
            if diagnosis:
                self.tumours.update({fact.id: diagnosis.id for fact in tumour.facts if fact.kind != "cancer"})

    @property
    def instant(self) -> str:
        return f"{self.guide.today.isoformat()}T00:00:00Z"

    def name(self, what: str) -> str:
        """One address for one thing of this case, the same each time it is written: a UUID of version 5 (RFC 9562)."""
        named = self._named.copy()
        named.update(what.encode())
        digits = named.hexdigest()
        variant = "89ab"[int(digits[16], 16) & 3]
        return f"urn:uuid:{digits[:8]}-{digits[8:12]}-5{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:32]}"

    def fact_name(self, fact: Fact) -> str:
        """By its id; where two facts of one place share it, the second has a number too."""
        alike = [other for other in self.guide.case.facts if other.id == fact.id] if self.has_alike else []
        place = next((place for place, other in enumerate(alike) if other is fact), 0)
        return self.name(f"fact:{fact.id}:{place}" if place else f"fact:{fact.id}")

    @property
    def has_alike(self) -> bool:
        return len(self.fact_ids) < len(self.guide.case.facts)

    def tumour_of(self, fact: Fact) -> list[Resource]:
        """The diagnosis it is of, where the case can tell."""
        found = self.tumours.get(fact.id)
        return [{"reference": self.name(f"fact:{found}")}] if found else []

    @property
    def patient(self) -> Resource:
        return {"reference": self._patient}

    def disputes(self, fact: Fact) -> list[Statement]:
        return [said for said in self.guide.case.statements if said.kind == "dispute" and said.fact == fact.id]


def bare(**fields: Any) -> Resource:
    """Without what is empty; `class_` is `class`."""
    return {name.rstrip("_"): value for name, value in fields.items() if value or value == 0}


def new(kind: str, address: str, /, **fields: Any) -> Resource:
    """A resource whose id is the end of its name."""
    return {"resourceType": kind, "id": address.rpartition(":")[2], **bare(**fields)}


def entry(resource: Resource) -> Resource:
    return {"fullUrl": link(resource)["reference"], "resource": resource}


def link(resource: Resource) -> Resource:
    return {"reference": f"urn:uuid:{resource['id']}"}


def words(text: str) -> str:
    """Text as FHIR takes it: a control character, and a space that stands alone, as its code point."""
    if text.isprintable() or not text.strip(PLAIN_SPACES):
        return text
    is_blank = not text.strip()
    if not is_blank and CONTROLS.search(text) is None:
        return text
    return "".join(code_point(sign) if is_refused(sign, is_blank) else sign for sign in text)


def is_refused(sign: str, is_blank: bool) -> bool:
    if sign in PLAIN_SPACES:
        return False
    return unicodedata.category(sign) in {"Cc", "Cs"} or (is_blank and sign.isspace())


def concept(text: str, codes: Iterable[Code] = ()) -> Resource:
    return bare(coding=[coding(code) for code in codes if code.code], text=words(text))


def fixed(system: str, code: str) -> Resource:
    """One of HL7's own codes for a state."""
    return {"coding": [{"system": f"http://terminology.hl7.org/CodeSystem/{system}", "code": code}]}


def coding(code: Code) -> Resource:
    return bare(system=address_of(code.system), code=code.code, display=words(code.display))


def address_of(system: str) -> str:
    """The address of a system by its short name; as it was written where it has none."""
    return WRITTEN_AS.get(system) or ADDRESSES.get(system, system)


def day(date: PartialDate | None) -> str:
    """A FHIR date or date with time; a time without its offset is left out, for FHIR takes none."""
    if date is None:
        return ""
    return str(date) if not date.time or date.offset else str(date).split("T", maxsplit=1)[0]


def extension(url: str, value: Any = None, kind: str = "String", parts: Iterable[Resource] = ()) -> Resource:
    if parts and (inner := [part for part in parts if part]):
        return {"url": url, "extension": inner}
    if value is None or value == "":
        return {}
    return {"url": url, f"value{kind}": words(value) if isinstance(value, str) else value}


def mark(code: str) -> Resource:
    """A tag that keeps what is disputed visible in every system that shows tags."""
    return {"tag": [{"system": MARK, "code": code}]}
