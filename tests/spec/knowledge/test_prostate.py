"""What the cards say on cancer of the prostate: watching and treating have equal room."""

from __future__ import annotations

from datetime import date

from beside.brief import Show, present
from beside.guide import make_guide
from beside.knowledge import load_knowledge
from tests.brief_builders import texts_in
from tests.builders import case_of, fact

TODAY = date(2026, 11, 22)


def test_waiting_is_spoken_of_for_treatment_as_for_watching():
    treatments = load_knowledge().cards
    ways = ("prostatectomy", "external-radiation", "brachytherapy", "hormone", "active-surveillance", "watchful-waiting")

    assert all("waiting" in treatments[f"prostate.treatment.{way}"].answers for way in ways)


def test_what_watching_spares_stands_beside_its_risk():
    says = load_knowledge().cards["prostate.treatment.active-surveillance"].answers["waiting"].says

    assert "side effects" in says
    assert "It may not cure every cancer that has grown" in says


def test_one_trial_of_three_ways_is_told_of_each_of_them():
    """Told of one way alone, its result would weigh against that way."""
    cards = load_knowledge().cards
    ways = [cards[f"prostate.treatment.{way}"] for way in ("prostatectomy", "external-radiation", "active-surveillance")]

    for card in ways:
        answer = card.answers["side-effects"]
        assert "In a large trial of three ways" in answer.says
        assert any("ProtecT" in citation.title for citation in answer.because)


def test_for_whom_a_way_is_discussed_is_said_alike_of_each():
    """No way is called out as one that is advised against."""
    cards = load_knowledge().cards
    says = [cards[f"prostate.option.{way}"].says for way in ("prostatectomy", "external-radiation", "active-surveillance")]

    assert all("may be" in words for words in says)
    assert not any("not advised" in words for words in says)


def test_a_question_on_what_no_paper_names_begins_with_if():
    asks = texts_in(present(make_guide(case_of(fact("cancer", "prostate")), load_knowledge(), TODAY), Show.ALL))

    assert any("If I have had an operation on the prostate" in text for text in asks)
    assert not any("Do my past prostate surgery" in text for text in asks)


def test_how_the_three_groups_of_the_trial_did_is_said_alike_of_each():
    """The harm of watching without the comparison would tilt the table; so would the comparison without the harm."""
    cards = load_knowledge().cards
    said = {cards[f"prostate.treatment.{way}"].answers["likelihood"].says for way in ("prostatectomy", "external-radiation", "active-surveillance")}

    assert len(said) == 1
    assert "few and alike" in min(said)
    assert "more often in the group that was watched" in min(said)


def test_waiting_for_a_local_treatment_is_not_told_of_by_other_cancers():
    cards = load_knowledge().cards
    said = [cards[f"prostate.treatment.{way}"].answers["waiting"].says for way in ("prostatectomy", "external-radiation", "brachytherapy")]

    assert not any("some cancers" in words for words in said)
    assert all("faster than expected" in words and "how long is safe" in words for words in said)
