"""The synthetic people, as their folders say: records in two or three forms, and what a careful reader would find."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from beside.case import Case, make_case
from beside.facts import Fact, Reading, facts_in_files
from beside.guide import Guide, make_guide
from beside.knowledge import load_knowledge
from beside.terms.quantities import Quantity
from tests.pdfs import pdf_of_note
from tests.scans import scanned_pdf

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = {
    "early-breast": ROOT / "src" / "beside" / "app" / "demo",
    **{folder.name: folder for folder in sorted((ROOT / "cases").iterdir()) if folder.is_dir()},
}
FORMS = ("fhir", "notes")
CLINICAL_DOCUMENTS = "ccda"  # a third form, which some of them have
# The item cards that answer for the plain names of expected.yaml; the first that is in the guide counts.
ITEMS = yaml.safe_load((Path(__file__).parent / "item_names.yaml").read_text("utf-8"))


def forms_of(name: str) -> tuple[str, ...]:
    """The forms that the records of a person come in."""
    return tuple(form for form in (*FORMS, CLINICAL_DOCUMENTS) if (FOLDERS[name] / form).is_dir())


# Everybody in the forms that carry the whole of their records.
PEOPLE = [(name, form) for name in FOLDERS for form in forms_of(name) if form in FORMS]


def in_form(form: str) -> list[str]:
    return [name for name in FOLDERS if form in forms_of(name)]


@dataclass(frozen=True)
class Expected:
    name: str
    content: dict[str, Any]

    def facts(self, form: str) -> list[dict[str, Any]]:
        return [one for one in self.content["facts"] if form in one["in"]]

    @property
    def not_reached(self) -> list[dict[str, Any]]:
        """What a careful reader would find and Beside does not find yet, each with a why."""
        return self.content.get("not_reached", [])

    @property
    def today(self) -> date:
        return date.fromisoformat(str(self.content["today"]))


@cache
def expected(name: str) -> Expected:
    return Expected(name, yaml.safe_load((FOLDERS[name] / "expected.yaml").read_text("utf-8")))


@cache
def read(name: str, form: str) -> Reading:
    return facts_in_files([FOLDERS[name] / form])


@cache
def read_made(name: str, form: str) -> Reading:
    """The notes of this person as PDFs (`pdf`), or as scans of these (`scan`): made here, read and thrown away."""
    with TemporaryDirectory() as folder:
        for document in read(name, "notes").documents:
            pdf = pdf_of_note(document.text)
            note = Path(folder) / Path(document.chain[0]).with_suffix(".pdf").name
            note.write_bytes(pdf if form == "pdf" else scanned_pdf(pdf))
        return facts_in_files([Path(folder)])


@cache
def case(name: str, form: str) -> Case:
    return make_case(read(name, form))


@cache
def guide(name: str, form: str) -> Guide:
    return make_guide(case(name, form), load_knowledge(), expected(name).today)


def matches(fact: Fact, wanted: dict[str, Any]) -> bool:
    """Whether a fact is the one expected: kind, name, value, status, date and side, as far as they are given."""
    return (
        fact.kind == wanted["kind"]
        and ("name" not in wanted or fact.name.casefold() == str(wanted["name"]).casefold())
        and ("value" not in wanted or value_matches(fact, wanted))
        and status_matches(fact, wanted)
        and ("date" not in wanted or (fact.date is not None and str(fact.date)[:10] == str(wanted["date"])))
        and all(getattr(fact.about, part) in ("", value) for part, value in wanted.get("about", {}).items())
    )


def value_matches(fact: Fact, wanted: dict[str, Any]) -> bool:
    value = wanted["value"]
    if isinstance(value, int | float):
        if not isinstance(fact.value, Decimal):
            return False
        unit = str(wanted.get("unit", fact.unit))
        same = Quantity(fact.value, fact.unit).same_as(Quantity(Decimal(str(value)), unit))
        return bool(same) or (same is None and fact.value == Decimal(str(value)))
    if fact.kind in FREE_WORDS:
        return words_of(str(value)) <= words_of(f"{fact.value} {fact.source.quote}") or words_of(str(fact.value)) <= words_of(str(value))
    return str(fact.value).casefold() == str(value).casefold()


# Their values are words of the record; what has to be there is the sense, not the cut of the sentence.
FREE_WORDS = frozenset({
    "goal", "recommendation", "reason", "instruction", "decide-by", "appointment", "imaging", "procedure", "cancer", "medication", "family",
    "allergy", "symptom", "condition", "pending", "not-yet", "answer",
})  # fmt: skip


def words_of(text: str) -> set[str]:
    return {word.strip(".,;:()\"'“”").casefold() for word in text.split()} - {""}


def status_matches(fact: Fact, wanted: dict[str, Any]) -> bool:
    status = fact.status
    default_person = "family" if wanted["kind"] == "family" else "patient"
    return (
        status.assertion.value == wanted.get("assertion", "stated")
        and ("time" not in wanted or status.time.value == wanted["time"])
        and status.person.value == wanted.get("person", default_person)
        and ("course" not in wanted or (status.course is not None and status.course.value == wanted["course"]))
    )
