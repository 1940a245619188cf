"""Dates stay as partial as they were written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beside.terms.dates import PartialDate, parse_date


def test_a_year_is_read_as_a_year_and_nothing_is_filled_in():
    assert parse_date("2018") == PartialDate(2018)
    assert str(parse_date("2018-04")) == "2018-04"


def test_the_offset_stays_as_written():
    read = parse_date("2018-04-22T09:30:00-05:00")

    assert read == PartialDate(2018, 4, 22, "09:30:00", "-05:00")
    assert str(read) == "2018-04-22T09:30:00-05:00"


@pytest.mark.parametrize("written", ["", "90%", "2018-13", "2018-02-30", "18-04-22", "2018/04/22", "0000", "2018-4"])
def test_what_is_not_a_date_is_not_read_as_one(written):
    assert parse_date(written) is None


def test_dates_are_compared_at_the_coarser_precision():
    april, the_22nd = PartialDate(2018, 4), PartialDate(2018, 4, 22)

    assert april.same_as(the_22nd)
    assert april.before(the_22nd) is None
    assert PartialDate(2018, 3).before(the_22nd) is True
    assert the_22nd.before(PartialDate(2018)) is None


def test_people_read_dates_in_words():
    assert PartialDate(2026, 12, 4).in_words() == "4 December 2026"
    assert PartialDate(2026, 12).in_words() == "December 2026"


dates = st.builds(PartialDate, st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 28)) | st.builds(
    PartialDate, st.integers(1900, 2100), st.integers(1, 12),
) | st.builds(PartialDate, st.integers(1900, 2100))


@given(dates)
def test_what_is_written_is_read_back(date):
    assert parse_date(str(date)) == date


@given(dates, dates)
def test_two_dates_are_never_each_before_the_other(one, two):
    assert not (one.before(two) is True and two.before(one) is True)
    assert one.same_as(two) == two.same_as(one)
