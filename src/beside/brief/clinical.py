"""How a fact is said to a colleague: short, by the tables `clinical_words.csv` and `clinical_status.csv`."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from beside.brief.fact_words import plain_unit
from beside.brief.marks import mark_in_short
from beside.brief.messages import N_, Message, message
from beside.brief.visible import visible
from beside.facts.fact import Assertion, Person, Time
from beside.terms.cancers import find_cancer
from beside.terms.tables import BRACKETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from beside.facts import Fact
    from beside.terms.dates import PartialDate

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONGEST = 90  # characters of a value; its quote stands whole in the brief
LONGEST_REPORT = 220
MOST_DECIMALS = 3
LONG = frozenset(("imaging", "appointment"))
ON_TISSUE = frozenset(("margins", "nodes.positive", "nodes.examined"))
SHORT = 5  # letters below which a word is meant whole: "alt" is no alternative
SITED = frozenset(("imaging", "procedure", "treatment", "histology", "tumour.size"))
NOTED = N_("{said} ({notes})")
WORDS = N_("{words}")
SCORE = N_("score {score}")
SINCE = N_("since {date}")
DUE = N_("expected {date}")
UNTIL = N_("to {date}")
REFERENCE = N_("ref. {range}")
SHOWN = N_("{words} in the same paper's table")
LINE = N_("line {line}")
CYCLES = N_("cycles/fractions {cycles}")
WHY_STOPPED = N_("reason: {why}")
SEVERITY = N_("severity: {words}")
IN_FAMILY = N_("family member")


def say_clinically(fact: Fact) -> Message:
    """Without its date: `ER positive (85%)`, `no metastasis: liver`, `chemotherapy: paclitaxel (ongoing)`."""
    said = message(pattern_for(fact), **fields_of(fact))
    status = status_pattern(fact)
    if status:
        said = message(status, said=said)
    notes = tuple(notes_of(fact))
    return message(NOTED, said=said, notes=joined(notes)) if notes else said


def joined(parts: Sequence[Message], between: str = ", ") -> Message:
    return message(between.join(f"{{part{place}}}" for place in range(len(parts))), **{f"part{place}": part for place, part in enumerate(parts)})


def short_date(date: PartialDate) -> str:
    """`6 Nov 2026`, `Nov 2026`, `2026`."""
    month = MONTHS[date.month - 1] if date.month else ""
    return " ".join(str(part) for part in (date.day or "", month, date.year) if part)


def pattern_for(fact: Fact) -> str:
    value = "done" if is_only_named(fact) else str(fact.value).casefold()
    table, kind, name = words(), fact.kind, fact.name
    return table.get((kind, name, value)) or table.get((kind, name, "")) or table.get((kind, "", value)) or table.get((kind, "", "")) or "{value}"


def is_only_named(fact: Fact) -> bool:
    """Whether the value of a procedure is the display of its code, and so no finding."""
    return fact.kind == "procedure" and bool(fact.codes) and str(fact.value) == fact.source.quote


def value_of(fact: Fact) -> str:
    """Short: without the hierarchy tag that a code's display ends with, and with three decimals at most."""
    if isinstance(fact.value, Decimal):
        exponent = fact.value.as_tuple().exponent
        is_long = isinstance(exponent, int) and exponent < -MOST_DECIMALS
        return str(round(fact.value, MOST_DECIMALS)) if is_long else str(fact.value)
    words = visible(fact.value)
    limit = LONGEST_REPORT if fact.kind in LONG else LONGEST
    is_display = bool(fact.codes) and str(fact.value) == fact.source.quote
    return cut((BRACKETS.sub(" ", words).strip() or words if is_display else words).rstrip(". "), limit)


def fields_of(fact: Fact) -> dict[str, str]:
    name, value = name_of(fact), value_of(fact)
    unit = plain_unit(fact.unit)
    again = value.casefold() == name.casefold()
    return {
        "name": name or value,
        "prefix": name,
        "named": f"{name} " if name else "",
        "value": value,
        "unit": f" {unit}" if unit and unit != "%" else unit,
        "of": f" ({name})" if name else "",
        "colon_name": f": {name}" if name else "",
        "colon_value": f": {value}" if value and not again else "",
        "spaced_value": f" {value}" if value and not again else "",
        "in_brackets": f" ({value})" if value else "",
    }


def name_of(fact: Fact) -> str:
    """A scan of several places by all of them; a cancer by its name; what stands without a name by its kind, where the words need one."""
    if fact.kind == "imaging" and fact.details.of:
        return visible(fact.details.of)
    if fact.kind == "family" and (known := find_cancer(fact.name)):
        return visible(known.name)
    name = visible(fact.name)
    return name if fact.kind in {"stage.t", "stage.n", "stage.m"} else name.replace("-", " ") if name.islower() else name


def cut(words: str, limit: int = LONGEST) -> str:
    return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + " …"


def status_pattern(fact: Fact) -> str:
    status = fact.status
    axes = [status.assertion.value] if status.assertion is not Assertion.STATED else []
    axes += [status.time.value] if status.time is not Time.CURRENT and not (status.course and not axes) else []
    found = (statuses().get((kind, axis)) for axis in axes for kind in (f"{fact.kind}={fact.value}", f"{fact.kind}:{fact.name}", fact.kind, "any"))
    return next(filter(None, found), "")


def notes_of(fact: Fact) -> Iterable[Message]:
    """What else was said of it, in the order a colleague looks for it."""
    details = fact.details
    if fact.status.person is not Person.PATIENT and fact.kind != "family":
        yield message(IN_FAMILY)
    if fact.status.course:
        yield message(WORDS, words=fact.status.course.value)
    if fact.kind in SITED and (place := place_of(fact)):
        yield message(WORDS, words=place)
    if details.percent:
        yield message(WORDS, words=f"{visible(details.percent).rstrip(' %')}%")
    yield from whose_and_flag(fact)
    written = ((SCORE, "score", details.score), (WORDS, "words", details.method), (WORDS, "words", details.note), (LINE, "line", details.line), (CYCLES, "cycles", details.cycles),
               (WORDS, "words", dose_of(fact)), (WHY_STOPPED, "why", details.why_stopped), (WORDS, "words", details.reaction), (SEVERITY, "words", details.severity), (REFERENCE, "range", details.reference_range), (SHOWN, "words", details.shown))  # fmt: skip
    for wording, field, value in written:
        if value:
            yield message(wording, **{field: cut(without_unit(visible(value), fact.unit), 60)})
    end = None if fact.date and details.end and details.end.parts == fact.date.parts else details.end
    for wording, date in ((SINCE, details.since), (DUE, details.due), (UNTIL, end)):
        if date:
            yield message(wording, date=short_date(date))


def whose_and_flag(fact: Fact) -> Iterable[Message]:
    """Whose look at the tissue it was, and how the laboratory marks a value."""
    if fact.kind in ON_TISSUE and fact.details.speaker:
        yield message(WORDS, words=visible(fact.details.speaker))
    if fact.kind == "lab" and fact.details.flag:
        yield mark_in_short(fact)


def without_unit(written: str, unit: str) -> str:
    """A reference range in the unit of its value does not say it again."""
    return plain_unit(written.replace(unit, "")).strip() if unit else written


def dose_of(fact: Fact) -> str:
    """A dose that the value says already is not said again."""
    return "" if fact.kind == "medication" else fact.details.dose


def place_of(fact: Fact) -> str:
    """The side and place in the body, where the words do not say them already."""
    if fact.kind == "imaging" and fact.details.of:
        return ""
    said = f"{fact.name} {fact.value}".casefold()
    return visible(" ".join(part for part in (fact.about.side, fact.about.site) if part and part.casefold() not in said))


@cache
def words() -> Mapping[tuple[str, str, str], str]:
    return {(row["kind"], row["name"], row["value"]): row["says"] for row in _rows("clinical_words.csv")}


@cache
def statuses() -> Mapping[tuple[str, str], str]:
    return {(row["kind"], row["status"]): row["says"] for row in _rows("clinical_status.csv")}


@cache
def parts() -> Mapping[str, tuple[str, str, int]]:
    """For each kind the part of the page it stands in, its label there, and how many stand on one line."""
    return {row["kind"]: (row["part"], row["label"], int(row["most"] or 0)) for row in _rows("clinical_parts.csv")}


@cache
def items() -> Mapping[str, str]:
    """What a colleague calls an item, by the id of its card."""
    return {row["card"]: row["says"] for row in _rows("clinical_items.csv")}


@cache
def spoken_of() -> Mapping[str, re.Pattern[str]]:
    """By the id of its card: words with which the records speak of an item."""
    return {row["card"]: words for row in _rows("clinical_items.csv") if (words := any_of(row["spoken_of"] or ""))}


@cache
def ways() -> Mapping[str, str]:
    """What a colleague calls a kind of treatment."""
    return {row["modality"]: row["says"] for row in _rows("clinical_ways.csv")}


@cache
def courses() -> frozenset[str]:
    """The laboratory values whose course a colleague asks for."""
    return frozenset(row["lab"] for row in _rows("clinical_courses.csv"))


@cache
def entry_kinds() -> Mapping[str, str]:
    """What a colleague calls entries of each type."""
    return {row["type"]: row["says"] for row in _rows("clinical_entries.csv")}


@cache
def drug_genes() -> frozenset[str]:
    """Genes that are looked at for how a drug is broken down, and that say nothing of the cancer."""
    return frozenset(row["gene"] for row in _rows("clinical_drug_genes.csv"))


@dataclass(frozen=True, slots=True)
class Check:
    """What a colleague asks: said so in its part of the page, and there where any of `words` is.

    Asked of these cancers, beside these urgent cards (`any`: whichever), where any of `only_if` is written; each where given.
    """

    says: str
    part: str
    cancers: frozenset[str]
    urgent: frozenset[str]
    only_if: re.Pattern[str] | None
    words: re.Pattern[str]

    @property
    def is_general(self) -> bool:
        """Asked whatever the cancer and the plan."""
        return not (self.cancers or self.urgent or self.only_if)


@cache
def checks() -> Sequence[Check]:
    return [_check(row) for row in _rows("clinical_checks.csv")]


def _check(row: Mapping[str, str]) -> Check:
    cancers, urgent = (frozenset(filter(None, row[name].split("|"))) for name in ("cancers", "urgent"))
    return Check(row["says"], row["part"], cancers, urgent, any_of(row["only_if"]), any_of(row["words"]) or re.compile(""))


def any_of(words: str) -> re.Pattern[str] | None:
    """Any of the words as a word begins; the shortest as whole words."""
    found = [_as_begun(word) for word in words.split("|") if word.strip()]
    return re.compile("|".join(found)) if found else None


def _as_begun(word: str) -> str:
    """What stands before it is looked at once the word is found: a text is then searched in half the time."""
    letters = re.escape(word)
    return rf"{letters}(?<![a-z0-9]{letters})" + (r"(?![a-z0-9])" if len(word) < SHORT else "")


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((files("beside.brief") / "data" / name).read_text("utf-8").splitlines()))
