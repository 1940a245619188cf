"""Whatever was read of a tumour stands somewhere in the brief, and what tells a part is neither an answer nor nothing."""

from __future__ import annotations

import pytest

from beside.brief import Show, present
from beside.brief.calm import is_calm
from beside.brief.present.doctor.lines import in_their_order
from beside.facts.fact import Course, Time
from tests.brief_builders import fact, guide_of, record, section, texts_in

NOTE = record("letter.txt", "Breast cancer. PALB2. MSI-H. POF1B. Hormone receptor positive. pNX. Radiation. Docetaxel. She will have radiation or tablets.")
CANCER = fact(NOTE, "cancer", "breast", "breast cancer", "Breast cancer")


def step_three(*facts):
    return texts_in(section(present(guide_of([NOTE], [CANCER, *facts]), Show.ALL), "step-3"))


def after(said, title):
    return said[said.index(title) : said.index(title) + 4]


def test_a_result_that_no_item_asks_for_stands_at_the_end_of_step_three():
    gene = fact(NOTE, "biomarker", "PALB2", "p.Tyr1183Ter", "PALB2")
    said = step_three(gene)

    assert "Another result on the tumour in your records" in said
    assert sum("PALB2: p.Tyr1183Ter" in text for text in said) == 1


def test_a_result_that_an_item_asks_for_stands_there_alone():
    assert "Another result on the tumour in your records" not in step_three(fact(NOTE, "biomarker", "ER", "positive", "Hormone receptor positive"))


@pytest.mark.parametrize("item", ["Estrogen receptor (ER)", "Progesterone receptor (PR)"])
def test_a_name_for_two_markers_tells_a_part_of_each(item):
    said = after(step_three(fact(NOTE, "biomarker", "hormone receptor", "positive", "Hormone receptor positive")), item)

    assert said[1] == "your papers tell a part of it"
    assert "Hormone receptor: positive" in said[2]


def test_what_was_not_assessed_is_open_and_not_in_the_records():
    guide = guide_of([NOTE], [CANCER, fact(NOTE, "stage.n", "p", "NX", "pNX")])
    [nodes] = [item for item in guide.items if item.card.id == "breast.item.nodes"]

    assert nodes.is_gap
    assert after(texts_in(section(present(guide, Show.ALL), "step-3")), nodes.card.title)[1] == "your papers say it was not assessed"


def test_a_letter_that_stands_for_not_assessed_is_no_news_to_fold():
    assert is_calm(fact(NOTE, "stage.n", "p", "NX", "pNX"))


@pytest.mark.parametrize("course", [{"course": Course.ONGOING, "on": "2018-04-12"}, {"time": Time.PAST, "on": "2018-04-22"}])
def test_drugs_given_before_stand_beside_radiation_given_before(course):
    """A dose that was given, or an order of long ago, completes nothing; what was given all the same is asked about."""
    given = fact(NOTE, "treatment", "radiation", "", "Radiation", course=Course.COMPLETED, time=Time.PAST, on="2018-08-01")
    drug = fact(NOTE, "treatment", "chemotherapy", "docetaxel", "Docetaxel", **course)

    [found] = [item for item in guide_of([NOTE], [CANCER, given, drug]).items if item.card.id == "breast.item.earlier-treatment"]

    assert "docetaxel" in [fact.value for fact in found.facts]


def test_a_gene_that_no_table_knows_comes_after_what_treatment_is_chosen_by():
    unknown, known = (fact(NOTE, "biomarker", name, "positive", name[:3], on=day) for name, day in (("POF1B", "2026-05-01"), ("MSI", "2026-01-01")))

    assert [one.name for one in in_their_order([unknown, known])] == ["MSI", "POF1B"]


def test_the_words_of_the_plan_do_not_stand_again_as_another_way():
    quote = "She will have radiation or tablets."
    facts = [CANCER, *(fact(NOTE, kind, "team", quote, quote) for kind in ("recommendation", "other-way"))]

    assert guide_of([NOTE], facts).plan.other_ways == ()
