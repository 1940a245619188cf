"""From a place in the text to a fact: its source, status, date and tumour."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from beside.facts.fact import About, Assertion, Course, Details, Fact, Status, Time, fact_id
from beside.facts.text.act_sides import side_of_act, side_of_finding
from beside.facts.text.cues import COURSES, Reading, read_status
from beside.facts.text.papers import speaker_at
from beside.facts.text.tissue import tissue_at
from beside.facts.text.tumours import about_at
from beside.terms.kinds import kinds
from beside.terms.places import Source

if TYPE_CHECKING:
    from beside.facts.fact import Value
    from beside.facts.text.context import Context
    from beside.facts.text.dates import Mention
    from beside.terms.dates import PartialDate

NOWHERE = About()
NOTHING = Details()
STATED_OF_PATIENT = Status()
LINE = 200  # characters of a line that may hold the boxes of an answer
ADDENDUM = "addendum"
PARAGRAPH = 600  # characters back to a date that "the same day" means
WIDEST = 110  # characters a quote may grow to, to hold the cue that set its status
YES_NO = re.compile(r"\s?(?:yes|no|y|n)\b")
UNANSWERED = re.compile(r"(?:\s(?:therapy|treatment|status|history))?(?:\s?\([a-z]{1,6}\))?\s?:\s{0,2}(?:not\s(?:stated|given|known|specified|provided|reported|applicable|available|recorded)|unknown|n/a|none\sgiven)(?![a-z])")
LABELLED = re.compile(r"\s?(?::|-\s|\n|$)")
PARTED = re.compile(r"[,\t;-]\s?(?:[a-z-]{3,16}\s)?$")
ON_DATE = re.compile(r"\s(?:on|in|dated|from|of)\s$")
SINCE = re.compile(r"\ssince\s$")
SAME_DAY = re.compile(r"\bon\sthe\ssame\sday\b")
AFTER_DATE = re.compile(r"(?:\s\([a-z -]{1,24}\)|\s\([a-z -]{1,24}(?=,))?[\s,(:;-]{0,4}(?:(?:on|in|dated|from|since|of|performed|done|taken|drawn|as\sof|at)\s)?(?:the\s)?\(?$")


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader found: the fact's parts, the span that carries it, and the rule that read it. `undated`: nobody says of which year it is."""

    kind: str
    name: str
    value: Value
    start: int
    end: int
    rule: str
    unit: str = ""
    details: Details = NOTHING
    polar: bool = True
    course: bool = False
    about: About | None = None
    date: PartialDate | None = None
    status: Status | None = None
    quote: tuple[int, int] | None = None
    undated: bool = False


def words_at(context: Context, first: int, last: int) -> str:
    """The words as they stand, in one line."""
    return " ".join(context.note.plain.text[first:last].split())


def sentence_found(
    context: Context, kind: str, name: str, first: int, last: int, *, date: PartialDate | None = None, details: Details = NOTHING,
) -> Found:
    """Words that are a fact as they stand: whose value they are, stated of the patient, of no tumour."""
    words = words_at(context, first, last)
    return Found(kind, name, words, first, last, kind, about=NOWHERE, status=STATED_OF_PATIENT, quote=(first, last), date=date, details=details)


def make_fact(context: Context, found: Found) -> Fact | None:
    """The fact, or nothing where it stands at an empty box of a template."""
    if found.start >= context.note.form or is_unanswered(context, found):
        return None
    if found.status is not None:
        reading = Reading(found.status)
    else:
        ticked = box_says(context, found)
        if ticked is None:
            return None
        reading = status_of(context, found, ticked)
        if reading.silent or is_mention(found, reading.status) or is_of_margins(context, found, reading.status):
            return None
    source = source_of(context, found, reading)
    return Fact(
        id=fact_id(source, found.kind, f"{found.name}\x1f{found.value}" if found.course else found.name),
        kind=found.kind,
        name=found.name,
        value=found.value,
        unit=found.unit,
        about=about_of(context, found),
        status=reading.status,
        date=None if found.undated else found.date or date_of(context, found, reading.status),
        sources=(source,),
        reader=f"text:{found.rule}",
        details=details_of(context, found),
    )


def is_unanswered(context: Context, found: Found) -> bool:
    """"Chemoradiation: not stated": a form that leaves it open says nothing of it."""
    return not found.polar and UNANSWERED.match(context.note.plain.low, found.end, found.end + 80) is not None


def is_of_margins(context: Context, found: Found, status: Status) -> bool:
    """In a report on tissue the "no" beside an operation is of its margins, not of the operation; a history may deny one."""
    denied = found.kind == "treatment" and found.name == "surgery" and status.assertion is Assertion.RULED_OUT
    return denied and context.laboratory and context.note.section(found.start).name not in {*OLDER, "history"}


def details_of(context: Context, found: Found) -> Details:
    speaker = speaker_at(context, found.kind, found.start)
    return replace(found.details, speaker=speaker) if speaker else found.details


def is_mention(found: Found, status: Status) -> bool:
    """"Surgery" alone, of which nothing is said, is no more than a word."""
    return found.course and not found.value and status.course is None and status.assertion is not Assertion.RULED_OUT


def box_says(context: Context, found: Found) -> Assertion | None:
    """What the boxes about a span say: stated, ruled out by a ticked "no", or nothing at all."""
    note = context.note
    box = note.box(found.start)
    if box is not None:
        return Assertion.STATED if box.ticked else None
    line = note.plain.text.find("\n", found.end, found.end + LINE)
    line = min(len(note.plain.text), found.end + LINE) if line < 0 else line
    close = note.boxes_in(found.end, min(line, found.end + 12))
    between = note.plain.text[found.end : close[0].start] if close else ""
    if ":" in between and not between.strip("\t :[]") and not any(
        other.ticked for other in note.boxes_in(found.end, line)
    ):
        return None
    answers = [box for box in note.boxes_in(found.end, min(line, found.end + 60)) if YES_NO.match(note.plain.low, box.start)]
    if len(answers) < 2:
        return Assertion.STATED
    ticked = [note.plain.low[box.start : box.end].strip()[:1] for box in answers[:2] if box.ticked]
    if len(ticked) != 1:
        return None
    return Assertion.STATED if ticked[0] == "y" else Assertion.RULED_OUT


ANSWER = re.compile(r"(?:[ ](?:(?!with[ ])[a-z'() -]){0,60})?[ ]?[:?]\s?(?P<no>(?:no|none|never|negative|denie[sd]|nil|absent|zero)(?![a-z])|0(?![\d.]))")
BEFORE = re.compile(r"[a-z '()-]{0,60}\bbefore\s?[:?]")  # a form asks of the past: "radiation to the chest before:"
ACTS = ("imaging", "procedure", "treatment")
OLDER = frozenset({"history", "past", "surgical", "treatment history"})
LASTING = frozenset({"condition"})
HAD = frozenset({"metastasis"})  # nobody plans it: "to start on Monday, to shrink the metastases"
STANDING = frozenset({"smoking", "menopause"})  # the value itself tells past from present


def status_of(context: Context, found: Found, ticked: Assertion) -> Reading:
    """The status of the words around; where the value itself says yes or no, a negation is not counted twice."""
    reading = read_status(context.note, found.start, found.end, course=found.course)
    status = reading.status
    assertion = status.assertion
    if found.polar and assertion is Assertion.RULED_OUT:
        assertion = Assertion.STATED
    answered = not found.polar and ANSWER.match(context.note.plain.low, found.end, found.end + 80)
    if ticked is Assertion.RULED_OUT or answered:
        assertion = Assertion.RULED_OUT
    time = status.time
    if time is Time.PAST and found.kind in LASTING and not any(cue.term.name == "past" for cue in reading.cues):
        time = Time.CURRENT
    if time is Time.PLANNED and found.kind in HAD:
        time = Time.CURRENT
    if found.kind in STANDING:
        time = Time.CURRENT
    if found.kind == "procedure" and time is Time.CURRENT and is_over(context, day_of(context, found), found.start):
        time = Time.PAST
    if found.course and BEFORE.match(context.note.plain.low, found.end, found.end + 80):
        time = Time.PAST
    course = status.course
    if found.course and course is None and assertion is Assertion.STATED and is_specimen(context, found):
        course, time = Course.COMPLETED, Time.PAST
    cues = tuple(cue for cue in reading.cues if not (found.polar and cue.term.name == "negated"))
    return Reading(Status(assertion, time, status.person, course), cues, reading.silent)


def source_of(context: Context, found: Found, reading: Reading) -> Source:
    """The words that carry the fact, with the cue that set its status where that stands near."""
    start, end = found.quote or (found.start, found.end)
    if found.quote is None:
        for cue in reading.cues:
            if max(end, cue.end) - min(start, cue.start) <= WIDEST:
                start, end = min(start, cue.start), max(end, cue.end)
    return source_at(context, start, end)


def source_at(context: Context, start: int, end: int) -> Source:
    document = context.document
    first, last = context.note.plain.span(start, end)
    page = document.page_of(first)
    return Source(
        document.id,
        document.chain,
        document.text[first:last],
        first,
        last,
        page=page.number if page else 0,
        scanned=page is not None and page.scanned,
    )


def about_of(context: Context, found: Found) -> About:
    """What the reader said it is of, with the side of a scan or an operation; a fact of a tumour has that of its tumour."""
    if found.kind in ACTS:
        about = found.about or NOWHERE
        side = about.side or side_of_act(context.note, context.parts, found.start, found.end)
        return replace(about, side=side or (side_of_finding(context.note, found.start) if found.kind == "imaging" else ""))
    if found.about is not None:
        return found.about
    if not is_of_tumour(found.kind):
        return NOWHERE
    about = about_at(context.note, context.tumours, context.parts, context.only, found.start)
    return replace(about, site=tissue_at(context, found.start, found.end, about.cancer)) if found.kind == "biomarker" else about


def is_of_tumour(kind: str) -> bool:
    known = kinds().get(kind)
    return known is not None and known.of_tumour


def date_of(context: Context, found: Found, status: Status) -> PartialDate | None:
    """The date the statement is tied to, else the document's; of the past without a date we do not know when."""
    tied = date_tied(context, found.start, found.end)
    if tied is not None and not (found.kind in HAD and is_to_come(context, tied)):
        return tied
    if status.time is not Time.PAST and (added := added_on(context, found.start)) is not None:
        return added
    if (found.kind == "procedure" or (found.course and is_specimen(context, found))) and is_done(status) and (taken := taken_at(context, found.start)) is not None:
        return taken
    done_here = context.note.section(found.start).name == "procedure" and is_done(status)
    denied = found.course and status.assertion is Assertion.RULED_OUT  # whoever says "never" says it that day
    return context.today if done_here or denied or status.time is not Time.PAST else None


def added_on(context: Context, start: int) -> PartialDate | None:
    """The day an addendum bears in its heading, for what stands in it."""
    section = context.note.section(start)
    low = context.note.plain.low
    if section.name != ADDENDUM and not low.startswith(ADDENDUM, section.start):
        return None
    line = low.find("\n", section.start)
    days = [mention.date for mention in context.dates_in(section.start, line if line >= 0 else start) if mention.date is not None]
    return days[0] if len(days) == 1 else None


def is_to_come(context: Context, day: PartialDate) -> bool:
    return context.today is not None and context.today.before(day) is True


def is_done(status: Status) -> bool:
    return status.assertion is Assertion.STATED and status.time in {Time.CURRENT, Time.PAST}


def is_specimen(context: Context, found: Found) -> bool:
    """The operation a report of pathology names, outside the history, is the one its tissue is from."""
    named = bool(found.value) or is_label(context, found)
    return context.laboratory and found.name == "surgery" and named and context.note.section(found.start).name not in OLDER


def is_label(context: Context, found: Found) -> bool:
    """Whether a bare "resection" stands in the label of a specimen: "Sigmoid colon, segmental resection:"."""
    low = context.note.plain.low
    return LABELLED.match(low, found.end) is not None and PARTED.search(low, max(0, found.start - 24), found.start) is not None


def day_of(context: Context, found: Found) -> PartialDate | None:
    return date_tied(context, found.start, found.end) or taken_at(context, found.start)


def is_over(context: Context, day: PartialDate | None, start: int) -> bool:
    """Whether what this place tells was over when the note was written; a report of pathology follows its biopsy."""
    if context.laboratory and context.note.section(start).name not in OLDER:
        return True
    return day is not None and context.today is not None and day.before(context.today) is True


def taken_at(context: Context, start: int) -> PartialDate | None:
    """The day the tissue was taken that this place is about: what stands in a history is older."""
    return None if context.note.section(start).name in OLDER else context.taken


def is_joined_to(context: Context, end: int, start: int) -> bool:
    """Whether a later date is said to be of what stands before it, and of nothing that comes between."""
    low = context.note.plain.low
    between = low[end:start]
    if start - end > 70 or any(mark in between for mark in ",;("):
        return False
    if SINCE.search(between):
        return " with " in between or not context.note.hits_in("treatment", end, start)
    return ON_DATE.search(between) is not None and not any(cue.term.name in COURSES or cue.term.name == "past" for cue in context.note.hits_in("cue", end, start))


def date_tied(context: Context, start: int, end: int) -> PartialDate | None:
    """A date that follows at once ("on 7 May 2026", "(Mar 2025)"), else the last before it in the sentence."""
    first, last = context.note.sentence(start)
    for mention in context.dates_in(end, min(last, end + 60)):
        if mention.date is not None and AFTER_DATE.match(context.note.plain.low[end : mention.start]):
            return mention.date
    later = context.dates_in(end, last)
    if later and later[0].date is not None and is_joined_to(context, end, later[0].start):
        return later[0].date
    earlier = [mention for mention in context.dates_in(first, start) if mention.date is not None]
    if earlier and ";" not in context.note.plain.low[earlier[-1].end : start] and not is_of_another(context, first, earlier[-1].start, start) and not is_of_first_time(context, first, earlier[-1], end) and not is_of_illness(context, first, earlier[-1]):
        return earlier[-1].date
    return same_day(context, first, last) if not context.dates_in(first, last) else None


def same_day(context: Context, first: int, last: int) -> PartialDate | None:
    """"Creatinine 0.8 mg/dL on the same day": the last date before the sentence, in its paragraph."""
    if SAME_DAY.search(context.note.plain.low, first, last) is None:
        return None
    paragraph = max(context.note.plain.low.rfind("\n\n", 0, first), first - PARAGRAPH, 0)
    days = [mention.date for mention in context.dates_in(paragraph, first) if mention.date is not None]
    return days[-1] if days else None


def is_of_illness(context: Context, first: int, date: Mention) -> bool:
    """"Rheumatoid arthritis since 2004, quiet on methotrexate": that year is when the illness began."""
    return any(context.note.plain.low[hit.end : date.start].strip() == "since" for hit in context.note.hits_in("condition", first, date.start))


def is_of_first_time(context: Context, first: int, date: Mention, end: int) -> bool:
    """"Her colon cancer of 2024 has come back in the liver": that year is of neither the return nor the spread."""
    if not context.note.hits_in("recurrence", date.end, end):
        return False
    return any(AFTER_DATE.fullmatch(context.note.plain.low, hit.end, date.start) for hit in context.note.hits_in("cancer", first, date.start))


def is_of_another(context: Context, first: int, date: int, start: int) -> bool:
    """Whether a date was already said of another act: "the biopsy of 17 September and the MRI" dates no MRI."""
    acts = [[hit for role in ACTS for hit in context.note.hits_in(role, *span)] for span in ((first, date), (start, start + 1))]
    if not all(acts):
        return False
    return any(AFTER_DATE.fullmatch(context.note.plain.low, hit.end, date) for hit in acts[0])
