"""How far a cancer has spread: by a cited table from what the records state, or in their own words. Never guessed."""

from __future__ import annotations

from beside.knowledge import load_knowledge
from tests.builders import fact

EXTENTS = load_knowledge().extents


def extent(guide, *facts):
    found = guide(*facts, extents=EXTENTS).extents
    return next((one.value for one in found.values()), None)


def test_a_stated_m1_is_metastatic_and_the_path_names_the_row_and_the_fact(guide):
    spread = fact("stage.m", "p", "M1")

    made = guide(fact("cancer", "breast"), spread, extents=EXTENTS)

    [finding] = made.extents.values()
    assert finding.value == "metastatic"
    assert finding.path == ("any-m1", spread.id)


def test_silence_on_m_is_never_m0(guide):
    assert extent(guide, fact("cancer", "prostate"), fact("stage.t", "c", "T1c"), fact("stage.n", "c", "N0")) is None
    assert extent(guide, fact("cancer", "prostate"), fact("stage.t", "c", "T1c"), fact("stage.n", "c", "N0"), fact("stage.m", "c", "M0")) == "localised"


def test_a_spread_stated_in_words_is_not_hidden_by_an_earlier_stage(guide):
    facts = fact("cancer", "breast"), fact("stage.group", "", "IIA", date="2020"), fact("extent", "", "metastatic", date="2026")

    assert extent(guide, *facts) == "metastatic"


def test_a_suspected_or_ruled_out_spread_is_none(guide):
    assert extent(guide, fact("cancer", "breast"), fact("stage.m", "c", "M1", assertion="uncertain")) is None
    assert extent(guide, fact("cancer", "breast"), fact("stage.m", "c", "M1", assertion="ruled-out")) is None


def test_a_lesser_spread_does_not_hide_a_stage_that_reaches_further_even_where_that_is_left_open(guide):
    """A carcinoma in situ by its cells, stage IIIC by another entry."""
    facts = fact("cancer", "breast"), fact("extent", "", "in-situ"), fact("stage.group", "AJCC", "IIIC")

    assert extent(guide, *facts) == "localised|regional|locally-advanced"
    assert extent(guide, fact("cancer", "breast"), fact("stage.t", "c", "T1"), fact("stage.n", "c", "N0"), fact("stage.m", "c", "M0"),
                  fact("stage.group", "AJCC", "IIB")) == "localised"  # fmt: skip
