"""The people who do not exist: what a careful reader would find in their records is found, from FHIR and from letters alike."""

from __future__ import annotations

import pytest

from tests.cases import FOLDERS, ITEMS, PEOPLE, expected, forms_of, guide


def state_of(made, name: str) -> str | None:
    """The state of the first card that answers for this name; None where none of them is for this cancer."""
    by_id = {item.card.id: item.state.value for item in made.items}
    return next((by_id[card] for card in ITEMS[name] if card in by_id), None)


def wanted_states(name: str, form: str) -> dict[str, str]:
    """What a reader would find, by form where only one of the two carries it; only for names a card answers for."""
    listed = expected(name).content["findings"]["items"]
    by_form = {item: state[form] if isinstance(state, dict) else state for item, state in listed.items()}
    made = guide(name, form)
    return {item: state for item, state in by_form.items() if item in ITEMS and state_of(made, item)}


@pytest.mark.parametrize(("name", "form"), PEOPLE)
def test_each_item_is_in_the_state_a_reader_would_give_it(name, form):
    wanted = wanted_states(name, form)

    assert {item: state_of(guide(name, form), item) for item in wanted} == wanted
    assert len(wanted) >= len(expected(name).content["findings"]["items"]) * 2 // 3


@pytest.mark.parametrize(("name", "form"), PEOPLE)
def test_the_goal_is_the_teams_words_or_a_question(name, form):
    said = expected(name).content["findings"]["goal"]["said"]
    made = guide(name, form)

    if said is None:
        assert made.goal.team == ()
        assert made.goal.question is not None
    else:
        assert any(said.split()[-1].strip(".") in str(fact.value) for fact in made.goal.team)


@pytest.mark.parametrize(("name", "form"), PEOPLE)
def test_the_day_to_decide_by_is_the_one_the_records_name(name, form):
    by = expected(name).content["findings"]["decision"]["by"]
    made = guide(name, form)

    assert (str(made.decision.decide_by) if made.decision.decide_by else None) == (str(by) if by else None)


@pytest.mark.parametrize(("name", "form"), PEOPLE)
def test_the_papers_that_differ_are_the_ones_a_reader_would_name(name, form):
    wanted = sorted(one["kind"] for one in expected(name).content["findings"]["conflicts"])

    assert sorted(conflict.kind for conflict in guide(name, form).case.conflicts) == wanted


@pytest.mark.parametrize(("name", "form"), PEOPLE)
def test_the_options_the_records_name_are_in_the_grid(name, form):
    wanted = expected(name).content["findings"]["options"]
    made = guide(name, form)

    named = {fact.name for option in made.options for fact in option.facts}
    assert {modality for modality in wanted["recommended"] + wanted["planned"] if " " not in modality} <= named


@pytest.mark.parametrize(("name", "form"), PEOPLE)
def test_nothing_urgent_is_invented(name, form):
    assert len(guide(name, form).time.urgent) == len(expected(name).content["findings"]["urgent"])


@pytest.mark.parametrize("name", [name for name in FOLDERS if {"fhir", "notes"} <= set(forms_of(name))])
def test_both_forms_lead_to_the_same_findings(name):
    fhir, notes = guide(name, "fhir"), guide(name, "notes")
    in_notes = wanted_states(name, "notes")
    both = {item for item, state in wanted_states(name, "fhir").items() if in_notes.get(item) == state}

    assert {item: state_of(fhir, item) for item in both} == {item: state_of(notes, item) for item in both}
    assert [tumour.id for tumour in fhir.case.tumours] == [tumour.id for tumour in notes.case.tumours]
    in_both = {reason for reason in wanted_reasons(name, "fhir") if wanted_reasons(name, "fhir")[reason] == wanted_reasons(name, "notes")[reason]}
    assert {one.reason: one.speaks for one in fhir.reasons if one.reason in in_both} == {one.reason: one.speaks for one in notes.reasons if one.reason in in_both}


@pytest.mark.parametrize("name", ["lung-before-biomarkers", "rectum-conflicting-staging"])
def test_a_clinical_document_of_the_whole_record_leads_to_the_findings_of_the_notes(name):
    document, notes = guide(name, "ccda"), guide(name, "notes")
    items, reasons = wanted_states(name, "notes"), wanted_reasons(name, "notes")

    assert {item: state_of(document, item) for item in items} == items
    assert {one.reason: one.speaks.value for one in document.reasons if one.reason in reasons} == reasons
    assert sorted(conflict.kind for conflict in document.case.conflicts) == sorted(conflict.kind for conflict in notes.case.conflicts)
    assert (document.decision.decide_by, len(document.time.urgent)) == (notes.decision.decide_by, len(notes.time.urgent))


def wanted_reasons(name: str, form: str) -> dict[str, str]:
    listed = expected(name).content["findings"]["reasons"]
    return {reason: speaks[form] if isinstance(speaks, dict) else speaks for reason, speaks in listed.items()}


@pytest.mark.parametrize(("name", "form"), PEOPLE)
def test_each_of_the_five_reasons_says_what_a_reader_would_say(name, form):
    wanted = wanted_reasons(name, form)

    assert {one.reason: one.speaks.value for one in guide(name, form).reasons if one.reason in wanted} == wanted


@pytest.mark.parametrize(("name", "form"), PEOPLE)
def test_the_three_questions_touch_what_a_reader_would_bring(name, form):
    asked = " ".join(f"{question.subject} {question.asks}" for question in guide(name, form).top_three).casefold()

    for subject in expected(name).content["findings"]["top_three_must_include"]:
        assert any(word in asked for word in SUBJECTS.get(subject, [subject.casefold()])), subject


SUBJECTS = {"germline": ["inherited"], "goal": ["meant to do"]}
