"""Wording of the options as letters speak of them: steps or ways, spoken of or not named, and answers that are of no one way."""

from __future__ import annotations

from beside.brief.messages import N_

STEPS_OR_WAYS = N_("Some may be steps of one plan, one after the other. What your papers say of that stands on page one.")
SPOKEN_OF_BESIDE = N_("Your records speak of the ways below, and do not name them as a plan for you. What they say stands there. That says nothing about whether they fit you.")
SPOKEN_OF = N_("spoken of in your records")
NOT_NAMED = N_(
    "Your records do not name the ways below. They are talked about for some people with cancer, and some of them only for certain cancers. "
    "Only your team can say whether one of them fits you."
)
DECLINED = N_("Your records say that you do not want this. You can speak of it again at any time:")
ASK_OF_PLANNED = N_("Ask: Why this for me, when would it start, and how long would it last?")

# What letters answer of the seven questions
SAID_OF_NONE = N_("Your records also say this. It is not said of one way alone, so it stands in no column:")
SAID_OF_NO_WAY = N_("nothing found on this way alone.")
