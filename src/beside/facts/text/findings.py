"""Conditions, symptoms, allergies, menopause, smoking, scans and procedures: named things with their status."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from beside.facts.fact import About, Assertion, Course, Person, Status, Time
from beside.facts.text.allergies import in_table, is_reaction, read_allergies
from beside.facts.text.cues import read_status
from beside.facts.text.imaging import is_label, read_results
from beside.facts.text.imaging_heads import is_scan
from beside.facts.text.make import Found, date_tied, is_over, taken_at, words_at
from beside.facts.text.referrals import is_asked_for
from beside.facts.text.tables import header_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from beside.facts.text.context import Context
    from beside.facts.text.cues import Reading
    from beside.facts.text.scan import Hit

RESULT = re.compile(r"(?:[^.;]|\.(?=\d)){0,60}?\b(?:showed|shows|revealed|reveals|demonstrated|demonstrates|found(?:\sto\s(?:be|have))?|reported\sas|was\sreported\sas|(?:is|was)(?=\s(?:normal|negative|clear|unremarkable|without|benign))|appears\sto\shave)\s(?P<result>(?:[^.;]|\.(?=\d)){3,160})")
OTHERS = r"(?:(?:\s(?:and|or|nor)|,|\s?/)\s[a-z-]{1,14}(?:\s[a-z-]{1,14})?){0,3}(?:\sby\s(?:[a-z-]{1,16}\s){0,3}[a-z-]{1,16})?"
NOT_DONE = re.compile(OTHERS + r"\s(?:(?:is|was|were|are|has|have)\s)?(?:currently\s)?(?:not\s(?:been\s)?(?:(?P<needed>indicated|needed|required|recommended|advised|necessary|warranted)|done|performed|imaged|obtained|requested|asked|ordered|carried\sout)|none\swas\sordered)")
NO_NEED = re.compile(r"\bno\s(?:clear\s|current\s)?(?:need|indication|reason)\s(?:for|to)\s")
BY_MEANS = re.compile(r"(?:^|\s)(?:on|by|per|at|from|via)\s(?:(?:the|a|an|her|his|recent|repeat|today's|outside|previous|prior|initial)\s){0,3}$")
NOW = re.compile(r"(?<![a-z])(?:today|this\s(?:morning|afternoon|visit))(?![a-z])")
RESULT_OF = re.compile(r"\bresults?\sof\s(?:the|your|her|his|a|my)\s(?:[a-z-]{1,16}\s){0,2}$")
LAST_ONE = re.compile(r"[^.;\n]{0,40}\((?:the\s|her\s|his\s)?last\s(?:one\s)?(?:was\s)?(?:in|on)\s$")
RESULTED = re.compile(r"[^.;\n]{0,60}?\b(?:and|which|it)\s(?:has\s|have\s|then\s|since\s){0,2}(?:showed|shows|revealed|reveals|demonstrated|demonstrates|found|(?:is|was|were|came\sback|returned)\s(?:normal|negative|clear|unremarkable|benign))(?![a-z])")
ANSWERED = re.compile(r"\s?:\s{1,2}(?P<result>(?:negative|normal|unremarkable|benign)(?![a-z])[^.;\n\t]{0,100})")
CALLED = re.compile(r",?\s(?:which\s)?(?:it\s)?(?:was\s)?(?P<result>normal|clear|negative|unremarkable|benign)(?![a-z])")
TOXIC = re.compile(r"(?:chemotherapy|radiation|treatment|immune|drug)[\s-](?:induced|related|associated)\s$|(?:stopped|discontinued|reduced|held)\s[^.;\n]{0,40}(?:because\sof|due\sto|owing\sto)\s(?:the\s|her\s|his\s)?$")
TAKEN_OUT = re.compile(r"\s(?:(?:was|were|is|has\sbeen|then|completely|widely)\s){0,2}(?:excised|resected|removed)(?![a-z])")
AIMS = frozenset({"plan", "goals", "own goals"})
ATTRIBUTES = ("menopause", "smoking")
ROW = 160  # characters of a row of a table, run down its columns
# What is said of a scan or procedure without a finding: done, or (ruled out) not done or not needed.
DONE, NEEDED = "done", "needed"
AHEAD = frozenset({Course.RECOMMENDED, Course.DISCUSSED, Course.PLANNED})
DONE_TIMES = frozenset({Time.CURRENT, Time.PAST})


def read_findings(context: Context) -> Iterator[Found]:
    yield from read_named(context)
    yield from read_allergies(context)
    for role in ATTRIBUTES:
        for hit in context.note.hits(role):
            status = read_status(context.note, hit.start, hit.end).status
            if status.person is Person.PATIENT:
                yield Found(role, hit.term.name, hit.term.value, hit.start, hit.end, role)
    yield from read_imaging(context)
    yield from read_results(context)
    yield from read_procedures(context)


def read_named(context: Context) -> Iterator[Found]:
    for hit in context.note.hits("condition", "symptom"):
        written = context.note.plain.text[hit.start : hit.end]
        if (len(written) <= 3 and written.islower()) or in_heading(context, hit) or is_reaction(context, hit):
            continue
        status = read_status(context.note, hit.start, hit.end).status
        if status.person is not Person.PATIENT or is_of_allergies(context, hit) or is_aim(context, hit) or is_of_tissue(context, hit) or is_row_denied(context, hit) or is_taken_out(context, hit):
            continue
        toxic = TOXIC.search(context.note.plain.low, max(0, hit.start - 80), hit.start)
        kind = "toxicity" if toxic else hit.term.role
        yield Found(kind, hit.term.name, "present", hit.start, hit.end, hit.term.role, polar=False, status=only_talked_about(context, hit))


def is_aim(context: Context, hit: Hit) -> bool:
    """A row in a table of plans or goals names what is to be done or reached: "Weight loss: goal"."""
    written, place = context.note.plain.written, context.note.plain.place(hit.start)
    end = written.find("\n", place)
    row = written[written.rfind("\n", 0, place) + 1 : end if end >= 0 else len(written)]
    return hit.term.role == "symptom" and "\t" in row and context.note.section(hit.start).name in AIMS


def is_taken_out(context: Context, hit: Hit) -> bool:
    """"Palpable mass excised": what an operation took out is no complaint of now."""
    return hit.term.role == "symptom" and TAKEN_OUT.match(context.note.plain.low, hit.end) is not None


def is_row_denied(context: Context, hit: Hit) -> bool:
    """A row of a table names a condition, and the note beside it says that there is none."""
    note = context.note
    text = note.plain.text
    line, end = text.rfind("\n", 0, hit.start) + 1, text.find("\n", hit.end)
    if "\t" not in text[line : end if end >= 0 else len(text)]:
        return False
    block = text.find("\n\n", hit.end, hit.end + ROW)
    later = note.hits_in(hit.term.role, hit.end, block if block >= 0 else hit.end + ROW)
    same = next((other for other in later if other.term.name == hit.term.name), None)
    return same is not None and read_status(note, same.start, same.end).status.assertion is Assertion.RULED_OUT


def only_talked_about(context: Context, hit: Hit) -> Status | None:
    """"We talked about leakage of urine": an effect that may come is not a complaint."""
    status = read_status(context.note, hit.start, hit.end, course=True).status
    if status.course is Course.DISCUSSED and status.assertion is Assertion.STATED:
        return Status(Assertion.HYPOTHETICAL, status.time, status.person)
    return None


def is_of_tissue(context: Context, hit: Hit) -> bool:
    """A report on tissue tells of an edema or a depression of the tissue; complaints stand in its history."""
    if not context.laboratory or context.note.section(hit.start).name in {"history", "past"}:
        return False
    return hit.term.role == "symptom" or hit.term.name in header_words()["tissue"]


def is_of_allergies(context: Context, hit: Hit) -> bool:
    return context.note.section(hit.start).name == "allergies" or in_table(context.note, hit.start)


def in_heading(context: Context, hit: Hit) -> bool:
    section = context.note.section(hit.start)
    return section.start <= hit.start < section.body


def read_imaging(context: Context) -> Iterator[Found]:
    for hit in context.note.hits("imaging"):
        if is_scan(context.note, hit) and not is_label(context, hit):
            yield from done_things(context, hit, "imaging", About(site=site_of(context, hit)))


def done_things(context: Context, hit: Hit, kind: str, about: About | None) -> Iterator[Found]:
    """A scan or procedure with its finding in brief, and the earlier one the same words name ("last one in 2017, normal")."""
    done = how_done(context, hit)
    if done is None or done.status.person is not Person.PATIENT:
        return
    value = done.word
    if value == DONE and done.status.assertion is Assertion.STATED:
        value = result_after(context, hit) or value
    yield Found(kind, hit.term.name, value, hit.start, hit.end, kind, about=about, status=done.status)
    yield from last_one(context, hit, kind, about)


def result_after(context: Context, hit: Hit) -> str:
    _, last = context.note.sentence(hit.start)
    result = RESULT.match(context.note.plain.low, hit.end, last) or CALLED.match(context.note.plain.low, hit.end, last) or ANSWERED.match(context.note.plain.low, hit.end, last)
    if result is None:
        return ""
    words = words_at(context, *result.span("result"))
    first, _, _ = words.partition(",")
    return first if CALLED.fullmatch(f" {first.lower()}") else words


def last_one(context: Context, hit: Hit, kind: str, about: About | None) -> Iterator[Found]:
    _, last = context.note.sentence(hit.start)
    for mention in context.dates_in(hit.end, min(last, hit.end + 80))[:1]:
        if mention.date is None or LAST_ONE.fullmatch(context.note.plain.low, hit.end, mention.start) is None:
            continue
        called = CALLED.match(context.note.plain.low, mention.end)
        yield Found(kind, hit.term.name, called["result"] if called else DONE, mention.start, called.end() if called else mention.end,
                    f"last-{kind}", about=about, status=Status(time=Time.PAST), quote=(hit.start, called.end() if called else mention.end),
                    date=mention.date)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Done:
    """How far a scan or procedure has come: its status, and the word for it."""

    status: Status
    word: str


def how_done(context: Context, hit: Hit) -> Done | None:
    """Something recommended or discussed has not been done. Nothing where a paper only says that it does not hold it."""
    reading = read_status(context.note, hit.start, hit.end, course=True)
    status = reading.status
    if reading.silent:
        return None
    refused = NOT_DONE.match(context.note.plain.low, hit.end)
    if refused is not None or status.course is Course.DECLINED or is_denied(context, hit, reading):
        unneeded = (refused is not None and refused["needed"]) or is_unneeded(context, hit)
        return Done(Status(Assertion.RULED_OUT, Time.CURRENT, status.person), NEEDED if unneeded else DONE)
    if is_asked_for(context.note, hit) and status.assertion is Assertion.STATED:
        return Done(Status(time=Time.PLANNED, person=status.person), str(Course.PLANNED))
    assertion = Assertion.STATED if status.assertion is Assertion.RULED_OUT else status.assertion
    if is_back(context, hit) and status.time in (Time.PENDING, Time.PLANNED):
        return Done(Status(assertion, Time.PAST, status.person), DONE)
    if status.course in AHEAD and status.time in (Time.CURRENT, Time.PLANNED):
        return Done(Status(assertion, Time.PLANNED, status.person), str(status.course))
    time = Time.PAST if status.time is Time.CURRENT and assertion is Assertion.STATED and is_before(context, hit) else status.time
    word = DONE if time in DONE_TIMES else str(Course.PLANNED)
    return Done(Status(assertion, time, status.person), str(Course.DISCUSSED) if assertion is Assertion.HYPOTHETICAL else word)


def is_back(context: Context, hit: Hit) -> bool:
    """"An echocardiogram was ordered and showed ..." is no longer awaited."""
    return RESULTED.match(context.note.plain.low, hit.end, context.note.sentence(hit.start)[1]) is not None


def is_denied(context: Context, hit: Hit, reading: Reading) -> bool:
    """Whether a "no" before it denies the scan itself; what a scan did not show was still looked for."""
    if reading.status.assertion is not Assertion.RULED_OUT:
        return False
    by_means = BY_MEANS.search(context.note.plain.low, max(0, hit.start - 30), hit.start)
    return by_means is None and any(cue.term.name == "negated" and cue.end <= hit.start for cue in reading.cues)


def is_unneeded(context: Context, hit: Hit) -> bool:
    first, _ = context.note.sentence(hit.start)
    return NO_NEED.search(context.note.plain.low, max(first, hit.start - 50), hit.start) is not None


def is_before(context: Context, hit: Hit) -> bool:
    """Whether it was over when the note was written."""
    day = date_tied(context, hit.start, hit.end)
    if hit.term.role == "procedure":
        over = is_over(context, day or taken_at(context, hit.start), hit.start)
    else:
        over = day is not None and context.today is not None and day.before(context.today) is True
    if over or RESULT_OF.search(context.note.plain.low, max(0, hit.start - 50), hit.start) is not None:
        return True
    return day is None and not is_of_now(context, hit)


def is_of_now(context: Context, hit: Hit) -> bool:
    """Whether the note is the report of it, or says today; else it was done before the note, and nobody says when."""
    first, last = context.note.sentence(hit.start)
    own = any(scan.term.name == hit.term.name for scan in context.scans) or context.note.section(hit.start).name == "procedure"
    return own or NOW.search(context.note.plain.low, first, last) is not None


def site_of(context: Context, hit: Hit) -> str:
    """The body part right before the scan ("breast MRI") or after "of the"."""
    note = context.note
    before = [organ for organ in note.hits_in("organ", max(0, hit.start - 20), hit.start)
              if not note.plain.low[organ.end : hit.start].strip()]  # fmt: skip
    if before:
        return before[-1].term.name
    after = note.hits_in("organ", hit.end, hit.end + 26)
    words = note.plain.low[hit.end : after[0].start].split() if after else []
    fits = all(word.strip(",:-/") in {"of", "the", "scan", "left", "right", "both", "", "bilateral", "and"} for word in words)
    return after[0].term.name if after and fits else ""


def read_procedures(context: Context) -> Iterator[Found]:
    for hit in context.note.hits("procedure"):
        yield from done_things(context, hit, "procedure", None)
