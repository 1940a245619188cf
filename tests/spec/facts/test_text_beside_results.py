"""Words beside a result may say that it was told by mistake, that another test is awaited, or that it is nobody's."""

from __future__ import annotations

from tests.reading import held, of_kind, values


def test_another_test_that_is_awaited_leaves_the_result_that_is_there(note):
    """
    HER2/NEU               EQUIVOCAL (2+) - FISH PENDING
    """
    [her2] = of_kind(note, "biomarker")

    assert (her2.value, her2.status.time.value) == ("equivocal", "current")


def test_a_result_that_was_told_by_mistake_is_ruled_out(note):
    """Note typed in error on first issue: "HER2 3+". The HER2 2+ was reported in error."""
    assert {fact.status.assertion.value for fact in of_kind(note, "biomarker")} == {"ruled-out"}


def test_an_illness_at_large_is_nobodys_result(note):
    """The test is not validated in HER2-positive disease. Used in patients with metastatic EGFR positive tumours."""
    assert values(note, "biomarker") == []


def test_a_deficiency_that_is_not_seen(note):
    """Mismatch repair deficiency is not seen."""
    assert held(note, "biomarker") == {("MMR", "proficient")}


def test_two_genes_that_have_become_one(note):
    """EWSR1-FLI1 fusion confirmed. MYC::IGH. FGFR2-BICC1 fusion not detected."""
    found = [(fact.name, fact.value, fact.details.note) for fact in of_kind(note, "biomarker")]

    assert found == [("EWSR1", "EWSR1::FLI1 fusion", ""), ("MYC", "MYC::IGH fusion", ""), ("FGFR2", "negative", "FGFR2::BICC1 fusion looked for")]


def test_less_than_one(note):
    """PD-L1 <1. Second tumour: PD-L1 CPS less than 1."""
    assert [fact.value for fact in of_kind(note, "biomarker")] == ["<1", "<1"]
