"""Wording of what is so now: older words beside a newer paper, tests named as still to come, symptoms. It holds no medicine."""

from __future__ import annotations

from beside.brief.messages import N_, Plural

PLAN_IS_OLDER = N_("What stands here is of {plan}. A newer paper, of {day}, says more about the cancer:")
ASK_STILL_THE_PLAN = N_("Ask: “A newer paper says more about the cancer. Is this still my plan, and what has changed?”")
GOAL_IS_OLDER = N_("These words are of {goal}. A newer paper, of {day}, says more about the cancer. Ask: “Is the aim still the same?”")
NEWEST_IS_OLD = N_("The newest day your records tell of is {date}. What is so today may be different. Ask your team for newer papers.")
TEST_AHEAD = N_("{test}. No later paper you gave tells of it.")
ASK_TESTS_AHEAD = N_("Ask: “Was this done, or when will it be, and who tells me the result?”")
MORE_TESTS_AHEAD = Plural(N_("{count} more like this stands in “{section}”."), N_("{count} more like this stand in “{section}”."))
TESTS_AHEAD = N_("Scans and tests your papers name as still to come")
SYMPTOMS = N_("Symptoms your records name")
SYMPTOMS_INTRO = N_("Each is as of the day shown. If one of them is so today, tell your team.")
