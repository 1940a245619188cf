"""Numbers with their units: compared only where one unit turns into the other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

# How many of the first unit make one of the base unit of its dimension. Masses per volume are compared
# among themselves only: turning them into moles needs the substance.
SCALES: dict[str, tuple[str, Decimal]] = {
    "mm": ("length", Decimal(1)),
    "cm": ("length", Decimal(10)),
    "m": ("length", Decimal(1000)),
    "kg": ("mass", Decimal(1000)),
    "g": ("mass", Decimal(1)),
    "ng/ml": ("mass per volume", Decimal(1)),
    "ug/l": ("mass per volume", Decimal(1)),
    "µg/l": ("mass per volume", Decimal(1)),
    "mg/dl": ("mass per volume", Decimal(10000)),
    "mg/l": ("mass per volume", Decimal(1000)),
    "g/dl": ("mass per volume", Decimal(10000000)),
    "g/l": ("mass per volume", Decimal(1000000)),
    "umol/l": ("amount per volume", Decimal(1)),
    "µmol/l": ("amount per volume", Decimal(1)),
    "mmol/l": ("amount per volume", Decimal(1000)),
    "%": ("share", Decimal(1)),
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit as written; `comparator` is `<`, `<=`, `>`, `>=` or empty."""

    number: Decimal
    unit: str = ""
    comparator: str = ""

    def same_as(self, other: Quantity) -> bool | None:
        """Whether both are the same amount; None where the units cannot be compared."""
        mine, theirs = self.scaled, other.scaled
        if mine[0] != theirs[0]:
            return None
        return mine == theirs and self.comparator == other.comparator

    def below(self, other: Quantity) -> bool | None:
        mine, theirs = self.scaled, other.scaled
        if mine[0] != theirs[0]:
            return None
        return mine[1] < theirs[1]

    @property
    def scaled(self) -> tuple[str, Decimal]:
        """The dimension and the number in its base unit; a unit that turns into no other is a dimension of its own."""
        if not self.unit:
            return "", self.number
        found = SCALES.get(self.unit.strip().lower().strip("[]"))
        if found is None:
            return self.unit.strip().lower(), self.number
        dimension, scale = found
        return dimension, self.number * scale


def parse_number(written: str) -> Decimal | None:
    """A finite number written with a point or a decimal comma; None for anything else."""
    try:
        number = Decimal(written.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
