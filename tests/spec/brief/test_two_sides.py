"""Two cancers of one organ in the brief: each line says which of them it is of."""

from __future__ import annotations

from beside.brief import Show, present
from beside.brief.fact_words import say_fact
from tests.brief_builders import fact, guide_of, record, section, texts_in
from tests.spec.brief.test_doctor_absent import absent

NOTE = record("letter.txt", "Right breast cancer and left breast cancer. Grade 3. Right mastectomy. An operation is planned. ER positive.")
CANCERS = (
    fact(NOTE, "cancer", "breast", "right breast cancer", "Right breast cancer", cancer="breast", side="right"),
    fact(NOTE, "cancer", "breast", "left breast cancer", "left breast cancer", cancer="breast", side="left"),
    fact(NOTE, "grade", "", "3", "Grade 3", cancer="breast", side="right"),
)
PLAN = fact(NOTE, "recommendation", "team", "An operation is planned.", "An operation is planned")


def made(*facts):
    return guide_of([NOTE], [*CANCERS, *facts])


def told(name, *facts):
    return texts_in(section(present(made(*facts), Show.ALL), name))


def test_a_question_about_one_of_two_tumours_names_it_once():
    questions = [text for text in told("questions") if text.startswith("What were the margins") or "lymph nodes been checked" in text]

    assert len(questions) == len(set(questions))
    assert {text.rpartition("(")[2] for text in questions if "lymph nodes" in text} == {"left breast)", "right breast)"}


def test_what_the_plan_rests_on_is_told_of_each_tumour():
    said = told("support", PLAN)

    assert {"Estrogen receptor (ER) (left breast)", "Estrogen receptor (ER) (right breast)"} <= set(said)


def test_what_the_letter_of_the_plan_alone_says_is_not_called_unclear():
    marker = fact(NOTE, "biomarker", "ER", "positive", "ER positive", cancer="breast", side="left")

    assert "the letter with the plan says it; the report itself was not found in the records you gave" in told("support", PLAN, marker)


def test_what_is_missing_of_one_tumour_alone_is_not_missing_of_both():
    said = absent(made())["Pathology"]

    assert "grade (left breast)" in said.casefold()
    assert "grade (right breast)" not in said.casefold()


def test_an_operation_is_told_with_its_side_and_a_drug_is_not():
    cut, drug = (fact(NOTE, "treatment", *named, "Right mastectomy", side="right") for named in (("surgery", "mastectomy"), ("chemotherapy", "docetaxel")))

    assert [str(say_fact(one)) for one in (cut, drug)] == ["Surgery: mastectomy (right)", "Chemotherapy: docetaxel"]
