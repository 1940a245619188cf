"""Wording of the plan: what papers say beside it, what it rests on, by when, and what is asked of it."""

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

# What the plan rests on
REASONS_GIVEN = N_("These reasons stand in your papers, each with the paper it is from:")
LOOKED_AT = N_("These results often decide between treatments. The list is general. It says whether a record you gave holds each one:")

# By when
AT_TIME = N_("{date}, {time}")
AT_WORLD_TIME = N_("{date}, {time} (world time, UTC; check the hour with the clinic)")

# What could change the plan
ASK_OF_REMARK = N_("Ask: A letter of mine makes a remark on one of these values. What does it mean for me, and who follows it up?")

# Another opinion
NO_PLAN_YET = N_("Your records name no plan yet, so there is nothing here to weigh. You can come back to this once you have heard one.")
