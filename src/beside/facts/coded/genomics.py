"""Genetic variants: which gene, which change, of the tumour or of the person."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from beside.facts.coded.said import (
    Meaning,
    Said,
    code_of,
    codes_of,
    meanings_of,
    say_concept,
    shown_words,
    words_of,
)
from beside.terms.biomarkers import biomarker_of_code
from beside.terms.kinds import LOOKED_FOR
from beside.terms.questions import answer_of_code, answer_of_words
from beside.terms.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.coded.here import Here
    from beside.facts.fact import Fact
    from beside.records.fhir_types import Observation, ObservationComponent

# LOINC's questions within a variant: gene, change of protein, change of DNA, its name, the change in the genome; then where it comes from and what it means.
GENE, PROTEIN, CODING, NAME, GENOMIC = "48018-6", "48005-3", "48004-6", "81252-9", "81290-9"
SOURCE, SIGNIFICANCE = "48002-0", "53037-8"
PROTEIN_CHANGE = re.compile(r"p\.\(?([A-Z][\w*=?]*(?:[_+][\w*]+)?)\)?")
CODING_CHANGE = re.compile(r"c\.[\w+*>_.=-]+")
GENOMIC_CHANGE = re.compile(r"g\.[\w+*>_.=-]+")
CHANGES = (
    (PROTEIN, PROTEIN_CHANGE), (NAME, PROTEIN_CHANGE), (CODING, CODING_CHANGE), (NAME, CODING_CHANGE),
    (GENOMIC, GENOMIC_CHANGE),
)  # fmt: skip
GENE_IN_NAME = re.compile(r"\(([A-Z][A-Z0-9-]+)\):")
RESIDUE = re.compile(r"[A-Z][a-z]{2}")


def read_variant(here: Here, observation: Observation) -> Iterator[Fact]:
    presence = answer_of_presence(observation)
    change = change_of(observation)
    genes = [
        gene
        for place, component in components_of(observation, GENE)
        for gene in genes_in(component, f"component[{place}].valueCodeableConcept")
    ]
    for gene in genes or genes_in_name(observation):
        yield from read_gene(here, observation, gene, presence, change)


def read_gene(here: Here, observation: Observation, gene: Meaning[str], presence: str, change: tuple[str, Said] | None) -> Iterator[Fact]:
    if presence == "absent":
        said, value = say_concept("valueCodeableConcept", observation.value_codeable_concept), "negative"
    elif presence == "present":
        value, said = change or (what_kind(observation) or "", gene.said)
    else:
        return
    source = answer_to(observation, SOURCE, "source")
    method = shown_words(observation.method)
    said = said if not gene.from_display else gene.said
    if source == "germline":
        meant = answer_to(observation, SIGNIFICANCE, "significance")
        yield here.fact("germline", gene.value, meant or value or "variant present", said, from_display=gene.from_display, method=method)
    else:
        note = LOOKED_FOR.format(change[0].removeprefix("p.")) if change and presence == "absent" else ""
        yield here.fact("biomarker", gene.value, value or "positive", said, from_display=gene.from_display, method=method, note=note)


def genes_in(component: ObservationComponent, path: str) -> Iterator[Meaning[str]]:
    """The gene by its HGNC number; by its symbol where the number is unknown, and beside it where they disagree."""
    yield from meanings_of(path, component.value_codeable_concept, biomarker_of_code, gene_of_words, same_gene)


def genes_in_name(observation: Observation) -> Iterator[Meaning[str]]:
    """The gene in the name of a variant, where it stands nowhere else: `NM_000106.5(CYP2D6):c.886C>T`."""
    for place, component in components_of(observation, NAME):
        said = say_concept(f"component[{place}].valueCodeableConcept", component.value_codeable_concept)
        found = GENE_IN_NAME.search(said.quote)
        if found:
            yield Meaning(gene_of_words(found[1]) or found[1], said)


def same_gene(one: str, two: str) -> str | None:
    return one if one.upper() == two.upper() else None


def gene_of_words(text: str) -> str | None:
    """A symbol stands alone; a name in words is none."""
    symbol = text.strip()
    return _ALSO.get(symbol, symbol) if re.fullmatch(r"[A-Z][A-Za-z0-9-]{1,11}", symbol) else None


def change_of(observation: Observation) -> tuple[str, Said] | None:
    """The change as facts write it: of the protein, else of the gene, else of the genome."""
    for question, shape in CHANGES:
        for place, component in components_of(observation, question):
            said = say_concept(f"component[{place}].valueCodeableConcept", component.value_codeable_concept)
            texts = [text for code in said.codes for text in (code.display, code.code)] + [said.quote]
            found = next(filter(None, map(shape.search, texts)), None)
            if found:
                return in_one_letter(found[0].replace("(", "").replace(")", "")), said
    return None


def in_one_letter(change: str) -> str:
    """`p.Leu858Arg` is `p.L858R`, as pathologists write it."""
    if not change.startswith("p."):
        return change
    return RESIDUE.sub(lambda found: _letters().get(found[0], found[0]), change)


def what_kind(observation: Observation) -> str:
    """An amplification or a fusion, where the variant is named by its kind only."""
    told = [*observation.interpretation]
    told += [component.value_codeable_concept for component in observation.component if component.value_codeable_concept]
    for code in (code for concept in told for code in codes_of(concept)):
        kind = answer_of_code("variant", code) or answer_of_words("variant", code.display)
        if kind:
            return kind
    genes = gene_names(observation)
    return f"{'::'.join(genes)} fusion" if len(genes) > 1 else ""


def gene_names(observation: Observation) -> list[str]:
    components = (component for _, component in components_of(observation, GENE))
    return [gene.value for component in components for gene in genes_in(component, "") if not gene.from_display]


def answer_of_presence(observation: Observation) -> str:
    codes = codes_of(observation.value_codeable_concept)
    coded = next(filter(None, (answer_of_code("presence", code) for code in codes)), "")
    return coded or answer_of_words("presence", words_of(observation.value_codeable_concept)) or ""


def answer_to(observation: Observation, question: str, kind: str) -> str:
    for _, component in components_of(observation, question):
        for code in codes_of(component.value_codeable_concept):
            answer = answer_of_code(kind, code) or answer_of_words(kind, code.display)
            if answer:
                return answer
    return ""


def components_of(observation: Observation, question: str) -> Iterator[tuple[int, ObservationComponent]]:
    for place, component in enumerate(observation.component):
        if component.code and any(code_of(coding).code == question for coding in component.code.coding):
            yield place, component


# The receptor is the gene's product, and facts call both by the receptor's name.
_ALSO = {"ERBB2": "HER2", "CD274": "PD-L1"}


@cache
def _letters() -> dict[str, str]:
    return {row["three"]: row["one"] for row in read_table("amino_acids")}
