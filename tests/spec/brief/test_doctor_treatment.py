"""What was given before, on the page for a doctor: a list of medicines tells of a treatment too."""

from __future__ import annotations

from beside.brief import Show, present_doctor
from beside.brief.visible import pasteable
from tests.brief_builders import fact, guide_of, record

LISTED = "Listed as a medicine, course not stated: hormone: tamoxifen (5 Jul 2026)"


def treatment_lines(note, *facts) -> list[str]:
    part = next(one for one in present_doctor(guide_of([note], list(facts)), Show.ALL).parts if one.id == "treatment")
    return [f"{line.label.text + ': ' if line.label else ''}{' / '.join(said.text for said in line.said)}" for line in part.lines]


def test_a_treatment_in_a_list_of_medicines_is_told_without_a_course():
    note = record("list.txt", "Tamoxifen 20 mg")
    treatment = fact(note, "treatment", "hormone", "tamoxifen", "Tamoxifen 20 mg", on="2026-07-05")
    medicine = fact(note, "medication", "tamoxifen", "20 mg", "Tamoxifen 20 mg", on="2026-07-05")

    assert treatment_lines(note, treatment, medicine) == [LISTED]
    assert treatment_lines(note, treatment) == ["none in the records given"]


def test_where_a_record_lies_can_be_pasted_anywhere():
    assert pasteable("all.zip › letter.pdf") == "all.zip > letter.pdf"
