"""Treatments with how far they have come, their cycles, line and why they stopped; medicines a person takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from beside.facts.fact import Assertion, Course, Details, Person, Status, Time
from beside.facts.other_uses import NO_OTHER, other_uses
from beside.facts.text.additions import as_added
from beside.facts.text.allergies import is_allergy, name_of
from beside.facts.text.cues import read_status
from beside.facts.text.cycles import cycles_of, of_one_course, status_short
from beside.facts.text.elsewhere import as_offered
from beside.facts.text.make import Found, date_tied
from beside.facts.text.scan import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from beside.facts.other_uses import Use
    from beside.facts.text.context import Context
    from beside.facts.text.dates import Mention
    from beside.terms.dates import PartialDate

LINE = re.compile(r"(?P<line>first|second|third|fourth|1st|2nd|3rd)[\s-]line\s(?:[a-z]{1,16}\s){0,3}$")
WHY_STOPPED = re.compile(r"[^.;\n]{0,40}?(?:stopped|discontinued|held|ceased)\s(?:after\s(?:cycle\s\d{1,2}|\d{1,2}\scycles|[a-z]{3,6}\scycles)\s)?(?:[a-z]{1,12}\s){0,3}?(?:because\sof|due\sto|for|after|owing\sto|secondary\sto)\s(?P<why>[a-z][a-z0-9 ,-]{2,60})")
OF_WHAT = re.compile(r"\s(?:of|with|testing|comparing)\s(?P<what>[a-z0-9][a-z0-9 \n/-]{2,80}?)(?=\s(?:is|are|was|were|at|which|that|has|in|for)\s|[.,;)]|$)")
UNTIL = re.compile(r",?\s(?:until|till|to\send\son)\s(?:the\s)?")
STOPPED_ON = re.compile(r"(?:\s(?:was|were|is|has|have|had|to|be|been|then|therefore)){0,3}(?:\s(?:stopped|discontinued|ceased|withdrawn))?\s(?:on|in|from|since)\s(?:the\s)?")
WHY = re.compile(r"(?:\s(?:was|were|has|been|stopped|discontinued|ceased)){0,3}\s(?:because\sof|due\sto|owing\sto)\s(?P<why>[a-z][a-z0-9 -]{2,60})")
LEVEL = re.compile(r"\s(?:whole\s)?(?:(?:blood|serum|plasma|trough)(?=[\t:=]|\s[\d<>=:]|\s?$|\s?\n)|(?:(?:blood|serum|plasma|trough|drug)\s){0,2}(?:levels?|trough|concentrations?)(?![a-z]))|[\s:=\t]{1,4}[<>]?\d{1,4}(?:\.\d{1,3})?\s?(?:ng/ml|µmol/l|umol/l|micromol/l|mcg/l|ug/l|µg/l|nmol/l)(?![a-z])")
LEVEL_OF = re.compile(r"(?:levels?|concentrations?|trough)\sof\s$")
WHEN = re.compile(r"(?:^|\s)(?:after|before|since|following|prior\sto|until|during|between)\s(?:(?:the|her|his|your|my|any)\s)?$")
STARTS = re.compile(r"\b(?:to\s(?:start|begin)|starting|will\sstart|(?:is\s|are\s)?(?:planned|scheduled|booked)\sfor)\s(?:on\s)?$")
FIRST_OTHER = re.compile(r"\b(?:before|after|followed\sby|then)\s(?:the\s)?$")
WEEKLY = re.compile(r"\b(?:weekly|(?:once\s)?(?:a|per|each|every)\sweek|(?:on|every)\s(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b", re.IGNORECASE)
ROW = 120  # characters of a row of a list of medicines, run down its columns
ROW_END = re.compile(r"\b(?:end|stop)\s?date\s?[:-]?\s?$")
DOSE = re.compile(r"(?:\s(?:was|is|has|been|reduced|increased|changed|lowered|raised|to|now|at|dose|of|succinate|tartrate|tablets?)){0,5}[\s,(]{1,3}(?P<dose>\d{1,4}(?:[.,]\d{1,3})?(?:/\d{1,4})?\s?(?:mg|mcg|µg|g|units?|iu|ml|%|meq)(?:/(?:m2|kg|day|hour))?(?:\s(?:p\.?o\.?|iv|orally|by\smouth|tablets?|once|twice|three\stimes|four\stimes|a\sday|daily|per\sday|(?:a|per)\sweek|b\.?i\.?d\.?|t\.?i\.?d\.?|q\.?d\.?|every\s\w{1,8}|at\s(?:night|bedtime|noon)|in\sthe\s(?:morning|evening)|weekly|when\sneeded|as\sneeded|p\.?r\.?n\.?|nightly|q\.?\d{1,2}h\.?)){0,4}(?:\sand\s\d{1,4}\s?mg(?:\s(?:at\s(?:night|bedtime|noon)|in\sthe\s(?:morning|evening))){0,2})?)")


def read_treatments(context: Context) -> Iterator[Found]:
    yield from of_one_course([*named_treatments(context)])


def named_treatments(context: Context) -> Iterator[Found]:
    medicines = {hit.start for hit in context.note.hits("medicine")}
    end_of_trial, others = 0, list[Hit]()
    for hit in context.note.hits("treatment"):
        if hit.start in medicines or hit.start < end_of_trial or not is_treatment(context, hit):
            continue
        if is_for_other_illness(context, hit):
            others.append(hit)
            continue
        what = OF_WHAT.match(context.note.plain.low, hit.end) if hit.term.name == "trial" else None
        if what is not None:
            end_of_trial = what.end()
        yield treatment(context, hit, " ".join(what["what"].split()) if what else hit.term.value)
    yield from read_medicines(context, others)


def is_treatment(context: Context, hit: Hit) -> bool:
    """Two letters are a treatment in capitals only; side effects and section names are none."""
    written = context.note.plain.text[hit.start : hit.end]
    if len(written) <= 3 and not written.isupper():
        return False
    section = context.note.section(hit.start)
    if (section.name and section.start <= hit.start < section.body) or is_level(context, hit):
        return False
    if not hit.term.value and WHEN.search(context.note.plain.low, max(0, hit.start - 24), hit.start):
        return False
    status = read_status(context.note, hit.start, hit.end).status
    return status.person is Person.PATIENT and not (hit.term.value and is_allergy(context, hit))


def is_level(context: Context, hit: Hit) -> bool:
    """"Everolimus trough 6 ng/mL" is a value of the blood, and says neither that it is given nor how far that has come."""
    low = context.note.plain.low
    return bool(hit.term.value) and (LEVEL.match(low, hit.end) or LEVEL_OF.search(low, max(0, hit.start - 24), hit.start)) is not None


def is_for_other_illness(context: Context, hit: Hit) -> bool:
    """"Rheumatoid arthritis, quiet on methotrexate once a week": of the cancer the sentence says nothing."""
    use = other_uses().get(hit.term.value, NO_OTHER)
    first, last = context.note.sentence(hit.start)
    if not use.illnesses or context.note.hits_in("cancer", first, last) or is_treated_beside(context, hit, first, last):
        return False
    named = {one.term.name for one in context.note.hits_in("condition", first, last)}
    return bool(use.illnesses & named) or (use.needs_reason and is_taken_for_years(context, use, first, last))


def is_taken_for_years(context: Context, use: Use, first: int, last: int) -> bool:
    """Whether a drug is taken once a week, or the note names an illness it is taken for, and its sentence says nothing of chemotherapy."""
    words = context.note.plain.text[first:last]
    ill = any(one.term.name in use.illnesses for one in context.note.hits("condition"))
    return (ill or WEEKLY.search(words) is not None) and not use.is_against_cancer([words])


def is_treated_beside(context: Context, hit: Hit, first: int, last: int) -> bool:
    """Whether the sentence names another drug of the same kind."""
    return any(one.term.name == hit.term.name and one.term.value not in {"", hit.term.value} for one in context.note.hits_in("treatment", first, last))


def dose_after(context: Context, end: int) -> tuple[str, int]:
    """The dose as written right after a medicine, and where it ends."""
    dose = DOSE.match(context.note.plain.low, end)
    return (context.note.plain.text[dose.start("dose") : dose.end("dose")].strip(" .,"), dose.end("dose")) if dose else ("", end)


def treatment(context: Context, hit: Hit, value: str) -> Found:
    low = context.note.plain.low
    first, last = context.note.sentence(hit.start)
    cycles = cycles_of(context, hit)
    line = LINE.search(low, max(first, hit.start - 50), hit.start)
    why = WHY_STOPPED.match(low, hit.end, last)
    details = Details(
        cycles=cycles.written,
        line=line["line"] if line else "",
        why_stopped=why["why"].strip(" ,") if why else "",
        due=start_after(context, hit, last),
        end=row_end(context, hit),
    )
    status = status_short(cycles, read_status(context.note, cycles.start, hit.end, course=True).status) if cycles.short else over(context, details.end)
    found = Found("treatment", hit.term.name, value, hit.start, hit.end, "treatment", details=details, polar=False, course=True, status=status, quote=(cycles.start, hit.end) if cycles.short and status else None)
    return as_added(context, hit, as_offered(context, hit, found))


def row_end(context: Context, hit: Hit) -> PartialDate | None:
    """The day a row of a list of medicines calls the end: "Start date: 6/22/2015, End date 6/24/2015"."""
    low = context.note.plain.low
    block = low.find("\n\n", hit.end, hit.end + ROW)
    limit = block if block >= 0 else hit.end + ROW
    others = [*context.note.hits_in("treatment", hit.end, limit), *context.note.hits_in("medicine", hit.end, limit)]
    days = context.dates_in(hit.end, others[0].start if others else limit)
    return next((day.date for day in days if day.date is not None and ROW_END.search(low, hit.end, day.start)), None)


def over(context: Context, end: PartialDate | None) -> Status | None:
    """A row whose end was over when the paper was written."""
    is_over = end is not None and context.today is not None and end.before(context.today) is True
    return Status(Assertion.STATED, Time.PAST, Person.PATIENT, Course.STOPPED) if is_over else None


def start_after(context: Context, hit: Hit, last: int) -> PartialDate | None:
    """The day it is to start, where the sentence says so after it; what comes before or after it in turn starts on another."""
    if FIRST_OTHER.search(context.note.plain.low, max(0, hit.start - 20), hit.start):
        return None
    days = [day for day in context.dates_in(hit.end, last) if day.date is not None and STARTS.search(context.note.plain.low, hit.end, day.start)]
    return days[0].date if days and (context.today is None or days[0].date is None or days[0].date.before(context.today) is not True) else None


def read_medicines(context: Context, others: Sequence[Hit]) -> Iterator[Found]:
    """Medicines, and drugs taken for other illnesses, with the dose as written; what a person is allergic to is read as allergy."""
    for hit in (*context.note.hits("medicine"), *others):
        section = context.note.section(hit.start).name
        if is_allergy(context, hit) or "allerg" in sentence_before(context, hit):
            continue
        status = read_status(context.note, hit.start, hit.end, course=True).status
        if status.person is not Person.PATIENT:
            continue
        stopped = Status(status.assertion, Time.PAST, status.person) if status.course is Course.STOPPED else None
        value, end = dose_after(context, hit.end)
        until = stopped_on(context, end) if stopped else until_after(context, end)
        why = WHY.match(context.note.plain.low, until.end if until else end, context.note.sentence(hit.start)[1]) if stopped else None
        end = until.end if until else end
        if value and section == "past" and status.course is None and status.time is Time.PAST:
            stopped = Status(status.assertion, Time.CURRENT, status.person)  # a dose beside an old illness is taken today
        yield Found("medication", name_of(hit), value, hit.start, end, "medication", polar=False, status=stopped,
                    details=Details(end=until.date if until else None, why_stopped=why["why"].strip(" ,") if why else ""),
                    date=context.today if stopped and date_tied(context, hit.start, end) is None else None)  # fmt: skip


def stopped_on(context: Context, end: int) -> Mention | None:
    """The day a medicine was stopped, where the same words name it."""
    days = [mention for mention in context.dates_in(end, end + 60) if mention.date is not None]
    return days[0] if days and STOPPED_ON.fullmatch(context.note.plain.low, end, days[0].start) else None


def until_after(context: Context, end: int) -> Mention | None:
    """The last day a medicine is to be taken, where it is named at once."""
    later = [mention for mention in context.dates_in(end, end + 12) if mention.date is not None]
    return later[0] if later and UNTIL.fullmatch(context.note.plain.low, end, later[0].start) else None


def sentence_before(context: Context, hit: Hit) -> str:
    first, _ = context.note.sentence(hit.start)
    return context.note.plain.low[max(first, hit.start - 60) : hit.start]

