"""Wording around the records themselves: what they told the person, which were read, and which were not."""

from __future__ import annotations

from beside.brief.messages import N_, Plural

# What the person was told
TOLD_TITLE = N_("What your team has told you to do or not to do")
TOLD_INTRO = N_("These are the words of your papers, with the date of each. Some may be out of date. Ask your team what holds for you now.")
TOLD_OF = N_("{what}: {place}")
TOLD_MORE = Plural(N_("{count} more that you were told"), N_("{count} more that you were told"))

# Records
RECORDS = N_("Records")
NO_RECORDS = N_("No record could be read.")
RECORDS_CAPTION = N_("Records that were read")
RECORD = N_("Record")
RECORD_KIND = N_("What it is")
RECORD_DATE = N_("Date")
RECORD_KINDS = {"coded": N_("coded record"), "text": N_("a letter or report (text)")}
RECORD_KIND_IMAGES = N_("files of a scan or of radiotherapy, counted; pictures are not looked at")
RECORD_KIND_OTHER = N_("other record")
PAGES = Plural(N_("{kind}, {count} page"), N_("{kind}, {count} pages"))
WITHIN = Plural(N_("{kind}, with {count} part inside"), N_("{kind}, with {count} parts inside"))
DAYS_BETWEEN = Plural(N_("{count} day between is not shown here. It stands in brief.json."), N_("{count} days between are not shown here. They stand in brief.json."))
SAID_AGAIN = N_("What papers say again in the same words, such as a plan, stands here on the first and the newest day that says it.")
NO_DATE = N_("no date found")
RECORDS_NOT_READ = N_("Not read")
ALL_READ = N_("Everything you gave could be read.")
RECORDS_ODD = N_("Read, with something unusual")
NAMELESS = N_(
    "None of these records names whose it is. They were put together as if they were of one person. Look at the list of records: if one is not yours, "
    "leave it out and make this brief again.",
)
RECORDS_APART = N_("Left out: of another person, or of nobody that can be told")
APART_HINT = N_("If one of these is yours, ask for a copy that bears your name and date of birth.")
PROBLEM = N_("{where}: {what}")
HINT = N_("What to do: {hint}")
