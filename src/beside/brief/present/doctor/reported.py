"""What reports hold, put together report by report, and the houses they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief.clinical import parts, short_date
from beside.brief.present.doctor.lines import (
    newest,
)
from beside.brief.present.doctor.papers import (
    house_of,
)
from beside.brief.record_names import record_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from beside.case import Case
    from beside.facts import Fact

MOST_HOUSES, MOST_SCANS = 4, 6


def kinds_of(part: str) -> frozenset[str]:
    return frozenset(kind for kind, (of, _, _) in parts().items() if of == part)


def by_report(facts: Iterable[Fact]) -> Iterator[list[Fact]]:
    """What one document says of one day, together; newest report first."""
    reports: dict[tuple[str, str], list[Fact]] = {}
    for fact in newest(facts):
        reports.setdefault((str(fact.date or "")[:10], fact.source.document), []).append(fact)
    yield from reports.values()


def unrepeated(reports: Sequence[list[Fact]]) -> Iterator[list[Fact]]:
    """Without a letter that only says again what a fuller report says."""
    said = [{(fact.kind, str(fact.value).casefold()) for fact in report} for report in reports]
    for mine, report in zip(said, reports, strict=True):
        if not any(mine < other for other in said):
            yield report


def is_of_scan(fact: Fact) -> bool:
    return fact.kind == "tumour.size" and fact.name != "pathology"


def is_ahead(fact: Fact) -> bool:
    return fact.status.time in ("planned", "pending")


def is_in(fact: Fact, documents: set[str]) -> bool:
    """Whether one of its places is in these: what a letter says again of a report stands in the report."""
    return any(source.document in documents for source in fact.sources)


def houses_of(facts: Sequence[Fact], case: Case) -> str:
    """The letterheads of these papers, each once, with the day; a paper without one by its name."""
    named: dict[str, list[str]] = {}
    for fact in facts:
        house = house_of(fact, case) or str(record_name(fact.source, {document.id: document.title for document in case.documents if document.title}))
        named.setdefault(house, []).append(f"{fact.name} {short_date(fact.date)}" if fact.date else fact.name)
    said = [f"{house} ({', '.join([*dict.fromkeys(days)][:MOST_SCANS])})" for house, days in named.items()]
    return "; ".join(said[:MOST_HOUSES]) + (" …" if len(said) > MOST_HOUSES else "")
