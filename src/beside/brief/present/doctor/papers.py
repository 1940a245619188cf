"""Papers on the page for a doctor: who wrote them, their reports as they stand, and the sentences of a letter that count."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.brief import wording_doctor as wording
from beside.brief.clinical import cut, short_date
from beside.brief.messages import frame, from_records, message
from beside.brief.record_names import record_name
from beside.brief.visible import visible
from beside.facts.fact import Assertion, Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from beside.brief.messages import Message, Sentence
    from beside.case import Case
    from beside.facts import Document, Fact
    from beside.terms.dates import PartialDate
    from beside.terms.places import Source

STOP = re.compile(r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bProf)(?<!\bSt)[.!?][\"')\]”]?\s+(?=[A-Z\"“(\[])|\n\s*\n|(?<=:)\s+(?=[A-Z])")
FAR, NEAR = 700, 120  # characters that a sentence may reach, and that most do
LONGEST_EXCERPT, LONGEST_REPORT = 1500, 1700
MOST_PAPERS = 3
GAP = " … "


def papers_of(case: Case, name: str) -> Mapping[str, Fact]:
    """Who signed each document, or whose letterhead it bears, by the document's id."""
    return {fact.source.document: fact for fact in case.of_kind("paper") if fact.name == name}


def writer_of(fact: Fact, case: Case) -> Message:
    """`Fern Imaginary, MD, Medical Oncology`, else the record itself with its house."""
    document = place_in_text(fact).document
    author = papers_of(case, "author").get(document)
    if fact.details.speaker or author:
        return message("{who}", who=visible(fact.details.speaker or str(author.value if author else "")))
    titles = {one.id: one.title for one in case.documents if one.title}
    return record_name(place_in_text(fact), titles)


def house_of(fact: Fact, case: Case) -> str:
    place = papers_of(case, "place").get(fact.source.document)
    return visible(str(place.value)) if place else ""


def days_of(case: Case) -> Mapping[str, PartialDate]:
    """The day each text bears, by the id of its document, as the name of the person read in its head is dated."""
    told = [(fact.date, fact.source.document) for kind in ("paper", "report", "person") for fact in case.of_kind(kind) if fact.date and fact.name != "birth date"]
    return {document: day for day, document in sorted(told, key=lambda one: str(one[0]), reverse=True)}


def reports_of(case: Case, is_wanted: frozenset[str] | None, without: frozenset[str] = frozenset()) -> list[Fact]:
    found = [fact for fact in case.of_kind("report") if (is_wanted is None or fact.name in is_wanted) and fact.name not in without]
    return sorted(found, key=lambda fact: str(fact.date or ""), reverse=True)


def report_in_words(fact: Fact, case: Case) -> Sentence:
    """`MRI (10 Nov 2026; INVENTED IMAGING; Linden Notreal, MD): “...”`."""
    author = papers_of(case, "author").get(fact.source.document)
    by = [short_date(fact.date) if fact.date else "", house_of(fact, case), visible(str(author.value)) if author else ""]
    words = cut(visible(str(fact.value)), LONGEST_REPORT)
    return from_records(message(wording.REPORT, name=visible(exam_of(fact)), by="; ".join(filter(None, by)), words=words), fact, is_quote=True)


def exam_of(fact: Fact) -> str:
    """The scan as its head names it, where that says more: `MRI right thigh`."""
    return fact.details.of if fact.name.casefold() in fact.details.of.casefold() and fact.details.of else fact.name


def place_in_text(fact: Fact) -> Source:
    """Where it stands in words, for what codes and words say alike; else its first place."""
    return next((source for source in fact.sources if source.end and not source.path), fact.source)


def is_written(fact: Fact) -> bool:
    return not place_in_text(fact).path


def by_document(facts: Iterable[Fact]) -> Mapping[str, list[Fact]]:
    papers: dict[str, list[Fact]] = {}
    for fact in facts:
        papers.setdefault(place_in_text(fact).document, []).append(fact)
    return papers


def is_said(fact: Fact) -> bool:
    return fact.status.person is not Person.FAMILY and fact.status.assertion is not Assertion.HYPOTHETICAL


def excerpt_of(facts: Sequence[Fact], case: Case, limit: int = LONGEST_EXCERPT) -> str:
    """The sentences of one document in which these facts stand, in their order; what lies between is left out."""
    places = [place_in_text(fact) for fact in facts]
    document = next((document for document in case.documents if document.id == places[0].document), None)
    text = document.text if document else ""
    spans = joined_spans(sorted({sentence_in(document, place.start, place.end) for place in places if document and place.end and not place.path}))
    if not text or not spans:
        return cut(GAP.join(dict.fromkeys(visible(fact.source.quote) for fact in facts)), limit)
    return cut(GAP.join(visible(text[start:end]) for start, end in spans), limit)


def sentence_in(document: Document, start: int, end: int) -> tuple[int, int]:
    """No further than the row or paragraph it stands in, where the document has such: rows of a table end in no stop."""
    first, last = row_at(document.text, start, end) or sentence_at(document.text, start, end)
    around = [part for part in document.parts if part.start <= start and end <= part.end]
    part = min(around, key=lambda part: part.end - part.start, default=None)
    return (max(first, part.start), min(last, part.end)) if part else (first, last)


def row_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The lines it stands in, where they are of a table."""
    first, after = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = after if after >= 0 else len(text)
    return (first, last) if "\t" in text[first:last].strip() else None


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """From the stop before to the stop after."""
    before = [*stops_before(text, start, NEAR)] or [*stops_before(text, start, FAR)]
    after = STOP.search(text, max(start, end - 2), min(len(text), end + FAR))
    return before[-1] if before else max(0, start - FAR if start > FAR else 0), end_before(text, after, end)


def stops_before(text: str, start: int, far: int) -> Iterator[int]:
    """Where each stop within so many characters ends; none is cut in two, for none holds a letter or digit."""
    first = max(0, start - far)
    if far < FAR:
        while first > max(0, start - FAR) and not text[first - 1].isalnum():
            first -= 1
    return (stop.end() for stop in STOP.finditer(text, first, start + 1) if stop.end() <= start)


def end_before(text: str, after: re.Match[str] | None, end: int) -> int:
    if after is None:
        return max(end, len(text[: end + FAR].rstrip()))
    return max(end, after.start() + len(after.group().rstrip()))


def joined_spans(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Neighbours as one."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start <= found[-1][1] + 2:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def worth_quoting(said: Sequence[Fact]) -> Sequence[Fact]:
    """Of coded entries those in sentences, where there are any: the display of a code is no sentence."""
    sentences = [fact for fact in said if is_written(fact) or fact.kind != "treatment"]
    return sentences or said


def without_echoes(ordered: Sequence[str], papers: Mapping[str, list[Fact]], case: Case) -> list[str]:
    """Without an entry that nobody signed and that says nothing but what another paper says in the same words."""
    words = {document: excerpt_of(worth_quoting(papers[document]), case, FAR * 10).casefold().rstrip(". ") for document in ordered}
    signed = {document for document in ordered if document in papers_of(case, "author") or any(fact.details.speaker for fact in papers[document])}
    kept: list[str] = []
    for document in sorted(ordered, key=lambda one: (one not in signed, -len(words[one]))):
        if document in signed or not any(words[document] in words[other] for other in kept):
            kept.append(document)
    return [document for document in ordered if document in kept]


def excerpts(facts: Iterable[Fact], case: Case, limit: int = LONGEST_EXCERPT, most: int = MOST_PAPERS) -> Iterator[Sentence]:
    """Document by document, the newest first: who wrote, when, and the sentences; how many more papers say something."""
    papers = by_document(facts)
    borne = days_of(case)
    days = {document: borne.get(document) or max((fact.date for fact in said if fact.date), key=str, default=None) for document, said in papers.items()}
    ordered = sorted(papers, key=lambda document: str(days[document] or ""), reverse=True)
    ordered = without_echoes(ordered, papers, case)
    for document in ordered[:most]:
        said, day = worth_quoting(papers[document]), days[document]
        who = writer_of(next((fact for fact in said if fact.details.speaker), said[0]), case)
        is_dated = day is None or day.in_words() in str(who)
        by = who if is_dated or day is None else message(wording.WITH_DATE, said=who, date=short_date(day))
        yield from_records(message(wording.SAID_BY, who=by, words=excerpt_of(said, case, limit)), *said, is_quote=True)
    if len(ordered) > most:
        yield frame(wording.MORE, count=len(ordered) - most)
