"""Which records were read, which were not and what to do about them, and which were left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beside.brief import wording, wording_records, wording_scans
from beside.brief.messages import frame, message
from beside.brief.page import Bullets, Paragraph, Row, Section, Subsection, Table
from beside.brief.present.build import plain, small
from beside.brief.visible import visible
from beside.records.document import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.brief.messages import Message
    from beside.brief.page import Block
    from beside.case import Case
    from beside.errors import Problem
    from beside.guide import Guide
    from beside.records import Document


AHEAD = frozenset(("appointment", "decide-by", "pending", "person"))


def present_records(guide: Guide) -> Section:
    case = guide.case
    lost = tuple(problem for problem in case.problems if problem.lost)
    odd = tuple(problem for problem in case.problems if not problem.lost)
    not_read: Block = Subsection("records-not-read", frame(wording_records.RECORDS_NOT_READ), _problems(lost)) if lost else plain(wording_records.ALL_READ)
    return Section(
        "records",
        frame(wording_records.RECORDS),
        (
            _read(case),
            not_read,
            *_odd(odd),
            *_apart(case),
        ),
    )


def _read(case: Case) -> Block:
    held: dict[str, list[Document]] = {}
    for document in case.documents:
        held.setdefault(document.record, []).append(document)
    if not held:
        return plain(wording_records.NO_RECORDS)
    headings = (wording_records.RECORD, wording_records.RECORD_KIND, wording_records.RECORD_DATE)
    return Table(
        frame(wording_records.RECORDS_CAPTION),
        tuple((Paragraph((frame(words),)),) for words in headings),
        tuple(_row(name, documents, case) for name, documents in held.items()),
    )


def _row(name: str, documents: Sequence[Document], case: Case) -> Row:
    first = documents[0]
    return Row(
        (Paragraph((frame(wording.ORIGIN, record=visible(name)),)),),
        (
            (Paragraph((frame(wording.ORIGIN, record=_kind(first, len(documents) - 1)),)),),
            (Paragraph((frame(wording.ORIGIN, record=_date(documents, case)),)),),
        ),
    )


def _kind(document: Document, parts: int) -> Message:
    kind = message(wording_records.RECORD_KIND_IMAGES if is_of_images(document) else wording_records.RECORD_KINDS.get(document.kind.value, wording_records.RECORD_KIND_OTHER))
    if parts:
        return message(wording_records.WITHIN, kind=kind, count=parts)
    whole = message(wording_records.PAGES, kind=kind, count=len(document.pages)) if len(document.pages) > 1 else kind
    return _scanned(document, whole)


def _scanned(document: Document, kind: Message) -> Message:
    """How sure the OCR was of its worst page; another machine's guesses come without such a number."""
    if not any(page.scanned for page in document.pages):
        return kind
    sure = min((page.sure for page in document.pages if page.sure), default=0)
    return message(wording_scans.KIND_SURE, kind=kind, sure=sure) if sure else message(wording_scans.KIND, kind=kind)


def is_of_images(document: Document) -> bool:
    return document.kind is DocumentKind.CODED and document.encoding == "dicom"


def _date(documents: Sequence[Document], case: Case) -> Message:
    """The date the record bears, else the latest date of what it says happened."""
    ids = {document.id for document in documents}
    borne = [document.date for document in documents if document.date is not None]
    said = (fact for fact in case.facts if fact.kind not in AHEAD and fact.source.document in ids)
    found = borne or [fact.date for fact in said if fact.date is not None]
    if not found:
        return message(wording_records.NO_DATE)
    return message(wording.ON, date=max(found, key=lambda date: date.latest()).in_words())


def _problems(problems: Sequence[Problem]) -> tuple[Block, ...]:
    return (
        Bullets(
            tuple(
                (
                    frame(wording_records.PROBLEM, where=visible(problem.where), what=visible(problem.what)),
                    *((frame(wording_records.HINT, hint=visible(problem.hint)),) if problem.hint else ()),
                )
                for problem in problems
            )
        ),
    )


def _odd(problems: Sequence[Problem]) -> Iterator[Block]:
    if problems:
        yield Subsection("records-odd", frame(wording_records.RECORDS_ODD), _problems(problems))


def _apart(case: Case) -> Iterator[Block]:
    if case.apart:
        names = Bullets(tuple((frame(wording.ORIGIN, record=visible(name)),) for name in case.apart))
        yield Subsection("records-apart", frame(wording_records.RECORDS_APART), (names, small(wording_records.APART_HINT)))
