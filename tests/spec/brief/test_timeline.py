"""The timeline: one day after the other, and each event once on its day."""

from __future__ import annotations

from dataclasses import replace

from beside.brief import Show, present
from tests.brief_builders import demo_guide, demo_records, section, source_in, texts_in


def test_the_timeline_goes_from_the_earliest_day_to_the_latest_in_words(page):
    [timeline] = section(page, "timeline").blocks
    days = [event.label.text for event in timeline.events]

    assert days[0] == "30 October 2026"
    assert days[-1] == "4 December 2026"


def test_one_event_stands_once_on_its_day():
    documents = demo_records()
    guide = demo_guide()
    event = next(one for one in guide.case.timeline if any(fact.kind == "metastasis" for fact in one.facts))
    spread = next(fact for fact in event.facts if fact.kind == "metastasis")
    again = replace(event, facts=(*event.facts, replace(spread, id="again", sources=(source_in(documents[5], "HER2"),))))
    days = tuple(again if one is event else one for one in guide.case.timeline)
    [timeline] = section(present(replace(guide, case=replace(guide.case, timeline=days)), Show.ALL), "timeline").blocks
    [day] = [event for event in timeline.events if event.label.text == "6 November 2026"]

    assert texts_in(day).count("Cancer found in a lymph node") == 1
    assert not any("penicillin" in text for text in texts_in(timeline))
