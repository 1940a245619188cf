"""Three hundred pathology reports, labelled by eye: what each says of its index tumour, one value a field.

The labels (`labels/tcga.csv`) hold ids and values alone; the reports lie in shared/. A label may hold several values that
are right, parted by a bar; an empty one says that the report does not say it. The registry's own value stands beside it
as a peer where it has one.

Of the patients in order of their ids every second one is what rules are written by; figures are told of the others.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bench import index_tumour
from bench.peers import one_rule
from bench.scores import Score, total
from bench.shared import TCGA, read_lines
from bench.table import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LABELS = Path(__file__).parent / "labels" / "tcga.csv"
FILES = ("ocr_dev.jsonl", "t14test_1034_dev.jsonl")
UNKNOWN = ("", "TX", "NX", "MX")  # said, and yet not a stage: neither right nor wrong


@dataclass(frozen=True)
class Field:
    """A column of the labels, the regular expression it is read beside, and what is to be reached."""

    name: str
    what: str
    precision: float
    peer: Callable[[str], str] | None = None
    coverage: float = 0.0


FIELDS = (
    Field("t", "T", 0.97, one_rule.t),
    Field("n", "N", 0.95, one_rule.n),
    Field("grade", "grade", 0.95, one_rule.grade),
    Field("gleason", "Gleason", 0.97, one_rule.gleason),
    Field("laterality", "laterality", 0.99, one_rule.laterality),
    Field("margins", "margins", 0.96, one_rule.margins),
    Field("perineural", "perineural invasion", 0.95, one_rule.perineural),
    Field("lymphovascular", "vascular invasion", 0.95, one_rule.lymphovascular),
    Field("nodes_examined", "nodes examined", 0.90, coverage=0.60),
    Field("nodes_positive", "nodes positive", 0.90, coverage=0.60),
)


@dataclass(frozen=True)
class Report:
    patient: str
    study: str
    text: str
    registry: dict[str, str]
    label: dict[str, str]


def measure(half: str = "report") -> Iterator[Line]:
    reports = read_half(half)
    read = [index_tumour.read(report.text, report.study) for report in reports]
    for field in FIELDS:
        ours = total([judge(field.name, found.get(field.name, ""), report) for found, report in zip(read, reports, strict=True)])
        peer = total([judge(field.name, field.peer(report.text), report) for report in reports]) if field.peer else Score()
        registry = [score for report in reports if (score := against_registry(field.name, report))]
        peers = {"one regex": str(peer)} if field.peer else {}
        reached = ours.precision >= field.precision and ours.right >= peer.right and ours.recall >= field.coverage
        yield Line(field.what, f"{len(reports)} reports", "precision, right reads", str(ours), {**peers, **registry_words(registry)}, target(field), reached)


def target(field: Field) -> str:
    beside = f", coverage >= {field.coverage}" if field.coverage else ", right >= the regex's"
    return f"P >= {field.precision}{beside}"


def registry_words(scores: list[Score]) -> dict[str, str]:
    return {"the registry's own value": f"right in {total(scores).precision:.3f}"} if scores else {}


def judge(name: str, said: str, report: Report) -> Score:
    """Right is what the label holds; a value that the report does not say is said wrong."""
    truth = [value for value in report.label[name].split("|") if value not in UNKNOWN]
    if said in UNKNOWN:
        return Score(0, 0, bool(truth))
    return Score(int(any(same(name, said, value) for value in truth)), 1, bool(truth))


def same(name: str, said: str, truth: str) -> bool:
    if name == "grade":
        return index_tumour.grade(said) == index_tumour.grade(truth)
    return said.casefold() == truth.casefold()


def against_registry(name: str, report: Report) -> Score | None:
    """How the registry's value stands against the label, where both are there: T and N alone, whose values are alike."""
    value = report.registry.get(name, "")
    if value in UNKNOWN or report.label[name] in UNKNOWN:
        return None
    return judge(name, value, report)


def develop() -> Iterator[str]:
    """Each field of a report that was read wrong, or missed."""
    for report in read_half("develop"):
        found = index_tumour.read(report.text, report.study)
        for field in FIELDS:
            said, truth = found.get(field.name, ""), report.label[field.name]
            score = judge(field.name, said, report)
            if score.said > score.right or score.there > score.right:
                kind = "wrong" if score.said else "missed"
                peer = f"; one regex {field.peer(report.text) or '-'}" if field.peer else ""
                yield f"{kind} {report.patient} {report.study} {field.name}: read {said or '-'}, is {truth or 'not said'}{peer}"


def read_half(half: str) -> tuple[Report, ...]:
    """`report` or `develop`."""
    return read_reports()[half == "develop" :: 2]


@cache
def read_reports() -> tuple[Report, ...]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        labels = {row["patient"]: row for row in csv.DictReader(file)}
    found: dict[str, Report] = {}
    for name in FILES:
        for row in read_lines(TCGA / name):
            if (patient := row["patient"]) in labels and patient not in found:
                text = row.get("ocr_text") or row["text"]
                found[patient] = Report(patient, row["cancer_type"], text, registry_values(row["gold"]), labels[patient])
    return tuple(found[patient] for patient in sorted(found))


def registry_values(gold: dict[str, str]) -> dict[str, str]:
    t = gold.get("ajcc_tumor_pathologic_pt") or gold.get("pathologic_T") or ""
    n = gold.get("ajcc_nodes_pathologic_pn") or gold.get("pathologic_N") or ""
    return {"t": t, "n": n}
