"""Numbers are compared only where one unit turns into the other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from beside.terms.quantities import Quantity, parse_number


def test_23_mm_is_2_3_cm():
    assert Quantity(Decimal(23), "mm").same_as(Quantity(Decimal("2.3"), "cm")) is True


def test_mass_and_amount_cannot_be_compared_without_the_substance():
    assert Quantity(Decimal(1), "mg/dL").same_as(Quantity(Decimal(88), "umol/L")) is None


def test_a_number_without_a_unit_is_not_the_same_as_one_with():
    assert Quantity(Decimal(3)).same_as(Quantity(Decimal(3), "cm")) is None


@pytest.mark.parametrize("written", ["", "NaN", "Infinity", "three", "1e5x"])
def test_what_is_no_finite_number_is_not_read(written):
    assert parse_number(written) is None


def test_a_decimal_comma_is_read():
    assert parse_number("2,3") == Decimal("2.3")
