"""The wording of the brief's frame, in the order a person meets it. It holds no medicine; cards do."""

from __future__ import annotations

from beside.brief.messages import N_, Plural

# Page one
DOCUMENT_TITLE = N_("My brief for the next appointment")
DECISION_UNKNOWN = N_("Your treatment decision")
DECISION_ASK = N_("What is being decided is not in the records you gave. Ask: “What decision am I making now?”")
PREPARED = Plural(
    N_("Prepared on {date} from {count} record."), N_("Prepared on {date} from {count} records."),
)
AND_MORE = N_("{first}; {second}")
DECIDE_BY_RECORD = N_("Your records name this date for your decision: {date}.")
DECIDE_BY_STATED = N_("You wrote: decide by {date}.")
DIAGNOSES = N_("Your records name: {cancers}.")
NEXT_VISIT = N_("Next date: {date}. “{words}”")
DECIDE_BY_UNKNOWN = N_(
    "No date to decide by is in the records you gave. Ask: “What is the latest safe date to decide?”"
)
DISCLAIMER = N_(
    "This helps you prepare for a conversation. It does not diagnose, prescribe or replace medical care."
)
ASK_TODAY = N_("Ask your team today")
ASK_TODAY_ABOUT = N_("Your records of the dates shown say this. It may have changed since. Ask today: do not wait for another opinion.")
ASK_SOON = N_("Time matters here: ask your team soon")
FROM_RECORDS = N_("(From your records of {dates}.)")
FROM_RECORDS_UNDATED = N_("(From your records; no date found.)")
EMERGENCY_SIGNS = N_("Call for help at once if any of these happens")
CALL_EMERGENCY = N_("Call emergency services for:")
CALL_TEAM = N_("Call your team today, day or night, for:")
NO_SIGNS = N_("If you suddenly feel very unwell, call emergency services.")
TEAM_DAY = N_("Team, by day")
TEAM_NIGHT = N_("Team, at night")
EMERGENCY = N_("Emergency")
ALWAYS = N_(
    "Keep your appointments. If you are on treatment, do not stop it on your own while you look for answers. "
    "Ask your team for the latest safe date. Another opinion can often run alongside."
)
NO_CANCER = N_(
    "No cancer diagnosis was found in the records you gave. If you have one, add the report or letter that names it."
)
APART = Plural(
    N_("{count} record names another person, or does not say whose it is. It was left out. See “Records”."),
    N_("{count} records name another person, or do not say whose they are. They were left out. See “Records”."),
)
NOT_READ = Plural(
    N_("{count} record, or a part of it, could not be read. See “Records”."),
    N_("{count} records, or parts of them, could not be read. See “Records”."),
)
HELD_BACK = {
    "child": N_(
    "The options, figures and questions by cancer are written for adults. Here you find your records, what is still "
    "open, and the questions. For the rest, ask the children’s cancer team."
    ),
    "childhood-cancer": N_(
    "The records you gave do not say how old you are. Options are written for adults only, so they are left out here. "
    "For a child or a teenager, ask the children’s cancer team."
    ),
}
PLEASE_NOTE = N_("Good to know")

GOAL_TITLE = N_("What the treatment is meant to do")
TEAM_WROTE = N_("Your team wrote")
YOUR_WORDS = N_("In your own words")
SAID_YOU_SAID = N_("What your records say you said")
GOAL_UNKNOWN = N_("Not in the records you gave.")
ASK_GOAL = N_("Ask: “What is this treatment meant to do for me?”")
MORE_IN = Plural(
    N_("{count} more stands in “{section}”."), N_("{count} more stand in “{section}”."),
)
PLAN_TITLE = N_("The plan, and why, in your team’s words")
PARTED_TITLE = N_("Your papers see the plan differently")
NAMES_WAYS = N_("Names these ways: {ways}.")
RECOMMENDS_WAYS = N_("Recommends: {ways}.")
RECOMMENDED_IN = N_("recommended in “{record}”")
NAMED_IN = N_("named as one of several ways in “{record}”")
COURSE_IN = N_("{course} in “{record}”")
COURSE_IN_RECORDS = N_("{course} in your records")
PLAN_UNKNOWN = N_("No plan is in the records you gave. Ask: “What do you recommend, and why?”")
PLAN_NAMES = N_("The records name:")
WHY_UNKNOWN = N_("The reason is not in the records you gave. Ask: “Why this plan for me?”")
QUESTIONS_TITLE = N_("Three questions to bring")
NO_QUESTIONS = N_("Write down the three questions that matter most to you.")
YOUR_QUESTION = N_("Your own question")
GAPS_TITLE = N_("Still open")
NO_GAPS = N_("Nothing on our list is open in the records you gave. Ask your team whether anything else is.")
GAPS_CAPTION = N_("What is still open, and what it could change")
WHAT = N_("What")
STATE = N_("Where it stands")
COULD_CHANGE = N_("What it could change")
MORE_GAPS = Plural(
    N_("{count} more is open; see “{section}”."), N_("{count} more are open; see “{section}”."),
)
CONTENTS = N_("In this brief")

# Who is asked, and where words come from
TEAM = N_("For {team}")
TEAMS = {
    "treating": N_("your treating team"),
    "second": N_("the second team"),
    "both": N_("both teams"),
    "primary-care": N_("your family doctor"),
}
ORIGIN = N_("{record}")
ORIGIN_PAGE = N_("{record}, page {page}")
ORIGIN_DATED = N_("{place}, {date}")
WHO_AND_WHEN = N_("{who}, {when}")
DISPUTED = N_("Disputed by {who} on {when}: “{words}” The record stands beside it, unchanged.")
EXCERPT = N_("“{words}”")
ON_DATE = N_("{said}, {date}")
UNREVIEWED = N_("not yet reviewed by a clinician")
DAGGER = "†"

# Folds
FOLD_RESULT = Plural(N_("A result, folded"), N_("{count} results, folded"))
FOLD_UNDISCUSSED = Plural(N_("A result newer than your last visit, folded"), N_("{count} results newer than your last visit, folded"))
FOLD_PROGNOSIS = Plural(N_("Words on a risk group or on how the illness may go, folded"), N_("Words on a risk group or on how the illness may go, folded"))
RESULTS_FOLDED = Plural(
    N_("A result is folded in this part, so that you choose when to look. It may be good news, bad news or neither. Values in the usual range may stand open."),
    N_("{count} results are folded in this part, so that you choose when to look. Each may be good news, bad news or neither. Values in the usual range may stand open."),
)
UNDISCUSSED_FOLDED = Plural(
    N_("A result that came after the last visit in your records is folded here. You may want to open it together with your team."),
    N_("{count} results that came after the last visit in your records are folded here. You may want to open them together with your team."),
)
PROGNOSIS_FOLDED = N_("Words on a risk group or on how the illness may go are folded in this part. Open them only if you want to.")
PLACES_FOLDED = N_("The words at some places are folded, because they show what is folded above.")
FOLD_PAGE = N_("page")
TOPIC = N_("{what}: {of}")
FOLDED_AT = N_("folded, see")
FOLDED_FROM = N_("named on page")
PAGE_ONE = N_("Page one")
FOLDED_TITLE = N_("Folded: turn to this part only if you want to")
FOLDED_INTRO = N_(
    "What is folded begins on the next page, in the order of the parts. Nothing is taken away. "
    "To look up one of them, go to its number; the others can wait."
)

# Step 1
STEP_1 = N_("Step 1. The goal, and the decision")
STEP_1_INTRO = N_("A plan makes sense only beside its goal. These are your team’s words and yours.")
DECISION_NOW = N_("What is being decided")
BY_WHEN = N_("By when")
MATTERS = N_("What matters most to you")
MATTERS_ASK = N_("Write what you hope for, what you want to avoid, and what you would not give up.")
GOAL_ON_PAGE_ONE = N_("Your team’s words and yours stand on page one.")
GOAL_AGREES = N_("Do the two agree? If not, it can be your first question.")

# Step 2
STEP_2 = N_("Step 2. Your options, side by side")
STEP_2_INTRO = N_(
    "The order says nothing about which is better. Each option has the same seven questions, and each answer has "
    "three parts: what your records say, what can be said in general, and what is still to ask for you."
)
SAID_ONCE = N_("What can be said in general of several options alike stands here, once:")
SAID_OF = N_("{words} (Said of: {ways}.)")
SAID_ABOVE = N_("As said above of several options.")
UNNAMED_INTRO = N_("Your records name no way of treatment. These are ways to ask about. The order says nothing about which is better.")
UNNAMED_NO_CARDS = N_(
    "Surgery, radiation and drugs are not listed here, because Beside has no cards for this cancer yet. "
    "That says nothing about them. Ask: “What are all the ways in my case?”"
)
UNNAMED_CAPTION = N_("Ways to ask about")
WAY = N_("Way")
TO_ASK = N_("What to ask")
SEVEN_FOR_EACH = N_("For each way, ask the same seven questions:")
NO_OPTIONS = N_("No options are shown here. Ask: “Which options do I have, and what happens with each?”")
OPTIONS_CAPTION = N_("Options {first} to {last} of {total}")
ONE_OPTION_CAPTION = N_("Option {first} of {total}")
QUESTION = N_("Question")
TO_ASK_ABOUT = N_("to ask about")
NAMED_ELSEWHERE = N_("named in your records, but not offered there")
LEFT_OUT = N_("named in your records as no part of a plan")
NAMED_AS_ADDITION = N_("named in your records as an addition to another treatment")
IN_SHORT = N_("In short")
SEVEN = {
    "benefit": N_("What benefit is expected?"),
    "likelihood": N_("How likely is it?"),
    "side-effects": N_("What are the common and the serious side effects?"),
    "daily-life": N_("How will it affect daily life?"),
    "working": N_("How will we know whether it is working?"),
    "not-working": N_("What happens if it does not work?"),
    "waiting": N_("What happens if I wait?"),
}
RECORDS_SAY = N_("Your records say")
IN_GENERAL = N_("In general")
FOR_YOU = N_("For you")
NOT_IN_RECORDS = N_("Nothing found on this.")
NO_SOURCE = N_("We have no checked text on this.")
ASK = N_("Ask: {question}")
FOR_YOU_ASKS = {
    "benefit": N_("Ask: What benefit could I expect from this?"),
    "likelihood": N_("Ask: How likely is that for somebody like me?"),
    "side-effects": N_("Ask: Which side effects are common, and which are serious, for me?"),
    "daily-life": N_("Ask: How would this change my days, my work and my home?"),
    "working": N_("Ask: How and when will we know whether it works for me?"),
    "not-working": N_("Ask: What would we do if it does not work?"),
    "waiting": N_("Ask: What could happen if I wait, and what is the latest safe date?"),
}

# Step 3
STEP_3 = N_("Step 3. What could change the plan")
STEP_3_INTRO = N_(
    "These are things that often shape a plan. “Not in the records you gave” does not mean that it was not done."
)
FACTORS = {
    "pathology": N_("Pathology: the tissue under the microscope"),
    "stage": N_("Stage: how far the cancer reaches"),
    "imaging": N_("Imaging: scans and pictures"),
    "biomarkers": N_("Biomarkers: tests on the tumour"),
    "genetics": N_("Genetics: inherited genes"),
    "organ-function": N_("Organ function: heart, kidneys, liver, blood"),
    "prior-treatment": N_("Treatment before"),
    "other-conditions": N_("Other health conditions"),
}
NOT_LISTED = N_("Not listed for you here. Your team can say whether one of them matters:")
ONLY_IF = N_("Only if one of these comes up:")
IF_ASK = N_("If {this}, ask:")
IF_PLANNED_ASK = N_("If this comes up, ask:")
NO_ITEMS = N_("Nothing is listed here for this part.")
STATES = {
    "have": N_("in your records"),
    "pending": N_("result awaited"),
    "missing": N_("not in the records you gave"),
    "conflicting": N_("your papers differ"),
    "old": N_("from some time ago"),
    "not-applicable": N_("not listed for you here"),
}
STATE_SENTENCES = {
    "have": N_("In your records."),
    "pending": N_("The result is awaited."),
    "missing": N_("Not in the records you gave."),
    "conflicting": N_("Your papers differ."),
    "old": N_("Your records are from some time ago."),
    "not-applicable": N_("Not listed for you here."),
}
NOT_ASSESSED = N_("your papers say it was not assessed")
TOLD_IN_PART = N_("your papers tell a part of it")
SAID_ON = N_("“{words}” ({date})")
PAPERS_SAY = N_("Your papers say: {words}.")
BOOKED_FOR = N_("booked for {date}")
IS_BOOKED_FOR = N_("Booked for {date}.")
IS_AHEAD = N_("Still ahead.")
AWAITED_SINCE = N_("awaited since {date}")
FROM_DATE = N_("last from {date}")
IT_COULD_CHANGE = N_("Could change: {what}.")
WHO_HAS = N_("Who can tell you: {who}.")
MAY_NOT_APPLY = N_("Your team can say whether this matters for you.")
PAPERS_DIFFER = N_("These papers differ:")
CHANGED_TITLE = N_("What changed over time")
CHANGED_INTRO = N_("These were found at different times. They do not contradict each other.")
TUMOUR_OF = N_("{what} ({tumour})")

# Step 4
STEP_4 = N_("Step 4. Another opinion: is it worth it for you?")
TIME_FIRST = N_("First of all: is there time to do this safely?")
NOTHING_URGENT = N_(
    "These records cannot tell how much time there is. Ask your team."
)
TIME_SAID = N_("Your records say this about time. Ask your team whether it still holds:")
LATEST_SAFE = N_("Your records name a date:")
LATEST_SAFE_ASK = N_("Ask: “Is this the latest safe date, and why?”")
LATEST_SAFE_UNKNOWN = N_("The latest safe date is not in the records you gave. Ask: “What is the latest safe date to start, and why?”")
REASONS_TITLE = N_("Five reasons people ask for another opinion")
REASONS_INTRO = N_("These are reasons of people in general. They are no score of your plan, and no advice. A doubt of your own can be a reason. Having none is fine too.")
REASONS = {
    "complex": N_("The plan has many parts, or the cancer is rare"),
    "major": N_("There is a choice between very different ways"),
    "conflicting": N_("Doctors recommend different things"),
    "trials": N_("A clinical trial is talked about"),
    "unsupported": N_("Results are awaited, or facts differ between papers"),
}
SPEAKS = N_("named in your records")
SPEAKS_IN_GENERAL = N_("said in general")
SPEAKS_IN_A_LINE = {
    "nothing-found": N_("Nothing was found in your records on: {reasons}."),
    "cannot-tell": N_("Your records do not tell on: {reasons}."),
}
CONFIRMATION = N_("Not everyone asks for another opinion, and it takes time. It may confirm the plan or differ from it. Both can be talked over with your team.")
YOUR_DOUBT = N_("Your own reasons, or doubts")

# Step 5
STEP_5 = N_("Step 5. Bring it back")
STEP_5_INTRO = N_("Fill this in after each visit, and show it to both teams.")
TEAMS_CAPTION = N_("What each team recommends")
TREATING_TEAM = N_("Your treating team")
SECOND_TEAM = N_("The second team")
OPINION_ROWS = {
    "recommends": N_("What they recommend"),
    "records": N_("On which records"),
    "reasons": N_("For what reasons"),
    "trade-offs": N_("With which trade-offs"),
    "matters": N_("How it fits what matters to you"),
}
THE_PLAN = N_("The treatment plan")
WHAT_DIFFERS = N_("{what}")
DAY_OF_OPERATION = N_("Date of the operation")
DIFFERENCES_TITLE = N_("Where your papers differ")
NO_DIFFERENCES = N_("No differences were found in the records you gave.")
DIFFERENCE_KINDS = {
    "different records": N_("They rest on different records."),
    "one record": N_("One record says both. Ask the place that wrote it: “Which of the two is right?”"),
    "said in turn": N_("One is what was said of the operation, the other what the microscope showed. Ask: “What do the edges mean for the plan?”"),
    "different judgement": N_("Ask each team: “What is the main reason for the difference?”"),
    "different priorities": N_("They weigh what matters in different ways."),
    "access": N_("They differ in what each place can offer."),
}
DIFFERENCE_TAGS = {"said in turn": N_("said one after the other")}
DIFFERENCE_UNKNOWN = N_("Why they differ is not in the records you gave. Ask: “Which one does the plan rest on?”")

# What the plan rests on
SUPPORT = N_("Which records support the plan")
NO_PREMISES = N_("What the plan rests on is not in the records you gave. Ask: “Which records support this plan?”")
SUPPORTS = {
    "supported": N_("a record shows it"),
    "not-supported": N_("papers differ"),
    "not-found": N_("not found in the records you gave"),
}
NOT_SETTLED = N_("not clear in the records you gave")
IN_PLAN_ALONE = N_("the letter with the plan says it; the report itself was not found in the records you gave")
STILL_AWAITED = N_("still awaited")
FOUR_TITLE = N_("Four questions to bring forward")
FOUR = (
    N_("What decision am I making now?"),
    N_("Which records support the current recommendation?"),
    N_("What are the benefits, risks and alternatives?"),
    N_("What would change the recommendation?"),
)

# Questions
ALL_QUESTIONS = N_("All your questions, by team")
ALL_QUESTIONS_INTRO = N_("Cross out what you do not need. Bring three, leave the rest for later.")
QUESTIONS_ONLY_IF = Plural(
    N_("{count} more question that only a later step would call for stands in “{section}”."),
    N_("{count} more questions that only a later step would call for stand in “{section}”."),
)
MORE_QUESTIONS = N_("More questions, for later")
PROMPTS_TITLE = N_("Once you have both opinions, you could ask")
PRACTICAL = N_("Practical matters")

# How to use this
HOW = N_("How to use this guide")
HOW_STEPS = (
    N_("Read page one. Fill in the phone numbers first."),
    N_("Choose your three questions. Change their words until they are yours."),
    N_("Bring this brief and your records to the visit. Bring somebody with you if you can."),
    N_("Write the answers on the lines, with the date and who gave them."),
    N_("When a result comes in, add the new record and make the brief again."),
    N_("The small numbers lead to the place in your records, under “Sources”. Those with a C, such as C1, lead to the published page behind a general sentence."),
    N_("“doctor.pdf” is one page for a doctor. It holds every result, also those that are folded here. You can hand it over unread."),
    N_("If something in a record does not fit, tell the team that wrote it. What you say stands beside the record."),
)

# Timeline
TIMELINE = N_("Timeline")
ON = N_("{date}")
NO_TIMELINE = N_("No dated events were found in the records you gave.")

# Lists of places, and links
PUBLICATIONS = N_("The publications")
TO_CONTENTS = N_("Back to the list")
SKIP = N_("Skip to the brief")
BACK_TO = N_("Named at")
IN_BRACKETS = N_("In brackets stand the pages that name it.")
MORE_SOURCES = Plural(N_("and {count} more"), N_("and {count} more"))
SOURCE_NUMBER = N_("Source {number}")
CARD_NUMBER = N_("Published source {number}")
