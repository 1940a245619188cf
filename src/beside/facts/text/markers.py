"""Receptors, genes and signatures with their results; several may share one ("ALK and ROS1 negative")."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from beside.facts.fact import Details
from beside.facts.text.cues import read_status
from beside.facts.text.inherited import germline_value, is_germline
from beside.facts.text.lexicon import read_rows
from beside.facts.text.make import Found
from beside.facts.text.marker_scores import Result, score_at, ticked_after
from beside.facts.text.marker_status import is_general, status_beside
from beside.facts.text.tables import marker_tables, value_pattern, values
from beside.terms.kinds import LOOKED_FOR
from beside.terms.quantities import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from beside.facts.text.context import Context
    from beside.facts.text.scan import Hit
    from beside.terms.dates import PartialDate

FAR = 90  # characters a result may stand after its marker
MOST = 24  # markers that may share one result
STEPS = 9  # words that may stand between them
BARE = re.compile(r"\s?(?P<sign>\+{1,3}|-)(?=[\s,;/.)]|$)")
BLANKS = re.compile(r"\s+")


def read_markers(context: Context) -> Iterator[Found]:
    hits = [hit for hit in context.note.hits("marker") if is_marker(context, hit)]
    number = 0
    while number < len(hits):
        group = group_from(context, hits, number)
        number += len(group)
        limit = hits[number].start if number < len(hits) else len(context.note.plain.text)
        yield from read_group(context, group, limit)


def is_marker(context: Context, hit: Hit) -> bool:
    """Short names are markers in capitals only, and not where the words around mean another thing."""
    plain = context.note.plain
    written = plain.text[hit.start : hit.end]
    if len(written) <= 3 and not written[0].isupper():
        return False
    if written == "eGFR" or hit.term.name == "Oncotype DX":
        return False
    tables = marker_tables().words
    after = plain.low[hit.end : hit.end + 16].lstrip()
    before = plain.low[max(0, hit.start - 12) : hit.start].split()
    name = plain.low[hit.start : hit.end]
    if any(after.startswith(word) for word in tables.get(f"not after {name}", ())):
        return False
    return not (before and before[-1] in tables.get(f"not before {name}", ()))


def group_from(context: Context, hits: Sequence[Hit], number: int) -> list[Hit]:
    """The markers that follow one another with nothing but "and", commas or strokes between them."""
    group = [hits[number]]
    joint = marker_tables().patterns["list"]
    for hit in hits[number + 1 : number + MOST]:
        if not joint.fullmatch(context.note.plain.low, group[-1].end, hit.start) or hit.start - group[-1].end > 8:
            break
        group.append(hit)
    return group


def read_group(context: Context, group: Sequence[Hit], limit: int) -> Iterator[Found]:
    first, last = context.note.sentence(group[0].start)
    if context.note.plain.low[last - 1] == ":" and context.note.plain.low[last : last + 1] == "\n":
        _, last = context.note.sentence(last + 1)  # the result stands in the line below
    end = min(limit, max(last, group[-1].end), group[-1].end + FAR)
    for hit in group:
        result = result_after(context, group[-1], hit, end) or result_before(context, group, hit, first)
        if result is not None and result.value != "" and not is_general(context, group[0]):
            yield found_for(context, hit, group, result, last)


def result_after(context: Context, last: Hit, hit: Hit, end: int) -> Result | None:
    """What stands after the marker: a variant, words of a result, a percentage, a score."""
    low = context.note.plain.low
    place = last.end
    variant = variant_after(context, hit, end)
    if variant is not None:
        return variant
    ticked = ticked_after(context, hit, last.end)
    if ticked is not None:
        return ticked
    step = marker_tables().patterns["connect"]
    for _ in range(STEPS):
        result = result_at(context, hit, place, end)
        if result is not None:
            return result
        joined = step.match(low, place, end)
        if joined is None or joined.end() == place:
            break
        place = joined.end()
    return sign_after(low, last.end, end)


def result_at(context: Context, hit: Hit, place: int, end: int) -> Result | None:
    low = context.note.plain.low
    told = word_at(context, hit, place, end)
    if told is not None:
        value, stop = told
        if value in {"positive", "negative"} and hit.term.name in marker_tables().words["only a share"]:
            return share_after(hit, low, end)
        denied = marker_tables().patterns["denied"].match(low, stop, end)
        if denied and value == "deficient":
            return Result("proficient", denied.end())
        return Result(more_of_gene(hit, low[place:stop], negated_detection(low, place, value)), stop)
    return score_at(hit, low, place, end) or less_at(hit, low, place, end) or number_at(hit, low, place, end)


def word_at(context: Context, hit: Hit, place: int, end: int) -> tuple[str, int] | None:
    """What the word of a result at this place means of this marker, and where the word ends."""
    low = context.note.plain.low
    for table in tables_of(context, hit):
        words = value_pattern(table).match(low, place, end)
        if words is not None:
            return values()[table][BLANKS.sub(" ", words.group())], words.end()
    return None


def tables_of(context: Context, hit: Hit) -> Iterator[str]:
    """The tables that hold the words of this marker's results."""
    tables = marker_tables()
    if is_germline(context, hit):
        yield "germline"
        return
    if hit.term.name in tables.words["repair stains"]:
        yield "repair stain"
    if hit.term.name in tables.words["stains"]:
        yield "stain"
    yield tables.kinds.get(hit.term.name, "receptor")


def more_of_gene(hit: Hit, word: str, value: str) -> str:
    """Of a gene "amplified" says how it is changed; of HER2 it says that it is positive."""
    return "amplification" if value == "positive" and hit.term.value == "gene" and word.startswith("amplif") else value


def share_after(hit: Hit, low: str, end: int) -> Result | None:
    """The share of cells that the same words give further on."""
    index = marker_tables().patterns["index"].match(low, hit.end, end)
    return number_at(hit, low, index.end(), end) if index else None


def negated_detection(low: str, place: int, value: str) -> str:
    """"was not detected" is no detection."""
    if value == "positive" and low[max(0, place - 6) : place].rstrip().endswith((" not", " no", "non")):
        return "negative"
    return value


def less_at(hit: Hit, low: str, place: int, end: int) -> Result | None:
    """"PD-L1 CPS less than 1": such a score needs no sign of per cent."""
    less = marker_tables().patterns["less"].match(low, place, end) if hit.term.name == "PD-L1" else None
    return Result(f"<{less['number']}", less.end()) if less else None


def number_at(hit: Hit, low: str, place: int, end: int) -> Result | None:
    tables = marker_tables()
    if hit.term.name not in tables.numbers:
        return None
    percent = tables.patterns["percent"].match(low, place, end)
    if percent is not None:
        number = parse_number(percent["percent"])
        if percent["to"] or number is None or not re.match(r"[\s]?\d", percent.group()):
            return Result(BLANKS.sub("", percent.group()).rstrip("%"), percent.end(), "%")
        return Result(number, percent.end(), "%")
    unit = tables.numbers[hit.term.name]
    plain_number = tables.patterns["number"].match(low, place, end)
    if plain_number is None or (unit == "%" and hit.term.name != "PD-L1"):
        return None
    if hit.term.name == "PD-L1" and "cps" not in low[hit.start : place]:
        return None
    number = parse_number(plain_number["number"])
    return None if number is None else Result(number, plain_number.end(), "" if hit.term.name == "PD-L1" else unit)


def sign_after(low: str, place: int, end: int) -> Result | None:
    sign = BARE.match(low, place, end)
    if sign is None or (sign["sign"] == "-" and sign.start("sign") != place):
        return None
    return Result("negative" if sign["sign"] == "-" else "positive", sign.end())


def variant_after(context: Context, hit: Hit, end: int) -> Result | None:
    patterns = marker_tables().patterns
    low = context.note.plain.low
    if hit.term.value != "gene":
        return None
    found = patterns["variant"].match(low, hit.end, end) or patterns["exon"].match(low, hit.end, end)
    if found is None:
        return coding_after(context, hit, end) or fusion_after(context, hit, end)
    name = BLANKS.sub(" ", found["variant"]) if found.re is patterns["exon"] else three_to_one(found["variant"])
    if patterns["untested"].match(low, found.end(), end):
        return Result("", found.end())
    absent = absent_after(context, found.end(), end)
    denied = denial_of(context, hit)
    if absent or denied is not None:
        return Result("negative", absent or found.end(), start=hit.start if denied is None else denied, looked_for=name)
    return Result(name if found.re is patterns["exon"] else with_p(hit, name), found.end())


def with_p(hit: Hit, name: str) -> str:
    return name if hit.term.name in marker_tables().words["no protein"] else f"p.{name}"


def coding_after(context: Context, hit: Hit, end: int) -> Result | None:
    """A change told by the letters of the gene: `c.35G>T`, or by what it makes of the protein where that follows."""
    low, patterns = context.note.plain.low, marker_tables().patterns
    found = patterns["coding"].match(low, hit.end, end)
    if found is None or patterns["untested"].match(low, found.end(), end):
        return None
    protein = patterns["variant"].match(low, found.end(), end)
    stop = protein.end() if protein else found.end()
    absent, denied = absent_after(context, stop, end), denial_of(context, hit)
    name = f"p.{three_to_one(protein['variant'])}" if protein else context.note.plain.text[found.start("variant") : found.end()]
    if absent or denied is not None:
        return Result("negative", absent or stop, start=hit.start if denied is None else denied, looked_for=name)
    return Result(name, stop)


def fusion_after(context: Context, hit: Hit, end: int) -> Result | None:
    """Two genes that have become one: `EWSR1::FLI1 fusion`."""
    plain = context.note.plain
    found = marker_tables().patterns["fusion"].match(plain.low, hit.end, end)
    if found is None or marker_tables().patterns["untested"].match(plain.low, found.end(), end):
        return None
    name = f"{plain.text[hit.start : hit.end]}::{plain.text[slice(*found.span(found.lastgroup or 0))]} fusion"
    absent, denied = absent_after(context, found.end(), end), denial_of(context, hit)
    if absent or denied is not None:
        return Result("negative", absent or found.end(), start=hit.start if denied is None else denied, looked_for=name)
    return Result(name, found.end())


def absent_after(context: Context, place: int, end: int) -> int:
    """Where the words end that say of a variant that it is not there; 0 where none do."""
    low = context.note.plain.low
    clause = marker_tables().patterns["clause"].search(low, place, end)
    stop = min(clause.start() if clause else end, place + 40)
    words = value_pattern("receptor").search(low, place, stop)
    return words.end() if words is not None and values()["receptor"][BLANKS.sub(" ", words.group())] in {"negative", "wild-type"} else 0


def denial_of(context: Context, hit: Hit) -> int | None:
    """Where the words begin that deny what is said of a marker, or the marker where they follow it."""
    denials = [min(cue.start, hit.start) for cue in read_status(context.note, hit.start, hit.end).cues if cue.term.name == "negated"]
    return min(denials) if denials else None


@functools.cache
def amino_acids() -> Mapping[str, str]:
    rows = read_rows("beside.terms", "amino_acids.csv")
    return {row[three].lower(): row[one] for row in rows for three, one in [tuple(row)[:2]]}


def three_to_one(variant: str) -> str:
    """`leu858arg` as `L858R`."""
    parts = re.fullmatch(r"([a-z]{3})(\d+)([a-z]{3}|\*)", variant)
    if parts is None:
        return re.sub(r"^[a-z]|[a-z]$", lambda letter: letter.group().upper(), variant)
    letters = amino_acids()
    first, last = letters.get(parts[1], ""), "*" if parts[3] == "*" else letters.get(parts[3], "")
    one = {first: first, last: last}
    return f"{one[first]}{parts[2]}{one[last]}" if first and last else variant.capitalize()


def result_before(context: Context, group: Sequence[Hit], hit: Hit, first: int) -> Result | None:
    """"Negative for ALK and ROS1", "no EGFR mutation", "wild-type KRAS"."""
    low = context.note.plain.low
    start = max(first, group[0].start - 40)
    found = marker_tables().patterns["before"].search(low, start, group[0].start)
    if found is None:
        return None
    word = BLANKS.sub(" ", found["value"])
    if word in {"no", "without", "no evidence of"}:
        altered = marker_tables().patterns["altered"].match(low, group[-1].end)
        return Result("negative", altered.end(), start=found.start()) if altered else None
    if word.startswith("loss"):
        return None
    word = word.removesuffix(" of")
    table = next(iter(tables_of(context, hit)))
    value = values()[table].get(word) or values()["receptor"].get(word)
    return None if value is None else Result(value, group[-1].end, start=found.start())


def found_for(context: Context, hit: Hit, group: Sequence[Hit], result: Result, last: int) -> Found:
    start = min(group[0].start if len(group) > 1 else hit.start, result.start if result.start >= 0 else hit.start)
    inherited = is_germline(context, hit)
    value = germline_value(context, hit, result.value, result.end) if inherited else result.value
    end = max(result.end, hit.end)
    return Found(
        "germline" if inherited else "biomarker", hit.term.name, value, hit.start, end, f"marker-{hit.term.name}",
        unit=result.unit, details=details_of(context, hit, result, last), quote=(start, end), date=date_between(context, hit.end, result.end),
        status=status_beside(context, hit, result),
    )  # fmt: skip


def date_between(context: Context, start: int, end: int) -> PartialDate | None:
    """The day of a test that stands between its name and its result."""
    days = [mention.date for mention in context.dates_in(start, end) if mention.date is not None]
    return days[0] if len(days) == 1 else None


def details_of(context: Context, hit: Hit, result: Result, last: int) -> Details:
    """Method, score and percentage, as they stand with the result and not after the next marker."""
    low, tables = context.note.plain.low, marker_tables()
    markers = [other.start for other in context.note.hits_in("marker", result.end, last)]
    end = min([last, result.end + 60, *markers])
    stop = re.search(r"[;\n]|\.\s", low[result.end : end])
    end = result.end + stop.start() if stop else end
    method = tables.patterns["method"].search(low, hit.end, end)
    percent = tables.patterns["percent"].search(low, result.end, end) if result.unit != "%" else None
    score = tables.patterns["her2_ihc"].search(low, hit.end, end) if hit.term.name == "HER2" else None
    h_score = tables.patterns["h_score"].search(low, hit.end, end)
    return Details(
        method=tables.methods.get(BLANKS.sub(" ", method["method"]), method["method"].upper()) if method else "",
        score=(score["score"] or score["bare"] or "") + ("+" if (score["score"] or score["bare"]) != "0" else "") if score else h_score["score"] if h_score else result.score,
        percent=percent["percent"] if percent else "",
        note=LOOKED_FOR.format(result.looked_for) if result.looked_for else "",
    )
