"""From the facts of one pathology report to one value a field, for the tumour the registry asks about.

No rule here knows a label: of the facts that hold for the patient, those said of the index cancer come before those of
no named cancer, and those of another are left out; pathological stages come before others; of several values the last
stated counts, because an addendum stands below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside import facts_in_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from beside.facts.fact import Fact

HEAD_AND_NECK = ("head-and-neck", "oral-cavity", "oropharynx", "hypopharynx", "nasopharynx", "larynx", "salivary-gland", "sinonasal")
BRAIN = ("brain", "glioma", "glioblastoma")
CANCERS = {
    "BLCA": ("bladder", "urothelial"), "BRCA": ("breast",), "CESC": ("cervical",), "CHOL": ("bile-duct",), "COAD": ("colon", "colorectal"),
    "GBM": BRAIN, "HNSC": HEAD_AND_NECK, "KICH": ("kidney",), "KIRC": ("kidney",), "KIRP": ("kidney",), "LGG": BRAIN,
    "LIHC": ("liver",), "LUSC": ("lung-non-small-cell", "lung"), "MESO": ("mesothelioma",), "OV": ("ovarian", "primary-peritoneal"),
    "PAAD": ("pancreatic", "ampullary"), "PRAD": ("prostate",), "READ": ("rectum", "colorectal"), "STAD": ("stomach",),
}  # fmt: skip
WORDS = {"well": "1", "moderate": "2", "moderately": "2", "poor": "3", "poorly": "3", "undifferentiated": "4", "low": "low", "high": "high"}


def grade(value: str) -> str:
    return WORDS.get(value.casefold(), value.casefold())


def read(text: str, study: str) -> dict[str, str]:
    """The fields of `labels/tcga.csv` that the facts give; a field of which they say nothing is not there."""
    facts = [fact for fact in facts_in_text(text) if fact.status.person == "patient" and fact.status.assertion in ("stated", "ruled-out")]
    cancers = CANCERS[study]
    return {name: value for name in FIELDS if (value := pick(FIELDS[name](facts), cancers))}


def pick(facts: Sequence[Fact], cancers: Sequence[str]) -> str:
    ours = [fact for fact in facts if fact.about.cancer in cancers] or [fact for fact in facts if not fact.about.cancer]
    return str(ours[-1].value) if ours else ""


def stages(kind: str, facts: Sequence[Fact]) -> list[Fact]:
    stated = [fact for fact in facts if fact.kind == kind and fact.status.assertion == "stated"]
    return [fact for fact in stated if "p" in fact.name] or [fact for fact in stated if fact.name in ("", "r")]


def of_kind(kind: str, facts: Sequence[Fact], *names: str) -> list[Fact]:
    return [fact for fact in facts if fact.kind == kind and (not names or fact.name in names)]


FIELDS: dict[str, Callable[[Sequence[Fact]], list[Fact]]] = {
    "t": lambda facts: stages("stage.t", facts),
    "n": lambda facts: stages("stage.n", facts),
    "grade": lambda facts: of_kind("grade", facts),
    "gleason": lambda facts: of_kind("gleason", facts),
    "laterality": lambda facts: of_kind("laterality", facts),
    "margins": lambda facts: of_kind("margins", facts),
    "perineural": lambda facts: of_kind("invasion", facts, "perineural"),
    "lymphovascular": lambda facts: of_kind("invasion", facts, "lymphovascular", "vascular"),
    "nodes_examined": lambda facts: of_kind("nodes.examined", facts, ""),
    "nodes_positive": lambda facts: of_kind("nodes.positive", facts, ""),
}
