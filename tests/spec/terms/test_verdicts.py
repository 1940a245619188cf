"""Unknown is an answer: it passes through *and*, *or* and *not* as logic asks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from beside.terms.verdict import Verdict, all_of, any_of

verdicts = st.lists(st.sampled_from(Verdict))


def test_one_no_is_enough_for_no_and_one_yes_for_yes():
    assert all_of([Verdict.YES, Verdict.UNKNOWN, Verdict.NO]) is Verdict.NO
    assert any_of([Verdict.NO, Verdict.UNKNOWN, Verdict.YES]) is Verdict.YES


def test_what_is_not_known_stays_unknown():
    assert all_of([Verdict.YES, Verdict.UNKNOWN]) is Verdict.UNKNOWN
    assert any_of([Verdict.NO, Verdict.UNKNOWN]) is Verdict.UNKNOWN
    assert ~Verdict.UNKNOWN is Verdict.UNKNOWN


@given(verdicts)
def test_and_is_or_turned_around(listed):
    assert ~all_of(listed) == any_of(~verdict for verdict in listed)
