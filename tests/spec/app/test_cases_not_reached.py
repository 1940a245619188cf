"""What a careful reader would find in the cases and Beside does not find yet: told by name, and never more of it."""

from __future__ import annotations

from tests.cases import FOLDERS, expected, matches, read

# How many facts of each case are not reached. A number here only ever falls.
NOT_REACHED: dict[str, int] = {}


def test_no_case_has_more_that_is_not_reached_than_is_counted_here():
    assert {person: len(expected(person).not_reached) for person in FOLDERS if expected(person).not_reached} == NOT_REACHED


def test_what_is_reached_after_all_leaves_the_list():
    listed = [(person, form, one) for person in FOLDERS for one in expected(person).not_reached for form in one["in"]]

    assert all(one["why"] for _, _, one in listed)
    assert [one for person, form, one in listed if any(matches(fact, one) for fact in read(person, form).facts)] == []
