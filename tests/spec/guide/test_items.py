"""What could change the plan: each item has a state, and the evidence for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from beside.facts import About, Details
from beside.guide.guide import State
from beside.terms.dates import PartialDate, parse_date
from tests.builders import fact
from tests.spec.guide.conftest import item

HER2 = item("HER2", {"fact": "biomarker", "name": "HER2"})


def state(made):
    [only] = made.items
    return only.state


def test_what_the_records_hold_is_had_with_its_evidence(guide):
    [her2] = guide(fact("cancer", "breast"), fact("biomarker", "HER2", "negative"), cards=[HER2]).items

    assert her2.state is State.HAVE
    assert [one.value for one in her2.facts] == ["negative"]
    assert her2.path[0] == HER2.id


def test_what_the_records_do_not_hold_is_missing_and_never_negative(guide):
    assert state(guide(fact("cancer", "breast"), cards=[HER2])) is State.MISSING


def test_an_awaited_result_is_pending_since_the_day_it_was_asked_for(guide):
    awaited = fact("pending", "HER2", "awaited", time="pending", details=Details(since=PartialDate(2026, 11, 9)))

    [her2] = guide(fact("cancer", "breast"), fact("biomarker", "HER2", "equivocal"), awaited, cards=[HER2]).items

    assert her2.state is State.PENDING
    assert her2.since == PartialDate(2026, 11, 9)


def test_an_awaited_scan_is_of_the_part_of_the_body_its_card_looks_for(guide):
    brain = item("MRI of the brain", {"fact": "imaging", "name": "MRI", "site": "brain"})

    def awaited(site):
        return fact("pending", "MRI", "awaited", time="pending", about=About(site=site))

    assert state(guide(fact("cancer", "breast"), awaited("brain"), cards=[brain])) is State.PENDING
    assert state(guide(fact("cancer", "breast"), awaited("pelvis"), cards=[brain])) is State.MISSING


def test_a_result_dated_after_the_request_settles_it(guide):
    awaited = fact("pending", "HER2", "awaited", time="pending", details=Details(since=PartialDate(2026, 11, 9)))
    result = fact("biomarker", "HER2", "negative", date="2026-11-20")

    assert state(guide(fact("cancer", "breast"), awaited, result, cards=[HER2])) is State.HAVE


def test_two_papers_that_differ_make_it_conflicting(guide):
    facts = fact("biomarker", "HER2", "negative", document="a"), fact("biomarker", "HER2", "positive", document="b")

    [her2] = guide(fact("cancer", "breast"), *facts, cards=[HER2]).items

    assert her2.state is State.CONFLICTING
    assert {one.value for one in her2.facts} == {"negative", "positive"}


@pytest.mark.parametrize(("day", "expected"), [("2026-10-01", State.HAVE), ("2026-01-01", State.OLD), ("", State.HAVE)])
def test_a_result_older_than_its_card_allows_is_old_and_without_a_date_it_cannot_be_told(guide, day, expected):
    creatinine = item("kidney", {"fact": "lab", "name": "creatinine"}, factor="organ-function", old_after="P3M")

    assert state(guide(fact("lab", "creatinine", 0.8, unit="mg/dL", date=day), cards=[creatinine])) is expected


def test_a_thing_ruled_out_is_known_not_missing(guide):
    spread = item("spread", {"fact": "metastasis"}, factor="stage")

    assert state(guide(fact("cancer", "breast"), fact("metastasis", "bone", assertion="ruled-out"), cards=[spread])) is State.HAVE


@pytest.mark.parametrize("assertion", ["uncertain", "hypothetical"])
def test_a_suspicion_or_a_perhaps_is_not_a_result(guide, assertion):
    facts = fact("cancer", "breast"), fact("biomarker", "HER2", "positive", assertion=assertion)

    assert state(guide(*facts, cards=[HER2])) is State.MISSING


def test_what_is_of_a_relative_answers_nothing_about_the_patient(guide):
    facts = fact("cancer", "breast"), fact("biomarker", "HER2", "positive", person="family")

    assert state(guide(*facts, cards=[HER2])) is State.MISSING


def test_an_item_that_cannot_apply_says_so_and_one_that_may_says_may(guide):
    heart = item(
        "heart", {"fact": "vital", "name": "LVEF"}, factor="organ-function",
        applies_when={"treatment": "chemotherapy", "class": "anthracycline", "course": ["recommended"]},
        examples=[{"given": [], "verdict": "unknown"}, {"given": [], "verdict": "yes"}],
    )  # fmt: skip
    cancer = fact("cancer", "breast")

    assert state(guide(cancer, fact("treatment", "hormone", "tamoxifen", course="ongoing"), cards=[heart])) is State.NOT_APPLICABLE
    [maybe] = guide(cancer, cards=[heart]).items
    assert (maybe.state, maybe.applies_surely) == (State.MISSING, False)
    [sure] = guide(cancer, fact("treatment", "chemotherapy", "doxorubicin", course="recommended"), cards=[heart]).items
    assert (sure.state, sure.applies_surely) == (State.MISSING, True)


def test_a_plan_that_names_only_chemotherapy_may_hold_an_anthracycline(guide):
    heart = item(
        "heart", {"fact": "vital", "name": "LVEF"}, applies_when={"treatment": "chemotherapy", "class": "anthracycline"},
        examples=[{"given": [], "verdict": "yes"}],
    )  # fmt: skip

    [maybe] = guide(fact("treatment", "chemotherapy", "", course="recommended"), cards=[heart]).items

    assert (maybe.state, maybe.applies_surely) == (State.MISSING, False)


def test_a_cancers_own_card_stands_for_the_general_one(guide):
    general, own = item("stage", {"fact": "stage.t"}), item("stage", {"fact": "stage.t"}, cancer="breast")

    made = guide(fact("cancer", "breast"), cards=[general, own])

    assert [one.card.id for one in made.items] == ["breast.item.stage"]


def test_what_is_awaited_in_general_leaves_out_what_has_an_item_of_its_own(guide):
    general = item("awaited", {"fact": "pending"}, factor="pathology")
    facts = fact("cancer", "breast"), fact("pending", "HER2", "awaited", time="pending")

    def states(*more):
        return {one.card.title: one.state for one in guide(*facts, *more, cards=[HER2, general]).items}

    assert states() == {"HER2": State.PENDING}
    assert states(fact("pending", "CT", "awaited", time="pending"))["awaited"] is State.PENDING


@pytest.mark.parametrize(("value", "expected"), [("done", State.MISSING), ("needed", State.NOT_APPLICABLE)])
@pytest.mark.parametrize("kind", ["imaging", "procedure"])
def test_a_scan_that_was_not_done_is_missing_and_one_called_not_needed_is_not(guide, kind, value, expected):
    scan = item("scan", {"fact": kind, "name": "CT"}, factor="imaging")

    assert state(guide(fact("cancer", "breast"), fact(kind, "CT", value, assertion="ruled-out"), cards=[scan])) is expected


def test_a_medicine_that_was_stopped_does_not_tell_what_is_taken_now(guide):
    card = item("medicines", {"fact": "medication"}, factor="other-conditions")
    stopped, taken = (fact("medication", name, "", time=time) for name, time in (("naproxen", "past"), ("aspirin", "current")))

    def state(*facts):
        [one] = guide(*facts, cards=[card]).items
        return one.state

    assert (state(stopped), state(stopped, taken)) == (State.MISSING, State.HAVE)


def test_what_a_later_paper_says_stands_beside_what_was_looked_for_first(guide):
    """M0 on 1 April 2019; a metastasis in the brain on 1 May 2019."""
    card = item("spread", [{"fact": "stage.m"}, {"fact": "metastasis"}], factor="stage")
    m0 = fact("stage.m", "c", "M0", date="2019-04-01")

    def shown(date):
        [one] = guide(fact("cancer", "breast"), m0, fact("metastasis", "brain", date=date), cards=[card]).items
        return [found.kind for found in one.facts]

    assert (shown("2019-05-01"), shown("2019-03-01")) == (["stage.m", "metastasis"], ["stage.m"])


def test_what_a_general_card_asks_of_any_biomarker_the_cancers_own_cards_ask_one_by_one(guide):
    general, own = item("gene tests", {"fact": "biomarker"}), item("HER2", {"fact": "biomarker", "name": "HER2"}, cancer="breast")

    assert [one.card.title for one in guide(fact("cancer", "breast"), cards=[general, own]).items] == ["HER2"]
    assert [one.card.title for one in guide(fact("cancer", "colon"), cards=[general, own]).items] == ["gene tests"]


def test_a_medicine_stopped_later_is_taken_no_longer(guide):
    """Apixaban on 3 March 2026; stopped, by a letter of 20 April 2026."""
    card = item("medicines", {"fact": "medication"}, factor="other-conditions")
    taken, stopped = fact("medication", "apixaban", "5 mg", date="2026-03-03"), fact("medication", "apixaban", "", time="past", date="2026-04-20")

    def shown(*facts):
        [one] = guide(*facts, cards=[card]).items
        return one.state, {found.id for found in one.facts}

    assert shown(taken) == (State.HAVE, {taken.id})
    assert shown(taken, stopped) == (State.MISSING, {taken.id, stopped.id})


def test_a_medicine_that_newer_papers_do_not_name_is_not_taken_to_be_stopped(guide):
    card = item("medicines", {"fact": "medication"}, factor="other-conditions")
    taken = fact("medication", "apixaban", "5 mg", date="2024-03-03")

    [one] = guide(taken, fact("lab", "PSA", 4.8, date="2026-04-20"), cards=[card]).items
    assert one.state is State.HAVE


def test_a_medicine_started_again_after_a_stop_is_taken(guide):
    card = item("medicines", {"fact": "medication"}, factor="other-conditions")
    stopped, again = fact("medication", "apixaban", "", time="past", date="2026-03-03"), fact("medication", "apixaban", "5 mg", date="2026-04-20")

    [one] = guide(stopped, again, cards=[card]).items
    assert one.state is State.HAVE


def test_a_medicine_is_taken_until_the_day_its_paper_names(guide):
    card = item("medicines", {"fact": "medication"}, factor="other-conditions")

    def state(end):
        [one] = guide(fact("medication", "metformin", "", date="2026-03-03", details=Details(end=parse_date(end))), cards=[card]).items
        return one.state

    assert (state("2026-05-01"), state("2030-05-01")) == (State.MISSING, State.HAVE)


def test_how_active_a_person_is_does_not_hide_the_illnesses_they_have(guide):
    card = item("other", [{"fact": "performance", "name": "ECOG"}, {"fact": "condition"}], factor="other-conditions")
    facts = [fact("performance", "ECOG", 1), fact("condition", "asthma"), fact("condition", "heart attack", time="past"), fact("condition", "gout", assertion="ruled-out")]

    [one] = guide(*facts, cards=[card]).items
    assert [found.name for found in one.facts] == ["ECOG", "asthma", "heart attack"]


def test_an_illness_alone_does_not_tell_how_active_a_person_is(guide):
    card = item("other", {"fact": "performance", "name": "ECOG"}, factor="other-conditions")

    [one] = guide(fact("condition", "asthma"), cards=[card]).items
    assert one.state is State.MISSING


def test_what_a_paper_says_is_not_done_yet_is_the_evidence_of_what_is_missing(guide):
    card = item("inherited", [{"fact": "germline", "name": "panel"}], factor="genetics")
    old, new = (fact("not-yet", "germline", "Genetic counseling: not yet", date=date) for date in ("2026-05-01", "2026-11-17"))
    other = fact("not-yet", "HER2", "HER2 not performed")

    [missing] = guide(fact("cancer", "breast"), old, new, other, cards=[card]).items
    [had] = guide(fact("cancer", "breast"), old, fact("germline", "panel", "negative"), cards=[card]).items

    assert (missing.state, missing.facts) == (State.MISSING, (new, old))
    assert (had.state, [one.kind for one in had.facts]) == (State.HAVE, ["germline"])


def test_a_card_may_name_what_papers_call_not_done_yet(guide):
    card = item("gene activity", [{"fact": "biomarker", "name": "Decipher"}, {"fact": "not-yet", "name": "molecular testing"}])

    [one] = guide(fact("cancer", "prostate"), fact("not-yet", "molecular testing", "none was ordered"), cards=[card]).items
    [awaited] = guide(fact("cancer", "prostate"), fact("pending", "molecular testing", "awaited", time="pending"), cards=[card]).items

    assert (one.state, [found.kind for found in one.facts]) == (State.MISSING, ["not-yet"])
    assert awaited.state is State.MISSING


def awaited(name, since="", document="export", chain=(), path="", date=""):
    made = fact("pending", name, "awaited", time="pending", details=Details(since=parse_date(since) if since else None), document=document, date=date)
    [source] = made.sources
    return replace(made, sources=(replace(source, chain=chain or source.chain, path=path),))


ANY = item("anything awaited", {"fact": "pending"})


def test_a_report_that_is_not_final_is_no_second_wait_beside_the_result_its_words_wait_for(guide):
    report = awaited("pathology report", chain=("export.json",), path="Bundle.entry[25].resource.code", since="2026-11-03")
    result = awaited("HER2", chain=("export.json", "Bundle.entry[25].resource attachment 1"), since="2026-11-09", document="attachment")
    other = awaited("pathology report", chain=("export.json",), path="Bundle.entry[2].resource.code", since="2026-11-03")

    one = guide(fact("cancer", "breast"), report, result, cards=[HER2, ANY])
    two = guide(fact("cancer", "breast"), other, result, cards=[HER2, ANY])

    assert [one.card.title for one in one.items] == ["HER2"]
    assert {one.card.title for one in two.items} == {"HER2", "anything awaited"}


def test_since_when_is_the_day_a_paper_says_before_the_day_of_a_paper_that_waits(guide):
    [her2] = guide(fact("cancer", "breast"), awaited("HER2", date="2026-11-03", document="a"), awaited("HER2", since="2026-11-09", document="b"), cards=[HER2]).items

    assert her2.since == PartialDate(2026, 11, 9)


@pytest.mark.parametrize("course", ["recommended", "planned", "discussed", "declined"])
def test_what_lies_ahead_or_was_declined_is_no_earlier_treatment(guide, course):
    earlier = item("earlier treatment", {"fact": "treatment"}, factor="prior-treatment")

    [found] = guide(fact("cancer", "breast"), fact("treatment", "supportive", "cold cap", course=course), cards=[earlier]).items

    assert (found.state, found.facts) == (State.MISSING, ())


def test_what_may_happen_one_day_says_nothing_of_today(guide):
    nerves = item("nerve trouble", {"fact": "symptom", "name": "numbness"}, factor="other-conditions")

    [found] = guide(fact("cancer", "breast"), fact("symptom", "numbness", assertion="hypothetical"), cards=[nerves]).items

    assert (found.state, found.facts) == (State.MISSING, ())


@pytest.mark.parametrize(("course", "time", "state"), [("ongoing", "current", "have"), ("", "past", "have"), ("planned", "planned", "missing")])
def test_what_was_given_without_a_word_of_its_end_was_given_before(guide, course, time, state):
    """An order of the year 2000 that nobody closed is no way of now; that drugs were given must not be lost with it."""
    before = item("before", {"fact": "treatment", "course": ["completed", "stopped"]})
    given = fact("treatment", "chemotherapy", "docetaxel", course=course, time=time, date="2000-03-10")

    assert [one.state.value for one in guide(fact("cancer", "breast", date="2024-01-01"), given, cards=[before]).items] == [state]
