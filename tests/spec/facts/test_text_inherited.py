"""Results of what is inherited are told apart from those of the tumour, and changes by what they mean."""

from __future__ import annotations

from tests.reading import held, of_kind, values


def test_a_panel_speaks_of_what_is_inherited_to_the_end_of_its_paragraph(note):
    """Germline panel: BRCA2 c.5946delT, pathogenic. BRCA1 - no mutation."""
    assert held(note, "germline") == {("BRCA2", "pathogenic variant"), ("BRCA1", "negative")}
    assert values(note, "biomarker") == []


def test_the_paragraph_may_come_back_to_the_tumour(note):
    """Germline panel negative. In the tumour BRCA1 mutation detected."""
    assert held(note, "biomarker") == {("BRCA1", "positive")}


def test_a_test_that_is_only_advised_makes_no_result_inherited(note):
    """Germline testing is recommended. MLH1 lost."""
    assert held(note, "biomarker") == {("MLH1", "deficient")}


def test_a_later_clause_makes_no_earlier_gene_inherited(note):
    """KRAS G12D on the biopsy; germline bloods were taken."""
    assert held(note, "biomarker") == {("KRAS", "p.G12D")}


def test_an_inherited_change_is_told_by_what_it_means(note):
    """Germline (blood): CHEK2 p.I157T = VUS; BRIP1 p.(Ser919Pro) - benign; PALB2 c.3113G>A."""
    assert held(note, "germline") == {("CHEK2", "variant of uncertain significance"), ("BRIP1", "benign variant"), ("PALB2", "c.3113G>A")}


def test_a_change_told_by_the_letters_of_the_gene(note):
    """KRAS c.35G>T (p.G12V). EGFR c.2573T>G. BRAF c.1799T>A not detected. TERT C228T."""
    found = [(fact.name, fact.value, fact.details.note) for fact in of_kind(note, "biomarker")]

    assert found == [("KRAS", "p.G12V", ""), ("EGFR", "c.2573T>G", ""), ("BRAF", "negative", "c.1799T>A looked for"), ("TERT", "C228T", "")]


def test_more_copies_of_a_gene(note):
    """MYCN amplified. HER2 amplified. EGFR not amplified."""
    assert values(note, "biomarker") == [("MYCN", "amplification"), ("HER2", "positive"), ("EGFR", "negative")]


def test_the_result_of_a_friend_is_not_the_persons(note):
    """My friend from the support group is triple negative."""
    assert {fact.status.person.value for fact in of_kind(note, "biomarker")} == {"other"}
