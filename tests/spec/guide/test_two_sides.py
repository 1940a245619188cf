"""Two cancers of one organ: nothing that was done for one answers what is asked of the other."""

from __future__ import annotations

from beside.facts import About
from tests.builders import fact
from tests.spec.guide.conftest import item
from tests.spec.guide.test_options import option, treatment

LEFT, RIGHT = About(cancer="breast", side="left"), About(cancer="breast", side="right")
BOTH = (
    fact("cancer", "breast", "a", about=RIGHT, date="2024-01-20", document="first"),
    fact("cancer", "breast", "b", about=LEFT, date="2026-02-01", document="second"),
)
SCAN = item("scan", {"fact": "imaging", "name": "PET"})


def states(made):
    return {one.tumour: (one.state.value, [str(found.value) for found in one.facts]) for one in made.items}


def test_a_scan_of_one_side_does_not_answer_for_the_other(guide):
    right = fact("imaging", "PET", "clear", date="2026-02-01", about=About(side="right"), document="second", time="past")

    assert states(guide(*BOTH, right, cards=[SCAN])) == {"breast:left": ("missing", []), "breast:right": ("have", ["clear"])}


def test_a_scan_of_the_years_when_one_cancer_alone_was_known_is_of_that_one(guide):
    before = fact("imaging", "PET", "clear", date="2024-01-25", document="first", time="past")

    assert states(guide(*BOTH, before, cards=[SCAN])) == {"breast:left": ("missing", []), "breast:right": ("have", ["clear"])}


def test_a_paper_that_finds_the_other_side_free_knows_of_one_cancer(guide):
    free = fact("cancer", "breast", "malignancy", about=LEFT, assertion="ruled-out", date="2024-01-25", document="first")
    before = fact("imaging", "PET", "clear", date="2024-01-25", document="first", time="past")

    assert states(guide(*BOTH, free, before, cards=[SCAN]))["breast:left"] == ("missing", [])


def test_a_scan_of_the_time_when_both_were_known_is_of_the_person(guide):
    now = fact("imaging", "PET", "clear", date="2026-02-03", document="second", time="past")

    assert states(guide(*BOTH, now, cards=[SCAN])) == {"": ("have", ["clear"])}


def test_of_one_cancer_alone_both_sides_are_looked_at(guide):
    other = fact("imaging", "PET", "clear", about=About(side="right"), time="past")

    assert states(guide(BOTH[1], other, cards=[SCAN])) == {"breast:left": ("have", ["clear"])}


def test_an_operation_on_one_side_raises_nothing_about_the_other(guide):
    margins = item("margins", {"fact": "margins"}, only_if="an operation was done", applies_when={"treatment": "surgery", "course": ["completed"]},
                   examples=[{"given": [{"treatment": "surgery", "value": "lumpectomy", "course": "completed"}], "verdict": "yes"}])  # fmt: skip
    cut = fact("treatment", "surgery", "mastectomy", course="completed", time="past", date="2024-03-01", about=About(side="right"), document="second")

    assert {one.tumour: one.applies_surely for one in guide(*BOTH, cut, cards=[margins]).items} == {"breast:left": False, "breast:right": True}


def test_what_was_done_on_one_side_is_offered_anew_for_neither(guide):
    cards = [treatment("surgery", "surgery"), option("surgery", "surgery", 10, "breast")]
    cut = fact("treatment", "surgery", "mastectomy", course="completed", time="past", date="2026-03-01", about=About(side="right"), document="second")

    assert guide(*BOTH, cut, cards=cards).options == ()


def test_a_way_that_is_asked_about_for_one_of_two_says_for_which(guide):
    cards = [treatment("hormone", "hormone"), option("hormone", "hormone", 60, "breast", applies_when={"fact": "biomarker", "name": "ER", "value": ["positive"]},
             examples=[{"given": [{"biomarker": "ER", "value": "positive"}], "verdict": "yes"}])]  # fmt: skip
    found = fact("biomarker", "ER", "positive", about=LEFT, document="second")

    assert [(one.title, one.tumour) for one in guide(*BOTH, found, cards=cards).options] == [("hormone", "breast:left")]


def test_questions_and_premises_name_their_tumour(guide):
    grade = item("grade", {"fact": "grade"})
    plan = fact("recommendation", "team", "An operation.", date="2026-02-01", document="second")
    made = guide(*BOTH, plan, cards=[grade])

    assert [one.tumour for one in made.questions] == [one.tumour for one in made.plan.premises] == ["breast:left", "breast:right"]
