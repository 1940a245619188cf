"""What a careful reader would find in the cases and Beside does not find yet: told by name, and never more of it."""

from __future__ import annotations

import pytest

from tests.cases import FOLDERS, expected, matches, read

# How many facts of each case are not reached. A number here only ever falls.
NOT_REACHED = {"colon-come-back": 1, "teenager": 1}


def listed():
    for person in FOLDERS:
        for one in expected(person).not_reached:
            for form in one["in"]:
                yield pytest.param(person, form, one, id=f"{person}-{form}-{one['kind']}-{one.get('name', '')}-{one.get('value', '')}")


def test_no_case_has_more_that_is_not_reached_than_is_counted_here():
    assert {person: len(expected(person).not_reached) for person in FOLDERS if expected(person).not_reached} == NOT_REACHED


@pytest.mark.parametrize(("person", "form", "one"), list(listed()))
def test_what_is_reached_after_all_leaves_the_list(person, form, one):
    assert one["why"]
    assert not any(matches(fact, one) for fact in read(person, form).facts)
