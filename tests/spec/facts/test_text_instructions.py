"""What a letter tells the person to do or not to do: the whole sentence, as written, and nothing said to another doctor."""

from __future__ import annotations

from tests.reading import of_kind, values


def told(note):
    return [value for _, value in values(note, "instruction")]


def test_what_the_person_must_not_do_is_told_in_the_whole_sentence(note):
    """
    21 September 2026

    She feels well. She was given a steroid card and must not stop the tablets on her own. We wish her well.

    Juniper Placeholder, MD
    """
    [instruction] = of_kind(note, "instruction")

    assert instruction.value == "She was given a steroid card and must not stop the tablets on her own."
    assert instruction.source.quote == instruction.value
    assert str(instruction.date) == "2026-09-21"
    assert instruction.name == "Juniper Placeholder"


def test_words_that_point_back_stand_with_what_they_point_to(note):
    """The adrenal gland is still asleep, so he needs hydrocortisone. He must not stop these tablets."""
    assert told(note) == ["The adrenal gland is still asleep, so he needs hydrocortisone. He must not stop these tablets."]


def test_a_letter_to_the_person_speaks_to_the_person(note):
    """
    Dear Mrs Placeholder,

    Please carry your steroid card. Do not take ibuprofen. You should be seen within two weeks.
    Ring this number if your temperature goes above 38. We were glad to meet you.
    """
    assert told(note) == [
        "Please carry your steroid card.", "Do not take ibuprofen.", "You should be seen within two weeks.",
        "Ring this number if your temperature goes above 38.",
    ]  # fmt: skip


def test_a_letter_to_another_doctor_does_not(note):
    """
    Dear Dr. Placeholder,

    Please stop warfarin. You should carry out a blood test in two weeks. You must not miss a fever. Please call me if
    you notice a rash. Please do not hesitate to contact me.
    """
    assert told(note) == []


def test_a_first_name_may_be_a_doctors(note):
    """
    Dear Moss,

    You should stop the tablets before the biopsy.
    """
    assert told(note) == []


def test_a_doctor_who_is_written_to_reads_what_the_person_was_told(note):
    """
    Dear colleague,

    The patient was told not to drive. He was advised to call us if he has a fever. Aspirin should be stopped.
    """
    assert told(note) == ["The patient was told not to drive.", "He was advised to call us if he has a fever."]


def test_what_is_advised_as_treatment_is_no_instruction(note):
    """She was advised to have surgery. She should not need more treatment. He must have had a fall."""
    assert told(note) == []


def test_what_should_never_have_been_is_no_instruction(note):
    """She should never have been told to stop. He must have had to stop."""
    assert told(note) == []


def test_what_a_relative_was_told_and_what_is_asked_are_none(note):
    """Her mother was told not to drive. Do you know that you must not drive? He was told to call with any questions."""
    assert told(note) == []


def test_a_template_of_a_laboratory_tells_the_person_nothing(note):
    """
    PATHOLOGY REPORT

    This test should not be used alone. The stain must not be read as negative. Please call the laboratory. Do not stop here.
    Call your doctor about the result.
    Final margins should always be taken as reported.
    """
    assert told(note) == []


def test_a_list_is_told_with_the_line_that_opens_it(note):
    """
    Call your team at once if:
    - your temperature is 38 or more
    - you cannot stop being sick

    Thank you.
    """
    [words] = told(note)

    assert words == "Call your team at once if: - your temperature is 38 or more - you cannot stop being sick"


def test_a_sentence_is_told_once(note):
    """You must not drive and you must not drink."""
    assert len(told(note)) == 1


def test_a_temperature_ends_a_sentence(note):
    """Temperature at most 37.6 °C. She needs hydrocortisone. She must not stop these tablets."""
    assert told(note) == ["She needs hydrocortisone. She must not stop these tablets."]


def test_what_to_bring_is_told(note):
    """
    Dear Ms Pretend,

    Please bring a list of your medicines and someone to listen with you.
    """
    assert told(note) == ["Please bring a list of your medicines and someone to listen with you."]
