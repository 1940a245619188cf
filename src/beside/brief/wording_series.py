"""Wording of what several papers say of one thing: over time, whose words, which side. It holds no medicine."""

from __future__ import annotations

from beside.brief.messages import N_, Plural

SPEAKERS = {
    "operation note": N_("Said of the operation, in “{record}”: {said}"),
    "pathology report": N_("The pathology report says, in “{record}”: {said}"),
    "pathology, quoted": N_("What pathology found, as told in “{record}”: {said}"),
    "tumour board": N_("The tumour board’s summary says, in “{record}”: {said}"),
}
SAID_IN = N_("Said in “{record}”: {said}")
AS_OF = N_("{said}, as of {date}")
NOTHING_NEWER = N_("{said}; nothing newer in the records you gave")
ALSO_ON = N_("{said}; also on {dates}")
OTHER_DAY = N_("{said}. Another paper names another day for it: {dates}")
BEFORE = N_("{said}. Before: {earlier}")
MORE_BEFORE = Plural(N_("{count} more since {date}"), N_("{count} more since {date}"))
WITH_MORE = N_("{said} ({more})")
OTHER_VALUES = Plural(N_("Another test value in your records"), N_("Other test values in your records"))
OTHER_FINDINGS = Plural(N_("Another result on the tumour in your records"), N_("Other results on the tumour in your records"))
SIDES_DIFFER = N_("Your papers name different sides of the {cancer}: {sides}. Ask: “Which side is meant?”")
SIDE_ON = N_("{side} ({date})")
