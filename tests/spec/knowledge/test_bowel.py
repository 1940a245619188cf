"""What the cards say on cancer of the colon and the rectum: which tests belong to which case, and which ways are asked about."""

from __future__ import annotations

import re

from beside.facts import About
from beside.guide.guide import State
from tests.builders import fact
from tests.guided import asked, guide, ways


def test_every_bowel_cancer_asks_for_mismatch_repair_and_only_a_spread_one_for_the_drug_genes():
    for cancer in ("colon", "rectum", "colorectal"):
        early = guide(fact("cancer", cancer), fact("stage.group", "AJCC 8", "I"))
        spread = guide(fact("cancer", cancer), fact("stage.m", "c", "M1a"))

        assert "mmr" in asked(early)
        assert not {"kras", "nras", "braf", "her2"} & asked(early)
        assert {"mmr", "kras", "nras", "braf", "her2"} <= asked(spread)


def test_cancer_of_the_appendix_is_not_taken_for_cancer_of_the_colon():
    assert not {"mmr", "cea", "colonoscopy"} & asked(guide(fact("cancer", "appendix")))


def test_spread_in_the_liver_asks_whether_a_liver_surgeon_has_looked():
    made = guide(fact("cancer", "colon"), fact("metastasis", "liver"))

    assert "liver-review" in asked(made)
    assert {"liver-surgery", "ablation", "chemotherapy"} <= ways(made)


def test_an_egfr_antibody_is_asked_about_only_where_no_ras_gene_is_changed():
    facts = fact("cancer", "colon"), fact("stage.m", "c", "M1a")
    kras, nras = fact("biomarker", "KRAS", "wild-type"), fact("biomarker", "NRAS", "wild-type")

    assert "egfr-antibody" not in ways(guide(*facts))
    assert "egfr-antibody" not in ways(guide(*facts, kras))
    assert "egfr-antibody" not in ways(guide(*facts, kras, fact("biomarker", "NRAS", "p.Q61K")))
    assert "egfr-antibody" in ways(guide(*facts, kras, nras))


def test_immunotherapy_is_asked_about_only_where_mending_of_dna_fails():
    facts = fact("cancer", "colon"), fact("stage.m", "c", "M1a")

    assert "immunotherapy" not in ways(guide(*facts))
    assert "immunotherapy" not in ways(guide(*facts, fact("biomarker", "MMR", "proficient")))
    assert "immunotherapy" in ways(guide(*facts, fact("biomarker", "MMR", "deficient")))


def test_chest_pain_on_capecitabine_is_a_sign_of_its_own_for_whoever_takes_it():
    facts = fact("cancer", "colon"), fact("symptom", "chest pain", date="2026-11-21")
    taking = fact("treatment", "chemotherapy", "capecitabine", course="ongoing", date="2026-11-01")

    assert "colorectal.warning.heart-drug" not in {one.card.id for one in guide(*facts).time.urgent}
    assert "colorectal.warning.heart-drug" in {one.card.id for one in guide(*facts, taking).time.urgent}


def test_the_signs_of_a_blocked_bowel_stand_on_page_one_of_every_bowel_cancer():
    assert "colorectal.warning.bowel" in {one.id for one in guide(fact("cancer", "rectum")).time.signs}
    assert "colorectal.warning.bowel" not in {one.id for one in guide(fact("cancer", "breast")).time.signs}


def test_rectal_cancer_asks_for_the_mri_the_margin_and_the_order_of_treatments():
    made = guide(fact("cancer", "rectum"), fact("stage.t", "c", "T3"), fact("stage.n", "c", "N1"), fact("stage.m", "c", "M0"))

    assert {"pelvic-mri", "crm", "mmr"} <= asked(made)
    assert {"surgery", "chemoradiation", "short-course", "watch-and-wait", "chemotherapy"} <= ways(made)
    assert any("short course, a long course" in one.asks for one in made.questions)


def test_a_scan_of_the_belly_is_no_mri_of_the_pelvis():
    facts = fact("cancer", "rectum"), fact("stage.group", "AJCC 8", "IIIB")
    states = {
        site: next(one.state for one in guide(*facts, fact("imaging", "MRI", "done", about=About(site=site))).items if one.card.id == "rectum.item.pelvic-mri")
        for site in ("liver", "pelvis")
    }

    assert states == {"liver": State.MISSING, "pelvis": State.HAVE}


def test_after_radiation_the_scans_are_asked_about_again():
    facts = fact("cancer", "rectum"), fact("stage.group", "AJCC 8", "IIIB")
    given = fact("treatment", "radiation", "short-course radiation", course="completed", date="2026-10-20")

    assert "restaging" not in asked(guide(*facts))
    assert "restaging" in asked(guide(*facts, given))


def test_a_rectal_cancer_that_has_spread_is_not_asked_about_watching_the_rectum():
    local = (fact("stage.t", "c", "T3"), fact("stage.n", "c", "N1"), fact("stage.m", "c", "M0"))

    assert "watch-and-wait" in ways(guide(fact("cancer", "rectum"), *local))
    assert "watch-and-wait" not in ways(guide(fact("cancer", "rectum"), fact("stage.m", "c", "M1a")))


def test_the_sign_on_page_one_is_one_a_person_can_notice():
    [sign] = [one for one in guide(fact("cancer", "colon")).time.signs if one.id == "colorectal.warning.bowel"]

    assert sign.title == "Sudden, severe belly pain"


def test_new_or_come_back_is_asked_only_where_a_paper_speaks_of_it():
    assert "new-or-recurrent" not in asked(guide(fact("cancer", "colon")))
    assert "new-or-recurrent" in asked(guide(fact("cancer", "colon"), fact("recurrence", "", "recurrent")))


def test_who_has_no_treatment_named_is_asked_about_all_kinds():
    assert {"surgery", "radiation", "drug", "monitoring", "supportive", "trial"} <= ways(guide(fact("cancer", "colon")))


def test_what_a_result_could_change_presumes_no_operation():
    """Before anyone has named a treatment, "after the operation" reads as if one were settled."""
    said = [item.card.could_change for item in guide(fact("cancer", "colon")).items]

    assert said
    assert [words for words in said if re.search(r"after (?:the|an) operation|after surgery|operation alone|how much bowel", words)] == []


def test_how_deep_it_grows_does_not_tell_whether_the_bowel_was_blocked():
    made = guide(fact("cancer", "colon"), fact("stage.t", "p", "T3"))
    [blocked] = [one for one in made.items if one.card.id == "colon.item.risk-features"]

    assert (blocked.state.value, blocked.facts) == ("missing", ())
    assert any(one.card.factor == "stage" and [found.value for found in one.facts] == ["T3"] for one in made.items)
