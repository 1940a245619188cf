"""Wording of the plan, of what stands beside it in letters, and of the person's own words."""

from __future__ import annotations

from beside.brief.messages import N_, Plural

DECISION_BELOW = N_("What your papers say of the plan, and of other ways, stands below in their own words. Ask: “What decision am I making now?”")
WAYS_MAY_BE_STEPS = N_("Your records name these kinds of treatment: {ways}. They may be steps of one plan or ways to choose between. Ask: “What decision am I making now?”")
OTHER_WAYS = N_("Also named in these papers")
LEFT_OPEN = N_("Left open, or seen differently, in these papers")
DEPENDS = N_("What would follow from a result, in these papers")
WAITS_FOR = N_("This waits for {test}: {state}.")
MORE_WORDS = Plural(
    N_("{count} more of your words stands in “{section}”, whole."), N_("{count} more of your words stand in “{section}”, whole."),
)
