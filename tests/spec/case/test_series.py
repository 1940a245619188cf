"""What papers of different days say of one thing: the newest first, the earlier ones kept."""

from __future__ import annotations

from beside.case import in_series
from beside.facts import Details
from beside.terms.dates import parse_date
from tests.builders import case_of, fact


def lines(*facts):
    return [[str(one.value) for one in series.facts] for series in in_series(facts)]


def test_values_of_one_blood_test_are_one_series_newest_first():
    facts = [fact("lab", "PSA", value, date=date) for value, date in ((4.8, "2024-05-14"), (6.8, "2026-07-20"), (5.9, "2025-06-03"))]

    assert lines(*facts) == [["6.8", "5.9", "4.8"]]


def test_two_tests_are_two_series():
    assert lines(fact("lab", "PSA", 4.8, date="2024-05-14"), fact("lab", "creatinine", 80, date="2024-05-14")) == [["4.8"], ["80"]]


def test_where_it_cannot_be_told_which_is_the_newest_each_stands_alone():
    assert lines(fact("lab", "PSA", 4.8, date="2024-05-14"), fact("lab", "PSA", 5.8, date="2024-05-14")) == [["4.8"], ["5.8"]]
    assert lines(fact("lab", "PSA", 4.8, date="2024"), fact("lab", "PSA", 5.8, date="2024-05-14")) == [["5.8"], ["4.8"]]


def test_of_one_day_what_does_not_disagree_is_one_series_and_what_says_most_comes_first():
    bare, dosed = fact("medication", "aspirin", "", date="2026-04-20"), fact("medication", "aspirin", "75 mg", date="2026-04-20")
    stopped = fact("medication", "aspirin", "", date="2026-04-20", time="past")

    assert lines(bare, dosed) == [["75 mg", ""]]
    assert len(lines(bare, stopped)) == 2


def test_of_two_values_of_one_day_the_later_by_the_clock_is_the_newer():
    facts = [fact("lab", "PSA", value, date=f"2024-05-14T{time}Z") for value, time in ((4.8, "07:30"), (5.8, "19:15:00"), (5.1, "12:00"))]

    assert lines(*facts) == [["5.8", "5.1", "4.8"]]


def test_clocks_of_two_places_are_not_compared():
    assert len(lines(fact("lab", "PSA", 4.8, date="2024-05-14T07:30+01:00"), fact("lab", "PSA", 5.8, date="2024-05-14T08:30Z"))) == 2


def test_two_newest_values_do_not_part_the_years_before_them():
    years = [fact("lab", "PSA", number, date=f"20{number}-05-14") for number in range(10, 20)]
    newest = fact("lab", "PSA", 4.8, date="2024-05-14"), fact("lab", "PSA", 5.8, date="2024-05-14")

    assert lines(*years, *newest) == [["4.8", *map(str, range(19, 9, -1))], ["5.8"]]


def test_what_has_no_date_stands_alone():
    assert lines(fact("lab", "PSA", 4.8), fact("lab", "PSA", 5.8, date="2024-05-14")) == [["5.8"], ["4.8"]]


def test_what_is_of_a_tumour_is_no_series():
    assert lines(fact("grade", "", "2", date="2024-05-14"), fact("grade", "", "3", date="2025-05-14")) == [["2"], ["3"]]


def test_what_is_still_awaited_is_not_the_newest_value():
    assert lines(fact("lab", "PSA", 4.8, date="2024-05-14"), fact("lab", "PSA", "awaited", date="2025-05-14", time="pending")) == [["4.8"], ["awaited"]]


def test_a_medicine_that_was_stopped_stands_on_the_timeline_on_the_day_it_was_stopped():
    taken = fact("medication", "apixaban", "5 mg", date="2026-03-03", document="a")
    stopped = fact("medication", "apixaban", "", time="past", date="2026-04-20", document="b", details=Details(end=parse_date("2026-04-12")))

    assert [(str(event.date), [one.id for one in event.facts]) for event in case_of(taken, stopped).timeline] == [
        ("2026-03-03", [taken.id]), ("2026-04-12", [stopped.id]),
    ]  # fmt: skip
