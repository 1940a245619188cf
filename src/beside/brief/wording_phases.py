"""The wording where no decision is known to be ahead: follow-up, and a person who has died. It holds no medicine."""

from __future__ import annotations

from beside.brief.messages import N_

DIED_TITLE = N_("What the records say")
DIED_DOCUMENT = N_("A summary of records")
DIED_ON = N_("These records say that this person died on {date}.")
DIED = N_("These records say that this person has died. They give no date.")
DIED_INTRO = N_(
    "So nothing is asked or offered here. What follows is what the records say, in the order it happened, each with its place."
)
DIED_IF_WRONG = N_("If this is not right, please tell the office that keeps the record.")
WHAT_ELSE = N_("What else the records say")
DIED_TERMINAL = "The records say that this person has died. The brief holds what they say, and no questions."
FOLLOW_UP_TITLE = N_("Your next follow-up visit")
FOLLOW_UP = N_("Where you stand, as your records say")
PAST = N_("Your records speak of this cancer as past. No new decision was found in them.")
ENDED = N_("One of them gives {date} as the day it was over.")
IF_A_DECISION_IS_AHEAD = N_("If a decision is ahead, add the newest letter and make this brief again.")
ALWAYS = N_("Keep your appointments. If you are on treatment, do not stop it on your own while you look for answers.")
QUESTIONS = N_("Three questions to bring")
