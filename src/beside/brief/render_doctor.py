"""The page for a doctor as a web page, as one sheet of paper, and as text to paste: one tree, three forms."""

from __future__ import annotations

import json
import textwrap
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import typst
from jinja2 import Environment, PackageLoader, StrictUndefined

from beside.brief import wording_doctor as wording
from beside.brief.pdf import font_names, typeset
from beside.brief.plain import MOST_MARKS, as_it_is
from beside.brief.visible import pasteable, plainly_printable, printable, without_surrogates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from beside.brief.doctor import DoctorPage, Line
    from beside.brief.messages import Sentence

Plain = dict[str, Any]
COLUMNS = 78
BETWEEN = " / "


def plain_doctor(page: DoctorPage, show: Callable[[str], str] = as_it_is) -> Plain:
    """The page as plain values: each sentence with the numbers of its records."""
    numbers = {document: record.number for record in page.records for document in record.documents}
    return {
        "language": page.language,
        "prepared_on": page.prepared_on.isoformat(),
        "document_title": show(page.document_title.text),
        "title": show(page.title.text),
        "is_dense": page.is_dense,
        "about": show(page.about.text),
        "door": [show(sentence.text) for sentence in page.door],
        "parts": [
            {
                "id": part.id,
                "title": show(part.title.text),
                "lines": [_line(line, numbers, show) for line in part.lines],
                "more": show(part.more.text) if part.more else "",
            }
            for part in page.parts
        ],
        "records_title": show(page.records_title.text),
        "records": [{"number": record.number, "name": show(record.name.text), "documents": list(record.documents)} for record in page.records],
        "foot": show(page.foot.text),
    }


def _line(line: Line, numbers: Mapping[str, int], show: Callable[[str], str]) -> Plain:
    return {
        "label": show(line.label.text) if line.label else "",
        "is_open": line.is_open,
        "said": [_sentence(sentence, numbers, show) for sentence in line.said],
    }


def _sentence(sentence: Sentence, numbers: Mapping[str, int], show: Callable[[str], str]) -> Plain:
    return {
        "text": show(sentence.text),
        "voice": sentence.voice.value,
        "is_quote": sentence.is_quote,
        "marks": marks(sentence, numbers),
        "records": sorted({numbers[source.document] for source in sentence.sources if source.document in numbers}),
        "facts": list(sentence.facts),
        "cards": [card.id for card in sentence.cards],
        "said": [{"who": show(said.who), "when": show(said.when)} for said in sentence.statements],
    }


def marks(sentence: Sentence, numbers: Mapping[str, int]) -> str:
    """`1,2,3 +4`: the first few records, and how many more say it."""
    records = sorted({numbers[source.document] for source in sentence.sources if source.document in numbers})
    more = f" +{len(records) - MOST_MARKS}" if len(records) > MOST_MARKS else ""
    return ",".join(map(str, records[:MOST_MARKS])) + more


def doctor_as_json(page: DoctorPage) -> Plain:
    """For the brief's JSON."""
    return plain_doctor(page, without_surrogates)


def render_doctor_html(page: DoctorPage) -> str:
    style = _style()
    digest = "sha256-" + b64encode(sha256(style.encode()).digest()).decode()
    return _environment().get_template("doctor.html.j2").render(page=plain_doctor(page), words=wording, style=style, style_hash=digest)


def render_doctor_pdf(page: DoctorPage, paper: str = "a4") -> bytes:
    """One sheet; where the person chose not to see everything, a page before it says what it holds."""
    try:
        return _compile(page, paper, printable)
    except typst.TypstError:
        return _compile(page, paper, plainly_printable)


def _compile(page: DoctorPage, paper: str, show: Callable[[str], str]) -> bytes:
    return typeset("doctor.typ", {"page": json.dumps(plain_doctor(page, show)), "fonts": json.dumps(font_names()), "paper": paper})


def render_doctor_text(page: DoctorPage) -> str:
    """Plain text of 78 columns, to paste where nothing else is taken."""
    return "\n".join(_text_lines(plain_doctor(page, pasteable))) + "\n"


def _text_lines(page: Plain) -> Iterator[str]:
    yield from textwrap.wrap(page["title"].upper(), COLUMNS)
    yield from textwrap.wrap(page["about"], COLUMNS)
    for part in page["parts"]:
        yield ""
        yield part["title"].upper()
        for line in part["lines"]:
            yield from _wrapped(_line_as_text(line), "! " if line["is_open"] else "- ")
        if part["more"]:
            yield from _wrapped(part["more"], "  ")
    yield ""
    yield page["records_title"].upper()
    for record in page["records"]:
        yield from _wrapped(record["name"], f"[{record['number']}] ")
    yield ""
    yield from textwrap.wrap(page["foot"], COLUMNS)


def _line_as_text(line: Plain) -> str:
    said = BETWEEN.join(f"{one['text']} [{one['marks']}]" if one["marks"] else one["text"] for one in line["said"])
    return f"{line['label']}: {said}" if line["label"] else said


def _wrapped(text: str, first: str) -> list[str]:
    return textwrap.wrap(text, COLUMNS, initial_indent=first, subsequent_indent=" " * len(first))


@cache
def _environment() -> Environment:
    return Environment(loader=PackageLoader("beside.brief"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@cache
def _style() -> str:
    return (files("beside.brief") / "templates" / "doctor.css").read_text("utf-8")
