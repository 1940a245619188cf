"""What a letter answers of the seven questions: the sentence, the question, and the treatment only where that is sure."""

from __future__ import annotations

from tests.reading import of_kind


def answers(note):
    """Question, treatment and words of each."""
    return [(fact.name, fact.details.of, str(fact.value)) for fact in of_kind(note, "answer")]


def ties(note):
    return [(question, of) for question, of, _ in answers(note)]


def test_a_sentence_that_names_the_treatment_answers_for_it(note):
    """We discussed mitotane. Mitotane is best started soon after surgery. The weather was fine."""
    assert answers(note) == [("waiting", "drug: mitotane", "Mitotane is best started soon after surgery.")]


def test_each_item_of_a_list_speaks_of_its_own_way(note):
    """
    We discussed three ways:
      (a) Active surveillance: PSA every 6 months and a repeat biopsy at about 12 months, with treatment if things change.
      (b) Robot-assisted radical prostatectomy. Apixaban would have to be paused. We talked about leakage of urine
          and about erections.
      (c) External beam radiation. I have asked Dr. Whimsical to see him.
    """
    assert ties(note) == [
        ("not-working", "monitoring: active surveillance"), ("working", "monitoring: active surveillance"),
        ("side-effects", "surgery: prostatectomy"), ("side-effects", "surgery: prostatectomy"),
    ]  # fmt: skip


def test_the_only_treatment_of_a_paragraph_is_the_one_meant(note):
    """
    We suggest giving chemotherapy first. It shows us how the cancer responds.

    We also talked about radiation.
    """
    assert ties(note) == [("working", "chemotherapy")]


def test_what_points_back_is_said_of_what_stands_before(note):
    """We suggest giving chemotherapy first, before the operation. It may make a smaller operation possible."""
    assert ties(note) == [("benefit", "chemotherapy")]


def test_where_two_are_named_it_is_said_of_neither(note):
    """
    We discussed surgery and radiation. Common side effects of these treatments were explained. It takes weeks to recover.
    """
    assert answers(note) == [("side-effects", "", "Common side effects of these treatments were explained.")]


def test_that_there_is_time_to_decide_is_said_of_no_way(note):
    """
    Brachytherapy was mentioned. Focal therapy was not discussed. No treatment is urgently needed, and it is safe to
    take some weeks to decide.
    """
    assert answers(note) == [("waiting", "", "No treatment is urgently needed, and it is safe to take some weeks to decide.")]


def test_the_aim_of_a_treatment_is_its_benefit(note):
    """The aim of further treatment would be to reduce the chance of the cancer coming back."""
    assert ties(note) == [("benefit", "")]


def test_several_drugs_given_together_are_answered_for_together(note):
    """Doxorubicin with cyclophosphamide can cause hair loss. Lumpectomy or mastectomy may cause numbness."""
    assert ties(note) == [("side-effects", "chemotherapy: doxorubicin; chemotherapy: cyclophosphamide")]


def test_what_was_suffered_denied_asked_or_wished_answers_nothing(note):
    """
    She had chemotherapy in 2010 and it caused hair loss. He has no side effects of radiation. What are the side effects
    of chemotherapy? She would like to be able to work during chemotherapy. Her mother had side effects of chemotherapy.
    """
    assert answers(note) == []


def test_what_was_had_before_answers_nothing(note):
    """
    3 May 2026

    He had radiation in 2012 and knows the side effects of radiation. We discussed tiredness, which he has had since
    chemotherapy.
    """
    assert answers(note) == []


def test_what_comes_next_is_not_what_did_not_work(note):
    """If there is progression, we would switch to docetaxel. With mitotane, if there is progression, we would talk again."""
    assert ties(note) == [("not-working", "drug: mitotane")]


def test_an_illness_that_causes_something_answers_nothing(note):
    """The cancer can cause pain. Radiation was discussed."""
    assert answers(note) == []


def test_the_risks_of_a_biopsy_are_not_those_of_watching(note):
    """Watchful waiting and biopsies were discussed. Risk of bleeding and infection were discussed."""
    assert answers(note) == []


def test_a_report_answers_nothing(note):
    """
    PATHOLOGY REPORT

    Chemotherapy can cause changes like these. Radiation may cause necrosis.
    """
    assert answers(note) == []


def test_one_sentence_may_answer_two_questions_and_each_once(note):
    """Chemotherapy can cause hair loss and may cause tiredness, and we will repeat the CT after three cycles."""
    assert sorted(ties(note)) == [("side-effects", "chemotherapy"), ("working", "chemotherapy")]


def test_that_no_treatment_is_urgent_is_said_of_none_even_where_one_is_named_before(note):
    """Brachytherapy was mentioned. No treatment is urgently needed, and it is safe to take some weeks to decide."""
    assert answers(note) == [("waiting", "", "No treatment is urgently needed, and it is safe to take some weeks to decide.")]


def test_these_drugs_are_those_the_letter_recommends(note):
    """
    We recommend doxorubicin with cyclophosphamide. Hormone therapy is planned later.

    If the FISH test is positive, we would add trastuzumab.

    Common side effects of these drugs (hair loss and numb fingers) were explained.
    """
    assert ties(note) == [("side-effects", "chemotherapy: doxorubicin; chemotherapy: cyclophosphamide")]


def test_these_drugs_of_two_kinds_are_not_sure(note):
    """
    We recommend doxorubicin. We recommend tamoxifen.

    Common side effects of these drugs were explained.
    """
    assert ties(note) == [("side-effects", "")]


def test_a_clause_on_one_drug_does_not_take_the_other_clause_with_it(note):
    """
    I recommend carboplatin and pembrolizumab. All else is well.

    Common side effects were explained: tiredness and nausea; pembrolizumab may inflame the lung.
    """
    assert ties(note) == [("side-effects", "")]


def test_an_effect_that_comes_after_a_treatment_is_of_it(note):
    """He takes a blood thinner, which can make bleeding from the bowel after radiation more likely."""
    assert answers(note) == [("side-effects", "radiation", note.text)]


def test_what_is_left_out_of_a_plan_is_not_what_the_sentence_answers_for(note):
    """I recommend external beam radiation, 5 treatments over two weeks, without hormone therapy."""
    assert answers(note) == [("daily-life", "radiation: external beam radiation", "5 treatments over two weeks")]


def test_words_on_time_that_name_no_way(note):
    """There is no rush; he can take two weeks to decide."""
    assert answers(note) == [("waiting", "", note.text)]


def test_of_a_sentence_of_advice_only_the_words_beside_the_advice_answer(note):
    """We recommend chemotherapy, which can cause hair loss."""
    assert answers(note) == [("side-effects", "chemotherapy", "which can cause hair loss.")]


def test_where_the_words_that_answer_are_the_advice_itself_nothing_is_answered(note):
    """We recommend radiation in 25 sessions over five weeks."""
    assert answers(note) == []
