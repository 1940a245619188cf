"""Coded results on a piece of tissue that no reader knows: a colleague can read a Weiss score that Beside cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import cut, parts, short_date
from beside.brief.messages import Sentence, Voice, message
from beside.brief.visible import visible
from beside.records.fhir_types import Observation
from beside.terms.dates import parse_date
from beside.terms.places import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.case import Case
    from beside.records.document import Document, Entry
    from beside.records.fhir_types import CodeableConcept

NO_RECORD = frozenset({"entered-in-error", "cancelled", "registered"})
MOST = 8


def unread_on_tissue(case: Case) -> Iterator[Sentence]:
    """Each with its day, of the specimens that findings of pathology are of."""
    kinds = {kind for kind, (part, _, _) in parts().items() if part == "pathology"}
    tissue = {(fact.source.document, fact.about.specimen) for fact in case.facts if fact.about.specimen and fact.kind in kinds}
    known = {(source.document, source.path) for fact in case.facts for source in fact.sources if source.path}
    found = [said for document in case.documents for entry in document.entries if (said := said_of(document, entry, tissue, known))]
    yield from found[:MOST]


def said_of(document: Document, entry: Entry, tissue: set[tuple[str, str]], known: set[tuple[str, str]]) -> Sentence | None:
    result = entry.resource
    if not isinstance(result, Observation) or result.status in NO_RECORD or result.specimen is None or (document.id, result.specimen.reference) not in tissue:
        return None
    name, value = words_of(result.code), value_of(result)
    if not name or not value or any(one == document.id and path.startswith(f"{entry.path}.") for one, path in known):
        return None
    day = parse_date(result.effective_date_time)
    said = message(wording.AS_CODED, name=cut(visible(name)), value=cut(visible(value)))
    return Sentence(
        message(wording.WITH_DATE, said=said, date=short_date(day)) if day else message(wording.UNDATED, said=said),
        Voice.RECORDS,
        sources=(Source(document.id, document.chain, value, path=f"{entry.path}.value"),),
    )


def value_of(result: Observation) -> str:
    """As it is written, with its unit; a yes or no alone says too little without its question."""
    if quantity := result.value_quantity:
        return f"{quantity.comparator}{quantity.value} {quantity.unit or quantity.code}".strip() if quantity.value is not None else ""
    return words_of(result.value_codeable_concept) or result.value_string or ("" if result.value_integer is None else str(result.value_integer))


def words_of(concept: CodeableConcept | None) -> str:
    if concept is None:
        return ""
    return concept.text or next((coding.display for coding in concept.coding if coding.display), "")
