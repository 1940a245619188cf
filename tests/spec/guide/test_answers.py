"""A case answers a card's condition with yes, no or unknown; and silence is unknown."""

from __future__ import annotations

from datetime import date

import pytest

from beside.guide.answers import CaseAnswers
from beside.knowledge.parse_condition import parse_condition
from tests.builders import case_of, fact

TODAY = date(2026, 11, 22)


def ask(condition, *facts):
    case = case_of(*facts)
    answers = CaseAnswers(case, case.tumours[0] if case.tumours else None, TODAY, {}, {})
    return parse_condition(condition).ask(answers).value


PSA_OF_TEN = {"fact": "lab", "name": "PSA", "at_least": 10, "unit": "ng/mL"}
PSA_BELOW_TEN = {"fact": "lab", "name": "PSA", "below": 10, "unit": "ng/mL"}


@pytest.mark.parametrize(
    ("value", "unit", "at_least", "below"),
    [(12, "ng/mL", "yes", "no"), (10, "ng/mL", "yes", "no"), (6.8, "ug/L", "no", "yes"), (6.8, "furlongs", "no", "no")],
)
def test_a_bound_is_asked_in_units_that_can_be_compared(value, unit, at_least, below):
    psa = fact("lab", "PSA", value, unit=unit)

    assert (ask(PSA_OF_TEN, psa), ask(PSA_BELOW_TEN, psa)) == (at_least, below)


def test_a_bound_on_what_is_no_number_is_not_met():
    assert ask(PSA_OF_TEN, fact("lab", "PSA", "raised")) == "no"
    assert ask(PSA_OF_TEN) == "unknown"


def test_words_within_a_value_are_looked_for_in_name_and_value():
    lobular = {"fact": "histology", "contains": "lobular"}

    assert ask(lobular, fact("histology", "", "Invasive Lobular carcinoma")) == "yes"
    assert ask(lobular, fact("histology", "", "invasive ductal carcinoma")) == "no"


def test_what_is_ruled_out_is_no_whatever_the_value():
    assert ask({"fact": "condition", "name": "heart failure"}, fact("condition", "heart failure", assertion="ruled-out")) == "no"
    assert ask({"fact": "biomarker", "name": "ER", "value": "positive"}, fact("biomarker", "ER", "positive", assertion="ruled-out")) == "no"


@pytest.mark.parametrize(
    ("born", "adult", "child"),
    [("1960-01-01", "yes", "no"), ("2012-05-01", "no", "yes"), ("2008", "unknown", "unknown"), ("2008-11-22", "yes", "no"), ("2008-11-23", "no", "yes")],
)
def test_age_is_told_as_far_as_the_birth_date_tells_it(born, adult, child):
    person = fact("person", "birth date", born)

    assert ask({"age": {"at_least": 18}}, person) == adult
    assert ask({"age": {"under": 18}}, person) == child
    assert ask({"age": {"under": 18}}) == "unknown"


def test_a_cancer_is_also_the_kinds_it_is_one_of():
    lung = fact("cancer", "lung-non-small-cell")

    assert ask({"cancer": "lung"}, lung) == "yes"
    assert ask({"cancer": "breast"}, lung) == "no"
    assert ask({"cancer": "breast"}) == "unknown"


def test_a_treatment_is_no_where_it_is_declined_or_the_plan_names_another():
    chemotherapy = {"treatment": "chemotherapy", "course": ["recommended", "planned"]}

    assert ask(chemotherapy) == "unknown"
    assert ask(chemotherapy, fact("treatment", "chemotherapy", "", course="declined")) == "no"
    assert ask(chemotherapy, fact("treatment", "surgery", "lumpectomy", course="recommended")) == "no"
    assert ask(chemotherapy, fact("treatment", "chemotherapy", "", course="discussed")) == "unknown"
    assert ask(chemotherapy, fact("treatment", "chemotherapy", "paclitaxel", course="planned")) == "yes"


def test_the_extent_is_yes_only_where_all_that_is_left_open_is_asked_for():
    from beside.guide.guide import Finding

    case = case_of(fact("cancer", "breast"))
    answers = CaseAnswers(case, case.tumours[0], TODAY, {"breast": Finding("extent", "localised|regional", ())}, {})

    def extent(*asked):
        return parse_condition({"extent": list(asked)}).ask(answers).value

    assert extent("localised", "regional") == "yes"
    assert extent("regional", "metastatic") == "unknown"
    assert extent("metastatic") == "no"


def test_the_facts_behind_a_yes_are_kept_once():
    case = case_of(fact("cancer", "breast"), fact("biomarker", "HER2", "positive"))
    answers = CaseAnswers(case, case.tumours[0], TODAY, {}, {})
    asked = parse_condition({"fact": "biomarker", "name": "HER2"})

    asked.ask(answers)
    asked.ask(answers)

    assert [one.name for one in answers.trail] == ["HER2"]
