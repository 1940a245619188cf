"""What is so now: an older plan beside newer spread, an old all-clear, tests still to come, symptoms, and records of long ago."""

from __future__ import annotations

import pytest

from beside.brief import Show, present, present_doctor
from beside.facts.fact import Assertion, Course, Time
from tests.brief_builders import fact, guide_of, record, section, texts_in

OLD = "Clinic letter. Left breast cancer. No evidence of disease. I recommend tamoxifen, to prevent a return. No distant spread (M0)."
NEW = "Admission note. New metastases in the bone. Severe back pain. A CT of the chest is needed."


def letters(*more, plan_on="2026-03-01", spread_on="2026-08-19"):
    old, new = record("plan.txt", OLD), record("admission.txt", NEW)
    facts = [
        fact(old, "cancer", "breast", "breast cancer", "Left breast cancer", on="2023-11-30", cancer="breast", side="left"),
        fact(old, "recommendation", "team", "I recommend tamoxifen", "I recommend tamoxifen, to prevent a return", on=plan_on),
        fact(old, "goal", "team", "to prevent a return", "to prevent a return", on=plan_on),
        fact(old, "treatment", "hormone", "tamoxifen", "tamoxifen", course=Course.RECOMMENDED, time=Time.PLANNED, on=plan_on),
        fact(old, "stage.m", "", "M0", "M0", on=plan_on),
        fact(new, "metastasis", "bone", "present", "metastases in the bone", on=spread_on),
        *(one(old, new) for one in more),
    ]
    return guide_of([old, new], facts)


def front(guide, show=Show.PLAN):
    return texts_in(present(guide, show).front)


def test_a_plan_that_is_older_than_the_spread_is_said_to_be_so_with_both_dates():
    said = front(letters())

    assert "What stands here is of 1 March 2026. A newer paper, of 19 August 2026, says more about the cancer:" in said
    assert "Ask: “A newer paper says more about the cancer. Is this still my plan, and what has changed?”" in said
    assert "These words are of 1 March 2026. A newer paper, of 19 August 2026, says more about the cancer. Ask: “Is the aim still the same?”" in said
    doctor = texts_in(present_doctor(letters(), Show.ALL))
    assert "First stated after the newest plan" in doctor
    assert "the newest plan in the records is of 1 Mar 2026" in doctor


@pytest.mark.parametrize("guide", [
    letters(plan_on="2026-08-20"),
    letters(lambda old, _: fact(old, "metastasis", "bone", "present", "spread", on="2026-02-01")),
])  # fmt: skip
def test_a_plan_made_when_the_spread_was_known_is_not_called_older(guide):
    assert not any("newer paper" in text for text in front(guide))


def test_an_all_clear_stands_beside_the_aim_until_a_later_paper_tells_of_a_cancer():
    clear = letters(lambda old, _: fact(old, "response", "", "no evidence of disease", "No evidence of disease", on="2026-10-01"))
    before = letters(lambda old, _: fact(old, "response", "", "no evidence of disease", "No evidence of disease", on="2026-03-01"))

    assert any("no evidence of disease" in text for text in front(clear, Show.ALL))
    assert not any("no evidence of disease" in text for text in front(before, Show.ALL))


def test_an_old_m0_is_folded_where_the_later_spread_is():
    """Who does not open the fold would take the M0 for the newest word."""
    assert not any("M0" in text for text in open_texts(letters(), "timeline"))
    assert any("M0" in text for text in open_texts(letters(spread_on="2026-02-01"), "timeline"))


def open_texts(guide, name):
    from beside.brief.page import Fold

    def walk(part):
        if isinstance(part, Fold):
            return []
        if isinstance(part, tuple):
            return [text for one in part for text in walk(one)]
        if hasattr(part, "text") and hasattr(part, "voice"):
            return [part.text]
        return [text for field in getattr(part, "__dataclass_fields__", ()) for text in walk(getattr(part, field))]

    return walk(section(present(guide, Show.PLAN), name))


def test_a_scan_that_a_paper_says_is_needed_stands_on_page_one_in_every_view():
    needed = letters(lambda _, new: fact(new, "imaging", "CT", "planned", "A CT of the chest is needed", time=Time.PLANNED, on="2026-08-19"))

    said = front(needed)
    assert "CT: planned, 19 August 2026. No later paper you gave tells of it." in said
    assert "Ask: “Was this done, or when will it be, and who tells me the result?”" in said


def test_symptoms_have_a_place_with_their_days_though_no_item_asks_for_them():
    page = present(letters(lambda _, new: fact(new, "symptom", "back pain", "present", "Severe back pain", on="2026-08-19")), Show.PLAN)

    said = texts_in(section(page, "step-3"))
    assert "Symptoms your records name" in said
    assert "Symptom: back pain, 19 August 2026" in said


def test_a_symptom_that_is_ruled_out_is_not_among_them():
    page = present(letters(lambda _, new: fact(new, "symptom", "back pain", "present", "Severe back pain", assertion=Assertion.RULED_OUT, on="2026-08-19")), Show.PLAN)

    assert "Symptoms your records name" not in texts_in(section(page, "step-3"))


def test_records_of_long_ago_are_said_to_be_so_on_page_one():
    old = front(letters(plan_on="2024-03-01", spread_on="2024-08-19"))

    assert "The newest day your records tell of is 19 August 2024. What is so today may be different. Ask your team for newer papers." in old
    assert not any(text.startswith("The newest day") for text in front(letters()))


def test_the_type_of_a_cancer_is_not_past_because_the_cancer_is():
    guide = letters(lambda old, _: fact(old, "histology", "", "lobular carcinoma", "breast cancer", time=Time.PAST, on="2023-11-30", cancer="breast", side="left"))

    said = texts_in(present(guide, Show.ALL))
    assert any("Type under the microscope: lobular carcinoma" in text for text in said)
    assert not any("Earlier lobular" in text for text in said)
    assert not any("previous: lobular" in text for text in texts_in(present_doctor(guide, Show.ALL)))
