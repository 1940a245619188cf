"""Treatments are read with how far they have come: recommended is not given, discussed is not recommended."""

from __future__ import annotations

import pytest

from tests.reading import of_kind


@pytest.mark.parametrize(
    ("sentence", "value", "course"),
    [
        ("We recommend chemotherapy with paclitaxel.", "paclitaxel", "recommended"),
        ("She will undergo a mastectomy.", "mastectomy", "planned"),
        ("We discussed mastectomy as an option.", "mastectomy", "discussed"),
        ("He is being maintained on tamoxifen.", "tamoxifen", "ongoing"),
        ("She underwent a lumpectomy in 2019.", "lumpectomy", "completed"),
        ("Status post prostatectomy.", "prostatectomy", "completed"),
        ("Carboplatin was discontinued because of neuropathy.", "carboplatin", "stopped"),
        ("She declined tamoxifen.", "tamoxifen", "declined"),
    ],
)
def test_the_course_comes_from_the_words_around(sentence, value, course, document):
    [found] = [fact for fact in of_kind(document(sentence), "treatment") if fact.value == value]

    assert found.status.course == course


def test_what_was_stopped_keeps_its_reason(note):
    """Carboplatin was discontinued because of neuropathy."""
    [found] = of_kind(note, "treatment")

    assert found.details.why_stopped == "neuropathy"


def test_cycles_and_line(note):
    """She has completed 4 cycles of Adriamycin and Cytoxan. He receives second-line docetaxel."""
    found = {str(fact.value): fact.details for fact in of_kind(note, "treatment")}

    assert found["doxorubicin"].cycles == found["cyclophosphamide"].cycles == "4"
    assert found["docetaxel"].line == "second"


def test_a_list_takes_the_course_of_the_line_before_it(note):
    """
    We discussed two ways to go on:
      (a) Active surveillance.
      (b) Radical prostatectomy.
    """
    assert {(str(fact.value), fact.status.course) for fact in of_kind(note, "treatment")} == {
        ("active surveillance", "discussed"), ("prostatectomy", "discussed"),
    }  # fmt: skip


def test_without_a_treatment_is_no_recommendation_for_it(note):
    """I recommend radiation without hormone therapy."""
    courses = {fact.name: (fact.status.assertion, fact.status.course) for fact in of_kind(note, "treatment")}

    assert courses["radiation"] == ("stated", "recommended")
    assert courses["hormone"] == ("ruled-out", None)


def test_what_a_result_would_bring_is_hypothetical(note):
    """If the FISH test is positive, we would add trastuzumab."""
    [found] = of_kind(note, "treatment")

    assert found.status.assertion == "hypothetical"


def test_medicines_have_their_dose_as_written(note):
    """
    MEDICATIONS: apixaban 5 mg twice daily; metformin 500 mg twice daily;
    aspirin stopped in May.
    """
    found = {fact.name: (fact.value, fact.status.time) for fact in of_kind(note, "medication")}

    assert found == {"apixaban": ("5 mg twice daily", "current"), "metformin": ("500 mg twice daily", "current"), "aspirin": ("", "past")}


@pytest.mark.parametrize(
    "words", ["cc: Hazel Pretend, MD (breast surgery)", "Surgery", "After surgery: no bleeding.", "It helps before the operation.", "Chemotherapy can be hard."],
)  # fmt: skip
def test_a_kind_of_treatment_of_which_nothing_is_said_is_no_fact(words, document):
    assert of_kind(document(words), "treatment") == []


def test_a_drug_of_which_nothing_is_said_is_one(note):
    """Tamoxifen and the menopause."""
    assert [(fact.value, fact.status.course) for fact in of_kind(note, "treatment")] == [("tamoxifen", None)]


def test_all_of_a_list_take_the_course_after_it(note):
    """Surgery, radiation and chemotherapy were discussed."""
    assert [(fact.name, fact.status.course) for fact in of_kind(note, "treatment")] == [
        ("surgery", "discussed"), ("radiation", "discussed"), ("chemotherapy", "discussed"),
    ]  # fmt: skip


def test_an_aside_does_not_part_a_treatment_from_its_course(note):
    """Scans only, without drug treatment, was discussed as well."""
    assert [(fact.name, fact.status.course) for fact in of_kind(note, "treatment")] == [("monitoring", "discussed")]


def test_what_a_trial_is_of_is_its_value_and_no_treatment_beside_it(note):
    """A clinical trial of mitotane with or without chemotherapy is open at another center; I mentioned it."""
    [trial] = of_kind(note, "treatment")

    assert (trial.name, trial.value, trial.status.course) == ("trial", "mitotane with or without chemotherapy", "discussed")


def test_when_some_of_the_planned_cycles_are_completed_the_treatment_is_not(note):
    """
    Therapy completed 8 cycles of Taxotere.

    She has now completed 8 of a planned 12 cycles of Taxotere.
    """
    assert [(fact.value, fact.status.course, fact.details.cycles) for fact in of_kind(note, "treatment")] == [
        ("docetaxel", "ongoing", "8"), ("docetaxel", "ongoing", "8 of a planned 12"),
    ]  # fmt: skip


@pytest.mark.parametrize(("sentence", "course"), [
    ("She completed only 4 of 6 planned cycles of docetaxel.", "stopped"),
    ("He received 3 of 6 cycles of docetaxel because of numb feet.", "stopped"),
    ("In 2010 he received 3 of 6 cycles of docetaxel.", None),
    ("She completed 6 of 6 cycles of docetaxel.", "completed"),
    ("She is scheduled for 4 of 6 cycles of docetaxel.", "planned"),
])  # fmt: skip
def test_who_stopped_before_the_last_cycle_did_not_complete_them(document, sentence, course):
    assert [fact.status.course for fact in of_kind(document(sentence), "treatment")] == [course]


def test_the_operation_a_report_of_pathology_names_has_been_done(note):
    """
    DEPARTMENT OF PATHOLOGY
    Date of operation: 15 Sep 2026        Date of report: 28 Sep 2026

    SPECIMEN: Left mastectomy.
    """
    [found] = of_kind(note, "treatment")

    assert (found.value, found.status.course, found.status.time, str(found.date)) == ("mastectomy", "completed", "past", "2026-09-15")


def test_the_last_day_of_a_medicine(note):
    """enoxaparin 40 mg once a day until 12 October 2026"""
    [found] = of_kind(note, "medication")

    assert (found.value, str(found.details.end)) == ("40 mg once a day", "2026-10-12")


def test_the_day_a_medicine_was_stopped_and_why(note):
    """
    Date: 20 April 2026

    Apixaban was stopped on 12 April 2026 because of bleeding.
    """
    [stopped] = of_kind(note, "medication")

    assert (str(stopped.status.time), str(stopped.date), str(stopped.details.end)) == ("past", "2026-04-20", "2026-04-12")
    assert stopped.details.why_stopped == "bleeding"
    assert stopped.source.quote == "Apixaban was stopped on 12 April 2026"


def test_a_stopped_medicine_without_a_day_has_none(note):
    """
    Date: 20 April 2026

    Apixaban was stopped. She was seen on 12 April 2026.
    """
    [stopped] = of_kind(note, "medication")

    assert stopped.details.end is None


@pytest.mark.parametrize(
    "sentence",
    [
        "I told him that you see surveillance as an option.",
        "In your view lumpectomy is an option.",
        "Dr. Whimsey thinks that lumpectomy is reasonable.",
        "You recommended lumpectomy.",
    ],
)
def test_a_view_told_of_the_reader_or_a_colleague_is_not_the_writers(sentence, document):
    read = document(sentence)

    assert [fact.status.course for fact in of_kind(read, "treatment")] == [None]
    assert of_kind(read, "recommendation") == []


@pytest.mark.parametrize(
    ("sentence", "course"),
    [
        ("You see surveillance as an option; lumpectomy was discussed.", "discussed"),
        ("As you wrote, we recommend lumpectomy.", "recommended"),
        ("You see surveillance as an option, but lumpectomy is recommended.", "recommended"),
        ("When you see Dr. Whimsey: lumpectomy is an option.", "discussed"),
        ("As you suggested, she underwent a lumpectomy.", "completed"),
        ("Dr. Whimsey thinks that lumpectomy is reasonable.\n\nHazel Whimsey, MD", "discussed"),
    ],
)
def test_what_the_writer_says_beside_it_is(sentence, course, document):
    [found] = [fact for fact in of_kind(document(sentence), "treatment") if fact.value == "lumpectomy"]

    assert found.status.course == course


@pytest.mark.parametrize("sentence", ["Radiation to the chest before: [ ] yes [x] no", "Radiation to the chest before: no"])
def test_a_no_to_before_is_of_the_past(sentence, document):
    [found] = of_kind(document("Date: 12 November 2026\n" + sentence), "treatment")

    assert (found.status.assertion, found.status.time, str(found.date)) == ("ruled-out", "past", "2026-11-12")


def test_drugs_of_one_list_are_recommended_alike_whenever_they_start(document):
    found = of_kind(document("I recommend carboplatin, pemetrexed and pembrolizumab, to start on Monday."), "treatment")

    assert {(str(fact.value), str(fact.status.course)) for fact in found} == {
        ("carboplatin", "recommended"), ("pemetrexed", "recommended"), ("pembrolizumab", "recommended"),
    }  # fmt: skip


def test_a_drug_taken_for_another_illness_is_a_medicine_and_no_treatment_of_the_cancer(document):
    note = document("She has rheumatoid arthritis, quiet on methotrexate 15 mg once a week.")

    assert of_kind(note, "treatment") == []
    assert [(fact.name, fact.value) for fact in of_kind(note, "medication")] == [("methotrexate", "15 mg once a week")]
    assert len(of_kind(document("Methotrexate was given for osteosarcoma."), "treatment")) == 1


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("She has rheumatoid arthritis. She takes methotrexate.", "medication"),
        ("Medicines: methotrexate 15 mg once a week, folic acid 5 mg.", "medication"),
        ("Methotrexate 40 mg/m2 once a week was given.", "treatment"),
        ("Chemotherapy: methotrexate every week.", "treatment"),
        ("Methotrexate every week and vinblastine were given.", "treatment"),
        ("Methotrexate was given for her lymphoma every week.", "treatment"),
    ],
)
def test_methotrexate_once_a_week_is_no_chemotherapy_unless_its_sentence_says_so(document, words, kind):
    assert {fact.kind for fact in of_kind(document(words), "treatment", "medication") if fact.name == "methotrexate" or fact.value == "methotrexate"} == {kind}


def test_what_is_taken_for_another_illness_and_was_stopped_is_past(document):
    [fact] = of_kind(document("She has psoriasis. Methotrexate was stopped in May 2026."), "medication")

    assert (fact.name, str(fact.status.time)) == ("methotrexate", "past")


def test_what_a_treatment_was_stopped_for_is_an_effect_of_it(document):
    note = document("Oxaliplatin was stopped after cycle 5 because of neuropathy grade 2.")

    assert [fact.details.why_stopped for fact in of_kind(note, "treatment")] == ["neuropathy grade 2"]
    assert [fact.name for fact in of_kind(note, "toxicity")] == ["neuropathy"]
    assert of_kind(note, "grade") == []


def test_a_trial_that_is_to_be_talked_about_is_not_recommended(document):
    [trial] = of_kind(document("Recommendation: A clinical trial is open elsewhere; to be discussed with her."), "treatment")

    assert trial.status.course == "discussed"


def test_the_drug_a_cancer_grows_under_is_not_the_one_recommended(document):
    found = of_kind(document("I recommend docetaxel because the cancer grows under abiraterone."), "treatment")

    assert {str(fact.value): str(fact.status.course) for fact in found} == {"docetaxel": "recommended", "abiraterone": "None"}


def test_a_drug_whose_kind_no_paper_states_is_called_a_medicine(note):
    """I recommend adjuvant mitotane."""
    assert [(fact.name, fact.value) for fact in of_kind(note, "treatment")] == [("drug", "mitotane")]


def test_what_a_letter_calls_an_addition_is_noted_as_one(note):
    """I recommend mitotane. Radiation to the tumor bed was discussed as an addition; we will see."""
    [radiation] = [one for one in of_kind(note, "treatment") if one.name == "radiation"]

    assert radiation.details.note == "as an addition"
    assert radiation.source.quote == "Radiation to the tumor bed was discussed as an addition"


def test_a_treatment_named_before_another_that_is_added_is_none(note):
    """I recommend surgery. We discussed chemotherapy, with radiation as an addition."""
    notes = {one.name: one.details.note for one in of_kind(note, "treatment")}

    assert (notes["chemotherapy"], notes["radiation"]) == ("", "as an addition")


def test_a_row_may_name_the_day_a_treatment_ended(note):
    """
    Date: 30 June 2026

    Medication    Timing    Route
    Aranesp 0.5 mg/mL    Start Date: 6/22/2026,
    End Date
    6/24/2026    Injectable

    Letrozole    Start Date: 6/25/2026    Oral
    """
    assert [(fact.value, fact.status.course, str(fact.details.end)) for fact in of_kind(note, "treatment")] == [
        ("darbepoetin", "stopped", "2026-06-24"), ("letrozole", None, "None"),
    ]  # fmt: skip


def test_an_end_that_was_still_to_come_ends_nothing(note):
    """
    Date: 23 June 2026

    Aranesp 0.5 mg/mL    Start Date: 6/22/2026, End Date: 6/24/2026
    """
    [found] = of_kind(note, "treatment")
    assert (found.status.course, str(found.details.end)) != ("stopped", "None")
    assert found.status.time == "current"
