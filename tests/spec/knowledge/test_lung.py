"""What the cards say on lung cancer: which tests belong to which case, and which ways are asked about."""

from __future__ import annotations

import pytest

from tests.builders import fact
from tests.guided import asked, guide, ways

KIND = {"small": "lung-small-cell", "other": "lung-non-small-cell"}


@pytest.fixture
def spread_adenocarcinoma():
    return guide(fact("cancer", KIND["other"]), fact("histology", "", "adenocarcinoma"), fact("stage.m", "c", "M1b"))


def test_all_the_genes_are_asked_about_before_the_first_drugs_when_an_adenocarcinoma_has_spread(spread_adenocarcinoma):
    assert {"egfr", "alk", "ros1", "braf", "kras", "met", "ret", "her2", "ntrk", "pd-l1"} <= asked(spread_adenocarcinoma)


def test_a_squamous_cancer_asks_for_pd_l1_and_not_for_the_genes():
    made = guide(fact("cancer", KIND["other"]), fact("histology", "", "squamous cell carcinoma"), fact("stage.m", "c", "M1b"))

    assert "pd-l1" in asked(made)
    assert not {"egfr", "alk", "ros1"} & asked(made)


def test_a_cancer_that_can_be_taken_out_asks_for_egfr_alk_and_pd_l1_alone():
    made = guide(fact("cancer", KIND["other"]), fact("histology", "", "adenocarcinoma"), fact("stage.group", "AJCC 8", "IB"))

    assert {"egfr", "alk", "pd-l1", "pet", "lung-function", "mediastinal-nodes"} <= asked(made)
    assert "ros1" not in asked(made)


def test_an_early_cancer_asks_about_an_operation_and_about_focused_radiation_and_a_spread_one_does_not(spread_adenocarcinoma):
    early = guide(fact("cancer", KIND["other"]), fact("stage.group", "AJCC 8", "IA2"))

    assert {"surgery", "stereotactic"} <= ways(early)
    assert not {"surgery", "stereotactic", "chemoradiation"} & ways(spread_adenocarcinoma)
    assert {"chemotherapy", "immunotherapy", "radiation"} <= ways(spread_adenocarcinoma)


def test_a_targeted_drug_is_asked_about_only_where_the_gene_change_was_found(spread_adenocarcinoma):
    facts = fact("cancer", KIND["other"]), fact("histology", "", "adenocarcinoma"), fact("stage.m", "c", "M1b")

    assert "targeted" not in ways(spread_adenocarcinoma)
    assert "targeted" not in ways(guide(*facts, fact("biomarker", "EGFR", "negative")))
    assert "targeted" in ways(guide(*facts, fact("biomarker", "EGFR", "p.L858R")))


def test_when_an_untreated_small_cell_cancer_starts_treatment_is_asked_today():
    made = guide(fact("cancer", KIND["small"]), fact("extent", "", "limited"))

    assert [one.card.id for one in made.time.urgent] == ["lung-small-cell.delay.start"]
    assert "chemoradiation" in ways(made)
    assert "brain-scan" in asked(made)


def test_a_lung_cancer_of_no_stated_kind_asks_for_the_kind_first():
    assert "kind" in asked(guide(fact("cancer", "lung")))
    assert "kind" not in asked(guide(fact("cancer", KIND["other"])))


def test_cancer_in_the_brain_is_no_scan_of_it(spread_adenocarcinoma):
    made = guide(*spread_adenocarcinoma.case.facts, fact("metastasis", "brain"))
    [scan] = [one for one in made.items if one.card.id == "lung.item.brain-scan"]

    assert (scan.state.value, scan.facts) == ("missing", ())
