"""Laboratory results: a number with its unit after the analyte's name, in sentences and in tables with columns."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from beside.facts.fact import Details, Person, Status, Time
from beside.facts.text.cues import read_status
from beside.facts.text.fluids import is_of_blood
from beside.facts.text.lab_days import day_above, has_unknown_year
from beside.facts.text.lab_words import beside_value, called_after, word_of_flag
from beside.facts.text.make import Found
from beside.facts.text.tables import value_pattern, values
from beside.terms.quantities import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.facts.text.context import Context
    from beside.facts.text.dates import Mention
    from beside.facts.text.scan import Hit
    from beside.terms.dates import PartialDate

LINE = 300  # characters of a line that may be one row
UNIT = (r"(?P<unit>(?:ng|pg|mg|µg|ug|mcg|g|mmol|µmol|umol|nmol|pmol|iu|miu|uiu|u|meq|ml|k|x?\s?10\s?[\*^]\s?[0-9]{1,2})\s?/\s?(?:\{?(?:[a-z0-9²^_]|\.(?=\d)){1,8}\}?)(?:/\{?[0-9.]{1,4}[_ ]?m[2²]?\}?)?|%|mmol|seconds|sec)")
VALUE = re.compile(r"(?P<joint>(?:,\s?(?:total|serum|morning|random|fasting|free)|\s\((?:serum|plasma|total)\)|\s(?:level|count|value|result|today|at\sdiagnosis|initial|most\srecent|last|current|total|antigen)){0,9}(?:\s(?:is|was|of|at|has|risen|rose|fell|increased|decreased|normal|low|high|elevated|little|a|to|from|again|still|now|measured|remains?|stable|about|around|only|came\sback|on|demonstrates?){1}(?![a-z])){0,5}[\s:=\t,(]{1,4})(?P<comparator>[<>≤≥]=?\s?)?(?P<number>\d{1,3}(?:,\d{3}(?!\d)|\d{0,4}(?:\.\d{1,4})?))(?![\d/:]|\.\d|-\d|,\d)(?:\s?\(?(?P<flag>h|l|high|low)\)?(?=[\s,;)]))?(?:\s?" + UNIT + r")?(?![a-z])")
RANGE = re.compile(r"[\s(\[]{1,4}(?:ref(?:erence)?(?:\srange)?[\s:.]{1,3}|normal[\s:]{1,2})?(?P<range>[<>]?\s?\d{1,4}(?:\.\d{1,3})?\s?-\s?\d{1,4}(?:\.\d{1,3})?|[<>]\s?\d{1,4})")
JOINT = re.compile(r"(?:,\s?(?:total|serum|morning|free)|\s\((?:serum|plasma|total)\))?")
CELL = re.compile(r"\t(?P<comparator>[<>]\s?)?(?P<number>\d{1,5}(?:\.\d{1,4})?)(?:,?\s?(?P<flag>[hl]))?(?=\t|\n|$|\s)")
ANSWER_JOINT = re.compile(r"(?:,\s(?:serum|urine)|\s\((?:serum|urine|plasma)\))?(?:\s?[:=]\s?|\s(?:is|was|came\sback|result)(?:\s|:\s)|\s)")
IN_WORDS = "words"
BARE_MONTH = r"\s(?:in|last)\s(?:january|february|march|april|may|june|july|august|september|october|november|december)(?=\s?[,;.)]|\s[a-z])"
AGAIN = re.compile(r"(?:" + BARE_MONTH + r")?(?:,\s|;\s|\sand\s|\sto\s|,\sthen\s)(?P<number>\d{1,4}(?:\.\d{1,3})?)(?:\s(?:ng|ug|µg|mg|g|u|iu|mmol|nmol)/(?:ml|dl|l))?(?=\s?\((?:[a-z]{3,9}\s)?\d|\s(?:in|on)\s)")


def read_labs(context: Context) -> Iterator[Found]:
    for hit in context.note.hits("lab"):
        if not is_analyte(context, hit):
            continue
        columns = date_columns(context, hit)
        if hit.term.value == IN_WORDS:
            yield from answer_after(context, hit)
        elif columns:
            yield from row_of(context, hit, columns)
        else:
            yield from value_after(context, hit)


def answer_after(context: Context, hit: Hit) -> Iterator[Found]:
    """A test that is answered in words ("Pregnancy test (serum)  Negative")."""
    low = context.note.plain.low
    joint = ANSWER_JOINT.match(low, hit.end)
    words = value_pattern("answer").match(low, joint.end()) if joint else None
    if words is not None:
        yield Found("lab", hit.term.name, values()["answer"][words.group()], hit.start, words.end(), "lab-words")


def is_analyte(context: Context, hit: Hit) -> bool:
    written = context.note.plain.text[hit.start : hit.end]
    if len(written) <= 3 and written.islower():
        return False
    return is_of_blood(context, hit) and read_status(context.note, hit.start, hit.end).status.person is Person.PATIENT


def value_after(context: Context, hit: Hit) -> Iterator[Found]:
    low = context.note.plain.low
    line = low.find("\n", hit.end, hit.end + LINE)
    found = VALUE.match(low, hit.end, hit.end + LINE if line < 0 else line + 40)
    if found is None or not is_result(found, hit):
        yield from called_after(context, hit)
        return
    yield number_found(context, hit, found, found.end())
    again = AGAIN.match(low, after_date(context, found.end()))
    while again is not None:
        number = parse_number(again["number"])
        if number is not None:
            yield Found("lab", hit.term.name, number, again.start("number"), again.end(), "lab-again", unit=unit_as_written(context, found),
                        undated=has_unknown_year(context, again.start("number"), again.end()))  # fmt: skip
        again = AGAIN.match(low, after_date(context, again.end()))


def is_result(found: re.Match[str], hit: Hit) -> bool:
    """A bare number right after a name may be anything: it needs a unit, a word, a colon or a gap before it."""
    joint = found["joint"].strip(" ")
    year = found["number"].isdigit() and 1900 <= int(found["number"]) <= 2100 and not found["unit"]
    return not year and ("." in found["number"] or bool(joint) or bool(found["unit"]) or "." in hit.term.value)


def after_date(context: Context, end: int) -> int:
    """Where the text goes on after a date in brackets or after "on"."""
    for mention in context.dates_in(end, end + 12):
        after = mention.end
        return after + 1 if context.note.plain.low[after : after + 1] == ")" else after
    return end


def number_found(context: Context, hit: Hit, found: re.Match[str], end: int) -> Found:
    written = found["number"]
    number = parse_number(written.replace(",", "") if re.fullmatch(r"\d{1,3},\d{3}", written) else written)
    comparator = (found["comparator"] or "").strip()
    value = f"{comparator}{written}" if comparator or number is None else number
    reference = RANGE.match(context.note.plain.low, found.end())
    beside = beside_value(context, reference.end() if reference else end)
    details = Details(
        reference_range=reference["range"].strip() if reference else "",
        flag=flag_within(context, found) or beside.flag, remark=beside.remark,
    )  # fmt: skip
    undated = has_unknown_year(context, hit.start, end)
    return Found(
        "lab", hit.term.name, value, hit.start, max(end, beside.end), "lab", unit=unit_as_written(context, found), undated=undated,
        details=details, date=row_date(context, hit) or day_above(context, hit, end), status=Status(time=Time.PAST) if undated else None,
    )  # fmt: skip


def flag_within(context: Context, found: re.Match[str]) -> str:
    """The mark between the number and its unit, or the word that leads to the number ("was low at 127")."""
    if found["flag"]:
        return context.note.plain.text[found.start("flag") : found.end("flag")]
    word = word_of_flag(found["joint"])
    return word or ""


def unit_as_written(context: Context, found: re.Match[str]) -> str:
    if not found["unit"]:
        return ""
    return context.note.plain.text[found.start("unit") : found.end("unit")]


def row_date(context: Context, hit: Hit) -> PartialDate | None:
    """The date at the head of the row, where the row begins with one."""
    start = line_start(context, hit.start)
    dates = context.dates_in(start, min(start + 4, hit.start))
    return dates[0].date if dates and context.note.sentence(dates[0].start) == context.note.sentence(hit.start) else None


def line_start(context: Context, offset: int) -> int:
    return context.note.plain.text.rfind("\n", max(0, offset - LINE), offset) + 1


def date_columns(context: Context, hit: Hit) -> Sequence[Mention]:
    """The dates at the head of the columns, where the row has a number right after another for each of them."""
    text = context.note.plain.text
    cells = len(cells_after(context, hit))
    if cells < 2:
        return ()
    line = line_start(context, hit.start)
    lines: dict[int, list[Mention]] = {}
    for mention in context.dates_in(max(0, line - 900), line):
        lines.setdefault(text.rfind("\n", max(0, mention.start - LINE), mention.start), []).append(mention)
    heads = [mentions for _, mentions in sorted(lines.items()) if len(mentions) > 1 and are_columns(text, mentions)]
    return heads[-1] if heads and len(heads[-1]) <= cells else ()


def are_columns(text: str, mentions: Sequence[Mention]) -> bool:
    """Dates with nothing but gaps between them."""
    return all(not text[one.end : other.start].strip() for one, other in pairwise(mentions))


def cells_after(context: Context, hit: Hit) -> list[re.Match[str]]:
    """The numbers of a row that follow one another without anything else between them."""
    joint = JOINT.match(context.note.plain.low, hit.end)
    place = joint.end() if joint else hit.end
    cells: list[re.Match[str]] = []
    while (cell := CELL.match(context.note.plain.low, place)) is not None:
        cells.append(cell)
        place = cell.end()
    return cells


def row_of(context: Context, hit: Hit, columns: Sequence[Mention]) -> Iterator[Found]:
    """One fact for each column of a row; the quote runs from the analyte to the number."""
    text = context.note.plain.text
    line = text.find("\n", hit.end, hit.end + LINE)
    end = min(len(text), hit.end + LINE) if line < 0 else line
    cells = cells_after(context, hit)
    unit = re.search(UNIT, context.note.plain.low[cells[len(columns) - 1].end() : end])
    after = cells[len(columns) - 1].end()
    written = text[after + unit.start("unit") : after + unit.end("unit")] if unit else ""
    normal = RANGE.match(context.note.plain.low, after, end)
    for cell, column in zip(cells, columns, strict=False):
        number = parse_number(cell["number"])
        flag = text[cell.start("flag") : cell.end("flag")] if cell["flag"] else ""
        details = Details(reference_range=normal["range"].strip() if normal else "", flag=flag)
        if number is not None:
            yield Found("lab", hit.term.name, number, hit.start, cell.end("flag" if flag else "number"), "lab-table", unit=written, date=column.date, details=details)
