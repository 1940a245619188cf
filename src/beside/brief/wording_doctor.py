"""Wording of the page for a doctor: labels as a colleague would write them. How facts are said stands in clinical_words.csv."""

from __future__ import annotations

from beside.brief.messages import N_, Plural

DOCUMENT_TITLE = N_("Summary of the records given, for a clinician")
TITLE = N_("Summary of records for a clinician")
PREPARED = Plural(
    N_("Made on {date} from {count} record that the patient holds{within}. Nothing is inferred: what is absent is “not in the records given”."),
    N_("Made on {date} from {count} records that the patient holds{within}. Nothing is inferred: what is absent is “not in the records given”."),
)
WITHIN = N_(" (with {count} documents in them)")
FOOT = N_(
    "Extracted by software from the records listed; not checked by a clinician. Each statement has its quote in the full brief. "
    "It does not diagnose, prescribe or advise."
)
RECORDS_TITLE = N_("Records")
DOOR = (
    N_("The next page is for a doctor. It holds every result in your records, and words on how the illness may go, also those you chose not to see yet."),
    N_("You can hand it over without reading it. Nothing is taken away: your own brief has the same, folded."),
)
DOOR_OPEN = N_("Open the page for a doctor")
MORE = Plural(N_("and {count} more, in the brief"), N_("and {count} more, in the brief"))
NOT_GIVEN = N_("not in the records given")

PARTS = {
    "decision": N_("Decision"),
    "case": N_("Case"),
    "plan": N_("Current plan"),
    "pathology": N_("Pathology"),
    "treatment": N_("Treatment so far"),
    "imaging": N_("Imaging"),
    "biomarkers": N_("Biomarkers, germline"),
    "fitness": N_("Fitness, medicines"),
    "matters": N_("Patient’s priorities"),
    "open": N_("Open, missing, disputed"),
}

REPORT = N_("{name} ({by}): “{words}”")
SAID_BY = N_("{who}: “{words}”")
STEPS = N_("{who}: {steps}")
COURSE = N_("{course} {steps}")
NO_OWN_QUESTION = N_("patient’s own question: not in the records given")
STARTS = N_("Treatment to start")
TIMING = N_("On waiting")
WAITING_UNKNOWN = N_("whether it can wait: not in the records given")
IN_PART = N_("{modality} ({ways})")
TELEPHONE = N_("By telephone")
SAID_TOO = N_("Also said")
NOT_GIVEN_STATED = N_("Stated as not given")
REPORTS_FROM = N_("not in the records given; reports by {houses}")
IN_RECORDS_WORDS = N_("As written")
ASKED_OTHERS = N_("Asked, answer not in the records given unless it stands above")
NOT_DONE_STATED = N_("Stated as not done, not ordered or not there")
FOLLOWED = N_("Follow-up as written")
STATE = N_("Function and state as written")
ABSENT = N_("{part}: {names}")
ABSENT_MORE = N_("{said}; {more}")
ABSENT_ALONE = N_("{said}")
NO_OTHER_WAYS = N_("other ways put to the patient")
NOT_TOLD = N_("that the patient was told of the tumour board of {date} (no paper after it)")
EARLIER_VALUES = N_("{said}; before: {values}")
DAY_UNKNOWN = N_("date not given")
VALUE_ON = N_("{value} ({date})")
STOPPED = N_("Stopped")
ENDED = N_("Past the last day given")
QUESTION = N_("Question")
DECIDE_BY = N_("Decide by")
NEXT_VISIT = N_("Next")
FLAGGED = N_("Flagged in records")
PATIENT = N_("Patient")
AGE = N_("age {age} on {day}")
AGE_BETWEEN = N_("age {youngest} to {oldest} on {day}")
BORN_WRITTEN = N_("{birth} (written {written})")
BORN = N_("born {date}")
DIED = N_("died {date}")
DIED_UNDATED = N_("died, date not in the records given")
BIRTH_DATES_DIFFER = N_("birth dates differ: {dates}")
AGE_UNKNOWN = N_("age: not in the records given")
SEX_UNKNOWN = N_("sex: not in the records given")
NO_CANCER = N_("No cancer diagnosis in the records given")
NO_STAGE = N_("stage: not in the records given")
SETTING_UNKNOWN = N_("new or recurrent: not stated in the records given")
STAGE_DIFFERS = N_("T, N or stage: records differ, as above")
NOTHING_EARLIER = N_("no earlier cancer or treatment is named in them")
GOAL = N_("Stated goal")
RECOMMENDED = N_("Recommended")
PLANS_DIFFER = N_("Plans differ between records")
DIFFERS = N_("Records differ{of}")
DIFFERS_TOO = N_("Records differ also on")
OTHER_TUMOURS = N_("Other diagnoses")
DATES = N_("{said} ({dates})")
MANY_DATES = N_("{count} dates, {first} to {last}")
PROCEDURES = N_("Biopsies, procedures")
SLIDES = N_("Addenda, slides, blocks")
OF_SITE = N_("{said}, {site}")
SLIDES_UNKNOWN = N_("where slides and blocks are kept: not in the records given; reported by {houses}")
SCANS_AHEAD = N_("Planned")
IN_LETTERS = N_("In letters")
DIAGNOSIS_BY = N_("Diagnosis as written")
IMAGES = N_("Images")
IMAGES_HELD = N_("in the records given: {study} (images: {count})")
IMAGES_LISTED = N_("study listed in the record ({studies}); the images themselves are not in the records given")
FINAL_REPORT = N_("final {name} or addendum, an earlier form is in the records")
AWAITED = N_("Awaited")
OF_TUMOUR = N_("{tumour}: {said}")
NO_DUE = N_("when due: not in the records given")
RESULT_AWAITED = N_("result awaited, as above")
GERMLINE = N_("Germline")
FAMILY = N_("Family history")
RESPONSE = N_("Response as stated")
TOXICITY = N_("Toxicity")
NOT_IN_PART = N_("Not in the records given")
NO_TREATMENT = N_("none in the records given")
COURSE_NOT_STATED = N_("Listed as a medicine, course not stated")
PERFORMANCE = N_("Performance")
LABS = N_("Laboratory")
VITALS = N_("Measurements")
CONDITIONS = N_("Conditions")
SYMPTOMS = N_("Symptoms")
EARLIER_SYMPTOMS = N_("Symptoms named over half a year ago")
MEDICINES = N_("Medicines")
ALLERGIES = N_("Allergies")
HABITS = N_("Other")
DISPUTED = N_("Disputed by {who}, {when}: “{words}” (record: {said})")
DISPUTED_LABEL = N_("Disputed")
NOT_IN_RECORDS = N_("Not in the records given")
OLD = N_("Last value some time ago")
NOT_READ = N_("Not read")
APART = N_("Left out, not of this patient or of nobody that can be told")
NONE_OPEN = N_("Nothing on the list of items is open")
QUOTED = N_("“{words}”")
STATED_BY = N_("“{words}” ({who}, {when})")
WITH_DATE = N_("{said} ({date})")
UNDATED = N_("{said} (undated)")
VERSUS = N_(" vs ")
VERSUS_NEXT = N_("vs {said}")
CUT = N_("{words}")
MARKED = N_("{name}")
