"""A cancer that is one kind of another has its own cards first, then those of the broader kind, then those of any cancer."""

from __future__ import annotations

from beside.facts import About
from beside.guide.guide import State
from tests.builders import fact
from tests.spec.guide.conftest import card, item

PET = item("PET", {"fact": "imaging", "name": "PET"}, cancer="lung", factor="imaging")
BRAIN = item("Brain", {"fact": "imaging", "name": "MRI", "site": ["brain", "head"]}, cancer="lung", factor="imaging")


def titles(made):
    return [one.card.title for one in made.items]


def test_cards_of_lung_cancer_are_asked_for_both_kinds_and_where_the_kind_is_not_said(guide):
    for cancer in ("lung", "lung-small-cell", "lung-non-small-cell"):
        assert titles(guide(fact("cancer", cancer), cards=[PET])) == ["PET"]
    assert titles(guide(fact("cancer", "breast"), cards=[PET])) == []


def test_a_card_of_the_kind_stands_for_the_broader_card_on_the_same_thing(guide):
    own = item("Own PET", {"fact": "imaging", "name": "PET"}, cancer="lung-small-cell", factor="imaging")

    assert titles(guide(fact("cancer", "lung-small-cell"), cards=[PET, own])) == ["Own PET"]
    assert titles(guide(fact("cancer", "lung-non-small-cell"), cards=[PET, own])) == ["PET"]


def test_options_and_questions_of_the_broader_kind_are_asked_too(guide):
    treatment = card("treatment", "surgery", modality="surgery", answers={})
    option = card("option", "operation", "colorectal", treatment="any.treatment.surgery", matches=[{"treatment": "surgery"}], order=10)
    question = card("question", "stoma", "colorectal", step="options", team="both", weight="shapes", asks="Will I need a stoma?")

    made = guide(fact("cancer", "rectum"), cards=[treatment, option, question])

    assert [one.title for one in made.options] == ["operation"]
    assert "Will I need a stoma?" in [one.asks for one in made.questions]


def test_a_scan_of_one_part_of_the_body_does_not_answer_for_another(guide):
    brain, pelvis = (fact("imaging", "MRI", "done", about=About(site=site)) for site in ("brain", "pelvis"))

    assert [one.state for one in guide(fact("cancer", "lung"), pelvis, cards=[BRAIN]).items] == [State.MISSING]
    assert [one.state for one in guide(fact("cancer", "lung"), brain, cards=[BRAIN]).items] == [State.HAVE]


def test_items_that_share_a_question_ask_it_once(guide):
    genes = [item(gene, {"fact": "biomarker", "name": gene}, cancer="lung", asks="Which genes were tested?") for gene in ("RET", "MET")]

    made = guide(fact("cancer", "lung"), cards=genes)

    assert titles(made) == ["RET", "MET"]
    assert [one.asks for one in made.questions].count("Which genes were tested?") == 1
