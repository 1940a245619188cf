"""Guides built by hand, so that the brief can be tested without readers: records, facts at their place, a guide."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from beside.brief.page import sentences_in
from beside.case.case import Identity
from beside.case.gather import case_from
from beside.facts.fact import About, Course, Details, Fact, Status, fact_id
from beside.guide import make_guide
from beside.knowledge import load_knowledge
from beside.knowledge.cards import TermCard
from beside.records.document import Document, DocumentKind, Page
from beside.terms.dates import parse_date
from beside.terms.places import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from beside.brief.messages import Sentence
    from beside.brief.page import BriefPage, Section
    from beside.case import Statement
    from beside.errors import Problem
    from beside.guide import Guide

NOTES = Path(__file__).parent / "spec" / "brief" / "notes"
TODAY = date(2026, 11, 22)


def record(name: str, text: str) -> Document:
    return Document(
        id=sha256(text.encode("utf-8", "surrogatepass") + name.encode()).hexdigest(),
        kind=DocumentKind.TEXT,
        chain=(name,),
        text=text,
        pages=(Page(1, 0, len(text)),),
    )


def source_in(document: Document, quote: str) -> Source:
    """Where the words stand, however the lines are broken there."""
    found = re.search(r"\s+".join(re.escape(word) for word in quote.split()), document.text)
    if found is None:
        raise LookupError(f"{document.name} has no {quote!r}")
    start, end = found.span()
    return Source(document.id, document.chain, found[0], start, end, page=document.page_at(start))


def fact(document: Document, kind: str, name: str, value: str | int, quote: str, **more: Any) -> Fact:
    """A fact at the first place where the quote stands; `more` are fields of Fact, Status, About and Details."""
    source = source_in(document, quote)
    status = Status(**{key: more.pop(key) for key in ("assertion", "time", "person", "course") if key in more})
    about = About(**{key: more.pop(key) for key in ("cancer", "side", "site") if key in more})
    when = {key: parse_date(more.pop(key)) for key in ("since", "due") if key in more}
    details = Details(**when, **{key: more.pop(key) for key in ("score", "percent", "method", "reaction", "severity") if key in more})
    written = more.pop("on", None)
    return Fact(
        id=fact_id(source, kind, name),
        kind=kind,
        name=name,
        value=Decimal(value) if isinstance(value, int) else value,
        unit=more.pop("unit", ""),
        about=about,
        status=status,
        date=parse_date(written) if written else None,
        sources=(source,),
        reader="by-hand",
        details=details,
    )


def guide_of(
    documents: Sequence[Document] = (),
    facts: Sequence[Fact] = (),
    statements: Sequence[Statement] = (),
    problems: Sequence[Problem] = (),
    today: date = TODAY,
    apart: Sequence[str] = (),
) -> Guide:
    """The guide of one person's records, with the cards that ship."""
    reading: Any = SimpleNamespace(documents=tuple(documents), facts=tuple(facts), problems=tuple(problems))
    births = tuple(str(one.value) for one in facts if one.name == "birth date")
    case = case_from(Identity(birth_dates=births), documents, facts, tuple(apart), reading, statements)
    return make_guide(case, load_knowledge(), today)


def terms() -> tuple[TermCard, ...]:
    return tuple(card for card in load_knowledge().cards.values() if isinstance(card, TermCard))


def said_in(page: BriefPage) -> list[Sentence]:
    return list(sentences_in(page))


def section(page: BriefPage, name: str) -> Section:
    return next(one for one in page.sections if one.id == name)


def texts_in(part: object) -> list[str]:
    return [sentence.text for sentence in sentences_in(part)]


LEFT = {"cancer": "breast", "side": "left"}
BIOPSY, MRI, BLOOD, NURSE, BOARD, LETTER = range(6)


def demo_records() -> list[Document]:
    """The notes of a made-up person, whom nobody is."""
    return [record(note.name, note.read_text("utf-8")) for note in sorted(NOTES.glob("*.txt"))]


def demo_facts(documents: Sequence[Document]) -> list[Fact]:
    ultrasound, biopsy, mri, blood, nurse, board, letter = documents
    planned = {"course": Course.RECOMMENDED, "on": "2026-11-16", **LEFT}
    return [
        fact(ultrasound, "person", "name", "FARROWBY, IMOGEN", "FARROWBY, IMOGEN"),
        fact(ultrasound, "person", "birth date", "1979-03-14", "03/14/1979"),
        fact(ultrasound, "tumour.size", "ultrasound", 23, "23 x 18 x 17 mm", unit="mm", on="2026-10-30", **LEFT),
        fact(ultrasound, "imaging", "ultrasound", "23 mm mass, highly suspicious", "23 mm mass, upper outer left breast, highly suspicious", on="2026-10-30"),
        fact(biopsy, "cancer", "breast", "invasive ductal carcinoma of the left breast", "Invasive ductal carcinoma", on="2026-11-06", **LEFT),
        fact(biopsy, "histology", "", "invasive ductal carcinoma", "Invasive ductal carcinoma (no special type)", on="2026-11-06", **LEFT),
        fact(biopsy, "grade", "Nottingham", "3", "Nottingham grade 3", on="2026-11-06", **LEFT),
        fact(biopsy, "biomarker", "ER", "positive", "ER          Positive", percent="85", on="2026-11-06", **LEFT),
        fact(biopsy, "biomarker", "PR", "positive", "PR          Positive", percent="20", on="2026-11-06", **LEFT),
        fact(biopsy, "biomarker", "HER2", "equivocal", "HER2        Equivocal (IHC score 2+)", score="2+", method="IHC", on="2026-11-06", **LEFT),
        fact(biopsy, "biomarker", "Ki-67", 35, "Ki-67       35 %", unit="%", on="2026-11-06", **LEFT),
        fact(biopsy, "pending", "HER2", "awaited", "HER2 FISH on 09-Nov-2026. Result pending", since="2026-11-09", due="2026-11-25", on="2026-11-09", **LEFT),
        fact(biopsy, "metastasis", "lymph node", "present", "Metastatic carcinoma, consistent with breast primary", on="2026-11-06", **LEFT),
        fact(mri, "tumour.size", "MRI", 31, "The greatest dimension is 31 mm", unit="mm", on="2026-11-10", **LEFT),
        fact(mri, "imaging", "MRI", "single cancer of the left breast, 31 mm", "Single cancer of the left breast, 31 mm on MRI", on="2026-11-10"),
        fact(blood, "lab", "haemoglobin", "11.4", "11.4", unit="g/dL", on="2026-11-12"),
        fact(blood, "lab", "creatinine", "0.78", "0.78", unit="mg/dL", on="2026-11-12"),
        fact(blood, "lab", "eGFR", 94, "eGFR                          94", unit="mL/min/{1.73_m2}", on="2026-11-12"),
        fact(nurse, "performance", "ECOG", 0, "[x] 0", on="2026-11-12"),
        fact(nurse, "menopause", "", "premenopausal", "[x] premenopausal", on="2026-11-12"),
        fact(nurse, "condition", "high blood pressure", "present", "[x] high blood pressure", on="2026-11-12"),
        fact(nurse, "medication", "lisinopril", "10 mg once a day", "lisinopril 10 mg once a day", on="2026-11-12"),
        fact(nurse, "allergy", "penicillin", "present", "Penicillin - rash", on="2026-11-12"),
        fact(nurse, "family", "breast", "mother, 44", "Mother: breast cancer at age 44", on="2026-11-12"),
        fact(nurse, "goal", "patient", "be there when my girls finish school", "I want to be there when my girls finish school. I would like to keep\n   my breast if that is just as safe.", on="2026-11-12"),
        fact(board, "stage.t", "c", "T2", "cT2", on="2026-11-13", **LEFT),
        fact(board, "stage.n", "c", "N1", "cN1", on="2026-11-13", **LEFT),
        fact(board, "stage.m", "c", "M0", "cM0", on="2026-11-13", **LEFT),
        fact(board, "stage.group", "AJCC 8", "IIB", "stage IIB (AJCC 8, anatomic)", on="2026-11-13", **LEFT),
        fact(letter, "goal", "team", "cure", "the goal of treatment is to cure the cancer and to lower\nthe chance of it coming back", on="2026-11-16", **LEFT),
        fact(letter, "recommendation", "team", "chemotherapy before surgery", "We recommend chemotherapy before surgery: doxorubicin with\ncyclophosphamide, followed by paclitaxel, over about five months. After that we\nrecommend a breast-conserving operation (lumpectomy) with surgery to the\nlymph nodes in the armpit, and then radiotherapy to the left breast.", on="2026-11-16", **LEFT),
        fact(letter, "reason", "team", "to shrink the tumor", "to shrink the tumor before the\noperation, because a lymph node is involved and the tumor is grade 3", on="2026-11-16", **LEFT),
        fact(letter, "treatment", "chemotherapy", "doxorubicin", "doxorubicin", **planned),
        fact(letter, "treatment", "chemotherapy", "paclitaxel", "paclitaxel", **planned),
        fact(letter, "treatment", "surgery", "lumpectomy", "lumpectomy", **planned),
        fact(letter, "treatment", "radiation", "breast", "radiotherapy to the left breast", **planned),
        fact(letter, "treatment", "surgery", "mastectomy", "mastectomy", course=Course.DISCUSSED, on="2026-11-16", **LEFT),
        fact(letter, "decide-by", "", "4 December 2026", "by Friday, 4 December\n2026", on="2026-12-04"),
        fact(letter, "appointment", "clinic visit", "30 November 2026", "Monday, 30 November 2026", on="2026-11-30"),
    ]  # fmt: skip


def demo_guide(
    statements: Sequence[Statement] = (),
    problems: Sequence[Problem] = (),
    *,
    notes: Sequence[Document] = (),
    facts: Sequence[Fact] = (),
    apart: Sequence[str] = (),
) -> Guide:
    """The guide of the made-up person, with these notes and facts beside theirs."""
    documents = demo_records()
    return guide_of([*documents, *notes], [*demo_facts(documents), *facts], statements, problems, apart=apart)
