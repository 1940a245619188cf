"""The wording around words explained, places in records and published sources. It holds no medicine."""

from __future__ import annotations

from beside.brief.messages import N_

NUMBERS = N_("Numbers in your papers. Check that each is still right before you need it:")
NUMBER = N_("{number}: “{words}”")
WORDS = N_("Words explained")
WORDS_INTRO = N_("Words that are used in this brief.")
SOURCES = N_("Sources in your records")
SOURCES_INTRO = N_("Each number is a place in your records, with the words that stand there.")
SPOT_PAGE = N_("page {page}")
SPOT_ENTRY = N_("entry {number}")
SPOT_PATH = N_("{path}")
READ_AS = N_("({said})")
CARDS = N_("Published sources of the general sentences")
CARDS_INTRO = N_("General sentences come from these cards. They are about people in general, not about you.")
NO_CARDS = N_("No general sentences are used in this brief.")
REVIEWED = N_("Reviewed by {who}, {date}.")
CARDS_READ_ON = N_("Each was read on {date}, where no other day is given.")
CITED = N_("{publication}")
CITED_SECTION = N_("{publication}, “{section}”")
CITED_ON = N_("{place}, read {date}")
PUBLICATION = N_("{title}. {publisher}.")
PUBLICATION_COPY = N_("{publication} Copy of {copied}.")
END = N_("This brief educates and organises. It does not diagnose, prescribe, rank options or say what will happen to you.")
